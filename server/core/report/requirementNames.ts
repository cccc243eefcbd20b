import type {Pack} from '../pack/types.ts';

/** A name that people understand for each requirement the pack covers, sorted by id: its own, else the title of the first rule that has it as its main requirement. */
export function requirementNames(pack: Pack): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const described = pack.requirements;
  for (const main of [true, false])
    for (const rule of pack.rules)
      for (const id of main ? rule.covers.slice(0, 1) : rule.covers)
        if (!id.startsWith('term:') && !names.has(id)) names.set(id, Object.hasOwn(described, id) ? described[id]!.name : rule.title);
  return new Map([...names].sort(([a], [b]) => (a < b ? -1 : 1)));
}
