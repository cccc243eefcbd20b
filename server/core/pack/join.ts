import type {Pack} from './types.ts';

/**
 * Packs of several languages as one to look things up in: rules, clauses, sources and requirements by their ids, of which the first pack's hold where two have the
 * same. Each pack goes on reading drafts by itself; language and phrases are the first one's.
 */
export function joinPacks([first, ...others]: readonly [Pack, ...Pack[]]): Pack {
  if (others.length === 0) return first;
  const known = joined.get(first)?.find(one => one.others.length === others.length && one.others.every((pack, i) => pack === others[i]));
  if (known) return known.pack;
  const pack = join(first, others);
  joined.set(first, [...(joined.get(first) ?? []), {others, pack}]);
  return pack;
}

/** By the first of them. The same packs are joined for each draft in the same languages, and what is derived from a pack is looked up by it. */
const joined = new WeakMap<Pack, {readonly others: readonly Pack[]; readonly pack: Pack}[]>();

function join(first: Pack, others: readonly Pack[]): Pack {
  const ids = new Set<string>();
  const rules = [first, ...others].flatMap(pack => pack.rules).filter(({id}) => !ids.has(id) && ids.add(id));
  const all = <K extends 'sources' | 'clauses' | 'requirements'>(key: K): Pack[K] =>
    Object.assign({}, ...others.map(pack => pack[key]).reverse(), first[key]);
  return Object.defineProperties(
    {},
    {
      ...Object.getOwnPropertyDescriptors(first),
      rules: {value: rules, enumerable: true},
      sources: {value: all('sources'), enumerable: true},
      clauses: {value: all('clauses'), enumerable: true},
      requirements: {value: all('requirements'), enumerable: true},
    },
  ) as Pack;
}
