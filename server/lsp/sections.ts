import {sourceOffset} from '../core/draft/index.ts';
import type {Draft, Reference} from '../core/draft/types.ts';
import {sectionName, sectionSpan} from '../core/judge/scope.ts';
import type {Span} from '../core/span.ts';
import {sourceSpan} from './blocks.ts';

export {sectionSpan};

/** So much of a provision's own words stands for a title it does not have. */
const TITLE_LENGTH = 60;

/** What a reader calls a section: "Article 7. Assistance", "(3) Accommodation and care last ...". */
export function sectionTitle(draft: Draft, section: number): string {
  const {kind, label, title, first, last} = draft.sections[section]!;
  const block = draft.blocks[first];
  if (kind === 'heading' || !block) return title || sectionName(draft, section);
  const printed = draft.source
    .slice(block.start, sourceOffset(block, 0, 'start'))
    .replace(/[#*_>\s]+/g, ' ')
    .trim();
  // "7. (1) ..." opens two sections at once; each goes by its own number.
  const shares = draft.sections.some((other, i) => i !== section && i > 0 && other.first === first && other.last <= last && other.label !== '');
  const name = !shares && printed.includes(label) && printed !== '' ? printed : kind === 'clause' ? label : sectionName(draft, section);
  const words = title || (kind === 'clause' ? block.text : '');
  const clean = words.replace(/\s+/g, ' ');
  const short = clean.length > TITLE_LENGTH ? `${clean.slice(0, TITLE_LENGTH).replace(/\s+\S*$/, '')} …` : clean;
  return [name, short].filter(Boolean).join(' ');
}

/** Source span of a section's heading, or of the block that opens it. */
export function headOf(draft: Draft, section: number): Span {
  const block = draft.blocks[draft.sections[section]!.first];
  return block ? {start: block.start, end: block.end} : {start: 0, end: 0};
}

/** A reference to another part of the draft, with its place in the source. */
export interface PlacedReference extends Span {
  readonly reference: Reference;
}

const placed = new WeakMap<Draft, readonly PlacedReference[]>();

/** The references that lead somewhere in the draft, in order. */
export function referencesOf(draft: Draft): readonly PlacedReference[] {
  let list = placed.get(draft);
  if (!list) {
    list = draft.references
      .filter(reference => reference.target > 0)
      .map(reference => ({...sourceSpan(draft.blocks[reference.block]!, reference.start, reference.end), reference}))
      .sort((a, b) => a.start - b.start);
    placed.set(draft, list);
  }
  return list;
}

export const referenceAt = (draft: Draft, offset: number): PlacedReference | undefined =>
  referencesOf(draft).find(one => one.start <= offset && offset <= one.end);

/** The section whose heading stands at an offset: references to it are what is asked about there. */
export function headingAt(draft: Draft, offset: number): number {
  return draft.sections.findIndex(({kind, first}, i) => {
    const block = draft.blocks[first];
    if (i === 0 || !block || (kind === 'clause' && block.kind !== 'heading')) return false;
    return block.start <= offset && offset <= (block.kind === 'heading' ? block.end : sourceOffset(block, 0, 'start'));
  });
}
