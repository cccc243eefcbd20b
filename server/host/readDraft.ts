import {isUtf8} from 'node:buffer';
import fs from 'node:fs/promises';
import v8 from 'node:v8';
import type {Format} from '../core/draft/types.ts';
import type {Problem} from '../core/span.ts';
import {EXTENSIONS, formatOf} from './formats.ts';
import {problem, reasonOf} from './problems.ts';

const MAX_MEGABYTES = 16;
/** The most that is read of anything. */
export const MAX_BYTES = MAX_MEGABYTES * 1024 * 1024;

/** A draft's text without its byte order mark and with line ends as they stand in the file. */
export interface DraftText {
  readonly text: string;
  readonly format: Format;
}

/** From here on memory counts for more than a second of time. */
const LARGE_BYTES = 4 * 1024 * 1024;

/** Makes V8 collect sooner: a large draft leaves much behind while it is parsed that is of no use afterwards. */
function spareMemory(): void {
  v8.setFlagsFromString('--semi-space-growth-factor=1');
  v8.setFlagsFromString('--max-semi-space-size=2');
  v8.setFlagsFromString('--heap-growing-percent=40');
}

/** Reads one draft from the file system. `shown` is the path that a problem names. */
export async function readDraft(file: string, shown: string): Promise<DraftText | Problem> {
  const format = formatOf(file);
  if (!format) return unsupported(shown);
  let bytes: Buffer;
  try {
    const stat = await fs.stat(file);
    // A device or a pipe may never end.
    if (!stat.isFile())
      return problem(shown, `Cannot read ${shown}: ${stat.isDirectory() ? 'it is a folder' : 'it is not a regular file'}.`, 'Name a file.');
    if (stat.size > MAX_BYTES) return tooLarge(shown, stat.size);
    if (stat.size > LARGE_BYTES) spareMemory();
    bytes = await fs.readFile(file);
  } catch (error) {
    return problem(shown, `Cannot read ${shown}: ${reasonOf(error)}.`, 'Correct the path, or the permissions of the file.');
  }
  const text = decodeDraft(bytes, shown);
  return typeof text === 'string' ? {text, format} : text;
}

export const isDraft = (result: DraftText | Problem): result is DraftText => 'text' in result;

/** Reads a draft from a stream, at most as much as a file may have; `name` says the format. */
export async function readStream(stream: AsyncIterable<Buffer | string>, name: string, shown: string): Promise<DraftText | Problem> {
  const format = formatOf(name);
  if (!format) return unsupported(shown);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk));
    size += chunk.length;
    if (size > MAX_BYTES) break;
  }
  const text = decodeDraft(Buffer.concat(chunks), shown);
  return typeof text === 'string' ? {text, format} : text;
}

export const unsupported = (shown: string): Problem =>
  problem(shown, `Cannot check ${shown}: its extension stands for no format.`, `Save the draft as one of ${EXTENSIONS.join(', ')}.`);

export const tooLarge = (shown: string, bytes: number): Problem =>
  problem(
    shown,
    `Cannot check ${shown}: it has ${(bytes / 1024 / 1024).toFixed(1)} MB or more, and the limit is ${MAX_MEGABYTES} MB.`,
    'Check that it is a draft, and split it by chapters.',
  );

/** Bytes as text: UTF-8 with or without a byte order mark, or UTF-16 with one. */
export function decodeDraft(bytes: Buffer, shown: string): string | Problem {
  if (bytes.length > MAX_BYTES) return tooLarge(shown, bytes.length);
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
  if (utf16) {
    try {
      return checkEmpty(new TextDecoder(utf16, {fatal: true}).decode(bytes), shown);
    } catch {
      return problem(shown, `Cannot check ${shown}: it starts as UTF-16 text and is not.`, 'Save the draft as UTF-8.');
    }
  }
  const zero = bytes.indexOf(0);
  if (zero >= 0) {
    const line = lineAt(bytes, zero);
    return problem(
      shown,
      `Cannot check ${shown}: it is a binary file (line ${line} has a NUL byte).`,
      'Save the draft as Markdown or plain text in UTF-8; a Word or PDF file has to be exported first.',
      line,
    );
  }
  if (!isUtf8(bytes)) {
    const {line, column} = firstInvalid(bytes);
    return problem(shown, `Cannot check ${shown}: line ${line} is not UTF-8 text.`, 'Save the draft with the encoding UTF-8.', line, column);
  }
  return checkEmpty(new TextDecoder().decode(bytes), shown);
}

/** An empty draft passes every check, so saying nothing about it would be taken for a pass. */
const checkEmpty = (text: string, shown: string): string | Problem =>
  text.trim() === '' ? problem(shown, `Nothing to check in ${shown}: it is empty.`, 'Write the draft, or leave the file out.') : text;

function lineAt(bytes: Buffer, offset: number): number {
  let line = 1;
  for (let at = bytes.indexOf(10); at >= 0 && at < offset; at = bytes.indexOf(10, at + 1)) line++;
  return line;
}

/** A line feed never stands inside a UTF-8 sequence, so the first invalid line holds the first invalid byte. */
function firstInvalid(bytes: Buffer): {line: number; column: number} {
  for (let line = 1, from = 0; from <= bytes.length; line++) {
    const feed = bytes.indexOf(10, from);
    const end = feed < 0 ? bytes.length : feed;
    const row = bytes.subarray(from, end);
    if (!isUtf8(row)) return {line, column: row.toString('utf8').indexOf('\ufffd') + 1};
    from = end + 1;
  }
  return {line: 1, column: 1};
}
