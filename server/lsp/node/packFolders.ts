import fs from 'node:fs';
import path from 'node:path';
import {roleOf} from '../../core/pack/files.ts';
import {isOutside, slashes} from '../../host/problems.ts';

/** Folders above a file that are looked at: kinds and below them as many folders as anybody sorts rules into. */
const MOST_ABOVE = 6;

/**
 * The folder of the pack that a file belongs to by its place, and its path there. A pack is what a configuration names (`named`, real paths), or what has a `pack.yaml` that tells its
 * licence: a `pack.yaml` alone may be another tool's.
 */
export async function packFolderOf(file: string, named: readonly string[]): Promise<{folder: string; path: string} | undefined> {
  if (!/\.yaml$/i.test(file)) return undefined;
  let folder = path.dirname(file);
  for (let i = 0; i < MOST_ABOVE; i++, folder = path.dirname(folder)) {
    const inside = slashes(path.relative(folder, file));
    if (isOutside(inside)) return undefined;
    if (roleOf(inside) && (named.includes(await realFolder(folder)) || (await looksLikePack(folder)))) return {folder, path: inside};
    if (folder === path.dirname(folder)) return undefined;
  }
  return undefined;
}

export const realFolder = (folder: string): Promise<string> => fs.promises.realpath(folder).catch(() => folder);

async function looksLikePack(folder: string): Promise<boolean> {
  const text = await fs.promises.readFile(path.join(folder, 'pack.yaml'), 'utf8').catch(() => '');
  return /^licence\s*:/m.test(text);
}
