/** A compiled pack, as plain data. */

import type {Problem} from '../span.ts';
import type {Program} from './tables.ts';
import type {Wording} from './wording.ts';

export type Level = 'error' | 'warning' | 'advice';
export type Kind = 'language' | 'safeguard' | 'weakening' | 'structure' | 'accuracy';
export type Within = 'clause' | 'sentence' | 'block' | 'article' | 'section' | 'document';
export type Polarity = 'affirmed' | 'negated' | 'undenied' | 'either';
/** How strongly a statement binds; `plain` is the indicative or no verb at all. */
export type Modality = 'must' | 'will' | 'plain' | 'should' | 'may' | 'endeavour';

/**
 * One position of an atom: the id of a set of word forms. `lexicon` says which symbols a word form carries.
 * Symbol 0 is "any number" ("48", "forty-eight").
 */
export type Symbol = number;

/**
 * One variant of a phrase after alternatives and optional words are expanded: atoms (contiguous words) and references to concepts, in order.
 * gaps[i] is the least and greatest number of words between element i and element i + 1.
 */
export interface Variant {
  readonly elements: readonly Element[];
  readonly gaps: readonly (readonly [number, number])[];
  /** The element that is met least in texts: nothing is tried before it was found. Chosen when the pack is compiled; the first where absent. */
  readonly key?: number;
}
/** `atom` indexes Pack.atoms, `concept` Pack.concepts. Exactly one is set. */
export interface Element {
  readonly atom?: number;
  readonly concept?: number;
}

/**
 * A named family of expressions. Concepts stand in an order in which every concept comes after those its variants refer to.
 * A hit that overlaps a hit of the concept `not` is dropped.
 */
export interface Concept {
  /** File name without extension for named concepts; "rule-id#n" for phrases written inside a rule. */
  readonly name: string;
  readonly variants: readonly Variant[];
  /** Index of the concept of exceptions, or -1. */
  readonly not: number;
}

/** What a rule looks for. Concept lists mean "any of these". Absent fields do not restrict. */
export interface Pattern {
  readonly says: readonly number[];
  readonly polarity: Polarity;
  readonly modality?: readonly Modality[];
  /** The statement carries an exception or condition that says one of these ('any': whatever it says). */
  readonly condition?: 'any' | readonly number[];
  /** All of these must be found around the statement. */
  readonly with: readonly Near[];
  /** None of these may be found around the statement. */
  readonly without: readonly Near[];
  /** Zone mask to stay out of, in place of the kind's default. */
  readonly outside?: number;
  /** Zone mask of which one must hold. */
  readonly inside?: number;
}
export interface Near {
  readonly pattern: Pattern;
  readonly within: Within;
}

/** Whether an instrument holds. `guidance` was never law; `revised` means that a replacement is under way. */
export const STATUSES = ['in force', 'revised', 'not yet in force', 'expired', 'guidance'] as const;
export type Status = (typeof STATUSES)[number];

export interface Source {
  readonly title: string;
  /** "seed", "treaty", "EU law" ... as sources.yaml says. */
  readonly type: string;
  readonly primary: boolean;
  /** How far somebody checked it: read, checked, partly, seen, knowledge. */
  readonly checked: string;
  readonly note?: string;
  readonly url?: string;
  /** Of a whole instrument, to which all places belong whose keys begin with its own. */
  readonly status?: Status;
  /** Year and month in which the status was looked up. */
  readonly asOf?: string;
  /** A treaty or legislation that binds those who are party to it. */
  readonly binding?: boolean;
  /** The legal order whose law it is, if not everybody's: "eu", "council-of-europe". */
  readonly order?: string;
}

/** What a draft is asked for. */
export interface Requirement {
  /** The demand. */
  readonly title: string;
  /** What reports call it: the protection, where it is one. */
  readonly name: string;
  /** Of the rules that decide it first. */
  readonly kind: Kind;
  readonly priority?: 1 | 2;
  /** Sentences of the texts that the rules were drawn from. */
  readonly seeds?: readonly string[];
  /** What no text can show, as a question to the reviewer. */
  readonly byHand?: string;
  /** Why no rule decides it. */
  readonly noRule?: string;
}

export interface Clause {
  readonly title: string;
  readonly text: string;
}

export interface Example {
  /** Text with [[...]] marks taken out. */
  readonly text: string;
  /** Marked spans in offsets of `text`; empty for an example that is allowed. */
  readonly marks: readonly {readonly start: number; readonly end: number}[];
  /** Text after the finding's first fix, where the author gave it. */
  readonly becomes?: string;
  /** Place in the rule's file, lines from 1. */
  readonly line: number;
  /** Where that is another file: an override in the pack that is loaded beside the rule's. Relative to that pack. */
  readonly file?: string;
}

/** A wording to avoid and, where known, its replacement. */
export interface Avoid {
  /** Index of the concept that holds the phrase's variants. */
  readonly concept: number;
  /** The phrase as written, to find its brackets again when a replacement uses $1. */
  readonly phrase: string;
  readonly becomes?: string;
  readonly safe: boolean;
}

/** Texts that silence an `avoid` or `finds` rule: concepts that overlap the hit, or stand in its sentence, or anywhere in the draft. -1: none. */
export interface Except {
  readonly overlaps: number;
  readonly sentence: number;
  readonly document: number;
}

export interface Need {
  readonly any: readonly Pattern[];
  readonly within: Within;
}

/** What a draft is. */
export const DRAFT_KINDS = ['law', 'plan', 'sop', 'agreement', 'policy', 'communication', 'report'] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];
export const PROFILES = ['standard', 'strict'] as const;
export type Profile = (typeof PROFILES)[number];

/** A column that a table of measures must have, as concepts that its header says; -1: not asked. */
export interface TableNeed {
  /** What the header of the measures says. */
  readonly of: number;
  /** What the header of some other column says, so that it is a plan and no statistics. */
  readonly beside: number;
  readonly needs: number;
  /** Entries that are none. */
  readonly open: number;
}

/** Exactly one of `avoid`, `finds`, `needs` (with `when`), `table` and `check` is set. */
export interface Rule {
  /** Path below the pack without extension: "safeguard/return-needs-risk-assessment". */
  readonly id: string;
  readonly kind: Kind;
  readonly title: string;
  readonly covers: readonly string[];
  readonly level: Level;
  /** `strict`: speaks only in that profile, or where a level is set for it by name. */
  readonly profile?: 'strict';
  /** The kinds of drafts it is for; see judge/level.ts for what holds without it. */
  readonly for?: readonly DraftKind[];
  readonly why: string;
  readonly source: readonly string[];
  readonly misses?: string;
  readonly avoid?: readonly Avoid[];
  readonly prefer?: readonly string[];
  readonly finds?: readonly Pattern[];
  /** For `avoid` and `finds`: the concepts of which one is said wherever the rule finds anything. */
  readonly leads?: readonly number[];
  readonly when?: readonly Pattern[];
  readonly needs?: Need;
  /** Whatever comes near the safeguard without being it: lowers a missing safeguard from error to warning, and counts as weak evidence. */
  readonly resembles?: readonly Pattern[];
  readonly except: Except;
  /** Index of the concept that the draft has to deal with, so that the rule speaks (judge/subject.ts). */
  readonly subject?: number;
  /** For `needs`: index of the concept that leaves a promise empty; evidence in a sentence that says it does not count in full. */
  readonly hollow?: number;
  /** For weakenings: index of the concept that binds whoever has power; a sentence that says it beside what was found takes nothing back. */
  readonly restraint?: number;
  /** For `when`/`needs`: sets of requirements; a draft that calls for all of a set calls for this rule's, too. */
  readonly alongside?: readonly (readonly string[])[];
  /** For `when`/`needs`: statements that make the trigger moot. */
  readonly unless?: readonly Pattern[];
  readonly table?: TableNeed;
  /** See judge/checks/. */
  readonly check?: CheckName;
  /** Key of a model clause to insert. */
  readonly insert?: string;
  /** What to do, in one or two sentences, where no clause or replacement says it. */
  readonly advise?: string;
  readonly examples: {readonly flags: readonly Example[]; readonly allows: readonly Example[]};
}

/** Words about language, from rules/languages/<language>.yaml; see that file for what each list means. */
export interface Language {
  readonly name: string;
  readonly abbreviations: readonly string[];
  readonly numbering: {
    readonly article: readonly string[];
    readonly part: readonly string[];
    readonly annex: readonly string[];
    readonly clause: readonly string[];
  };
  readonly instruments: readonly string[];
  readonly titles: readonly string[];
  readonly amendment: {
    readonly insert: readonly string[];
    readonly headed: readonly string[];
    readonly omit: readonly string[];
    readonly lapse: readonly string[];
  };
  readonly definition: {
    readonly equates: readonly string[];
    readonly adds: readonly string[];
    readonly unique: readonly string[];
    readonly short: readonly string[];
    readonly sides: readonly string[];
  };
  /** Titles of sections by what stands in them. */
  readonly headings: {
    readonly definitions: readonly string[];
    readonly preamble: readonly string[];
    readonly general: readonly string[];
    readonly signs: readonly string[];
  };
  /** Heads of columns that name indicators, and those that name their baselines and targets. */
  readonly tables: {readonly measures: readonly string[]; readonly values: readonly string[]};
  /** Words of titles that say what a draft is. */
  readonly kinds: {readonly [kind in DraftKind]: readonly string[]};
  readonly numbers: readonly string[];
  /** Our own sentences in this language, as far as it has them, and names of areas of requirements by their letters. */
  readonly wording: Wording;
  readonly areas: {readonly [letters: string]: string};
  readonly inflection: Inflection;
  /** Concept indices of the cues that polarity.ts and conditions.ts read. */
  readonly cues: {readonly [name in CueName]: number};
}

/**
 * How the words of a language inflect, as data, so that a pack loaded beside this one inflects its phrases alike.
 * A form is made from the base form only; nothing is ever stemmed.
 */
export interface Inflection {
  /** Small words that stay as they are. */
  readonly closed: readonly string[];
  /** Base form -> all its other forms. A word listed here gets no regular forms. A form written in a phrase stands for the whole family ... */
  readonly irregular: {readonly [base: string]: readonly string[]};
  /** ... unless it ends like this: "hearing" is a noun with forms of its own. */
  readonly nominal: readonly string[];
  /** The first ending that fits a word gives its forms. */
  readonly endings: readonly Ending[];
  /** Pairs of spellings at the start or the end of a word; each side gives the other. */
  readonly spellings: {readonly begins: readonly (readonly [string, string])[]; readonly ends: readonly (readonly [string, string])[]};
  /** Base form -> regular forms that are other words and must not be made. */
  readonly exclude: {readonly [base: string]: readonly string[]};
  /** Letters by which a `short` ending is told: one vowel in the word, then one letter that doubles. */
  readonly vowels: string;
  readonly doubles: string;
}
export interface Ending {
  /** The words themselves, or how the word ends, or `short`; a row with none of these fits every word. */
  readonly words?: readonly string[];
  readonly ends?: readonly string[];
  readonly short?: boolean;
  /** What is put on the base form: each leading "-" first takes one letter off, a leading "+" doubles the last letter. */
  readonly add: readonly string[];
}

/** Names of checks that no phrase can express; judge/checks/ implements each. */
export const CHECKS = ['unresolved-reference'] as const;
export type CheckName = (typeof CHECKS)[number];

export const CUES = [
  'negator',
  'negative-subject',
  'prohibition',
  'prohibited',
  'pseudo-negation',
  'negation-ends',
  'without',
  'but',
  'conjunction',
  'subject',
  'must',
  'will',
  'should',
  'may',
  'endeavour',
  'exception',
  'condition',
  'opening-condition',
  'circumstance',
  'pseudo-condition',
  'short-condition',
  'concession',
  'disapplies',
  'history',
  'present',
  'past',
  'report',
  'mention',
  'distance',
  'relative',
  'auxiliary',
  'before-object',
  'preposition',
] as const;
export type CueName = (typeof CUES)[number];

export interface Pack {
  readonly name: string;
  readonly version: string;
  readonly language: Language;
  /**
   * Word form (see wordForm) -> ascending symbols. A form prefixed "=" is exact in case (see exactForm). Words of drafts may be
   * "constructor" and the like: read it through a Map or Object.hasOwn.
   */
  readonly lexicon: {readonly [form: string]: readonly Symbol[]};
  readonly atoms: readonly (readonly Symbol[])[];
  readonly concepts: readonly Concept[];
  readonly rules: readonly Rule[];
  readonly sources: {readonly [key: string]: Source};
  readonly clauses: {readonly [key: string]: Clause};
  /** By id. Ids that a rule covers and no pack describes are none of them. */
  readonly requirements: {readonly [id: string]: Requirement};
  /** Problems of the pack this one was loaded beside come first. Paths are relative to each pack's folder. */
  readonly problems: readonly Problem[];
  /** `lexicon`, `atoms` and `concepts` as they run. A stored pack brings it along; for others it is worked out when they first run. */
  readonly program?: Program;
}
