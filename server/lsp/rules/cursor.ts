/** What stands at a place of a YAML file, also where it is half written. */
import {isMap, isScalar, isSeq, type Scalar, type YAMLMap} from 'yaml';
import {type Keys, parseLoosely} from '../../core/pack/yaml.ts';
import type {Span} from '../../core/span.ts';

/** A key or a value of a file. */
export interface Slot {
  /** `key`: a key of the map at `keys`; `value`: the text at `keys`. */
  readonly on: 'key' | 'value';
  readonly keys: Keys;
  /** Where it stands, without quotation marks. */
  readonly span: Span;
  /** The value, or undefined for one that is no text, number or the like. */
  readonly text: string;
  /** The other keys of the map that the key stands in. */
  readonly siblings: readonly string[];
  /** The keys of the whole file. */
  readonly root: readonly string[];
  /** A colon follows the key already. */
  readonly colon: boolean;
}

/** Stands for what is about to be written. A character of the private use area, which no file means anything by. */
const MARK = '\uE000';

/** The key or value at an offset, as it is in the file; undefined between them. */
export function slotAt(text: string, offset: number): Slot | undefined {
  const contents = parseLoosely(text)?.contents;
  return contents ? find(contents, text, offset, [], namesIn(contents)) : undefined;
}

/** The same where something is about to be written: also in places where nothing stands yet. What stands around the cursor belongs to it. */
export function slotToFill(text: string, offset: number): Slot | undefined {
  const marked = (more: string): Slot | undefined => {
    const slot = slotAt(text.slice(0, offset) + MARK + more + text.slice(offset), offset);
    return slot?.text.includes(MARK) ? slot : undefined;
  };
  let slot = marked('');
  // Without its colon a new key and the line below it are read as one key.
  if (slot?.on === 'key' && slot.span.end > lineEnd(text, offset) + 1) slot = marked(':');
  if (!slot) return undefined;
  const {start} = slot.span;
  const end = Math.max(offset, Math.min(slot.span.end - 1, lineEnd(text, offset)));
  return {...slot, span: {start, end}, text: slot.text.replace(MARK, ''), colon: /^\s*:/.test(text.slice(end))};
}

const lineEnd = (text: string, offset: number): number => {
  const at = text.slice(offset).search(/[\r\n]/);
  return at < 0 ? text.length : offset + at;
};

/** Every text of a file with its keys. */
export function* slotsOf(text: string): Generator<Slot> {
  const contents = parseLoosely(text)?.contents;
  if (contents) yield* walk(contents, text, [], namesIn(contents));
}

function* walk(node: unknown, text: string, keys: Keys, root: readonly string[]): Generator<Slot> {
  if (isMap(node))
    for (const {key, value} of node.items) {
      if (isScalar(key)) yield slotOf('key', key, text, keys, root, node);
      yield* walk(value, text, [...keys, isScalar(key) ? String(key.value) : ''], root);
    }
  else if (isSeq(node)) for (const [i, item] of node.items.entries()) yield* walk(item, text, [...keys, i], root);
  else if (isScalar(node)) yield slotOf('value', node, text, keys, root);
}

function find(node: unknown, text: string, at: number, keys: Keys, root: readonly string[]): Slot | undefined {
  for (const slot of walk(node, text, keys, root)) if (slot.span.start <= at && at <= slot.span.end) return slot;
  return undefined;
}

function slotOf(on: Slot['on'], node: Scalar, text: string, keys: Keys, root: readonly string[], map?: YAMLMap): Slot {
  const [from, to] = node.range ?? [0, 0];
  const quote = text[from] === '"' || text[from] === "'" ? text[from] : '';
  const isClosed = quote !== '' && to - from > 1 && text[to - 1] === quote;
  return {
    on,
    keys,
    span: {start: from + quote.length, end: isClosed ? to - 1 : to},
    text: node.value === null || node.value === undefined ? '' : String(node.value),
    siblings: map ? namesIn(map).filter(name => name !== String(node.value)) : [],
    root,
    colon: on === 'key' && /^["']?\s*:/.test(text.slice(to)),
  };
}

const namesIn = (node: unknown): string[] => (isMap(node) ? node.items.flatMap(({key}) => (isScalar(key) ? [String(key.value)] : [])) : []);
