import type {Connection} from 'vscode-languageserver';
import type {FileEntry, FileRequests} from '../../protocol/index.ts';
import {uriOf} from './uris.ts';

/** Where the built-in rules lie for code that reads them beside itself. esbuild puts it for `import.meta.dirname`. */
const BUILT_IN = '/clauseguard';

/**
 * The files that the editor lets a worker see, in the shape of a file system: `node/` makes of it what the host asks of Node. What is asked at
 * once and not awaited (whether a file is there) is known only of files that were looked at before.
 */
class Files {
  readonly #seen = new Map<string, boolean>();
  #rules: {readonly [name: string]: Uint8Array} = {};
  #connection: Connection | undefined;

  /** `rules`: the compiled rules by the names of their files. */
  open(rules: {readonly [name: string]: Uint8Array}, connection: Connection): void {
    this.#rules = rules;
    this.#connection = connection;
    for (const name of Object.keys(rules)) this.#seen.set(`${BUILT_IN}/${name}`, true);
  }

  existsSync(file: string): boolean {
    return this.#seen.get(file) ?? false;
  }

  readFileSync(file: string): Uint8Array {
    const name = file.slice(BUILT_IN.length + 1);
    if (file !== `${BUILT_IN}/${name}` || !Object.hasOwn(this.#rules, name)) throw missing(file);
    return this.#rules[name]!;
  }

  readdirSync(folder: string): string[] {
    if (folder !== BUILT_IN) throw missing(folder);
    return Object.keys(this.#rules);
  }

  /** Finds out whether these files are there, unless that is known. */
  async look(list: readonly string[]): Promise<void> {
    await Promise.all(list.filter(file => !this.#seen.has(file)).map(file => this.stat(file).catch(() => undefined)));
  }

  /** What was known of these files may be wrong now. */
  forget(list: readonly string[]): void {
    for (const file of list) this.#seen.delete(file);
  }

  async stat(file: string): Promise<FileEntry> {
    return this.#learn(file, await this.#ask('clauseguard/stat', file));
  }

  async list(folder: string): Promise<readonly FileEntry[]> {
    const entries = this.#learn(folder, await this.#ask('clauseguard/list', folder));
    for (const {name} of entries) this.#seen.set(`${folder.replace(/\/$/, '')}/${name}`, true);
    return entries;
  }

  async read(file: string): Promise<Uint8Array> {
    return this.#learn(file, await this.#ask('clauseguard/read', file));
  }

  #ask<M extends keyof FileRequests>(method: M, file: string): Promise<FileRequests[M]['result']> {
    return this.#connection!.sendRequest<FileRequests[M]['result']>(method, {uri: uriOf(file)});
  }

  #learn<T>(file: string, answer: T | null): T {
    this.#seen.set(file, answer !== null);
    if (answer === null) throw missing(file);
    return answer;
  }
}

const missing = (file: string): Error => Object.assign(new Error(`There is no ${file}.`), {code: 'ENOENT'});

/** One per worker, as there is one file system per computer. */
export const files = new Files();
