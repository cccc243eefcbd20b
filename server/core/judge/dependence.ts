import type {Pattern, Rule} from '../pack/types.ts';

/** What an answer to a rule depends on besides the rule. */
export interface Dependence {
  /** The concepts that it speaks of. */
  readonly concepts: ReadonlySet<number>;
  /** It looks around in articles or sections, so that it depends on how the draft is cut into them. */
  readonly scoped: boolean;
}

const known = new WeakMap<Rule, Dependence>();

/** Not for rules with `table` or `check`, which look at the draft itself. */
export function dependenceOf(rule: Rule): Dependence {
  let dependence = known.get(rule);
  if (!dependence) known.set(rule, (dependence = work(rule)));
  return dependence;
}

function work({avoid, finds, when, needs, resembles, unless, except}: Rule): Dependence {
  const concepts = new Set<number>([except.overlaps, except.sentence, except.document, ...(avoid ?? []).map(one => one.concept)]);
  const isWide = (within: string): boolean => within === 'article' || within === 'section';
  let scoped = needs !== undefined && isWide(needs.within);
  const add = (pattern: Pattern): void => {
    for (const concept of pattern.says) concepts.add(concept);
    if (Array.isArray(pattern.condition)) for (const concept of pattern.condition) concepts.add(concept);
    for (const near of [...pattern.with, ...pattern.without]) {
      scoped ||= isWide(near.within);
      add(near.pattern);
    }
  };
  for (const pattern of [...(finds ?? []), ...(when ?? []), ...(needs?.any ?? []), ...(resembles ?? []), ...(unless ?? [])]) add(pattern);
  return {concepts, scoped};
}
