import type {Pack} from './types.ts';

/**
 * Packs of several languages as one to look things up in: rules, clauses, sources and requirements by their ids, of which the first pack's hold where two have the
 * same. Each pack goes on reading drafts by itself; language and phrases are the first one's.
 */
export function joinPacks([first, ...others]: readonly [Pack, ...Pack[]]): Pack {
  if (others.length === 0) return first;
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
