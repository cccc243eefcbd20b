/** Where the files of a pack name concepts, sources, clauses and requirements, and where these are written. */
import {RESERVED} from '../../core/pack/concepts.ts';
import {type PackFile, roleOf} from '../../core/pack/files.ts';
import type {Span} from '../../core/span.ts';
import type {EditedPack} from '../host.ts';
import {type Slot, slotAt, slotsOf} from './cursor.ts';
import type {Name} from './names.ts';
import type {RuleFile} from './ruleFile.ts';
import {type Schemas, schemasAt} from './schemaPath.ts';

export interface Mention extends Name {
  readonly span: Span;
  /** This is where it is written: the title of a concept or clause, the key of a source or requirement. */
  readonly declares: boolean;
}

export const fileOf = ({path, text}: PackFile): RuleFile | undefined => {
  const role = roleOf(path);
  return role && {path, role, text: text.charCodeAt(0) === 0xfeff ? text.slice(1) : text};
};

export function mentionAt(file: RuleFile, offset: number, schemas: Schemas): Mention | undefined {
  const slot = slotAt(file.text, offset);
  return slot && mentionsIn(slot, file, schemas).find(({span}) => span.start <= offset && offset <= span.end);
}

/** All places of a pack that name something, with the paths of their files. */
export function placesOf({kind, name}: Name, {files}: Pick<EditedPack, 'files'>, schemas: Schemas): {path: string; mention: Mention}[] {
  return files.flatMap(one => {
    const file = fileOf(one);
    if (!file || !(file.text.includes(name) || ('name' in file.role && file.role.name === name))) return [];
    return [...slotsOf(file.text)]
      .flatMap(slot => mentionsIn(slot, file, schemas))
      .filter(mention => mention.kind === kind && mention.name === name)
      .map(mention => ({path: file.path, mention}));
  });
}

function mentionsIn(slot: Slot, {role, text}: RuleFile, schemas: Schemas): Mention[] {
  const {on, keys, span} = slot;
  if (on === 'key') {
    const declared =
      role.role === 'sources' && keys.length === 0
        ? 'source'
        : role.role === 'requirements' && keys.length === 1 && keys[0] === 'requirements'
          ? 'requirement'
          : undefined;
    if (declared) return [{kind: declared, name: slot.text, span, declares: true}];
    const isTitle = slot.text === 'title' && keys.length === 0 && (role.role === 'concept' || role.role === 'clause');
    return isTitle ? [{kind: role.role, name: role.name, span, declares: true}] : [];
  }
  const names = schemasAt(schemas, role, slot.root, keys).flatMap(schema => schema.names ?? [])[0];
  if (!names) return [];
  if (names === 'phrase')
    return [...text.slice(span.start, span.end).matchAll(/\{\s{0,9}([a-z0-9_-]{1,200})\s{0,9}\}/g)].map(match => {
      const start = span.start + match.index + match[0].indexOf(match[1]!);
      return {kind: 'concept', name: match[1]!, span: {start, end: start + match[1]!.length}, declares: false};
    });
  return names === 'concept' && RESERVED.includes(slot.text) ? [] : [{kind: names, name: slot.text, span, declares: false}];
}
