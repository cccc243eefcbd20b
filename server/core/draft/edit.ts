/** before[start, end) became after[start, newEnd); all else is the same. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly newEnd: number;
}

/** So many characters are compared at a time: the engine compares texts much faster than characters. */
const STRIDE = 4096;

/** The one edit that makes a text of another. Where several do (a letter typed beside its like), the last. */
export function editBetween(before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.slice(start, start + STRIDE) === after.slice(start, start + STRIDE)) start += STRIDE;
  start = Math.min(start, most);
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  const rest = most - start;
  const tail = (at: number): boolean =>
    before.slice(before.length - at - STRIDE, before.length - at) === after.slice(after.length - at - STRIDE, after.length - at);
  let same = 0;
  while (same + STRIDE <= rest && tail(same)) same += STRIDE;
  while (same < rest && before.charCodeAt(before.length - same - 1) === after.charCodeAt(after.length - same - 1)) same++;
  return {start, end: before.length - same, newEnd: after.length - same};
}

/** So many and more are not handed over as arguments, which lie on the stack. */
const MANY = 10_000;

/** list[from, from + removed) becomes `added`. */
export function replace<T>(list: T[], from: number, removed: number, added: readonly T[]): void {
  if (removed === added.length) for (let i = 0; i < removed; i++) list[from + i] = added[i]!;
  else if (added.length < MANY) list.splice(from, removed, ...added);
  else {
    const rest = list.slice(from + removed);
    list.length = from;
    for (const one of added) list.push(one);
    for (const one of rest) list.push(one);
  }
}
