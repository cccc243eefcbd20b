import {Zone} from '../draft/types.ts';
import {MANNERS, polarityOf} from '../pack/manners.ts';
import {USE} from '../pack/uses.ts';
import {type Building, zonesOf} from './building.ts';
import {IntList} from './intList.ts';
import type {Regions} from './regions.ts';
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
  /** The last unit in which a concept was said and could matter whatever stands beside it in its sentence. */
  readonly #mayMatter: Int32Array;
  #unit = 0;
  /** Without tables nobody asks for cells, nor for the headings above them. */
  readonly #hasTables: boolean;
  readonly #concepts = new IntList();
  /** How many hits of a kind are kept of concepts that only have to stand somewhere, by concept and what a pattern can ask of them. */
  readonly #inDraft = new Counts();
  /** The same within the section and within the block being read. */
  readonly #inSection = new Counts();
  readonly #inBlock = new Counts();
  readonly #inEachBlock = new Counts();
  /** By region: what something said in it asks for in its article or section. */
  readonly #asked = new Map<number, Set<number>>();
  /** By concept: the last region in which it was noted what it asks for. */
  readonly #askerIn: Int32Array;
  /** What is asked for in a region by what is said in it or around it. */
  #askedHere: Asked = NOWHERE;

  /**
   * @param keepsAll two of a kind are not enough: the draft goes on changing, and who is kept may be gone tomorrow
   * @param hasTables whether there are or may be tables in the draft
   */
  constructor(uses: Uses, keepsAll: boolean, hasTables: boolean) {
    this.#keepsAll = keepsAll;
    this.#uses = uses;
    this.#hasTables = hasTables;
    this.#said = new Int32Array(uses.concepts);
    this.#askerIn = new Int32Array(uses.concepts).fill(-1);
    this.#wanted = new Int32Array(uses.concepts);
    this.#wantedSomewhere = new Int32Array(uses.concepts);
    this.#mayMatter = new Int32Array(uses.concepts);
  }

  /** Looks at what is said together. Clauses are asked about afterwards, each once and in order. */
  meet(clauses: readonly Building[]): void {
    this.#unit++;
    this.#concepts.length = 0;
    let isOpen = false;
    for (const clause of clauses) {
      isOpen ||= clause.isOpen;
      clause.said.forEachConcept(this.#note);
    }
    const {ofBlock, ofSentence} = this.#uses;
    ofBlock.mark(this.#concepts, this.#said, this.#unit, this.#wanted, this.#wantedSomewhere);
    if (isOpen) ofSentence.mark(this.#concepts, this.#said, this.#unit, this.#wanted, this.#wantedSomewhere);
    const asking = USE.alone | USE.cell | USE.section | USE.document | USE.eachBlock;
    for (let i = 0; i < this.#concepts.length; i++) {
      const concept = this.#concepts.at[i]!;
      const isWanted = this.#wanted[concept] === this.#unit || this.#wantedSomewhere[concept] === this.#unit;
      if (isWanted || this.#uses.is(asking, concept)) this.#mayMatter[concept] = this.#unit;
    }
  }

  /** Notes what is asked for around what a clause says. */
  #noteAsker(concept: number, region: number): void {
    if (this.#askerIn[concept] === region) return;
    this.#askerIn[concept] = region;
    let asked = this.#asked.get(region);
    if (!asked) {
      this.#asked.set(region, (asked = new Set()));
      this.#askedHere = NOWHERE;
    }
    for (const member of this.#uses.askedBy(concept)) asked.add(member);
  }

  /** Whether something in its article or section asks for the ith thing that a clause says, as far as is known. */
  isAsked({said, home}: Building, i: number, regions: Regions): boolean {
    const region = regions.of(home.section);
    if (this.#askedHere.region !== region) {
      this.#askedHere = {region, sets: regions.around(region).flatMap(one => this.#asked.get(one) ?? [])};
    }
    return this.#askedHere.sets.some(set => set.has(said.concept(i)));
  }

  /**
   * Which of the things that a clause of the unit says something could ask for, by index; -1 - index for what has to be asked for in its article or section.
   *
   * @param regions where it is to be noted who asks
   */
  wanted(clause: Building, regions: Regions | undefined): number[] {
    const wanted: number[] = [];
    const {said} = clause;
    said.settle(this.#mightMatter);
    for (let i = 0; i < said.length; i++) {
      if (!this.#mightMatter(said.concept(i), said.beside(i))) continue;
      const answer = this.#matters(clause, i);
      if (!answer) continue;
      wanted.push(answer === 'if asked' ? -1 - i : i);
      if (regions && this.#uses.asksAround(said.concept(i))) this.#noteAsker(said.concept(i), regions.of(clause.home.section));
    }
    return wanted;
  }

  readonly #note = (concept: number): void => {
    if (this.#said[concept] === this.#unit) return;
    this.#said[concept] = this.#unit;
    this.#concepts.push(concept);
  };

  /** Most matter only beside what is not there. */
  readonly #mightMatter = (concept: number, beside: boolean): boolean => beside || this.#mayMatter[concept] === this.#unit;

  #matters(clause: Building, i: number): boolean | 'if asked' {
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
    if (uses.is(USE.document, concept) && this.#inDraft.count(kind, 0) < 2) return true;
    return uses.is(USE.section, concept) && this.#inSection.count(kind, clause.home.section) < 2 && 'if asked';
  }
}

interface Asked {
  readonly region: number;
  readonly sets: readonly ReadonlySet<number>[];
}
const NOWHERE: Asked = {region: -1, sets: []};

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
