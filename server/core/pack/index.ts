/** YAML -> Pack. The front door of this room; everything else in it serves compilePack. */
import {addConcepts, type ConceptSource, depthsOf, RESERVED, stateIn} from './concepts.ts';
import {type PackFile, type Role, sortFiles} from './files.ts';
import {type Inflect, makeInflect} from './inflect.ts';
import {withKeys} from './keys.ts';
import {compileLanguage} from './language.ts';
import {numbered} from './numbering.ts';
import {applyOverrides} from './overrides.ts';
import {type Names, resolve} from './phrases.ts';
import {type Place, Reporter} from './problems.ts';
import {compileRule, type Library} from './rules.ts';
import {type AuthoredPack, clauseFile, conceptFile, packFile, requirementsFile, sourceEntry} from './schema.ts';
import {Store} from './store.ts';
import type {Clause, Kind, Language, Pack, Requirement, Rule, Source} from './types.ts';
import {validate, validateAt} from './validate.ts';
import {readYaml, type YamlFile} from './yaml.ts';

export type {PackFile} from './files.ts';
export {packSchemas} from './jsonSchemas.ts';

export interface CompileOptions {
  /** A compiled pack that this one is loaded beside: its rules come along, and its concepts, sources, clauses and language can be named. */
  readonly base?: Pack | undefined;
}

interface Read {
  readonly role: Role;
  /** undefined: the file is no YAML that can be read. */
  readonly file: YamlFile | undefined;
  readonly path: string;
}

/**
 * Compiles a pack from its files, in any order. Never throws: whatever is wrong is in `problems`, and what is right is compiled.
 * The result depends on the files alone, not on their order, the machine or the time.
 */
export function compilePack(files: readonly PackFile[], {base}: CompileOptions = {}): Pack {
  const report = new Reporter();
  const read: Read[] = sortFiles(files, report).map(({file, role}) => ({role, file: readYaml(file.path, file.text, report), path: file.path}));
  const about = readAbout(read, base, report);
  const foreign = base !== undefined && about.language !== base.language.name;
  if (foreign) {
    const file = read.find(({role}) => role.role === 'pack')?.file;
    if (file)
      report.error(
        {file, keys: ['language']},
        `The pack's language is "${about.language}", and the pack "${base.name}" that it is loaded beside speaks "${base.language.name}".`,
        "Load it by itself, or set `language` to the other pack's.",
      );
    return {...base, problems: [...base.problems, ...report.problems]};
  }
  const store = new Store(base);
  const {language, inflect, spoken} = readLanguage(about.language, read, base, store, report);
  const sources = readSources(read, base, report);
  const {clauses, brokenClauses} = readClauses(read, base, report);
  const requirements = readRequirements(read, base, report);
  const names = readConcepts(read, base, store, inflect, report);
  const named = (key: NamedConcept): number | undefined => readNamed(about, key, read, names, store, report);
  const [subject, hollow, restraint] = [named('subject'), named('hollow'), named('restraint')];
  const library = {sources, clauses, brokenClauses, requirements: Object.keys(requirements)};
  const own = (spoken ? readRules(read, base, library, names, store, inflect, report) : []).map(rule => ({
    ...rule,
    ...(subject !== undefined && ON_SUBJECT.has(rule.kind) && {subject}),
    ...(hollow !== undefined && rule.needs && {hollow}),
    ...(restraint !== undefined && rule.kind === 'weakening' && rule.finds && {restraint}),
  }));
  const overrides = read.flatMap(({role, file}) => (role.role === 'override' && file ? [{id: role.name, file}] : []));
  const others = applyOverrides(base?.rules ?? [], overrides, {names, store, inflect, report});
  const tables = store.tables();
  const rules = [...others, ...own];
  return {
    name: base ? `${base.name}+${about.name}` : about.name,
    version: base ? `${base.version}+${about.version}` : about.version,
    language,
    ...numbered({...tables, concepts: withKeys(tables.concepts, tables.atoms, tables.lexicon, rules)}),
    rules,
    sources: Object.fromEntries(sources),
    clauses: Object.fromEntries(clauses),
    requirements,
    problems: [...(base?.problems ?? []), ...byPlace(report.problems)],
  };
}

/** What a pack says of itself. `extends`: undefined where it does not say on what it stands; places are of the names in pack.yaml. */
export interface About extends Omit<AuthoredPack, 'extends'> {
  readonly extends: readonly {readonly name: string; readonly line: number; readonly column: number}[] | undefined;
}

/** Undefined where there is nothing that can be read, which compiling the pack tells. */
export function aboutOf(files: readonly PackFile[]): About | undefined {
  const file = files.find(({path}) => path === 'pack.yaml');
  const yaml = file && readYaml(file.path, file.text, new Reporter());
  const about = yaml && packFile.safeParse(yaml.value).data;
  return about && {...about, extends: about.extends?.map((name, i) => ({name, ...yaml.place(['extends', i])}))};
}

const byPlace = (problems: Reporter['problems']): Reporter['problems'] =>
  [...problems].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line || a.column - b.column));

function readAbout(read: readonly Read[], base: Pack | undefined, report: Reporter): AuthoredPack {
  const entry = read.find(({role}) => role.role === 'pack');
  const about = entry?.file && validate(packFile, entry.file, report);
  if (about) return about;
  if (!entry)
    report.add({
      path: 'pack.yaml',
      line: 1,
      column: 1,
      level: 'error',
      message: 'There is no pack.yaml.',
      repair: 'Write one with name, version, language and licence.',
    });
  const language = read.flatMap(({role}) => (role.role === 'language' ? [role.name] : []));
  return {name: 'unnamed', version: '0.0.0', language: base?.language.name ?? language[0] ?? 'en', licence: ''};
}

/** Rules that ask of a draft what only a draft on their pack's subject owes. A word is wrong and a fact is false wherever it stands. */
const ON_SUBJECT: ReadonlySet<Kind> = new Set<Kind>(['safeguard', 'weakening', 'structure']);

/** Keys of pack.yaml that name a concept. */
type NamedConcept = 'subject' | 'hollow' | 'restraint';

/** A concept that pack.yaml names; undefined where it names none, or none that can be used. */
function readNamed(about: AuthoredPack, key: NamedConcept, read: readonly Read[], names: Names, store: Store, report: Reporter): number | undefined {
  const file = read.find(({role}) => role.role === 'pack')?.file;
  const name = about[key];
  if (name === undefined || !file || !resolve(name, {file, keys: [key]}, 'value', names, report)) return undefined;
  return store.conceptNamed(name);
}

/** `spoken`: something is known of the language. Without that, no negation is understood and no rule is safe to run. */
function readLanguage(
  name: string,
  read: readonly Read[],
  base: Pack | undefined,
  store: Store,
  report: Reporter,
): {language: Language; inflect: Inflect; spoken: boolean} {
  const entry = read.find(({role}) => role.role === 'language' && role.name === name);
  if (base) {
    if (entry)
      report.add({
        path: entry.path,
        line: 1,
        column: 1,
        level: 'error',
        message: `The language "${name}" is also in the pack "${base.name}", whose file is used.`,
        repair: 'Delete this file.',
      });
    return {language: base.language, inflect: makeInflect(base.language.inflection), spoken: true};
  }
  if (!entry)
    report.add({
      path: `languages/${name}.yaml`,
      line: 1,
      column: 1,
      level: 'error',
      message: `There is no languages/${name}.yaml, so that no rule can be run.`,
      repair: 'Load the pack beside one that has the language, or write the file.',
    });
  return {...compileLanguage(name, entry?.file, store, report), spoken: entry?.file !== undefined};
}

function readSources(read: readonly Read[], base: Pack | undefined, report: Reporter): Map<string, Source> {
  const sources = new Map(Object.entries(base?.sources ?? {}));
  const file = read.find(({role}) => role.role === 'sources')?.file;
  if (!file) return sources;
  if (typeof file.value !== 'object' || Array.isArray(file.value)) {
    report.error({file, keys: []}, 'sources.yaml is a map from keys to sources.', 'Write `key-of-source:` and below it title, type and checked.');
    return sources;
  }
  for (const [key, value] of Object.entries(file.value as object)) {
    const place: Place = {file, keys: [key]};
    if (!/^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/.test(key))
      report.error(place, `The key "${key}" cannot be used.`, 'Use lower-case letters and digits joined by hyphens.', 'key');
    else if (base && Object.hasOwn(base.sources, key))
      report.error(
        place,
        `The source "${key}" is also in the pack "${base.name}", whose entry is used.`,
        'Delete this entry, or give it another key.',
        'key',
      );
    else {
      const source = validateAt(sourceEntry, value, place, report);
      if (!source) continue;
      const {'as-of': asOf, ...rest} = source;
      sources.set(key, {...rest, primary: source.primary ?? false, ...(asOf === undefined ? {} : {asOf})});
    }
  }
  return sources;
}

function readRequirements(read: readonly Read[], base: Pack | undefined, report: Reporter): Pack['requirements'] {
  const all: {[id: string]: Requirement} = {...base?.requirements};
  const file = read.find(({role}) => role.role === 'requirements')?.file;
  const own = file && validate(requirementsFile, file, report);
  for (const [id, requirement] of Object.entries(own?.requirements ?? {})) {
    if (base && Object.hasOwn(base.requirements, id))
      report.error(
        {file: file!, keys: ['requirements', id]},
        `The requirement ${id} is also in the pack "${base.name}", whose entry is used.`,
        'Delete this entry, or use letters of your own.',
        'key',
      );
    else {
      const {'by-hand': byHand, 'no-rule': noRule, ...rest} = requirement;
      all[id] = {...rest, ...(byHand === undefined ? {} : {byHand}), ...(noRule === undefined ? {} : {noRule})};
    }
  }
  return all;
}

/** Says that a file repeats what another file or the base has; true when it does. */
function isTwin(
  what: string,
  name: string,
  path: string,
  seen: ReadonlyMap<string, string>,
  inBase: boolean,
  base: Pack | undefined,
  report: Reporter,
): boolean {
  const other = seen.get(name);
  if (other === undefined && !inBase) return false;
  const where = other === undefined ? `in the pack "${base!.name}"` : other;
  report.add({
    path,
    line: 1,
    column: 1,
    level: 'error',
    message: `The ${what} "${name}" is also ${other === undefined ? where : `in ${where}`}, and that one is used.`,
    repair: 'Rename this file, or delete it.',
  });
  return true;
}

function readClauses(read: readonly Read[], base: Pack | undefined, report: Reporter): {clauses: Map<string, Clause>; brokenClauses: Set<string>} {
  const clauses = new Map(Object.entries(base?.clauses ?? {}));
  const brokenClauses = new Set<string>();
  const seen = new Map<string, string>();
  for (const {role, file, path} of read) {
    if (role.role !== 'clause' || isTwin('clause', role.name, path, seen, base !== undefined && Object.hasOwn(base.clauses, role.name), base, report))
      continue;
    seen.set(role.name, path);
    const clause = file && validate(clauseFile, file, report);
    if (clause) clauses.set(role.name, {title: clause.title, text: clause.text});
    else brokenClauses.add(role.name);
  }
  return {clauses, brokenClauses};
}

function readConcepts(read: readonly Read[], base: Pack | undefined, store: Store, inflect: Inflect, report: Reporter): Names {
  const nameable = (base?.concepts ?? []).map(({name}) => name).filter(name => !/[:#]/.test(name));
  const known = new Set(nameable);
  const broken = new Set<string>();
  const seen = new Map<string, string>();
  const sources: ConceptSource[] = [];
  for (const {role, file, path} of read) {
    if (role.role !== 'concept' || isTwin('concept', role.name, path, seen, nameable.includes(role.name), base, report)) continue;
    seen.set(role.name, path);
    if (RESERVED.includes(role.name)) {
      report.add({
        path,
        line: 1,
        column: 1,
        level: 'error',
        message: `"${role.name}" has a meaning of its own and cannot be the name of a concept.`,
        repair: 'Rename the file.',
      });
      continue;
    }
    known.add(role.name);
    const authored = file && validate(conceptFile, file, report);
    if (authored) sources.push({name: role.name, file, authored});
    else broken.add(role.name);
  }
  const names: Names = {
    stateOf: name => stateIn(known, broken, name),
    all: () => [...known],
    searched: base ? `concepts/ and in the pack "${base.name}"` : 'concepts/',
  };
  addConcepts(sources, names, broken, depthsOf(base?.concepts ?? []), store, inflect, report);
  return names;
}

function readRules(
  read: readonly Read[],
  base: Pack | undefined,
  library: Library,
  names: Names,
  store: Store,
  inflect: Inflect,
  report: Reporter,
): Rule[] {
  const inBase = new Set(base?.rules.map(({id}) => id));
  const rules: Rule[] = [];
  for (const {role, file, path} of read) {
    if (role.role !== 'rule' || !file) continue;
    const id = `${role.kind}/${role.name}`;
    if (isTwin('rule', id, path, new Map(), inBase.has(id), base, report)) continue;
    const mark = store.mark();
    const rule = compileRule(role.kind, file.value, {file, keys: []}, library, {id, names, store, inflect, report, count: 0});
    if (rule) rules.push(rule);
    else store.rollback(mark);
  }
  return rules;
}
