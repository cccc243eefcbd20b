import type {Match} from '../match/types.ts';
import type {Pattern} from '../pack/types.ts';
import {type Dependence, isUntouched, meet} from './dependence.ts';
import type {Evaluator} from './evaluator.ts';
import type {Change} from './types.ts';

/**
 * What rules look for anywhere in a draft that is followed. To whoever asks for company anywhere, a pattern that two matches fulfil is the same as one that a hundred do, since
 * only a match by itself does not count as its own company; so an edit seldom changes anything.
 */
export class Anywhere {
  /** Of each pattern at most two matches that fulfil it. */
  readonly #fulfilling = new Map<object, readonly Match[]>();
  /** Whether what silences a rule is said, as the rule was told last. */
  readonly #isSilenced = new Map<Dependence, boolean>();

  /** Notes what a rule depends on. Returns whether it is otherwise than it was noted before; `change`: what may have changed since then, undefined where all may. */
  note(dependence: Dependence, evaluator: Evaluator, change: Change | undefined): boolean {
    const {anywhere, silencer} = dependence;
    let differs = false;
    for (const {pattern, concepts} of anywhere) {
      if (change && !meet(concepts, change.concepts)) continue;
      const before = this.#fulfilling.get(pattern);
      // Two that stand where nothing changed go on fulfilling what asks for nothing far around them.
      if (change && before?.length === 2 && isNear(pattern) && before.every(({clause}) => isUntouched(clause, change))) continue;
      const now = evaluator.firstTwo(pattern);
      this.#fulfilling.set(pattern, now);
      differs ||= !before || before.length !== now.length || (now.length === 1 && now[0] !== before[0]);
    }
    if (silencer >= 0) {
      const isSilenced = evaluator.matches.byConcept.has(silencer);
      differs ||= this.#isSilenced.get(dependence) !== isSilenced;
      this.#isSilenced.set(dependence, isSilenced);
    }
    return differs;
  }
}

/** Whether a pattern looks no further than the sentence. */
const isNear = (pattern: Pattern): boolean =>
  [...pattern.with, ...pattern.without].every(near => (near.within === 'clause' || near.within === 'sentence') && isNear(near.pattern));
