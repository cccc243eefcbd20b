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
    const speaking = new Set<number>();
    // What is asked of the draft as a whole is given in it or not.
    for (const {says} of this.#within === 'document' ? [] : (rule.when ?? [])) {
      for (const concept of says)
        for (const m of evaluator.matches.byConcept.get(concept) ?? []) speaking.add(scopeOf(draft, sectionOf(draft, m), this.#within));
    }
    for (const match of evidence) {
      const strength: Strength = weak.has(match) ? 'weak' : 'present';
      const home = sectionOf(draft, match);
      const article = scopeOf(draft, home, this.#within);
      let general = article > 0 && speaking.has(article);
      for (let s = home; s >= 0; s = draft.sections[s]!.parent) {
        this.#inSection.set(s, better(this.#inSection.get(s), strength));
        const {role} = draft.sections[s]!;
        general ||= role === 'general' || role === 'definitions';
      }
      if (general) this.#everywhere = better(this.#everywhere, strength);
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

export const sectionOf = (draft: Draft, match: Match): number => draft.blocks[match.clause.block]!.section;

const RANK: {readonly [strength in Strength]: number} = {missing: 0, weak: 1, present: 2};

const better = (a: Strength | undefined, b: Strength): Strength => (a !== undefined && RANK[a] > RANK[b] ? a : b);
