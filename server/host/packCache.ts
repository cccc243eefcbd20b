import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {FORMAT} from '../core/pack/stored.ts';
import {nodeCrypto} from './builtins.ts';

/** So many are kept, those used last. Compiled packs are large, and each change of a pack makes another; what a pack says of itself is small. */
const MOST = {packs: 8, about: 64} as const;
type Kind = keyof typeof MOST;
type Parts = readonly (string | Uint8Array)[];

/**
 * What was worked out from the sources of packs, by the content it was made from and by the compiler that made it. An entry carries a checksum over key and content: one that is
 * damaged, cut off, put in another's place, or that somebody else could have written counts as absent, and the pack is compiled. Nothing here rejects: a cache that cannot be used only costs time.
 */
export class PackCache {
  readonly #folder: string;
  readonly #compiler: string;
  #hash: string | undefined;

  /** `compiler`: the program that compiles packs, which is read when somebody asks for one. */
  constructor(folder: string, compiler: string) {
    this.#folder = folder;
    this.#compiler = compiler;
  }

  /** What is kept under `parts`, if anything. Entries of one kind make room for each other. */
  async get(kind: Kind, parts: Parts): Promise<Uint8Array | undefined> {
    try {
      const {key, file} = this.#entry(kind, parts);
      const handle = await fs.promises.open(file, 'r');
      try {
        if (!isOurs(await handle.stat())) return undefined;
        const stored = await handle.readFile();
        const body = stored.subarray(SUM);
        if (stored.length < SUM || !stored.subarray(0, SUM).equals(sum(key, body))) return undefined;
        await handle.utimes(new Date(), new Date()).catch(() => {});
        return body;
      } finally {
        await handle.close();
      }
    } catch {
      return undefined;
    }
  }

  async put(kind: Kind, parts: Parts, body: Uint8Array): Promise<void> {
    let partial: string | undefined;
    try {
      const {key, file} = this.#entry(kind, parts);
      partial = `${file}.${process.pid}`;
      await fs.promises.mkdir(path.dirname(file), {recursive: true, mode: 0o700});
      await fs.promises.writeFile(partial, Buffer.concat([sum(key, body), body]), {mode: 0o600});
      await fs.promises.rename(partial, file);
      await this.#makeRoom(path.dirname(file), MOST[kind]);
    } catch {
      if (partial !== undefined) await fs.promises.rm(partial, {force: true}).catch(() => {});
    }
  }

  async #makeRoom(folder: string, most: number): Promise<void> {
    const names = await fs.promises.readdir(folder);
    if (names.length <= most) return;
    const files = await Promise.all(
      names.map(async name => ({
        file: path.join(folder, name),
        used: (await fs.promises.stat(path.join(folder, name)).catch(() => undefined))?.mtimeMs ?? 0,
      })),
    );
    for (const {file} of files.sort((a, b) => b.used - a.used).slice(most)) await fs.promises.rm(file, {force: true});
  }

  #entry(kind: Kind, parts: Parts): {key: Buffer; file: string} {
    this.#hash ??= `${FORMAT} ${sum(fs.readFileSync(this.#compiler)).toString('hex')}`;
    const key = sum(this.#hash, kind, ...parts);
    return {key, file: path.join(this.#folder, kind, key.toString('hex'))};
  }
}

/** Bytes of a checksum. */
const SUM = 32;

function sum(...parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = nodeCrypto().createHash('sha256');
  // Lengths, so that no two lists of parts run together into one text.
  for (const part of parts) hash.update(`${part.length} `).update(part);
  return hash.digest();
}

/** Nobody else could have written it, as far as the system tells. */
const isOurs = ({uid, mode}: {readonly uid: number; readonly mode: number}): boolean =>
  process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);

/** The cache in a folder for the compiler that this program brings along; undefined where it runs from its sources, which change under it. */
export function packCache(folder: string): PackCache | undefined {
  const compiler = path.join(import.meta.dirname, 'compiler.cjs');
  return fs.existsSync(compiler) ? new PackCache(folder, compiler) : undefined;
}
