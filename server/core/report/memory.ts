import type {Block, Draft, Section} from '../draft/types.ts';
import {excerptOf} from '../judge/fix.ts';
import {InsertionPoints} from '../judge/remedy.ts';
import type {Verdict} from '../judge/types.ts';
import {sameItems} from '../span.ts';
import {CoverageMemory} from './coverage.ts';
import {Hash, Normaliser, normalise} from './fingerprint.ts';
import type {Finding} from './types.ts';

/** What was told of a verdict, and what it was told from. */
export interface Told {
  /** Where it stands, as it was read last. */
  block: Block;
  /** The section that it stands in or stands for, among these. */
  section: number;
  sections: readonly Section[];
  /** Titles of the sections around it, innermost first. */
  readonly titles: readonly string[];
  /** Over what its fingerprint is made of, beside its number among those of the same key; the words themselves would be long to keep. */
  readonly words: Hash;
  readonly key: string;
  readonly excerpt: string;
  ordinal: number;
  fingerprint: string;
  verdict: Verdict | undefined;
  finding: Finding | undefined;
}

/** What is kept from one version of a draft to the next: the words of its findings, as long as what they are about only moves. */
export class ReportMemory {
  readonly coverage = new CoverageMemory();
  readonly #normaliser = new Normaliser();
  readonly #told = new WeakMap<object, Told>();
  /** How the words of the findings in one block begin. */
  #openings: {readonly text: string; readonly byRule: Map<string, Hash>} = {text: '', byRule: new Map()};
  #draft: Draft | undefined;
  #insertionPoints: InsertionPoints | undefined;
  #verdicts: readonly Verdict[] = [];
  #ordered: readonly Verdict[] = [];
  /** What was told of each of those. */
  #inOrder: readonly Told[] = [];

  /** Verdicts in order of place, with what was told of each; `isSame`: all that was told is the same as of the version before. */
  inOrder(
    verdicts: readonly Verdict[],
    draft: Draft,
  ): {readonly ordered: readonly Verdict[]; readonly told: readonly Told[]; readonly isSame: boolean} {
    const stands = sameItems(verdicts, this.#verdicts) && isInOrder(this.#ordered);
    const ordered = stands ? this.#ordered : inOrder(verdicts, draft.blocks.length);
    const before = this.#inOrder;
    const told = ordered.map((verdict, i) => this.#of(verdict, draft, stands ? before[i] : this.#told.get(verdict.origin)));
    this.#draft = draft;
    this.#insertionPoints = undefined;
    this.#verdicts = verdicts;
    this.#ordered = ordered;
    this.#inOrder = told;
    return {ordered, told, isSame: sameItems(told, before)};
  }

  /** Where model clauses go in the draft that was put in order last. */
  get insertionPoints(): InsertionPoints {
    return (this.#insertionPoints ??= new InsertionPoints(this.#draft!));
  }

  #of(verdict: Verdict, draft: Draft, known: Told | undefined): Told {
    const block = draft.blocks[verdict.block]!;
    const section = verdict.scope >= 0 ? verdict.scope : block.section;
    // Markup may have come or gone where the text is what it was.
    if (known && (known.block === block || (known.block.text === block.text && known.excerpt === excerptOf(draft, verdict)))) {
      known.block = block;
      if (known.section === section && known.sections === draft.sections) return known;
      if (sameTitles(known.titles, draft, section)) {
        known.section = section;
        known.sections = draft.sections;
        return known;
      }
    }
    const titles: string[] = [];
    for (let s = section; s > 0; s = draft.sections[s]!.parent) titles.push(draft.sections[s]!.title);
    const words = this.#words(verdict, draft, block.text, titles);
    const told: Told = {
      block,
      section,
      sections: draft.sections,
      titles,
      words,
      key: words.digest(),
      excerpt: excerptOf(draft, verdict),
      ordinal: -1,
      fingerprint: '',
      verdict: undefined,
      finding: undefined,
    };
    this.#told.set(verdict.origin, told);
    return told;
  }

  /** Rule, words of the place and heading path without numbers: the same after text is moved or renumbered. A missing safeguard has no words, only its scope. */
  #words({rule, scope, start, end}: Verdict, draft: Draft, text: string, titles: readonly string[]): Hash {
    const path = titles.map(title => this.#normaliser.of(title)).filter(title => title !== '');
    if (scope >= 0) return new Hash().add([rule.id, ...path].join('\n'));
    return this.#opening(rule.id, text)
      .copy()
      .add(['', normalise(draft.source.slice(start, end)), ...path].join('\n'));
  }

  /** A paragraph of many pages has thousands of findings, which come one after the other: each rule goes through its words once. */
  #opening(rule: string, text: string): Hash {
    if (this.#openings.text !== text) this.#openings = {text, byRule: new Map()};
    const {byRule} = this.#openings;
    let opening = byRule.get(rule);
    if (!opening) byRule.set(rule, (opening = new Hash().add(`${rule}\n${this.#normaliser.of(text)}`)));
    return opening;
  }
}

function sameTitles(titles: readonly string[], {sections}: Draft, section: number): boolean {
  let n = 0;
  for (let s = section; s > 0; s = sections[s]!.parent) if (titles[n++] !== sections[s]!.title) return false;
  return n === titles.length;
}

/** In order of place. Verdicts come rule by rule; laid out block by block they are nearly in order, and sorting them costs next to nothing. */
function inOrder(verdicts: readonly Verdict[], blocks: number): Verdict[] {
  const next = new Int32Array(blocks + 1);
  for (const {block} of verdicts) next[block + 1]!++;
  for (let i = 0; i < blocks; i++) next[i + 1]! += next[i]!;
  const ordered: Verdict[] = new Array(verdicts.length);
  for (const verdict of verdicts) ordered[next[verdict.block]!++] = verdict;
  return ordered.sort(byPlace);
}

const byPlace = (a: Verdict, b: Verdict): number =>
  a.start - b.start || a.end - b.end || (a.rule.id < b.rule.id ? -1 : a.rule.id > b.rule.id ? 1 : 0);

function isInOrder(verdicts: readonly Verdict[]): boolean {
  let last = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < verdicts.length; i++) {
    const {start} = verdicts[i]!;
    if (start < last || (start === last && byPlace(verdicts[i - 1]!, verdicts[i]!) > 0)) return false;
    last = start;
  }
  return true;
}
