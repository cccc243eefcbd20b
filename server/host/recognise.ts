import fs from 'node:fs';
import path from 'node:path';
import {isLegalXml} from '../core/draft/markup/recognise.ts';
import {formatOf} from './formats.ts';

/** How much of a file is looked at. */
const HEAD_BYTES = 20_000;

/**
 * Whether a file that was found in a folder, not named, is taken for a draft. Extensions alone would bring in build files that are XML, the lock files that Word leaves
 * beside open documents, and the reports that Clauseguard itself wrote. What cannot be read counts as one, so that it is told.
 */
export async function isLikelyDraft(file: string): Promise<boolean> {
  const format = formatOf(file);
  if (format === undefined || path.basename(file).startsWith('~$')) return false;
  if (format !== 'xml' && format !== 'html') return true;
  const head = await headOf(file).catch(() => undefined);
  if (head === undefined) return true;
  return format === 'xml' ? isLegalXml(head) : !head.includes('<title>Clauseguard report');
}

/** The first characters of a file, in whatever encoding: only ASCII is looked for. */
async function headOf(file: string): Promise<string> {
  const handle = await fs.promises.open(file, 'r');
  try {
    if (!(await handle.stat()).isFile()) return '';
    const {buffer, bytesRead} = await handle.read({buffer: Buffer.alloc(HEAD_BYTES), position: 0});
    return buffer.toString('latin1', 0, bytesRead).replaceAll('\0', '');
  } finally {
    await handle.close();
  }
}
