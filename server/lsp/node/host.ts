import fs, {existsSync} from 'node:fs';
import path from 'node:path';
import {type Format, isWritable} from '../../core/draft/types.ts';
import type {Problem} from '../../core/span.ts';
import type {Configuration} from '../../host/configuration.ts';
import {MAX_BYTES, tooLarge} from '../../host/decodeDraft.ts';
import {findDrafts} from '../../host/findDrafts.ts';
import {formatOf} from '../../host/formats.ts';
import type {PackCache} from '../../host/packCache.ts';
import {isOutside, shownFrom} from '../../host/problems.ts';
import {readDraft} from '../../host/readDraft.ts';
import {readPackFolder} from '../../host/readPack.ts';
import {CONFIGURATION_FILE, type Settings, SettingsReader} from '../../host/settings.ts';
import type {DraftSettings, EditedPack, Host, StoredDraft} from '../host.ts';
import {packFolderOf, realFolder} from './packFolders.ts';
import {fileOf, schemeOf, uriOf} from './uris.ts';

const LANGUAGES: {readonly [languageId: string]: Format} = {markdown: 'markdown', plaintext: 'text', text: 'text', 'policy-draft': 'text'};
/** Each turn of the event loop reads what has arrived and lets one message in. */
const TURNS = 8;

/** One reading of all configurations and packs. Another begins when a file of theirs changes. */
interface Reading {
  readonly reader: SettingsReader;
  readonly problems: Map<string, Problem[]>;
  readonly configurations: Set<Configuration>;
  readonly settings: Set<Settings>;
}

/** The file system of this computer, through the same room as the command line. */
export class NodeHost implements Host {
  #folders: readonly string[] = [];
  /** How the open folders are reached. */
  #schemes: ReadonlySet<string> = new Set();
  #reading: Reading | undefined;
  #forAuthors: SettingsReader | undefined;
  /** The settings that each configuration gave last without an error in it, by its path. They stay in force while it is broken. */
  readonly #good = new Map<string, Settings>();
  readonly #shared = new WeakMap<Settings, DraftSettings>();
  readonly #cache: PackCache | undefined;

  constructor(cache?: PackCache) {
    this.#cache = cache;
  }

  open = (folders: readonly string[]): void => {
    this.#folders = folders.flatMap(uri => fileOf(uri) ?? []);
    this.#schemes = new Set(folders.map(schemeOf));
    this.#reading = this.#forAuthors = undefined;
  };

  formatOf = (uri: string, languageId: string): Format | undefined => {
    const scheme = schemeOf(uri);
    if (scheme === 'untitled') return Object.hasOwn(LANGUAGES, languageId) ? LANGUAGES[languageId] : undefined;
    // Of folders elsewhere only the text comes here, from the editor; the built-in rules hold for it.
    const file = fileOf(uri) ?? (this.#schemes.has(scheme) ? uri.replace(/[?#].*$/s, '') : undefined);
    const format = file === undefined ? undefined : formatOf(file);
    // An editor shows the text of these alone; others are read when they are checked as files.
    return format && isWritable(format) ? format : undefined;
  };

  isReadOnly = (uri: string): boolean => schemeOf(uri) === 'git';

  oversize = (uri: string, text: string): Problem | undefined => {
    // A UTF-16 code unit takes one to three bytes.
    if (text.length * 3 <= MAX_BYTES) return undefined;
    const bytes = Buffer.byteLength(text);
    return bytes > MAX_BYTES ? tooLarge(path.basename(fileOf(uri) ?? uri), bytes) : undefined;
  };

  settingsFor = async (uri: string): Promise<DraftSettings> => {
    const {reader, problems, configurations, settings: known} = this.#read();
    const settings = await reader.settingsFor(this.#placeOf(uri));
    const file = configurationFile(settings);
    if (file === undefined) return this.#share(settings);
    configurations.add(settings.configuration!);
    known.add(settings);
    if (!problems.get(uriOf(file))?.some(one => one.level === 'error')) this.#good.set(file, settings);
    return this.#share(this.#good.get(file) ?? settings);
  };

  drafts = async (folder: string, configured: boolean): Promise<{drafts: readonly StoredDraft[]; problems: readonly Problem[]}> => {
    const root = fileOf(folder);
    if (root === undefined) return {drafts: [], problems: []};
    const {reader} = this.#read();
    const {configuration} = await reader.settingsFor(path.join(root, 'any'));
    if (configured && !configuration) return {drafts: [], problems: []};
    const {drafts, problems} = await findDrafts(configuration?.include ?? ['.'], configuration?.folder ?? root);
    const stored: StoredDraft[] = [];
    for (const {file} of drafts) {
      if (!isWritable(formatOf(file)!) || isOutside(path.relative(root, file)) || (await reader.settingsFor(file)).excludes(file)) continue;
      const stat = await fs.promises.stat(file).catch(() => undefined);
      if (stat) stored.push({uri: uriOf(file), stamp: `${stat.mtimeMs}-${stat.size}`});
    }
    return {drafts: stored, problems};
  };

  read = async (uri: string): ReturnType<Host['read']> => {
    const file = fileOf(uri) ?? '';
    return readDraft(file, shownFrom(this.#folders[0] ?? path.dirname(file), file));
  };

  readText = async (uri: string): Promise<string | undefined> => {
    const file = fileOf(uri);
    return file === undefined ? undefined : fs.promises.readFile(file, 'utf8').catch(() => undefined);
  };

  configurationFor = async (uri: string): ReturnType<Host['configurationFor']> => {
    const place = this.#placeOf(uri);
    const file = configurationFile(await this.#read().reader.settingsFor(place));
    if (file !== undefined) return {uri: uriOf(file), exists: true};
    const folder = this.#folders.find(one => !isOutside(path.relative(one, place))) ?? (schemeOf(uri) === 'file' ? path.dirname(place) : undefined);
    return folder === undefined ? undefined : {uri: uriOf(path.join(folder, CONFIGURATION_FILE)), exists: false};
  };

  packOf = async (uri: string): ReturnType<Host['packOf']> => {
    const file = fileOf(uri);
    if (file === undefined || schemeOf(uri) === 'git') return undefined;
    const named = (await this.#writing().packPlaces(path.dirname(file))).map(one => one.folder);
    const place = await packFolderOf(file, named);
    return place && {folder: uriOf(place.folder), path: place.path};
  };

  editedPack = async (folder: string, edited: ReadonlyMap<string, string>): Promise<EditedPack | undefined> => {
    const place = await realFolder(fileOf(folder) ?? '');
    return this.#writing()
      .editedPack(place, edited)
      .catch(() => undefined);
  };

  filesBelow: Host['filesBelow'] = async (folder, only) => {
    const place = await realFolder(fileOf(folder) ?? '');
    const folders = await this.#writing()
      .foldersBelow(place)
      .catch(() => []);
    return Promise.all(folders.map(async one => ({folder: uriOf(one), files: (await readPackFolder(one, '', only)).files})));
  };

  changed = (uris: readonly string[]): boolean => {
    const files = uris.flatMap(uri => fileOf(uri) ?? []);
    const sources = this.#packFolders();
    if (files.some(file => /\.yaml$/i.test(file))) this.#forAuthors = undefined;
    const matters = files.some(
      file =>
        path.basename(file) === CONFIGURATION_FILE ||
        this.#joins(file) ||
        (/\.(ya?ml|json)$/i.test(file) && sources.some(folder => !isOutside(path.relative(folder, file)))),
    );
    if (!matters) return false;
    this.#reading = this.#begin(this.#reading?.reader);
    return true;
  };

  /** Whether a draft of several files gains this one or loses it. */
  #joins(file: string): boolean {
    const settings = [...(this.#reading?.settings ?? [])];
    return formatOf(file) !== undefined && settings.some(one => one.wants(file) && (one.jointFor(file) !== undefined) !== existsSync(file));
  }

  problems = (): ReadonlyMap<string, readonly Problem[]> => this.#reading?.problems ?? new Map();

  outside = (): readonly string[] => {
    const sources = [...[...(this.#reading?.configurations ?? [])].map(one => one.folder), ...this.#packFolders()];
    return [...new Set(sources)].filter(folder => this.#folders.every(root => isOutside(path.relative(root, folder)))).map(uriOf);
  };

  /** A timer would take a millisecond, and be felt in every answer. */
  pause = async (): Promise<void> => {
    for (let turn = 0; turn < TURNS; turn++) await new Promise<void>(resolve => setImmediate(resolve));
  };

  /** Reads for those who write packs. What is wrong is told by the other reader, once. */
  #writing(): SettingsReader {
    return (this.#forAuthors ??= this.#begin(this.#read().reader, () => {}).reader);
  }

  #read(): Reading {
    return (this.#reading ??= this.#begin(undefined));
  }

  #begin(before: SettingsReader | undefined, hear?: (problem: Problem) => void): Reading {
    const problems = new Map<string, Problem[]>();
    const folder = this.#folders[0] ?? process.cwd();
    const note = (one: Problem): void => {
      const file = path.resolve(folder, one.path);
      // Problems of the built-in rules name files that only their authors have.
      if (!existsSync(file)) return;
      const uri = uriOf(file);
      problems.set(uri, [...(problems.get(uri) ?? []), one]);
    };
    return {
      reader: new SettingsReader(
        {folder, packs: [], levels: new Map(), configuration: true, report: hear ?? note, cache: hear ? undefined : this.#cache},
        before,
      ),
      problems,
      configurations: new Set(),
      settings: new Set(),
    };
  }

  /** The file whose folder says which configuration holds. A document without a file belongs to the first open folder. */
  #placeOf(uri: string): string {
    return fileOf(uri) ?? path.join(this.#folders[0] ?? path.parse(process.cwd()).root, 'any');
  }

  #share(settings: Settings): DraftSettings {
    let shared = this.#shared.get(settings);
    if (!shared) {
      const file = configurationFile(settings);
      shared = {
        pack: settings.pack,
        packFor: settings.packFor,
        detector: settings.detector,
        options: settings.options,
        configuration: file === undefined ? '' : uriOf(file),
        excludes: uri => {
          const draft = fileOf(uri);
          return draft !== undefined && settings.excludes(draft);
        },
        jointFor: uri => {
          const draft = fileOf(uri);
          // The document itself goes by its own URI, which may be of another state of the file.
          return draft === undefined ? undefined : settings.jointFor(draft)?.files.map(file => (file === draft ? uri : uriOf(file)));
        },
      };
      this.#shared.set(settings, shared);
    }
    return shared;
  }

  #packFolders(): string[] {
    return [...(this.#reading?.configurations ?? [])].flatMap(({folder, packs}) =>
      packs.flatMap(({name}) => [path.resolve(folder, name), path.join(folder, 'node_modules', name)]),
    );
  }
}

const configurationFile = ({configuration}: Settings): string | undefined => configuration && path.join(configuration.folder, CONFIGURATION_FILE);
