import {sourceOffset} from '../draft/block.ts';
import {partAt} from '../draft/parts.ts';
import {type Block, type Draft, isWritable, type Section} from '../draft/types.ts';
import {say, type Wording} from '../pack/wording.ts';
import type {Span} from '../span.ts';
import type {Place} from './types.ts';

const LONGEST_HEADING = 120;

/** Tells places as people find them in a document whose lines nobody sees. */
export class Places {
  readonly #draft: Draft;
  readonly #wording: Wording;
  /** For each block, how many blocks of text stand between the heading above it and itself, itself counted. */
  readonly #numbers: Int32Array;
  readonly #footnotes: Int32Array;

  private constructor(draft: Draft, wording: Wording) {
    this.#draft = draft;
    this.#wording = wording;
    this.#numbers = new Int32Array(draft.blocks.length);
    this.#footnotes = new Int32Array(draft.blocks.length);
    let paragraphs = 0;
    let footnotes = 0;
    const begins = new Set(draft.parts?.map(part => part.first));
    draft.blocks.forEach((block, i) => {
      if (begins.has(i)) paragraphs = footnotes = 0;
      if (block.kind === 'heading') paragraphs = 0;
      else if (block.kind === 'footnote') footnotes++;
      else if (block.kind !== 'cell') paragraphs++;
      this.#numbers[i] = paragraphs;
      this.#footnotes[i] = footnotes;
    });
  }

  /** Undefined for formats in which line and column are enough. */
  static of(draft: Draft, wording: Wording): Places | undefined {
    return isWritable(draft.format) ? undefined : new Places(draft, wording);
  }

  at(offset: number): Place {
    const {blocks} = this.#draft;
    const i = this.#blockAt(offset);
    const block = blocks[i];
    const inLines = this.#draft.format !== 'word';
    return block
      ? {headings: this.#headings(block), at: this.#within(block, i), inLines}
      : {headings: [], at: say(this.#wording, 'place-beginning'), inLines};
  }

  /** The words of a span as a reader sees them. */
  text(span: Span): string {
    const {blocks} = this.#draft;
    const texts: string[] = [];
    for (let i = this.#blockAt(span.start); i < blocks.length && blocks[i]!.start < span.end; i++) {
      const block = blocks[i]!;
      texts.push(block.text.slice(textOffset(block, span.start), textOffset(block, span.end)));
    }
    return texts.join(' ').replace(/\s+/g, ' ').trim();
  }

  /** The last block that begins at or before `offset`. */
  #blockAt(offset: number): number {
    const {blocks} = this.#draft;
    let low = 0;
    let high = blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (blocks[middle]!.start <= offset) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  #headings(block: Block): string[] {
    const {sections, blocks} = this.#draft;
    const titles: string[] = [];
    for (let s = block.section; s > 0; s = sections[s]!.parent) {
      const first = blocks[sections[s]!.first]!;
      const title = first.kind === 'heading' && first !== block ? this.#title(first, sections[s]!) : '';
      if (title) titles.unshift(title);
    }
    return titles;
  }

  /** The heading as printed, with its number, which may stand elsewhere in the source; of a number alone, with the title that stands on the next line. */
  #title(heading: Block, section: Section): string {
    const number = this.#draft.source
      .slice(heading.start, sourceOffset(heading, 0, 'start'))
      .replace(/<[^<>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    const text = heading.text || section.title;
    const printed = `${number !== '' && number.length <= 40 ? number : section.label} ${text}`.replace(/\s+/g, ' ').trim();
    return printed.length > LONGEST_HEADING ? `${printed.slice(0, LONGEST_HEADING - 1)}…` : printed;
  }

  #within(block: Block, i: number): string {
    const wording = this.#wording;
    if (block.cell) {
      const {table, row, column} = block.cell;
      const before = partAt(this.#draft, block.start)?.tables ?? 0;
      return say(wording, 'place-cell', {table: table - before + 1, row: row + 1, column: column + 1});
    }
    if (block.kind === 'heading') return say(wording, 'place-heading');
    if (block.kind === 'footnote') return say(wording, 'place-footnote', {n: this.#footnotes[i]!});
    return say(wording, 'place-paragraph', {n: this.#numbers[i]!});
  }
}

/** Offset of the block's text for a source offset, clamped. */
function textOffset({start, end, text, pieces}: Block, offset: number): number {
  if (offset <= start) return 0;
  if (offset >= end) return text.length;
  const at = offset - start;
  if (pieces.length === 0) return Math.min(at, text.length);
  for (let i = pieces.length - 3; i >= 0; i -= 3) {
    if (pieces[i + 1]! <= at) return Math.min(pieces[i]! + Math.min(at - pieces[i + 1]!, pieces[i + 2]!), text.length);
  }
  return 0;
}
