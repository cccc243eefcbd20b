import type {Modality, Pattern, Polarity} from '../pack/types.ts';
import {hasPolarity, MODALITIES} from './polarity.ts';

/** One thing that a sentence says: a concept at view positions [from, to). */
export interface Statement {
  readonly concept: number;
  readonly from: number;
  readonly to: number;
  readonly negated: boolean;
  readonly denied: boolean;
  /** Something beside which it matters stands in the same sentence. */
  readonly beside: boolean;
  /** Index into MODALITIES. */
  readonly modality: number;
  readonly stop: number;
  readonly inside: number;
  /** Offsets from the start of the sentence, of the part in its own words. */
  readonly start: number;
  readonly end: number;
  /** Zone.history and Zone.mention where the words before say so. */
  readonly zones: number;
}

/** Columns of a row. Those before START say what is said, the others where. */
const [CONCEPT, FROM, TO, FLAGS, MODALITY, STOP, INSIDE, START, END, ZONES, WIDTH] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const [NEGATED, DENIED, BESIDE] = [1, 2, 4];

/** Manners are below this. */
export const MANNERS = 4 * MODALITIES.length;
/** Modality (an index into MODALITIES), negated and denied as one number. */
const mannerOf = (modality: number, flags: number): number => modality * 4 + (flags & (NEGATED | DENIED));

export const isNegated = (manner: number): boolean => (manner & NEGATED) !== 0;
export const isDenied = (manner: number): boolean => (manner & DENIED) !== 0;
export const modalityOf = (manner: number): Modality => MODALITIES[manner >> 2]!;

/** A manner whatever the modality. */
export const polarityOf = (manner: number): number => manner & (NEGATED | DENIED);

/** By polarity and modality: patterns are many, and few of them differ in these. */
const manners = new Map<string, number>();

/** The manners that a pattern admits, a bit for each. */
export function mannersOf({polarity, modality}: Pick<Pattern, 'polarity' | 'modality'>): number {
  const name = `${polarity} ${modality ?? ''}`;
  let bits = manners.get(name);
  if (bits === undefined) manners.set(name, (bits = bitsOf(polarity, modality ?? MODALITIES)));
  return bits;
}

function bitsOf(polarity: Polarity, modalities: readonly Modality[]): number {
  let bits = 0;
  for (const modality of modalities) {
    for (const flags of [0, NEGATED, DENIED, NEGATED | DENIED])
      if (hasPolarity(polarity, (flags & NEGATED) !== 0, (flags & DENIED) !== 0)) bits |= 1 << mannerOf(MODALITIES.indexOf(modality), flags);
  }
  return bits;
}

export const ALL_MANNERS = 2 ** MANNERS - 1;

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
    return (this.#rows[i * WIDTH + FLAGS]! & BESIDE) !== 0;
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

  /** How it is said; see mannerOf. */
  manner(i: number): number {
    const at = i * WIDTH;
    return mannerOf(this.#rows[at + MODALITY]!, this.#rows[at + FLAGS]!);
  }

  at(i: number): Statement {
    const rows = this.#rows;
    const at = i * WIDTH;
    const flags = rows[at + FLAGS]!;
    return {
      concept: rows[at + CONCEPT]!,
      from: rows[at + FROM]!,
      to: rows[at + TO]!,
      negated: (flags & NEGATED) !== 0,
      denied: (flags & DENIED) !== 0,
      beside: (flags & BESIDE) !== 0,
      modality: rows[at + MODALITY]!,
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

  add({concept, from, to, negated, denied, beside, modality, stop, inside, start, end, zones}: Statement): void {
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
    rows[at + FLAGS] = (negated ? NEGATED : 0) | (denied ? DENIED : 0) | (beside ? BESIDE : 0);
    rows[at + MODALITY] = modality;
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
