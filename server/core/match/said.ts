import {Zone} from '../draft/types.ts';
import type {Hits} from './hits.ts';
import {doubled} from './intList.ts';
import {type Governor, mannerAt, segmentOf} from './polarity.ts';

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
const [CONCEPT, FROM, TO, BESIDE, ROW] = [0, 1, 2, 3, 4];
/** Columns of a word of the view, with one word behind the last: how it is governed, how many stops stand before it, and where it stands in the sentence. */
const [HOW, STOP, START, END, TURNER, WORD] = [0, 1, 2, 3, 4, 5];

/** Where the words of a sentence stand, and what governs them. */
interface Ground {
  readonly words: Int32Array;
  /** The words of the lead-in come first. */
  readonly ownFrom: number;
  /** The view positions at which reported history and talk about words begin. They reach to the end of the sentence. */
  readonly history: number;
  readonly mention: number;
}

/**
 * All that a sentence says, as rows of numbers in the order of their concepts: long drafts say hundreds of thousands of things, and few of them come to
 * matter to a rule and become matches. How a thing is said is worked out when somebody asks.
 */
export class Said {
  readonly #rows: Int32Array;
  readonly #ground: Ground;
  readonly length: number;

  constructor(rows: Int32Array, ground: Ground) {
    this.#rows = rows;
    this.#ground = ground;
    this.length = rows.length / ROW;
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

  /** Zone.history and Zone.mention where the words before say so. */
  zones(i: number): number {
    const to = this.#rows[i * ROW + TO]!;
    return (to > this.#ground.history ? Zone.history : 0) | (to > this.#ground.mention ? Zone.mention : 0);
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

export const NOTHING_SAID = new Said(new Int32Array(0), {words: new Int32Array(0), ownFrom: 0, history: 0, mention: 0});

/** Collects rows; used again for every sentence. */
export class SaidBuilder {
  #rows = new Int32Array(64 * ROW);
  #length = 0;

  /**
   * Adds where a concept is said in the sentence's own words: the leftmost longest hits.
   *
   * @param all adds all its hits: they silence a rule, and none may hide another
   */
  add(hits: Hits, concept: number, beside: boolean, all: boolean): void {
    const {pairs, ownFrom} = hits;
    const end = hits.end(concept);
    let reached = 0;
    for (let i = hits.first(concept); i < end; i += 2) {
      const from = pairs[i]!;
      if (from < reached && !all) continue;
      // The longest from the same word is the last.
      let to = pairs[i + 1]!;
      for (let k = i + 2; k < end && pairs[k] === from; k += 2) to = pairs[k + 1]!;
      if (to <= ownFrom) continue;
      reached = to;
      const at = this.#length;
      this.#length += ROW;
      if (this.#length > this.#rows.length) this.#rows = doubled(this.#rows);
      const rows = this.#rows;
      rows[at + CONCEPT] = concept;
      rows[at + FROM] = from;
      rows[at + TO] = to;
      rows[at + BESIDE] = beside ? 1 : 0;
    }
  }

  /** What was added of a sentence, as its words are governed. */
  finish(hits: Hits, {how, turner, turns}: Governor, history: number, mention: number): Said {
    const {count, ownFrom, stops} = hits;
    const {start, end} = hits.words;
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
    const rows = this.#rows.slice(0, this.#length);
    this.#length = 0;
    return new Said(rows, {words, ownFrom, history, mention});
  }
}
