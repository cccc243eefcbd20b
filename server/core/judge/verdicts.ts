import type {Match} from '../match/types.ts';
import type {Rule} from '../pack/types.ts';
import type {Fix} from '../report/types.ts';
import type {Evaluator} from './evaluator.ts';
import {type Insertion, insertAt, insertionOf, insertionPoint} from './fix.ts';
import type {Change, Verdict} from './types.ts';

/** What is said of a match, apart from where a model clause goes. */
interface Words {
  readonly message: string;
  readonly fixes: readonly Fix[];
}

interface Made {
  readonly words: Words;
  /** Where the match stood then. */
  readonly start: number;
  verdict: Verdict;
  insertAt: number;
}

/** Puts the matches of one rule into words, each once as long as nothing changes where it stands; one that moved takes its words along. */
export class VerdictMaker {
  readonly #rule: Rule;
  readonly #known = new WeakMap<Match, Made>();
  #insertion: Insertion | undefined;
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
    return matches.map((match, i) => this.#make(match, i, evaluator, change, say));
  }

  #make(match: Match, i: number, evaluator: Evaluator, change: Change | undefined, say: (i: number) => Words): Verdict {
    const {clause, start} = match;
    const isStale = !change || (clause.block >= change.from && clause.block < change.to);
    let made = isStale ? undefined : this.#made[i];
    const at = this.#insertion ? insertionPoint(evaluator, clause.block) : -1;
    if (made && made.verdict.start === start && made.verdict.block === clause.block && made.insertAt === at) return made.verdict;
    if (!made) {
      made = {words: say(i), start, verdict: undefined as unknown as Verdict, insertAt: at};
      this.#known.set(match, made);
      this.#made[i] = made;
    }
    const {words} = made;
    const by = start - made.start;
    const fixes = by === 0 ? [...words.fixes] : words.fixes.map(fix => moved(fix, by));
    if (this.#insertion) fixes.push(insertAt(this.#insertion, at));
    made.insertAt = at;
    made.verdict = {
      rule: this.#rule,
      level: this.#rule.level,
      start,
      end: match.end,
      message: words.message,
      related: [],
      fixes,
      block: clause.block,
      scope: -1,
      origin: made,
    };
    return made.verdict;
  }
}

const moved = (fix: Fix, by: number): Fix => ({...fix, edits: fix.edits.map(({start, end, text}) => ({start: start + by, end: end + by, text}))});
