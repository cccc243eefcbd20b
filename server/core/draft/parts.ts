import type {Span} from '../span.ts';
import {withoutMark} from './block.ts';
import type {TextFacts} from './facts.ts';
import type {MovableBlock} from './finish.ts';
import type {Layout} from './raw.ts';
import type {OpenSection} from './sections.ts';
import type {Draft, DraftPart, Format, Suppression} from './types.ts';

/** A text and how it is read. */
export interface FormattedText {
  readonly text: string;
  readonly format: Format;
  /** For formats that the core does not read by itself. */
  readonly layout?: Layout;
  /** Where several texts are one draft: which stretches of `text` they are. */
  readonly parts?: readonly TextPart[];
}

export interface TextPart extends Span {
  readonly layout?: Layout;
}

/** Keeps the lines of two texts apart. */
const BETWEEN = '\n';

/** Texts of one format as one: a law and its annexes. */
export function joinTexts(texts: readonly FormattedText[]): FormattedText {
  const parts: TextPart[] = [];
  let at = 0;
  const sources = texts.map(({text, layout}) => {
    const source = withoutMark(text);
    parts.push({start: at, end: at + source.length, ...(layout && {layout})});
    at += source.length + BETWEEN.length;
    return source;
  });
  return {text: sources.join(BETWEEN), format: texts[0]!.format, parts};
}

/** What one text gives by itself, before its references are resolved. */
export interface Reading {
  readonly source: string;
  readonly blocks: MovableBlock[];
  readonly facts: readonly TextFacts[];
  readonly sections: OpenSection[];
  readonly suppressions: readonly Suppression[];
}

/**
 * Readings as one, in place. Each text was read by itself, so that nothing that one leaves open (a fence, a list, a comment) reaches into the next; from here on their sections stand
 * side by side in one document.
 */
export function joinReadings(readings: readonly Reading[]): {joined: Reading; bounds: DraftPart[]} {
  const blocks: MovableBlock[] = [];
  const facts: TextFacts[] = [];
  const suppressions: Suppression[] = [];
  const root = readings[0]!.sections[0]!;
  const sections: OpenSection[] = [root];
  const bounds: DraftPart[] = [];
  let at = 0;
  let tables = 0;
  for (const reading of readings) {
    const part = {start: at, end: at + reading.source.length, first: blocks.length, last: blocks.length + reading.blocks.length};
    const before = sections.length - 1;
    bounds.push({...part, sections: before, tables});
    let own = 0;
    for (const block of reading.blocks) {
      block.start += at;
      block.end += at;
      if (block.leadIn >= 0) block.leadIn += part.first;
      if (block.tailOf >= 0) block.tailOf += part.first;
      if (block.section > 0) block.section += before;
      if (block.cell) {
        own = Math.max(own, block.cell.table + 1);
        block.cell = {...block.cell, table: block.cell.table + tables};
      }
      blocks.push(block);
    }
    for (const section of reading.sections.slice(1)) {
      section.first += part.first;
      section.last += part.first;
      if (section.parent > 0) section.parent += before;
      sections.push(section);
    }
    for (const one of reading.suppressions) suppressions.push({...one, at: {start: one.at.start + at, end: one.at.end + at}});
    for (const one of reading.facts) facts.push(one);
    tables += own;
    at = part.end + BETWEEN.length;
  }
  root.last = blocks.length;
  return {joined: {source: readings.map(one => one.source).join(BETWEEN), blocks, facts, sections, suppressions}, bounds};
}

/** The part in which an offset of the draft lies; undefined where the draft is one text. */
export const partAt = ({parts}: Pick<Draft, 'parts'>, offset: number): DraftPart | undefined =>
  parts?.find((part, i) => offset <= part.end || i === parts.length - 1);

/** One text of a draft as a draft, with what is known of it from the others; references to these lead nowhere in it. */
export function partOf(draft: Draft, {start, end, first, last, sections: before, tables}: DraftPart, after: DraftPart | undefined): Draft {
  const own = (block: number): number => (block < 0 ? block : block - first);
  const lastSection = after ? after.sections : draft.sections.length - 1;
  const inside = (section: number): number => (section > before && section <= lastSection ? section - before : section === 0 ? 0 : -1);
  const [root, ...sections] = [draft.sections[0]!, ...draft.sections.slice(before + 1, lastSection + 1)];
  return {
    source: draft.source.slice(start, end),
    format: draft.format,
    blocks: draft.blocks.slice(first, last).map(block => ({
      ...block,
      start: block.start - start,
      end: block.end - start,
      leadIn: own(block.leadIn),
      tailOf: own(block.tailOf),
      section: inside(block.section),
      ...(block.cell && {cell: {...block.cell, table: block.cell.table - tables}}),
    })),
    sections: [
      {...root, first: 0, last: last - first},
      ...sections.map(one => ({...one, parent: inside(one.parent), first: own(one.first), last: own(one.last)})),
    ],
    references: draft.references
      .filter(({block}) => block >= first && block < last)
      .map(one => ({...one, block: own(one.block), target: one.target < 0 ? -1 : inside(one.target)})),
    suppressions: draft.suppressions
      .filter(({at}) => at.start >= start && at.end <= end)
      .map(one => ({...one, at: {start: one.at.start - start, end: one.at.end - start}})),
    strange: draft.strange.filter(block => block >= first && block < last).map(own),
  };
}
