import {type Cut, recutBlocks} from './cut.ts';
import type {Lexicon} from './lexicon.ts';
import {assignRole, type TitleRoles} from './roles.ts';
import {NEVER, type OpenSection, publicSection, publicSections, SectionBuilder, type Sectioned, type SectionTree} from './sections.ts';
import type {Section} from './types.ts';

/** Blocks [from, from + removed) became [from, from + added). */
interface Span {
  readonly from: number;
  readonly removed: number;
  readonly added: number;
}

/** What became of the sections of a draft. Those behind `come` are the objects that stood behind `gone`. */
export interface Followed extends Cut {
  readonly tree: SectionTree;
  /** Those behind have other numbers or roles than before. */
  readonly isTailOther: boolean;
  /** Nothing but titles and roles is otherwise than before. */
  readonly isCutAlike: boolean;
  /** From this one on sections may have other roles than before. */
  readonly rolesFrom: number;
  /** Blocks [from, to) that may be cut into other sections than before, or lie in one that holds others than before. */
  readonly recut: {readonly from: number; readonly to: number};
}

/** Where the sections go on as they did before: at a block of the new version, in sections that are open there and answer to those that were open at a block of the old one. */
interface Junction {
  readonly block: number;
  readonly oldBlock: number;
  readonly wasOpen: readonly number[];
}

/**
 * The sections of the next version of a draft: cut anew from the first block that changed to the first one behind the change before which the sections that are open are,
 * to whatever follows, those that were open there before. From there on all is as it was, but for its numbers. Takes the old tree apart.
 *
 * @param blocks in which no others than those of the span are numbered, titled or put into another act otherwise than before
 */
export function followSections(
  {sections: old, of, titleEnds}: SectionTree,
  blocks: readonly Sectioned[],
  span: Span,
  inserted: Uint8Array | undefined,
  lexicon: Lexicon,
  roles: TitleRoles,
): Followed {
  const {from, removed, added} = span;
  const first = countBefore(old, from);
  const open = openAt(old, from);
  const builder = new SectionBuilder(blocks.length, lexicon, startOf(old, from, first, open));
  builder.of.set(of.subarray(0, from));
  builder.titleEnds.set(titleEnds.subarray(0, from));
  let junction: Junction | undefined;
  for (let i = from; i < blocks.length && !junction; i++) {
    if (i >= from + added) junction = junctionAt(builder, i, old, i + removed - added);
    if (!junction) builder.add(blocks[i]!, i, inserted?.[i] === 1);
  }
  const {sections, stack} = builder;
  const come = sections.length;
  const gone = junction ? countBefore(old, junction.oldBlock) : old.length;
  const cut = {first, open, gone, come, oldLast: countBefore(old, from + removed), last: countBefore(sections, from + added)};
  if (junction) close(sections, stack, old, junction);
  else builder.finish();
  const otherRole = reassign(sections, cut, old, roles);
  const links = junction ? junction.wasOpen.map((s, k) => ({was: s, is: stack[k]!})) : [];
  const recut = recutBlocks(old, sections, span, cut);
  const isTailOther = come !== gone || added !== removed || links.some(({was, is}) => was !== is);
  const isCutAlike = !isTailOther && [...open, ...range(first, come)].every(s => isCutAs(old[s]!, sections[s]!));
  if (junction) goOn(builder, junction, {sections: old, of, titleEnds}, cut, isTailOther);
  const rolesFrom = otherRole < come ? otherRole : links.some(({was, is}) => old[was]!.role !== sections[is]!.role) ? come : sections.length;
  for (let s = rolesFrom; s < sections.length; s++) assignRole(sections, s, roles);
  const {of: sectionOf, titleEnds: ends} = builder;
  return {
    ...cut,
    tree: {sections, of: sectionOf, titleEnds: ends},
    isTailOther: isTailOther || rolesFrom < sections.length,
    isCutAlike,
    rolesFrom,
    recut,
  };
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
function startOf(
  sections: readonly OpenSection[],
  block: number,
  first: number,
  open: readonly number[],
): {readonly sections: OpenSection[]; readonly stack: number[]} {
  const before = sections.slice(0, first);
  for (const s of open) before[s] = asOf(sections[s]!, block);
  return {sections: before, stack: [...open]};
}

const asOf = (section: OpenSection, block: number): OpenSection => ({
  ...section,
  title: section.namedAt >= block ? '' : section.title,
  namedAt: section.namedAt >= block ? NEVER : section.namedAt,
  bodyAt: section.bodyAt >= block ? NEVER : section.bodyAt,
});

function junctionAt(builder: SectionBuilder, block: number, old: readonly OpenSection[], oldBlock: number): Junction | undefined {
  const wasOpen = openAt(old, oldBlock);
  return isAlike(builder, block, old, wasOpen, oldBlock) ? {block, oldBlock, wasOpen} : undefined;
}

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

const moved = (at: number, by: number): number => (at === NEVER ? NEVER : at + by);

const range = (from: number, to: number): number[] => Array.from({length: to - from}, (_, i) => from + i);

/** Whether two sections are numbered alike and hold the same blocks. */
const isCutAs = (a: OpenSection, b: OpenSection): boolean =>
  a.kind === b.kind &&
  a.label === b.label &&
  a.word === b.word &&
  a.rank === b.rank &&
  a.parent === b.parent &&
  a.first === b.first &&
  a.last === b.last &&
  (a.role === 'amendment') === (b.role === 'amendment');

/** Lets the sections that are open at the junction end, and get name and text, as those did that they answer to. */
function close(sections: readonly OpenSection[], stack: readonly number[], old: readonly OpenSection[], {block, oldBlock, wasOpen}: Junction): void {
  const by = block - oldBlock;
  stack.forEach((s, k) => {
    const one = sections[s]!;
    const other = old[wasOpen[k]!]!;
    one.last = other.last + by;
    if (other.namedAt >= oldBlock) Object.assign(one, {title: other.title, namedAt: moved(other.namedAt, by)});
    if (other.bodyAt >= oldBlock) one.bodyAt = moved(other.bodyAt, by);
  });
}

/** Gives the sections that were cut anew their roles. Returns the first that was there before and has another one now; the number of sections where none has. */
function reassign(sections: readonly OpenSection[], {first, come, open}: Cut, old: readonly OpenSection[], roles: TitleRoles): number {
  for (const s of open) assignRole(sections, s, roles);
  for (let s = first; s < come; s++) assignRole(sections, s, roles);
  return open.find(s => sections[s]!.role !== old[s]!.role) ?? come;
}

/** Goes on from the junction as the old tree did. */
function goOn(
  {sections, stack, of, titleEnds}: SectionBuilder,
  {block, oldBlock, wasOpen}: Junction,
  old: SectionTree,
  {gone, come}: Cut,
  isOther: boolean,
): void {
  titleEnds.set(old.titleEnds.subarray(oldBlock), block);
  if (!isOther) {
    for (let s = gone; s < old.sections.length; s++) sections.push(old.sections[s]!);
    of.set(old.of.subarray(oldBlock), block);
    return;
  }
  const by = block - oldBlock;
  const shift = come - gone;
  const placed = (s: number): number => (s >= gone ? s + shift : stack[wasOpen.indexOf(s)]!);
  for (let s = gone; s < old.sections.length; s++) {
    const section = old.sections[s]!;
    section.parent = placed(section.parent);
    section.first += by;
    section.last += by;
    section.namedAt = moved(section.namedAt, by);
    section.bodyAt = moved(section.bodyAt, by);
    sections.push(section);
  }
  for (let i = oldBlock; i < old.of.length; i++) of[i + by] = placed(old.of[i]!);
}

/** The sections as others see them, of which those that were cut as before are moved in place. */
export function shownAfter(before: readonly MovableSection[], {tree, open, first, gone, come, rolesFrom, isTailOther}: Followed): Section[] {
  const {sections} = tree;
  if (rolesFrom < come) return publicSections(tree);
  const shown = before.slice(0, first);
  for (const s of open) shown[s] = publicSection(sections[s]!);
  for (let s = first; s < come; s++) shown.push(publicSection(sections[s]!));
  for (let s = gone; s < before.length; s++) {
    const one = before[s]!;
    if (isTailOther) {
      const now = sections[s - gone + come]!;
      one.parent = now.parent;
      one.first = now.first;
      one.last = now.last;
      one.role = now.role;
    }
    shown.push(one);
  }
  return shown;
}

type MovableSection = {-readonly [K in keyof Section]: Section[K]};
