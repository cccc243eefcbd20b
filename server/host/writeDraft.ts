import fs from 'node:fs';
import writeFileAtomic from 'write-file-atomic';
import type {Problem} from '../core/span.ts';
import {decodeDraft} from './decodeDraft.ts';
import {problem, reasonOf} from './problems.ts';

/**
 * Replaces the text of a draft, all of it or nothing, with encoding, byte order mark and permissions kept. A file whose text is not `before` any
 * more is left alone. A link stays a link.
 */
export async function writeDraft(file: string, shown: string, before: string, after: string): Promise<Problem | undefined> {
  try {
    const target = await fs.promises.realpath(file);
    const bytes = await fs.promises.readFile(target);
    if (decodeDraft(bytes, shown) !== before)
      return problem(shown, `${shown} was not fixed: it changed while it was checked.`, 'Run the command again.');
    await writeFileAtomic(target, encodeLike(bytes, after));
    return undefined;
  } catch (error) {
    return problem(shown, `Cannot write ${shown}: ${reasonOf(error)}.`, 'Correct the permissions of the file and its folder.');
  }
}

/** `text` in the encoding of `bytes`, with its byte order mark. */
export function encodeLike(bytes: Buffer, text: string): Buffer {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return Buffer.from(`\ufeff${text}`, 'utf16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return Buffer.from(marked ? `\ufeff${text}` : text, 'utf8');
}

/** The byte order mark of a UTF-8 file as text, or ''. To Git it belongs to the first line. */
export async function utf8Mark(file: string): Promise<string> {
  const bytes = await fs.promises.readFile(file).catch(() => Buffer.alloc(0));
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? '\ufeff' : '';
}
