import type {Draft} from '../draft/types.ts';
import type {Match} from '../match/types.ts';
import type {Rule, Within} from '../pack/types.ts';
import type {Evaluator} from './evaluator.ts';
import {scopeOf} from './scope.ts';

export type Strength = 'missing' | 'weak' | 'present';

/**
 * Which scopes of a draft the evidence for a safeguard reaches. It counts in its own section and all around it, from definitions and general
 * articles everywhere, from an article in those that refer to it, and everywhere from an article that itself speaks of what the trigger provides
 * for ("Appeals against decisions on removal"). Linear in evidence, triggers and references; asked once per provision.
 */
export class EvidenceIndex {
  readonly #evaluator: Evaluator;
  readonly #within: Within;
  /** Best evidence in a section or below it. */
  readonly #inSection = new Map<number, Strength>();
  #everywhere: Strength = 'missing';

  /** @param weak evidence that does not count in full */
  constructor(rule: Rule, evaluator: Evaluator, evidence: readonly Match[], weak: ReadonlySet<Match>) {
    this.#evaluator = evaluator;
    this.#within = rule.needs!.within;
    const {draft} = evaluator;
    const speaking = new Map<number, boolean>();
    const speaks = (article: number): boolean => {
      let known = speaking.get(article);
      if (known === undefined) speaking.set(article, (known = speaksOfTrigger(rule, evaluator, article)));
      return known;
    };
    for (const match of evidence) {
      const strength: Strength = weak.has(match) ? 'weak' : 'present';
      const home = sectionOf(draft, match);
      let general = false;
      for (let s = home; s >= 0; s = draft.sections[s]!.parent) {
        const known = this.#inSection.get(s);
        const best = better(known, strength);
        // Then it was said of all around it as well.
        if (best === known) break;
        this.#inSection.set(s, best);
        const {role} = draft.sections[s]!;
        general ||= role === 'general' || role === 'definitions';
      }
      if (better(this.#everywhere, strength) === this.#everywhere) continue;
      const article = scopeOf(draft, home, this.#within);
      if (general || (article > 0 && speaks(article))) this.#everywhere = strength;
    }
  }

  /** Best evidence that counts for a provision in the scope. */
  strengthFor(scope: number): Strength {
    let best = better(this.#inSection.get(scope), this.#everywhere);
    if (best === 'present' || scope === 0) return best;
    for (const article of this.#evaluator.referredTo(scope, this.#within)) best = better(this.#inSection.get(article), best);
    return best;
  }
}

/** Whether a scope itself speaks of what triggers the rule. */
function speaksOfTrigger({when, needs}: Rule, evaluator: Evaluator, scope: number): boolean {
  const {within} = needs!;
  const {draft} = evaluator;
  const {first, last} = draft.sections[scope]!;
  return (when ?? []).some(({says}) =>
    says.some(concept => {
      for (const match of evaluator.said(concept, first)) {
        if (match.clause.block >= last) return false;
        if (scopeOf(draft, sectionOf(draft, match), within) === scope) return true;
      }
      return false;
    }),
  );
}

export const sectionOf = (draft: Draft, match: Match): number => draft.blocks[match.clause.block]!.section;

const RANK: {readonly [strength in Strength]: number} = {missing: 0, weak: 1, present: 2};

const better = (a: Strength | undefined, b: Strength): Strength => (a !== undefined && RANK[a] > RANK[b] ? a : b);
