import type {Program} from '../pack/tables.ts';
import type {IntList} from './intList.ts';

/** Above the bits of USE: some rule asks for the concept. */
const ASKED = 2 ** 20;

/** What rules ask for, read off the tables of a program. */
export class Uses {
  readonly concepts: number;
  readonly #uses: Int32Array;
  readonly #manners: Int32Array;
  /** Bits of USE with ASKED. */
  readonly #all: Int32Array;
  readonly #askedOf: Int32Array;
  readonly #asked: Int32Array;
  readonly ofSentence: Teams;
  readonly ofBlock: Teams;

  constructor({uses, manners, askedOf, asked, teams, sentenceTeamsOf, sentenceTeams, blockTeamsOf, blockTeams}: Program) {
    this.concepts = uses.length;
    this.#uses = uses;
    this.#manners = manners;
    this.#all = new Int32Array(uses.length);
    for (let c = 0; c < uses.length; c++) this.#all[c] = manners[c] === 0 ? 0 : uses[c]! | ASKED;
    this.#askedOf = askedOf;
    this.#asked = asked;
    this.ofSentence = new Teams(sentenceTeamsOf, sentenceTeams, teams);
    this.ofBlock = new Teams(blockTeamsOf, blockTeams, teams);
  }

  /** How rules ask for a concept: bits of USE (pack/uses.ts), and one more where any does at all. 0: none does. */
  of(concept: number): number {
    return this.#all[concept]!;
  }

  /** @param use any of these of USE (pack/uses.ts) */
  is(use: number, concept: number): boolean {
    return (this.#uses[concept]! & use) !== 0;
  }

  /** Whether anything is asked for in the article or section in which a concept is said. */
  asksAround(concept: number): boolean {
    return this.#askedOf[concept + 1]! > this.#askedOf[concept]!;
  }

  /** Concepts that are asked for in the article or section in which a concept is said. */
  askedBy(concept: number): Int32Array {
    return this.#asked.subarray(this.#askedOf[concept]!, this.#askedOf[concept + 1]!);
  }

  /** Whether a rule asks for the concept as it is said (pack/manners.ts). */
  admits(manner: number, concept: number): boolean {
    return ((this.#manners[concept]! >> manner) & 1) !== 0;
  }
}

/** Teams by the concepts where they are looked at. */
export class Teams {
  readonly #of: Int32Array;
  readonly #list: Int32Array;
  readonly #teams: Int32Array;

  constructor(of: Int32Array, list: Int32Array, teams: Int32Array) {
    this.#of = of;
    this.#list = list;
    this.#teams = teams;
  }

  /**
   * Of the teams of some concepts of which all is said that they need, marks with a number what matters.
   *
   * @param said by concept: `number` where it is said; the teams of others are not looked at
   * @param members marks by concept
   * @param somewhere marks of what only has to stand somewhere in the block
   */
  mark({at: concepts, length}: Readonly<IntList>, said: Int32Array, number: number, members: Int32Array, somewhere: Int32Array): void {
    const of = this.#of;
    // Most have none.
    for (let c = 0; c < length; c++) {
      const concept = concepts[c]!;
      const end = of[concept + 1]!;
      for (let i = of[concept]!; i < end && said[concept] === number; i++) {
        const at = this.#behindNeeds(this.#list[i]!, said, number);
        if (at >= 0) this.#markList(this.#markList(at, number, members), number, somewhere);
      }
    }
  }

  /** Where the members of a team begin; -1 unless of each of its needs something is said. */
  #behindNeeds(team: number, said: Int32Array, number: number): number {
    const teams = this.#teams;
    let at = team + 1;
    for (let needs = teams[team]!; needs > 0; needs--) {
      const end = at + 1 + teams[at]!;
      let k = at + 1;
      while (k < end && said[teams[k]!] !== number) k++;
      if (k === end) return -1;
      at = end;
    }
    return at;
  }

  #markList(at: number, number: number, marks: Int32Array): number {
    const end = at + 1 + this.#teams[at]!;
    for (let k = at + 1; k < end; k++) marks[this.#teams[k]!] = number;
    return end;
  }
}
