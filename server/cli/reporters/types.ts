import type {Level, Pack} from '../../core/pack/types.ts';
import type {Finding, Report} from '../../core/report/types.ts';
import type {Problem} from '../../core/span.ts';

/** A finding that is not new: the baseline has it, or the draft had it before the change. `reason` says which. */
export interface Known extends Finding {
  readonly isKnown: true;
  readonly reason: string;
}

/** One checked draft. Reporters write at once and keep as little of it as they can, so that a run over many drafts stays small. */
export interface Checked {
  readonly path: string;
  readonly source: string;
  /** Its findings are the new ones. */
  readonly report: Report;
  readonly known: readonly Known[];
  /** The rules the draft was checked with. */
  readonly pack: Pack;
  /** Where the file is one of several that are one draft: these, by the numbers that related places and evidence name. */
  readonly texts?: readonly {readonly path: string; readonly source: string}[];
}

export interface Summary {
  readonly files: number;
  readonly error: number;
  readonly warning: number;
  readonly advice: number;
  readonly suppressed: number;
  readonly known: number;
}

/** A part of a run that is spread over machines, from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** What a reporter may know of the run before it ends. */
export interface RunFacts {
  readonly version: string;
  /** From this level up a finding makes the run fail. */
  readonly failOn: Level | 'never';
  /** Whether findings are compared with earlier ones, so that each is new or known. */
  readonly compares: boolean;
  readonly shard?: Shard;
  /** The path of a draft as a code host wants it: from the root of the repository. */
  readonly hosted: (shown: string) => string;
}

export interface RunEnd {
  readonly problems: readonly Problem[];
  readonly summary: Summary;
  readonly exitCode: number;
}

export interface Reporter {
  file(checked: Checked): void;
  end(run: RunEnd): void;
}
