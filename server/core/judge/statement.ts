import type {Match} from '../match/types.ts';
import type {Rule} from '../pack/types.ts';
import {type Evaluator, INOPERATIVE, SILENT} from './evaluator.ts';
import {OnSubject} from './onSubject.ts';
import {isSupposed, type Protections} from './protections.ts';
import {Sightings, type Stretch} from './sightings.ts';
import type {Change, Verdict} from './types.ts';
import {Uncovered} from './uncovered.ts';
import {VerdictMaker} from './verdicts.ts';

/** Rules with `finds`: every statement that fulfils a pattern is a finding at its place. */
export class Statement {
  readonly #seen: Sightings;
  readonly #uncovered = new Uncovered(2);
  readonly #maker: VerdictMaker;
  readonly #words: {readonly message: string; readonly replacements: []};
  readonly #onSubject: OnSubject<Match>;
  /** Words are wrong in whatever company. */
  readonly #isOfWords: boolean;

  constructor(rule: Rule) {
    const silent = rule.kind === 'language' || rule.kind === 'accuracy' ? SILENT : INOPERATIVE;
    this.#isOfWords = rule.kind === 'language';
    const {restraint} = rule;
    // A fact that is wrong is wrong in a condition, too.
    const maySuppose = rule.kind === 'accuracy';
    this.#seen = new Sightings(
      rule.finds ?? [],
      silent,
      (match, evaluator) =>
        (maySuppose || !isSupposed(match)) &&
        !evaluator.excepted(match, rule.except) &&
        !(restraint !== undefined && evaluator.isSaidApart(restraint, match)),
    );
    this.#maker = new VerdictMaker(rule);
    this.#onSubject = new OnSubject(rule, match => match);
    this.#words = {message: rule.title, replacements: []};
  }

  look(evaluator: Evaluator, stretch: Stretch, change: Change | undefined): void {
    this.#seen.look(evaluator, stretch, change);
  }

  /** Whether other protections stand beside what was seen than when it was kept last. */
  isMoved(protections: Protections): boolean {
    return !this.#isOfWords && protections.movedBeside(this.#seen.matches);
  }

  /** Keeps what is on the subject, and in no sentence that gives. Returns whether that is something else than before. */
  keep(evaluator: Evaluator, protections: Protections): boolean {
    const taking = this.#isOfWords ? this.#seen.matches : this.#uncovered.of(this.#seen, protections);
    return this.#onSubject.keep(withoutNested(taking), evaluator);
  }

  verdicts(evaluator: Evaluator, change: Change | undefined): readonly Verdict[] {
    return this.#maker.make(this.#onSubject.kept, evaluator, change, () => this.#words);
  }
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
