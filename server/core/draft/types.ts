import type {Span} from '../span.ts';

export {Zone, type ZoneName} from '../zone.ts';

/** How a source is read. The file's extension decides; `.policy` and `.draft` are plain text. */
export type Format = 'markdown' | 'text' | 'html' | 'xml' | 'word';

/** Formats in which fixes can be written: elsewhere words and file do not agree character for character. */
export const isWritable = (format: Format): boolean => format === 'markdown' || format === 'text';

/** A zone over part of a block, in offsets of the block's `text`. */
export interface ZoneSpan extends Span {
  readonly zone: number;
}

export type BlockKind = 'heading' | 'paragraph' | 'item' | 'cell' | 'footnote' | 'code' | 'meta';

/**
 * The smallest piece that is parsed and matched by itself: a heading, a paragraph, a list item's own text, a table cell.
 * `text` is what a reader sees: markup, soft hyphens and the numbering label removed, entities decoded, a line wrap kept
 * as one white-space character. Everything inside a block counts in offsets of `text`; `sourceOffset` (draft/block.ts) turns them into source offsets.
 */
export interface Block {
  readonly kind: BlockKind;
  /** Source span of the whole block, numbering label included. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /**
   * Flat triples [textStart, sourceStart - block.start, length] in ascending order: runs of `text` that stand in the source
   * character for character. Between runs (an entity, an escape) the offset of the next run's start bounds it.
   */
  readonly pieces: readonly number[];
  readonly zones: readonly ZoneSpan[];
  /** Zones that hold for the whole block (table, heading, code, footnote, preamble, definition ...). */
  readonly zone: number;
  /** Sentence bounds as flat pairs [start, end) in offsets of `text`; legal abbreviations and numbering do not end a sentence. */
  readonly sentences: readonly number[];
  /** Numbering label without punctuation as printed ("7", "4.2", "a", "iv", "A1"), or ''. */
  readonly label: string;
  /** Index of the block whose last sentence is a lead-in that this block completes ("The authority shall not:" + "(a) detain ..."), or -1. */
  readonly leadIn: number;
  /** Index of the lead-in block when this block is the flush text that completes a list, or -1. */
  readonly tailOf: number;
  /** Index into Draft.sections of the innermost section. */
  readonly section: number;
  readonly cell?: Cell;
  /** In another language than the reader's: nothing in it is read. */
  readonly foreign?: true;
}

/** Place of a cell in its table. Row 0 is the header row; `header` is the clean text of the column's header. */
export interface Cell {
  readonly table: number;
  readonly row: number;
  readonly column: number;
  readonly header: string;
}

/**
 * `heading` is a Markdown or plain heading without a number word; `part` stands for Part, Chapter, Title; `article` for Article, Section, §,
 * Regulation, Rule with a number word or sign; `clause` for a numbered unit without one ("4.", "4.2", "(3)"); `annex` for Annex, Schedule, Appendix.
 */
export type SectionKind = 'document' | 'heading' | 'part' | 'article' | 'clause' | 'annex';

/** `amendment`: the section of text that an amendment inserts into another act. */
export type SectionRole = 'operative' | 'preamble' | 'definitions' | 'general' | 'signs' | 'amendment';

export interface Section {
  readonly kind: SectionKind;
  /** Number without its word: "7", "4.2", "IV", "A"; '' where there is none. */
  readonly label: string;
  /** Clean heading text without the number word and number. */
  readonly title: string;
  readonly role: SectionRole;
  /** Index of the enclosing section; -1 for the document, which is always sections[0]. */
  readonly parent: number;
  /** Blocks [first, last) that lie in this section or one inside it; its heading block is the first where it has one. */
  readonly first: number;
  readonly last: number;
}

/** A reference inside the draft to another part of it or to another instrument ("Article 9(2)", "Annex B", "section 12 of the Aliens Act"). */
export interface Reference {
  readonly block: number;
  /** Offsets of the block's `text`. */
  readonly start: number;
  readonly end: number;
  readonly kind: 'article' | 'clause' | 'annex' | 'part';
  /** "9(2)", "4.2", "B" */
  readonly label: string;
  /** True when the words around it say that it belongs to another instrument. */
  readonly external: boolean;
  /** Index of the section it resolves to, or -1. */
  readonly target: number;
}

/** A suppression as written. `rule` is '' when none is named. Spans are source spans. */
export interface Suppression {
  readonly kind: 'next' | 'line' | 'start' | 'end' | 'file';
  readonly rule: string;
  readonly reason: string;
  readonly at: Span;
}

/** One of the texts that a draft is made of: its span in the draft's source, and which of the draft's blocks and sections are its own. */
export interface DraftPart extends Span {
  /** Blocks [first, last). */
  readonly first: number;
  readonly last: number;
  /** Number of sections before its own, sections[0] not counted. */
  readonly sections: number;
  /** How many tables stand before it. */
  readonly tables: number;
}

/** A source text as data. Built by parseDraft, never changed. Any text gives a Draft. */
export interface Draft {
  readonly source: string;
  readonly format: Format;
  /** In order of their start. */
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
  readonly references: readonly Reference[];
  readonly suppressions: readonly Suppression[];
  /** Indices of blocks that do not read like the language the draft was parsed in (draft/languages.ts). */
  readonly strange: readonly number[];
  /** Where the draft is made of several texts, these in order; each ends one line end before the next one begins. */
  readonly parts?: readonly DraftPart[];
}
