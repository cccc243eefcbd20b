/**
 * The authored shape of every file of a pack, written once: types (z.infer), validation and JSON Schema all come from here.
 * What one value alone cannot show (unknown references, marks in examples, cycles) is checked where it is compiled.
 */
import * as z from 'zod';
import {Zone, type ZoneName} from '../zone.ts';
import {KINDS, type Shape} from './shapes.ts';
import {CHECKS, DRAFT_KINDS, type Kind, STATUSES} from './types.ts';

/** A map without unknown keys. The message of its unrecognized_keys issue is the list of the known ones; problems of it are phrased in validate.ts. */
export const strict = <T extends z.ZodRawShape>(shape: T) =>
  z.strictObject(shape, {error: issue => (issue.code === 'unrecognized_keys' ? Object.keys(shape).join(' ') : undefined)});

export const text = z.string().trim().min(1);
const key = z.string().regex(/^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/i);
/** What a text names, for completion, links and hovers: `names` of a text in the JSON Schemas. In a phrase names stand in {braces}. */
export type Named = 'concept' | 'source' | 'clause' | 'requirement' | 'phrase';
const named = <T extends z.ZodType>(type: T, names: Named, description: string): T => type.meta({names, description});
const phrase = named(z.string().min(1), 'phrase', 'A phrase: plain words with [one|other], <0-4>, {concept}, =word, ~word.');
export const phrases = z.array(phrase).max(2000);
const listOf = <T extends z.ZodType>(item: T) => z.union([item, z.array(item).min(1).max(200)]);

const level = z.enum(['error', 'warning', 'advice']);
const polarity = z.enum(['affirmed', 'negated', 'undenied', 'either']);
const modality = z.enum(['must', 'will', 'plain', 'should', 'may', 'endeavour']);
const within = z.enum(['clause', 'sentence', 'block', 'article', 'section', 'document']);
const zone = z.enum(Object.keys(Zone) as [ZoneName, ...ZoneName[]]);
const conceptName = named(key, 'concept', 'A concept: a file in concepts/ without .yaml');
const clauseName = named(key, 'clause', 'A model clause that the finding offers to insert: a file in clauses/ without .yaml');

const patternKeys = {
  says: listOf(conceptName).optional().describe('A concept, or a list of concepts any of which is said.'),
  phrases: phrases.min(1).optional().describe('Phrases written here instead of a concept; they are inflected.'),
  polarity: polarity
    .optional()
    .describe(
      'affirmed (default), negated ("no person shall be ...", "... is prohibited"), undenied (nothing outside its own words denies it), or either.',
    ),
  modality: listOf(modality).optional().describe('How strongly it binds: must (shall, is to), will, plain (indicative), should, may, endeavour.'),
  condition: z
    .union([listOf(conceptName), strict({phrases: phrases.min(1)})])
    .optional()
    .describe('The statement carries an exception or a condition that says this: `any`, concepts, or {phrases: [...]}.'),
  outside: z
    .union([zone, z.array(zone).max(20)])
    .optional()
    .describe('Places to keep out of, instead of the usual ones (quotations, citations, headings ...).'),
  inside: listOf(zone).optional().describe('Only in these places.'),
};
export interface AuthoredPattern extends z.infer<ReturnType<typeof strict<typeof patternKeys>>> {
  with?: AuthoredNear | AuthoredNear[] | undefined;
  without?: AuthoredNear | AuthoredNear[] | undefined;
}
export type AuthoredNear = string | (AuthoredPattern & {within?: z.infer<typeof within> | undefined});
const near: z.ZodType<AuthoredNear> = z
  .lazy(() =>
    z.union([
      conceptName,
      strict({...patternKeys, ...surroundings, within: within.optional().describe('Where it is looked for; the sentence unless said.')}),
    ]),
  )
  .meta({id: 'near'});
const surroundings = {
  with: listOf(near).optional().describe('What must be said around it too; each with its own `within`.'),
  without: listOf(near).optional().describe('What must not be said around it; each with its own `within`.'),
};
const pattern = z.union([conceptName, strict({...patternKeys, ...surroundings})]).meta({id: 'pattern'});
const patterns = listOf(pattern);

const flagging = z.union([text, strict({text, becomes: text.optional().describe('The text after the first fix of the finding.')})]);
const allowing = z.union([text, strict({text})]);
const covers = named(
  z.string().regex(/^(?:[A-Z]{2}-[0-9]{2}|term:[a-z0-9]+(?:-[a-z0-9]+)*)$/),
  'requirement',
  'What the rule decides: NR-04, or term:illegal-migrant',
);

const common = {
  title: text.max(200).describe('What is wrong, in a few words: the first line of the finding.'),
  covers: z.array(covers).min(1).max(4).describe('One to four ids of requirements or terms, the main one first.'),
  level: level.describe('error: a sure defect; warning: a probable one; advice: a better way.'),
  profile: z.enum(['standard', 'strict']).optional().describe('strict: the rule speaks only in the strict profile.'),
  for: z.array(z.enum(DRAFT_KINDS)).min(1).max(DRAFT_KINDS.length).optional().describe('The kinds of drafts the rule is for.'),
  why: text.describe('Why it matters, in one to three sentences for a lawyer in a hurry.'),
  source: listOf(named(key, 'source', 'A key of sources.yaml')).describe(
    'What the rule rests on: keys of sources.yaml. An accuracy rule names a primary one.',
  ),
  misses: text.optional().describe('What the rule is known not to see.'),
  examples: strict({
    flags: z.array(flagging).min(1).describe('Texts that the rule flags, with [[...]] around exactly what is underlined.'),
    allows: z.array(allowing).min(1).describe('Texts near them that the rule leaves alone.'),
  }).describe("The rule's tests and its documentation. Each text is checked with this rule alone."),
};
const advise = text.optional().describe('What to do where no replacement or clause says it.');
const insert = clauseName.optional();
const except = strict({
  overlaps: phrases.optional().describe('Phrases that silence the rule where they overlap what it found.'),
  sentence: phrases.optional().describe('Phrases that silence the rule where they stand in the same sentence.'),
  document: phrases.optional().describe('Phrases that silence the rule where they stand anywhere in the draft.'),
}).describe('Phrases that silence the rule, in the forms that are written.');

/** The five shapes of a rule. */
export const ruleShapes = {
  avoid: strict({
    ...common,
    avoid: z
      .array(
        z.union([
          phrase,
          strict({
            phrase,
            becomes: text
              .optional()
              .describe('What to write instead; $1 is what the first bracket matched. Number, capitals and a/an are carried over.'),
          }),
        ]),
      )
      .min(1)
      .max(2000)
      .describe('Wordings to avoid, in the forms that are written.'),
    fix: z.enum(['safe', 'suggestion']).optional().describe('safe: the replacement may be made without a look.'),
    prefer: z.array(text).optional().describe('Wordings to use instead.'),
    except: except.optional(),
    insert,
    advise,
  }),
  finds: strict({
    ...common,
    finds: patterns.describe('A statement: a pattern, or a list any of which is a finding.'),
    except: except.optional(),
    insert,
    advise,
  }),
  needs: strict({
    ...common,
    when: patterns.describe('What makes the safeguard necessary.'),
    needs: strict({
      any: patterns.describe('Any of these is the safeguard.'),
      within: within.describe('Where the safeguard is looked for.'),
    }).describe('The safeguard that must be there.'),
    alongside: z
      .array(z.array(covers).min(1).max(4))
      .min(1)
      .max(20)
      .optional()
      .describe('Sets of requirements: a draft that calls for all of one set calls for this safeguard, too, a warning at most.'),
    resembles: patterns.optional().describe('What comes near the safeguard: a missing one is then a warning, and this counts as weak.'),
    unless: patterns.optional().describe('Where this is said in the same sentence, the safeguard is not necessary.'),
    except: except.optional(),
    insert,
    advise,
  }),
  table: strict({
    ...common,
    table: strict({
      of: phrases.min(1).describe('The header of the column of the measures.'),
      beside: phrases.min(1).optional().describe('The header of some other column, which shows that the table is a plan.'),
      needs: phrases.min(1).describe('The header of the column that must be there.'),
      open: phrases.optional().describe('Entries that are none; empty cells and dashes always are.'),
    }).describe('A column that a table of measures must have.'),
    except: except.optional(),
    advise,
  }),
  check: strict({...common, check: z.enum(CHECKS).describe('What no phrase can say: a check of the engine.'), insert, advise}),
} satisfies {readonly [shape in Shape]: z.ZodType};
export type AuthoredRule<S extends Shape = Shape> = z.infer<(typeof ruleShapes)[S]>;

const someExamples = strict({flags: z.array(flagging).optional(), allows: z.array(allowing).optional()}).describe(
  "Tried together with the rule's own.",
);
/** What a pack may change of a rule of another. */
export const overrideFile = strict({
  why: text.describe('Why the rule is another one here.'),
  level: level.optional().describe('The level it has here.'),
  except: except.optional(),
  examples: someExamples.optional(),
});

export const conceptFile = strict({
  title: text.max(200).describe('The idea, in a few words.'),
  says: phrases.min(1).describe('The ways in which drafts say it; base forms match every inflected form.'),
  not: phrases.optional().describe('What overlaps one of these is no hit.'),
});
export type AuthoredConcept = z.infer<typeof conceptFile>;

export const packFile = strict({
  name: z.string().regex(/^[a-z0-9]+(?:[-._][a-z0-9]+)*$/),
  version: z.string().regex(/^\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?$/),
  language: z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/),
  licence: text.describe('The licence of the pack, such as MIT or CC-BY-4.0.'),
  jurisdiction: text.optional().describe('The legal order that the pack is for.'),
  subject: conceptName
    .optional()
    .describe(
      'A concept that shows what the pack is for: where a draft hardly speaks of it, rules in safeguard, weakening and structure are silent.',
    ),
  hollow: conceptName
    .optional()
    .describe('A concept that leaves a promise empty ("where resources permit"): a safeguard in a sentence that says it counts as weak.'),
  restraint: conceptName
    .optional()
    .describe('A concept that binds whoever has power ("never", "only if"): a sentence that says it in words of its own takes nothing back.'),
  extends: z.array(text).max(20).optional().describe('The packs that this one stands on; [] for one that stands alone.'),
});
export type AuthoredPack = z.infer<typeof packFile>;

export const sourceEntry = strict({
  title: text,
  type: text,
  primary: z.boolean().optional().describe('A treaty or law itself, and not what somebody writes about it.'),
  checked: text.describe('How far somebody checked it: read, checked, partly, seen or knowledge.'),
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

export const clauseFile = strict({
  title: text.max(200).describe('The clause, in a few words.'),
  text: text.describe('The clause as it is inserted; {Authority} is a place to fill in.'),
  covers: z.array(covers).max(4).optional().describe('The requirements that it satisfies.'),
});
