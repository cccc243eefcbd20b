import * as z from 'zod';
import type {Role} from './files.ts';
import {languageFile} from './languageSchema.ts';
import {clauseFile, conceptFile, overrideFile, packFile, requirementsFile, ruleShapes, sourcesFile} from './schema.ts';

/** JSON Schema (draft 2020-12) per role of a file, for completion and checks in editors. */
export function packSchemas(): {readonly [role in Role['role']]: object} {
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
