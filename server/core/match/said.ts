import type {Hits} from './hits.ts';
import {type Governor, mannerAt, segmentOf} from './polarity.ts';
import {zonesAt} from './reported.ts';

/** One thing that a sentence says: a concept at view positions [from, to). */
export interface Statement {
  readonly concept: number;
  readonly from: number;
  readonly to: number;
  /** How it is said (pack/manners.ts). */
  readonly manner: number;
  readonly stop: number;
  readonly inside: number;
}

/** Columns of a row. */
export const [CONCEPT, FROM, TO, BESIDE, ROW] = [0, 1, 2, 3, 4];
const NO_ROWS: Int32Array = new Int32Array(0);
/** Columns of a word of the view, with one word behind the last: how it is governed, how many stops stand before it, and where it stands in the sentence. */
const [HOW, STOP, START, END, TURNER, WORD] = [0, 1, 2, 3, 4, 5];

/** What a sentence says, before it is put in order (gathering.ts). */
export interface Finds {
  readonly rows: (isWanted: (concept: number, beside: boolean) => boolean) => Int32Array;
  readonly forEachConcept: (take: (concept: number) => void) => void;
}

/** Where the words of a sentence stand, and what governs them. */
interface Ground {
  readonly words: Int32Array;
  /** The words of the lead-in come first. */
  readonly ownFrom: number;
}

/**
 * All that a sentence says, as rows of numbers in the order of their concepts: long drafts say hundreds of thousands of things, and few of them come to
 * matter to a rule and become matches. How a thing is said is worked out when somebody asks.
 */
export class Said {
  readonly #ground: Ground;
  #finds: Finds | undefined;
  #rows = NO_ROWS;

  /** @param finds what could matter of what the sentence says, as it was found; rows are made of it by `settle` */
  constructor(ground: Ground, finds: Finds | undefined) {
    this.#ground = ground;
    this.#finds = finds;
  }

  /** Puts in order what is wanted and lets go of the rest; once and for all. */
  settle(isWanted: (concept: number, beside: boolean) => boolean): void {
    if (!this.#finds) return;
    this.#rows = this.#finds.rows(isWanted);
    this.#finds = undefined;
  }

  /** Of things in order, as all the following: nothing is before it is settled. */
  get length(): number {
    return this.#rows.length / ROW;
  }

  /** Calls `take` for each concept that is said, settled or not. One may come more than once. */
  forEachConcept(take: (concept: number) => void): void {
    if (this.#finds) this.#finds.forEachConcept(take);
    else for (let at = 0; at < this.#rows.length; at += ROW) take(this.#rows[at + CONCEPT]!);
  }

  concept(i: number): number {
    return this.#rows[i * ROW + CONCEPT]!;
  }

  /** Something beside which it matters stands in the same sentence. */
  beside(i: number): boolean {
    return this.#rows[i * ROW + BESIDE] !== 0;
  }

  /** Offsets from the start of the sentence, of the part in its own words. */
  start(i: number): number {
    return this.#word(Math.max(this.#rows[i * ROW + FROM]!, this.#ground.ownFrom), START);
  }

  end(i: number): number {
    return this.#word(this.#rows[i * ROW + TO]! - 1, END);
  }

  /** Zone.history and Zone.mention (reported.ts). */
  zones(i: number): number {
    return zonesAt(this.#word(this.#rows[i * ROW + TO]! - 1, HOW));
  }

  inside(i: number): number {
    return segmentOf(this.#word(this.#rows[i * ROW + TO]! - 1, HOW));
  }

  /** How it is said (pack/manners.ts). */
  manner(i: number): number {
    const from = this.#rows[i * ROW + FROM]!;
    const to = this.#rows[i * ROW + TO]!;
    return mannerAt(this.#word(from, HOW), this.#word(to - 1, HOW), this.#word(to, HOW), this.#word(from, TURNER) >= to);
  }

  at(i: number): Statement {
    const from = this.#rows[i * ROW + FROM]!;
    const to = this.#rows[i * ROW + TO]!;
    return {concept: this.concept(i), from, to, manner: this.manner(i), stop: this.#word(to - 1, STOP), inside: this.inside(i)};
  }

  /** Whether another sentence says the same at the same words, wherever these stand. */
  saysTheSame(other: Said): boolean {
    if (this.#rows.length !== other.#rows.length) return false;
    for (let k = 0; k < this.#rows.length; k++) if (this.#rows[k] !== other.#rows[k]) return false;
    for (let i = 0; i < this.length; i++) {
      const end = this.#rows[i * ROW + TO]! - 1;
      if (this.manner(i) !== other.manner(i) || this.inside(i) !== other.inside(i) || this.#word(end, STOP) !== other.#word(end, STOP)) return false;
    }
    return true;
  }

  /** For each thing said, which one another sentence says at the same words in the same way; -1 where it says none. Both are in order. */
  pairing(other: Said): Int32Array {
    const pairs = new Int32Array(this.length).fill(-1);
    let k = 0;
    for (let i = 0; i < this.length; i++) {
      while (k < other.length && isBefore(other.#rows, k * ROW, this.#rows, i * ROW)) k++;
      if (k < other.length && this.#isSame(i, other, k)) pairs[i] = k++;
    }
    return pairs;
  }

  #isSame(i: number, other: Said, k: number): boolean {
    for (let column = CONCEPT; column <= TO; column++) if (this.#rows[i * ROW + column] !== other.#rows[k * ROW + column]) return false;
    const end = this.#rows[i * ROW + TO]! - 1;
    return this.manner(i) === other.manner(k) && this.inside(i) === other.inside(k) && this.#word(end, STOP) === other.#word(end, STOP);
  }

  #word(at: number, column: number): number {
    return this.#ground.words[at * WORD + column]!;
  }
}

/** By concept, then by the words. */
function isBefore(a: Int32Array, at: number, b: Int32Array, bt: number): boolean {
  for (let column = CONCEPT; column <= TO; column++) if (a[at + column] !== b[bt + column]) return a[at + column]! < b[bt + column]!;
  return false;
}

/** Where the words stand of the sentence just read, and how they are governed. */
export function groundOf({count, ownFrom, stops, words: {start, end}}: Hits, {how, turner, turns}: Governor): Ground {
  const words = new Int32Array((count + 1) * WORD);
  for (let at = 0, k = 0; at <= count; at++, k += WORD) {
    words[k + HOW] = how[at]!;
    words[k + TURNER] = turns ? turner[at]! : -1;
    if (at === count) break;
    words[k + STOP] = stops[at]!;
    if (at < ownFrom) continue;
    words[k + START] = start[at - ownFrom]!;
    words[k + END] = end[at - ownFrom]!;
  }
  return {words, ownFrom};
}

export const NOTHING_SAID = new Said({words: NO_ROWS, ownFrom: 0}, undefined);
