import {behindLine, behindSign, CR, LF, type PlainSource, SPACE} from './markdownLines.ts';
import {type PlainBlock, type PlainCell, plainBlock} from './markdownPlainBlock.ts';
import {isBlank, isSign} from './skeleton.ts';

const BAR = 124;
const DELIMITERS = /^\|(?: *:?-+:? *\|)+\r?\n?$/;

/** The table at the margin that begins with the line at `start`: rows of as many cells, with bars at both ends and nothing in them that may be markup. Undefined for others. */
export function tableAt(source: PlainSource, start: number): PlainBlock | undefined {
  const {text} = source;
  const cells: PlainCell[] = [];
  let at = start;
  let width = 0;
  let end = start;
  for (let row = 0; ; row++) {
    const next = behindLine(text, at);
    if (row > 0 && isBlank(text, at, next)) break;
    const ends = rowAt(source, at, row, cells);
    if (!ends || (row > 0 && ends.width !== width)) return undefined;
    ({width, end} = ends);
    at = next;
    if (row > 0) continue;
    const line = text.slice(at, (at = behindLine(text, at)));
    if (!DELIMITERS.test(line) || line.split('|').length - 2 !== width) return undefined;
    end = at - (line.length - line.trimEnd().length);
  }
  return {...plainBlock(start, start, {end, behind: at, textEnd: end, depth: 0, emphasis: []}, {}), cells};
}

/** Adds the cells of the row at `at` that are not empty. Returns how many there are and where the line ends; undefined where the parser has to read it. */
function rowAt(source: PlainSource, at: number, row: number, cells: PlainCell[]): {width: number; end: number} | undefined {
  const {text} = source;
  if (text.charCodeAt(at) !== BAR) return undefined;
  let column = 0;
  let from = at + 1;
  let emphasis: number[] = [];
  for (let i = from; ; i++) {
    const c = text.charCodeAt(i);
    const isOver = i >= text.length || c === LF || (c === CR && text.charCodeAt(i + 1) === LF);
    if (isOver) return from === i && column > 0 ? {width: column, end: i} : undefined;
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
    if (behind < 0) return undefined;
    i = behind - 1;
  }
}
