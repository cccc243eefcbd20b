import {Buffer} from 'node:buffer';

/**
 * Messages as JSON in UTF-8. Of diagnostics that were written before, and of which only the range is another (`KnownWords`), what was written then is copied: on a draft with a
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
  const parts: Buffer[] = [Buffer.from(around.slice(0, at))];
  for (const item of items) parts.push(Buffer.from(`${parts.length > 1 ? ',' : ''}{"range":${rangeOf(item)},`, 'latin1'), wordsOf(item));
  parts.push(Buffer.from(around.slice(at)));
  return Buffer.concat(parts);
}

const isDiagnostic = (item: Diagnostic): boolean => typeof item?.message === 'string' && typeof item.range?.start?.line === 'number';

const rangeOf = ({range: {start, end}}: Diagnostic): string =>
  `{"start":{"line":${start.line},"character":${start.character}},"end":{"line":${end.line},"character":${end.character}}}`;

/** By the `data` that diagnostics of the same words share. */
const written = new WeakMap<object, Buffer>();

/** All but the range, from the first key on. */
function wordsOf({range: _, ...words}: Diagnostic): Buffer {
  const {data} = words;
  const known = data && written.get(data);
  if (known) return known;
  const fresh = Buffer.from(JSON.stringify(words).slice(1));
  if (data) written.set(data, fresh);
  return fresh;
}
