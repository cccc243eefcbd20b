import {Zone} from '../draft/types.ts';
import {MANNERS, polarityOf} from '../pack/manners.ts';
import {USE} from '../pack/uses.ts';
import {type Building, zonesOf} from './building.ts';
import type {Uses} from './uses.ts';

/** Zone masks are below this. */
const ZONES = 2 * Math.max(...Object.values(Zone));

/**
 * Which of the things that a draft says could be asked for. It is asked unit by unit: a block, a row of a table, or a list with what leads it in and follows
 * it, since what a rule wants beside each other in a sentence or block stands in one of these.
 */
export class Company {
  readonly #keepsAll: boolean;
  readonly #uses: Uses;
  /** The last unit in which a concept was said, and in which a team of it was complete. */
  readonly #said: Int32Array;
  readonly #wanted: Int32Array;
  /** The last unit in which a concept was wanted, be it only somewhere in a block. */
  readonly #wantedSomewhere: Int32Array;
  #unit = 0;
  /** Without tables nobody asks for cells, nor for the headings above them. */
  readonly #hasTables: boolean;
  readonly #concepts: number[] = [];
  /** How many hits of a kind are kept of concepts that only have to stand somewhere, by concept and what a pattern can ask of them. */
  readonly #inDraft = new Counts();
  /** The same within the section and within the block being read. */
  readonly #inSection = new Counts();
  readonly #inBlock = new Counts();
  readonly #inEachBlock = new Counts();

  /**
   * @param keepsAll two of a kind are not enough: the draft goes on changing, and who is kept may be gone tomorrow
   * @param hasTables whether there are or may be tables in the draft
   */
  constructor(uses: Uses, keepsAll: boolean, hasTables: boolean) {
    this.#keepsAll = keepsAll;
    this.#uses = uses;
    this.#hasTables = hasTables;
    this.#said = new Int32Array(uses.concepts);
    this.#wanted = new Int32Array(uses.concepts);
    this.#wantedSomewhere = new Int32Array(uses.concepts);
  }

  /** Looks at what is said together. Clauses are asked about afterwards, each thing that they say once and in order. */
  meet(clauses: readonly Building[]): void {
    this.#unit++;
    this.#concepts.length = 0;
    let isOpen = false;
    for (const clause of clauses) {
      isOpen ||= clause.isOpen;
      for (let i = 0; i < clause.said.length; i++) this.#note(clause.said.concept(i));
    }
    const {ofBlock, ofSentence} = this.#uses;
    for (const concept of this.#concepts) {
      ofBlock.mark(concept, this.#said, this.#unit, this.#wanted, this.#wantedSomewhere);
      if (isOpen) ofSentence.mark(concept, this.#said, this.#unit, this.#wanted, this.#wantedSomewhere);
    }
  }

  #note(concept: number): void {
    if (this.#said[concept] === this.#unit) return;
    this.#said[concept] = this.#unit;
    this.#concepts.push(concept);
  }

  /** Whether something could ask for the ith thing that a clause of the unit says. */
  matters(clause: Building, i: number): boolean {
    const {said} = clause;
    const concept = said.concept(i);
    const uses = this.#uses;
    if (uses.is(USE.alone, concept) || this.#wanted[concept] === this.#unit || said.beside(i)) return uses.admits(said.manner(i), concept);
    const isCell = uses.is(USE.cell, concept) && this.#hasTables;
    const isWanted = this.#wantedSomewhere[concept] === this.#unit;
    const isKept = isWanted || uses.is(USE.section | USE.document | USE.eachBlock, concept);
    if ((!isCell && !isKept) || !uses.admits(said.manner(i), concept)) return false;
    if (this.#keepsAll && isKept) return true;
    const zones = zonesOf(said, i, clause.home, clause.textStart);
    if (isCell && zones & (Zone.table | Zone.heading)) return true;
    if (!isKept) return false;
    const manner = uses.is(USE.byModality, concept) ? said.manner(i) : polarityOf(said.manner(i));
    const kind = ((concept * MANNERS + manner) * 2 + Number(said.inside(i) >= 0)) * ZONES + zones;
    // Two, because a match does not count as its own company. Whoever is kept for its block is there for its section and the draft, too.
    if (isWanted && this.#inBlock.count(kind, clause.block) < 2) return true;
    if (uses.is(USE.eachBlock, concept) && this.#inEachBlock.count(kind, clause.block) < 1) return true;
    return uses.is(USE.section, concept)
      ? this.#inSection.count(kind, clause.home.section) < 2
      : uses.is(USE.document, concept) && this.#inDraft.count(kind, 0) < 2;
  }
}

/** How many of a kind there were so far in the part of the draft that is being read. */
class Counts {
  #part = -1;
  readonly #counts = new Map<number, number>();

  /** How many there were before this one. */
  count(kind: number, part: number): number {
    if (this.#part !== part) {
      this.#counts.clear();
      this.#part = part;
    }
    const count = this.#counts.get(kind) ?? 0;
    this.#counts.set(kind, count + 1);
    return count;
  }
}
