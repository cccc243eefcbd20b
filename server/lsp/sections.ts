import {sourceOffset} from '../core/draft/index.ts';
import type {Block, Draft, Reference} from '../core/draft/types.ts';
import {sectionName, sectionSpan} from '../core/judge/scope.ts';
import type {Span} from '../core/span.ts';
import {sourceSpan} from './blocks.ts';

export {sectionSpan};

/** So much of a provision's own words stands for a title it does not have. */
const TITLE_LENGTH = 60;

/** What a reader calls a section: "Article 7. Assistance", "(3) Accommodation and care last ...". */
export function sectionTitle(draft: Draft, section: number): string {
  const {kind, label, title, first} = draft.sections[section]!;
  const block = draft.blocks[first];
  if (kind === 'heading' || !block) return title || openingOf(block?.text ?? '') || sectionName(draft, section);
  const name = printedName(draft, section) || (kind === 'clause' ? label : sectionName(draft, section));
  return [name, openingOf(title || (kind === 'clause' ? block.text : ''))].filter(Boolean).join(' ');
}

function openingOf(text: string): string {
  // Of a provision that an amendment inserts, the mark that opens it.
  const clean = text.replace(/\s+/g, ' ').replace(/^["“„«](?=[^"”“»]*$)/, '');
  return clean.length > TITLE_LENGTH ? `${clean.slice(0, TITLE_LENGTH).replace(/\s+\S*$/, '')} …` : clean;
}

/** The number of a section with its word and marks, as they stand in the draft ("### Article 7 –" is "Article 7 –"); '' where they are those of another section, too. */
function printedName(draft: Draft, section: number): string {
  const {label, first, last} = draft.sections[section]!;
  const block = draft.blocks[first]!;
  // "7. (1) ..." opens two sections at once; each goes by its own number.
  const shares = draft.sections.some((other, i) => i !== section && i > 0 && other.first === first && other.last <= last && other.label !== '');
  const printed = printedLabel(draft, block);
  return !shares && printed.includes(label) ? printed : '';
}

/** What stands before the text of a block: its number with word and marks. */
function printedLabel({source}: Draft, block: Block): string {
  return source
    .slice(block.start, block.text === '' ? block.end : sourceOffset(block, 0, 'start'))
    .replace(/[#*_>\s]+/g, ' ')
    .trim();
}

/** How a sentence speaks of a section: "Article 7", "Section 4" for "SECTION 4. ". */
export function spokenName(draft: Draft, section: number): string {
  return withoutCapitals(withoutMarks(printedName(draft, section)) || sectionName(draft, section));
}

/** "Section 4" for "SECTION 4". */
export const withoutCapitals = (name: string): string => name.replace(/^\p{Lu}{2,}(?=\s)/u, word => word[0] + word.slice(1).toLowerCase());

/** A printed number without the stops and dashes around it. */
export const withoutMarks = (printed: string): string => printed.trim().replace(/^[#*_\s]+|[.:*_\s—–-]+$/g, '');

/** The text of a section as it reads, from its first block or the one behind its heading, with the numbers of its parts; what is beyond `length` characters is left out. */
export function sectionText(draft: Draft, section: number, length: number): string[] {
  const {first, last} = draft.sections[section]!;
  const {blocks} = draft;
  const paragraphs: string[] = [];
  let rest = length;
  for (let b = blocks[first]?.kind === 'heading' ? first + 1 : first; b < last && rest > 0; b++) {
    const block = blocks[b]!;
    if (block.kind === 'code' || block.kind === 'meta') continue;
    const text = [printedLabel(draft, block), block.text.replace(/\s+/g, ' ').trim()].filter(Boolean).join(' ');
    paragraphs.push(text.length > rest ? `${text.slice(0, rest).replace(/\s+\S*$/, '')} …` : text);
    rest -= text.length;
  }
  if (rest <= 0 && paragraphs.length < last - first && !paragraphs.at(-1)?.endsWith('…')) paragraphs.push('…');
  return paragraphs;
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
