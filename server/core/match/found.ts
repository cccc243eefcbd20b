import {doubled} from './intList.ts';
import {NumberQueue} from './numberQueue.ts';
import {dropOverlaps, sortPairs} from './pairs.ts';

/** Columns of the table by concept: the last clause that said it, its last find there as an index into the chain, and where its settled pairs begin and end. */
const [CLAUSE, LAST, FIRST, END, WIDTH] = [0, 1, 2, 3, 4];
/** Columns of a link of the chain. */
const [FROM, TO, BEFORE, LINK] = [0, 1, 2, 3];
const NOTHING = -1;

/**
 * What one clause says, by concept, in flat memory that is used again for every clause: a sentence says a hundred things, and lists of their own would cost more than finding
 * them. Finds are chained as they come; a concept that is settled has them in order.
 */
export class Found {
  /** Pairs [from, to) of the concepts that are settled, one list behind the other, each ascending. */
  pairs = new Int32Array(512);
  /** Concepts with pairs, in the order in which they were settled. */
  readonly concepts: number[] = [];
  /** Concepts that are not settled yet. */
  readonly open: NumberQueue;
  readonly #by: Int32Array;
  #clause = 0;
  #chain = new Int32Array(512 * LINK);
  #chained = 0;
  #settled = 0;

  constructor(concepts: number) {
    this.open = new NumberQueue(concepts);
    this.#by = new Int32Array(concepts * WIDTH);
  }

  /** Forgets the clause before. */
  clear(): void {
    this.#clause++;
    this.#chained = this.#settled = this.concepts.length = 0;
  }

  add(concept: number, from: number, to: number): void {
    const by = this.#by;
    const row = concept * WIDTH;
    if (by[row + CLAUSE] !== this.#clause) {
      by[row + CLAUSE] = this.#clause;
      by[row + LAST] = NOTHING;
      by[row + FIRST] = by[row + END] = 0;
      this.open.add(concept);
    }
    const link = this.#chained;
    this.#chained += LINK;
    if (this.#chained > this.#chain.length) this.#chain = doubled(this.#chain);
    const chain = this.#chain;
    chain[link + FROM] = from;
    chain[link + TO] = to;
    chain[link + BEFORE] = by[row + LAST]!;
    by[row + LAST] = link;
  }

  /** Brings the finds of a concept into order, without those that overlap what is found of `not`. Returns whether any are left. */
  settle(concept: number, not: number): boolean {
    const by = this.#by;
    const row = concept * WIDTH;
    if (by[row + CLAUSE] !== this.#clause) return false;
    const first = this.#settled;
    const links = this.#chain;
    let end = first;
    for (let link = by[row + LAST]!; link !== NOTHING; link = links[link + BEFORE]!) end += 2;
    while (end > this.pairs.length) this.pairs = doubled(this.pairs);
    const {pairs} = this;
    // The last find is the first in the chain.
    for (let link = by[row + LAST]!, at = end - 2; link !== NOTHING; link = links[link + BEFORE]!, at -= 2) {
      pairs[at] = links[link + FROM]!;
      pairs[at + 1] = links[link + TO]!;
    }
    if (not >= 0 && this.says(not)) end = dropOverlaps(pairs, first, end, this.first(not), this.end(not));
    if (end - first > 2) end = sortPairs(pairs, first, end);
    by[row + FIRST] = first;
    by[row + END] = this.#settled = end;
    if (end === first) return false;
    this.concepts.push(concept);
    return true;
  }

  says(concept: number): boolean {
    return this.end(concept) > this.first(concept);
  }

  /** Index of the first pair of a settled concept. */
  first(concept: number): number {
    return concept >= 0 && this.#by[concept * WIDTH + CLAUSE] === this.#clause ? this.#by[concept * WIDTH + FIRST]! : 0;
  }

  /** Index behind the last pair of a settled concept. */
  end(concept: number): number {
    return concept >= 0 && this.#by[concept * WIDTH + CLAUSE] === this.#clause ? this.#by[concept * WIDTH + END]! : 0;
  }
}
