import v8 from 'node:v8';
import type {Format} from '../core/draft/types.ts';
import type {Problem} from '../core/span.ts';
import {decodeDraft, MAX_BYTES, tooLarge} from './decodeDraft.ts';
import type {DraftText} from './draftText.ts';
import {readFile, stat} from './files.ts';
import {EXTENSIONS, formatOf} from './formats.ts';
import {layoutOf} from './layouts.ts';
import {problem, reasonOf} from './problems.ts';

/** From here on memory counts for more than a second of time. */
const LARGE_BYTES = 4 * 1024 * 1024;

/** Makes V8 collect sooner: a large draft leaves much behind while it is parsed that is of no use afterwards. */
function spareMemory(): void {
  v8.setFlagsFromString('--semi-space-growth-factor=1');
  v8.setFlagsFromString('--max-semi-space-size=2');
  v8.setFlagsFromString('--heap-growing-percent=30');
}

/** Reads one draft from the file system. `shown` is the path that a problem names. */
export async function readDraft(file: string, shown: string): Promise<DraftText | Problem> {
  const format = formatOf(file);
  if (!format) return unsupported(shown);
  let bytes: Buffer;
  try {
    const about = await stat(file);
    // A device or a pipe may never end.
    if (!about.isFile())
      return problem(shown, `Cannot read ${shown}: ${about.isDirectory() ? 'it is a folder' : 'it is not a regular file'}.`, 'Name a file.');
    if (about.size > MAX_BYTES) return tooLarge(shown, about.size);
    if (about.size > LARGE_BYTES) spareMemory();
    bytes = await readFile(file);
  } catch (error) {
    return problem(shown, `Cannot read ${shown}: ${reasonOf(error)}.`, 'Correct the path, or the permissions of the file.');
  }
  const draft = await draftOf(bytes, format, shown);
  // Node holds on to the bytes as long as what it called with them goes on without a pause, be it to the end of the check.
  if (bytes.length > LARGE_BYTES) await new Promise(done => setTimeout(done));
  return draft;
}

/** The bytes of a draft, read as its format says. */
export async function draftOf(bytes: Buffer, format: Format, shown: string): Promise<DraftText | Problem> {
  if (bytes.length > MAX_BYTES) return tooLarge(shown, bytes.length);
  if (format === 'word') {
    const {readWordFile} = await import('./word/index.ts');
    return readWordFile(bytes, shown);
  }
  const text = decodeDraft(bytes, shown, format);
  if (typeof text !== 'string') return text;
  const layout = await layoutOf(text, format, shown);
  return layout === undefined ? {text, format} : 'message' in layout ? layout : {text, format, layout};
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
  return draftOf(Buffer.concat(chunks), format, shown);
}

export const unsupported = (shown: string): Problem =>
  problem(shown, `Cannot check ${shown}: its extension stands for no format.`, `Save the draft as one of ${EXTENSIONS.join(', ')}.`);
