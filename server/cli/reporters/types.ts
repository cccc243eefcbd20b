import type {Pack} from '../../core/pack/types.ts';
import type {Report} from '../../core/report/types.ts';
import type {Problem} from '../../core/span.ts';

/** One checked draft. Reporters write at once and keep nothing of it, so that a run over many drafts stays small. */
export interface Checked {
  readonly path: string;
  readonly source: string;
  readonly report: Report;
  /** The rules the draft was checked with. */
  readonly pack: Pack;
}

export interface Summary {
  readonly files: number;
  readonly error: number;
  readonly warning: number;
  readonly advice: number;
  readonly suppressed: number;
}

export interface Reporter {
  file(checked: Checked): void;
  end(problems: readonly Problem[], summary: Summary, exitCode: number): void;
}
