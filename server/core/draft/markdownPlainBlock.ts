import type {PlainLines} from './markdownLines.ts';

/** A cell that is not empty. Offsets of the chunk. */
export interface PlainCell {
  readonly start: number;
  readonly end: number;
  readonly row: number;
  readonly column: number;
  readonly emphasis: readonly number[];
}

/** The rows of a table. */
export interface PlainTable {
  /** Behind the line below its head. */
  readonly bodyStart: number;
  /** Those of rows in which nothing can be markup but emphasis, row by row. */
  readonly cells: readonly PlainCell[];
  /** Rows that the parser has to read, each one line: flat triples [row, start, where the next line begins]. */
  readonly others: readonly number[];
}

/** A paragraph, heading or table at the margin, a list item or a paragraph in one, in which nothing but the signs that make it one, and emphasis, can be markup; rows of a table aside. Offsets of the chunk. */
export interface PlainBlock {
  readonly start: number;
  /** Behind the signs of a heading or an item. */
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
  /** In how many items it stands, itself with them. */
  readonly nesting: number;
  /** The first item of its list. */
  readonly opensList: boolean;
  /** See PlainLines. */
  readonly emphasis: readonly number[];
  /** Of a table; undefined for all else. */
  readonly table: PlainTable | undefined;
}

export function plainBlock(
  start: number,
  textStart: number,
  {end, behind, textEnd, depth, emphasis}: PlainLines,
  {marker = '', nesting = 0, opensList = false}: {readonly marker?: string; readonly nesting?: number; readonly opensList?: boolean},
): PlainBlock {
  return {start, textStart, textEnd, end, behind, depth, marker, nesting, opensList, emphasis, table: undefined};
}
