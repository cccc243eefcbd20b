import fs from 'node:fs';
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

interface Entry {
  /** Languages and the content of the rules for them. */
  readonly asked: readonly (readonly [language: string, rules: string])[];
  readonly report: Report;
}

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

  key({text, format, layout, parts}: DraftText, {pack, options}: Pick<Settings, 'pack' | 'options'>): string {
    const sorted = Object.entries(options.levels ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
    return sha256(
      JSON.stringify([this.#program, this.#hashOf(pack), {...options, levels: sorted}, format]),
      text,
      ...(format === 'word' ? [JSON.stringify(layout)] : []),
      ...(parts ? [JSON.stringify(format === 'word' ? parts : parts.map(({start, end}) => [start, end]))] : []),
    );
  }

  /** A report rests on the rules for every language that was asked for meanwhile; `packFor` says what they are today. */
  async get(key: string, packFor: Settings['packFor']): Promise<Report | undefined> {
    const file = this.#file(key);
    try {
      const handle = await fs.promises.open(file, 'r');
      try {
        const stat = await handle.stat();
        const stored = await handle.readFile('utf8');
        const end = stored.indexOf('\n');
        const body = stored.slice(end + 1);
        if (end < 0 || stored.slice(0, end) !== sha256(key, body)) return undefined;
        if (Date.now() - stat.mtimeMs > DAY_MS) await handle.utimes(new Date(), new Date()).catch(() => {});
        const {asked, report} = JSON.parse(body) as Entry;
        for (const [language, rules] of asked) if (this.#hashOf(await packFor(language)) !== rules) return undefined;
        this.hits++;
        return report;
      } finally {
        await handle.close();
      }
    } catch {
      return undefined;
    }
  }

  /** `asked`: the rules that were asked for besides those of the key, by language. */
  async put(key: string, report: Report, asked: ReadonlyMap<string, Pack | undefined>): Promise<void> {
    const file = this.#file(key);
    const body = JSON.stringify({asked: [...asked].map(([language, pack]) => [language, this.#hashOf(pack)]), report} satisfies Entry);
    const partial = `${file}.${process.pid}`;
    try {
      await fs.promises.mkdir(path.dirname(file), {recursive: true, mode: 0o700});
      await fs.promises.writeFile(partial, `${sha256(key, body)}\n${body}`, {mode: 0o600});
      await fs.promises.rename(partial, file);
    } catch (error) {
      this.#failure = error;
      await fs.promises.rm(partial, {force: true}).catch(() => {});
    }
  }

  /** Removes what was not used for a month, at most once a day. */
  async prune(): Promise<void> {
    const stamp = path.join(this.#folder, 'pruned');
    try {
      const last = await fs.promises.stat(stamp).catch(() => undefined);
      if (last && Date.now() - last.mtimeMs < DAY_MS) return;
      await fs.promises.mkdir(this.#folder, {recursive: true, mode: 0o700});
      await fs.promises.writeFile(stamp, '');
      if (!last) return;
      for (const part of await fs.promises.readdir(this.#folder, {withFileTypes: true})) {
        if (!part.isDirectory() || !/^[0-9a-f]{2}$/.test(part.name)) continue;
        for (const name of await fs.promises.readdir(path.join(this.#folder, part.name))) {
          const file = path.join(this.#folder, part.name, name);
          const stat = await fs.promises.stat(file).catch(() => undefined);
          if (stat && Date.now() - stat.mtimeMs > KEEP_MS) await fs.promises.rm(file, {force: true});
        }
      }
    } catch (error) {
      this.#failure = error;
    }
  }

  /** The content of a pack; '' where there is none. */
  #hashOf(pack: Pack | undefined): string {
    if (!pack) return '';
    let hash = this.#packs.get(pack);
    if (hash === undefined) this.#packs.set(pack, (hash = nodeCrypto().createHash('sha256').update(packBytes(pack)).digest('hex')));
    return hash;
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
