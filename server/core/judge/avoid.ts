import type {Match} from '../match/types.ts';
import type {Avoid, Rule} from '../pack/types.ts';
import {type Evaluator, SILENT} from './evaluator.ts';
import {excerptOf, replaceMatch} from './fix.ts';
import {OnSubject} from './onSubject.ts';
import {Sightings, type Stretch} from './sightings.ts';
import type {Change, Verdict} from './types.ts';
import {VerdictMaker} from './verdicts.ts';

interface Use {
  readonly match: Match;
  readonly avoid: Avoid;
}

/** Rules with `avoid`: every use of the wording in the draft's own voice is a finding, with its replacement where one is known. */
export class Wording {
  readonly #rule: Rule;
  readonly #sightings: readonly {readonly avoid: Avoid; readonly seen: Sightings}[];
  readonly #maker: VerdictMaker;
  readonly #onSubject: OnSubject<Use>;
  #uses: readonly Use[] = [];
  #matches: readonly Match[] = [];

  constructor(rule: Rule) {
    this.#rule = rule;
    this.#maker = new VerdictMaker(rule);
    this.#onSubject = new OnSubject(rule, ({match}) => match);
    this.#sightings = (rule.avoid ?? []).map(avoid => {
      const pattern = {says: [avoid.concept], polarity: 'either', with: [], without: []} as const;
      return {avoid, seen: new Sightings([pattern], SILENT, (match, evaluator) => !evaluator.excepted(match, rule.except))};
    });
  }

  look(evaluator: Evaluator, stretch: Stretch, change: Change | undefined): void {
    let changes = false;
    for (const {seen} of this.#sightings) changes = seen.look(evaluator, stretch, change) || changes;
    if (!changes) return;
    const uses = this.#sightings.flatMap(({avoid, seen}) => seen.matches.map((match): Use => ({match, avoid})));
    // Of phrases that overlap, the first to begin, then the longest, then the one with a replacement.
    uses.sort(
      (a, b) =>
        a.match.start - b.match.start || b.match.end - a.match.end || Number(b.avoid.becomes !== undefined) - Number(a.avoid.becomes !== undefined),
    );
    const kept: Use[] = [];
    for (const use of uses) if (!kept.length || use.match.start >= kept.at(-1)!.match.end) kept.push(use);
    this.#uses = kept;
  }

  /** Words are wrong in whatever company. */
  isMoved(): boolean {
    return false;
  }

  /** Keeps what is on the subject. Returns whether that is something else than before. */
  keep(evaluator: Evaluator): boolean {
    if (!this.#onSubject.keep(this.#uses, evaluator)) return false;
    this.#matches = this.#onSubject.kept.map(({match}) => match);
    return true;
  }

  verdicts(evaluator: Evaluator, change: Change | undefined): readonly Verdict[] {
    return this.#maker.make(this.#matches, evaluator, change, i => {
      const {match, avoid} = this.#onSubject.kept[i]!;
      return {
        message: `${this.#rule.title}: “${excerptOf(evaluator.draft, match)}”.`,
        replacements: avoid.becomes === undefined ? [] : replaceMatch(evaluator, match, avoid.phrase, avoid.becomes, avoid.safe),
      };
    });
  }
}
