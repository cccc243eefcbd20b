import type {Rule} from '../../pack/types.ts';
import type {Evaluator} from '../evaluator.ts';
import type {Verdict} from '../types.ts';

/** What no phrase can say. A rule names one with `check:`. */
export type Check = (rule: Rule, evaluator: Evaluator) => Verdict[];
