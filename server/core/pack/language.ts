import * as z from 'zod';
import {type Inflect, makeInflect} from './inflect.ts';
import {type AuthoredLanguage, languageFile} from './languageSchema.ts';
import {suggest} from './nearest.ts';
import {type Names, readPhrases, resolveAll} from './phrases.ts';
import {inside, type Place, type Reporter} from './problems.ts';
import type {Store} from './store.ts';
import {CUES, type CueName, DRAFT_KINDS, type Inflection, type Language} from './types.ts';
import {validateAt} from './validate.ts';
import type {YamlFile} from './yaml.ts';

const NO_NAMES: Names = {stateOf: () => 'unknown', all: () => [], searched: 'a language, which stands before all concepts'};

/**
 * Compiles languages/<name>.yaml. A key that is wrong is reported and counts as empty, and so is a missing file: the compiled language always has all its keys.
 * Numbers and the cue concepts go into the store.
 */
export function compileLanguage(name: string, file: YamlFile | undefined, store: Store, report: Reporter): {language: Language; inflect: Inflect} {
  const authored: AuthoredLanguage = file ? validKeys(languageFile.shape, file.value, {file, keys: []}, report) : {};
  const inflection = compileInflection(authored.inflection);
  const inflect = makeInflect(inflection);
  const numbers = authored.numbers ?? [];
  store.setNumbers(numbers);
  const cues = Object.fromEntries(
    CUES.map(cue => {
      const read = file ? readPhrases(authored.cues?.[cue] ?? [], {file, keys: ['cues', cue]}, report) : [];
      const good = read.filter(phrase => resolveAll([phrase], NO_NAMES, report));
      const index = store.add(`cue:${cue}`, good, 'exact', inflect);
      if (index === undefined && file)
        report.error({file, keys: ['cues', cue]}, 'The phrases unfold into too many variants.', 'Shorten the list.', 'key');
      return [cue, index ?? store.add(`cue:${cue}`, [], 'exact', inflect)!];
    }),
  ) as Record<CueName, number>;
  const {numbering, amendment, headings} = authored;
  const language: Language = {
    name,
    abbreviations: authored.abbreviations ?? [],
    numbering: {article: numbering?.article ?? [], part: numbering?.part ?? [], annex: numbering?.annex ?? [], clause: numbering?.clause ?? []},
    instruments: authored.instruments ?? [],
    titles: authored.titles ?? [],
    amendment: {insert: amendment?.insert ?? [], headed: amendment?.headed ?? [], omit: amendment?.omit ?? [], lapse: amendment?.lapse ?? []},
    definition: {
      equates: authored.definition?.equates ?? [],
      adds: authored.definition?.adds ?? [],
      unique: authored.definition?.unique ?? [],
      short: authored.definition?.short ?? [],
      sides: authored.definition?.sides ?? [],
    },
    headings: {
      definitions: headings?.definitions ?? [],
      preamble: headings?.preamble ?? [],
      general: headings?.general ?? [],
      signs: headings?.signs ?? [],
    },
    tables: {measures: authored.tables?.measures ?? [], values: authored.tables?.values ?? []},
    kinds: Object.fromEntries(DRAFT_KINDS.map(kind => [kind, authored.kinds?.[kind] ?? []])) as unknown as Language['kinds'],
    numbers,
    wording: authored.wording ?? {},
    areas: authored.areas ?? {},
    inflection,
    cues,
  };
  return {language, inflect};
}

type Shape = {readonly [key: string]: z.ZodType};

/** Each key by itself, so that one wrong key does not take the others with it; maps of keys the same again. */
function validKeys(shape: Shape, value: unknown, place: Place, report: Reporter): {[key: string]: unknown} {
  const good: {[key: string]: unknown} = {};
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report.error(place, 'A map of keys is expected here.', `Known keys are ${Object.keys(shape).join(', ')}.`);
    return good;
  }
  for (const [key, part] of Object.entries(value)) {
    const at = inside(place, key);
    const type = Object.hasOwn(shape, key) ? shape[key] : undefined;
    const inner = type instanceof z.ZodOptional ? type.unwrap() : type;
    if (type === undefined) report.error(at, `Unknown key "${key}".`, suggest(key, Object.keys(shape)), 'key');
    else if (inner instanceof z.ZodObject) good[key] = validKeys(inner.shape, part, at, report);
    else good[key] = validateAt(type, part, at, report);
  }
  return good;
}

export function compileInflection(authored: AuthoredLanguage['inflection']): Inflection {
  const words = (table: Readonly<Record<string, string>> | undefined): [string, string[]][] =>
    Object.entries(table ?? {}).map(([base, forms]) => [base, forms.split(/\s+/).filter(Boolean)]);
  const irregular = new Map<string, string[]>();
  for (const [base, forms] of [...words(authored?.verbs), ...words(authored?.nouns)])
    irregular.set(base, [...new Set([...(irregular.get(base) ?? []), ...forms])]);
  return {
    closed: authored?.closed ?? [],
    irregular: Object.fromEntries(irregular),
    nominal: authored?.nominal ?? [],
    endings: (authored?.endings ?? []).map(({words: list, ends, short, add}) => ({
      ...(list && {words: list}),
      ...(ends && {ends}),
      ...(short && {short}),
      add,
    })),
    spellings: {begins: authored?.spellings?.begins ?? [], ends: authored?.spellings?.ends ?? []},
    exclude: Object.fromEntries(words(authored?.exclude)),
    vowels: authored?.vowels ?? '',
    doubles: authored?.doubles ?? '',
  };
}
