import type {Language} from '../pack/types.ts';
import type {Span} from '../span.ts';
import {exactForm, Glue, scanWords, Words, wordForm} from '../words.ts';
import {detached} from './block.ts';
import {lexiconOf, phraseAt} from './lexicon.ts';
import {type Block, type Draft, Zone} from './types.ts';

/** A term that a block defines: `"child" means ...`, `(hereinafter "the Authority")`. Offsets are those of the block's `text`. */
export interface BlockTerm {
  readonly text: string;
  readonly block: Block;
  /** Where the term stands there. */
  readonly at: Span;
  /** The entry or sentence that defines it. */
  readonly entry: Span;
  /** The words that say what the term is; undefined where they only add to it ("includes") or send elsewhere. */
  readonly body?: Span;
  /** Where in `body` the noun stands that names the kind: first in an entry, last before a bracket. */
  readonly head: 'first' | 'last';
}

/** The same with the index of the block. */
export interface DefinedTerm extends Omit<BlockTerm, 'block'> {
  readonly block: number;
}

/** Words that are somebody else's, or no prose. */
export const ELSEWHERE = Zone.quotation | Zone.citation | Zone.code | Zone.omitted;
const QUOTED = /[“„«"]([^“”„«»"\n]{2,80})[”“»"]|‘([^‘’\n]{2,80})’|(?<![\p{L}\p{N}])'([^'\n]{2,80})'(?![\p{L}\p{N}])/gu;
/** The last thing in a bracket: `(hereinafter "the Parties")`. */
const SHORT_FORM = /\([^()“"‘\n]{0,40}(?:[“"]([^“”"\n]{2,60})[”"]|‘([^‘’\n]{2,60})’|(?<=[\s(])'([^'\n]{2,60})')\)/g;

/** The terms a draft defines, in order; of two definitions of one term the first. Linear in the text. */
export function definedTerms(draft: Draft, language: Language): DefinedTerm[] {
  const indices = new Map<Block, number>();
  const all = draft.blocks.flatMap((block, index) => {
    const terms = termsOf(block, language);
    if (terms.length) indices.set(block, index);
    return terms;
  });
  return firstOfEach(all).map(({block, ...term}) => ({...term, block: indices.get(block)!}));
}

/** The terms that one block defines. */
export function termsOf(block: Block, language: Language): readonly BlockTerm[] {
  if (block.kind === 'code' || block.kind === 'meta') return NO_TERMS;
  const {definition, equates, short} = lexiconOf(language);
  const entries = block.zones.length ? entriesOf(block, definition, equates) : NO_TERMS;
  const forms = block.text.includes('(') ? shortFormsOf(block, short) : NO_TERMS;
  return forms.length ? [...entries, ...forms] : entries;
}
const NO_TERMS: readonly BlockTerm[] = [];

/** Of two definitions of one term the first. */
export function firstOfEach(terms: readonly BlockTerm[]): BlockTerm[] {
  const first = new Map<string, BlockTerm>();
  for (const term of terms) {
    const form = wordForm(term.text);
    if (!first.has(form)) first.set(form, term);
  }
  return [...first.values()];
}

/** Terms of the entries marked as definitions: what is quoted before the defining words, else what stands before them. */
function entriesOf(block: Block, definition: readonly string[], equates: ReadonlySet<string>): BlockTerm[] {
  const found: BlockTerm[] = [];
  for (const entry of block.zones) {
    if (entry.zone !== Zone.definition) continue;
    const text = block.text.slice(entry.start, entry.end);
    const means = firstOf(text.toLowerCase(), definition);
    if (!means) continue;
    const head = text.slice(0, means.at);
    const body = equates.has(means.phrase) ? {start: entry.start + means.at + means.phrase.length, end: entry.end} : undefined;
    const add = (term: string, at: number): void => {
      const start = entry.start + at;
      found.push({text: term, block, at: {start, end: start + term.length}, entry, ...(body && {body}), head: 'first'});
    };
    const quoted = [...head.matchAll(QUOTED)];
    for (const match of quoted) {
      const term = (match[1] ?? match[2] ?? match[3]!).trim();
      add(term, match.index + match[0].indexOf(term));
    }
    const plain = /^\s*(?:the (?:term|expression|word)s?\s+)?([^(,:;]{2,60}?)[\s:,–—-]*(?:\(|,|$)/i.exec(head);
    if (!quoted.length && plain) add(plain[1]!, plain.index + plain[0].indexOf(plain[1]!));
  }
  return found;
}

/** The phrase that stands first as whole words, and where; the longest of several at one place. */
function firstOf(lower: string, phrases: readonly string[]): {at: number; phrase: string} | undefined {
  let first: {at: number; phrase: string} | undefined;
  for (const phrase of phrases) {
    for (let at = lower.indexOf(phrase); at >= 0; at = lower.indexOf(phrase, at + 1)) {
      if (/[\p{L}\p{N}]/u.test(lower[at - 1] ?? '') || /[\p{L}\p{N}]/u.test(lower[at + phrase.length] ?? '')) continue;
      if (!first || at < first.at) first = {at, phrase};
      break;
    }
  }
  return first;
}

function shortFormsOf(block: Block, short: readonly string[]): BlockTerm[] {
  const {text} = block;
  const quoted = [...text.matchAll(SHORT_FORM)].map(match => ({match, name: match[1] ?? match[2] ?? match[3]!}));
  const plain = short.length ? [...text.matchAll(BRACKET)].flatMap(match => plainForm(match, short)) : [];
  return [...quoted, ...plain]
    .sort((a, b) => a.match.index - b.match.index)
    .flatMap(({match, name}): BlockTerm[] => {
      const term = name.replace(/^the\s+/i, '').trim();
      const start = match.index + match[0].lastIndexOf(term);
      if (term.length < 2 || zoneAt(block, start) & ELSEWHERE) return [];
      const s = block.sentences.findLastIndex((bound, i) => i % 2 === 0 && bound <= start);
      const entry = s < 0 ? {start: 0, end: text.length} : {start: block.sentences[s]!, end: block.sentences[s + 1]!};
      return [{text: term, block, at: {start, end: start + term.length}, entry, body: {start: entry.start, end: match.index}, head: 'last'}];
    });
}

const BRACKET = /\(([^()“”"‘’«»\n]{4,120})\)/g;
/** A name without marks around it: at most six words, the first with a capital; before them an article, which is short in every language. */
const NAME = /^[\s:,]*(?:\p{Ll}{1,3}(?:\s+|['’]))?(\p{Lu}[^\s,;:]*(?:\s+[^\s,;:]+){0,5})\s*$/u;

function plainForm(match: RegExpExecArray, short: readonly string[]): {match: RegExpExecArray; name: string}[] {
  const inside = match[1]!;
  const phrase = phraseAt(inside.toLowerCase(), 0, short);
  const name = phrase && NAME.exec(inside.slice(phrase.length))?.[1];
  return name ? [{match, name}] : [];
}

/** Zones of one character of a block. */
export function zoneAt(block: Block, at: number): number {
  let zone = block.zone;
  for (const one of block.zones) if (one.start <= at && at < one.end) zone |= one.zone;
  return zone;
}

/** Where a term stands among a text's words: `count` words, the last one with `cut` letters of a plural's ending. */
export interface TermHit {
  /** Index into the terms given. */
  readonly term: number;
  readonly count: number;
  readonly cut: number;
}

const ENDING = /^(?:s|es|'s|s')$/;

interface Candidate {
  readonly term: number;
  readonly forms: readonly string[];
  readonly exact: readonly string[] | undefined;
}
const wordAt = (text: string, words: Words, n: number): string => text.slice(words.start[n]!, words.end[n]!);

/** How many letters of a plural's ending the term has where its words begin at word `i`; -1 where other words stand there. */
function cutOf({forms, exact}: Candidate, text: string, words: Words, i: number): number {
  const last = forms.length - 1;
  if (i + last >= words.count) return -1;
  let cut = 0;
  for (let n = 0; n <= last; n++) {
    if (n > 0 && words.glue[i + n]! > Glue.hyphen) return -1;
    const word = wordAt(text, words, i + n);
    const here = wordForm(word);
    const form = forms[n]!;
    if (here !== form) {
      if (n < last || !here.startsWith(form) || !ENDING.test(here.slice(form.length))) return -1;
      cut = here.length - form.length;
    }
    if (exact && !exactForm(word).startsWith(exact[n]!) && word !== word.toUpperCase()) return -1;
  }
  return cut;
}

const NO_CANDIDATES: readonly Candidate[] = [];
/** So many different words of texts are remembered. */
const MOST_WORDS = 20_000;

/**
 * Finds terms in texts, the longest where several begin. "Minister" is not "minister"; "child" is also "Child" and "CHILD", and "Peace officer", which begins its own entry, also
 * "peace officer"; plurals count.
 */
export class TermFinder {
  readonly #byFirst = new Map<string, Candidate[]>();
  /** By the first two letters of a word, five bits each: whether a term may begin with it. Most words begin none, and need not be looked up. */
  readonly #begins = new Uint8Array(1024);
  /** By word as it stands in a text. */
  readonly #known = new Map<string, readonly Candidate[]>();

  constructor(terms: readonly {readonly text: string}[]) {
    const words = new Words();
    terms.forEach(({text}, term) => {
      scanWords(text, 0, text.length, words);
      const pieces = Array.from({length: words.count}, (_, i) => text.slice(words.start[i]!, words.end[i]!));
      if (!pieces.length) return;
      const forms = pieces.map(wordForm);
      const small = words.count > 1 ? text.slice(1) : text;
      const exact = small === small.toLowerCase() ? undefined : pieces.map(exactForm);
      const list = this.#byFirst.get(forms[0]!) ?? [];
      list.push({term, forms, exact});
      this.#byFirst.set(forms[0]!, list);
      const [first, second] = [forms[0]!.charCodeAt(0) & 31, forms[0]!.charCodeAt(1) & 31];
      // One letter may have a plural ending behind it.
      if (forms[0]!.length > 1) this.#begins[first * 32 + second] = 1;
      else this.#begins.fill(1, first * 32, first * 32 + 32);
    });
    for (const list of this.#byFirst.values()) list.sort((a, b) => b.forms.length - a.forms.length);
  }

  /** The longest term whose words begin at word `i`. */
  longestAt(text: string, words: Words, i: number): TermHit | undefined {
    if (!this.#mayBegin(text, words.start[i]!)) return undefined;
    const candidates = this.#beginningWith(wordAt(text, words, i));
    // By index and without helpers inside: this runs for nearly every word of a draft.
    for (let c = 0; c < candidates.length; c++) {
      const {term, forms} = candidates[c]!;
      const cut = cutOf(candidates[c]!, text, words, i);
      if (cut >= 0) return {term, count: forms.length, cut};
    }
    return undefined;
  }

  /** Letters beyond ASCII may be written in several ways. */
  #mayBegin(text: string, at: number): boolean {
    const [first, second] = [text.charCodeAt(at), text.charCodeAt(at + 1)];
    return first > 127 || second > 127 || this.#begins[(first & 31) * 32 + (second & 31)] === 1;
  }

  #beginningWith(word: string): readonly Candidate[] {
    let candidates = this.#known.get(word);
    if (!candidates) {
      if (this.#known.size >= MOST_WORDS) this.#known.clear();
      this.#known.set(detached(word), (candidates = this.#candidates(wordForm(word))));
    }
    return candidates;
  }

  #candidates(first: string): readonly Candidate[] {
    const own = this.#byFirst.get(first) ?? NO_CANDIDATES;
    if (!/s'?$/.test(first)) return own;
    // A term of one word stands under its plural too.
    return [...own, ...(this.#byFirst.get(first.replace(/'?s'?$/, '')) ?? []), ...(this.#byFirst.get(first.replace(/es$/, '')) ?? [])];
  }
}
