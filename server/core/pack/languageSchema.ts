/** The authored shape of languages/<language>.yaml. */
import * as z from 'zod';
import {phrases, strict, text} from './schema.ts';
import {CUES, DRAFT_KINDS} from './types.ts';
import {ENGLISH, namesIn, type WordingKey} from './wording.ts';

/** A sentence of ours in another language, with the same names in braces. */
const sentence = (english: string) =>
  text
    .max(500)
    .refine(
      own => namesIn(own).join() === namesIn(english).join(),
      `this sentence needs ${
        namesIn(english)
          .map(name => `{${name}}`)
          .join(' and ') || 'no names in braces'
      }`,
    )
    .describe(english);
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
  amendment: strict({insert: words.optional(), headed: words.optional(), omit: words.optional(), lapse: words.optional()}).optional(),
  definition: strict({
    equates: words.optional(),
    adds: words.optional(),
    unique: words.optional(),
    short: words.optional(),
    sides: words.optional(),
  }).optional(),
  headings: strict({definitions: words.optional(), preamble: words.optional(), general: words.optional(), signs: words.optional()}).optional(),
  tables: strict({measures: words.optional(), values: words.optional()}).optional(),
  kinds: strict(
    Object.fromEntries(DRAFT_KINDS.map(kind => [kind, words.optional()])) as {[kind in (typeof DRAFT_KINDS)[number]]: z.ZodOptional<typeof words>},
  ).optional(),
  numbers: words.optional(),
  wording: strict(
    Object.fromEntries(Object.entries(ENGLISH).map(([key, english]) => [key, sentence(english).optional()])) as {
      [key in WordingKey]: z.ZodOptional<z.ZodString>;
    },
  ).optional(),
  areas: z.record(z.string().regex(/^[A-Z]{1,6}$/), text.max(200)).optional(),
});
export type AuthoredLanguage = z.infer<typeof languageFile>;
