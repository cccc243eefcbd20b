import {DRAFT_KINDS, type DraftKind, type Language} from '../pack/types.ts';
import {wordForm} from '../words.ts';

export type NumberWord = 'article' | 'part' | 'annex' | 'clause';

/** A language's lists in the form in which this room asks them. */
export interface Lexicon {
  readonly abbreviations: ReadonlySet<string>;
  /** Words of which any text in the language is full. */
  readonly small: ReadonlySet<string>;
  /** Word before a number, lower case, with its full stop where it is an abbreviation. */
  readonly numbering: ReadonlyMap<string, NumberWord>;
  /** Number words; the value counts only for the first twenty-one. */
  readonly numbers: ReadonlyMap<string, number>;
  /** In lower case; citations ask for the capital themselves. */
  readonly instruments: ReadonlySet<string>;
  /** Those that name an instrument only with more behind them: "Migration Law" is a subject, "Law No. 5" is not. */
  readonly weakInstruments: ReadonlySet<string>;
  /** First word of a title, lower case -> titles in lower case, longest first. */
  readonly titles: ReadonlyMap<string, readonly string[]>;
  readonly insert: readonly string[];
  /** How titles begin below which quoted text is inserted. */
  readonly headed: readonly string[];
  readonly omit: readonly string[];
  /** Those that follow what they take out: of `omit` all of several words ("are deleted"), and what says by itself that something goes ("lapse"). */
  readonly omitted: readonly string[];
  /** Words between a term and its meaning. */
  readonly definition: readonly string[];
  /** Those of `definition` that say what the term is. */
  readonly equates: ReadonlySet<string>;
  /** What stands in a bracket before the short form of a name ("hereinafter"), longest first. */
  readonly short: readonly string[];
  /** What the sides of an agreement are called together. */
  readonly sides: readonly string[];
  /** Words of titles and what they say a draft is, longest first. */
  readonly kinds: readonly (readonly [phrase: string, kind: DraftKind])[];
  readonly headings: {
    readonly definitions: readonly string[];
    readonly preamble: readonly string[];
    readonly general: readonly string[];
    readonly signs: readonly string[];
  };
  /** What the heads of columns begin with: of what is measured, and of what it is to be. */
  readonly tables: {readonly measures: readonly string[]; readonly values: readonly string[]};
}

const WEAK = /\s*\.\.\.$/;

const compiled = new WeakMap<Language, Lexicon>();

export function lexiconOf(language: Language): Lexicon {
  let lexicon = compiled.get(language);
  if (!lexicon) compiled.set(language, (lexicon = compile(language)));
  return lexicon;
}

function compile(language: Language): Lexicon {
  const numbering = new Map<string, NumberWord>();
  for (const kind of ['article', 'part', 'annex', 'clause'] as const) {
    for (const word of language.numbering[kind]) numbering.set(word.toLowerCase(), kind);
  }
  const titles = new Map<string, string[]>();
  for (const title of language.titles) {
    const lower = title.toLowerCase();
    const first = /^\S+/.exec(lower)?.[0];
    if (first)
      titles.set(
        first,
        [...(titles.get(first) ?? []), lower].sort((a, b) => b.length - a.length),
      );
  }
  return {
    abbreviations: new Set(forms(language.abbreviations)),
    small: new Set(language.inflection.closed),
    numbering,
    numbers: new Map(language.numbers.map((word, value) => [word.toLowerCase(), value])),
    instruments: new Set(forms(language.instruments).map(word => word.replace(WEAK, ''))),
    weakInstruments: new Set(
      forms(language.instruments)
        .filter(word => WEAK.test(word))
        .map(word => word.replace(WEAK, '')),
    ),
    titles,
    insert: forms(language.amendment.insert),
    headed: forms(language.amendment.headed),
    omit: forms(language.amendment.omit),
    omitted: [...forms(language.amendment.omit).filter(phrase => phrase.includes(' ')), ...forms(language.amendment.lapse)],
    definition: longestFirst([...language.definition.equates, ...language.definition.adds]),
    equates: new Set(forms(language.definition.equates)),
    short: longestFirst(language.definition.short),
    sides: language.definition.sides,
    kinds: DRAFT_KINDS.flatMap(kind => forms(language.kinds[kind]).map(phrase => [phrase, kind] as const)).sort((a, b) => b[0].length - a[0].length),
    headings: {
      definitions: longestFirst(language.headings.definitions),
      preamble: longestFirst(language.headings.preamble),
      general: longestFirst(language.headings.general),
      signs: longestFirst(language.headings.signs),
    },
    tables: {measures: forms(language.tables.measures), values: forms(language.tables.values)},
  };
}

const forms = (words: readonly string[]): string[] => words.map(wordForm);
const longestFirst = (phrases: readonly string[]): string[] => forms(phrases).sort((a, b) => b.length - a.length);

/** The phrase among `phrases` (longest first) that stands at `at` of a lower-case text and ends with a word, or ''. */
export function phraseAt(lower: string, at: number, phrases: readonly string[]): string {
  for (const phrase of phrases) {
    if (lower.startsWith(phrase, at) && !isLetter(lower.charCodeAt(at + phrase.length))) return phrase;
  }
  return '';
}

/** Letters of scripts with and without case; good enough for edges, words.ts is the judge of words. */
export const isLetter = (c: number): boolean =>
  (c >= 97 && c <= 122) ||
  (c >= 65 && c <= 90) ||
  (c >= 0xc0 && c !== 0xd7 && c !== 0xf7 && !(c >= 0x2000 && c <= 0x2bff) && !(c >= 0x3000 && c <= 0x303f) && c !== 0xfeff);
export const isDigit = (c: number): boolean => c >= 48 && c <= 57;
export function isUpper(c: number): boolean {
  if (c < 128) return c >= 65 && c <= 90;
  if (c < 0xc0) return false;
  const s = String.fromCharCode(c);
  return s !== s.toLowerCase();
}
export function isLower(c: number): boolean {
  if (c < 128) return c >= 97 && c <= 122;
  if (c < 0xc0) return false;
  const s = String.fromCharCode(c);
  return s !== s.toUpperCase();
}
export const isOpenQuote = (c: number): boolean => c === 34 || c === 96 || c === 0x201c || c === 0xab || c === 0x201e || c === 0x2018 || c === 39;
