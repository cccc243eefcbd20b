import type {Match} from '../match/types.ts';
import type {Rule} from '../pack/types.ts';
import {type Evaluator, INOPERATIVE, SILENT} from './evaluator.ts';
import {OnSubject} from './onSubject.ts';
import {Sightings, type Stretch} from './sightings.ts';
import type {Change, Verdict} from './types.ts';
import {VerdictMaker} from './verdicts.ts';

/** Rules with `finds`: every statement that fulfils a pattern is a finding at its place. */
export class Statement {
  readonly #seen: Sightings;
  readonly #maker: VerdictMaker;
  readonly #words: {readonly message: string; readonly replacements: []};
  readonly #onSubject: OnSubject<Match>;
  #found: readonly Match[] = [];

  constructor(rule: Rule) {
    const silent = rule.kind === 'language' || rule.kind === 'accuracy' ? SILENT : INOPERATIVE;
    this.#seen = new Sightings(rule.finds ?? [], silent, (match, evaluator) => !isSupposed(match) && !evaluator.excepted(match, rule.except));
    this.#maker = new VerdictMaker(rule);
    this.#onSubject = new OnSubject(rule, match => match);
    this.#words = {message: rule.title, replacements: []};
  }

  look(evaluator: Evaluator, stretch: Stretch, change: Change | undefined): void {
    if (this.#seen.look(evaluator, stretch, change)) this.#found = withoutNested(this.#seen.matches);
  }

  /** Keeps what is on the subject. Returns whether that is something else than before. */
  keep(evaluator: Evaluator): boolean {
    return this.#onSubject.keep(this.#found, evaluator);
  }

  verdicts(evaluator: Evaluator, change: Change | undefined): readonly Verdict[] {
    return this.#maker.make(this.#onSubject.kept, evaluator, change, () => this.#words);
  }
}

/** What stands wholly behind an "if" is supposed, not laid down. */
function isSupposed(match: Match): boolean {
  const segment = match.clause.segments[match.inside];
  return segment?.kind === 'condition' && match.from > segment.from;
}

/** A rule's patterns may see the same words twice; the wider match stays. Expects matches in order of position, wider first. */
function withoutNested(matches: readonly Match[]): Match[] {
  const kept: Match[] = [];
  for (const match of matches) {
    const last = kept.at(-1);
    if (!last || match.start >= last.end) kept.push(match);
  }
  return kept;
}
