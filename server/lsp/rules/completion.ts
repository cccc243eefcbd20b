import type {Role} from '../../core/pack/files.ts';
import type {Span} from '../../core/span.ts';
import type {EditedPack} from '../host.ts';
import {type Slot, slotToFill} from './cursor.ts';
import {type Kind, type Name, namesOf} from './names.ts';
import type {RuleFile} from './ruleFile.ts';
import {type Schema, type Schemas, schemasAt} from './schemaPath.ts';

/** Something that may stand at the cursor. */
export interface Offer {
  readonly label: string;
  /** What takes the place of `span`. */
  readonly text: string;
  readonly span: Span;
  readonly is: 'key' | 'value' | Kind;
  readonly detail?: string;
  /** Markdown. */
  readonly about?: string;
  /** Known by name: what is to be said of it is looked up when somebody looks. */
  readonly name?: Name;
  /** Is asked for before others. */
  readonly first?: boolean;
}

/** What may stand at the cursor of a file that is being written. */
export function offersAt(file: RuleFile, offset: number, edited: EditedPack, schemas: Schemas): Offer[] {
  const slot = slotToFill(file.text, offset);
  return slot ? candidatesFor(slot, file, edited, schemas, offset) : [];
}

/** What may stand in place of a key or value, as far as that is a matter of choice. `offset`: where in a phrase. */
export function candidatesFor(slot: Slot, {role, text}: RuleFile, edited: EditedPack, schemas: Schemas, offset: number): Offer[] {
  const forms = schemasAt(schemas, role, slot.root, slot.keys);
  const inPhrase = forms.some(form => form.names === 'phrase') && slot.on === 'value' ? reference(slot, text, offset) : undefined;
  if (inPhrase) {
    const close = /^\s*\}/.test(text.slice(inPhrase.end)) ? '' : '}';
    const number: Offer = {label: 'number', text: `number${close}`, span: inPhrase, is: 'concept', name: {kind: 'concept', name: 'number'}};
    return [...named('concept', inPhrase, edited).map(one => ({...one, text: one.text + close})), number];
  }
  const maps = forms.filter(form => form.properties);
  // Where nothing stands yet below a key, the value may become a map.
  const keys = slot.on === 'key' || slot.text === '' || slot.keys.length === 0 ? maps.flatMap(form => keysOf(form, slot, role)) : [];
  if (slot.on === 'key') return unique(keys);
  const inLine = onOneLine(text, slot);
  return unique([...(inLine ? [] : keys), ...forms.flatMap(form => valuesOf(form, slot.span, edited))]);
}

/** The name between { and } around the offset. */
function reference({span}: Slot, text: string, offset: number): Span | undefined {
  const before = /\{[ \t]*([\w-]*)$/.exec(text.slice(span.start, offset));
  if (!before) return undefined;
  return {start: offset - before[1]!.length, end: offset + /^[\w-]*/.exec(text.slice(offset, span.end))![0].length};
}

function keysOf({properties = {}, required = []}: Schema, slot: Slot, role: Role): Offer[] {
  const there = new Set(slot.on === 'key' ? slot.siblings : []);
  return Object.entries(properties)
    .filter(([key]) => !there.has(key))
    .map(([key, schema]) => ({
      label: key,
      text: slot.colon ? key : isSimple(schema) ? `${key}: ` : `${key}:`,
      span: slot.span,
      is: 'key' as const,
      // What only some shapes of a rule must have is not asked for before a shape is chosen.
      ...(required.includes(key) && {first: true, ...(role.role === 'rule' && slot.keys.length === 0 ? {} : {detail: 'required'})}),
      ...(schema.description !== undefined && {about: schema.description}),
    }));
}

/** Fits on the line of its key. */
const isSimple = ({type, anyOf, $ref}: Schema): boolean =>
  type === 'string' || type === 'boolean' || (anyOf?.some(one => one.type === 'string') ?? false) || $ref !== undefined;

function valuesOf({enum: choices, type, names}: Schema, span: Span, edited: EditedPack): Offer[] {
  if (choices) return choices.map(choice => ({label: choice, text: choice, span, is: 'value'}));
  if (type === 'boolean') return ['true', 'false'].map(choice => ({label: choice, text: choice, span, is: 'value'}));
  return names && names !== 'phrase' ? named(names, span, edited) : [];
}

const named = (kind: Kind, span: Span, edited: EditedPack): Offer[] =>
  [...namesOf(kind, edited)].map(([name, detail]) => ({label: name, text: name, span, is: kind, ...(detail && {detail}), name: {kind, name}}));

/** The value stands on the line of its key, where a block map cannot begin. */
function onOneLine(text: string, {span}: Slot): boolean {
  const line = text.slice(text.lastIndexOf('\n', span.start - 1) + 1, span.start);
  return /[^\s-][^\n]*:\s/.test(line) || /[[{,]\s*$/.test(line);
}

const unique = (offers: readonly Offer[]): Offer[] => [...new Map(offers.map(offer => [`${offer.is} ${offer.label}`, offer])).values()];
