import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import type {Pack} from '../core/pack/types.ts';
import type {Report} from '../core/report/types.ts';
import {nodeCrypto} from './builtins.ts';
import type {DraftText} from './draftText.ts';
import {packBytes} from './packs.ts';
import type {Settings} from './settings.ts';

/** Entries that nobody used for so long are removed. */
const KEEP_MS = 30 * 24 * 3600 * 1000;
/** A used entry is marked as such once a day. */
const DAY_MS = 24 * 3600 * 1000;

/**
 * Reports by the content they were made from: text, format, rules, levels and the program itself. An entry carries a checksum; one that is
 * damaged, cut off or made by another program counts as absent. Nothing here rejects: a cache that cannot be used only costs time.
 */
export class ReportCache {
  readonly #folder: string;
  readonly #program: string;
  readonly #packs = new WeakMap<Pack, string>();
  hits = 0;
  #failure: unknown;

  /** `program`: what tells one build of Clauseguard from another. */
  constructor(folder: string, program: string) {
    this.#folder = folder;
    this.#program = program;
  }

  /** Why nothing could be kept, if so. */
  get failure(): unknown {
    return this.#failure;
  }

  key({text, format, layout}: DraftText, {pack, options}: Pick<Settings, 'pack' | 'options'>): string {
    let rules = this.#packs.get(pack);
    if (rules === undefined) this.#packs.set(pack, (rules = nodeCrypto().createHash('sha256').update(packBytes(pack)).digest('hex')));
    const sorted = Object.entries(options.levels ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
    return sha256(
      JSON.stringify([this.#program, rules, {...options, levels: sorted}, format]),
      text,
      ...(format === 'word' ? [JSON.stringify(layout)] : []),
    );
  }

  async get(key: string): Promise<Report | undefined> {
    const file = this.#file(key);
    try {
      const handle = await fs.open(file, 'r');
      try {
        const stat = await handle.stat();
        const stored = await handle.readFile('utf8');
        const end = stored.indexOf('\n');
        const body = stored.slice(end + 1);
        if (end < 0 || stored.slice(0, end) !== sha256(key, body)) return undefined;
        if (Date.now() - stat.mtimeMs > DAY_MS) await handle.utimes(new Date(), new Date()).catch(() => {});
        this.hits++;
        return JSON.parse(body) as Report;
      } finally {
        await handle.close();
      }
    } catch {
      return undefined;
    }
  }

  async put(key: string, report: Report): Promise<void> {
    const file = this.#file(key);
    const body = JSON.stringify(report);
    const partial = `${file}.${process.pid}`;
    try {
      await fs.mkdir(path.dirname(file), {recursive: true, mode: 0o700});
      await fs.writeFile(partial, `${sha256(key, body)}\n${body}`, {mode: 0o600});
      await fs.rename(partial, file);
    } catch (error) {
      this.#failure = error;
      await fs.rm(partial, {force: true}).catch(() => {});
    }
  }

  /** Removes what was not used for a month, at most once a day. */
  async prune(): Promise<void> {
    const stamp = path.join(this.#folder, 'pruned');
    try {
      const last = await fs.stat(stamp).catch(() => undefined);
      if (last && Date.now() - last.mtimeMs < DAY_MS) return;
      await fs.mkdir(this.#folder, {recursive: true, mode: 0o700});
      await fs.writeFile(stamp, '');
      if (!last) return;
      for (const part of await fs.readdir(this.#folder, {withFileTypes: true})) {
        if (!part.isDirectory() || !/^[0-9a-f]{2}$/.test(part.name)) continue;
        for (const name of await fs.readdir(path.join(this.#folder, part.name))) {
          const file = path.join(this.#folder, part.name, name);
          const stat = await fs.stat(file).catch(() => undefined);
          if (stat && Date.now() - stat.mtimeMs > KEEP_MS) await fs.rm(file, {force: true});
        }
      }
    } catch (error) {
      this.#failure = error;
    }
  }

  #file(key: string): string {
    return path.join(this.#folder, key.slice(0, 2), `${key.slice(2)}.json`);
  }
}

function sha256(...parts: readonly string[]): string {
  const hash = nodeCrypto().createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}
