import {beginsText, isBlank, isSign} from './skeleton.ts';

/** Markdown of which it is to be told without the parser what is plain. */
export interface PlainSource {
  readonly text: string;
  /** There are no links, definitions or uses of them, so that a bracket is a bracket. */
  readonly hasPlainBrackets: boolean;
}

/** Lines of text, from where they were asked for to `end`, before a line end; `behind` is where the next line begins. */
export interface PlainLines {
  readonly end: number;
  readonly behind: number;
  /** Where they end without the underline that makes a heading of them. */
  readonly textEnd: number;
  /** Of that heading; 0 without. */
  readonly depth: number;
  /** Emphasised stretches: flat triples [offset of the opening marks, how many, offset of the closing marks]. */
  readonly emphasis: readonly number[];
}

export const LF = 10;
export const CR = 13;
export const SPACE = 32;
const STAR = 42;
const BRACKET = 91;

export const plainSource = (text: string, prefix: string): PlainSource => ({
  text,
  hasPlainBrackets: prefix === '' && !text.includes('](') && !text.includes(']:'),
});

/** How items begin, with the sign that all of a list have; there is text right behind it, or something that the parser has to read. */
const ITEM = /^(?:([-*+])|(\d{1,9})([.)]))(?: {1,4}(?=[^ \t\r\n])|[ \t\r\n]|$)/;
export const itemSigns = (text: string, at: number): RegExpExecArray | null => ITEM.exec(text.slice(at, at + 15));

/** Right below a paragraph at the margin. */
const UNDERLINE = /^(?:=+|-+)$/;

/** The lines of text from `at` to an empty one or the end, or in a list to its next item; undefined where something in them may be markup. */
export function linesAt(source: PlainSource, at: number, inList: boolean): PlainLines | undefined {
  const {text} = source;
  const emphasis: number[] = [];
  for (let begin = at; ; ) {
    const end = plainEnd(source, begin, emphasis);
    if (end < 0) return undefined;
    const behind = behindLine(text, end);
    const next = behindLine(text, behind);
    if (isBlank(text, behind, next)) return {end, behind, textEnd: end, depth: 0, emphasis};
    begin = skipSpaces(text, behind);
    if (inList && itemSigns(text, begin)) return {end, behind, textEnd: end, depth: 0, emphasis};
    const sign = text.charCodeAt(behind);
    if (!inList && (sign === 45 || sign === 61)) {
      const underline = behind + lineLength(text, behind, next);
      if (!UNDERLINE.test(text.slice(behind, underline))) return undefined;
      return {end: underline, behind: next, textEnd: end, depth: sign === 61 ? 1 : 2, emphasis};
    }
    if (!isText(source, begin)) return undefined;
  }
}

/** A line may begin so that can only be text: with a word, a quotation mark or bracket, emphasis, or a number ("48 persons", "4.2 Scope") that begins no item. */
export function isText(source: PlainSource, at: number): boolean {
  const {text} = source;
  const c = text.charCodeAt(at);
  if (c === BRACKET) return source.hasPlainBrackets;
  return beginsText(c) || (c === STAR && emphasisAt(source, at, at) !== undefined) || /^\d{1,9}(?:[.)]\d| )/.test(text.slice(at, at + 11));
}

/** Where the line ends that goes on at `at` without anything that may be markup but emphasis, which is noted; -1 where something may. Space at its end may be. */
export function plainEnd(source: PlainSource, at: number, emphasis: number[]): number {
  const {text} = source;
  for (let i = at; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (isSign[c] !== 1) continue;
    const behind = behindSign(source, i, at, emphasis);
    if (behind < 0) {
      const isEnd = c === LF || (c === CR && text.charCodeAt(i + 1) === LF);
      return isEnd && text.charCodeAt(i - 1) !== SPACE ? i : -1;
    }
    i = behind - 1;
  }
  return text.charCodeAt(text.length - 1) === SPACE ? -1 : text.length;
}

/** Where a sign is over that is no markup, or emphasis, which is noted; -1 for others. `from`: where the text of the line begins. */
export function behindSign(source: PlainSource, at: number, from: number, emphasis: number[]): number {
  const {text, hasPlainBrackets} = source;
  const c = text.charCodeAt(at);
  if (c === BRACKET) return hasPlainBrackets ? at + 1 : -1;
  // "&" begins a character reference only before a letter or number sign.
  if (c === 38) return /[#A-Za-z]/.test(text.charAt(at + 1)) ? -1 : at + 1;
  const found = c === STAR ? emphasisAt(source, at, from) : undefined;
  if (!found) return -1;
  emphasis.push(at, found.marks, found.close);
  return found.close + found.marks;
}

/**
 * Emphasis that cannot be read in another way: one or two stars between a space and a word, and as many between a word or the stop behind it and what is no word, in one line and with no other sign between.
 * See "left-flanking" and "right-flanking" at https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis.
 */
function emphasisAt({text}: PlainSource, at: number, from: number): {readonly marks: number; readonly close: number} | undefined {
  if (at > from && !isOneOf(' (', text.charCodeAt(at - 1))) return undefined;
  const marks = starsAt(text, at);
  if (marks > 2 || !isWord(text.charCodeAt(at + marks))) return undefined;
  let close = at + marks;
  while (close < text.length && isSign[text.charCodeAt(close)] !== 1) close++;
  if (starsAt(text, close) !== marks) return undefined;
  const before = text.charCodeAt(close - 1);
  const behind = text.charCodeAt(close + marks);
  const endsThere = close + marks === text.length || isOneOf(' \n\r', behind);
  const closes = isWord(before) ? endsThere || isOneOf(',.;:)"', behind) : isOneOf(',.;:)', before) && endsThere;
  return closes ? {marks, close} : undefined;
}

function starsAt(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end) === STAR) end++;
  return end - at;
}

/** Figures and Latin letters. */
const isWord = (c: number): boolean =>
  (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57) || (c >= 0xc0 && c <= 0x24f && c !== 0xd7 && c !== 0xf7);
const isOneOf = (characters: string, c: number): boolean => characters.includes(String.fromCharCode(c));

/** The characters of a line without its end. */
function lineLength(text: string, at: number, behind: number): number {
  let end = behind;
  if (end > at && text.charCodeAt(end - 1) === LF) end--;
  if (end > at && text.charCodeAt(end - 1) === CR) end--;
  return end - at;
}

export function behindLine(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline + 1;
}

/** Behind the empty lines from `at` on. */
export function behindEmptyLines(text: string, at: number): number {
  let end = at;
  for (let next = end; end < text.length; end = next) {
    next = behindLine(text, end);
    if (!isBlank(text, end, next)) break;
  }
  return end;
}

export function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === SPACE) at++;
  return at;
}
