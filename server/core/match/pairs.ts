/** Flat pairs [from, to) in a stretch [first, end) of a list. */

/** So many pairs are sorted in place. */
const FEW = 32;

/** Brings pairs into ascending order, first by from, then by to, without twins. Returns where they end then. */
export function sortPairs(at: Int32Array, first: number, end: number): number {
  if (isAscending(at, first, end)) return end;
  if (end - first > 2 * FEW) sortMany(at, first, end);
  else sortFew(at, first, end);
  let kept = first + 2;
  for (let i = first + 2; i < end; i += 2) {
    if (at[i] === at[kept - 2] && at[i + 1] === at[kept - 1]) continue;
    at[kept++] = at[i]!;
    at[kept++] = at[i + 1]!;
  }
  return kept;
}

function isAscending(at: Int32Array, first: number, end: number): boolean {
  for (let i = first + 2; i < end; i += 2) if (at[i]! < at[i - 2]! || (at[i] === at[i - 2] && at[i + 1]! <= at[i - 1]!)) return false;
  return true;
}

function sortFew(at: Int32Array, first: number, end: number): void {
  for (let i = first + 2; i < end; i += 2) {
    const from = at[i]!;
    const to = at[i + 1]!;
    let k = i;
    for (; k > first && (at[k - 2]! > from || (at[k - 2] === from && at[k - 1]! > to)); k -= 2) {
      at[k] = at[k - 2]!;
      at[k + 1] = at[k - 1]!;
    }
    at[k] = from;
    at[k + 1] = to;
  }
}

/** A pair as one number, so that the engine's own sort can be used. */
const PLACES = 2 ** 26;

function sortMany(at: Int32Array, first: number, end: number): void {
  const pairs = new Float64Array((end - first) / 2);
  for (let i = 0; i < pairs.length; i++) pairs[i] = at[first + 2 * i]! * PLACES + at[first + 2 * i + 1]!;
  pairs.sort();
  pairs.forEach((pair, i) => {
    at[first + 2 * i] = Math.floor(pair / PLACES);
    at[first + 2 * i + 1] = pair % PLACES;
  });
}

/** Takes out the pairs that overlap one of those in [notFirst, notEnd) of the same list. Returns where the others end. */
export function dropOverlaps(at: Int32Array, first: number, end: number, notFirst: number, notEnd: number): number {
  let kept = first;
  for (let i = first; i < end; i += 2) {
    const from = at[i]!;
    const to = at[i + 1]!;
    let hit = false;
    for (let k = notFirst; k < notEnd && !hit; k += 2) hit = from < at[k + 1]! && at[k]! < to;
    if (hit) continue;
    at[kept++] = from;
    at[kept++] = to;
  }
  return kept;
}

/** Index of the first of ascending pairs whose `from` is at least `from`. */
export function firstFrom(at: Int32Array, first: number, end: number, from: number): number {
  let low = first >> 1;
  let high = end >> 1;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (at[mid * 2]! < from) low = mid + 1;
    else high = mid;
  }
  return low * 2;
}
