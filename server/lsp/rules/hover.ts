import type {Span} from '../../core/span.ts';
import type {EditedPack} from '../host.ts';
import {escape} from '../markdown.ts';
import {slotAt} from './cursor.ts';
import {mentionAt} from './mentions.ts';
import {textAbout} from './names.ts';
import type {RuleFile} from './ruleFile.ts';
import {keySchema, type Schema, type Schemas, schemasAt} from './schemaPath.ts';

/** What is to be said, as Markdown, of what stands at the offset: the thing that is named there, or what the key means. */
export function hoverAt(file: RuleFile, offset: number, edited: EditedPack, schemas: Schemas): (Span & {markdown: string}) | undefined {
  const mention = mentionAt(file, offset, schemas);
  const about = mention && textAbout(mention, edited);
  if (about !== undefined) return {...mention!.span, markdown: about};
  const slot = slotAt(file.text, offset);
  if (slot?.on !== 'key') return undefined;
  const schema = keySchema(schemas, file.role, slot.root, slot.keys, slot.text);
  if (!schema) return undefined;
  const forms = schemasAt(schemas, file.role, slot.root, [...slot.keys, slot.text]);
  const choices = [...new Set([...forms, ...forms.flatMap(form => form.items ?? [])].flatMap(choicesOf))];
  const isRequired = schemasAt(schemas, file.role, slot.root, slot.keys).every(
    form => !form.properties || !Object.hasOwn(form.properties, slot.text) || form.required?.includes(slot.text),
  );
  const markdown = [
    `**${escape(slot.text)}**${isRequired ? ' (required)' : ''}`,
    schema.description ? escape(schema.description) : '',
    choices.length ? `One of: ${choices.map(one => `\`${one}\``).join(', ')}` : '',
  ];
  return {...slot.span, markdown: markdown.filter(Boolean).join('\n\n')};
}

const choicesOf = ({enum: choices, type}: Schema): readonly string[] => choices ?? (type === 'boolean' ? ['true', 'false'] : []);
