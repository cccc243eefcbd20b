import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import type {About} from '../core/pack/index.ts';
import {type Bytes, decodePack, encodePack} from '../core/pack/stored.ts';
import type {Pack} from '../core/pack/types.ts';
import type {Problem} from '../core/span.ts';
import type {PackCache} from './packCache.ts';
import type {PackRequest} from './packRequest.ts';
import {problem, reasonOf, shownFrom} from './problems.ts';
import {type PackFile, readPackFolder} from './readPack.ts';

/** For the stored form of packs (server/core/pack/stored.ts). */
const BYTES: Bytes = {
  ascii: bytes => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'),
  crc32: bytes => zlib.crc32(bytes),
};

/** A file of Clauseguard's own is missing or cannot be used; only a new installation helps. */
export class BrokenInstallation extends Error {
  readonly repair = 'Install Clauseguard again; in a clone, npm run build makes the file.';
}

/** The language of the rules without which nothing runs. */
export const MAIN_LANGUAGE = 'en';

/** The languages that Clauseguard has rules for, in the order of their codes. */
export function builtInLanguages(): string[] {
  const languages = fs.readdirSync(path.dirname(builtInFile(MAIN_LANGUAGE)!)).flatMap(name => /^pack\.([a-z]{2,3})\.bin$/.exec(name)?.[1] ?? []);
  return [MAIN_LANGUAGE, ...languages].sort();
}

/** Where the rules for a language lie, or undefined. Bundles lie beside the file; sources two folders off. */
function builtInFile(language: string): string | undefined {
  if (!/^[a-z]{2,3}$/.test(language)) return undefined;
  const here = import.meta.dirname;
  const name = language === MAIN_LANGUAGE ? 'pack.bin' : `pack.${language}.bin`;
  return [path.join(here, name), path.join(here, '../../dist', name)].find(one => fs.existsSync(one));
}

/** The folder in which our own rules for a language are written, where it came along: in a clone it did, in an editor's extension it did not. */
export function builtInFolder(language: string): string | undefined {
  const file = builtInFile(language);
  const folder = file && path.join(path.dirname(file), '..', language === MAIN_LANGUAGE ? 'rules' : `packs/${language}`);
  return folder && fs.existsSync(path.join(folder, 'pack.yaml')) ? folder : undefined;
}

/** Clauseguard's own rules for a language, compiled when it was built; undefined where there are none. */
export function builtInPackFor(language: string): Pack | undefined {
  return language === MAIN_LANGUAGE || builtInFile(language) ? builtInPack(language) : undefined;
}

export function builtInPack(language = MAIN_LANGUAGE): Pack {
  const file = builtInFile(language);
  if (!file) throw new BrokenInstallation(`The built-in rules are missing: there is no pack.bin in ${import.meta.dirname}.`);
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

export interface CompileFolderOptions {
  readonly request?: PackRequest;
  /** Nothing but the built-in rules comes before it. */
  readonly first?: boolean;
  /** Texts that take the place of files, by their paths in the pack. */
  readonly edited?: ReadonlyMap<string, string>;
  readonly cache?: PackCache | undefined;
}

/**
 * Compiles a pack beside `beside`, or by itself where there is none or it says that it stands alone. One that is not what was asked for is left out. Problems name files as seen from
 * `from`.
 */
export async function compileFolder(
  folder: string,
  beside: Pack | undefined,
  from: string,
  {request, first = true, edited = new Map(), cache}: CompileFolderOptions = {},
): Promise<{pack: Pack | undefined; problems: Problem[]; files: readonly PackFile[]}> {
  const shown = shownFrom(from, folder);
  const {files: stored, problems} = await readPackFolder(folder, shown);
  const files = [...stored.filter(({path}) => !edited.has(path)), ...[...edited].map(([path, text]) => ({path, text}))];
  const about = await aboutPack(files, cache);
  const alone = about?.extends?.length === 0;
  const refuse = (message: string, repair: string): {pack: Pack | undefined; problems: Problem[]; files: readonly PackFile[]} => ({
    files,
    pack: beside,
    problems: [...problems, problem(request?.path ?? shown, message, repair, request?.line, request?.column)],
  });
  if (request?.version !== undefined && about && about.version !== request.version)
    return refuse(
      `The pack ${request.name} has the version ${about.version}, and ${request.version} is asked for.`,
      'Install that version, or look at the changes and ask for this one.',
    );
  if (request?.hash !== undefined) {
    const hash = await contentHash(files);
    if (hash !== request.hash)
      return refuse(
        `The pack ${request.name} has the content ${hash}, and ${request.hash} is asked for.`,
        'Somebody changed it. Look at the changes, and if they are right, ask for this content.',
      );
  }
  if (alone && !first)
    return refuse(
      `The pack ${about.name} stands alone (\`extends: []\`) and cannot be loaded after others.`,
      'Name it first, or check its drafts with a configuration of their own.',
    );
  const base = alone ? undefined : beside;
  const pack = await compiled(files, base, cache);
  // Those of the packs below come first.
  const own = pack.problems.slice(base?.problems.length ?? 0).map(one => ({...one, path: shown === '.' ? one.path : `${shown}/${one.path}`}));
  return {pack, problems: [...problems, ...own], files};
}

/** The pack that the files give, from the cache where the same files gave it beside the same base. */
async function compiled(files: readonly PackFile[], base: Pack | undefined, cache: PackCache | undefined): Promise<Pack> {
  const compile = async (): Promise<Pack> => (await import('../core/pack/index.ts')).compilePack(files, {base});
  if (!cache) return compile();
  const parts = [base ? packBytes(base) : '', JSON.stringify(files.map(({path, text}) => [path, text]))];
  const kept = await cache.get('packs', parts);
  const pack = kept && decodePack(kept, BYTES);
  if (pack && !('fault' in pack)) {
    read.set(pack, kept);
    return pack;
  }
  const bytes = encodePack(await compile(), BYTES);
  await cache.put('packs', parts, bytes);
  // As it will be read next time, with its tables made.
  const made = packOfBytes(bytes);
  read.set(made, bytes);
  return made;
}

/** What a pack says of itself; undefined where its pack.yaml cannot be read, which compiling it tells. */
export async function aboutPack(files: readonly PackFile[], cache: PackCache | undefined): Promise<About | undefined> {
  const text = files.find(({path}) => path === 'pack.yaml')?.text;
  if (text === undefined) return undefined;
  const kept = await cache?.get('about', [text]);
  if (kept) return JSON.parse(Buffer.from(kept).toString('utf8')) as About;
  const {aboutOf} = await import('../core/pack/index.ts');
  const about = aboutOf(files);
  if (about) await cache?.put('about', [text], Buffer.from(JSON.stringify(about)));
  return about;
}

/** What a pack says of itself, and what it is. `about` is undefined where pack.yaml cannot be read. */
export async function describePack(folder: string, shown: string): Promise<{about: About | undefined; hash: string; problems: Problem[]}> {
  const {files, problems} = await readPackFolder(folder, shown);
  return {about: await aboutPack(files, undefined), hash: await contentHash(files), problems};
}

/** What stands in the files of a pack, whatever the place and time: SHA-256 over paths and texts in order. */
async function contentHash(files: readonly PackFile[]): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(files.map(({path, text}) => [path, text])));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return `sha256-${Array.from(hash, byte => byte.toString(16).padStart(2, '0')).join('')}`;
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
    if ((await fs.promises.stat(folder)).isDirectory()) return folder;
    return refuse(`The pack ${name} is a file.`, 'Name the folder that holds pack.yaml and the rules.');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      return refuse(`Cannot read the pack ${name}: ${reasonOf(error)}.`, 'Correct its path or permissions.');
  }
  if (PACKAGE_NAME.test(name)) {
    for (let above = path.resolve(from); ; above = path.dirname(above)) {
      const installed = path.join(above, 'node_modules', name);
      searched.push(installed);
      const stat = await fs.promises.stat(installed).catch(() => undefined);
      if (stat?.isDirectory()) return installed;
      if (above === path.dirname(above)) break;
    }
  }
  return refuse(
    `There is no pack ${name}.`,
    `Searched ${searched.map(one => shownFrom(from, one)).join(', ')}. Give a folder, or install the package.`,
  );
}
