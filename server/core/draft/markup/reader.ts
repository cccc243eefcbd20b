import {type Layout, type PrintedNumber, type RawBlock, rawBlock} from '../raw.ts';
import {suppressionsInHtml} from '../suppressions.ts';
import {type BlockKind, type Cell, type Suppression, Zone} from '../types.ts';
import {type Decode, Line} from './line.ts';
import {gridOf, isLabel, isLayout} from './tables.ts';
import {elementsOf, type MarkupElement, type MarkupNode} from './tree.ts';
import type {Role, Vocabulary} from './vocabulary.ts';

/** What surrounds a node. */
interface Around {
  readonly kind: BlockKind;
  readonly zone: number;
  readonly nesting: number;
  /** How many provisions with headings it stands in. */
  readonly depth: number;
  readonly cell?: Cell;
  /** Line ends are meant. */
  readonly kept?: boolean;
}

/** What waits for the next text: numbers that stand before it, and the item that it opens. */
interface Pending {
  readonly numbers: PrintedNumber[];
  start: number;
  list: number;
}

const MOST_NUMBERS = 4;
const HEADING_DEPTH = 6;
const QUOTES: readonly string[] = ['startQuote', 'endQuote'];

/** The blocks of a markup tree, as a browser would set them line by line. */
export function readMarkup(root: MarkupElement, source: string, vocabulary: Vocabulary, decode: Decode): Layout {
  const reader = new MarkupReader(source, vocabulary, decode);
  reader.children(root, {kind: 'paragraph', zone: 0, nesting: 0, depth: 0});
  reader.flush({kind: 'paragraph', zone: 0, nesting: 0, depth: 0});
  // A parser may move what stands wrongly in a table.
  return {blocks: reader.blocks.sort((a, b) => a.start - b.start), suppressions: reader.suppressions};
}

class MarkupReader {
  readonly blocks: RawBlock[] = [];
  readonly suppressions: Suppression[] = [];
  readonly #source: string;
  readonly #vocabulary: Vocabulary;
  readonly #decode: Decode;
  #line: Line | undefined;
  #pending: Pending | undefined;
  /** Footnotes that stand inside the open line. */
  #footnotes: (() => void)[] = [];
  #tables = 0;
  #lists = 0;

  constructor(source: string, vocabulary: Vocabulary, decode: Decode) {
    this.#source = source;
    this.#vocabulary = vocabulary;
    this.#decode = decode;
  }

  children(element: MarkupElement, around: Around): void {
    for (const node of element.children) this.#node(node, element, around);
  }

  #node(node: MarkupNode, parent: MarkupElement, around: Around): void {
    if (node.type === 'comment') this.suppressions.push(...suppressionsInHtml(this.#source.slice(node.start, node.end), node.start));
    else if (node.type === 'text') {
      if (this.#line || !node.blank) this.#open().text(node.start, node.end, node.literal, around.kept === true);
    } else this.#element(node, this.#vocabulary.roleOf(node, parent), parent, around);
  }

  #open(): Line {
    this.#line ??= new Line(this.#source, this.#decode);
    return this.#line;
  }

  #element(element: MarkupElement, role: Role, parent: MarkupElement, around: Around): void {
    switch (role) {
      case 'skip':
      case 'mark':
        return;
      case 'break':
        this.#line?.lineBreak(element.start, element.end);
        return;
      case 'tab':
        this.#line?.insert(' ', element.start, element.end);
        return;
      case 'inline':
      case 'bold':
      case 'italic':
      case 'deleted':
      case 'code':
      case 'quoted':
        return this.#inline(element, role, around);
      case 'footnote':
        this.#footnotes.push(() => this.#block(element, around, {...around, kind: 'footnote', zone: around.zone | Zone.footnote}));
        if (!this.#line) this.#readFootnotes();
        return;
      case 'table':
        return this.#table(element, around);
      case 'list':
        this.flush(around);
        return this.#list(element, around);
      case 'item':
        return this.#item(element, parent, 0, this.#lists++, {...around, nesting: around.nesting + 1});
      case 'heading':
        return this.#heading(element, this.#vocabulary.headingDepth(element) || around.depth + 1, [], around);
      case 'provision':
        return this.#provision(element, around);
      default:
        this.#block(element, around, this.#inside(role, around));
    }
  }

  #inside(role: Role, around: Around): Around {
    if (role === 'quotation') return {...around, zone: around.zone | Zone.quotation, nesting: around.nesting + 1};
    if (role === 'preamble') return {...around, zone: around.zone | Zone.preamble};
    if (role === 'aside') return {...around, kind: 'meta', zone: around.zone | Zone.code};
    return role === 'lines' ? {...around, kept: true} : around;
  }

  #block(element: MarkupElement, around: Around, inside = around): void {
    this.flush(around);
    this.children(element, inside);
    this.flush(inside);
  }

  #inline(element: MarkupElement, role: Role, around: Around): void {
    const line = this.#line;
    const from = line?.length ?? 0;
    const [open, close] = QUOTES.map(name => element.attributes[name] ?? '');
    // Before a quotation that is a block of its own, its mark is no text.
    if (open && !this.#holdsBlocks(element)) this.#open().insert(open, element.start, element.start);
    this.children(element, around);
    if (close && this.#line) this.#line.insert(close, element.end, element.end);
    // Where a block inside ended the line, the rest has begun anew.
    const begun = this.#line === line ? from : 0;
    if (role === 'bold' || role === 'italic') this.#line?.strong(begun, role === 'bold');
    else if (role === 'deleted') this.#line?.zone(begun, Zone.omitted);
    else if (role === 'code') this.#line?.zone(begun, Zone.code);
    else if (role === 'quoted' && !open) this.#line?.zone(begun, Zone.quotation);
  }

  #holdsBlocks(element: MarkupElement): boolean {
    return elementsOf(element).some(child => /^(?:block|provision|quotation|heading|list|table)$/.test(this.#vocabulary.roleOf(child, element)));
  }

  #heading(element: MarkupElement, depth: number, numbers: readonly PrintedNumber[], around: Around): void {
    this.flush(around);
    const kind: BlockKind = around.kind === 'paragraph' ? 'heading' : around.kind;
    this.children(element, {...around, kind: 'heading', depth});
    if (numbers.length) this.#pend(numbers, element.start);
    this.flush({...around, kind, depth: depth - 1});
  }

  #list(list: MarkupElement, around: Around): void {
    const id = this.#lists++;
    const inside = {...around, nesting: around.nesting + 1};
    let index = 0;
    for (const node of list.children) {
      if (node.type === 'element' && this.#vocabulary.roleOf(node, list) === 'item') this.#item(node, list, index++, id, inside);
      else this.#node(node, list, around);
    }
    this.flush(around);
  }

  #item(item: MarkupElement, list: MarkupElement, index: number, id: number, around: Around): void {
    this.flush(around);
    const number = this.#vocabulary.itemNumber(item, list, index);
    this.#pending = {numbers: number ? [{text: number}] : [], start: item.start, list: id};
    this.children(item, around);
    this.flush(around);
    this.#pending = undefined;
  }

  /** A number, a heading and what belongs to them, in whatever order they stand. Without heading the number goes to the first text. */
  #provision(element: MarkupElement, around: Around): void {
    this.flush(around);
    const own = elementsOf(element);
    const number = own.find(child => child.name === 'num');
    const heading = own.find(child => this.#vocabulary.roleOf(child, element) === 'heading');
    const style = this.#vocabulary.numberStyle(element);
    const text = number ? this.#plain(number) : '';
    const numbers: PrintedNumber[] = text ? [{text, ...(style && {style})}] : [];
    const title = heading ? this.#plain(heading) : '';
    // "The following must be recorded:" introduces, whatever it is called.
    const heads = title !== '' && !/(?:^|[^.])[:—–]$/.test(title);
    if (heads) this.#heading(heading!, around.depth + 1, numbers, around);
    else if (numbers.length) this.#pend(numbers, number!.start);
    const mark = this.#pending;
    const inside = heads ? {...around, depth: around.depth + 1} : around;
    for (const node of element.children) {
      if (node === number || (heads && node === heading)) continue;
      if (node === heading) this.#block(heading!, around);
      else this.#node(node, element, inside);
    }
    this.flush(inside);
    if (mark && this.#pending === mark) this.#pending = undefined;
  }

  #pend(numbers: readonly PrintedNumber[], start: number): void {
    if (!this.#pending) this.#pending = {numbers: [...numbers], start, list: -1};
    else if (this.#pending.numbers.length < MOST_NUMBERS) this.#pending.numbers.push(...numbers);
  }

  #table(table: MarkupElement, around: Around): void {
    this.flush(around);
    const grid = gridOf(table);
    const layout = isLayout(grid.map(row => row.map(({element}) => this.#plain(element))));
    const id = layout ? -1 : this.#tables++;
    const headers: string[] = [];
    for (const child of elementsOf(table)) if (child.name === 'caption') this.#block(child, around);
    for (const row of grid) {
      for (const {element, row: r, column} of row) {
        if (layout) {
          this.#block(element, around);
          continue;
        }
        if (r === 0) headers[column] = this.#plain(element);
        const cell: Cell = {table: id, row: r, column, header: headers[column] ?? ''};
        this.#block(element, around, {...around, kind: 'cell', zone: around.zone | Zone.table, cell});
        this.#pending = undefined;
      }
    }
  }

  /** The text of an element by itself. */
  #plain(element: MarkupElement): string {
    const line = new Line(this.#source, this.#decode);
    const add = (node: MarkupNode, parent: MarkupElement): void => {
      if (node.type === 'text') line.text(node.start, node.end, node.literal, false);
      if (node.type !== 'element') return;
      const role = this.#vocabulary.roleOf(node, parent);
      if (role === 'skip' || role === 'mark' || role === 'footnote') return;
      for (const child of node.children) add(child, node);
    };
    for (const child of element.children) add(child, element);
    return line.finish().text;
  }

  #readFootnotes(): void {
    const footnotes = this.#footnotes;
    this.#footnotes = [];
    const pending = this.#pending;
    for (const read of footnotes) {
      this.#pending = undefined;
      read();
    }
    this.#pending = pending;
  }

  /** Ends the open line, if there is one, as a block. A label alone waits for its text. */
  flush(around: Around): void {
    const line = this.#line;
    if (!line) return;
    this.#line = undefined;
    const found = line.finish();
    const isNumber = this.#vocabulary.labelsApart && around.kind === 'paragraph' && (this.#pending?.list ?? -1) < 0 && isLabel(found.text);
    if (isNumber) this.#pend([{text: found.text}], line.start);
    else if (/[\p{L}\p{N}]/u.test(found.text)) this.#push(line, found, around);
    if (this.#footnotes.length) this.#readFootnotes();
  }

  #push(line: Line, found: ReturnType<Line['finish']>, around: Around): void {
    const pending = this.#pending;
    this.#pending = undefined;
    const isItem = pending !== undefined && pending.list >= 0 && around.kind === 'paragraph';
    const kind = isItem ? 'item' : around.kind;
    this.blocks.push(
      rawBlock(kind, Math.min(pending?.start ?? line.start, line.start), line.end, found.text, found.runs, {
        ...found,
        zone: around.zone | (kind === 'heading' ? Zone.heading : 0),
        nesting: around.nesting,
        depth: kind === 'heading' ? Math.min(HEADING_DEPTH, around.depth + 1) : 0,
        numbers: pending?.numbers ?? [],
        list: isItem ? pending.list : -1,
        cell: around.cell,
      }),
    );
  }
}
