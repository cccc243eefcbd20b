import type {Runs} from './block.ts';
import type {BlockKind, Cell, Suppression, ZoneSpan} from './types.ts';

/** How a unit is numbered: the brackets or stops around it and the kind of number. Siblings share it. */
export type Style =
  | 'article'
  | 'part'
  | 'annex' // with a number word or §
  | '1.1' // dotted
  | '1.'
  | '1)'
  | '(1)'
  | 'a.'
  | 'a)'
  | '(a)'
  | 'A.'
  | 'A)'
  | '(A)'
  | 'i.'
  | 'i)'
  | '(i)'
  | 'I.'
  | 'I)'
  | '(I)'
  | '1' // a bare number in a heading
  | '-'; // a bullet

/** A numbering label found in the text. */
export interface Unit {
  readonly style: Style;
  /** As printed, without punctuation and word. */
  readonly label: string;
  /** For parts: "part", "chapter" ..., lower case; else ''. */
  readonly word: string;
}

/** Depth of a heading that no markup shows. */
export const PSEUDO = 7;

/**
 * A block as a reader of one format delivers it; the rest of the room works on these in place until they become Blocks.
 * `text` holds the label first, until `takeLabels` moves it into `units`.
 */
export interface RawBlock {
  kind: BlockKind;
  /** Source offset from which `start`, `end` and `runs` count. */
  base: number;
  start: number;
  end: number;
  text: string;
  runs: Runs;
  /** Zones that the format gives to the whole block. */
  zone: number;
  units: readonly Unit[];
  /** Headings: 1 to 6, 7 for a heading without markup (a line in bold, ALL CAPS); 0 for all else. */
  depth: number;
  /** How many list items and block quotations the block stands in. */
  nesting: number;
  /** Number of the Markdown list whose item opens with this block, or -1. */
  list: number;
  /** Emphasised stretches of the text, flat pairs. */
  strong: readonly number[];
  /** The first of them is bold, not italic. */
  bold: boolean;
  /** Zones over parts of the text. */
  spans: readonly ZoneSpan[];
  cell: Cell | undefined;
  /** Numbers that the format keeps apart from the text, as printed, outermost first; `giveNumbers` makes units of them. */
  numbers: readonly PrintedNumber[];
}

/** "(1)", "Article 7", "•" beside the text that it numbers. `style` where the number says nothing of its kind, but the format does. */
export interface PrintedNumber {
  readonly text: string;
  readonly style?: Style;
}

/** What a reader of a format gives. */
export interface RawDraft {
  readonly blocks: RawBlock[];
  readonly suppressions: Suppression[];
}

/**
 * What a reader gives that is loaded only when its format is met: plain data, which may go to another thread. Spans count in the text that is checked, which is the file
 * itself or, where the file is no text, what its reader wrote.
 */
export interface Layout {
  readonly blocks: readonly Readonly<RawBlock>[];
  readonly suppressions: readonly Suppression[];
}

export const NO_SPANS: readonly ZoneSpan[] = [];
export const NO_NUMBERS: readonly number[] = [];
export const NO_UNITS: readonly Unit[] = [];
export const NO_PRINTED: readonly PrintedNumber[] = [];

/** A raw block with what is not said left empty. */
export function rawBlock(kind: BlockKind, start: number, end: number, text: string, runs: readonly number[], more: Partial<RawBlock>): RawBlock {
  return {
    kind,
    base: more.base ?? 0,
    start,
    end,
    text,
    runs,
    zone: more.zone ?? 0,
    units: more.units ?? NO_UNITS,
    depth: more.depth ?? 0,
    nesting: more.nesting ?? 0,
    list: more.list ?? -1,
    strong: more.strong ?? NO_NUMBERS,
    bold: more.bold ?? false,
    spans: more.spans ?? NO_SPANS,
    cell: more.cell,
    numbers: more.numbers ?? NO_PRINTED,
  };
}
