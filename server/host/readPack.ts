import fs from 'node:fs';
import path from 'node:path';
import type {Problem} from '../core/span.ts';
import {problem, reasonOf, slashes} from './problems.ts';

/** A file of a pack; `path` is relative to the pack's folder with forward slashes. */
export interface PackFile {
  readonly path: string;
  readonly text: string;
}

const MAX_FILES = 10_000;
/** Of a file, which the compiler bounds more narrowly, and of all. */
const MAX_BYTES = 1_500_000;
const MAX_TOTAL = 64_000_000;

/**
 * The files of a pack, sorted by path: YAML, and what may be meant as such (`.yml`, `.json`), for the compiler to complain about.
 * Links are followed only within the pack: a pack from elsewhere must not show what lies outside it. `shown` is the folder that problems name; `only`: files that are wanted.
 */
export async function readPackFolder(folder: string, shown: string, only = /./): Promise<{files: PackFile[]; problems: Problem[]}> {
  const files: PackFile[] = [];
  const problems: Problem[] = [];
  const root = await fs.promises.realpath(folder);
  const entries = await fs.promises.readdir(root, {withFileTypes: true, recursive: true});
  const names = entries
    .filter(entry => !entry.isDirectory() && /\.(ya?ml|json)$/i.test(entry.name))
    .map(entry => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter(name => only.test(slashes(name)) && !name.split(path.sep).some(part => part === 'node_modules' || part.startsWith('.')))
    .sort();
  if (names.length > MAX_FILES)
    problems.push(problem(shown, `The pack has ${names.length} files; ${MAX_FILES} are read.`, 'Split it into several packs.'));
  let total = 0;
  for (const name of names.slice(0, MAX_FILES)) {
    const target = path.join(root, name);
    const at = `${shown}/${slashes(name)}`;
    try {
      const real = await fs.promises.realpath(target);
      if (!real.startsWith(root + path.sep)) {
        problems.push(problem(at, 'The file is a link that leads out of its pack, and is not followed.', 'Put the file itself into the pack.'));
        continue;
      }
      const stat = await fs.promises.stat(real);
      if (!stat.isFile() || stat.size > MAX_BYTES) {
        problems.push(
          problem(
            at,
            stat.isFile() ? `The file has more than ${MAX_BYTES / 1e6} MB.` : 'This is not a regular file.',
            'Split it, or take it out of the pack.',
          ),
        );
        continue;
      }
      total += stat.size;
      if (total > MAX_TOTAL) {
        problems.push(
          problem(at, `The files of the pack have more than ${MAX_TOTAL / 1e6} MB up to here; the rest is not read.`, 'Split it into several packs.'),
        );
        break;
      }
      files.push({path: slashes(name), text: new TextDecoder('utf-8', {fatal: true}).decode(await fs.promises.readFile(real))});
    } catch (error) {
      // What a strict decoder throws, in Node and in a web worker.
      if (error instanceof TypeError) problems.push(problem(at, 'The file is not UTF-8 text.', 'Save it with the encoding UTF-8.'));
      else problems.push(problem(at, `Cannot read the file: ${reasonOf(error)}.`, 'Correct its permissions, or take it out of the pack.'));
    }
  }
  return {files, problems};
}
