import type {ZoneSpan} from './types.ts';

/** Whether lists that were worked out anew for another version of a draft say what those before said. */
export function sameNumbers(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

export const sameSpans = (a: readonly ZoneSpan[], b: readonly ZoneSpan[]): boolean =>
  a === b || (a.length === b.length && a.every((span, i) => span.start === b[i]!.start && span.end === b[i]!.end && span.zone === b[i]!.zone));
