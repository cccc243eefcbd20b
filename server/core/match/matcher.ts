import type {CueName, Pack, Pattern, Symbol, Variant} from '../pack/types.ts';
import {exactForm, wordForm} from '../words.ts';
import {Automaton, type WordClass} from './automaton.ts';

/** A variant as it runs. */
export interface RunVariant extends Variant {
  /** The concept it says. */
  readonly concept: number;
  /** Atoms that must be there besides the one it is tried for. */
  readonly others: readonly number[];
  /** Whether it refers to concepts. */
  readonly refers: boolean;
}

/** The symbol of any number, "48" or "forty". */
export const NUMBER = 0;

const NONE: readonly RunVariant[] = [];
const UNKNOWN: WordClass = {id: 0, symbols: new Set()};
const FIGURES: WordClass = {id: 1, symbols: new Set([NUMBER])};

/** "Every person shall be:" goes on in its items. English; another language's words simply are not in its list. */
const LEANING = ['be', 'have', 'do'];

/** So many different words of texts are remembered at a time. */
const MOST_WORDS = 50_000;

/** A pack made ready to run: automaton, look-up tables, and which variants each atom or concept sets off. Built once per pack. */
export class Matcher {
  readonly pack: Pack;
  readonly automaton: Automaton;
  /** isKey[atom] is 1 when some variant is tried for the atom. */
  readonly isKey: Uint8Array;
  /** By concept; undefined where no rule asks. */
  readonly uses: readonly (Use | undefined)[];
  readonly cues: {readonly [name in CueName]: number};
  /** Variants by the atom or concept that is their key; most are never met in one draft, so they are made ready when they are. */
  readonly #byAtom: Keyed[];
  readonly #byConcept: Keyed[];
  /** Raw words as they stand in texts; bounded, since a text may hold any number of different words. */
  readonly #seen = new Map<string, WordClass>();
  readonly #classes = new Map<string, WordClass>();
  #small: Set<string> | undefined;

  constructor(pack: Pack) {
    this.pack = pack;
    this.automaton = new Automaton(pack.atoms);
    this.cues = pack.language.cues;
    this.#byAtom = new Array(pack.atoms.length);
    this.#byConcept = new Array(pack.concepts.length);
    this.isKey = new Uint8Array(pack.atoms.length);
    pack.concepts.forEach(({variants}, concept) => {
      for (let v = 0; v < variants.length; v++) {
        const {elements, key = 0} = variants[v]!;
        const element = elements[key]!;
        if (element.atom !== undefined) {
          this.isKey[element.atom] = 1;
          addKeyed(this.#byAtom, element.atom, concept, v);
        } else addKeyed(this.#byConcept, element.concept!, concept, v);
      }
    });
    this.uses = usesOf(pack);
  }

  /** Variants to try when the atom was found. */
  triedForAtom(atom: number): readonly RunVariant[] {
    return this.#ready(this.#byAtom, atom);
  }

  /** Variants to try when the concept was found. */
  triedForConcept(concept: number): readonly RunVariant[] {
    return this.#ready(this.#byConcept, concept);
  }

  #ready(keyed: Keyed[], index: number): readonly RunVariant[] {
    const list = keyed[index];
    if (list === undefined) return NONE;
    if (!('pairs' in list)) return list;
    const {concepts} = this.pack;
    const ready: RunVariant[] = [];
    for (let i = 0; i < list.pairs.length; i += 2) {
      const concept = list.pairs[i]!;
      const variant = concepts[concept]!.variants[list.pairs[i + 1]!]!;
      const {atom: keyAtom} = variant.elements[variant.key ?? 0]!;
      const others = variant.elements.flatMap(e => (e.atom === undefined || e.atom === keyAtom ? [] : [e.atom]));
      ready.push({...variant, concept, others, refers: variant.elements.some(e => e.concept !== undefined)});
    }
    keyed[index] = ready;
    return ready;
  }

  /** The class of a word as it stands in a text. */
  classOf(word: string): WordClass {
    const known = this.#seen.get(word);
    if (known) return known;
    if (this.#seen.size >= MOST_WORDS) this.#seen.clear();
    const found = this.#classify(word);
    this.#seen.set(word, found);
    return found;
  }

  #classify(word: string): WordClass {
    const form = wordForm(word);
    const exact = this.#formIn(`=${exactForm(word)}`);
    const first = form.charCodeAt(0);
    const known = this.#formIn(form);
    if (first >= 48 && first <= 57 && !known && !exact) return FIGURES;
    const symbols = [...new Set([...(first >= 48 && first <= 57 ? [NUMBER] : []), ...(known ?? []), ...(exact ?? [])])];
    if (symbols.length === 0) return UNKNOWN;
    const key = symbols.join();
    let found = this.#classes.get(key);
    if (!found) this.#classes.set(key, (found = {id: this.#classes.size + 2, symbols: new Set(symbols)}));
    return found;
  }

  /** One of the language's small words (articles, prepositions, auxiliaries ...). */
  isSmall(word: string): boolean {
    const {closed, irregular} = this.pack.language.inflection;
    // Verbs that lean on what follows are not closed-class for inflection.
    this.#small ??= new Set([...closed, ...LEANING.flatMap(verb => [verb, ...(irregular[verb] ?? [])])]);
    return this.#small.has(wordForm(word));
  }

  #formIn(form: string): readonly Symbol[] | undefined {
    return Object.hasOwn(this.pack.lexicon, form) ? this.pack.lexicon[form] : undefined;
  }
}

/** Flat pairs [concept, variant] until somebody asks, then the variants. */
type Keyed = {readonly pairs: number[]} | readonly RunVariant[] | undefined;

function addKeyed(keyed: Keyed[], index: number, concept: number, variant: number): void {
  const list = keyed[index] as {readonly pairs: number[]} | undefined;
  if (list) list.pairs.push(concept, variant);
  else keyed[index] = {pairs: [concept, variant]};
}

/**
 * Why a hit of a concept may be asked for: by itself, beside others in its sentence or block, or because it stands anywhere in the draft. Hits without
 * any of these need not be kept, which on long drafts is most of them. Concepts without an entry only feed joins and cues.
 */
export interface Use {
  alone: boolean;
  /** A hit silences rules, so none may hide another. */
  silences: boolean;
  /** Concepts beside which it matters. */
  readonly sentence: Set<number>;
  readonly block: Set<number>;
  document: boolean;
}

function usesOf(pack: Pack): (Use | undefined)[] {
  const uses: (Use | undefined)[] = new Array(pack.concepts.length);
  const useOf = (index: number): Use => (uses[index] ??= {alone: false, silences: false, sentence: new Set(), block: new Set(), document: false});
  const beside = (use: Use, others: readonly number[], list: 'sentence' | 'block'): void => {
    for (const other of others) use[list].add(other);
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
        else use.alone = true;
      });
    }
  };
  const alone = (use: Use): void => {
    use.alone = true;
  };
  for (const rule of pack.rules) {
    for (const p of [...(rule.finds ?? []), ...(rule.when ?? []), ...(rule.needs?.any ?? []), ...(rule.resembles ?? [])]) pattern(p, alone);
    for (const {concept} of rule.avoid ?? []) alone(useOf(concept));
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
