import type {CoverageState} from '../../core/report/types.ts';
import type {CoverageRecord} from './record.ts';

/** From the worst to the best; what does not apply is no row. */
export const STATES = ['missing', 'weak', 'present'] as const;
export type AppliedState = (typeof STATES)[number];

/** One requirement over all drafts. */
export interface CoverageRow {
  readonly requirement: string;
  /** How many drafts are in each state. */
  readonly counts: {readonly [state in AppliedState]: number};
  /** State by draft, for the first drafts only; where it does not apply there is none. */
  readonly states: ReadonlyMap<string, AppliedState>;
}

/** Gathers the coverage of all drafts: counts for every requirement, and single states of the first `width` drafts. */
export class CoverageTable {
  readonly #width: number;
  readonly #rows = new Map<string, {counts: {[state in AppliedState]: number}; states: Map<string, AppliedState>}>();
  readonly paths: string[] = [];
  drafts = 0;

  constructor(width: number) {
    this.#width = width;
  }

  add(path: string, coverage: readonly Pick<CoverageRecord, 'requirement' | 'state'>[]): void {
    this.drafts++;
    const shown = this.paths.length < this.#width;
    if (shown) this.paths.push(path);
    for (const {requirement, state} of coverage) {
      if (!applies(state)) continue;
      let row = this.#rows.get(requirement);
      if (!row) this.#rows.set(requirement, (row = {counts: {missing: 0, weak: 0, present: 0}, states: new Map()}));
      row.counts[state]++;
      if (shown) row.states.set(path, state);
    }
  }

  /** Whether single drafts can be told apart, because there are few. */
  get isComplete(): boolean {
    return this.drafts <= this.#width;
  }

  /** What applies somewhere, by requirement. */
  rows(): CoverageRow[] {
    return [...this.#rows].map(([requirement, row]) => ({requirement, ...row})).sort((a, b) => (a.requirement < b.requirement ? -1 : 1));
  }

  /** The same with what is missing in most drafts first. */
  worstFirst(): CoverageRow[] {
    return this.rows().sort((a, b) => b.counts.missing - a.counts.missing || b.counts.weak - a.counts.weak || b.counts.present - a.counts.present);
  }

  total(state: AppliedState): number {
    return [...this.#rows.values()].reduce((sum, {counts}) => sum + counts[state], 0);
  }
}

const applies = (state: CoverageState): state is AppliedState => state !== 'not-applicable';
