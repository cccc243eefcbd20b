import type {Pack, Rule} from '../pack/types.ts';

/**
 * A name that people understand for each requirement the pack covers, sorted by id: its own. Where the pack describes it not, the model clause of a rule that has it as
 * its main requirement, since clauses are titled by the protection and rules by the defect; else the title of a rule.
 */
export function requirementNames(pack: Pack): ReadonlyMap<string, string> {
  const rules = new Map<string, {rule: Rule; isMain: boolean}[]>();
  for (const rule of pack.rules)
    rule.covers.forEach((id, i) => {
      if (!id.startsWith('term:')) rules.set(id, [...(rules.get(id) ?? []), {rule, isMain: i === 0}]);
    });
  const clauseOf = ({insert}: Rule): string | undefined => (insert === undefined ? undefined : pack.clauses[insert]?.title);
  const nameOf = (id: string): string => {
    if (Object.hasOwn(pack.requirements, id)) return pack.requirements[id]!.name;
    const all = rules.get(id)!;
    const main = all.filter(one => one.isMain).map(one => one.rule);
    const offering = main.filter(rule => clauseOf(rule) !== undefined);
    const offers = offering.find(rule => rule.kind === 'safeguard') ?? offering[0];
    return (offers && clauseOf(offers)) ?? (main[0] ?? all[0]!.rule).title;
  };
  return new Map([...rules.keys()].sort().map(id => [id, nameOf(id)]));
}
