import {detached} from '../draft/block.ts';
import {compileProgram, type Program} from '../pack/program.ts';
import type {CueName, Pack, Pattern} from '../pack/types.ts';
import {exactForm, wordForm} from '../words.ts';
import {Automaton, type WordClass} from './automaton.ts';

/** The symbol of any number, "48" or "forty". */
export const NUMBER = 0;

const UNKNOWN: WordClass = {id: 0, symbols: new Set()};
const NO_SYMBOLS = new Int32Array(0);

/** "Every person shall be:" goes on in its items. English; another language's words simply are not in its list. */
const LEANING = ['be', 'have', 'do'];

/** So many different words of texts are remembered at a time. */
const MOST_WORDS = 50_000;

/** A pack made ready to run. Made once per pack; everything in it is worked out when a text first needs it. */
export class Matcher {
  readonly pack: Pack;
  readonly program: Program;
  readonly automaton: Automaton;
  /** By concept; undefined where no rule asks. */
  readonly uses: readonly (Use | undefined)[];
  readonly cues: {readonly [name in CueName]: number};
  /** Raw words as they stand in texts; bounded, since a text may hold any number of different words. */
  readonly #seen = new Map<string, WordClass>();
  readonly #classes = new Map<string, WordClass>();
  #small: Set<string> | undefined;

  constructor(pack: Pack) {
    this.pack = pack;
    this.program = pack.program ?? compileProgram(pack);
    this.automaton = new Automaton(this.program);
    this.cues = pack.language.cues;
    this.uses = usesOf(pack, this.program.names.length);
  }

  /** The class of a word as it stands in a text. */
  classOf(word: string): WordClass {
    const known = this.#seen.get(word);
    if (known) return known;
    if (this.#seen.size >= MOST_WORDS) this.#seen.clear();
    const found = this.#classify(word);
    this.#seen.set(detached(word), found);
    return found;
  }

  #classify(word: string): WordClass {
    const form = wordForm(word);
    const first = form.charCodeAt(0);
    const figures = first >= 48 && first <= 57;
    const symbols = new Set([...(figures ? [NUMBER] : []), ...this.#symbolsOf(form), ...this.#symbolsOf(`=${exactForm(word)}`)]);
    if (symbols.size === 0) return UNKNOWN;
    const key = [...symbols].join();
    let found = this.#classes.get(key);
    if (!found) this.#classes.set(key, (found = {id: this.#classes.size + 1, symbols}));
    return found;
  }

  /** One of the language's small words (articles, prepositions, auxiliaries ...). */
  isSmall(word: string): boolean {
    const {closed, irregular} = this.pack.language.inflection;
    // Verbs that lean on what follows are not closed-class for inflection.
    this.#small ??= new Set([...closed, ...LEANING.flatMap(verb => [verb, ...(irregular[verb] ?? [])])]);
    return this.#small.has(wordForm(word));
  }

  /** The symbols of a word form, by binary search. */
  #symbolsOf(form: string): Int32Array {
    const {forms, formAt, symbolsOf, symbols} = this.program;
    let low = 0;
    let high = formAt.length - 1;
    while (low < high) {
      const mid = (low + high) >> 1;
      if (forms.slice(formAt[mid], formAt[mid + 1]) < form) low = mid + 1;
      else high = mid;
    }
    const found = low < formAt.length - 1 && forms.slice(formAt[low], formAt[low + 1]) === form;
    return found ? symbols.subarray(symbolsOf[low], symbolsOf[low + 1]) : NO_SYMBOLS;
  }
}

/**
 * Why a hit of a concept may be asked for: by itself, beside others in its sentence or block, or because it stands anywhere in the draft. Hits without
 * any of these need not be kept, which on long drafts is most of them. Concepts without an entry only feed joins and cues.
 */
export interface Use {
  alone: boolean;
  /** The same, of hits in table cells and headings. */
  cell: boolean;
  /** A hit silences rules, so none may hide another. */
  silences: boolean;
  /** Concepts beside which it matters. */
  readonly sentence: Set<number>;
  readonly block: Set<number>;
  /** It only has to stand somewhere in an article or section, so a few per section are enough; the same for the draft. */
  section: boolean;
  document: boolean;
}

function usesOf(pack: Pack, concepts: number): (Use | undefined)[] {
  const uses: (Use | undefined)[] = new Array(concepts);
  const useOf = (index: number): Use =>
    (uses[index] ??= {alone: false, cell: false, silences: false, sentence: new Set(), block: new Set(), section: false, document: false});
  const beside = (use: Use, others: readonly number[], list: 'sentence' | 'block'): void => {
    for (const other of others) use[list].add(other);
  };
  const alone = (use: Use): void => {
    use.alone = true;
  };
  const pattern = (p: Pattern, note: (use: Use) => void): void => {
    for (const index of p.says) note(useOf(index));
    if (Array.isArray(p.condition)) for (const index of p.condition) beside(useOf(index), p.says, 'sentence');
    for (const {pattern: other, within} of [...p.with, ...p.without]) {
      // What hangs on more than the match itself has to be kept for its own sake.
      const plain = other.condition === undefined && other.with.length === 0 && other.without.length === 0;
      pattern(other, use => {
        if (within === 'clause' || within === 'sentence') beside(use, p.says, 'sentence');
        else if (within === 'block') beside(use, p.says, 'block');
        else if (within === 'document' && plain) use.document = true;
        else if (plain) use.section = true;
        else use.alone = true;
      });
    }
  };
  for (const rule of pack.rules) {
    for (const p of [...(rule.finds ?? []), ...(rule.when ?? []), ...(rule.needs?.any ?? []), ...(rule.resembles ?? [])]) pattern(p, alone);
    for (const {concept} of rule.avoid ?? []) alone(useOf(concept));
    for (const index of Object.values(rule.table ?? {})) if (index >= 0) useOf(index).cell = true;
    const triggers = [...(rule.finds ?? []), ...(rule.when ?? [])].flatMap(p => p.says).concat(rule.avoid?.map(a => a.concept) ?? []);
    for (const p of rule.unless ?? []) pattern(p, use => beside(use, triggers, 'sentence'));
    for (const index of [rule.except.overlaps, rule.except.sentence, rule.except.document]) {
      if (index < 0) continue;
      const use = useOf(index);
      use.silences = true;
      if (index === rule.except.document) use.document = true;
      else beside(use, triggers, 'sentence');
    }
  }
  return uses;
}
