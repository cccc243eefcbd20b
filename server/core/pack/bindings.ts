/** Which law binds where a draft is made: it decides which sources stand first, and how hard a rule may speak. */
import type {Pack, Rule, Source} from './types.ts';

export interface Bindings {
  /** Instruments that bind the State, by their keys in sources.yaml ("crc", "refugee-convention"); undefined: not said. */
  readonly boundBy?: readonly string[];
  /** Legal orders the State belongs to, as sources name them ("eu", "council-of-europe"); undefined: not said. */
  readonly jurisdiction?: readonly string[];
}

/** The instrument that a source is a place of: the entry whose key is the longest beginning of its own, and which has a status. */
export function instrumentOf(key: string, sources: Pack['sources']): string | undefined {
  for (let end = key.length; end > 0; end = key.lastIndexOf('-', end - 1)) {
    const start = key.slice(0, end);
    if (Object.hasOwn(sources, start) && sources[start]!.status !== undefined) return start;
  }
  return undefined;
}

/** Keys of the instruments of a pack, and the legal orders that its sources belong to. */
export const instrumentsOf = ({sources}: Pack): string[] => Object.keys(sources).filter(key => sources[key]!.status !== undefined);
export const ordersOf = ({sources}: Pack): string[] => [...new Set(Object.values(sources).flatMap(({order}) => order ?? []))].sort();

/**
 * The pack as it holds for one State. Sources that bind it come first and those of other legal orders last. A rule that rests on treaties or legislation
 * none of which binds the State gives advice to be better than the law, so an error becomes a warning. Unsaid bindings change nothing.
 */
export function bindTo(pack: Pack, {boundBy, jurisdiction}: Bindings): Pack {
  if (!boundBy && !jurisdiction) return pack;
  const {sources} = pack;
  const isForeign = ({order}: Source): boolean => jurisdiction !== undefined && order !== undefined && !jurisdiction.includes(order);
  const rank = (key: string): number => {
    const instrument = instrumentOf(key, sources);
    if (!instrument) return 1;
    if (boundBy?.includes(instrument)) return 0;
    return isForeign(sources[instrument]!) ? 2 : 1;
  };
  const binds = (key: string): boolean | undefined => {
    const instrument = instrumentOf(key, sources);
    if (!instrument || !sources[instrument]!.binding) return undefined;
    if (isForeign(sources[instrument]!)) return false;
    return boundBy === undefined || boundBy.includes(instrument);
  };
  const bound = (rule: Rule): Rule => {
    const law = rule.source.map(binds).filter(one => one !== undefined);
    const level = rule.level === 'error' && law.length > 0 && !law.includes(true) ? 'warning' : rule.level;
    const ordered = rule.source.map(key => [rank(key), key] as const).sort((a, b) => a[0] - b[0]);
    const source = ordered.map(([, key]) => key);
    return level === rule.level && source.every((key, i) => key === rule.source[i]) ? rule : {...rule, level, source};
  };
  return Object.defineProperties(
    {},
    {
      ...Object.getOwnPropertyDescriptors(pack),
      rules: {value: pack.rules.map(bound), enumerable: true},
    },
  ) as Pack;
}
