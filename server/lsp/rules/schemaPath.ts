/** What the schemas of a pack's files say about a place in a file. */
import type {Role} from '../../core/pack/files.ts';
import type {packSchemas} from '../../core/pack/index.ts';
import type {Named} from '../../core/pack/schema.ts';
import {SHAPES, type Shape} from '../../core/pack/shapes.ts';
import type {Keys} from '../../core/pack/yaml.ts';

/** What is used of JSON Schema. */
export interface Schema {
  readonly type?: string;
  readonly description?: string;
  /** See `Named` in the schema of packs. */
  readonly names?: Named;
  readonly enum?: readonly string[];
  readonly properties?: {readonly [key: string]: Schema};
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly $ref?: string;
  readonly $defs?: {readonly [name: string]: Schema};
}
export type Schemas = ReturnType<typeof packSchemas>;

/** The forms that a value may have at the keys of a file with this role. `root`: the keys of the whole file, which tell the shape of a rule. */
export function schemasAt(schemas: Schemas, role: Role, root: readonly string[], keys: Keys): Schema[] {
  const whole = schemas[role.role] as Schema;
  let at = formsOf(whole, whole);
  if (role.role === 'rule') {
    const given = SHAPES[role.kind].filter(shape => root.includes(shape) || (shape === 'needs' && root.includes('when')));
    const shapes: readonly Shape[] = given.length ? given : SHAPES[role.kind];
    at = at.filter(schema => shapes.some(shape => schema.properties?.[shape]));
  }
  for (const key of keys) at = at.flatMap(schema => inner(schema, key)).flatMap(schema => formsOf(schema, whole));
  return at;
}

/** The schema of a key, with what it means. */
export function keySchema(schemas: Schemas, role: Role, root: readonly string[], keys: Keys, key: string): Schema | undefined {
  return schemasAt(schemas, role, root, keys).flatMap(schema => schema.properties?.[key] ?? [])[0];
}

function inner({items, properties, additionalProperties}: Schema, key: string | number): Schema[] {
  if (typeof key === 'number') return items ? [items] : [];
  if (properties && Object.hasOwn(properties, key)) return [properties[key]!];
  return typeof additionalProperties === 'object' ? [additionalProperties] : [];
}

function formsOf(schema: Schema, whole: Schema): Schema[] {
  const name = schema.$ref?.split('/').at(-1);
  if (name !== undefined) return whole.$defs?.[name] ? formsOf(whole.$defs[name], whole) : [];
  return schema.anyOf ? schema.anyOf.flatMap(one => formsOf(one, whole)) : [schema];
}
