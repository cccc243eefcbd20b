import type {Pack} from '../pack/types.ts';

/**
 * A name that people understand for each requirement the pack covers, sorted by id. Rules are titled by the defect and model clauses by
 * the protection, so the clause that the requirement's own safeguard rule offers names it; else a clause of another rule that has it as its main
 * requirement; else the rule's title. Two requirements share a name only where there is no other.
 */
export function requirementNames(pack: Pack): ReadonlyMap<string, string> {
  const candidates = new Map<string, {name: string; weight: number}[]>();
  for (const rule of pack.rules) {
    const clause = rule.insert === undefined ? undefined : pack.clauses[rule.insert]?.title;
    rule.covers.forEach((id, i) => {
      if (id.startsWith('term:')) return;
      const weight = (i === 0 ? 4 : 0) + (clause === undefined ? 0 : 2) + (rule.kind === 'safeguard' ? 1 : 0);
      const list = candidates.get(id) ?? [];
      candidates.set(id, list);
      list.push({name: i === 0 && clause !== undefined ? clause : rule.title, weight});
    });
  }
  for (const list of candidates.values()) list.sort((a, b) => b.weight - a.weight);
  const taken = new Set<string>();
  const names = [...candidates]
    .sort(([a, [x]], [b, [y]]) => y!.weight - x!.weight || (a < b ? -1 : 1))
    .map(([id, list]) => {
      const {name} = list.find(one => !taken.has(one.name)) ?? list[0]!;
      taken.add(name);
      return [id, name] as const;
    });
  return new Map(names.sort(([a], [b]) => (a < b ? -1 : 1)));
}
