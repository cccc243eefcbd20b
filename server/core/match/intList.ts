/**
 * Numbers in a row that grow and are used again: `at[0 .. length)`. Sentences are read by the thousand, and arrays of their own would cost more than the work; an array that is emptied lets go
 * of its room.
 */
export class IntList {
  at = new Int32Array(64);
  length = 0;

  push(value: number): void {
    if (this.length === this.at.length) this.at = doubled(this.at);
    this.at[this.length++] = value;
  }
}

/** The same numbers with room for as many again. */
export function doubled(list: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(list.length * 2);
  larger.set(list);
  return larger;
}
