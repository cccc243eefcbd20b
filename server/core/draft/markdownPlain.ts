import {Shortened} from './shortened.ts';
import {beginsText, isBlank, isSign} from './skeleton.ts';

/** A paragraph, ATX heading or list item at the margin, in which nothing but the signs that make it one can be markup. Offsets of the chunk. */
export interface PlainBlock {
  readonly start: number;
  /** Behind the signs of a heading or an item, or those in front of a line in bold. */
  readonly textStart: number;
  readonly textEnd: number;
  /** Before the last line end. */
  readonly end: number;
  /** Where the next line begins. */
  readonly behind: number;
  /** Of a heading; 0 for all else. */
  readonly depth: number;
  /** What makes an item one of its list ("-", "."), '' for all else. */
  readonly marker: string;
}

/**
 * Such blocks with nothing between them but empty lines. The parser is shown the first, which is no item: whatever was open before ends there, and nothing in
 * the others could open or go on with anything, so the text goes on behind it as behind the last.
 */
export interface PlainRun {
  readonly first: PlainBlock;
  readonly rest: readonly PlainBlock[];
}

const LF = 10;
const CR = 13;
const SPACE = 32;
const HASH = 35;

/**
 * The blocks of a chunk that is one run from its first line to its last, so that no parser has to see it; undefined for others. No list may have been open before it, nor go on behind it.
 */
export function wholeRun(text: string): PlainBlock[] | undefined {
  const blocks: PlainBlock[] = [];
  for (let at = 0; at < text.length; ) {
    const next = behindLine(text, at);
    if (isBlank(text, at, next)) {
      at = next;
      continue;
    }
    const item = blocks.length > 0 ? itemAt(text, at) : undefined;
    const list = item && listAt(text, item);
    const block = item ? undefined : blockAt(text, at);
    if (block) blocks.push(block);
    else if (list?.isPlain) blocks.push(...list.items);
    else return undefined;
    at = block?.behind ?? list!.behind;
  }
  return blocks;
}

/** The runs of a chunk, in order. A chunk begins where a block may begin. Linear. */
export function plainRuns(text: string): PlainRun[] {
  const runs: PlainRun[] = [];
  let run: PlainBlock[] = [];
  const close = (at: number): void => {
    // A list at the end may go on in the next chunk.
    if (at === text.length) while (run.at(-1)?.marker) run.pop();
    // A paragraph would go on with what stands right below the last heading.
    if (run[0]?.depth === 0 && !isBlank(text, run.at(-1)!.behind, behindLine(text, run.at(-1)!.behind))) run.pop();
    if (run.length > 1) runs.push({first: run[0]!, rest: run.slice(1)});
    run = [];
  };
  for (let at = 0; at < text.length; ) {
    const next = behindLine(text, at);
    if (isBlank(text, at, next)) {
      at = next;
      continue;
    }
    const item = itemAt(text, at);
    const block = item ? undefined : blockAt(text, at);
    const list = item && listAt(text, item);
    if (block || list?.isPlain) {
      if (block) run.push(block);
      // An item may belong to a list that the parser is reading.
      else if (run.length) run.push(...list!.items);
      at = block?.behind ?? list!.behind;
      continue;
    }
    close(at);
    const empty = emptyLine(text, list?.behind ?? next);
    if (mayLast(text.slice(at, empty))) return runs;
    at = empty;
  }
  close(text.length);
  return runs;
}

/** The text with the rest of each run left out. */
export const withoutPlain = (text: string, runs: readonly PlainRun[]): Shortened =>
  new Shortened(text, leaveOut => {
    for (const {first, rest} of runs) leaveOut(first.behind, rest.at(-1)!.behind);
  });

/** The plain heading or paragraph that begins with the line at `start`; undefined where the parser has to say what it is. */
function blockAt(text: string, start: number): PlainBlock | undefined {
  if (text.charCodeAt(start) === HASH) return headingAt(text, start);
  const lines = isText(text, start) ? linesAt(text, start, false) : undefined;
  if (lines) return plain(start, start, lines.end, lines.behind);
  return boldAt(text, start, behindLine(text, start));
}

const plain = (start: number, textStart: number, end: number, behind: number): PlainBlock => ({
  start,
  textStart,
  textEnd: end,
  end,
  behind,
  depth: 0,
  marker: '',
});

function headingAt(text: string, start: number): PlainBlock | undefined {
  const signs = /^(#{1,6}) +(?=\S)/.exec(text.slice(start, start + 16));
  if (!signs) return undefined;
  const textStart = start + signs[0].length;
  const end = plainEnd(text, textStart);
  if (end <= textStart || text.slice(textStart, end).includes('#')) return undefined;
  return {...plain(start, textStart, end, behindLine(text, end)), depth: signs[1]!.length};
}

/** "**Limitation**": a paragraph of one line in bold, with nothing at its ends that could keep the stars from being markup. */
function boldAt(text: string, start: number, next: number): PlainBlock | undefined {
  if (!text.startsWith('**', start) || !isBlank(text, next, behindLine(text, next))) return undefined;
  const line = text.slice(start, next);
  const {length} = line.trimEnd();
  const [textStart, textEnd] = [start + 2, start + length - 2];
  if (!/^\*\*[A-Za-z\d(](?:.*[A-Za-z\d.:)])?\*\*\r?\n?$/.test(line)) return undefined;
  for (let i = textStart; i < textEnd; i++) if (isSign[text.charCodeAt(i)] === 1) return undefined;
  return {...plain(start, textStart, start + length, next), textEnd};
}

/** How items begin, with the sign that all of a list have; there is text right behind it, or something that the parser has to read. */
const ITEM = /^(?:([-*+])|\d{1,9}([.)]))(?: {1,4}(?=[^ \t\r\n])|[ \t\r\n]|$)/;
const itemSigns = (text: string, at: number): RegExpExecArray | null => ITEM.exec(text.slice(at, at + 15));

/** The item that begins at `start`; its `end` is -1 where the parser has to read it. Undefined where no item begins. */
function itemAt(text: string, start: number): PlainBlock | undefined {
  const signs = itemSigns(text, start);
  if (!signs) return undefined;
  const textStart = start + signs[0].length;
  const lines = text.charCodeAt(textStart - 1) === SPACE && isText(text, textStart) ? linesAt(text, textStart, true) : undefined;
  return {...plain(start, textStart, lines?.end ?? -1, lines?.behind ?? behindLine(text, start)), marker: signs[1] ?? signs[2]!};
}

/** The list that begins with an item, as far as its items are plain; it is plain when it ends with them. */
function listAt(text: string, first: PlainBlock): {items: readonly PlainBlock[]; behind: number; isPlain: boolean} {
  const items: PlainBlock[] = [];
  for (let item: PlainBlock = first; ; ) {
    if (item.end < 0) return {items, behind: item.behind, isPlain: false};
    items.push(item);
    let at = item.behind;
    while (at < text.length && isBlank(text, at, behindLine(text, at))) at = behindLine(text, at);
    if (at === text.length) return {items, behind: item.behind, isPlain: true};
    const next = itemAt(text, at);
    if (next?.marker === item.marker) {
      item = next;
      continue;
    }
    // What is indented belongs to the item.
    const isOver = at > item.behind && text.charCodeAt(at) !== SPACE && text.charCodeAt(at) !== 9;
    return {items, behind: item.behind, isPlain: isOver};
  }
}

/** The lines of text from `at` to an empty one or the end, or in a list to its next item; undefined where something in them may be markup. */
function linesAt(text: string, at: number, inList: boolean): {end: number; behind: number} | undefined {
  for (let begin = at; ; ) {
    const end = plainEnd(text, begin);
    if (end < 0) return undefined;
    const behind = behindLine(text, end);
    if (isBlank(text, behind, behindLine(text, behind)) || (inList && itemSigns(text, behind))) return {end, behind};
    begin = behind;
    while (text.charCodeAt(begin) === SPACE) begin++;
    if (!isText(text, begin)) return undefined;
  }
}

/** A line may begin so that can only be text: with a word, a quotation mark or bracket, or a number ("48 persons", "4.2 Scope") that begins no item. */
const isText = (text: string, at: number): boolean => beginsText(text.charCodeAt(at)) || /^\d{1,9}(?:[.)]\d| )/.test(text.slice(at, at + 11));

/** Where the line ends that goes on at `at` without anything that may be markup; -1 where something may. Space at its end may be. */
function plainEnd(text: string, at: number): number {
  for (let i = at; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (isSign[c] !== 1) continue;
    const isEnd = c === LF || (c === CR && text.charCodeAt(i + 1) === LF);
    return isEnd && text.charCodeAt(i - 1) !== SPACE ? i : -1;
  }
  return text.charCodeAt(text.length - 1) === SPACE ? -1 : text.length;
}

function behindLine(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline + 1;
}

/** The first empty line that begins at or behind the line at `from`, or the end. */
function emptyLine(text: string, from: number): number {
  let at = from;
  for (let next = 0; at < text.length; at = next) {
    next = behindLine(text, at);
    if (isBlank(text, at, next)) return at;
  }
  return at;
}

/** Whether something in it may go on over empty lines: a fence, a comment or another piece of HTML that is not closed in time. */
function mayLast(text: string): boolean {
  const comment = text.lastIndexOf('<!--');
  return (comment >= 0 && text.lastIndexOf('-->') < comment + 4) || /```|~~~|<(?:\?|!(?!--)|script|pre|style|textarea)/i.test(text);
}
