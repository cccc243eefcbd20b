import type {Program} from '../pack/tables.ts';
import {doubled, IntList} from './intList.ts';
import {NumberQueue} from './numberQueue.ts';
import {dropOverlaps, sortPairs} from './pairs.ts';

/** Columns of the table by concept: its last find as an index into the chain, and where its settled pairs begin and end. */
const [LAST, FIRST, END, WIDTH] = [0, 1, 2, 3];
/** Columns of a link of the chain. */
const [FROM, TO, BEFORE, LINK] = [0, 1, 2, 3];
const NOTHING = -1;

/**
 * What one clause says, by concept, in flat memory that is used again for every clause: a sentence says a few hundred things, and lists of their own would cost more than finding
 * them. Finds are chained as they come. A concept that is settled has them in order, which most are never asked for: it is settled when it is, or in its turn where something hangs on it.
 * Chains can be held beyond their clause, until it is known which of them anybody asks for.
 */
export class Found {
  /** Pairs [from, to) of the concepts that are settled, one list behind the other, each ascending. There is room for those of all. */
  pairs = new Int32Array(512 * 2);
  /** Concepts that were said, in the order in which they were found. Some may turn out not to be: see `says`. */
  readonly concepts = new IntList();
  /** By concept: the number of the last clause that said it. */
  readonly clauseOf: Int32Array;
  /** Of this clause. */
  clause = 0;
  /** Concepts whose turn has not come yet. */
  readonly open: NumberQueue;
  readonly #notOf: Int32Array;
  /** By concept: it has a turn, because phrases are tried where it is found, or something takes finds from it. */
  readonly #hasTurn: Uint8Array;
  readonly #by: Int32Array;
  #chain = new Int32Array(512 * LINK);
  #chained = 0;
  /** Chains up to here are held. */
  #held = 0;
  #settled = 0;

  constructor({notOf, triedForConcept}: Program) {
    const concepts = notOf.length;
    this.#notOf = notOf;
    this.#hasTurn = new Uint8Array(concepts);
    for (let c = 0; c < concepts; c++) this.#hasTurn[c] = Number(notOf[c]! >= 0 || triedForConcept[c]! >= 0);
    this.open = new NumberQueue(concepts);
    this.clauseOf = new Int32Array(concepts);
    this.#by = new Int32Array(concepts * WIDTH);
  }

  /** Forgets the clause before, but for chains that are held. */
  clear(): void {
    this.clause++;
    this.#chained = this.#held;
    this.#settled = this.concepts.length = 0;
  }

  /** Holds the chains of this clause. Returns how many numbers those of all clauses take that are held. */
  hold(): number {
    return (this.#held = this.#chained);
  }

  /** Holds none any longer. */
  release(): void {
    this.#held = 0;
  }

  /** Where the chain of a concept begins that the clause says. */
  chainOf(concept: number): number {
    return this.#by[concept * WIDTH + LAST]!;
  }

  /** Brings the finds of a chain into order, at the beginning of `pairs`. Returns where they end. Nothing that is settled holds any longer. */
  read(chain: number): number {
    return sortPairs(this.pairs, 0, this.#unchain(chain, 0));
  }

  add(concept: number, from: number, to: number): void {
    const by = this.#by;
    const row = concept * WIDTH;
    if (this.clauseOf[concept] !== this.clause) {
      this.clauseOf[concept] = this.clause;
      by[row + LAST] = by[row + FIRST] = NOTHING;
      this.concepts.push(concept);
      if (this.#hasTurn[concept] === 1) this.open.add(concept);
    }
    by[row + LAST] = this.#link(from, to, by[row + LAST]!);
  }

  #link(from: number, to: number, before: number): number {
    const link = this.#chained;
    this.#chained += LINK;
    if (this.#chained > this.#chain.length) {
      this.#chain = doubled(this.#chain);
      this.pairs = doubled(this.pairs);
    }
    const chain = this.#chain;
    chain[link + FROM] = from;
    chain[link + TO] = to;
    chain[link + BEFORE] = before;
    return link;
  }

  /** Whether the concept has to be settled in its turn. */
  hasTurn(concept: number): boolean {
    return this.#hasTurn[concept] === 1;
  }

  /** Whether the concept is said. Of one that has a turn it is known behind that. */
  says(concept: number): boolean {
    return concept >= 0 && this.clauseOf[concept] === this.clause;
  }

  /** Index of the first pair of a concept, all of whose finds are there. */
  first(concept: number): number {
    if (!this.says(concept)) return 0;
    this.#settle(concept);
    return this.#by[concept * WIDTH + FIRST]!;
  }

  /** Index behind its last pair. */
  end(concept: number): number {
    if (!this.says(concept)) return 0;
    this.#settle(concept);
    return this.says(concept) ? this.#by[concept * WIDTH + END]! : 0;
  }

  /** Brings the finds of a concept into order, without those that overlap what is found of what excludes it; where none is left, it is not said. */
  #settle(concept: number): void {
    const by = this.#by;
    const row = concept * WIDTH;
    if (by[row + FIRST] !== NOTHING) return;
    const not = this.#notOf[concept]!;
    const excluded = not >= 0 && this.says(not);
    const [notFirst, notEnd] = excluded ? [this.first(not), this.end(not)] : [0, 0];
    const first = this.#settled;
    let end = this.#unchain(by[row + LAST]!, first);
    if (excluded) end = this.#exclude(row, first, end, notFirst, notEnd);
    if (end - first > 2) end = sortPairs(this.pairs, first, end);
    by[row + FIRST] = first;
    by[row + END] = this.#settled = end;
    if (end === first) this.clauseOf[concept] = 0;
  }

  /** Writes the finds of a chain to `pairs` as they came. Returns where they end. */
  #unchain(chain: number, first: number): number {
    const links = this.#chain;
    const {pairs} = this;
    let end = first;
    for (let link = chain; link !== NOTHING; link = links[link + BEFORE]!) end += 2;
    // The last find is the first in the chain.
    for (let link = chain, at = end - 2; link !== NOTHING; link = links[link + BEFORE]!, at -= 2) {
      pairs[at] = links[link + FROM]!;
      pairs[at + 1] = links[link + TO]!;
    }
    return end;
  }

  /** Takes from a concept's finds, and from its chain, those that overlap what excludes it. */
  #exclude(row: number, first: number, all: number, notFirst: number, notEnd: number): number {
    const end = dropOverlaps(this.pairs, first, all, notFirst, notEnd);
    if (end === all) return end;
    let chain = NOTHING;
    for (let i = first; i < end; i += 2) chain = this.#link(this.pairs[i]!, this.pairs[i + 1]!, chain);
    this.#by[row + LAST] = chain;
    return end;
  }
}
