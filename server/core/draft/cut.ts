import type {Reference, Section} from './types.ts';

/** Blocks [from, from + removed) became [from, from + added). */
interface Span {
  readonly from: number;
  readonly removed: number;
  readonly added: number;
}

interface Cut {
  readonly sections: readonly Section[];
  readonly references: readonly Reference[];
}

/**
 * Whether a draft is cut into the same sections outside a span that changed, and refers from there to the same ones. A section that begins inside the span must end there; of
 * one that only reaches into it the end may move.
 */
export function sameCut(before: Cut, after: Cut, {from, removed, added}: Span): boolean {
  const [old, now] = [before.sections, after.sections];
  const behind = from + removed;
  const by = added - removed;
  const first = countBefore(old, from);
  const oldLast = countBefore(old, behind);
  const last = countBefore(now, from + added);
  if (first !== countBefore(now, from) || old.length - oldLast !== now.length - last) return false;
  for (let s = first; s < oldLast; s++) if (old[s]!.last > behind) return false;
  for (let s = first; s < last; s++) if (now[s]!.last > from + added) return false;
  /** Where a section is now that was there before; sections of the span are nowhere. */
  const placed = (s: number): number => (s < first ? s : s >= oldLast ? s - oldLast + last : Number.NaN);
  const moved = (block: number): number => (block >= behind ? block + by : block);
  const isSame = (s: number): boolean => {
    const one = old[s]!;
    const other = now[placed(s)]!;
    if (one.kind !== other.kind || one.role !== other.role) return false;
    if (one.parent >= 0 ? placed(one.parent) !== other.parent : other.parent >= 0) return false;
    const isInside = one.last > from && one.last < behind;
    return s < first
      ? isInside
        ? other.last >= from && other.last <= from + added
        : moved(one.last) === other.last
      : moved(one.first) === other.first && moved(one.last) === other.last;
  };
  for (let s = 0; s < first; s++) if (!isSame(s)) return false;
  for (let s = oldLast; s < old.length; s++) if (!isSame(s)) return false;
  return sameReferences(before.references, after.references, {from, removed, added}, placed, moved);
}

function sameReferences(
  before: readonly Reference[],
  after: readonly Reference[],
  {from, removed, added}: Span,
  placed: (s: number) => number,
  moved: (block: number) => number,
): boolean {
  const outside = (list: readonly Reference[], behind: number): Reference[] => list.filter(({block}) => block < from || block >= behind);
  const old = outside(before, from + removed);
  const now = outside(after, from + added);
  return (
    old.length === now.length &&
    old.every(({block, target}, i) => moved(block) === now[i]!.block && (target < 0 ? now[i]!.target < 0 : placed(target) === now[i]!.target))
  );
}

/** How many sections begin before a block; the document begins before all. */
function countBefore(sections: readonly Section[], block: number): number {
  let low = 1;
  let high = Math.max(1, sections.length);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sections[middle]!.first < block) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const sameTargets = (a: readonly Reference[], b: readonly Reference[]): boolean =>
  a.length === b.length && a.every((one, i) => one.block === b[i]!.block && one.target === b[i]!.target);
