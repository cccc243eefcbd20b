import type {Lexicon} from './lexicon.ts';
import {NEVER, type OpenSection, SectionBuilder, type Sectioned, type SectionTree} from './sections.ts';

/** Blocks [from, from + removed) became [from, from + added). */
interface Span {
  readonly from: number;
  readonly removed: number;
  readonly added: number;
}

/**
 * The sections of the next version of a draft, without roles: cut anew from the first block that changed to the first one behind the change before which the sections that are open are,
 * to whatever follows, those that were open there before. From there on all is as it was, but for its numbers. Takes the old tree apart.
 *
 * @param blocks in which no others than those of the span are numbered or titled otherwise than before
 */
export function followSections(
  old: SectionTree,
  blocks: readonly Sectioned[],
  {from, removed, added}: Span,
  inserted: Uint8Array | undefined,
  lexicon: Lexicon,
): SectionTree {
  const by = added - removed;
  const builder = new SectionBuilder(blocks.length, lexicon, startOf(old, from));
  builder.of.set(old.of.subarray(0, from));
  builder.titleEnds.set(old.titleEnds.subarray(0, from));
  for (let i = from; i < blocks.length; i++) {
    if (i >= from + added) {
      const open = openAt(old.sections, i - by);
      if (isAlike(builder, i, old.sections, open, i - by)) return goOn(builder, i, old, open, i - by);
    }
    builder.add(blocks[i]!, i, inserted?.[i] === 1);
  }
  return builder.finish();
}

/** How many sections begin before a block; the document begins before all. */
export function countBefore(sections: readonly {readonly first: number}[], block: number): number {
  let low = 1;
  let high = Math.max(1, sections.length);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sections[middle]!.first < block) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The sections that are open before a block, outermost first: the last one that began, and those around it, as far as they have not ended. */
function openAt(sections: readonly OpenSection[], block: number): number[] {
  const open: number[] = [];
  for (let s = countBefore(sections, block) - 1; s >= 0; s = sections[s]!.parent) if (sections[s]!.last >= block) open.push(s);
  return open.reverse();
}

/** The sections before a block, and those that are open there, as they were before anything from this block on had a say. */
function startOf({sections}: SectionTree, block: number): {readonly sections: OpenSection[]; readonly stack: number[]} {
  const before = sections.slice(0, countBefore(sections, block));
  const stack = openAt(sections, block);
  for (const s of stack) before[s] = asOf(sections[s]!, block);
  return {sections: before, stack};
}

const asOf = (section: OpenSection, block: number): OpenSection => ({
  ...section,
  ...(section.namedAt >= block && {title: '', namedAt: NEVER}),
  ...(section.bodyAt >= block && {bodyAt: NEVER}),
});

const hasBody = ({bodyAt}: OpenSection, block: number): boolean => bodyAt !== NEVER && bodyAt < block;
const isNameless = ({title, namedAt}: OpenSection, block: number): boolean => title === '' || namedAt >= block;

/** Whether what is open before a block is to all that follows the same as what was open before another one. */
function isAlike({sections, stack}: SectionBuilder, block: number, old: readonly OpenSection[], open: readonly number[], oldBlock: number): boolean {
  return (
    stack.length === open.length &&
    stack.every((s, n) => {
      const one = sections[s]!;
      const other = old[open[n]!]!;
      return (
        one.kind === other.kind &&
        one.rank === other.rank &&
        one.depth === other.depth &&
        one.style === other.style &&
        one.word === other.word &&
        (one.label === '') === (other.label === '') &&
        (one.role === 'amendment') === (other.role === 'amendment') &&
        isNameless(one, block) === isNameless(other, oldBlock) &&
        hasBody(one, block) === hasBody(other, oldBlock)
      );
    })
  );
}

/** Goes on from a block as the old tree did from `oldBlock` on. */
function goOn(
  {sections, stack, of, titleEnds}: SectionBuilder,
  block: number,
  old: SectionTree,
  open: readonly number[],
  oldBlock: number,
): SectionTree {
  const by = block - oldBlock;
  const moved = (at: number): number => (at === NEVER ? NEVER : at + by);
  const tail = countBefore(old.sections, oldBlock);
  const shift = sections.length - tail;
  const placed = (s: number): number => (s >= tail ? s + shift : stack[open.indexOf(s)]!);
  stack.forEach((s, n) => {
    const one = sections[s]!;
    const other = old.sections[open[n]!]!;
    one.last = moved(other.last);
    if (other.namedAt >= oldBlock) Object.assign(one, {title: other.title, namedAt: moved(other.namedAt)});
    if (other.bodyAt >= oldBlock) one.bodyAt = moved(other.bodyAt);
  });
  for (let s = tail; s < old.sections.length; s++) {
    const section = old.sections[s]!;
    section.parent = placed(section.parent);
    section.first += by;
    section.last += by;
    section.namedAt = moved(section.namedAt);
    section.bodyAt = moved(section.bodyAt);
    sections.push(section);
  }
  for (let i = oldBlock; i < old.of.length; i++) of[i + by] = placed(old.of[i]!);
  titleEnds.set(old.titleEnds.subarray(oldBlock), block);
  return {sections, of, titleEnds};
}
