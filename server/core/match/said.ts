/** One thing that a sentence says: a concept at view positions [from, to). */
export interface Statement {
  readonly concept: number;
  readonly from: number;
  readonly to: number;
  /** How it is said (pack/manners.ts). */
  readonly manner: number;
  /** Something beside which it matters stands in the same sentence. */
  readonly beside: boolean;
  readonly stop: number;
  readonly inside: number;
  /** Offsets from the start of the sentence, of the part in its own words. */
  readonly start: number;
  readonly end: number;
  /** Zone.history and Zone.mention where the words before say so. */
  readonly zones: number;
}

/** Columns of a row. Those before START say what is said, the others where. */
const [CONCEPT, FROM, TO, MANNER, BESIDE, STOP, INSIDE, START, END, ZONES, WIDTH] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/**
 * All that a sentence says, as rows of numbers in the order of their concepts: long drafts say hundreds of thousands of things, and few of them come to
 * matter to a rule and become matches.
 */
export class Said {
  readonly #rows: Int32Array;
  readonly length: number;

  constructor(rows: Int32Array) {
    this.#rows = rows;
    this.length = rows.length / WIDTH;
  }

  concept(i: number): number {
    return this.#rows[i * WIDTH + CONCEPT]!;
  }

  beside(i: number): boolean {
    return this.#rows[i * WIDTH + BESIDE] !== 0;
  }

  start(i: number): number {
    return this.#rows[i * WIDTH + START]!;
  }

  end(i: number): number {
    return this.#rows[i * WIDTH + END]!;
  }

  zones(i: number): number {
    return this.#rows[i * WIDTH + ZONES]!;
  }

  inside(i: number): number {
    return this.#rows[i * WIDTH + INSIDE]!;
  }

  /** How it is said (pack/manners.ts). */
  manner(i: number): number {
    return this.#rows[i * WIDTH + MANNER]!;
  }

  at(i: number): Statement {
    const rows = this.#rows;
    const at = i * WIDTH;
    return {
      concept: rows[at + CONCEPT]!,
      from: rows[at + FROM]!,
      to: rows[at + TO]!,
      manner: rows[at + MANNER]!,
      beside: rows[at + BESIDE] !== 0,
      stop: rows[at + STOP]!,
      inside: rows[at + INSIDE]!,
      start: rows[at + START]!,
      end: rows[at + END]!,
      zones: rows[at + ZONES]!,
    };
  }

  /** Whether another sentence says the same at the same words, wherever these stand. */
  saysTheSame(other: Said): boolean {
    if (this.length !== other.length) return false;
    for (let at = 0; at < this.#rows.length; at += WIDTH)
      for (let column = 0; column < START; column++) if (this.#rows[at + column] !== other.#rows[at + column]) return false;
    return true;
  }
}

export const NOTHING_SAID = new Said(new Int32Array(0));

/** Collects rows; used again for every sentence. */
export class SaidBuilder {
  #rows = new Int32Array(64 * WIDTH);
  #length = 0;

  add({concept, from, to, manner, beside, stop, inside, start, end, zones}: Statement): void {
    const at = this.#length;
    this.#length += WIDTH;
    if (this.#length > this.#rows.length) {
      const rows = this.#rows;
      this.#rows = new Int32Array(rows.length * 2);
      this.#rows.set(rows);
    }
    const rows = this.#rows;
    rows[at + CONCEPT] = concept;
    rows[at + FROM] = from;
    rows[at + TO] = to;
    rows[at + MANNER] = manner;
    rows[at + BESIDE] = Number(beside);
    rows[at + STOP] = stop;
    rows[at + INSIDE] = inside;
    rows[at + START] = start;
    rows[at + END] = end;
    rows[at + ZONES] = zones;
  }

  finish(): Said {
    const rows = this.#rows.slice(0, this.#length);
    this.#length = 0;
    return new Said(rows);
  }
}
