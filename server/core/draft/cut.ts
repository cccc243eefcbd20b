import type {Section} from './types.ts';

/** Blocks [from, from + removed) became [from, from + added). */
interface Span {
  readonly from: number;
  readonly removed: number;
  readonly added: number;
}

/** Which sections of a draft were cut anew. */
export interface Cut {
  /** Sections that begin before the span and are open there: new objects of the same number. All others before `first` are what they were. */
  readonly open: readonly number[];
  /** Sections [first, gone) of the version before became [first, come); those behind are cut as they were. */
  readonly first: number;
  readonly gone: number;
  readonly come: number;
  /** Of these, [first, oldLast) began in the span, where now [first, last) do. */
  readonly oldLast: number;
  readonly last: number;
}

/**
 * Blocks [from, to) of the new version that may be cut into other sections than before, or lie in one that holds others than before: those of the span, and whatever else. Of a
 * section that only reaches into the span the end may move.
 * What lay behind all this in a section that is no longer open there is within the reach that the section had.
 *
 * @param old as far as they were cut anew, as they were
 */
export function recutBlocks(
  old: readonly Section[],
  now: readonly Section[],
  {from, removed, added}: Span,
  {open, first, gone, come, oldLast, last}: Cut,
): {readonly from: number; readonly to: number} {
  const behind = from + removed;
  const moved = (block: number): number => (block >= behind ? block + added - removed : block);
  /** Where a section is now that was there before; those of the span are nowhere. */
  const placed = (s: number): number => (s < first ? s : s >= oldLast ? s - oldLast + last : Number.NaN);
  const end = now[0]!.last;
  if (gone - oldLast !== come - last) return {from: 0, to: end};
  // A block of the span may say what another said there before, in another section.
  let low = from;
  let high = from + added;
  const note = (start: number, end: number): void => {
    low = Math.min(low, start);
    high = Math.max(high, end);
  };
  for (let s = first; s < oldLast; s++) if (old[s]!.last > behind) note(from, moved(old[s]!.last));
  for (let s = first; s < last; s++) if (now[s]!.last > from + added) note(from, now[s]!.last);
  const compare = (s: number): void => {
    const one = old[s]!;
    const other = now[placed(s)]!;
    const endsInside = s < first && one.last > from && one.last < behind && other.last >= from && other.last <= from + added;
    const isSame =
      one.kind === other.kind &&
      one.role === other.role &&
      (one.parent < 0 ? other.parent < 0 : placed(one.parent) === other.parent) &&
      moved(one.first) === other.first &&
      (endsInside || moved(one.last) === other.last);
    if (!isSame) note(Math.min(moved(one.first), other.first), Math.max(moved(one.last), other.last));
  };
  for (const s of open) compare(s);
  for (let s = oldLast; s < gone; s++) compare(s);
  return {from: low, to: Math.min(high, end)};
}
