import fs from 'node:fs';
import path from 'node:path';
import type {Problem} from '../core/span.ts';
import {problem, reasonOf} from './problems.ts';

/** Writes a file that is not there yet, with its folders; one that is there is never touched. */
export async function newFile(file: string, shown: string, text: string): Promise<'written' | 'there' | Problem> {
  try {
    await fs.promises.mkdir(path.dirname(file), {recursive: true});
    await fs.promises.writeFile(file, text, {flag: 'wx'});
    return 'written';
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && (await fs.promises.stat(file).catch(() => undefined))?.isFile()) return 'there';
    return problem(shown, `Cannot write the file: ${reasonOf(error)}.`, 'Choose another place, or correct its permissions.');
  }
}

/** A name that a pack may have, from the name of its folder. */
export const nameFrom = (folder: string): string =>
  folder
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'own-rules';

/** Whether a folder holds a pack. */
export const isPack = async (folder: string): Promise<boolean> =>
  (await fs.promises.stat(path.join(folder, 'pack.yaml')).catch(() => undefined))?.isFile() === true;
