import type {Pack} from '../core/pack/types.ts';

/**
 * A name that people understand for each requirement the pack covers, sorted by id. Rules are titled by the defect and model clauses by
 * the protection, so the clause that the requirement's own safeguard rule offers names it; else a clause of another rule that has it as its main
 * requirement; else the rule's title.
 */
export function requirementNames(pack: Pack): ReadonlyMap<string, string> {
  const names = new Map<string, {name: string; weight: number}>();
  for (const rule of pack.rules) {
    const clause = rule.insert === undefined ? undefined : pack.clauses[rule.insert]?.title;
    rule.covers.forEach((id, i) => {
      if (id.startsWith('term:')) return;
      const weight = (i === 0 ? 4 : 0) + (clause === undefined ? 0 : 2) + (rule.kind === 'safeguard' ? 1 : 0);
      const before = names.get(id);
      if (!before || weight > before.weight) names.set(id, {name: i === 0 && clause !== undefined ? clause : rule.title, weight});
    });
  }
  return new Map([...names].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, {name}]) => [id, name]));
}
