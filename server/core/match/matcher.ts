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

const UNKNOWN: WordClass = {id: 0, symbols: []};
const FIGURES: WordClass = {id: 1, symbols: [NUMBER]};

export const ASKED = 1;
export const EVERY_HIT = 2;

/** So many different words of texts are remembered at a time. */
const MOST_WORDS = 50_000;

/** A pack made ready to run: automaton, look-up tables, and which variants each atom or concept sets off. Built once per pack. */
export class Matcher {
  readonly pack: Pack;
  readonly automaton: Automaton;
  /** Variants to try when the atom was found. */
  readonly byAtom: readonly (readonly RunVariant[])[];
  /** isKey[atom] is 1 when some variant is tried for the atom. */
  readonly isKey: Uint8Array;
  /** Variants to try when the concept was found. */
  readonly byConcept: readonly (readonly RunVariant[])[];
  /** wanted[concept] is ASKED when a rule asks for it, EVERY_HIT when it silences a rule, so that no hit may hide another. */
  readonly wanted: Uint8Array;
  readonly cues: {readonly [name in CueName]: number};
  readonly #lexicon: Map<string, readonly Symbol[]>;
  readonly #exactCase: Map<string, readonly Symbol[]>;
  /** Raw words as they stand in texts; bounded, since a text may hold any number of different words. */
  readonly #seen = new Map<string, WordClass>();
  readonly #classes = new Map<string, WordClass>();

  constructor(pack: Pack) {
    this.pack = pack;
    this.automaton = new Automaton(pack.atoms);
    this.cues = pack.language.cues;
    this.#lexicon = new Map();
    this.#exactCase = new Map();
    for (const [form, symbols] of Object.entries(pack.lexicon)) (form.startsWith('=') ? this.#exactCase : this.#lexicon).set(form.replace(/^=/, ''), symbols);
    const byAtom: RunVariant[][] = pack.atoms.map(() => []);
    const byConcept: RunVariant[][] = pack.concepts.map(() => []);
    pack.concepts.forEach((concept, index) => {
      for (const variant of concept.variants) {
        const key = variant.elements[variant.key ?? 0]!;
        const others = variant.elements.flatMap(e => (e.atom === undefined || e.atom === key.atom ? [] : [e.atom]));
        const run = {...variant, concept: index, others, refers: variant.elements.some(e => e.concept !== undefined)};
        if (key.atom !== undefined) byAtom[key.atom]!.push(run);
        else byConcept[key.concept!]!.push(run);
      }
    });
    this.isKey = Uint8Array.from(byAtom, list => (list.length > 0 ? 1 : 0));
    this.byAtom = byAtom;
    this.byConcept = byConcept;
    this.wanted = wantedConcepts(pack);
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
    const exact = this.#exactCase.size ? this.#exactCase.get(exactForm(word)) : undefined;
    const first = form.charCodeAt(0);
    const known = this.#lexicon.get(form);
    if (first >= 48 && first <= 57 && !known && !exact) return FIGURES;
    const symbols = [...new Set([...(first >= 48 && first <= 57 ? [NUMBER] : []), ...(known ?? []), ...(exact ?? [])])];
    if (symbols.length === 0) return UNKNOWN;
    const key = symbols.join();
    let found = this.#classes.get(key);
    if (!found) this.#classes.set(key, (found = {id: this.#classes.size + 2, symbols}));
    return found;
  }
}

/** Concepts that rules read; hits of all others only feed joins and cues. */
function wantedConcepts(pack: Pack): Uint8Array {
  const wanted = new Uint8Array(pack.concepts.length);
  const want = (index: number): void => {
    if (index >= 0 && wanted[index] === 0) wanted[index] = ASKED;
  };
  const pattern = (p: Pattern): void => {
    p.says.forEach(want);
    if (Array.isArray(p.condition)) p.condition.forEach(want);
    for (const near of [...p.with, ...p.without]) pattern(near.pattern);
  };
  for (const rule of pack.rules) {
    rule.avoid?.forEach(a => want(a.concept));
    for (const p of [...(rule.finds ?? []), ...(rule.when ?? []), ...(rule.needs?.any ?? []), ...(rule.resembles ?? []), ...(rule.unless ?? [])]) pattern(p);
    for (const index of [rule.except.overlaps, rule.except.sentence, rule.except.document]) if (index >= 0) wanted[index] = EVERY_HIT;
  }
  return wanted;
}
