import {isSpace, lastStartingBy, skipSpace} from './block.ts';
import type {Lexicon} from './lexicon.ts';
import {isDigit, isLetter, isLower, isUpper} from './lexicon.ts';

/** Index in `sentences` of the pair in which `at` lies or which it follows. */
export const sentenceAt = (sentences: readonly number[], at: number): number => lastStartingBy(sentences, 2, at + 1);

const MARK = /[.!?\u3002]/g;
/** Closing marks and footnote numbers, which belong to the sentence before them. */
const CLOSERS = /(?:["'\u2019\u201d\u00bb)\]]|\[\d{1,3}\]|[\u00b9\u00b2\u00b3\u2070-\u2079])+/y;

/**
 * Sentence bounds of one block's text as flat pairs without the white space between. A full stop ends no sentence after an abbreviation, an initial or a
 * number that begins one, in an ellipsis, or before a small letter; semicolons and colons never do.
 */
export function sentencesOf(text: string, lexicon: Lexicon): readonly number[] {
  const out: number[] = [];
  let start = skipSpace(text, 0);
  MARK.lastIndex = start;
  for (let m = MARK.exec(text); m; m = MARK.exec(text)) {
    let end = m.index + 1;
    if (m[0] === '.' && text.charCodeAt(end) === 46) {
      while (text.charCodeAt(end) === 46) end++;
      MARK.lastIndex = end;
      continue;
    }
    CLOSERS.lastIndex = end;
    end += CLOSERS.exec(text)?.[0].length ?? 0;
    const next = skipSpace(text, end);
    if (next === text.length) break;
    if ((next === end && m[0] !== '\u3002') || isLower(text.charCodeAt(next))) continue;
    if (m[0] === '.' && !endsSentence(text, start, m.index, next, lexicon)) continue;
    out.push(start, end);
    start = next;
    MARK.lastIndex = next;
  }
  let last = text.length;
  while (last > start && isSpace(text.charCodeAt(last - 1))) last--;
  if (last > start) out.push(start, last);
  return out.slice();
}

/** Does the full stop at `stop` end the sentence that begins at `start`? `next` is the next visible character, not a small letter. */
function endsSentence(text: string, start: number, stop: number, next: number, lexicon: Lexicon): boolean {
  let from = stop;
  while (from > start && (isLetter(text.charCodeAt(from - 1)) || text.charCodeAt(from - 1) === 46 || isDigit(text.charCodeAt(from - 1)))) from--;
  const word = text.slice(from, stop);
  if (word === '') return true;
  if (from === start && word.length <= 4 && isDigit(word.charCodeAt(0))) return false; // "2. Debt": a number that begins its sentence
  if (word.length === 1 && isUpper(word.charCodeAt(0))) {
    // An initial, unless it is the letter of a unit: "see Annex A. The list".
    let before = from;
    while (before > start && isSpace(text.charCodeAt(before - 1))) before--;
    let wordStart = before;
    while (wordStart > start && isLetter(text.charCodeAt(wordStart - 1))) wordStart--;
    return lexicon.numbering.has(text.slice(wordStart, before).toLowerCase());
  }
  const lower = word.toLowerCase();
  if (!lexicon.abbreviations.has(lower)) return true;
  // "The answer is no. The ..." and "No." end a sentence; "No. 12" and "No. XV" do not.
  return lower === 'no' && (stop + 1 === text.length || isLower(text.charCodeAt(next + 1)) || !isSpace(text.charCodeAt(stop + 1)));
}
