import fs from 'node:fs';
import fsp from 'node:fs/promises';
import path from 'node:path';
import type {Pack} from '../core/pack/types.ts';
import type {Problem} from '../core/span.ts';
import {problem, reasonOf, shownFrom} from './problems.ts';
import {readPackFolder} from './readPack.ts';

/** Clauseguard's own rules, compiled when it was built. Bundles lie beside the file; sources two folders off. */
export function builtInPack(): Pack {
  const here = import.meta.dirname;
  const file = [path.join(here, 'pack.json'), path.join(here, '../../dist/pack.json')].find(one => fs.existsSync(one));
  if (!file) throw new Error('dist/pack.json is missing: run npm run build.');
  return JSON.parse(fs.readFileSync(file, 'utf8')) as Pack;
}

/** Compiles the pack in `folder` on top of `base`. Problems name files as seen from `from`. */
export async function compileFolder(folder: string, base: Pack | undefined, from: string): Promise<{pack: Pack; problems: Problem[]}> {
  const shown = shownFrom(from, folder);
  const {files, problems} = await readPackFolder(folder, shown);
  const {compilePack} = await import('../core/pack/index.ts');
  const pack = compilePack(files, {base});
  const known = new Set(base?.problems);
  const own = pack.problems.filter(one => !known.has(one)).map(one => ({...one, path: `${shown}/${one.path}`}));
  return {pack, problems: [...problems, ...own]};
}

const PACKAGE_NAME = /^(@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;

/**
 * The folder a pack's name stands for: a folder relative to `from`, else an npm package in a `node_modules` folder at or above `from`.
 * A name is never resolved to a path that it does not plainly say.
 */
export async function findPack(name: string, from: string, at: {path: string; line: number; column: number}): Promise<string | Problem> {
  const refuse = (message: string, repair: string): Problem => problem(at.path, message, repair, at.line, at.column);
  const folder = path.resolve(from, name);
  const searched = [folder];
  try {
    if ((await fsp.stat(folder)).isDirectory()) return folder;
    return refuse(`The pack ${name} is a file.`, 'Name the folder that holds pack.yaml and the rules.');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      return refuse(`Cannot read the pack ${name}: ${reasonOf(error)}.`, 'Correct its path or permissions.');
  }
  if (PACKAGE_NAME.test(name)) {
    for (let above = path.resolve(from); ; above = path.dirname(above)) {
      const installed = path.join(above, 'node_modules', name);
      searched.push(installed);
      const stat = await fsp.stat(installed).catch(() => undefined);
      if (stat?.isDirectory()) return installed;
      if (above === path.dirname(above)) break;
    }
  }
  return refuse(
    `There is no pack ${name}.`,
    `Searched ${searched.map(one => shownFrom(from, one)).join(', ')}. Give a folder, or install the package.`,
  );
}
