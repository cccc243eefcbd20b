import fs from 'node:fs';
import path from 'node:path';
import type {SpokenRules} from '../core/checkText.ts';
import {type Bindings, bindTo, instrumentsOf, ordersOf} from '../core/pack/bindings.ts';
import {nearest} from '../core/pack/nearest.ts';
import type {Level, Pack, Rule} from '../core/pack/types.ts';
import type {Problem} from '../core/span.ts';
import type {Configuration} from './configuration.ts';
import {findDocuments, type JointFiles, wants} from './documents.ts';
import {compileGlob} from './globs.ts';
import type {PackCache} from './packCache.ts';
import {addPack, type PackPlace} from './packChain.ts';
import type {PackRequest} from './packRequest.ts';
import {builtInFolder, builtInLanguages, builtInPackFor, compileFolder, MAIN_LANGUAGE} from './packs.ts';
import {isOutside, problem, slashes} from './problems.ts';
import type {PackFile} from './readPack.ts';

export const CONFIGURATION_FILE = 'clauseguard.yaml';

/** What one draft is checked with. */
export interface Settings extends SpokenRules {
  readonly configuration?: Configuration;
  /** Whether the configuration leaves this file (absolute path) out. */
  readonly excludes: (file: string) => boolean;
  /** The files that are one draft with this one (absolute path), itself included; undefined where it is a draft by itself. */
  readonly jointFor: (file: string) => JointFiles | undefined;
  /** Whether a file (absolute path) that need not be there would be part of a draft of several files. */
  readonly wants: (file: string) => boolean;
}

/** Settings that the caller adds to what configurations say; they win. */
export interface Given {
  /** The folder that problems are told from and relative pack names start from. */
  readonly folder: string;
  readonly packs: readonly string[];
  readonly levels: ReadonlyMap<string, Level | 'off'>;
  /** False: no configuration file is read. */
  readonly configuration: boolean;
  /** Where compiled packs are kept, so that a pack is compiled once and not at each start. */
  readonly cache?: PackCache | undefined;
  /** Takes each problem once. */
  readonly report: (problem: Problem) => void;
}

/** A pack that somebody writes: its files, the pack that they give with what it is loaded beside, and the rules of it that are its own. */
export interface EditedPack {
  readonly files: readonly PackFile[];
  readonly pack: Pack;
  readonly own: readonly Rule[];
  readonly problems: readonly Problem[];
}

/** Finds and keeps settings: one configuration file per folder, one compiled pack per language and list of packs. */
export class SettingsReader {
  readonly #given: Given;
  readonly #byFolder = new Map<string, Promise<Settings>>();
  readonly #byFile = new Map<string, Promise<Settings>>();
  readonly #packs = new Map<string, Promise<Pack | undefined>>();
  readonly #builtIn: Map<string, Pack | undefined>;

  /** `before`: a reader that read earlier states of the files; what is built in is taken over from it. */
  constructor(given: Given, before?: SettingsReader) {
    this.#given = given;
    this.#builtIn = before ? before.#builtIn : new Map();
  }

  /** Settings for the draft `file` (absolute path, which need not exist): those of the nearest configuration above it. */
  settingsFor(file: string): Promise<Settings> {
    return this.settingsIn(path.dirname(file));
  }

  settingsIn(folder: string): Promise<Settings> {
    let settings = this.#byFolder.get(folder);
    if (!settings) {
      const found = this.#given.configuration ? findUpwards(folder) : '';
      settings = this.#byFile.get(found) ?? this.#read(found);
      this.#byFolder.set(folder, settings);
      this.#byFile.set(found, settings);
    }
    return settings;
  }

  /** Where the packs lie that the configuration for `folder` names, in the order in which they are loaded. Of them only what they extend is read. */
  async packPlaces(folder: string): Promise<PackPlace[]> {
    const file = this.#given.configuration ? findUpwards(folder) : '';
    const configuration = file ? await this.#configuration(file) : undefined;
    const packs: PackPlace[] = [];
    for (const request of configuration?.packs ?? []) await this.#add(request, configuration!.folder, packs);
    return packs;
  }

  /**
   * The pack in `folder` on what it is loaded beside: what the configuration for `from` names before it, or else the built-in rules. `own`: the rules that it adds or changes.
   */
  async ownPack(folder: string, from: string): Promise<{pack: Pack; base: Pack; own: readonly Rule[]}> {
    const places = await this.#upTo(folder, from);
    const base = await this.#below(places);
    const pack = (await this.#pack(places, languageOf(places))) ?? base;
    return {pack, base, own: added(pack, base)};
  }

  /**
   * The same with texts in place of files, by their paths in the pack: as it stands in an editor. Its problems are given and not reported, and name files by these paths; a
   * version or hash that it is pinned to does not hold while somebody writes.
   */
  async editedPack(folder: string, edited: ReadonlyMap<string, string>): Promise<EditedPack> {
    const places = await this.#upTo(folder, folder);
    const base = await this.#below(places);
    const beside = await this.#pack(places.slice(0, -1), languageOf(places));
    const {pack = base, problems, files} = await compileFolder(folder, beside, folder, {first: places.length === 1, edited});
    const inPack = problems.map(one => ({...one, path: path.posix.normalize(one.path)}));
    return {pack, files, problems: inPack, own: added(pack, base)};
  }

  /** The folders of the packs that the one in `folder` stands on, the nearest first, ours at the end where they are at hand. */
  async foldersBelow(folder: string): Promise<string[]> {
    const places = await this.#upTo(folder, folder);
    const ours = builtInFolder(languageOf(places));
    const below = places.slice(0, -1).map(one => one.folder);
    return [...below.reverse(), ...(ours === undefined || ours === folder ? [] : [ours])];
  }

  /** The pack in `folder` (absolute, real) and before it what it is loaded beside, all in its language. */
  async #upTo(folder: string, from: string): Promise<PackPlace[]> {
    const all = await this.packPlaces(from);
    const at = all.findIndex(one => one.folder === folder);
    const places: PackPlace[] = at < 0 ? [] : all.slice(0, at + 1);
    if (at < 0) await this.#add({name: folder, path: folder, line: 1, column: 1}, from, places);
    return inLanguage(places, languageOf(places), languageOf(places));
  }

  /** What the last of these packs is loaded beside; the built-in rules where there are none in its language. */
  async #below(places: readonly PackPlace[]): Promise<Pack> {
    return (await this.#pack(places.slice(0, -1), languageOf(places))) ?? (await this.#pack([], MAIN_LANGUAGE))!;
  }

  async #read(file: string): Promise<Settings> {
    const {folder, packs: givenPacks} = this.#given;
    const configuration = file ? await this.#configuration(file) : undefined;
    const packs: PackPlace[] = [];
    for (const request of configuration?.packs ?? []) await this.#add(request, configuration!.folder, packs);
    for (const name of givenPacks) await this.#add({name, path: '--pack', line: 1, column: 1}, folder, packs);
    const main = this.#mainLanguage(configuration, packs);
    const bindings = configuration && (await this.#bindings(configuration, main, packs));
    const loaded = new Map<string, Promise<Pack | undefined>>();
    const packFor = (language: string): Promise<Pack | undefined> => {
      let pack = loaded.get(language);
      if (!pack) loaded.set(language, (pack = this.#packIn(language, main, packs, configuration, bindings)));
      return pack;
    };
    const pack = (await packFor(main))!;
    const levels = await this.#levels(configuration, pack, packFor, packs);
    const excluders = (configuration?.exclude ?? []).map(pattern => compileGlob(pattern, {folders: true})!);
    const excludes = (one: string): boolean => {
      if (!excluders.length) return false;
      const relative = path.relative(configuration!.folder, one);
      return !isOutside(relative) && excluders.some(matches => matches(slashes(relative)));
    };
    const joint = configuration?.documents.length ? await this.#documents(configuration, excludes) : [];
    const byFile = new Map(joint.flatMap(one => one.files.map(file => [file, one] as const)));
    return {
      configuration,
      pack,
      packFor,
      detector: async () => (await import('./languages.ts')).languageOf,
      options: {levels, ...(configuration?.profile && {profile: configuration.profile}), ...(configuration?.kind && {kind: configuration.kind})},
      excludes,
      jointFor: one => byFile.get(one),
      wants: one => configuration?.documents.some(entries => wants(entries, configuration.folder, one)) === true,
    };
  }

  /** The language that the configuration names, else that of its packs where none of them is in ours. */
  #mainLanguage(configuration: Configuration | undefined, packs: readonly PackPlace[]): string {
    const named = configuration?.language;
    const spoken = packs.flatMap(({language}) => language ?? []);
    if (!named) return spoken.includes(MAIN_LANGUAGE) ? MAIN_LANGUAGE : (spoken[0] ?? MAIN_LANGUAGE);
    if (spoken.includes(named.name) || this.#builtInFor(named.name)) return named.name;
    const known = [...new Set([...builtInLanguages(), ...spoken])].join(', ');
    this.#given.report(
      problem(named.path, `There are no rules for the language "${named.name}".`, `There are rules for: ${known}.`, named.line, named.column),
    );
    return MAIN_LANGUAGE;
  }

  /** The rules for one language as the configuration wants them. A pack that stands alone does so for all languages: none of ours are used beside it. */
  async #packIn(
    language: string,
    main: string,
    packs: readonly PackPlace[],
    configuration: Configuration | undefined,
    bindings: Bindings | undefined,
  ): Promise<Pack | undefined> {
    const places = inLanguage(packs, language, main);
    const off = configuration?.builtIn === 'off';
    if (language !== main && places.length === 0 && (off || packs.some(one => one.alone))) return undefined;
    const all = await this.#pack(places, language);
    const ours = off ? this.#builtInFor(language) : undefined;
    const unbound = all && ours ? withoutRules(all, ours) : all;
    return unbound && bindings ? bindTo(unbound, bindings) : unbound;
  }

  /** Levels by rule. An id that the main rules do not have may be one of another language's. */
  async #levels(
    configuration: Configuration | undefined,
    pack: Pack,
    packFor: Settings['packFor'],
    packs: readonly PackPlace[],
  ): Promise<{[id: string]: Level | 'off'}> {
    const named = [
      ...(configuration?.levels ?? []),
      ...[...this.#given.levels].map(([id, level]) => ({id, level, path: '--rule', line: 1, column: 1})),
    ];
    const known = new Set(pack.rules.map(rule => rule.id));
    if (named.some(({id}) => !known.has(id)))
      for (const language of new Set([...builtInLanguages(), ...packs.flatMap(one => one.language ?? [])]))
        for (const {id} of (await packFor(language))?.rules ?? []) known.add(id);
    const levels: {[id: string]: Level | 'off'} = {};
    for (const {id, level, ...place} of named) {
      if (known.has(id)) levels[id] = level;
      else {
        const close = nearest(id, [...known]);
        const repair = close ? `Did you mean ${close}?` : 'clauseguard rules list names them all.';
        this.#given.report(problem(place.path, `There is no rule "${id}".`, repair, place.line, place.column));
      }
    }
    return levels;
  }

  /** The bindings that a configuration names, without those that no pack knows. */
  async #bindings({boundBy, jurisdiction}: Configuration, main: string, packs: readonly PackPlace[]): Promise<Bindings> {
    if (!boundBy && !jurisdiction) return {};
    const own = (await this.#pack(inLanguage(packs, main, main), main))!;
    const known = (list: Configuration['boundBy'], namesOf: (pack: Pack) => readonly string[], what: string): string[] | undefined =>
      list?.flatMap(({name, ...place}) => {
        if (namesOf(own).includes(name)) return [name];
        // The packs for other languages know fewer instruments.
        const names = [...new Set([...namesOf(own), ...namesOf(this.#builtInFor(MAIN_LANGUAGE)!)])];
        if (names.includes(name)) return [name];
        const close = nearest(name, names);
        this.#given.report(
          problem(
            place.path,
            `There is no ${what} "${name}".`,
            close ? `Did you mean ${close}?` : `Known are: ${names.join(', ')}.`,
            place.line,
            place.column,
          ),
        );
        return [];
      });
    return {boundBy: known(boundBy, instrumentsOf, 'instrument'), jurisdiction: known(jurisdiction, ordersOf, 'legal order')};
  }

  #documents(configuration: Configuration, excludes: Settings['excludes']): Promise<JointFiles[]> {
    const configurationOf = (file: string): string => findUpwards(path.dirname(file));
    return findDocuments(configuration, {excludes, configurationOf, report: this.#given.report});
  }

  async #configuration(file: string): Promise<Configuration> {
    const {readConfiguration} = await import('./configuration.ts');
    return readConfiguration(file, this.#given.folder, this.#given.report);
  }

  #add(request: PackRequest, from: string, places: PackPlace[]): Promise<void> {
    const {folder: shownTo, report, cache} = this.#given;
    return addPack(request, from, {shownTo, places, report, cache});
  }

  /** `places`: packs in one language, each beside those before it and the first beside ours. Undefined where there are none. */
  #pack(places: readonly PackPlace[], language: string): Promise<Pack | undefined> {
    const key = [language, ...places.map(({folder, request: {version = '', hash = ''}}) => [folder, version, hash].join('\t'))].join('\n');
    let pack = this.#packs.get(key);
    if (!pack) this.#packs.set(key, (pack = this.#compile(places, language)));
    return pack;
  }

  async #compile(places: readonly PackPlace[], language: string): Promise<Pack | undefined> {
    const {report, folder: from} = this.#given;
    const last = places.at(-1);
    if (last === undefined) return this.#builtInFor(language);
    const base = await this.#pack(places.slice(0, -1), language);
    const {pack, problems} = await compileFolder(last.folder, base, from, {
      request: last.request,
      first: places.length === 1,
      cache: this.#given.cache,
    });
    problems.forEach(report);
    return pack;
  }

  #builtInFor(language: string): Pack | undefined {
    if (!this.#builtIn.has(language)) {
      const pack = builtInPackFor(language);
      this.#builtIn.set(language, pack);
      for (const one of pack?.problems ?? []) this.#given.report({...one, path: `rules/${one.path}`});
    }
    return this.#builtIn.get(language);
  }
}

/** Packs in one language. One that does not say which is taken to be in the main one, so that what is wrong with it is told. */
const inLanguage = (places: readonly PackPlace[], language: string, main: string): PackPlace[] =>
  places.filter(one => (one.language ?? main) === language);
/** The language of the last of these packs. */
const languageOf = (places: readonly PackPlace[]): string => places.at(-1)?.language ?? MAIN_LANGUAGE;

const added = (pack: Pack, base: Pack): Rule[] => {
  const others = new Set(base.rules);
  return pack.rules.filter(rule => !others.has(rule));
};

/** The pack without the rules of another. Concepts, sources, clauses and language stay, so that its own rules can rest on them. */
function withoutRules(pack: Pack, other: Pack): Pack {
  const ids = new Set(other.rules.map(rule => rule.id));
  const rules = pack.rules.filter(rule => !ids.has(rule.id));
  return Object.defineProperties({}, {...Object.getOwnPropertyDescriptors(pack), rules: {value: rules, enumerable: true}}) as Pack;
}

/** The nearest configuration file at or above `folder`, or ''. */
function findUpwards(folder: string): string {
  for (let at = folder; ; at = path.dirname(at)) {
    const file = path.join(at, CONFIGURATION_FILE);
    if (fs.existsSync(file)) return file;
    if (at === path.dirname(at)) return '';
  }
}
