import {definedTerms, ELSEWHERE, TermFinder, zoneAt} from '../core/draft/terms.ts';
import type {Draft} from '../core/draft/types.ts';
import type {Language} from '../core/pack/types.ts';
import {firstWhere, type Span} from '../core/span.ts';
import {Glue, scanWords, Words} from '../core/words.ts';
import {sourceSpan} from './blocks.ts';

/** A term that the draft defines, as the editor shows it. */
export interface Term {
  readonly text: string;
  /** Source span of the sentence or entry that defines it, and how it reads. */
  readonly meaning: Span;
  readonly words: string;
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
  const terms = definedTerms(draft, language).map(({text, block, at, entry}): Defined => {
    const home = draft.blocks[block]!;
    return {
      text,
      meaning: sourceSpan(home, entry.start, entry.end),
      words: home.text.slice(entry.start, entry.end).trim(),
      definition: sourceSpan(home, at.start, at.end),
    };
  });
  return {terms, occurrences: occurrencesOf(draft, terms)};
}

/** "Alien": one word whose capital may be that of the entry which it begins. */
const isOpening = ({text}: Term): boolean => /^\p{Lu}[^\p{Lu}\s]+$/u.test(text);

function occurrencesOf(draft: Draft, terms: readonly Defined[]): Occurrence[] {
  const found: Occurrence[] = [];
  if (!terms.length) return found;
  const finder = new TermFinder(terms.map(term => (isOpening(term) ? {text: term.text.toLowerCase()} : term)));
  /** Terms of one word that bear their capital in the middle of a sentence, too. */
  const proper = new Set<number>();
  const words = new Words();
  for (const block of draft.blocks) {
    if (block.kind === 'code' || block.kind === 'meta') continue;
    const {text} = block;
    scanWords(text, 0, text.length, words);
    for (let i = 0; i < words.count; i++) {
      const hit = finder.longestAt(text, words, i);
      if (!hit) continue;
      const {term, count, cut} = hit;
      const start = words.start[i]!;
      const end = words.end[i + count - 1]! - cut;
      const span = sourceSpan(block, start, end);
      const {definition, meaning} = terms[term]!;
      const defines = span.start >= definition.start && span.end <= definition.end;
      if (!defines && zoneAt(block, start) & ELSEWHERE) continue;
      const here = text.slice(start, end);
      const isCapital = /^\p{Lu}\P{Lu}+$/u.test(here);
      if (!defines && isCapital && block.kind !== 'heading' && !begins(text, start)) proper.add(term);
      // "Department" means the Department of Public Safety: what it stands for keeps its name.
      if (!defines && isCapital && span.start >= meaning.start && span.end <= meaning.end) continue;
      const previous = i > 0 && words.glue[i] === Glue.space ? text.slice(words.start[i - 1]!, words.end[i - 1]!) : '';
      const article = /^an?$/i.test(previous) ? sourceSpan(block, words.start[i - 1]!, words.end[i - 1]!) : undefined;
      found.push({...span, term, defines, text: here, ...(article && {article})});
      i += count - 1;
    }
  }
  return found.filter(({term, text, defines}) => defines || !proper.has(term) || !isOpening(terms[term]!) || text[0] !== text[0]!.toLowerCase());
}

const begins = (text: string, at: number): boolean => /(?:^|[.!?:;–—][)\]"'”’»]*\s+)[(["'“‘«]*$/.test(text.slice(Math.max(0, at - 12), at));

/** The occurrence at a source offset (its edges included), or undefined. */
export function occurrenceAt({occurrences}: Terms, offset: number): Occurrence | undefined {
  const found = occurrences[firstWhere(occurrences, one => one.end >= offset)];
  return found && found.start <= offset ? found : undefined;
}
