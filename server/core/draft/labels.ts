import {isSpace, skipSpace} from './block.ts';
import type {Lexicon} from './lexicon.ts';
import {isDigit, isLetter, isLower} from './lexicon.ts';
import {isRoman} from './numbers.ts';
import type {Style, Unit} from './raw.ts';

export interface FoundUnit {
  readonly unit: Unit;
  /** Offset behind the label, its punctuation and white space. */
  readonly end: number;
  /** "A. Smith" or a member of a list: only its neighbours can tell. */
  readonly weak: boolean;
}

const BRACKETED = /\((\d{1,3}(?:\.\d{1,2})?[A-Za-z]{0,2}|[a-z](?:\.\d{1,2})|[a-z]{1,6}|[A-Z]{1,6})\)/y;
const CLOSED = /(\d{1,3}[A-Za-z]?|[a-z]{1,5}|[A-Z]{1,2})\)/y;
const DOTTED = /(?:[A-Z]{1,2}\.?)?\d{1,3}[A-Z]{0,2}(?:\.\d{1,3}){1,5}[A-Za-z]{0,2}(?=[.:]?(?:\s|$))/y;
const STOPPED = /([A-Z]{0,2}\d{1,3}[A-Z]{0,2}|[a-z]{1,5}|[A-Z]{1,5})\./y;
const BARE = /[A-Z]?\d{1,3}(?:\.\d{1,3})?[A-Z]{0,2}(?=\s)/y;
const LOOSE = /\d{1,3}[A-Z]{0,3}(?=[ \t]+[A-Z(])/y;
/** "Article (5)", as laws of several Arab States have it. */
const ENCLOSED = /\((\d{1,3}[A-Za-z]?)\)/y;
const BULLET = /[-–—−*•·▪◦‣●○■□\u2043\uf0b7](?=\s)/y;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** "a", "bb", "iv" may be labels; "the" and "EU" may not. */
function isLetterLabel(label: string): boolean {
  return label.length === 1 || isRoman(label) || (label.length < 4 && [...label].every(c => c === label[0]));
}

function styleOf(label: string, shape: (kind: string) => string): Style {
  if (isDigit(label.charCodeAt(0)) || isDigit(label.charCodeAt(label.length - 1))) return shape('1') as Style;
  const upper = label === label.toUpperCase();
  // A single letter that could be either is read as a letter here; `settleRomans` looks at its neighbours.
  return shape(label.length > 1 && isRoman(label) ? (upper ? 'I' : 'i') : upper ? 'A' : 'a') as Style;
}

/** A number without a word at text[at]. */
function plainUnit(text: string, at: number, heading: boolean): FoundUnit | undefined {
  const c = text.charCodeAt(at);
  let m: RegExpExecArray | null;
  if (c === 40) {
    m = match(BRACKETED, text, at);
    if (!m || !(isDigit(m[1]!.charCodeAt(0)) || isLetterLabel(m[1]!.replace(/\..*$/, '')))) return undefined;
    return found(
      styleOf(m[1]!, kind => `(${kind})`),
      m[1]!,
      text,
      at + m[0].length,
      false,
    );
  }
  if (!isDigit(c) && !isLetter(c)) return undefined;
  if ((m = match(DOTTED, text, at))) {
    const end = skipSpace(text, at + m[0].length + (/[.:]/.test(text[at + m[0].length] ?? '') ? 1 : 0));
    const next = text.charCodeAt(end);
    if (end < text.length && (isLower(next) || isDigit(next) || next === 37)) return undefined;
    return {unit: {style: '1.1', label: m[0], word: ''}, end, weak: false};
  }
  if ((m = match(CLOSED, text, at)) && (isDigit(c) || isLetterLabel(m[1]!))) {
    return found(
      styleOf(m[1]!, kind => `${kind})`),
      m[1]!,
      text,
      at + m[0].length,
      false,
    );
  }
  if ((m = match(STOPPED, text, at)) && (isDigit(m[1]!.charCodeAt(m[1]!.length - 1)) || isDigit(c) || isLetterLabel(m[1]!))) {
    const next = text.charCodeAt(at + m[0].length);
    if (isDigit(next) || isLower(next) || next === 46 || next === 44 || next === 41) return undefined;
    // "U.S. Customs"
    if (isLetter(next) && !isDigit(m[1]!.charCodeAt(m[1]!.length - 1))) return undefined;
    return found(
      styleOf(m[1]!, kind => `${kind}.`),
      m[1]!,
      text,
      at + m[0].length,
      !heading && !/\d/.test(m[1]!),
    );
  }
  if (heading && (m = match(BARE, text, at))) {
    const end = skipSpace(text, at + m[0].length);
    const next = text.charCodeAt(end);
    if (end >= text.length || isLower(next) || isDigit(next) || /^\p{L}+\.?,? \d{4}$/u.test(text.slice(end, end + 40).trim())) return undefined;
    return {unit: {style: m[0].includes('.') ? '1.1' : '1', label: m[0], word: ''}, end: skipDash(text, end), weak: false};
  }
  // "359 The Secretary of State": a number only among its neighbours.
  if (!heading && (m = match(LOOSE, text, at)))
    return {unit: {style: '1', label: m[0], word: ''}, end: skipSpace(text, at + m[0].length), weak: true};
  return undefined;
}

function found(style: Style, label: string, text: string, after: number, weak: boolean): FoundUnit | undefined {
  return {unit: {style, label, word: ''}, end: skipDash(text, after), weak};
}

/** Past white space and a dash ("3.—(1)"). */
function skipDash(text: string, at: number): number {
  let end = skipSpace(text, at);
  const c = text.charCodeAt(end);
  if (c === 0x2014 || c === 0x2013 || (c === 45 && isSpace(text.charCodeAt(end + 1)))) end = skipSpace(text, end + 1);
  return end;
}

const NUMBER = /(?:\d{1,4}(?:[.\-–]\d{1,4})*(?:-[a-z]{1,3}|[A-Za-z]{1,3})?|[IVXLC]{1,7}|[A-Z]{1,2}\d{0,3}|\p{L}+)(?![\p{L}\p{N}])/uy;

/** The number after a number word at text[at], or ''. */
export function numberAt(text: string, at: number, lexicon: Lexicon): string {
  const token = match(NUMBER, text, at)?.[0] ?? '';
  const c = token.charCodeAt(0);
  if (isDigit(c) || (token.length === 1 && !isLower(c) && isLetter(c)) || /^[A-Z]\d+$/.test(token)) return token;
  if (token && (lexicon.numbers.has(token.toLowerCase()) || (token === token.toUpperCase() && isRoman(token)))) return token;
  return '';
}

/** The number in brackets at text[at], or ''. */
export const enclosedNumberAt = (text: string, at: number): string => match(ENCLOSED, text, at)?.[1] ?? '';

/** A number word at text[at] with the offset behind it, or undefined. */
export function numberWordAt(text: string, at: number, lexicon: Lexicon): {kind: string; word: string; end: number} | undefined {
  let end = at;
  if (text.charCodeAt(at) === 0xa7) while (text.charCodeAt(end) === 0xa7) end++;
  else {
    while (end < text.length && isLetter(text.charCodeAt(end)) && end - at < 16) end++;
    if (end === at) return undefined;
    if (text.charCodeAt(end) === 46 && lexicon.numbering.has(text.slice(at, end + 1).toLowerCase())) end++;
  }
  const word = text.slice(at, end).toLowerCase();
  const kind = lexicon.numbering.get(word);
  return kind ? {kind, word, end} : undefined;
}

/** "Article 7.", "§ 4.", "PART II —", "Annex B" at text[at]; `strongEnd` is where emphasis that begins at `at` ends. */
function wordUnit(text: string, at: number, lexicon: Lexicon, heading: boolean, strongEnd: number): FoundUnit | undefined {
  const opener = numberWordAt(text, at, lexicon);
  if (!opener) return undefined;
  if (opener.kind === 'clause') {
    // "Paragraph 2" on a line of its own numbers what follows.
    const start = skipSpace(text, opener.end);
    const label = start > opener.end && !isLower(text.charCodeAt(at)) ? numberAt(text, start, lexicon) : '';
    const end = start + label.length;
    return label !== '' && isDigit(label.charCodeAt(0)) && /^[.:]?$/.test(text.slice(end))
      ? {unit: {style: '1', label, word: ''}, end: text.length, weak: false}
      : undefined;
  }
  const isSign = text.charCodeAt(at) === 0xa7;
  // A word that opens a provision stands with a capital; "section 4. The" in the middle of a wrapped line does not.
  if (!isSign && isLower(text.charCodeAt(at))) return undefined;
  const numberStart = skipSpace(text, opener.end);
  if (numberStart === opener.end && !isSign && text.charCodeAt(opener.end - 1) !== 46) {
    return opener.kind === 'annex' && standsAlone(text, opener.end)
      ? {unit: {style: 'annex', label: '', word: ''}, end: skipSeparator(text, opener.end), weak: false}
      : undefined;
  }
  const enclosed = numberStart > opener.end ? enclosedNumberAt(text, numberStart) : '';
  const label = enclosed || numberAt(text, numberStart, lexicon);
  if (!label)
    return opener.kind === 'annex' && (heading || standsAlone(text, opener.end)) && isTitleAfter(text, opener.end)
      ? {unit: {style: 'annex', label: '', word: ''}, end: skipSeparator(text, opener.end), weak: false}
      : undefined;
  const numberEnd = numberStart + label.length + (enclosed ? 2 : 0);
  const unit: Unit = {style: opener.kind as Style, label, word: opener.kind === 'part' ? opener.word : ''};
  const separated = skipSeparator(text, numberEnd);
  const next = text.charCodeAt(separated);
  if (heading)
    return isLower(next) && separated === skipSpace(text, numberEnd) ? undefined : next === 44 ? undefined : {unit, end: separated, weak: false};
  const inEmphasis = strongEnd >= numberEnd && strongEnd > at;
  const annexNote =
    opener.kind === 'annex' && /^\s?\([^()\n]{1,80}(?:\([^()\n]{1,10}\)[^()\n]{0,40})?\)\s*[:.]/.test(text.slice(numberEnd, numberEnd + 150));
  if (inEmphasis || annexNote || standsAlone(text, numberEnd) || (opener.kind === 'annex' && isColumnAfter(text, numberEnd)))
    return {unit, end: separated, weak: false};
  const title = titleAfter(text, numberEnd);
  if (title === '') return undefined;
  // "Article 2 Scope and principles" is one if its neighbours count on: "Article 33 Refugee Convention" is another's. There may be one annex only.
  if (opener.kind === 'article') return {unit, end: separated, weak: true};
  return isTitleCase(title) ? {unit, end: separated, weak: false} : undefined;
}

/** So long may a title be. */
const LONGEST_TITLE = 100;

/** The rest of the line behind a number, where it is nothing but a title: it begins with a capital and does not end as a sentence, a list or a lead-in does. */
function titleAfter(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  const title = text.slice(at, end < 0 ? text.length : end).trim();
  return title.length <= LONGEST_TITLE && /^\p{Lu}/u.test(title) && !/[.;:,!?…—–-]$/.test(title) ? title : '';
}

/** Every longer word stands with a capital. */
const isTitleCase = (title: string): boolean => title.split(/[\s-]+/).every(word => word.length <= 3 || !isLower(word.charCodeAt(0)));

/** After a label stands a stop, a colon, a dash or the end of the line. */
function standsAlone(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  if (at >= text.length || c === 10 || c === 13) return true;
  if (c === 46 || c === 58) return !isDigit(text.charCodeAt(at + 1)) && !isLower(text.charCodeAt(at + 1));
  const dash = skipSpace(text, at);
  const d = text.charCodeAt(dash);
  if (dash >= text.length) return true;
  if (text.slice(at, dash).includes('\n')) return true;
  return d === 0x2014 || d === 0x2013 ? true : d === 45 && dash > at && isSpace(text.charCodeAt(dash + 1));
}

/** "ANNEX A  Signs: papers held by others": its text set off in a column of its own. */
const isColumnAfter = (text: string, at: number): boolean => /^(?: {2,}|\t\s*)\p{Lu}/u.test(text.slice(at, at + 12));

const isTitleAfter = (text: string, at: number): boolean => !isLower(text.charCodeAt(skipSeparator(text, at)));

function skipSeparator(text: string, at: number): number {
  let end = skipSpace(text, at);
  let c = text.charCodeAt(end);
  while (c === 46 || c === 58 || c === 0x2014 || c === 0x2013 || (c === 45 && (end === at || isSpace(text.charCodeAt(end - 1))))) {
    end = skipSpace(text, end + 1);
    c = text.charCodeAt(end);
  }
  return end;
}

/**
 * The numbering label at text[at] or undefined: "(a)", "4.2", "§ 7.", "Annex B". A heading may also bear a bare number.
 * `strongEnd`: where emphasis that begins at `at` ends, else -1.
 */
export function unitAt(text: string, at: number, lexicon: Lexicon, heading: boolean, strongEnd = -1): FoundUnit | undefined {
  const c = text.charCodeAt(at);
  if (c === 0xa7 || (c > 64 && isLetter(c))) return wordUnit(text, at, lexicon, heading, strongEnd) ?? plainUnit(text, at, heading);
  if (c === 40 || isDigit(c)) return plainUnit(text, at, heading);
  const bullet = match(BULLET, text, at);
  return bullet ? {unit: {style: '-', label: '', word: ''}, end: skipSpace(text, at + 1), weak: false} : undefined;
}
