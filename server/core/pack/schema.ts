/**
 * The authored shape of every file of a pack, written once: types (z.infer), validation and JSON Schema all come from here.
 * What one value alone cannot show (unknown references, marks in examples, cycles) is checked where it is compiled.
 */
import * as z from 'zod';
import {Zone, type ZoneName} from '../draft/types.ts';
import {KINDS, type Shape} from './shapes.ts';
import {CHECKS, CUES, DRAFT_KINDS, type Kind, STATUSES} from './types.ts';

/** A map without unknown keys. The message of its unrecognized_keys issue is the list of the known ones; problems of it are phrased in validate.ts. */
const strict = <T extends z.ZodRawShape>(shape: T) =>
  z.strictObject(shape, {error: issue => (issue.code === 'unrecognized_keys' ? Object.keys(shape).join(' ') : undefined)});

const text = z.string().trim().min(1);
const key = z.string().regex(/^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/i);
const phrase = z.string().min(1).describe('A phrase: plain words with [one|other], <0-4>, {concept}, =word, ~word.');
const phrases = z.array(phrase).max(2000);
const listOf = <T extends z.ZodType>(item: T) => z.union([item, z.array(item).min(1).max(200)]);

const level = z.enum(['error', 'warning', 'advice']);
const polarity = z.enum(['affirmed', 'negated', 'undenied', 'either']);
const modality = z.enum(['must', 'will', 'plain', 'should', 'may', 'endeavour']);
const within = z.enum(['clause', 'sentence', 'block', 'article', 'section', 'document']);
const zone = z.enum(Object.keys(Zone) as [ZoneName, ...ZoneName[]]);
const conceptName = key.describe('A concept: a file in concepts/ without .yaml');

const patternKeys = {
  says: listOf(conceptName).optional(),
  phrases: phrases.min(1).optional(),
  polarity: polarity.optional(),
  modality: listOf(modality).optional(),
  condition: z
    .union([listOf(conceptName), strict({phrases: phrases.min(1)})])
    .optional()
    .describe('`any`, concepts, or {phrases: [...]}'),
  outside: z.union([zone, z.array(zone).max(20)]).optional(),
  inside: listOf(zone).optional(),
};
export interface AuthoredPattern extends z.infer<ReturnType<typeof strict<typeof patternKeys>>> {
  with?: AuthoredNear | AuthoredNear[] | undefined;
  without?: AuthoredNear | AuthoredNear[] | undefined;
}
export type AuthoredNear = string | (AuthoredPattern & {within?: z.infer<typeof within> | undefined});
const near: z.ZodType<AuthoredNear> = z
  .lazy(() => z.union([conceptName, strict({...patternKeys, ...surroundings, within: within.optional()})]))
  .meta({id: 'near'});
const surroundings = {with: listOf(near).optional(), without: listOf(near).optional()};
const pattern = z.union([conceptName, strict({...patternKeys, ...surroundings})]).meta({id: 'pattern'});
const patterns = listOf(pattern);

const flagging = z.union([text, strict({text, becomes: text.optional()})]);
const allowing = z.union([text, strict({text})]);
const covers = z
  .string()
  .regex(/^(?:[A-Z]{2}-[0-9]{2}|term:[a-z0-9]+(?:-[a-z0-9]+)*)$/)
  .describe('NR-04, or term:illegal-migrant');

const common = {
  title: text.max(200),
  covers: z.array(covers).min(1).max(4),
  level,
  profile: z.enum(['standard', 'strict']).optional(),
  for: z.array(z.enum(DRAFT_KINDS)).min(1).max(DRAFT_KINDS.length).optional(),
  why: text,
  source: listOf(key),
  misses: text.optional(),
  examples: strict({flags: z.array(flagging).min(1), allows: z.array(allowing).min(1)}),
};
const except = strict({overlaps: phrases.optional(), sentence: phrases.optional(), document: phrases.optional()});

/** The five shapes of a rule. */
export const ruleShapes = {
  avoid: strict({
    ...common,
    avoid: z
      .array(z.union([phrase, strict({phrase, becomes: text.optional()})]))
      .min(1)
      .max(2000),
    fix: z.enum(['safe', 'suggestion']).optional(),
    prefer: z.array(text).optional(),
    except: except.optional(),
    insert: key.optional(),
    advise: text.optional(),
  }),
  finds: strict({...common, finds: patterns, except: except.optional(), insert: key.optional(), advise: text.optional()}),
  needs: strict({
    ...common,
    when: patterns,
    needs: strict({any: patterns, within}),
    resembles: patterns.optional(),
    unless: patterns.optional(),
    except: except.optional(),
    insert: key.optional(),
    advise: text.optional(),
  }),
  table: strict({
    ...common,
    table: strict({of: phrases.min(1), beside: phrases.min(1).optional(), needs: phrases.min(1), open: phrases.optional()}),
    except: except.optional(),
    advise: text.optional(),
  }),
  check: strict({...common, check: z.enum(CHECKS), insert: key.optional(), advise: text.optional()}),
} satisfies {readonly [shape in Shape]: z.ZodType};
export type AuthoredRule<S extends Shape = Shape> = z.infer<(typeof ruleShapes)[S]>;

const someExamples = strict({flags: z.array(flagging).optional(), allows: z.array(allowing).optional()});
/** What a pack may change of a rule of another. */
export const overrideFile = strict({why: text, level: level.optional(), except: except.optional(), examples: someExamples.optional()});

export const conceptFile = strict({title: text.max(200), says: phrases.min(1), not: phrases.optional()});
export type AuthoredConcept = z.infer<typeof conceptFile>;

export const packFile = strict({
  name: z.string().regex(/^[a-z0-9]+(?:[-._][a-z0-9]+)*$/),
  version: z.string().regex(/^\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?$/),
  language: z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/),
  licence: text,
  jurisdiction: text.optional(),
  extends: z.array(text).max(20).optional().describe('The packs that this one stands on; [] for one that stands alone.'),
});
export type AuthoredPack = z.infer<typeof packFile>;

export const sourceEntry = strict({
  title: text,
  type: text,
  primary: z.boolean().optional(),
  checked: text,
  note: text.optional(),
  status: z.enum(STATUSES).optional(),
  'as-of': z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .optional(),
  binding: z.boolean().optional(),
  order: key.optional(),
  url: z
    .string()
    .regex(/^https?:\/\/\S+$/)
    .optional(),
});
export const sourcesFile = z.record(key, sourceEntry);
export type AuthoredSource = z.infer<typeof sourceEntry>;

/** A sentence of a seed document: the key of its paragraph, then its number. */
const sentence = z.string().regex(/^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/);
export const requirementEntry = strict({
  title: text,
  name: text.max(200),
  kind: z.enum(KINDS as [Kind, ...Kind[]]),
  priority: z.union([z.literal(1), z.literal(2)]).optional(),
  seeds: z.array(sentence).max(200).optional(),
  'by-hand': text.optional(),
  'no-rule': text.optional(),
});
export const requirementsFile = strict({
  requirements: z.record(covers, requirementEntry),
  passages: z.array(strict({reason: text, seeds: z.array(sentence)})).optional(),
});

export const clauseFile = strict({title: text.max(200), text, covers: z.array(covers).max(4).optional()});

const words = z.array(text).max(5000);
const formTable = z
  .record(z.string().min(1), z.string())
  .describe('base form: all its other forms, with spaces between; none where the word never changes');
const spellingPairs = z.array(z.tuple([text, text])).max(1000);
export const inflectionKeys = strict({
  closed: words.optional(),
  vowels: z.string().optional(),
  doubles: z.string().optional(),
  endings: z
    .array(strict({words: words.optional(), ends: words.optional(), short: z.boolean().optional(), add: z.array(text)}))
    .max(200)
    .optional(),
  verbs: formTable.optional(),
  nouns: formTable.optional(),
  nominal: words.optional(),
  spellings: strict({begins: spellingPairs.optional(), ends: spellingPairs.optional()}).optional(),
  exclude: formTable.optional(),
});
export const languageFile = strict({
  cues: strict(
    Object.fromEntries(CUES.map(cue => [cue, phrases.optional()])) as {[name in (typeof CUES)[number]]: z.ZodOptional<typeof phrases>},
  ).optional(),
  inflection: inflectionKeys.optional(),
  abbreviations: words.optional(),
  numbering: strict({article: words.optional(), part: words.optional(), annex: words.optional(), clause: words.optional()}).optional(),
  instruments: words.optional(),
  titles: words.optional(),
  amendment: strict({insert: words.optional(), omit: words.optional()}).optional(),
  definition: strict({equates: words.optional(), adds: words.optional(), unique: words.optional()}).optional(),
  headings: strict({definitions: words.optional(), preamble: words.optional(), general: words.optional()}).optional(),
  kinds: strict(
    Object.fromEntries(DRAFT_KINDS.map(kind => [kind, words.optional()])) as {[kind in (typeof DRAFT_KINDS)[number]]: z.ZodOptional<typeof words>},
  ).optional(),
  numbers: words.optional(),
});
export type AuthoredLanguage = z.infer<typeof languageFile>;

/** JSON Schema (draft 2020-12) per kind of file, for completion and checks in editors. */
export function packSchemas(): {
  readonly [kind in 'pack' | 'sources' | 'requirements' | 'concept' | 'clause' | 'language' | 'override' | 'rule']: object;
} {
  const schema = (type: z.ZodType): object => z.toJSONSchema(type, {io: 'input'});
  return {
    pack: schema(packFile),
    sources: schema(sourcesFile),
    requirements: schema(requirementsFile),
    concept: schema(conceptFile),
    clause: schema(clauseFile),
    language: schema(languageFile),
    override: schema(overrideFile),
    rule: schema(z.union([ruleShapes.avoid, ruleShapes.finds, ruleShapes.needs, ruleShapes.table, ruleShapes.check])),
  };
}
