/**
 * A compiled pack as bytes and back. What every check needs is there at once, as tables that are used where they lie; what only some need (phrases to compile
 * another pack beside this one, examples, sources, clauses) is read when somebody asks.
 *
 * Layout, in 32-bit words: MAGIC, FORMAT, CRC-32 of all that follows, then of each of TEXTS and TABLES begin and length in bytes and how many bytes an entry has, then these, each on a whole
 * word. Texts are JSON in ASCII; entries of tables are signed but for elements, and as short as all of a table fit. The byte order is the machine's, as MAGIC shows.
 */
import {type Entries, KINDS, shortest, shortestUnsigned, UNSIGNED} from './entries.ts';
import {compileProgram, keyedBy, type Phrases, phrasesOf} from './program.ts';
import {sums} from './sums.ts';
import type {Program} from './tables.ts';
import type {Pack, Rule} from './types.ts';

const MAGIC = 0x4b504743;
/** To be raised with every change of what stands in the bytes. */
export const FORMAT = 25;

/** `details`: what is read of a rule when somebody asks for it, one JSON after the other. */
const TEXTS = ['main', 'details', 'forms', 'names', 'sources', 'clauses', 'requirements', 'examples'] as const;
const TABLES = [
  /** Not a program's: the details of rule i stand at details[detailsAt[i] .. detailsAt[i + 1]]. */
  'detailsAt',
  'formAt',
  'listOf',
  'symbolsOf',
  'symbols',
  'usesFrom',
  'childrenOf',
  'symbolOf',
  'ends',
  'lengthOf',
  'parts',
  'variantsOf',
  'elementsOf',
  'elements',
  'gaps',
  'keys',
  'notOf',
  'uses',
  'manners',
  'askedOf',
  'asked',
  'sentenceTeamsOf',
  'sentenceTeams',
  'blockTeamsOf',
  'blockTeams',
  'teams',
] as const satisfies readonly ('detailsAt' | keyof Program)[];

/**
 * Tables that mostly grow (forms of one word follow each other, and so do their lists) are stored as the steps from entry to entry: small numbers, of which a ZIP
 * file (the VSIX, the npm package) keeps a tenth. They are added up when the pack is read.
 */
const IN_STEPS: ReadonlySet<Table> = new Set([
  'formAt',
  'listOf',
  'symbolsOf',
  'childrenOf',
  'symbolOf',
  'variantsOf',
  'elementsOf',
  'askedOf',
  'sentenceTeamsOf',
  'blockTeamsOf',
] as const);

/** Tables that are used where they lie, in as few bytes as they have. The others are copied into words: loops that have run but once are slow on entries of several sizes. */
const IN_PLACE = ['symbols', 'lengthOf', 'gaps', 'keys'] as const satisfies readonly Table[];
type InPlace = (typeof IN_PLACE)[number];

/** What few rules are asked for in one run. `examples` are read by themselves. */
const DETAILS = ['finds', 'avoid', 'why', 'source', 'misses', 'advise'] as const satisfies readonly (keyof Rule)[];
type Details = Pick<Rule, (typeof DETAILS)[number]>;

interface Main extends Pick<Pack, 'name' | 'version' | 'language' | 'problems' | 'rules'> {
  /** By rule: which of DETAILS it has, a bit for each. */
  readonly detailed: readonly number[];
}

const HEAD = 3;
const SECTIONS = [...TEXTS, ...TABLES];
/** Words of each section. */
const ENTRY = 3;
const HEAD_BYTES = 4 * (HEAD + ENTRY * SECTIONS.length);

type Text = (typeof TEXTS)[number];
type Table = (typeof TABLES)[number];

export function encodePack(pack: Pack, {crc32}: Bytes): Uint8Array {
  const program = pack.program ?? compileProgram(pack);
  const {name, version, language, problems, sources, clauses, requirements} = pack;
  const rules = pack.rules.map(({examples: _, ...rule}) => ({...rule, ...Object.fromEntries(DETAILS.map(key => [key, undefined]))}));
  const detailed = pack.rules.map(rule => DETAILS.reduce((bits, key, i) => bits | (rule[key] === undefined ? 0 : 1 << i), 0));
  const details = pack.rules.map(rule => bytesOf(Object.fromEntries(DETAILS.map(key => [key, rule[key]]))));
  const texts: {readonly [text in Text]: Uint8Array} = {
    main: bytesOf({name, version, language, rules, detailed, problems}),
    details: joined(details),
    forms: bytesOf(program.forms),
    names: bytesOf(shortened(program.names)),
    sources: bytesOf(sources),
    clauses: bytesOf(clauses),
    requirements: bytesOf(requirements),
    examples: bytesOf(pack.rules.map(rule => rule.examples)),
  };
  const tables = {...program, detailsAt: sums(details.map(({length}) => length))};
  const sections = [...TEXTS.map(text => texts[text]), ...TABLES.map(table => stored(table, tables[table]))];
  const words = ({byteLength}: ArrayBufferView): number => (byteLength + 3) >> 2;
  const all = new Int32Array(sections.reduce((sum, bytes) => sum + words(bytes), HEAD_BYTES >> 2));
  const out = new Uint8Array(all.buffer);
  let at = HEAD_BYTES;
  sections.forEach((bytes, i) => {
    all.set([at, bytes.byteLength, bytes.BYTES_PER_ELEMENT], HEAD + ENTRY * i);
    out.set(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength), at);
    at += words(bytes) * 4;
  });
  all.set([MAGIC, FORMAT, crc32(out.subarray(HEAD * 4))]);
  return out;
}

function joined(all: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(all.reduce((sum, {length}) => sum + length, 0));
  let at = 0;
  for (const one of all) {
    bytes.set(one, at);
    at += one.length;
  }
  return bytes;
}

/** A table as it is stored. */
function stored(table: Table, entries: Entries): Entries {
  if (!(entries instanceof Int32Array)) return entries;
  if (table === 'elements') return shortestUnsigned(entries);
  return shortest(IN_STEPS.has(table) ? entries.map((entry, i) => entry - (i > 0 ? entries[i - 1]! : 0)) : entries);
}

/** In place. */
function addedUp(steps: Int32Array): Int32Array {
  for (let i = 1, word = steps[0]!; i < steps.length; i++) steps[i] = word = (word + steps[i]!) | 0;
  return steps;
}

const isInPlace = (table: Table): boolean => (IN_PLACE as readonly Table[]).includes(table);

/** Names of concepts, of which those of one rule ("rule#1", "rule#2") follow each other: all but the first without the rule. */
const shortened = (names: readonly string[]): string[] =>
  names.map((name, i) => {
    const owner = ownerOf(name);
    return owner && owner === ownerOf(names[i - 1] ?? '') ? name.slice(owner.length) : name;
  });

function lengthened(names: readonly string[]): string[] {
  let owner = '';
  return names.map(name => {
    if (name.startsWith('#')) return owner + name;
    owner = ownerOf(name);
    return name;
  });
}

/** "" for a name without a number. */
const ownerOf = (name: string): string => name.slice(0, Math.max(0, name.indexOf('#')));

/** JSON with everything beyond ASCII as escapes. */
function bytesOf(value: unknown): Uint8Array {
  const json = JSON.stringify(value).replace(/[\u0080-\uffff]/g, c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const bytes = new Uint8Array(json.length);
  for (let i = 0; i < json.length; i++) bytes[i] = json.charCodeAt(i);
  return bytes;
}

/** What the surroundings do faster than this room could. */
export interface Bytes {
  /** The characters of bytes each of which is one. */
  readonly ascii: (bytes: Uint8Array) => string;
  /** CRC-32 (ISO 3309), as a number from 0. */
  readonly crc32: (bytes: Uint8Array) => number;
}

/** The pack that was encoded, or what is wrong with the bytes. They must not change afterwards. */
export function decodePack(bytes: Uint8Array, {ascii, crc32}: Bytes): Pack | {readonly fault: string} {
  if (bytes.length < HEAD_BYTES || bytes.length % 4 !== 0) return {fault: 'it is not whole'};
  // Views of words need whole words; files that are read as a whole are laid so.
  if (bytes.byteOffset % 4 !== 0) return decodePack(bytes.slice(), {ascii, crc32});
  const all = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  if (all[0] !== MAGIC) return {fault: 'it is no compiled pack of this machine'};
  if (all[1] !== FORMAT) return {fault: `it has the format ${all[1]}, and this version reads ${FORMAT}`};
  if (all[2] !== (crc32(bytes.subarray(HEAD * 4)) | 0)) return {fault: 'it is damaged'};
  const place = (section: Text | Table): readonly [from: number, length: number, width: number] => {
    const at = HEAD + ENTRY * SECTIONS.indexOf(section);
    return [all[at]!, all[at + 1]!, all[at + 2]!];
  };
  const text = <T>(section: Text, begin = 0, end = place(section)[1]): T => {
    const [from] = place(section);
    return JSON.parse(ascii(bytes.subarray(from + begin, from + end))) as T;
  };
  const tables = {} as {[table in Table]: Entries};
  for (const table of TABLES) {
    const [from, length, width] = place(table);
    const kinds = table === 'elements' ? UNSIGNED : KINDS;
    const entries = new kinds[width as keyof typeof KINDS](bytes.buffer as ArrayBuffer, bytes.byteOffset + from, length / width);
    // Steps are added up in a copy, since the bytes must stay as they are.
    tables[table] = IN_STEPS.has(table)
      ? addedUp(new Int32Array(entries))
      : isInPlace(table) || entries instanceof Int32Array
        ? entries
        : new Int32Array(entries);
  }
  const {detailsAt, ...ofProgram} = tables as {[table in Table]: table extends InPlace ? Entries : Int32Array};
  const program: Program = later(
    {...ofProgram, ...keyedBy(ofProgram), forms: text<string>('forms')},
    {names: once(() => lengthened(text<string[]>('names')))},
  );
  const phrases = once(() => phrasesOf(program));
  const {rules, detailed, ...main} = text<Main>('main');
  withLater(
    rules,
    detailed,
    i => text<Details>('details', detailsAt[i], detailsAt[i + 1]),
    once(() => text<Rule['examples'][]>('examples')),
  );
  return later({...main, rules, program}, {
    lexicon: () => phrases().lexicon,
    atoms: () => phrases().atoms,
    concepts: () => phrases().concepts,
    sources: once(() => text<Pack['sources']>('sources')),
    clauses: once(() => text<Pack['clauses']>('clauses')),
    requirements: once(() => text<Pack['requirements']>('requirements')),
  } satisfies {[key in keyof Phrases | 'sources' | 'clauses' | 'requirements']: () => Pack[key]});
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** The object with further fields, each worked out when it is first asked for. To its readers they are fields like others. */
function later<T extends object, F extends {[key: string]: () => unknown}>(
  object: T,
  fields: F,
): T & {readonly [key in keyof F]: ReturnType<F[key]>} {
  for (const key of Object.keys(fields)) Object.defineProperty(object, key, {get: fields[key], enumerable: true, configurable: true});
  return object as T & {readonly [key in keyof F]: ReturnType<F[key]>};
}

/** Gives rules what few of them are asked for in one run. */
function withLater(
  rules: readonly Rule[],
  detailed: readonly number[],
  detailsOf: (rule: number) => Details,
  examples: () => readonly Rule['examples'][],
): void {
  const numbers = once(() => new Map(rules.map((rule, i) => [rule, i])));
  const known = new Map<Rule, Details>();
  const details = (rule: Rule): Details => {
    let own = known.get(rule);
    if (!own) known.set(rule, (own = detailsOf(numbers().get(rule)!)));
    return own;
  };
  // One function for all rules and no key that is there already, so that the engine's shapes of objects stay few.
  const field = (get: (this: Rule) => unknown): PropertyDescriptor => ({get, enumerable: true, configurable: true});
  const fields = DETAILS.map(key =>
    field(function (this: Rule) {
      return details(this)[key];
    }),
  );
  const ofExamples = field(function (this: Rule) {
    return examples()[numbers().get(this)!]!;
  });
  rules.forEach((rule, r) => {
    DETAILS.forEach((key, i) => {
      if ((detailed[r]! >> i) & 1) Object.defineProperty(rule, key, fields[i]!);
    });
    Object.defineProperty(rule, 'examples', ofExamples);
  });
}
