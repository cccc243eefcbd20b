import type {BlockContent, DefinitionContent, ListItem, Paragraph, PhrasingContent, RootContent, TableRow} from 'mdast';
import {type Frame, inlineText, plainText, type ReadText} from './markdownInline.ts';
import type {PlainRun} from './markdownPlain.ts';
import type {PlainBlock, PlainTable} from './markdownPlainBlock.ts';
import {parsedRows} from './markdownRows.ts';
import {NO_UNITS, type RawBlock, rawBlock, type Style, type Unit} from './raw.ts';
import {isOnlyComments, suppressionsInHtml} from './suppressions.ts';
import {type BlockKind, type Cell, Zone} from './types.ts';

type Flow = RootContent | BlockContent | DefinitionContent;

const DEEPEST = 200;

/** Counters of one chunk. */
export interface Counters {
  tables: number;
  lists: number;
  /** Number of the list that the last node read is, or -1. */
  lastList: number;
}

/** What surrounds a node. */
interface Around {
  readonly zone: number;
  readonly nesting: number;
  readonly footnote: boolean;
}

const OUTSIDE: Around = {zone: 0, nesting: 0, footnote: false};
/** "####Title" is no heading to Markdown, and every reader takes it for one. */
const TIGHT_HEADING = /^#{1,6}(?=[^#\s])/;

/** Appends the blocks of a chunk's tree, in the order of the source. `plain`: what the tree has only the first block of. */
export function readBlocks(nodes: readonly RootContent[], frame: Frame, plain: readonly PlainRun[], counters: Counters, out: RawBlock[]): void {
  const reader = new BlockReader(frame, counters, out);
  let run = 0;
  for (const node of nodes) {
    const own = run < plain.length && frame.place(node.position!.start.offset!) === plain[run]!.first.start ? plain[run++] : undefined;
    counters.lastList = node.type === 'list' ? counters.lists++ : -1;
    if (own?.first.table) readPlain([own.first, ...own.rest], frame, counters, out);
    else {
      reader.flow([node], OUTSIDE);
      if (own) readPlain(own.rest, frame, counters, out);
    }
  }
}

/** Appends blocks that need no parser, or only for rows of a table. Returns the number of the list at the margin with which they end, or -1. */
export function readPlain(blocks: readonly PlainBlock[], read: ReadText, counters: Counters, out: RawBlock[]): number {
  /** By nesting: the number of the list that is open. */
  const lists: number[] = [];
  const {source} = read;
  for (const block of blocks) {
    const {start, textStart, textEnd, end, depth, marker, nesting, opensList, emphasis, table} = block;
    if (opensList) lists[nesting] = counters.lists++;
    if (table) readTable(start, table, read, counters, out);
    else {
      const {text, runs, ...inline} = plainText(source, textStart, textEnd, emphasis);
      if (text === '') continue;
      const more: Partial<RawBlock> = marker
        ? {units: markerUnit(source.slice(start, textStart)), list: lists[nesting]!}
        : {depth, zone: depth ? Zone.heading : 0};
      out.push(rawBlock(marker ? 'item' : depth ? 'heading' : 'paragraph', start, end, text, runs, {nesting, ...inline, ...more}));
    }
  }
  return blocks.at(-1)?.nesting ? lists[1]! : -1;
}

function readTable(start: number, {bodyStart, cells, others}: PlainTable, read: ReadText, counters: Counters, out: RawBlock[]): void {
  const table = counters.tables++;
  const headers: string[] = [];
  const parsed = parsedRows(start, bodyStart, others, read);
  let next = parsed.next().value;
  const readBefore = (row: number): void => {
    for (; next && next.row < row; next = parsed.next().value)
      new BlockReader(next.frame, counters, out).row(next.node, {table, row: next.row}, headers, OUTSIDE);
  };
  for (const {start, end, row, column, emphasis} of cells) {
    readBefore(row);
    const {text, runs, ...inline} = plainText(read.source, start, end, emphasis);
    if (text === '') continue;
    if (row === 0) headers[column] = text;
    out.push(rawBlock('cell', start, end, text, runs, {cell: {table, row, column, header: headers[column] ?? ''}, zone: Zone.table, ...inline}));
  }
  readBefore(Infinity);
}

class BlockReader {
  readonly #frame: Frame;
  readonly #counters: Counters;
  readonly #out: RawBlock[];

  constructor(frame: Frame, counters: Counters, out: RawBlock[]) {
    this.#frame = frame;
    this.#counters = counters;
    this.#out = out;
  }

  flow(nodes: readonly Flow[], around: Around): void {
    for (const node of nodes) {
      const {start, end} = this.#bounds(node);
      if (start < end) this.#flowNode(node, start, end, around);
    }
  }

  #bounds(node: Flow | ListItem): {start: number; end: number} {
    const {place} = this.#frame;
    return {start: place(node.position!.start.offset!), end: place(node.position!.end.offset!)};
  }

  #flowNode(node: Flow, start: number, end: number, around: Around): void {
    // Nobody nests so deep but to break a parser.
    if (around.nesting > DEEPEST) return this.#verbatim('paragraph', start, end, around, 0);
    switch (node.type) {
      case 'heading':
        return this.#push('heading', node.children, start, end, around, {depth: node.depth, zone: around.zone | Zone.heading});
      case 'paragraph':
        return this.#paragraph(node, start, end, around);
      case 'blockquote':
        return this.flow(node.children, {...around, zone: around.zone | Zone.quotation, nesting: around.nesting + 1});
      case 'list': {
        const list = around === OUTSIDE ? this.#counters.lastList : this.#counters.lists++;
        for (const item of node.children) this.#item(item, node.ordered === true, list, {...around, nesting: around.nesting + 1});
        return;
      }
      case 'footnoteDefinition':
        return this.flow(node.children, {zone: around.zone | Zone.footnote, nesting: around.nesting, footnote: true});
      case 'table':
        return this.#table(node.children, around);
      case 'code':
        return this.#verbatim('code', start, end, around);
      case 'html':
        this.#frame.suppressions.push(...suppressionsInHtml(this.#frame.source.slice(start, end), start));
        if (!isOnlyComments(node.value)) this.#verbatim('code', start, end, around);
        return;
      default: // definitions, thematic breaks
    }
  }

  #paragraph(node: Paragraph, start: number, end: number, around: Around): void {
    const hashes = TIGHT_HEADING.exec(this.#frame.source.slice(start, start + 7))?.[0].length ?? 0;
    const first = node.children[0];
    if (hashes && !around.footnote && first?.type === 'text' && first.value.startsWith('#')) {
      this.#push('heading', node.children, start, end, around, {depth: hashes, zone: around.zone | Zone.heading});
      const block = this.#out.at(-1)!;
      dropFront(block, hashes);
      return;
    }
    this.#push(around.footnote ? 'footnote' : 'paragraph', node.children, start, end, around, {});
  }

  #item(item: ListItem, ordered: boolean, list: number, around: Around): void {
    const {start, end} = this.#bounds(item);
    if (start >= end) return;
    const [first, ...rest] = item.children;
    if (first?.type === 'paragraph') {
      const units = ordered ? markerUnit(this.#frame.source.slice(start, start + 12)) : NO_UNITS;
      const kind = around.footnote ? 'footnote' : 'item';
      this.#push(kind, first.children, start, this.#bounds(first).end, around, {units, list});
      this.flow(rest, around);
    } else this.flow(item.children, around);
  }

  #table(rows: readonly TableRow[], around: Around): void {
    const table = this.#counters.tables++;
    const headers: string[] = [];
    rows.forEach((node, row) => this.row(node, {table, row}, headers, around));
  }

  /** A row of a table. The first gives the `headers` of all. */
  row(node: TableRow, {table, row}: Pick<Cell, 'table' | 'row'>, headers: string[], around: Around): void {
    node.children.forEach((cell, column) => {
      const first = cell.children[0]?.position?.start.offset;
      const last = cell.children.at(-1)?.position?.end.offset;
      if (first === undefined || last === undefined) return;
      const start = this.#frame.place(first);
      const end = this.#frame.place(last);
      if (start >= end) return;
      const place: Cell = {table, row, column, header: headers[column] ?? ''};
      const before = this.#out.length;
      this.#push('cell', cell.children, start, end, around, {cell: place, zone: around.zone | Zone.table});
      const block = this.#out[before];
      if (row === 0 && block) {
        headers[column] = block.text;
        block.cell = {...place, header: block.text};
      }
    });
  }

  /** Code and HTML, as they stand. */
  #verbatim(kind: BlockKind, start: number, end: number, around: Around, zone: number = Zone.code): void {
    const text = this.#frame.source.slice(start, end).trimEnd();
    this.#out.push(rawBlock(kind, start, start + text.length, text, [0, start, text.length], {zone: around.zone | zone, nesting: around.nesting}));
  }

  #push(kind: BlockKind, children: readonly PhrasingContent[], start: number, end: number, around: Around, more: Partial<RawBlock>): void {
    const {text, runs, strong, bold, spans} = inlineText(children, this.#frame);
    if (text === '') return;
    this.#out.push(rawBlock(kind, start, end, text, runs, {zone: around.zone, nesting: around.nesting, strong, bold, spans, ...more}));
  }
}

/** The label of an ordered item, from its marker. */
function markerUnit(source: string): readonly Unit[] {
  const m = /^(\d{1,9})([.)])/.exec(source);
  return m ? [{style: `1${m[2]}` as Style, label: m[1]!, word: ''}] : NO_UNITS;
}

/** Takes `count` characters of markup off the front of a block's text. */
function dropFront(block: RawBlock, count: number): void {
  block.text = block.text.slice(count);
  block.runs = block.runs.map((value, i) => (i % 3 === 0 ? Math.max(0, value - count) : i === 1 ? value + count : i === 2 ? value - count : value));
  block.strong = block.strong.map(at => Math.max(0, at - count));
  block.spans = block.spans.map(span => ({start: Math.max(0, span.start - count), end: Math.max(0, span.end - count), zone: span.zone}));
}
