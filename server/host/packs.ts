import fs from 'node:fs';
import fsp from 'node:fs/promises';
import path from 'node:path';
import zlib from 'node:zlib';
import {type Bytes, decodePack, encodePack} from '../core/pack/stored.ts';
import type {Pack} from '../core/pack/types.ts';
import type {Problem} from '../core/span.ts';
import {problem, reasonOf, shownFrom} from './problems.ts';
import {readPackFolder} from './readPack.ts';

/** For the stored form of packs (server/core/pack/stored.ts). */
const BYTES: Bytes = {
  ascii: bytes => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'),
  crc32: bytes => zlib.crc32(bytes),
};

/** A file of Clauseguard's own is missing or cannot be used; only a new installation helps. */
export class BrokenInstallation extends Error {
  readonly repair = 'Install Clauseguard again; in a clone, npm run build makes the file.';
}

/** Clauseguard's own rules, compiled when it was built. Bundles lie beside the file; sources two folders off. */
export function builtInPack(): Pack {
  const here = import.meta.dirname;
  const file = [path.join(here, 'pack.bin'), path.join(here, '../../dist/pack.bin')].find(one => fs.existsSync(one));
  if (!file) throw new BrokenInstallation(`The built-in rules are missing: there is no pack.bin in ${here}.`);
  const bytes = fs.readFileSync(file);
  const pack = decodePack(bytes, BYTES);
  if ('fault' in pack) throw new BrokenInstallation(`The built-in rules in ${file} cannot be used: ${pack.fault}.`);
  read.set(pack, bytes);
  return pack;
}

/** What packs were read from. */
const read = new WeakMap<Pack, Uint8Array>();

/** The same pack always gives the same bytes. */
export const packBytes = (pack: Pack): Uint8Array => read.get(pack) ?? encodePack(pack, BYTES);

/** The pack of bytes that this very program made. */
export const packOfBytes = (bytes: Uint8Array): Pack => decodePack(bytes, BYTES) as Pack;

/** Compiles the pack in `folder` on top of `base`, unless it says that it stands alone. Problems name files as seen from `from`. */
export async function compileFolder(folder: string, beside: Pack | undefined, from: string): Promise<{pack: Pack; problems: Problem[]}> {
  const shown = shownFrom(from, folder);
  const {files, problems} = await readPackFolder(folder, shown);
  const {compilePack, extendsOf} = await import('../core/pack/index.ts');
  const base = extendsOf(files)?.length === 0 ? undefined : beside;
  const pack = compilePack(files, {base});
  const known = new Set(base?.problems);
  const own = pack.problems.filter(one => !known.has(one)).map(one => ({...one, path: shown === '.' ? one.path : `${shown}/${one.path}`}));
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
