import type {Draft} from '../draft/types.ts';
import type {Clause} from '../match/types.ts';
import type {Pattern, Rule} from '../pack/types.ts';
import {scopeOf} from './scope.ts';
import type {Stretch} from './sightings.ts';
import type {Change} from './types.ts';

/** What an answer to a rule depends on besides the rule. */
export interface Dependence {
  /** The concepts that it speaks of. */
  readonly concepts: ReadonlySet<number>;
  /** Those of them that trigger it where it weighs parts of the draft: one that speaks of them gives its evidence everywhere. */
  readonly triggers: ReadonlySet<number>;
  /** Those of them that it looks for in the article or section around a place. */
  readonly around: ReadonlySet<number>;
  /** What it looks for anywhere in the draft, with the concepts that this depends on. */
  readonly anywhere: readonly {readonly pattern: Pattern; readonly concepts: ReadonlySet<number>}[];
  /** The concept that silences it wherever it is said, or -1. */
  readonly silencer: number;
  /** It looks around in articles or sections, so that it depends on how the draft is cut into them. */
  readonly scoped: boolean;
  /** It weighs parts of the draft against each other, and so depends on all of them and on who refers to whom. */
  readonly weighs: boolean;
}

const known = new WeakMap<Rule, Dependence>();

/** Not for rules with `table` or `check`, which look at the draft itself. */
export function dependenceOf(rule: Rule): Dependence {
  let dependence = known.get(rule);
  if (!dependence) known.set(rule, (dependence = work(rule)));
  return dependence;
}

function work({avoid, finds, when, needs, resembles, unless, except, hollow = -1, restraint = -1}: Rule): Dependence {
  const concepts = new Set<number>([hollow, restraint, except.overlaps, except.sentence, except.document, ...(avoid ?? []).map(one => one.concept)]);
  const around = new Set<number>();
  const anywhere: {pattern: Pattern; concepts: Set<number>}[] = [];
  const isWide = (within: string): boolean => within === 'article' || within === 'section';
  const weighs = needs !== undefined && needs.within !== 'document';
  let scoped = false;
  const add = (pattern: Pattern, sets: readonly Set<number>[]): void => {
    const own = Array.isArray(pattern.condition) ? [...pattern.says, ...pattern.condition] : pattern.says;
    for (const set of sets) for (const concept of own) set.add(concept);
    for (const near of [...pattern.with, ...pattern.without]) {
      scoped ||= isWide(near.within);
      if (near.within === 'document') {
        const one = {pattern: near.pattern, concepts: new Set<number>()};
        anywhere.push(one);
        add(near.pattern, [...sets, one.concepts]);
      } else add(near.pattern, isWide(near.within) ? [...sets, around] : sets);
    }
  };
  for (const pattern of [...(finds ?? []), ...(when ?? []), ...(needs?.any ?? []), ...(resembles ?? []), ...(unless ?? [])]) add(pattern, [concepts]);
  const triggers = new Set(weighs ? (when ?? []).flatMap(({says}) => says) : []);
  return {concepts, triggers, around, anywhere, silencer: except.document, scoped, weighs};
}

/**
 * Blocks [from, to) in which a rule has to be asked again after a change; undefined where in none.
 *
 * @param elsewhere something that it looks for anywhere in the draft is otherwise
 */
export function staleIn(rule: Rule, draft: Draft, change: Change, elsewhere: boolean): Stretch | undefined {
  const {concepts, around, scoped} = dependenceOf(rule);
  if (elsewhere) return {from: 0, to: draft.blocks.length};
  const stretch = meet(around, change.concepts) ? scopesAround(draft, change) : meet(concepts, change.concepts) ? change : undefined;
  if (!scoped || !change.recut) return stretch;
  const {from, to} = stretch ?? change.recut;
  return {from: Math.min(from, change.recut.from), to: Math.max(to, change.recut.to)};
}

/** Which rules may have to be asked again after a change: few of all there are. */
export class Concern {
  readonly #byConcept = new Map<number, Rule[]>();
  readonly #scoped: Rule[] = [];

  constructor(rules: readonly Rule[]) {
    for (const rule of rules) this.add(rule);
  }

  /** @param rule none that looks at the draft itself */
  add(rule: Rule): void {
    const {scoped, concepts} = dependenceOf(rule);
    if (scoped) this.#scoped.push(rule);
    for (const concept of concepts) {
      const list = this.#byConcept.get(concept);
      if (list) list.push(rule);
      else this.#byConcept.set(concept, [rule]);
    }
  }

  of({concepts, recut}: Change): ReadonlySet<Rule> {
    const concerned = new Set<Rule>(recut ? this.#scoped : []);
    for (const concept of concepts) for (const rule of this.#byConcept.get(concept) ?? []) concerned.add(rule);
    return concerned;
  }
}

/** Whether a clause stands where a change touched nothing. */
export const isUntouched = (clause: Clause, {from, to, gone}: Change): boolean => (clause.block < from || clause.block >= to) && !gone.has(clause);

export function meet(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  for (const one of few) if (many.has(one)) return true;
  return false;
}

/** Of one change, about which many rules ask. */
const scopes = new WeakMap<Change, Stretch>();

/** The articles and sections in which a change lies, or beside which: what is gone stood in one of them. */
function scopesAround(draft: Draft, change: Change): Stretch {
  const known = scopes.get(change);
  if (known) return known;
  const {from, to} = change;
  const {blocks, sections} = draft;
  let first = from;
  let behind = to;
  for (let i = Math.max(0, from - 1); i <= to && i < blocks.length; i++) {
    for (const within of ['article', 'section'] as const) {
      const scope = sections[scopeOf(draft, blocks[i]!.section, within)]!;
      first = Math.min(first, scope.first);
      behind = Math.max(behind, scope.last);
    }
  }
  const stretch = {from: first, to: behind};
  scopes.set(change, stretch);
  return stretch;
}
