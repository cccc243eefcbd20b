import type {Block, Draft} from '../core/draft/types.ts';
import {Zone} from '../core/draft/types.ts';
import type {Language} from '../core/pack/types.ts';
import type {Span} from '../core/span.ts';
import {exactForm, Glue, scanWords, Words, wordForm} from '../core/words.ts';
import {sourceSpan} from './blocks.ts';

/** A term that the draft defines: `"child" means ...`, `(hereinafter "the Authority")`. */
export interface Term {
  readonly text: string;
  /** Source span of the sentence or entry that defines it. */
  readonly meaning: Span;
}

/** A place where a defined term stands, in source offsets; the ending of a plural is not part of it. */
export interface Occurrence extends Span {
  /** Index into `terms`. */
  readonly term: number;
  readonly defines: boolean;
  /** The words of a reader, as they stand there. */
  readonly text: string;
  /** "a" or "an" before it, if one stands there. */
  readonly article?: Span;
}

export interface Terms {
  readonly terms: readonly Term[];
  /** In order of their start; they do not overlap, because the longest term wins. */
  readonly occurrences: readonly Occurrence[];
}

/** Words that are somebody else's, or no prose. */
const ELSEWHERE = Zone.quotation | Zone.citation | Zone.code | Zone.omitted;
const QUOTED = /[“„«"]([^“”„«»"\n]{2,80})[”“»"]|‘([^‘’\n]{2,80})’/g;
/** The last thing in a bracket: `(hereinafter "the Parties")`. */
const SHORT_FORM = /\([^()“"‘\n]{0,40}(?:[“"]([^“”"\n]{2,60})[”"]|‘([^‘’\n]{2,60})’)\)/g;

const known = new WeakMap<Draft, Terms>();

/** The defined terms of a draft, worked out once per draft when somebody asks. */
export function termsOf(draft: Draft, language: Language): Terms {
  let terms = known.get(draft);
  if (!terms) known.set(draft, (terms = findTerms(draft, language)));
  return terms;
}

interface Defined extends Term {
  readonly definition: Span;
}

function findTerms(draft: Draft, language: Language): Terms {
  const defined = new Map<string, Defined>();
  for (const block of draft.blocks) {
    if (block.kind === 'code' || block.kind === 'meta') continue;
    for (const term of [...entriesOf(block, language), ...shortFormsOf(block)])
      if (!defined.has(wordForm(term.text))) defined.set(wordForm(term.text), term);
  }
  const terms = [...defined.values()];
  return {terms, occurrences: occurrencesOf(draft, terms)};
}

/** Terms of the entries that the core marked as definitions: what is quoted before the defining words, else what stands before them. */
function entriesOf(block: Block, language: Language): Defined[] {
  const found: Defined[] = [];
  for (const {start, end, zone} of block.zones) {
    if (zone !== Zone.definition) continue;
    const text = block.text.slice(start, end);
    const means = firstOf(text.toLowerCase(), language.definition);
    if (means < 0) continue;
    const head = text.slice(0, means);
    const meaning = sourceSpan(block, start, end);
    const add = (term: string, at: number): void =>
      void found.push({text: term, meaning, definition: sourceSpan(block, start + at, start + at + term.length)});
    const quoted = [...head.matchAll(QUOTED)];
    for (const match of quoted) {
      const term = (match[1] ?? match[2]!).trim();
      add(term, match.index + match[0].indexOf(term));
    }
    const plain = /^\s*(?:the (?:term|expression|word)s?\s+)?([^(,:;]{2,60}?)[\s:,–—-]*(?:\(|,|$)/i.exec(head);
    if (!quoted.length && plain) add(plain[1]!, plain.index + plain[0].indexOf(plain[1]!));
  }
  return found;
}

/** Where one of the phrases stands as whole words first, or -1. */
function firstOf(lower: string, phrases: readonly string[]): number {
  let first = -1;
  for (const phrase of phrases) {
    for (let at = lower.indexOf(phrase); at >= 0; at = lower.indexOf(phrase, at + 1)) {
      if (/[\p{L}\p{N}]/u.test(lower[at - 1] ?? '') || /[\p{L}\p{N}]/u.test(lower[at + phrase.length] ?? '')) continue;
      if (first < 0 || at < first) first = at;
      break;
    }
  }
  return first;
}

function shortFormsOf(block: Block): Defined[] {
  return [...block.text.matchAll(SHORT_FORM)].flatMap(match => {
    const term = (match[1] ?? match[2]!).replace(/^the\s+/i, '').trim();
    const start = match.index + match[0].lastIndexOf(term);
    if (term.length < 2 || zoneAt(block, start) & ELSEWHERE) return [];
    const s = block.sentences.findLastIndex((bound, i) => i % 2 === 0 && bound <= start);
    const meaning = s < 0 ? sourceSpan(block, 0, block.text.length) : sourceSpan(block, block.sentences[s]!, block.sentences[s + 1]!);
    return [{text: term, meaning, definition: sourceSpan(block, start, start + term.length)}];
  });
}

function zoneAt(block: Block, at: number): number {
  let zone = block.zone;
  for (const one of block.zones) if (one.start <= at && at < one.end) zone |= one.zone;
  return zone;
}

/** Terms by their first word, longest first. */
function indexOf(terms: readonly Defined[]): Map<string, {term: number; forms: string[]; exact: string[] | undefined}[]> {
  const index = new Map<string, {term: number; forms: string[]; exact: string[] | undefined}[]>();
  const words = new Words();
  terms.forEach(({text}, term) => {
    scanWords(text, 0, text.length, words);
    const pieces = Array.from({length: words.count}, (_, i) => text.slice(words.start[i]!, words.end[i]!));
    if (!pieces.length) return;
    const forms = pieces.map(wordForm);
    // "Minister" is not "minister"; "child" is also "Child" and "CHILD".
    const exact = text === text.toLowerCase() ? undefined : pieces.map(exactForm);
    const list = index.get(forms[0]!) ?? [];
    list.push({term, forms, exact});
    // A term of one word stands under its plural too.
    index.set(forms[0]!, list);
  });
  for (const list of index.values()) list.sort((a, b) => b.forms.length - a.forms.length);
  return index;
}

const ENDING = /^(?:s|es|'s|s')$/;

function occurrencesOf(draft: Draft, terms: readonly Defined[]): Occurrence[] {
  const index = indexOf(terms);
  const found: Occurrence[] = [];
  if (!index.size) return found;
  const words = new Words();
  for (const block of draft.blocks) {
    if (block.kind === 'code' || block.kind === 'meta') continue;
    const {text} = block;
    scanWords(text, 0, text.length, words);
    for (let i = 0; i < words.count; i++) {
      const length = longestAt(text, words, i, index);
      if (!length) continue;
      const {term, count, cut} = length;
      const start = words.start[i]!;
      const end = words.end[i + count - 1]! - cut;
      const span = sourceSpan(block, start, end);
      const {definition} = terms[term]!;
      const defines = span.start >= definition.start && span.end <= definition.end;
      if (!defines && zoneAt(block, start) & ELSEWHERE) continue;
      const previous = i > 0 && words.glue[i] === Glue.space ? text.slice(words.start[i - 1]!, words.end[i - 1]!) : '';
      const article = /^an?$/i.test(previous) ? sourceSpan(block, words.start[i - 1]!, words.end[i - 1]!) : undefined;
      found.push({...span, term, defines, text: text.slice(start, end), ...(article && {article})});
      i += count - 1;
    }
  }
  return found;
}

/** The longest term whose words begin at word `i`; `cut`: letters of a plural's ending. */
function longestAt(text: string, words: Words, i: number, index: ReturnType<typeof indexOf>): {term: number; count: number; cut: number} | undefined {
  const wordAt = (n: number): string => text.slice(words.start[n]!, words.end[n]!);
  const first = wordForm(wordAt(i));
  const candidates = [
    ...(index.get(first) ?? []),
    ...(/s'?$/.test(first) ? [...(index.get(first.replace(/'?s'?$/, '')) ?? []), ...(index.get(first.replace(/es$/, '')) ?? [])] : []),
  ];
  for (const {term, forms, exact} of candidates) {
    const count = forms.length;
    if (i + count > words.count) continue;
    let cut = 0;
    const fits = forms.every((form, n) => {
      if (n > 0 && words.glue[i + n]! > Glue.hyphen) return false;
      const word = wordAt(i + n);
      const here = wordForm(word);
      if (here !== form) {
        if (n < count - 1 || !here.startsWith(form) || !ENDING.test(here.slice(form.length))) return false;
        cut = here.length - form.length;
      }
      return !exact || exactForm(word).startsWith(exact[n]!) || word === word.toUpperCase();
    });
    if (fits) return {term, count, cut};
  }
  return undefined;
}

/** The occurrence at a source offset (its edges included), or undefined. */
export function occurrenceAt({occurrences}: Terms, offset: number): Occurrence | undefined {
  let low = 0;
  let high = occurrences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (occurrences[middle]!.end < offset) low = middle + 1;
    else high = middle;
  }
  const found = occurrences[low];
  return found && found.start <= offset ? found : undefined;
}
