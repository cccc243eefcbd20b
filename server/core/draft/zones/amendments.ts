import {wordForm} from '../../words.ts';
import type {Lexicon} from '../lexicon.ts';
import {isLetter, isOpenQuote} from '../lexicon.ts';
import type {RawBlock} from '../raw.ts';
import {Zone} from '../types.ts';
import type {Quote} from './quotes.ts';

/** What a quotation is for. */
export const Use = {quotation: 0, inserted: 1, omitted: 2, term: 3} as const;

/** What a text by itself says of its quotations. */
export interface Quoting {
  readonly quotes: readonly Quote[];
  /** `Use`, by quotation. */
  readonly uses: Uint8Array;
}

/** A block with what its text says. */
interface Read {
  readonly raw: RawBlock;
  readonly facts: Quoting;
}

/** Most characters between a drafting verb and the quotation it governs. */
const REACH = 60;
const LONGEST_TITLE = 160;
/** Most blocks that one quotation without a mark on every paragraph may run over. */
const LONGEST = 60;

/**
 * Which blocks as a whole are text put into another act ("After section 5 insert:" and the quoted paragraphs below it): 1 for each of them, undefined where there is none.
 *
 * @param follows whether block i, as it reads by itself, `instructs`
 */
export function findInserted(read: readonly Read[], follows: (i: number) => boolean): Uint8Array | undefined {
  let inserted: Uint8Array | undefined;
  /** Up to this block, quoted paragraphs belong to the instruction before them. */
  let openUntil = -1;
  let isNext = false;
  for (let i = 0; i < read.length; i++) {
    if (i > openUntil && !(isNext && isQuoted(read[i]!))) {
      isNext = follows(i);
      continue;
    }
    inserted ??= new Uint8Array(read.length);
    inserted[i] = 1;
    const first = quotesIn(read[i]!.raw, read[i]!.facts)[0];
    if (i > openUntil && first && !first.closed) openUntil = Math.max(openUntil, closingBlock(read, i));
  }
  return inserted;
}

function isQuoted({raw, facts}: Read): boolean {
  const first = quotesIn(raw, facts)[0];
  const start = startOf(raw.text);
  return (first?.start === start && isOpenQuote(raw.text.charCodeAt(start))) || (raw.zone & Zone.quotation) !== 0;
}

/** A low line marks what is new, the quotation with it. */
const startOf = (text: string): number => (text.startsWith('_') ? 1 : 0);

/** Whether a block, as it reads by itself, may put what follows into another act. Where none does, no quotation is inserted but by its own sentence. */
export const instructs = (block: RawBlock, facts: Quoting, lexicon: Lexicon): boolean =>
  governsNext(block, quotesIn(block, facts), facts.uses, lexicon);

const NONE = new Uint8Array(0);

/** `Use`, by quotation of a block. `isInserted`: as a whole it is text put into another act. */
export function usesOf(block: RawBlock, facts: Quoting, isInserted: boolean): Uint8Array {
  const {length} = quotesIn(block, facts);
  return length === 0 ? NONE : isInserted ? new Uint8Array(length).fill(Use.inserted) : facts.uses;
}

const quotesIn = ({kind}: RawBlock, facts: Quoting): readonly Quote[] => (kind === 'code' || kind === 'meta' ? NO_QUOTES : facts.quotes);
const NO_QUOTES: readonly Quote[] = [];

/** Is a block the title of what follows, or does it end in an instruction to insert what follows? Or does an inserted quotation run on from its end? */
function governsNext(block: RawBlock, own: readonly Quote[], uses: Uint8Array, lexicon: Lexicon): boolean {
  const last = own.at(-1);
  if (last && !last.closed && uses[own.length - 1] === Use.inserted) return true;
  if (block.text.length <= LONGEST_TITLE && startsWithPhrase(wordForm(block.text), lexicon.headed, 0)) return true;
  if (block.kind !== 'paragraph' && block.kind !== 'item') return false;
  const end = block.text.slice(-160);
  // "by the substitution for section 1 of" goes on in what is quoted; a full stop ends it.
  if (!/[:—–\-\p{L}\d)]\s*$/u.test(end)) return false;
  const lower = wordForm(end);
  return lexicon.insert.some(phrase => hasPhrase(lower, phrase));
}

/** The block in which a quotation that block `from` opened and left open is closed by a mark of its own kind; `from` if in none nearby. */
function closingBlock(read: readonly Read[], from: number): number {
  const {text} = read[from]!.raw;
  const mark = text.charCodeAt(startOf(text));
  if (mark === STRAIGHT) return straightClosing(read, from);
  if (mark !== 0x201c) return from;
  for (let i = from + 1; i < read.length && i - from <= LONGEST; i++) {
    const {raw, facts} = read[i]!;
    const open = raw.text.indexOf('\u201c');
    const close = raw.text.indexOf('\u201d');
    if (close >= 0 && (open < 0 || close < open)) return i;
    if (open === startOf(raw.text) && quotesIn(raw, facts)[0]?.closed) return i;
  }
  return from;
}

const STRAIGHT = 34;

/** The same for marks that open and close alike: the first block that ends in one. */
function straightClosing(read: readonly Read[], from: number): number {
  for (let i = from + 1; i < read.length && i - from <= LONGEST; i++) if (/"_?[.,;)]{0,2}(?:\s*(?:and|or))?$/.test(read[i]!.raw.text)) return i;
  return from;
}

/** The use of each quotation in one text, from the verbs right before and after it. */
export function usesIn(text: string, quotes: readonly Quote[], lexicon: Lexicon): Uint8Array {
  const uses = new Uint8Array(quotes.length);
  quotes.forEach((quote, n) => {
    // Settled by the one before it.
    if (uses[n] !== Use.quotation) return;
    const from = Math.max(quotes[n - 1]?.end ?? 0, quote.start - REACH);
    const before = wordForm(sinceStop(text.slice(from, quote.start)));
    const after = wordForm(text.slice(quote.end, Math.min(quotes[n + 1]?.start ?? text.length, quote.end + REACH)).split(/[.;]\s/)[0]!);
    const inserting = lastPhrase(before, lexicon.insert);
    const omitting = lastPhrase(before, lexicon.omit);
    // "by the substitution for X of Y", "by substituting, for X, Y"
    const isReplaced = inserting >= 0 && quotes[n + 1] !== undefined && IN_THE_PLACE_OF.test(before);
    if (isReplaced && TO.test(after)) uses[n] = Use.omitted;
    else if (isReplaced && NEXT.test(after)) [uses[n], uses[n + 1]] = [Use.omitted, Use.inserted];
    else if (inserting >= 0 && inserting >= omitting) uses[n] = Use.inserted;
    else if (startsWithPhrase(after, lexicon.omitted, 8)) uses[n] = Use.omitted;
    // "delete X and the words Y"
    else if (uses[n - 1] === Use.omitted && AND.test(before)) uses[n] = Use.omitted;
    // "replace X with Y"
    else if (uses[n - 1] === Use.omitted && TO.test(before)) uses[n] = Use.inserted;
    else if (omitting >= 0 && before.length - omitting <= 40) uses[n] = Use.omitted;
    // "for X substitute Y"
    else if (n + 1 < quotes.length && IN_THE_PLACE_OF.test(before) && startsWithPhrase(after, lexicon.insert, 2)) uses[n] = Use.omitted;
  });
  return uses;
}

/** Between words of which the same is said, in the languages there are packs for. */
const AND = /^,?\s*(?:and|or|et|ou|y|o)\s(?:\p{L}+\s){0,2}$/u;
/** What stands before the words that others replace, and between the two. */
const IN_THE_PLACE_OF = /(?:^|\W)for\s(?:the\s\w+\s)?$/;
const NEXT = /^,?\s*(?:the\s\w+\s)?$/u;
const TO = /^\s*\p{L}{2,5}\s(?:the\s\w+\s)?$/u;

const sinceStop = (text: string): string => text.slice(Math.max(text.lastIndexOf('. '), text.lastIndexOf('; ')) + 1);

function hasPhrase(lower: string, phrase: string): boolean {
  return lastPhrase(lower, [phrase]) >= 0;
}

/** Offset of the last of these phrases that stands as whole words, or -1. */
function lastPhrase(lower: string, phrases: readonly string[]): number {
  let last = -1;
  for (const phrase of phrases) {
    const at = lower.lastIndexOf(phrase);
    if (at > last && !isLetter(lower.charCodeAt(at - 1)) && !isLetter(lower.charCodeAt(at + phrase.length))) last = at;
  }
  return last;
}

/** Does one of the phrases stand at the start of the text, after at most `skip` other words? */
function startsWithPhrase(lower: string, phrases: readonly string[], skip: number): boolean {
  let at = 0;
  for (let skipped = 0; skipped <= skip; skipped++) {
    while (at < lower.length && !isLetter(lower.charCodeAt(at))) at++;
    for (const phrase of phrases) if (lower.startsWith(phrase, at) && !isLetter(lower.charCodeAt(at + phrase.length))) return true;
    while (at < lower.length && isLetter(lower.charCodeAt(at))) at++;
  }
  return false;
}
