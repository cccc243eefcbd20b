import {behindLine, behindSign, CR, LF, type PlainSource, SPACE} from './markdownLines.ts';
import {type PlainBlock, type PlainCell, plainBlock} from './markdownPlainBlock.ts';
import {isBlank, isSign} from './skeleton.ts';

const BAR = 124;
const DELIMITERS = /^\|(?: *:?-+:? *\|)+\r?\n?$/;

/**
 * The table at the margin that begins with the line at `start`. Its head and its plain rows have as many cells, bars at both ends and nothing in them that may be markup; a row of which all
 * that is known is that it begins with a bar is a row all the same, whatever stands in the others. Undefined for other tables.
 */
export function tableAt(source: PlainSource, start: number): PlainBlock | undefined {
  const {text} = source;
  const cells: PlainCell[] = [];
  const others: number[] = [];
  const width = rowAt(source, start, 0, cells);
  const below = behindLine(text, start);
  const bodyStart = behindLine(text, below);
  const line = text.slice(below, bodyStart);
  if (width < 0 || !DELIMITERS.test(line) || line.split('|').length - 2 !== width) return undefined;
  let at = bodyStart;
  for (let row = 1; ; row++) {
    const next = behindLine(text, at);
    if (isBlank(text, at, next)) break;
    const before = cells.length;
    if (rowAt(source, at, row, cells) !== width) {
      // A return by itself ends a line, too.
      if (text.charCodeAt(at) !== BAR || /\r[^\n]/.test(text.slice(at, next))) return undefined;
      cells.length = before;
      others.push(row, at, next);
    }
    at = next;
  }
  const end = start + text.slice(start, at).trimEnd().length;
  return {...plainBlock(start, start, {end, behind: at, textEnd: end, depth: 0, emphasis: []}, {}), table: {bodyStart, cells, others}};
}

/** Adds the cells of the row at `at` that are not empty. Returns how many there are; -1 where the parser has to read it. */
function rowAt(source: PlainSource, at: number, row: number, cells: PlainCell[]): number {
  const {text} = source;
  if (text.charCodeAt(at) !== BAR) return -1;
  let column = 0;
  let from = at + 1;
  let emphasis: number[] = [];
  for (let i = from; ; i++) {
    const c = text.charCodeAt(i);
    const isOver = i >= text.length || c === LF || (c === CR && text.charCodeAt(i + 1) === LF);
    if (isOver) return from === i && column > 0 ? column : -1;
    if (isSign[c] !== 1) continue;
    if (c === BAR) {
      let start = from;
      let end = i;
      while (start < end && text.charCodeAt(start) === SPACE) start++;
      while (end > start && text.charCodeAt(end - 1) === SPACE) end--;
      if (start < end) cells.push({start, end, row, column, emphasis});
      column++;
      from = i + 1;
      emphasis = [];
      continue;
    }
    const behind = behindSign(source, i, from, emphasis);
    if (behind < 0) return -1;
    i = behind - 1;
  }
}
