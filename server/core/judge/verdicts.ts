import type {Match} from '../match/types.ts';
import type {Rule} from '../pack/types.ts';
import type {Fix} from '../report/types.ts';
import type {Evaluator} from './evaluator.ts';
import {type Insertion, insertionOf, insertionPoint, insertAt as offer} from './fix.ts';
import type {Change, Verdict} from './types.ts';

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

  constructor(rule: Rule) {
    this.#rule = rule;
  }

  /** @param matches the same list as before where none came or went; @param say what is said of the ith */
  make(matches: readonly Match[], evaluator: Evaluator, change: Change | undefined, say: (i: number) => Words): Verdict[] {
    if (matches !== this.#matches) {
      this.#matches = matches;
      this.#made = matches.map(match => this.#known.get(match));
    }
    const {insert} = this.#rule;
    if (insert !== undefined && matches.length > 0) this.#insertion ??= insertionOf(evaluator, insert);
    const verdicts: Verdict[] = [];
    for (let i = 0; i < matches.length; i++) verdicts.push(this.#make(matches[i]!, i, evaluator, change, say));
    return verdicts;
  }

  #make(match: Match, i: number, evaluator: Evaluator, change: Change | undefined, say: (i: number) => Words): Verdict {
    const {start} = match;
    const {block} = match.clause;
    const isStale = !change || (block >= change.from && block < change.to);
    const insertAt = this.#insertion ? insertionPoint(evaluator, block) : -1;
    const made = isStale ? undefined : this.#made[i];
    if (made) {
      const {verdict} = made;
      if (verdict.start === start && made.insertAt === insertAt) verdict.block = block;
      else {
        verdict.start = start;
        verdict.end = match.end;
        verdict.block = block;
        verdict.fixes = this.#fixes(made.words, start - made.start, insertAt);
        made.insertAt = insertAt;
      }
      return verdict;
    }
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
    return verdict;
  }

  /** @param by how far the words have moved since they were made */
  #fixes({fixes}: Words, by: number, insertAt: number): readonly Fix[] {
    const there = by === 0 ? fixes : fixes.map(fix => moved(fix, by));
    if (!this.#insertion) return there;
    if (this.#offered?.at !== insertAt) this.#offered = {at: insertAt, fixes: [offer(this.#insertion, insertAt)]};
    return there.length > 0 ? [...there, ...this.#offered.fixes] : this.#offered.fixes;
  }
}

const NONE: readonly [] = [];

const moved = (fix: Fix, by: number): Fix => ({...fix, edits: fix.edits.map(({start, end, text}) => ({start: start + by, end: end + by, text}))});
