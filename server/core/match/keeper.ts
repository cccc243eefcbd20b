import type {Draft} from '../draft/types.ts';
import {type Building, type BuildingMatch, forgetSaid, keep} from './building.ts';
import type {Company} from './company.ts';
import {Regions} from './regions.ts';

/** The clauses that wait for the end of their region may say so many things; then these are kept without knowing whether anybody asks. */
const MOST_WAITING = 300_000;

/** What a clause says that matters: the index of each; -1 - index where it matters only if something in its article or section asks for it. */
interface Waiting {
  readonly clause: Building;
  readonly wanted: readonly number[];
}

/** Makes matches of what could be asked for, in order, and lets go of the rest. */
export class Keeper {
  readonly byConcept = new Map<number, BuildingMatch[]>();
  readonly #company: Company;
  /** Undefined in a draft that is followed: who asks may come with the next version. */
  readonly #regions: Regions | undefined;
  #waiting: Waiting[] = [];
  #count = 0;
  #region = -1;

  constructor(draft: Draft, company: Company, remembers: boolean) {
    this.#company = company;
    this.#regions = remembers ? undefined : new Regions(draft);
  }

  /** Takes the clauses of a unit (company.ts). */
  add(unit: readonly Building[]): void {
    const regions = this.#regions;
    if (regions && regions.of(unit[0]!.home.section) !== this.#region) this.settle();
    this.#company.meet(unit);
    for (const clause of unit) {
      const wanted = this.#company.wanted(clause, regions);
      if (wanted.length > 0) this.#waiting.push({clause, wanted});
      else if (regions) forgetSaid(clause);
      this.#count += clause.said.length;
    }
    if (regions) this.#region = regions.of(unit.at(-1)!.home.section);
    if (!regions || this.#count > MOST_WAITING) this.settle(true);
  }

  /** Keeps what was asked for, or all that could be. */
  settle(all = false): void {
    for (const {clause, wanted} of this.#waiting) {
      keep(clause, wanted.every(i => i >= 0) ? wanted : this.#asked(clause, wanted, all));
      for (const match of clause.matches) {
        const found = this.byConcept.get(match.concept);
        if (found) found.push(match);
        else this.byConcept.set(match.concept, [match]);
      }
      // Who is not asked again need not know what was not kept.
      if (this.#regions) forgetSaid(clause);
    }
    this.#waiting = [];
    this.#count = 0;
  }

  #asked(clause: Building, wanted: readonly number[], all: boolean): number[] {
    const kept: number[] = [];
    for (const i of wanted) {
      if (i >= 0) kept.push(i);
      else if (all || this.#company.isAsked(clause, -1 - i, this.#regions!)) kept.push(-1 - i);
    }
    return kept;
  }
}
