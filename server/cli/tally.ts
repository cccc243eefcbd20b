import type {Report} from '../core/report/types.ts';
import {RANK} from './levels.ts';
import type {FailOn} from './options.ts';
import type {Summary} from './reporters/types.ts';

/** The sums over all drafts. */
export class Tally {
  readonly summary: {-readonly [key in keyof Summary]: number} = {files: 0, error: 0, warning: 0, advice: 0, suppressed: 0, known: 0};
  /** Whether something is at or above the fail level. */
  failed = false;
  unchanged = 0;
  fixes = 0;
  fixedDrafts = 0;
  readonly #failOn: FailOn;

  constructor(failOn: FailOn) {
    this.#failOn = failOn;
  }

  add(
    {findings, suppressed}: {readonly findings: readonly Pick<Report['findings'][number], 'level'>[]; readonly suppressed: readonly unknown[]},
    known: readonly unknown[],
  ): void {
    this.summary.files++;
    this.summary.suppressed += suppressed.length;
    this.summary.known += known.length;
    for (const {level} of findings) {
      this.summary[level]++;
      this.failed ||= RANK[level] >= RANK[this.#failOn];
    }
  }
}
