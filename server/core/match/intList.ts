/** Numbers in a row that grow and are used again: `at[0 .. length)`. Sentences are read by the thousand, and arrays of their own would cost more than the work. */
export class IntList {
  at = new Int32Array(8);
  length = 0;

  push(value: number): void {
    if (this.length === this.at.length) {
      const old = this.at;
      this.at = new Int32Array(old.length * 2);
      this.at.set(old);
    }
    this.at[this.length++] = value;
  }
}

/** What nobody adds to. */
export const EMPTY: Readonly<IntList> = new IntList();

/** So many pairs are sorted in place. */
const FEW = 32;

/** Brings flat pairs [from, to) into ascending order, first by from, then by to, without twins. */
export function sortPairs(list: IntList): void {
  if (isAscending(list)) return;
  if (list.length > 2 * FEW) sortMany(list);
  else sortFew(list);
  const {at} = list;
  let kept = 2;
  for (let i = 2; i < list.length; i += 2) {
    if (at[i] === at[kept - 2] && at[i + 1] === at[kept - 1]) continue;
    at[kept++] = at[i]!;
    at[kept++] = at[i + 1]!;
  }
  list.length = kept;
}

function isAscending({at, length}: IntList): boolean {
  for (let i = 2; i < length; i += 2) if (at[i]! < at[i - 2]! || (at[i] === at[i - 2] && at[i + 1]! <= at[i - 1]!)) return false;
  return true;
}

function sortFew({at, length}: IntList): void {
  for (let i = 2; i < length; i += 2) {
    const [from, to] = [at[i]!, at[i + 1]!];
    let k = i;
    for (; k > 0 && (at[k - 2]! > from || (at[k - 2] === from && at[k - 1]! > to)); k -= 2) {
      at[k] = at[k - 2]!;
      at[k + 1] = at[k - 1]!;
    }
    at[k] = from;
    at[k + 1] = to;
  }
}

/** A pair as one number, so that the engine's own sort can be used. */
const PLACES = 2 ** 26;

function sortMany({at, length}: IntList): void {
  const pairs = new Float64Array(length / 2);
  for (let i = 0; i < pairs.length; i++) pairs[i] = at[2 * i]! * PLACES + at[2 * i + 1]!;
  pairs.sort();
  pairs.forEach((pair, i) => {
    at[2 * i] = Math.floor(pair / PLACES);
    at[2 * i + 1] = pair % PLACES;
  });
}

/** Takes out the pairs that overlap one of `not`. */
export function dropOverlaps(list: IntList, not: Readonly<IntList>): void {
  const {at} = list;
  let kept = 0;
  for (let i = 0; i < list.length; i += 2) {
    const [from, to] = [at[i]!, at[i + 1]!];
    let hit = false;
    for (let k = 0; k < not.length && !hit; k += 2) hit = from < not.at[k + 1]! && not.at[k]! < to;
    if (hit) continue;
    at[kept++] = from;
    at[kept++] = to;
  }
  list.length = kept;
}

/** Index of the first pair of ascending ones whose `from` is at least `from`. */
export function firstFrom({at, length}: Readonly<IntList>, from: number): number {
  let low = 0;
  let high = length >> 1;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (at[mid * 2]! < from) low = mid + 1;
    else high = mid;
  }
  return low * 2;
}
