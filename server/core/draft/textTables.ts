import {isSpace, TextBuilder} from './block.ts';
import {type RawBlock, rawBlock} from './raw.ts';
import {Zone} from './types.ts';

/** One line without its end and outer white space. */
export interface Line {
  readonly start: number;
  readonly end: number;
  /** White space before it, a tab counting to the next multiple of four. */
  readonly indent: number;
}

/** Lines that stand together. */
export interface Group {
  readonly lines: readonly Line[];
  /** The line of dashes right above it, if there is one. */
  readonly rule: Line | undefined;
}

/** A cell's text in the source, which may run over several lines; `start` is `end` where it is empty. */
interface Part {
  readonly start: number;
  readonly end: number;
}

/** A heading between the rows of a table is no longer than this, nor is the header of a column. */
const LONGEST_TITLE = 120;
const LONGEST_HEADER = 80;

/** How the lines of a table are cut into cells. */
interface Cut {
  readonly split: (line: Line) => readonly Part[];
  /** Text that begins further right in its line goes on with the row above it. */
  readonly margin: number;
}

/** Cells of a row. `goesOn`: these go on with the row above. */
interface Row {
  readonly parts: Part[];
  readonly goesOn: boolean;
}

/** A table that may go on. */
interface Table extends Cut {
  readonly number: number;
  readonly headers: readonly string[];
  /** Of the row last read. */
  row: number;
}

/**
 * Tables as people draw them in plain text: cells parted by upright lines ("Measure | Lead | Date"), or in columns under a line of dashes. A row may run over several lines: those that are short of
 * cells and together are a row, and those whose first cell is empty or stands further right than others, of which each cell is a block of its own.
 */
export class TextTables {
  readonly #source: string;
  readonly #groups: readonly Group[];
  #number = 0;
  #table: Table | undefined;

  constructor(source: string, groups: readonly Group[]) {
    this.#source = source;
    this.#groups = groups;
  }

  /** The cells of the nth group; undefined where it is not in a table. To be asked for each group in turn. */
  cells(n: number): RawBlock[] | undefined {
    const group = this.#groups[n]!;
    const table = this.#table;
    if (table) {
      const rows = this.#rows(group.lines, table);
      if (rows) return this.#blocks(rows, table);
      if (this.#isTitleInside(n, table)) return undefined;
      this.#table = undefined;
    }
    return this.#begin(n);
  }

  /** "PILLAR II: PROSECUTION" between two rows. */
  #isTitleInside(n: number, table: Table): boolean {
    const [line, more] = this.#groups[n]!.lines;
    const next = this.#groups[n + 1];
    if (more !== undefined || lengthOf(line!) > LONGEST_TITLE || next === undefined || this.#isAnother(next.lines, table)) return false;
    return this.#rows(next.lines, table) !== undefined;
  }

  /** "Indicator | Baseline | Target" below the title that follows a table of six columns: lines that are all short of the same cells are a table of their own. */
  #isAnother(lines: readonly Line[], {headers, split, margin, row}: Table): boolean {
    if (row === 0 || lines.length < 2 || margin !== Number.POSITIVE_INFINITY) return false;
    const {length} = split(lines[0]!);
    return length >= 3 && length < headers.length && lines.every(line => split(line).length === length);
  }

  #begin(n: number): RawBlock[] | undefined {
    const {lines} = this.#groups[n]!;
    const next = this.#groups[n + 1];
    const [head, ...others] = lines;
    const cut = this.#cutOf(head!, others.length === 0 ? next?.rule : undefined);
    const headers = cut?.split(head!);
    if (!cut || !headers || headers.some(one => lengthOf(one) > LONGEST_HEADER) || headers.filter(one => lengthOf(one) > 0).length < 2)
      return undefined;
    const table: Table = {number: this.#number, headers: headers.map(one => this.#source.slice(one.start, one.end)), row: 0, ...cut};
    const below = next && this.#isTitleInside(n + 1, table) ? this.#groups[n + 2] : next;
    const rows = this.#rows(others.length > 0 ? others : (below?.lines ?? []), table);
    // A line with two upright lines may be anything; one with a single one is a header only above a line of dashes.
    if (!rows?.some(({parts}) => parts.length === headers.length) || (headers.length < 3 && !next?.rule)) return undefined;
    this.#number++;
    this.#table = table;
    const header = this.#blocks([{parts: [...headers], goesOn: true}], table);
    return others.length > 0 ? [...header, ...this.#blocks(rows, table)] : header;
  }

  /** How the lines of a table are cut that begins with `head`. `rule`: the line of dashes below it. */
  #cutOf(head: Line, rule: Line | undefined): Cut | undefined {
    const source = this.#source;
    if (source.slice(head.start, head.end).includes('|')) {
      const isBordered = source[head.start] === '|';
      return {split: line => atPipes(source, line, isBordered), margin: Number.POSITIVE_INFINITY};
    }
    if (!rule) return undefined;
    const columns = columnsOf(source, rule);
    return columns.length > 1 ? {split: line => atColumns(source, line, columns), margin: columns[0]!} : undefined;
  }

  /** Rows of cells; undefined where the lines are none of this table. */
  #rows(lines: readonly Line[], {headers, split, margin}: Table): readonly Row[] | undefined {
    const {length} = headers;
    const rows: Row[] = [];
    const first = lines.length > 0 ? split(lines[0]!) : [];
    if (first.length < 2 || first.length > length) return undefined;
    const runsOn = first.length < length;
    for (const line of lines) {
      const parts = split(line);
      const row = rows.at(-1)?.parts;
      const completes = row && (parts.length === 1 || (runsOn && row.length < length && row.length - 1 + parts.length <= length));
      if (parts.length > length || (parts.length < 2 && !completes)) return undefined;
      if (!completes) {
        rows.push({parts: [...parts], goesOn: row !== undefined && (lengthOf(parts[0]!) === 0 || columnOf(this.#source, line) > margin)});
        continue;
      }
      const last = row.pop()!;
      row.push(lengthOf(last) === 0 ? parts[0]! : {start: last.start, end: Math.max(last.end, parts[0]!.end)}, ...parts.slice(1));
    }
    return rows;
  }

  #blocks(rows: readonly Row[], table: Table): RawBlock[] {
    return rows.flatMap(({parts, goesOn}) => {
      if (!goesOn) table.row++;
      return parts.flatMap((part, column) => {
        if (lengthOf(part) === 0) return [];
        const {text, runs} = this.#read(part);
        const cell = {table: table.number, row: table.row, column, header: table.headers[column] ?? ''};
        return [rawBlock('cell', part.start, part.end, text, runs, {cell, zone: Zone.table})];
      });
    });
  }

  /** The text of a cell: its lines, as they end, without the white space around them. */
  #read({start, end}: Part): {text: string; runs: readonly number[]} {
    const source = this.#source;
    const out = new TextBuilder(source);
    let from = start;
    for (let at = source.indexOf('\n', start); at >= 0 && at < end; at = source.indexOf('\n', at + 1)) {
      const line = trimmed(source, from, at);
      out.copy(line.start, line.end);
      out.copy(at, at + 1);
      from = at + 1;
    }
    const line = trimmed(source, from, end);
    out.copy(line.start, line.end);
    return out.finish();
  }
}

const lengthOf = ({start, end}: Part): number => end - start;

function trimmed(source: string, from: number, to: number): Part {
  let [start, end] = [from, to];
  while (start < end && isSpace(source.charCodeAt(start))) start++;
  while (end > start && isSpace(source.charCodeAt(end - 1))) end--;
  return {start, end};
}

/** `isBordered`: lines also begin and end with an upright line. */
function atPipes(source: string, line: Line, isBordered: boolean): Part[] {
  const parts: Part[] = [];
  let from = isBordered && source[line.start] === '|' ? line.start + 1 : line.start;
  const to = isBordered && line.end - 1 > from && source[line.end - 1] === '|' ? line.end - 1 : line.end;
  for (let at = source.indexOf('|', from); at >= 0 && at < to; at = source.indexOf('|', at + 1)) {
    parts.push(trimmed(source, from, at));
    from = at + 1;
  }
  parts.push(trimmed(source, from, to));
  return parts;
}

/** Where the columns begin, from the start of their line, under which dashes stand: "-----  ----". None where anything else stands between these. */
function columnsOf(source: string, {start, end}: Line): number[] {
  if (/[+|]/.test(source.slice(start, end))) return [];
  const lineStart = lineStartOf(source, start);
  const columns: number[] = [];
  for (let at = start; at < end; at++)
    if (!isSpace(source.charCodeAt(at)) && (at === start || isSpace(source.charCodeAt(at - 1)))) columns.push(at - lineStart);
  return columns;
}

const lineStartOf = (source: string, at: number): number => source.lastIndexOf('\n', at) + 1;
const columnOf = (source: string, {start}: Line): number => start - lineStartOf(source, start);

/** Cells under columns; one where the line has no gap before a column that it reaches. */
function atColumns(source: string, line: Line, columns: readonly number[]): Part[] {
  const lineStart = lineStartOf(source, line.start);
  const bounds = columns.map((column, i) => (i === 0 ? line.start : Math.min(line.end, Math.max(line.start, lineStart + column))));
  const isGap = (at: number): boolean => at === line.start || at === line.end || source.slice(at - 2, at) === '  ';
  if (!bounds.every(isGap)) return [trimmed(source, line.start, line.end)];
  return bounds.map((from, i) => trimmed(source, from, bounds[i + 1] ?? line.end));
}
