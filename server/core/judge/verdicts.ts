import type {Draft} from '../draft/types.ts';
import type {Match} from '../match/types.ts';
import type {Rule} from '../pack/types.ts';
import type {Evaluator} from './evaluator.ts';
import {type Insertion, insertionOf, insertionPoint, insertAt as offer} from './fix.ts';
import type {Change, Fix, Verdict} from './types.ts';

/** What is said of a match, apart from where a model clause goes. */
interface Words {
  readonly message: string;
  readonly fixes: readonly Fix[];
}

/** A verdict may be moved by those who made it, in place: what a version says of it is copied into its report. */
type MovableVerdict = {-readonly [K in keyof Verdict]: Verdict[K]};

interface Made {
  readonly words: Words;
  /** Where the match stood then. */
  readonly start: number;
  readonly verdict: MovableVerdict;
  insertAt: number;
}

/** Puts the matches of one rule into words, each once as long as nothing changes where it stands; one that moved takes its words along. */
export class VerdictMaker {
  readonly #rule: Rule;
  readonly #known = new WeakMap<Match, Made>();
  #insertion: Insertion | undefined;
  /** The model clause at the place where it was offered last, since it often goes to the same place again. */
  #offered: {readonly at: number; readonly fixes: readonly Fix[]} | undefined;
  #matches: readonly Match[] = [];
  /** What was made of each of the matches. */
  #made: (Made | undefined)[] = [];
  #verdicts: readonly Verdict[] = [];

  constructor(rule: Rule) {
    this.#rule = rule;
  }

  /**
   * The same verdicts as before where none came or went.
   *
   * @param matches the same list as before where none came or went
   * @param say what is said of the ith
   */
  make(matches: readonly Match[], evaluator: Evaluator, change: Change | undefined, say: (i: number) => Words): readonly Verdict[] {
    let isSame = matches === this.#matches;
    if (!isSame) {
      this.#matches = matches;
      this.#made = matches.map(match => this.#known.get(match));
    }
    const {insert} = this.#rule;
    if (insert !== undefined && matches.length > 0) this.#insertion ??= insertionOf(evaluator, insert);
    for (let i = 0; i < matches.length; i++) {
      const match = matches[i]!;
      const {block} = match.clause;
      const isStale = !change || (block >= change.from && block < change.to);
      const made = isStale ? undefined : this.#made[i];
      if (made) this.#move(made, match, evaluator);
      else {
        this.#make(match, i, evaluator, say);
        isSame = false;
      }
    }
    if (!isSame) this.#verdicts = this.#made.map(made => made!.verdict);
    return this.#verdicts;
  }

  #move(made: Made, {start, end, clause: {block}}: Match, evaluator: Evaluator): void {
    const {verdict} = made;
    const insertAt = this.#insertion ? insertionPoint(evaluator, block) : -1;
    verdict.block = block;
    if (verdict.start === start && made.insertAt === insertAt) return;
    verdict.start = start;
    verdict.end = end;
    if (this.#insertion || made.words.fixes.length > 0) verdict.fixes = this.#fixes(made.words, start - made.start, insertAt);
    made.insertAt = insertAt;
  }

  #make(match: Match, i: number, evaluator: Evaluator, say: (i: number) => Words): void {
    const {start} = match;
    const {block} = match.clause;
    const insertAt = this.#insertion ? insertionPoint(evaluator, block) : -1;
    const words = say(i);
    const rule = this.#rule;
    const {level} = rule;
    const {message} = words;
    const fixes = this.#fixes(words, 0, insertAt);
    const verdict: MovableVerdict = {rule, level, start, end: match.end, message, related: NONE, fixes, block, scope: -1};
    const fresh: Made = {words, start, verdict, insertAt};
    verdict.origin = fresh;
    this.#known.set(match, fresh);
    this.#made[i] = fresh;
  }

  /** @param by how far the words have moved since they were made */
  #fixes({fixes}: Words, by: number, insertAt: number): readonly Fix[] {
    const there = by === 0 ? fixes : fixes.map(fix => moved(fix, by));
    if (!this.#insertion) return there;
    if (this.#offered?.at !== insertAt) this.#offered = {at: insertAt, fixes: [offer(this.#insertion, insertAt)]};
    return there.length > 0 ? [...there, ...this.#offered.fixes] : this.#offered.fixes;
  }
}

/** Verdicts of a rule that looks at the draft itself each time. What says the same of the same place stays the same object, moved. */
export class Steady {
  #known = new Map<object, MovableVerdict>();

  keep(found: readonly Verdict[], {blocks}: Draft): Verdict[] {
    const before = this.#known;
    this.#known = new Map();
    return found.map(verdict => {
      const {start, end, block, related, message} = verdict;
      const place = verdict.origin ?? blocks[block]!;
      if (this.#known.has(place)) return verdict;
      const known = before.get(place);
      const kept: MovableVerdict = known?.message === message ? Object.assign(known, {start, end, block, related}) : verdict;
      this.#known.set(place, kept);
      return kept;
    });
  }
}

const NONE: readonly [] = [];

const moved = (fix: Fix, by: number): Fix => ({...fix, edits: fix.edits.map(({start, end, text}) => ({start: start + by, end: end + by, text}))});
