import type {Match} from '../match/types.ts';
import type {Rule} from '../pack/types.ts';
import {firstWhere, sameItems} from '../span.ts';
import type {Evaluator} from './evaluator.ts';
import {insertionOf} from './fix.ts';
import type {Edit, Fix, Insertion} from './remedy.ts';
import type {Change} from './types.ts';
import {Verdict} from './verdict.ts';

/** What is said of a match, apart from where a model clause goes. */
interface Words {
  readonly message: string;
  /** In offsets from where the match begins. */
  readonly replacements: readonly Fix[];
}

interface Made {
  readonly verdict: Verdict;
  /** Index into the sentences of the block: what stands in another one is another finding to those that compare findings. */
  readonly sentence: number;
}

/** Puts the matches of one rule into words, each once as long as nothing changes where it stands. */
export class VerdictMaker {
  readonly #rule: Rule;
  readonly #known = new WeakMap<Match, Made>();
  #insertion: Insertion | undefined;
  #matches: readonly Match[] = [];
  #verdicts: readonly Verdict[] = [];

  constructor(rule: Rule) {
    this.#rule = rule;
  }

  /**
   * The same list as before where none came or went, and none says anything else.
   *
   * @param matches the same list as before where none came or went
   * @param say what is said of the ith
   */
  make(matches: readonly Match[], evaluator: Evaluator, change: Change | undefined, say: (i: number) => Words): readonly Verdict[] {
    const {from, to} = change ?? EVERYWHERE;
    const first = firstWhere(matches, ({clause}) => clause.block >= from);
    const behind = firstWhere(matches, ({clause}) => clause.block >= to);
    if (matches === this.#matches && first === behind) return this.#verdicts;
    const {insert} = this.#rule;
    if (insert !== undefined) this.#insertion ??= insertionOf(evaluator, insert);
    this.#matches = matches;
    const verdicts = matches.map((match, i) => {
      const known = this.#known.get(match);
      return known && (i < first || i >= behind) ? known.verdict : this.#make(match, say(i), evaluator, known);
    });
    return sameItems(verdicts, this.#verdicts) ? this.#verdicts : (this.#verdicts = verdicts);
  }

  #make(match: Match, {message, replacements}: Words, {draft}: Evaluator, known: Made | undefined): Verdict {
    const {clause} = match;
    const sentence = draft.blocks[clause.block]!.sentences.indexOf(clause.textStart);
    if (known?.sentence === sentence && known.verdict.message === message && sameFixes(known.verdict.replacements, replacements))
      return known.verdict;
    const rule = this.#rule;
    const verdict = new Verdict({rule, level: rule.level, message, replacements, insertion: this.#insertion}, match, clause);
    this.#known.set(match, {verdict, sentence});
    return verdict;
  }
}

const sameFixes = (a: readonly Fix[], b: readonly Fix[]): boolean =>
  a.length === b.length && a.every((fix, i) => fix.title === b[i]!.title && sameEdits(fix.edits, b[i]!.edits));
const sameEdits = (a: readonly Edit[], b: readonly Edit[]): boolean =>
  a.length === b.length && a.every(({start, end, text}, i) => start === b[i]!.start && end === b[i]!.end && text === b[i]!.text);

const EVERYWHERE = {from: 0, to: Number.POSITIVE_INFINITY};

/** The verdicts of a rule that looks at the draft itself. What says the same of the same place stays the same one. */
export class Overview {
  readonly #find: (evaluator: Evaluator) => readonly Verdict[];
  readonly #isTouched: (evaluator: Evaluator, change: Change) => boolean;
  #verdicts: readonly Verdict[] = [];

  /** @param isTouched whether a change may have to do with what is found */
  constructor(find: (evaluator: Evaluator) => readonly Verdict[], isTouched: (evaluator: Evaluator, change: Change) => boolean) {
    this.#find = find;
    this.#isTouched = isTouched;
  }

  /** The same list as before where none came or went. */
  verdicts(evaluator: Evaluator, change: Change | undefined): readonly Verdict[] {
    if (change && !change.rewired && !this.#isTouched(evaluator, change)) return this.#verdicts;
    const before = new Map(this.#verdicts.map(verdict => [verdict.at, verdict]));
    const now = this.#find(evaluator).map(verdict => {
      const known = before.get(verdict.at);
      return known?.saysTheSame(verdict) ? known : verdict;
    });
    return sameItems(now, this.#verdicts) ? this.#verdicts : (this.#verdicts = now);
  }
}
