import {isSpace} from '../block.ts';
import {isDigit, isLetter} from '../lexicon.ts';

/** A stretch between quotation marks, marks included. `closed` is false where it runs to the end of the block. */
export interface Quote {
  readonly start: number;
  readonly end: number;
  readonly closed: boolean;
}

const CLOSERS: {readonly [open: number]: string} = {0x201c: '\u201d', 0x201e: '\u201c\u201d', 0xab: '\u00bb', 0x2039: '\u203a', 0x201f: '\u201d'};
const MARK = /[`"\u201c-\u201f\u00ab\u2039\u2018']/g;

const isWord = (c: number): boolean => isLetter(c) || isDigit(c);

/** The outermost quotations of one block's text, in order. An apostrophe opens and closes nothing. */
export function quotesOf(text: string): readonly Quote[] {
  let out: Quote[] | undefined;
  MARK.lastIndex = 0;
  for (let m = MARK.exec(text); m; m = MARK.exec(text)) {
    const at = m.index;
    const c = text.charCodeAt(at);
    let end = -1;
    if (c === 34) end = opens(text, at) ? closeStraight(text, at) : -1;
    else if (CLOSERS[c]) end = closeDouble(text, at, CLOSERS[c]!);
    else if (c === 96 && text.charCodeAt(at + 1) === 96) end = closeTypewriter(text, at);
    else if (c === 0x2018 || c === 39) end = opens(text, at) && isWord(text.charCodeAt(at + 1)) ? closeSingle(text, at, c) : -1;
    if (end < 0) continue;
    const closed = end <= text.length;
    (out ??= []).push({start: at, end: Math.min(end, text.length), closed});
    MARK.lastIndex = end;
  }
  return out ?? NONE;
}
const NONE: readonly Quote[] = [];
/** Most characters between single marks; it keeps a text full of apostrophes linear. */
const SINGLE_REACH = 2000;
const UNCLOSED = (text: string): number => text.length + 1;

/** Not after a letter or digit, not before a space. */
function opens(text: string, at: number): boolean {
  return !isWord(text.charCodeAt(at - 1)) && at + 1 < text.length && !isSpace(text.charCodeAt(at + 1));
}

function closeStraight(text: string, at: number): number {
  const close = text.indexOf('"', at + 1);
  return close < 0 ? UNCLOSED(text) : close + 1;
}

/** ``So'' or, as often, ``so". */
function closeTypewriter(text: string, at: number): number {
  const m = /''|"/.exec(text.slice(at + 2, at + SINGLE_REACH));
  return m ? at + 2 + m.index + m[0].length : -1;
}

/** Nested marks of the same kind are counted; an opening mark may stand where a closing one is meant in „German“ quotes. */
function closeDouble(text: string, at: number, closers: string): number {
  const open = text[at]!;
  let depth = 1;
  for (let i = at + 1; i < text.length; i++) {
    const c = text[i]!;
    if (closers.includes(c)) {
      if (--depth === 0) return i + 1;
    } else if (c === open && !isWord(text.charCodeAt(i - 1))) depth++;
  }
  return UNCLOSED(text);
}

/** The first mark at the end of a word; one after a plural ("victims' rights") only if no other follows. -1: it was an apostrophe. */
function closeSingle(text: string, at: number, open: number): number {
  const close = open === 39 ? 39 : 0x2019;
  let fallback = -1;
  for (let i = at + 1; i < text.length && i - at < SINGLE_REACH; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x2018 && open === 0x2018) break;
    if (c !== close || isSpace(text.charCodeAt(i - 1)) || isWord(text.charCodeAt(i + 1))) continue;
    const possessive = /s/i.test(text[i - 1]!) && text.charCodeAt(i + 1) === 32 && isLetter(text.charCodeAt(i + 2));
    if (!possessive) return i + 1;
    if (fallback < 0) fallback = i + 1;
  }
  return fallback;
}
