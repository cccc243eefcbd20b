import {Emitter} from 'vscode-languageserver';
import {type PackFile, roleOf} from '../../core/pack/files.ts';
import type {Documents} from '../documents.ts';
import type {EditedPack, Host} from '../host.ts';
import {Places} from '../places.ts';
import type * as Author from './author.ts';
import type {RuleFile} from './ruleFile.ts';
import type {Schemas} from './schemaPath.ts';

/** What features need to answer about a rule file: the file as it stands in the editor now, and its pack as it was compiled last. */
export interface OpenRuleFile extends RuleFile {
  readonly uri: string;
  readonly version: number;
  /** URI of the pack's folder. */
  readonly folder: string;
  readonly edited: EditedPack;
  readonly places: Places;
  readonly author: typeof Author;
  readonly schemas: Schemas;
}

/** A pack of which some file is open. */
interface Bench {
  /** Open files by path. */
  readonly open: Map<string, string>;
  edited: Promise<EditedPack | undefined> | undefined;
  /** `edited` is older than what stands in the editor. */
  stale: boolean;
  timer: NodeJS.Timeout | number | undefined;
  /** Milliseconds that the last compilation took. */
  took: number;
  /** Told when the pack was compiled, or when its last file is closed. */
  waiting: (() => void)[];
}

/** Pause after a change before a pack is compiled: as long as that took last time, within these bounds. */
const SHORTEST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 1500;

/**
 * The open documents that are files of packs, and these packs as they stand in the editor. A pack is compiled when its open files rest for a moment. What needs names
 * only answers at once with the pack that was compiled last; what is told of a file waits until the pack is up to date.
 */
export class RuleFiles {
  readonly #host: Host;
  readonly #documents: Documents;
  /** Of open documents; undefined for those that belong to no pack. */
  readonly #places = new Map<string, Promise<{readonly folder: string; readonly path: string} | undefined>>();
  readonly #benches = new Map<string, Bench>();
  /** Packs of which no file is open, as they lie on disk. */
  readonly #closed = new Map<string, Promise<EditedPack | undefined>>();
  readonly #compiled = new Emitter<string>();
  readonly #fileClosed = new Emitter<string>();
  #help: Promise<{author: typeof Author; schemas: Schemas}> | undefined;

  /** The pack in this folder is up to date with what stands in the editor. */
  readonly onDidCompile = this.#compiled.event;
  /** A rule file, by URI, is not open any more. */
  readonly onDidClose = this.#fileClosed.event;

  constructor(host: Host, documents: Documents) {
    this.#host = host;
    this.#documents = documents;
    const {synced} = documents;
    synced.onDidOpen(({document}) => void this.#opened(document.uri));
    synced.onDidChangeContent(({document}) => void this.#changed(document.uri));
    synced.onDidClose(({document}) => void this.#close(document.uri));
  }

  /** Whether a document is open as a rule file. `uri` may be spelled as the host does. */
  isOpen(uri: string): boolean {
    for (const [folder, {open}] of this.#benches) for (const [path, shown] of open) if (shown === uri || uriIn(folder, path) === uri) return true;
    return false;
  }

  /** The open files of a pack, by URI. */
  openIn(folder: string): readonly string[] {
    return [...(this.#benches.get(folder)?.open.values() ?? [])];
  }

  /** An open rule file with its pack as it was compiled last; undefined for any other document. */
  async get(uri: string): Promise<OpenRuleFile | undefined> {
    // Other files may be open whose pack is still being looked for.
    await Promise.all(this.#places.values());
    const place = await this.#places.get(uri);
    const bench = place && this.#benches.get(place.folder);
    return bench && this.#file(uri, place, (bench.edited ??= this.#compile(place.folder, bench)));
  }

  /** The same once its open files rest and the pack is up to date with them. */
  async settled(uri: string): Promise<OpenRuleFile | undefined> {
    for (;;) {
      const place = await this.#places.get(uri);
      const bench = place && this.#benches.get(place.folder);
      if (!bench?.stale) return this.get(uri);
      await new Promise<void>(resolve => bench.waiting.push(resolve));
    }
  }

  /** A pack as it stands in the editor and on disk; undefined where there is none in the folder. */
  async pack(folder: string): Promise<EditedPack | undefined> {
    // A file may be open whose pack is still being looked for.
    await Promise.all(this.#places.values());
    const bench = this.#benches.get(folder);
    if (bench) return this.#current(folder, bench);
    let closed = this.#closed.get(folder);
    if (!closed) this.#closed.set(folder, (closed = this.#host.editedPack(folder, new Map())));
    return closed;
  }

  /** Files on disk, or what packs are loaded beside, may have changed. `uris`: undefined for anything. */
  refresh(uris?: readonly string[]): void {
    // A pack may rest on others wherever they lie.
    if (!uris || uris.length) this.#closed.clear();
    for (const [folder, bench] of this.#benches)
      if (!uris || uris.some(uri => uri.startsWith(`${folder}/`) || uri.endsWith('/clauseguard.yaml'))) this.#schedule(folder, bench);
  }

  async #opened(uri: string): Promise<void> {
    if (!/\.yaml$/i.test(uri)) return;
    const found = this.#host.packOf(uri);
    this.#places.set(uri, found);
    const place = await found;
    if (!place || !this.#documents.get(uri)) return;
    let bench = this.#benches.get(place.folder);
    if (!bench) this.#benches.set(place.folder, (bench = {open: new Map(), edited: undefined, stale: true, timer: undefined, took: 0, waiting: []}));
    bench.open.set(place.path, uri);
    this.#schedule(place.folder, bench, 0);
  }

  async #changed(uri: string): Promise<void> {
    const place = await this.#places.get(uri);
    const bench = place && this.#benches.get(place.folder);
    if (bench) this.#schedule(place.folder, bench);
  }

  async #close(uri: string): Promise<void> {
    const place = await this.#places.get(uri);
    this.#places.delete(uri);
    const bench = place && this.#benches.get(place.folder);
    if (!bench) return;
    bench.open.delete(place.path);
    if (bench.open.size) this.#schedule(place.folder, bench);
    else {
      clearTimeout(bench.timer as number);
      this.#benches.delete(place.folder);
      this.#wake(bench);
    }
    this.#fileClosed.fire(uri);
  }

  #schedule(folder: string, bench: Bench, after = Math.min(Math.max(SHORTEST_PAUSE_MS, bench.took), LONGEST_PAUSE_MS)): void {
    bench.stale = true;
    clearTimeout(bench.timer as number);
    bench.timer = setTimeout(() => void this.#current(folder, bench), after);
  }

  #current(folder: string, bench: Bench): Promise<EditedPack | undefined> {
    if (bench.stale || !bench.edited) bench.edited = this.#compile(folder, bench);
    return bench.edited;
  }

  async #compile(folder: string, bench: Bench): Promise<EditedPack | undefined> {
    clearTimeout(bench.timer as number);
    bench.stale = false;
    const begun = Date.now();
    const edited = await this.#host.editedPack(folder, new Map(this.#textsOf(bench.open)));
    bench.took = Date.now() - begun;
    this.#wake(bench);
    // After those who waited for it.
    if (!bench.stale) setTimeout(() => this.#compiled.fire(folder), 0);
    return edited;
  }

  #wake(bench: Bench): void {
    const {waiting} = bench;
    bench.waiting = [];
    for (const wake of waiting) wake();
  }

  async #file(
    uri: string,
    {folder, path}: {readonly folder: string; readonly path: string},
    compiled: Promise<EditedPack | undefined>,
  ): Promise<OpenRuleFile | undefined> {
    this.#help ??= loadHelp();
    const [edited, help] = await Promise.all([compiled, this.#help]);
    const document = this.#documents.get(uri);
    const role = roleOf(path);
    if (!document || !edited || !role) return undefined;
    const text = document.getText();
    const bom = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    const files = this.#asOpen(folder, edited.files);
    return {uri, version: document.version, folder, path, role, text: text.slice(bom), places: new Places(text), edited: {...edited, files}, ...help};
  }

  /** The files with the texts that stand in the editor now. */
  #asOpen(folder: string, files: readonly PackFile[]): PackFile[] {
    const open = new Map(this.#textsOf(this.#benches.get(folder)?.open ?? new Map()));
    return [...files.filter(({path}) => !open.has(path)), ...[...open].map(([path, text]) => ({path, text}))];
  }

  #textsOf(open: ReadonlyMap<string, string>): [path: string, text: string][] {
    return [...open].flatMap(([path, uri]) => {
      const document = this.#documents.get(uri);
      return document ? [[path, document.getText()]] : [];
    });
  }
}

async function loadHelp(): Promise<{author: typeof Author; schemas: Schemas}> {
  const author = await import('./author.ts');
  return {author, schemas: await author.loadSchemas()};
}

/** URI of a file of a pack. */
export const uriIn = (folder: string, path: string): string => `${folder.replace(/\/$/, '')}/${path.split('/').map(encodeURIComponent).join('/')}`;
