import assert from 'node:assert/strict';
import {type Layout, parseDraft, sourceOffset} from '../../server/core/draft/index.ts';
import {readHtml, readLegalXml} from '../../server/core/draft/markup/index.ts';
import {type Block, type Draft, type Format, Zone} from '../../server/core/draft/types.ts';
import {assertCarets, dedent, type Mark} from './carets.ts';
import {english} from './language.ts';

export function read(text: string, format: Format = 'markdown'): Draft {
  const source = dedent(text);
  return parseDraft(source, format, english, layoutFor(source, format));
}

/** What the reader of a markup format gives. */
export const layoutFor = (source: string, format: Format): Layout | undefined =>
  format === 'html' ? readHtml(source) : format === 'xml' ? readLegalXml(source) : undefined;

/** Every word of every block stands in the source where the block says, but for white space and what was decoded. */
export function assertPlaces(draft: Draft): void {
  for (const block of draft.blocks) {
    assert.ok(block.start <= block.end && block.end <= draft.source.length, `${block.start}-${block.end}`);
    for (const {0: word, index} of block.text.matchAll(/[\p{L}\p{N}]+/gu)) {
      const found = draft.source.slice(sourceOffset(block, index, 'start'), sourceOffset(block, index + word.length, 'end'));
      if (!/[&<\]]/.test(found)) assert.equal(found.replace(/[\u00ad\u2060]/g, ''), word);
    }
  }
}

/** A stretch of a block's text, as a mark in the source. */
export function markIn(block: Block, start: number, end: number, name: string): Mark {
  return {start: sourceOffset(block, start, 'start'), end: sourceOffset(block, end, 'end'), name};
}

const zoneNames = (mask: number): string =>
  Object.entries(Zone)
    .filter(([, bit]) => (mask & bit) !== 0)
    .map(([name]) => name)
    .join('+');

/** Zones over parts of the text, by name; `only` keeps some of them. */
export function assertZones(text: string, expected: string, only = ~0, format: Format = 'markdown'): void {
  const draft = read(text, format);
  const marks = draft.blocks.flatMap(block =>
    block.zones.filter(zone => (zone.zone & only) !== 0).map(zone => markIn(block, zone.start, zone.end, zoneNames(zone.zone))),
  );
  assertCarets(draft.source, marks, expected);
}

/** Sentences, numbered through. */
export function assertSentences(text: string, expected: string, format: Format = 'markdown'): void {
  const draft = read(text, format);
  const marks: Mark[] = [];
  for (const block of draft.blocks) {
    for (let s = 0; s < block.sentences.length; s += 2)
      marks.push(markIn(block, block.sentences[s]!, block.sentences[s + 1]!, String(marks.length + 1)));
  }
  assertCarets(draft.source, marks, expected);
}

/** References, each with the number and title of its target, "external" or "missing". */
export function assertReferences(text: string, expected: string, format: Format = 'markdown'): void {
  const draft = read(text, format);
  const marks = draft.references.map(reference => {
    const target = draft.sections[reference.target];
    const name = reference.external ? 'external' : target ? `${target.kind} ${target.label}` : 'missing';
    return markIn(draft.blocks[reference.block]!, reference.start, reference.end, name);
  });
  assertCarets(draft.source, marks, expected);
}

/** The tree of sections, two spaces a level: "article 7 (Detention) definitions". */
export function outline(draft: Draft): string {
  return draft.sections
    .slice(1)
    .map(section => {
      let depth = 0;
      for (let at = section.parent; at > 0; at = draft.sections[at]!.parent) depth++;
      const parts = [section.kind, section.label, section.title && `(${section.title})`, section.role === 'operative' ? '' : section.role];
      return '  '.repeat(depth) + parts.filter(Boolean).join(' ');
    })
    .join('\n');
}

/** The blocks one a line: kind, label, text; with "<-n" for a lead-in and "tail of n". */
export function listing(draft: Draft): string {
  return draft.blocks
    .map((block, i) => {
      const link = block.leadIn >= 0 ? ` <-${block.leadIn}` : block.tailOf >= 0 ? ` tail of ${block.tailOf}` : '';
      return `${i} ${block.kind}${link}${block.label ? ` [${block.label}]` : ''} ${block.text.replace(/\n/g, '⏎')}`;
    })
    .join('\n');
}
