import {Buffer} from 'node:buffer';

/**
 * Messages as JSON in UTF-8. Of diagnostics that were written before (`KnownWords`), or of which only the range is another, what was written then is copied: on a draft with a
 * thousand findings writing them all anew took as long as finding them.
 */
export const encoder = {
  name: 'application/json',
  encode: async (message: object): Promise<Uint8Array> => encode(message),
};

interface Position {
  readonly line: number;
  readonly character: number;
}

/** What is looked at of a diagnostic. */
interface Diagnostic {
  readonly range: {readonly start: Position; readonly end: Position};
  readonly message: string;
  readonly data?: object;
}

/** What is looked at of a message; only answers to requests for diagnostics have more. */
interface Message {
  readonly result?: {readonly items?: readonly Diagnostic[]} | null;
}

/** What stands around the diagnostics of an answer to a request for them. */
const EMPTY = '"items":[]';

function encode(message: Message): Buffer {
  const items = message.result?.items;
  if (!Array.isArray(items) || items.length === 0 || !items.every(isDiagnostic)) return Buffer.from(JSON.stringify(message));
  const around = JSON.stringify({...message, result: {...message.result, items: []}});
  const at = around.lastIndexOf(EMPTY) + EMPTY.length - 1;
  const [first, ...rest] = items.map(bytesOf) as [Buffer];
  return Buffer.concat([Buffer.from(around.slice(0, at)), first.subarray(1), ...rest, Buffer.from(around.slice(at))]);
}

const isDiagnostic = (item: Diagnostic): boolean => typeof item?.message === 'string' && typeof item.range?.start?.line === 'number';

const rangeOf = ({range: {start, end}}: Diagnostic): string =>
  `{"start":{"line":${start.line},"character":${start.character}},"end":{"line":${end.line},"character":${end.character}}}`;

const written = new WeakMap<Diagnostic, Buffer>();

/** With a comma before it. */
function bytesOf(item: Diagnostic): Buffer {
  const known = written.get(item);
  if (known) return known;
  const place = `,{"range":${rangeOf(item)},`;
  const words = wordsOf(item);
  const bytes = Buffer.allocUnsafe(place.length + words.length);
  bytes.write(place, 'latin1');
  words.copy(bytes, place.length);
  written.set(item, bytes);
  return bytes;
}

/** By the `data` that diagnostics of the same words share. */
const writtenWords = new WeakMap<object, Buffer>();

/** All but the range, from the first key on. */
function wordsOf({range: _, ...words}: Diagnostic): Buffer {
  const {data} = words;
  const known = data && writtenWords.get(data);
  if (known) return known;
  const fresh = Buffer.from(JSON.stringify(words).slice(1));
  if (data) writtenWords.set(data, fresh);
  return fresh;
}
