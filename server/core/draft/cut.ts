import {countBefore} from './sectionFollower.ts';
import type {Section} from './types.ts';

/** Blocks [from, from + removed) became [from, from + added). */
interface Span {
  readonly from: number;
  readonly removed: number;
  readonly added: number;
}

/**
 * Blocks [from, to) of the new version that may be cut into other sections than before, or lie in one that holds others than before: those of the span, and whatever else. Of a
 * section that only reaches into the span the end may move.
 */
export function recutBlocks(old: readonly Section[], now: readonly Section[], span: Span): {readonly from: number; readonly to: number} {
  const {from, removed, added} = span;
  const behind = from + removed;
  const {first, oldLast, last, placed} = placing(old, now, span);
  const moved = (block: number): number => (block >= behind ? block + added - removed : block);
  if (first !== countBefore(now, from) || old.length - oldLast !== now.length - last) return {from: 0, to: now[0]!.last};
  // A block of the span may say what another said there before, in another section.
  let low = from;
  let high = from + added;
  const note = (start: number, end: number): void => {
    low = Math.min(low, start);
    high = Math.max(high, end);
  };
  for (let s = first; s < oldLast; s++) if (old[s]!.last > behind) note(from, moved(old[s]!.last));
  for (let s = first; s < last; s++) if (now[s]!.last > from + added) note(from, now[s]!.last);
  for (let s = 0; s < old.length; s = s + 1 === first ? oldLast : s + 1) {
    const one = old[s]!;
    const other = now[placed(s)]!;
    if (one === other && one.last < from) continue;
    const endsInside = s < first && one.last > from && one.last < behind && other.last >= from && other.last <= from + added;
    const isSame =
      one.kind === other.kind &&
      one.role === other.role &&
      (one.parent < 0 ? other.parent < 0 : placed(one.parent) === other.parent) &&
      moved(one.first) === other.first &&
      (endsInside || moved(one.last) === other.last);
    if (!isSame) note(Math.min(moved(one.first), other.first), Math.max(moved(one.last), other.last));
  }
  return {from: low, to: Math.min(high, now[0]!.last)};
}

/** Sections [first, oldLast) began in the span, where now [first, last) do. `placed`: where a section is now that was there before; those of the span are nowhere. */
function placing(old: readonly Section[], now: readonly Section[], {from, removed, added}: Span) {
  const first = countBefore(old, from);
  const oldLast = countBefore(old, from + removed);
  const last = countBefore(now, from + added);
  const placed = (s: number): number => (s < first ? s : s >= oldLast ? s - oldLast + last : Number.NaN);
  return {first, oldLast, last, placed};
}
