import {isSpace} from '../block.ts';
import {type PrintedNumber, type RawBlock, rawBlock} from '../raw.ts';
import {type BlockKind, type Cell, Zone} from '../types.ts';
import type {Label} from './numbering.ts';
import type {ParagraphText} from './paragraph.ts';

/** What a paragraph is, apart from its words. */
export interface Shape {
  readonly kind: BlockKind;
  /** Headings: from 1. */
  readonly depth: number;
  readonly zone: number;
  readonly label: Label | undefined;
  readonly cell: Cell | undefined;
  /** The number of a note, and what the file calls it. */
  readonly note?: string;
  readonly noteId?: string;
}

/** A stretch of the written text and the XML that it was taken from. */
export interface Anchor {
  /** Offset in the text of the paragraph's words. */
  readonly start: number;
  readonly end: number;
  /** See ParagraphText; text offsets count from `start`. */
  readonly runs: readonly number[];
  readonly part: 'document' | 'footnotes' | 'endnotes';
  /** What the file calls the note. */
  readonly noteId?: string;
}

interface OpenBullet {
  readonly level: number;
  readonly list: number;
}

/** Writes paragraphs line by line, each with its label in front, and keeps what they are. */
export class BlockWriter {
  readonly blocks: RawBlock[] = [];
  readonly anchors: Anchor[] = [];
  readonly #lines: string[] = [];
  #at = 0;
  #lists = 0;
  #bullets: OpenBullet[] = [];

  get text(): string {
    return this.#lines.join('');
  }

  write(paragraph: ParagraphText, shape: Shape, part: Anchor['part']): void {
    const {text} = paragraph;
    if (!/[^\s\u00a0]/.test(text)) return;
    const {label} = shape;
    const printed = label?.text || shape.note || '';
    const lead = printed === '' ? '' : `${printed} `;
    const start = this.#at;
    const wordsAt = start + lead.length;
    this.#lines.push(`${lead}${text}\n`);
    this.#at = wordsAt + text.length + 1;
    this.anchors.push({start: wordsAt, end: wordsAt + text.length, runs: paragraph.runs, part, ...(shape.noteId && {noteId: shape.noteId})});
    let first = 0;
    let last = text.length;
    while (isSpace(text.charCodeAt(first))) first++;
    while (isSpace(text.charCodeAt(last - 1))) last--;
    const isBullet = label?.bullet === true && shape.kind === 'paragraph';
    const list = this.#listOf(shape, isBullet);
    const numbers: PrintedNumber[] = printed === '' || shape.note ? [] : [{text: printed}];
    this.blocks.push(
      rawBlock(isBullet ? 'item' : shape.kind, start, wordsAt + last, text.slice(first, last), [0, wordsAt + first, last - first], {
        zone: shape.zone | (shape.kind === 'heading' ? Zone.heading : 0),
        depth: shape.kind === 'heading' ? shape.depth : 0,
        nesting: list.nesting + ((shape.zone & Zone.quotation) !== 0 ? 1 : 0),
        list: list.id,
        numbers,
        strong: paragraph.bold.map(at => Math.max(0, Math.min(at - first, last - first))),
        bold: paragraph.bold.length > 0,
        cell: shape.cell,
      }),
    );
  }

  /** Bullets nest by their level; whatever stands between two lists ends the first. */
  #listOf(shape: Shape, isBullet: boolean): {id: number; nesting: number} {
    if (!isBullet) {
      if (shape.kind !== 'footnote') this.#bullets = [];
      return {id: -1, nesting: 0};
    }
    const {level} = shape.label!;
    while (this.#bullets.length && this.#bullets.at(-1)!.level > level) this.#bullets.pop();
    if (this.#bullets.at(-1)?.level !== level) this.#bullets.push({level, list: this.#lists++});
    return {id: this.#bullets.at(-1)!.list, nesting: this.#bullets.length};
  }
}
