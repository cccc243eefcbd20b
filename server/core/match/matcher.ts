import type {CueName, Pack, Pattern, Symbol, Variant} from '../pack/types.ts';
import {wordForm} from '../words.ts';
import {Trie} from './trie.ts';

/** A variant as it runs: which concept it says and the element that must be there before anything is tried. */
export interface RunVariant extends Variant {
  readonly concept: number;
}

const NONE: readonly Symbol[] = [];
const NUMBER: readonly Symbol[] = [0];

/** A pack made ready to run: trie, look-up tables, and which variants each atom or concept sets off. Built once per pack. */
export class Matcher {
  readonly pack: Pack;
  readonly trie: Trie;
  /** Variants to try when the atom was found. */
  readonly byAtom: readonly (readonly RunVariant[])[];
  /** Variants to try when the concept was found; only those that have no atom of their own. */
  readonly byConcept: readonly (readonly RunVariant[])[];
  /** wanted[concept] is 1 when a rule asks for it. */
  readonly wanted: Uint8Array;
  readonly cues: {readonly [name in CueName]: number};
  readonly #lexicon: Map<string, readonly Symbol[]>;
  readonly #exactCase: Map<string, readonly Symbol[]>;
  /** Raw words as they stand in texts -> symbols; bounded, since a text may hold any number of different words. */
  readonly #seen = new Map<string, readonly Symbol[]>();

  constructor(pack: Pack) {
    this.pack = pack;
    this.trie = new Trie(pack.atoms);
    this.cues = pack.language.cues;
    this.#lexicon = new Map();
    this.#exactCase = new Map();
    const weight = new Float64Array(pack.atoms.length);
    for (const [form, symbols] of Object.entries(pack.lexicon)) (form.startsWith('=') ? this.#exactCase : this.#lexicon).set(form.replace(/^=/, ''), symbols);
    for (let a = 0; a < pack.atoms.length; a++) weight[a] = rarity(pack.atoms[a]!, this.#lexicon.size);
    const byAtom: RunVariant[][] = pack.atoms.map(() => []);
    const byConcept: RunVariant[][] = pack.concepts.map(() => []);
    pack.concepts.forEach((concept, index) => {
      for (const variant of concept.variants) {
        const run = {...variant, concept: index};
        let key = -1;
        for (const e of variant.elements) if (e.atom !== undefined && (key < 0 || weight[e.atom]! > weight[key]!)) key = e.atom;
        if (key >= 0) byAtom[key]!.push(run);
        else if (variant.elements[0]?.concept !== undefined) byConcept[variant.elements[0].concept]!.push(run);
      }
    });
    this.byAtom = byAtom;
    this.byConcept = byConcept;
    this.wanted = wantedConcepts(pack);
  }

  /** Symbols of a word as it stands in a text. */
  symbolsOf(word: string): readonly Symbol[] {
    const known = this.#seen.get(word);
    if (known) return known;
    const form = wordForm(word);
    let symbols = this.#lexicon.get(form) ?? NONE;
    const exact = this.#exactCase.size ? this.#exactCase.get(word) : undefined;
    if (exact) symbols = [...symbols, ...exact];
    const c = form.charCodeAt(0);
    if (c >= 48 && c <= 57) symbols = symbols.length ? [0, ...symbols] : NUMBER;
    if (this.#seen.size > 50_000) this.#seen.clear();
    this.#seen.set(word, symbols);
    return symbols;
  }
}

/** Longer atoms are rarer; among equals the one with later (rarer in small words) symbols. A heuristic, only for speed. */
const rarity = (atom: readonly Symbol[], scale: number): number => atom.length + Math.max(0, ...atom) / (scale * 10 + 10);

/** Concepts that rules read; hits of all others only feed joins and cues. */
function wantedConcepts(pack: Pack): Uint8Array {
  const wanted = new Uint8Array(pack.concepts.length);
  const want = (index: number): void => {
    if (index >= 0) wanted[index] = 1;
  };
  const pattern = (p: Pattern): void => {
    p.says.forEach(want);
    if (Array.isArray(p.condition)) p.condition.forEach(want);
    for (const near of [...p.with, ...p.without]) pattern(near.pattern);
  };
  for (const rule of pack.rules) {
    rule.avoid?.forEach(a => want(a.concept));
    for (const p of [...(rule.finds ?? []), ...(rule.when ?? []), ...(rule.needs?.any ?? []), ...(rule.resembles ?? []), ...(rule.unless ?? [])]) pattern(p);
    want(rule.except.overlaps);
    want(rule.except.sentence);
    want(rule.except.document);
  }
  return wanted;
}
