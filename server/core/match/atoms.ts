import type {Program} from '../pack/tables.ts';

/** Places are counted on from clause to clause up to here, so that nothing has to be cleared between them. */
const MOST = 2 ** 30;

/** An atom that has to be said beside a key, and on which side, as one number. */
export const neededBefore = (atom: number): number => 2 * atom;
export const neededBehind = (atom: number): number => 2 * atom + 1;
export const NOTHING_NEEDED = -1;

/** Where the parts of longer phrases end in a clause: by atom the first such view position and the last. */
export class Atoms {
  /** Two by atom: the first and the last place, counted from `#base`; what is below belongs to an earlier clause. */
  readonly #places: Int32Array;
  #base = 0;
  #count = 0;

  constructor({lengthOf}: Program) {
    this.#places = new Int32Array(lengthOf.length * 2);
  }

  /** @param count the words of the clause */
  begin(count: number): void {
    this.#base += this.#count;
    this.#count = count;
    if (this.#base + count < MOST) return;
    this.#places.fill(0);
    this.#base = 0;
  }

  /** Atoms that end before view position `to`, which grows from call to call. */
  note(atoms: readonly number[], to: number): void {
    const places = this.#places;
    const base = this.#base;
    for (let i = 0; i < atoms.length; i++) {
      const at = atoms[i]! * 2;
      if (places[at + 1]! <= base) places[at] = base + to;
      places[at + 1] = base + to;
    }
  }

  /** The view position before which an atom ends for the first time; 0 or less where it is not said. */
  first(atom: number): number {
    return this.#places[atom * 2]! - this.#base;
  }

  /** The same for the last time. */
  last(atom: number): number {
    return this.#places[atom * 2 + 1]! - this.#base;
  }

  /** Whether what a key at [from, to) needs (`neededBefore`, `neededBehind`) is said on its side. */
  admits(needed: number, from: number, to: number): boolean {
    if (needed < 0) return true;
    const place = this.#places[needed]! - this.#base;
    return needed & 1 ? place > to : place > 0 && place <= from;
  }
}
