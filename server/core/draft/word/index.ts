import {isLabel, isLayout} from '../markup/tables.ts';
import {childNamed, elementsOf, type MarkupElement} from '../markup/tree.ts';
import {parseXml} from '../markup/xml.ts';
import type {Layout} from '../raw.ts';
import {type Cell, Zone} from '../types.ts';
import {type Anchor, BlockWriter, type Shape} from './blocks.ts';
import {type Label, Numbering} from './numbering.ts';
import {ParagraphReader, type ParagraphText} from './paragraph.ts';
import {numberOf, valueOf} from './properties.ts';
import {outlineOf, readStyles, type Style} from './styles.ts';

/** The parts of a Word document that hold text or say how it is numbered and styled, as XML. */
export interface WordParts {
  readonly document: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
}

export interface WordText {
  /** A paragraph a line, with the numbers that Word shows; notes at the end. */
  readonly text: string;
  readonly layout: Layout;
  readonly anchors: readonly Anchor[];
}

/** What surrounds a paragraph. */
interface Around {
  readonly part: Anchor['part'];
  readonly cell?: Cell;
  readonly note?: string;
  readonly noteId?: string;
}

/** Elements that say how something looks; a long document has more of them than words. */
const LOOKS = new Set(
  (
    'mc:Fallback w:sectPr w:tblGrid w:tblPr w:tcBorders w:tcMar w:tcW w:shd w:rFonts w:lang w:sz w:szCs w:color w:spacing w:ind w:jc w:tabs w:pBdr w:proofErr ' +
    'w:bookmarkStart w:bookmarkEnd w:lastRenderedPageBreak w:instrText w:delText w:delInstrText w:fldData w:fldChar pic:pic a:ln a:solidFill a:effectLst wp:docPr ' +
    'w:bCs w:i w:iCs w:u w:kern w:highlight w:noProof w:rPrChange w:pPrChange w:tblPrEx w:trHeight w:sdtPr w:sdtEndPr w:binData'
  ).split(' '),
);
const LONGEST_HEADING = 300;
/** Six words and a full stop: styles of headings are also used to number paragraphs. */
const SENTENCE = /(?:\S+\s+){5}\S+\.\s*$/;

/**
 * WordprocessingML (ECMA-376, ISO/IEC 29500) as text and blocks: what is shown once all tracked changes are accepted. Comments, hidden text, headers and footers
 * are left out; tables of contents are there and are not judged. Throws MarkupError.
 */
export function readWord(parts: WordParts): WordText {
  const parse = (xml: string | undefined, root: string): MarkupElement | undefined =>
    xml === undefined
      ? undefined
      : childNamed(
          parseXml(xml, true, name => !LOOKS.has(name)),
          root,
        );
  const reader = new WordReader(parts, readStyles(parse(parts.styles, 'w:styles')), new Numbering(parse(parts.numbering, 'w:numbering')));
  const document = parse(parts.document, 'w:document');
  const body = document && childNamed(document, 'w:body');
  if (body) reader.body(body, {part: 'document'});
  for (const part of ['footnotes', 'endnotes'] as const) reader.notes(parse(parts[part], `w:${part}`), part);
  const {text, blocks, anchors} = reader.writer;
  return {text, layout: {blocks, suppressions: []}, anchors};
}

class WordReader {
  readonly writer = new BlockWriter();
  readonly #parts: WordParts;
  readonly #styles: ReadonlyMap<string, Style>;
  readonly #numbering: Numbering;
  /** Notes in the order in which the text refers to them. */
  readonly #notes = {footnotes: [] as string[], endnotes: [] as string[]};
  /** A paragraph whose end is deleted goes on in the next. */
  #unfinished: {reader: ParagraphReader; element: MarkupElement} | undefined;
  #tables = 0;
  /** A number in a cell of its own, which the next paragraph bears. */
  #apart: Label | undefined;

  constructor(parts: WordParts, styles: ReadonlyMap<string, Style>, numbering: Numbering) {
    this.#parts = parts;
    this.#styles = styles;
    this.#numbering = numbering;
  }

  body(container: MarkupElement, around: Around): void {
    for (const element of elementsOf(container)) {
      if (element.name === 'w:p') this.#paragraph(element, around);
      else if (element.name === 'w:tbl') this.#table(element, around);
      else if (element.name !== 'w:del' && element.name !== 'w:moveFrom') this.body(element, around);
    }
  }

  notes(root: MarkupElement | undefined, part: 'footnotes' | 'endnotes'): void {
    const byId = new Map(root ? elementsOf(root).map(note => [note.attributes['w:id'] ?? '', note]) : []);
    [...new Set(this.#notes[part])].forEach((id, i) => {
      const note = byId.get(id);
      if (note) this.body(note, {part, note: `${i + 1}.`, noteId: id});
    });
  }

  #paragraph(element: MarkupElement, around: Around): void {
    const properties = childNamed(element, 'w:pPr');
    const style = this.#styles.get(valueOf(properties, 'w:pStyle') ?? '');
    const before = this.#unfinished;
    this.#unfinished = undefined;
    const reader = before?.reader ?? new ParagraphReader(this.#parts[around.part]!, this.#styles, style);
    reader.read(element);
    const mark = properties && childNamed(properties, 'w:rPr');
    if (mark && (childNamed(mark, 'w:del') || childNamed(mark, 'w:moveFrom'))) {
      this.#unfinished = {reader, element: before?.element ?? element};
      return;
    }
    this.#write(reader.result, properties, style, around);
  }

  #write(paragraph: ParagraphText, properties: MarkupElement | undefined, style: Style | undefined, around: Around): void {
    for (const {part, id} of paragraph.notes) this.#notes[part].push(id);
    // A paragraph without words counts all the same.
    const label = this.#label(properties, style) ?? this.#apart;
    if (/\S/.test(paragraph.text)) {
      this.#apart = undefined;
      this.writer.write(paragraph, this.#shape(paragraph, label, properties, style, around), around.part);
    }
    for (const box of paragraph.boxes) this.body(box, around);
  }

  #shape({text}: ParagraphText, label: Label | undefined, properties: MarkupElement | undefined, style: Style | undefined, around: Around): Shape {
    const name = style?.name ?? '';
    const outline = outlineOf(valueOf(properties, 'w:outlineLvl')) ?? style?.outline;
    const zone = (around.cell ? Zone.table : 0) | (around.note ? Zone.footnote : 0);
    const shape = {depth: 0, zone, label, cell: around.cell, ...(around.note && {note: around.note, noteId: around.noteId})};
    if (/^(?:toc\b|toc ?\d|table of (?:figures|authorities))/i.test(name)) return {...shape, kind: 'meta', zone: zone | Zone.code};
    if (around.note) return {...shape, kind: 'footnote'};
    if (around.cell) return {...shape, kind: 'cell'};
    if (/\bquot/i.test(name)) return {...shape, kind: 'paragraph', zone: zone | Zone.quotation};
    // What introduces a list or runs on for lines is text, whatever its style.
    const heads = outline !== undefined && text.length <= LONGEST_HEADING && !/[:;]\s*$/.test(text) && !SENTENCE.test(text);
    return heads ? {...shape, kind: 'heading', depth: Math.min(6, outline + 1)} : {...shape, kind: 'paragraph'};
  }

  #label(properties: MarkupElement | undefined, style: Style | undefined): Label | undefined {
    const own = properties && childNamed(properties, 'w:numPr');
    const list = valueOf(own, 'w:numId') ?? style?.list;
    // List 0 takes the numbers of a style away.
    if (list === undefined || list === '0') return undefined;
    const level = numberOf(valueOf(own, 'w:ilvl')) ?? style?.level ?? (style && this.#numbering.levelOf(list, style.id)) ?? 0;
    return this.#numbering.next(list, level);
  }

  #table(table: MarkupElement, around: Around): void {
    const grid = rowsOf(table).map(cellsOf);
    const layout = isLayout(grid.map(row => row.map(({element}) => this.#plain(element, around.part))));
    const id = layout ? -1 : this.#tables++;
    const headers: string[] = [];
    grid.forEach((row, r) => {
      for (const {element, column} of row) {
        const text = this.#plain(element, around.part);
        if (layout && isLabel(text)) {
          this.#apart = {text, bullet: false, level: 0};
          continue;
        }
        if (r === 0 && !layout) headers[column] = text;
        const cell: Cell = {table: id, row: r, column, header: headers[column] ?? ''};
        this.body(element, layout ? around : {...around, cell});
      }
    });
  }

  /** The words of a cell by themselves. */
  #plain(cell: MarkupElement, part: Anchor['part']): string {
    const texts: string[] = [];
    const visit = (container: MarkupElement): void => {
      for (const element of elementsOf(container)) {
        if (element.name === 'w:p') {
          const reader = new ParagraphReader(this.#parts[part]!, this.#styles, undefined);
          reader.read(element);
          texts.push(reader.result.text.trim());
        } else if (element.name !== 'w:del' && element.name !== 'w:tcPr') visit(element);
      }
    };
    visit(cell);
    return texts.filter(Boolean).join(' ').replace(/\s+/g, ' ');
  }
}

/** Rows that are not deleted, out of whatever controls wrap them. */
function rowsOf(table: MarkupElement): MarkupElement[] {
  return elementsOf(table).flatMap(element => {
    if (element.name !== 'w:tr') return element.name === 'w:tbl' || element.name === 'w:tc' ? [] : rowsOf(element);
    const properties = childNamed(element, 'w:trPr');
    return properties && childNamed(properties, 'w:del') ? [] : [element];
  });
}

function cellsOf(row: MarkupElement): {element: MarkupElement; column: number}[] {
  const cells: {element: MarkupElement; column: number}[] = [];
  let column = numberOf(valueOf(childNamed(row, 'w:trPr'), 'w:gridBefore')) ?? 0;
  const visit = (container: MarkupElement): void => {
    for (const element of elementsOf(container)) {
      if (element.name === 'w:tc') {
        const properties = childNamed(element, 'w:tcPr');
        if (!(properties && childNamed(properties, 'w:cellDel'))) cells.push({element, column});
        column += Math.max(1, Math.min(numberOf(valueOf(properties, 'w:gridSpan')) ?? 1, 100));
      } else visit(element);
    }
  };
  visit(row);
  return cells;
}
