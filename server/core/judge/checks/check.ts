import type {Rule} from '../../pack/types.ts';
import type {Evaluator} from '../evaluator.ts';
import type {Change} from '../types.ts';
import type {Verdict} from '../verdict.ts';

/** What no phrase can say. A rule names one with `check:`. */
export interface Check {
  readonly find: (rule: Rule, evaluator: Evaluator) => Verdict[];
  /** Whether a change that leaves sections and the targets of references alone may have to do with what is found. */
  readonly isTouched: (evaluator: Evaluator, change: Change) => boolean;
}
