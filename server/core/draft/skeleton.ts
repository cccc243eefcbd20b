import {Shortened} from './shortened.ts';

/**
 * Markdown with the words left out that no parser can take for markup: of a line, everything between its first word and its last, or between signs that may
 * be markup; of a paragraph at the margin, the lines between as well. Its structure is that of the whole text, and a parser that looks at every character
 * several times has a fraction of them to look at.
 *
 * What a word means to Markdown depends on where its line begins, on signs beside it, and on what brackets hold. So these stay: all up to the first word
 * with a letter and the space behind it, the last word before a sign or a line end, the signs themselves, and all that follows a "[" or "<" up to an empty line,
 * because labels are compared and tags are spelt.
 */
export class Skeleton extends Shortened {
  constructor(whole: string) {
    super(whole, leaveOut => wordsToLeaveOut(whole, leaveOut));
  }
}

/** Fewer characters are not worth it. */
const FEW = 6;

const SPACE = 32;
const LF = 10;
const CR = 13;

/** Signs that are markup, or may be, wherever they stand. */
export const isSign = new Uint8Array(128);
for (const c of '\t\r\n\0*_~`&\\|<>[') isSign[c.charCodeAt(0)] = 1;

const isLetter = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c >= 128;

/** Whether a line that begins so can only be text: that of a new paragraph behind an empty line, more of a paragraph behind its lines. */
export const beginsText = (c: number): boolean => isLetter(c) || c === 34 || c === 39 || c === 40;

function wordsToLeaveOut(text: string, leaveOut: (start: number, end: number) => void): void {
  /** Behind a bracket in this paragraph. */
  let bracketed = false;
  /** In a paragraph that began at the margin. */
  let inParagraph = false;
  let afterEmpty = true;
  let runStart = 0;
  for (let lineStart = 0; lineStart < text.length; ) {
    const newline = text.indexOf('\n', lineStart);
    const lineEnd = newline < 0 ? text.length : newline;
    inParagraph = (inParagraph || afterEmpty) && beginsText(text.charCodeAt(lineStart));
    afterEmpty = !inParagraph && isBlank(text, lineStart, lineEnd);
    if (afterEmpty) bracketed = false;
    for (let at = lineStart; at < lineEnd; at++) {
      const c = text.charCodeAt(at);
      if (isSign[c] !== 1 || (c === CR && at + 1 === lineEnd)) continue;
      if (!bracketed) inRun(text, runStart, at, leaveOut);
      bracketed ||= c === 91 || c === 60;
      runStart = at + 1;
    }
    if (!(inParagraph && goesOn(text, lineEnd))) {
      const end = text.charCodeAt(lineEnd - 1) === CR ? lineEnd - 1 : lineEnd;
      if (!bracketed) inRun(text, runStart, end, leaveOut);
      runStart = lineEnd + 1;
    }
    lineStart = lineEnd + 1;
  }
}

/**
 * Whether a line that ends at `lineEnd` is followed by one that does nothing but continue its paragraph. What stands below that one has a say: it may be
 * the underline of a heading or of the head of a table.
 */
function goesOn(text: string, lineEnd: number): boolean {
  const before = text.charCodeAt(text.charCodeAt(lineEnd - 1) === CR ? lineEnd - 2 : lineEnd - 1);
  if (before === SPACE || isSign[before] === 1 || !beginsText(text.charCodeAt(lineEnd + 1))) return false;
  const below = text.indexOf('\n', lineEnd + 1) + 1;
  const c = text.charCodeAt(below);
  return below === 0 || below === text.length || c === LF || c === CR || beginsText(c);
}

export function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const c = text.charCodeAt(at);
    if (c !== SPACE && c !== 9 && c !== CR && c !== LF) return false;
  }
  return true;
}

/** Whole words between the first and the last of a run without signs, each with the space behind it. */
function inRun(text: string, from: number, to: number, leaveOut: (start: number, end: number) => void): void {
  if (to - from < FEW) return;
  let letter = from;
  while (letter < to && !isLetter(text.charCodeAt(letter))) letter++;
  let start = letter;
  while (start < to && text.charCodeAt(start) !== SPACE) start++;
  start++;
  let end = to;
  while (end > start && text.charCodeAt(end - 1) === SPACE) end--;
  while (end > start && text.charCodeAt(end - 1) !== SPACE) end--;
  if (end - start >= FEW) leaveOut(start, end);
}
