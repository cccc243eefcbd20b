import {USE} from '../pack/uses.ts';
import type {Found} from './found.ts';
import {doubled} from './intList.ts';
import {NumberQueue} from './numberQueue.ts';
import {BESIDE, CONCEPT, type Finds, FROM, ROW, TO} from './said.ts';
import type {Uses} from './uses.ts';

/** Numbers that the finds of a list may take before it ends; no list that people write is so long. */
const MOST_HELD = 1_000_000;

/** Columns of an entry: the concept, its finds (found.ts), and whether something beside which it matters stands in the same sentence. */
const [SAID, CHAIN, IN_COMPANY, ENTRY] = [0, 1, 2, 3];

/**
 * What sentences say that could matter, as it was found, until it is known what stands beside it in their list, row or block: a sentence says a hundred things that could, and one in ten does.
 * Only these are put in order.
 */
export class Gathering {
  readonly #found: Found;
  readonly #uses: Uses;
  #entries = new Int32Array(256 * ENTRY);
  #length = 0;
  /** Where the entries of the sentence begin that is being read. */
  #begun = 0;
  /** Concepts to put in order, and by concept its entry. */
  readonly #wanted: NumberQueue;
  readonly #entryOf: Int32Array;
  #rows = new Int32Array(64 * ROW);
  #filled = 0;
  #isFull = false;

  constructor(found: Found, uses: Uses) {
    this.#found = found;
    this.#uses = uses;
    this.#wanted = new NumberQueue(uses.concepts);
    this.#entryOf = new Int32Array(uses.concepts);
  }

  /** Begins a sentence. */
  begin(): void {
    this.#begun = this.#length;
  }

  /** Adds a concept that the sentence says. */
  add(concept: number, inCompany: boolean): void {
    const at = this.#length;
    this.#length += ENTRY;
    if (this.#length > this.#entries.length) this.#entries = doubled(this.#entries);
    const entries = this.#entries;
    entries[at + SAID] = concept;
    entries[at + CHAIN] = this.#found.chainOf(concept);
    entries[at + IN_COMPANY] = inCompany ? 1 : 0;
  }

  /** What was added of the sentence, which holds until `clear`. */
  finish(ownFrom: number): Finds {
    this.#isFull = this.#found.hold() > MOST_HELD;
    const entries = this.#entries.subarray(this.#begun, this.#length);
    return {
      rows: (isWanted: (concept: number, beside: boolean) => boolean) => this.#rowsOf(entries, ownFrom, isWanted),
      forEachConcept: (take: (concept: number) => void): void => {
        for (let at = 0; at < entries.length; at += ENTRY) take(entries[at + SAID]!);
      },
    };
  }

  /** So much is gathered that it should be put in order and forgotten. */
  get isFull(): boolean {
    return this.#isFull;
  }

  /** Forgets all sentences. */
  clear(): void {
    this.#isFull = false;
    this.#length = 0;
    this.#found.release();
  }

  #rowsOf(entries: Int32Array, ownFrom: number, isWanted: (concept: number, beside: boolean) => boolean): Int32Array {
    for (let at = 0; at < entries.length; at += ENTRY) {
      const concept = entries[at + SAID]!;
      if (!isWanted(concept, entries[at + IN_COMPANY] === 1)) continue;
      this.#wanted.add(concept);
      this.#entryOf[concept] = at;
    }
    this.#filled = 0;
    for (let concept = this.#wanted.first(0); concept >= 0; concept = this.#wanted.first(concept)) {
      this.#wanted.remove(concept);
      const at = this.#entryOf[concept]!;
      this.#addRows(concept, entries[at + CHAIN]!, entries[at + IN_COMPANY]!, ownFrom);
    }
    return this.#rows.slice(0, this.#filled);
  }

  /** Adds where a concept is said in the sentence's own words: the leftmost longest finds; all of one that silences a rule, since none may hide another. */
  #addRows(concept: number, chain: number, beside: number, ownFrom: number): void {
    const end = this.#found.read(chain);
    const {pairs} = this.#found;
    const all = this.#uses.is(USE.silences, concept);
    let reached = 0;
    for (let i = 0; i < end; i += 2) {
      const from = pairs[i]!;
      if (from < reached && !all) continue;
      // The longest from the same word is the last.
      let to = pairs[i + 1]!;
      for (let k = i + 2; k < end && pairs[k] === from; k += 2) to = pairs[k + 1]!;
      if (to <= ownFrom) continue;
      reached = to;
      const at = this.#filled;
      this.#filled += ROW;
      if (this.#filled > this.#rows.length) this.#rows = doubled(this.#rows);
      const rows = this.#rows;
      rows[at + CONCEPT] = concept;
      rows[at + FROM] = from;
      rows[at + TO] = to;
      rows[at + BESIDE] = beside;
    }
  }
}
