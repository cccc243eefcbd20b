import fs from 'node:fs';
import path from 'node:path';
import {type CheckOptions, check} from '../core/check.ts';
import {parseDraft} from '../core/draft/index.ts';
import {type Bindings, bindTo, instrumentsOf, ordersOf} from '../core/pack/bindings.ts';
import {nearest} from '../core/pack/nearest.ts';
import type {Level, Pack, Rule} from '../core/pack/types.ts';
import type {Report} from '../core/report/types.ts';
import type {Problem} from '../core/span.ts';
import type {Configuration} from './configuration.ts';
import type {DraftText} from './draftText.ts';
import {compileGlob} from './globs.ts';
import {addPack, type PackPlace} from './packChain.ts';
import type {PackRequest} from './packRequest.ts';
import {builtInPack, compileFolder} from './packs.ts';
import {isOutside, problem, slashes} from './problems.ts';

export const CONFIGURATION_FILE = 'clauseguard.yaml';

/** What one draft is checked with. */
export interface Settings {
  readonly configuration?: Configuration;
  readonly pack: Pack;
  readonly options: CheckOptions;
  /** Whether the configuration leaves this file (absolute path) out. */
  readonly excludes: (file: string) => boolean;
}

/** The one way from text to findings, for command line and editor. */
export const checkText = ({text, format, layout}: DraftText, {pack, options}: Pick<Settings, 'pack' | 'options'>): Report =>
  check(parseDraft(text, format, pack.language, layout), pack, options);

/** Settings that the caller adds to what configurations say; they win. */
export interface Given {
  /** The folder that problems are told from and relative pack names start from. */
  readonly folder: string;
  readonly packs: readonly string[];
  readonly levels: ReadonlyMap<string, Level | 'off'>;
  /** False: no configuration file is read. */
  readonly configuration: boolean;
  /** Takes each problem once. */
  readonly report: (problem: Problem) => void;
}

/** Finds and keeps settings: one configuration file per folder, one compiled pack per list of packs. */
export class SettingsReader {
  readonly #given: Given;
  readonly #byFolder = new Map<string, Promise<Settings>>();
  readonly #byFile = new Map<string, Promise<Settings>>();
  readonly #packs = new Map<string, Promise<Pack>>();
  #builtIn: Pack | undefined;

  /** `before`: a reader that read earlier states of the files; what is built in is taken over from it. */
  constructor(given: Given, before?: SettingsReader) {
    this.#given = given;
    if (before) this.#builtIn = before.#builtIn;
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
    const all = await this.packPlaces(from);
    const at = all.findIndex(one => one.folder === folder);
    const places: PackPlace[] = at < 0 ? [] : all.slice(0, at + 1);
    if (at < 0) await this.#add({name: folder, path: folder, line: 1, column: 1}, from, places);
    const base = await this.#pack(places.slice(0, -1));
    const pack = await this.#pack(places);
    const others = new Set(base.rules);
    return {pack, base, own: pack.rules.filter(rule => !others.has(rule))};
  }

  async #read(file: string): Promise<Settings> {
    const {folder, report, packs: givenPacks, levels: givenLevels} = this.#given;
    const configuration = file ? await this.#configuration(file) : undefined;
    const packs: PackPlace[] = [];
    for (const request of configuration?.packs ?? []) await this.#add(request, configuration!.folder, packs);
    for (const name of givenPacks) await this.#add({name, path: '--pack', line: 1, column: 1}, folder, packs);
    const all = await this.#pack(packs);
    const unbound = configuration?.builtIn === 'off' ? withoutRules(all, await this.#pack([])) : all;
    const pack = configuration ? bindTo(unbound, this.#bindings(configuration, unbound)) : unbound;
    const levels: {[id: string]: Level | 'off'} = {};
    const known = new Set(pack.rules.map(rule => rule.id));
    const set = (id: string, level: Level | 'off', place: {path: string; line: number; column: number}): void => {
      if (known.has(id)) levels[id] = level;
      else {
        const close = nearest(id, [...known]);
        const repair = close ? `Did you mean ${close}?` : 'clauseguard rules list names them all.';
        report(problem(place.path, `There is no rule "${id}".`, repair, place.line, place.column));
      }
    };
    for (const {id, level, ...place} of configuration?.levels ?? []) set(id, level, place);
    for (const [id, level] of givenLevels) set(id, level, {path: '--rule', line: 1, column: 1});
    const excluders = (configuration?.exclude ?? []).map(pattern => compileGlob(pattern, {folders: true})!);
    return {
      configuration,
      pack,
      options: {levels, ...(configuration?.profile && {profile: configuration.profile}), ...(configuration?.kind && {kind: configuration.kind})},
      excludes: one => {
        if (!excluders.length) return false;
        const relative = path.relative(configuration!.folder, one);
        return !isOutside(relative) && excluders.some(matches => matches(slashes(relative)));
      },
    };
  }

  /** The bindings that a configuration names, without those that its packs do not know. */
  #bindings({boundBy, jurisdiction}: Configuration, pack: Pack): Bindings {
    const known = (list: Configuration['boundBy'], names: readonly string[], what: string): string[] | undefined =>
      list?.flatMap(({name, ...place}) => {
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
    if (!boundBy && !jurisdiction) return {};
    return {boundBy: known(boundBy, instrumentsOf(pack), 'instrument'), jurisdiction: known(jurisdiction, ordersOf(pack), 'legal order')};
  }

  async #configuration(file: string): Promise<Configuration> {
    const {readConfiguration} = await import('./configuration.ts');
    return readConfiguration(file, this.#given.folder, this.#given.report);
  }

  #add(request: PackRequest, from: string, places: PackPlace[]): Promise<void> {
    return addPack(request, from, this.#given.folder, places, this.#given.report);
  }

  #pack(places: readonly PackPlace[]): Promise<Pack> {
    const key = places.map(({folder, request: {version = '', hash = ''}}) => [folder, version, hash].join('\t')).join('\n');
    let pack = this.#packs.get(key);
    if (!pack) this.#packs.set(key, (pack = this.#compile(places)));
    return pack;
  }

  async #compile(places: readonly PackPlace[]): Promise<Pack> {
    const {report, folder: from} = this.#given;
    const last = places.at(-1);
    if (last !== undefined) {
      const base = await this.#pack(places.slice(0, -1));
      const {pack, problems} = await compileFolder(last.folder, base, from, {request: last.request, first: places.length === 1});
      problems.forEach(report);
      return pack;
    }
    if (!this.#builtIn) {
      this.#builtIn = builtInPack();
      for (const one of this.#builtIn.problems) report({...one, path: `rules/${one.path}`});
    }
    return this.#builtIn;
  }
}

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
