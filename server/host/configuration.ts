import fs from 'node:fs';
import path from 'node:path';
import {suggest} from '../core/pack/nearest.ts';
import {inside, type Place, Reporter} from '../core/pack/problems.ts';
import {DRAFT_KINDS, type DraftKind, type Level, PROFILES, type Profile} from '../core/pack/types.ts';
import {readYaml} from '../core/pack/yaml.ts';
import type {Problem} from '../core/span.ts';
import {compileGlob} from './globs.ts';
import type {PackRequest} from './packRequest.ts';
import {isOutside, problem, reasonOf, shownFrom} from './problems.ts';

interface At {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** A `clauseguard.yaml` as far as it can be used; what cannot was reported and left out. */
export interface Configuration {
  /** The file for people. */
  readonly shown: string;
  /** The folder it lies in (absolute), from which its globs and pack folders start. */
  readonly folder: string;
  readonly include?: readonly string[];
  readonly exclude: readonly string[];
  readonly packs: readonly PackRequest[];
  /** `off`: the rules that Clauseguard brings along are not used. */
  readonly builtIn?: 'on' | 'off';
  readonly profile?: Profile;
  readonly kind?: DraftKind;
  /** What drafts are in unless they say or show otherwise. */
  readonly language?: {readonly name: string} & At;
  /** Keys of sources.yaml, not yet known to be there. */
  readonly boundBy?: readonly ({readonly name: string} & At)[];
  readonly jurisdiction?: readonly ({readonly name: string} & At)[];
  readonly levels: readonly ({readonly id: string; readonly level: Level | 'off'} & At)[];
  /** Drafts that are several files: of each the files, folders and patterns that it is made of. */
  readonly documents: readonly (readonly ({readonly name: string} & At)[])[];
}

const LEVELS = ['error', 'warning', 'advice', 'off'];
const PIN_KEYS = ['name', 'version', 'hash'];
const KEYS = ['include', 'exclude', 'packs', 'built-in', 'rules', 'profile', 'kind', 'jurisdiction', 'bound-by', 'language', 'documents'];

/** Reads the file; problems name it as seen from `from`. */
export async function readConfiguration(file: string, from: string, report: (problem: Problem) => void): Promise<Configuration> {
  const shown = shownFrom(from, file);
  const folder = path.dirname(file);
  const nothing: Configuration = {shown, folder, exclude: [], packs: [], levels: [], documents: []};
  let text: string;
  try {
    text = new TextDecoder('utf-8', {fatal: true}).decode(await fs.promises.readFile(file));
  } catch (error) {
    // What a strict decoder throws, in Node and in a web worker.
    const encoding = error instanceof TypeError;
    report(
      problem(
        shown,
        `Cannot read the configuration: ${encoding ? 'it is not UTF-8 text' : reasonOf(error)}.`,
        'Mend or remove the file, or use --no-config.',
      ),
    );
    return nothing;
  }
  const reporter = new Reporter();
  // A file of comments alone, as `init` writes it, leaves everything as it is.
  const yaml = readYaml(shown, text, reporter, {});
  const result = yaml ? readKeys({file: yaml, keys: []}, yaml.value, nothing, reporter) : nothing;
  for (const one of reporter.problems) report(one);
  return result;
}

/** Each key is checked by hand: there are a dozen, and a schema library would cost more time than the draft. */
function readKeys(root: Place, value: unknown, nothing: Configuration, reporter: Reporter): Configuration {
  if (!isMapping(value)) {
    reporter.error(
      root,
      'The configuration is not a list of keys and values.',
      `Write one key per line, such as "include: [drafts]". Keys: ${KEYS.join(', ')}.`,
    );
    return nothing;
  }
  for (const key of Object.keys(value))
    if (!KEYS.includes(key)) reporter.error(inside(root, key), `There is no key "${key}" in a configuration.`, suggest(key, KEYS), 'key');
  const at = (...keys: (string | number)[]): Place => inside(root, ...keys);
  const placed = (place: Place, on: 'key' | 'value'): At => ({path: place.file.path, ...place.file.place(place.keys, on)});

  const texts = (key: string): string[] => {
    const list = value[key];
    if (list === undefined) return [];
    if (!Array.isArray(list))
      return reporter.error(at(key), `"${key}" is not a list.`, `Write "${key}: [${typeof list === 'string' ? list : '...'}]".`) ?? [];
    return list.map((item, i) =>
      typeof item === 'string' && item.trim()
        ? item
        : (reporter.error(at(key, i), `This entry of "${key}" is not a text.`, 'Write a text, or take it out.') ?? ''),
    );
  };
  const named = (key: string): ({readonly name: string} & At)[] =>
    texts(key).flatMap((name, i) => (name ? [{name, ...placed(at(key, i), 'value')}] : []));
  // A pack is a text, or a map that pins what it must be.
  const requests = (): PackRequest[] => {
    const list = value['packs'];
    if (!Array.isArray(list)) return named('packs');
    return list.flatMap((item, i): PackRequest[] => {
      const place = placed(at('packs', i), 'value');
      if (typeof item === 'string' && item.trim()) return [{name: item, ...place}];
      if (!isMapping(item) || typeof item['name'] !== 'string')
        return (
          reporter.error(
            at('packs', i),
            'This entry of "packs" names no pack.',
            'Write a folder or a package, or {name: ..., version: ..., hash: ...}.',
          ) ?? []
        );
      for (const key of Object.keys(item))
        if (!PIN_KEYS.includes(key))
          reporter.error(at('packs', i, key), `There is no key "${key}" in an entry of "packs".`, suggest(key, PIN_KEYS), 'key');
      const pin = (key: 'version' | 'hash', form: RegExp, how: string): string | undefined => {
        const one = item[key];
        if (one === undefined || (typeof one === 'string' && form.test(one))) return one;
        return reporter.error(at('packs', i, key), `The ${key} of a pack cannot be ${JSON.stringify(one)}.`, how);
      };
      const version = pin('version', /^\d+\.\d+\.\d+\S{0,60}$/, 'Write a version such as "1.0.0".');
      const hash = pin('hash', /^sha256-[0-9a-f]{64}$/, 'clauseguard rules pin tells it.');
      const isPinned = (item['version'] === undefined) === (version === undefined) && (item['hash'] === undefined) === (hash === undefined);
      return isPinned ? [{name: item['name'], ...place, ...(version && {version}), ...(hash && {hash})}] : [];
    });
  };
  const isUsable = (pattern: string, place: Place): boolean => {
    if (path.isAbsolute(pattern) || isOutside(path.normalize(pattern)))
      return (
        reporter.error(
          place,
          `"${pattern}" leads out of the configuration's folder.`,
          'Put a configuration beside those drafts, or name them on the command line.',
        ) ?? false
      );
    return (
      compileGlob(pattern) !== undefined ||
      (reporter.error(place, `"${pattern}" has too many braces or stars.`, 'Use a simpler pattern, or several.') ?? false)
    );
  };
  const patterns = (key: string): string[] => texts(key).filter((pattern, i) => pattern !== '' && isUsable(pattern, at(key, i)));
  // Each entry is a draft, and each draft a list of what it is made of.
  const documents = (): Configuration['documents'] => {
    const list = value['documents'];
    if (list === undefined) return [];
    const how = 'Write a list for each draft: "documents: [[law.md, annex-a.md], [plan.md, plan-annexes/*.md]]".';
    if (!Array.isArray(list)) return reporter.error(at('documents'), '"documents" is not a list of drafts.', how) ?? [];
    return list.map((files, i) => {
      if (!Array.isArray(files)) return reporter.error(at('documents', i), 'This entry of "documents" is not a list of files.', how) ?? [];
      return files.flatMap((name, n) => {
        const place = at('documents', i, n);
        if (typeof name !== 'string' || !name.trim()) return reporter.error(place, 'This entry of "documents" names no file.', how) ?? [];
        return isUsable(name, place) ? [{name, ...placed(place, 'value')}] : [];
      });
    });
  };
  const choice = <T extends string>(key: string, choices: readonly T[]): T | undefined => {
    const one = value[key];
    if (one === undefined || choices.includes(one as T)) return one as T | undefined;
    return reporter.error(at(key), `"${key}" cannot be ${JSON.stringify(one)}.`, `Use ${choices.join(', ')}.`);
  };

  const levels: Configuration['levels'][number][] = [];
  if (value['rules'] !== undefined && !isMapping(value['rules']))
    reporter.error(at('rules'), '"rules" is not a list of rules and levels.', 'Write one "ID: LEVEL" per line below it.');
  for (const [id, level] of Object.entries(isMapping(value['rules']) ? value['rules'] : {})) {
    if (typeof level === 'string' && LEVELS.includes(level)) levels.push({id, level: level as Level | 'off', ...placed(at('rules', id), 'key')});
    else reporter.error(at('rules', id), `The level of ${id} cannot be ${JSON.stringify(level)}.`, `Use ${LEVELS.join(', ')}.`);
  }

  const builtIn = choice('built-in', ['on', 'off'] as const);
  const profile = choice('profile', PROFILES);
  const kind = choice('kind', DRAFT_KINDS);
  const language = (): Configuration['language'] => {
    const one = value['language'];
    if (one === undefined) return undefined;
    if (typeof one === 'string' && /^[a-z]{2,3}$/.test(one)) return {name: one, ...placed(at('language'), 'value')};
    return reporter.error(at('language'), `"language" cannot be ${JSON.stringify(one)}.`, 'Write the code of a language, such as en or fr.');
  };
  const spoken = language();
  return {
    ...nothing,
    include: value['include'] === undefined ? undefined : patterns('include'),
    exclude: patterns('exclude'),
    packs: requests(),
    ...(builtIn && {builtIn}),
    ...(value['bound-by'] !== undefined && {boundBy: named('bound-by')}),
    ...(value['jurisdiction'] !== undefined && {
      jurisdiction:
        typeof value['jurisdiction'] === 'string' ? [{name: value['jurisdiction'], ...placed(at('jurisdiction'), 'value')}] : named('jurisdiction'),
    }),
    ...(profile && {profile}),
    ...(kind && {kind}),
    ...(spoken && {language: spoken}),
    levels,
    documents: documents(),
  };
}

const isMapping = (value: unknown): value is {readonly [key: string]: unknown} =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
