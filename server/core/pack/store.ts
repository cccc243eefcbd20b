/** The growing compiled pack: symbols, atoms and concepts, each stored once. */
import {exactForm, wordForm} from '../words.ts';
import type {Inflect} from './inflect.ts';
import type {Concept, Element, Pack, Variant} from './types.ts';
import type {Row, Slot} from './unfold.ts';

/** What all phrases of a pack together may unfold into. */
export const PACK_LIMITS = {variants: 100_000, perConcept: 20_000} as const;

/** How the words of a phrase without a mark of their own are taken. */
export type Mode = 'inflected' | 'exact';
export interface StoredPhrase {
  readonly rows: readonly Row[];
  readonly exactCase: boolean;
}

/** State to return to when a rule turns out broken half way. */
interface Mark {
  readonly symbols: number;
  readonly atoms: number;
  readonly concepts: number;
  readonly variants: number;
}

export class Store {
  /** Forms of each symbol; symbol 0 is "any number". */
  readonly #symbols: (readonly string[])[] = [[]];
  readonly #symbolOf = new Map<string, number>();
  readonly #atoms: (readonly number[])[] = [];
  readonly #atomOf = new Map<string, number>();
  readonly #concepts: Concept[] = [];
  readonly #conceptOf = new Map<string, number>();
  readonly #anonymous = new Map<string, number>();
  #variants = 0;

  constructor(base?: Pack) {
    if (!base) return;
    const forms: string[][] = [[]];
    for (const [form, symbols] of Object.entries(base.lexicon)) for (const symbol of symbols) (forms[symbol] ??= []).push(form);
    this.#symbols = Array.from(forms, list => (list ?? []).sort());
    this.#symbols.forEach((list, id) => id && this.#symbolOf.set(list.join(' '), id));
    for (const atom of base.atoms) this.#atomOf.set(atom.join(' '), this.#atoms.push(atom) - 1);
    for (const concept of base.concepts) this.#push(concept);
  }

  setNumbers(words: readonly string[]): void {
    this.#symbols[0] = [...new Set(words.map(wordForm))];
  }

  conceptNamed(name: string): number | undefined {
    return this.#conceptOf.get(name);
  }

  /** Adds a concept and returns its index, or undefined when it would pass the limits. References must be in the store. */
  add(name: string, phrases: readonly StoredPhrase[], mode: Mode, inflect: Inflect, not = -1): number | undefined {
    const variants = this.#variantsOf(phrases, mode, inflect);
    return variants && this.#push({name, variants, not});
  }

  /** The same for phrases written inside a rule; equal ones are stored once, under the first name. `more`: a concept whose variants it has as well, or -1. */
  addAnonymous(name: string, phrases: readonly StoredPhrase[], mode: Mode, inflect: Inflect, more = -1): number | undefined {
    const own = this.#variantsOf(phrases, mode, inflect);
    if (!own) return undefined;
    const variants = more < 0 ? own : [...this.#concepts[more]!.variants, ...own];
    const key = JSON.stringify(variants);
    const known = this.#anonymous.get(key);
    if (known !== undefined) {
      this.#variants -= own.length;
      return known;
    }
    const index = this.#push({name, variants, not: -1});
    this.#anonymous.set(key, index);
    return index;
  }

  #push(concept: Concept): number {
    const index = this.#concepts.push(concept) - 1;
    this.#conceptOf.set(concept.name, index);
    return index;
  }

  #variantsOf(phrases: readonly StoredPhrase[], mode: Mode, inflect: Inflect): Variant[] | undefined {
    const variants = new Map<string, Variant>();
    for (const {rows, exactCase} of phrases)
      for (const row of rows) {
        const variant = this.#variant(row, exactCase, mode, inflect);
        variants.set(JSON.stringify(variant), variant);
      }
    this.#variants += variants.size;
    return variants.size > PACK_LIMITS.perConcept || this.#variants > PACK_LIMITS.variants ? undefined : [...variants.values()];
  }

  #variant(row: Row, exactCase: boolean, mode: Mode, inflect: Inflect): Variant {
    const elements: Element[] = [];
    const gaps: (readonly [number, number])[] = [];
    let atom: number[] = [];
    let gap: readonly [number, number] = [0, 0];
    const push = (element: Element): void => {
      if (elements.length) gaps.push(gap);
      elements.push(element);
      gap = [0, 0];
    };
    const flush = (): void => {
      if (atom.length) push({atom: this.#atom(atom)});
      atom = [];
    };
    for (const slot of row) {
      if (slot.kind === 'words') atom.push(this.#symbol(slot, exactCase, mode, inflect));
      else if (slot.kind === 'number') atom.push(0);
      else {
        flush();
        if (slot.kind === 'gap') gap = [slot.least, slot.most];
        else push({concept: this.#conceptOf.get(slot.name)!});
      }
    }
    flush();
    return {elements, gaps};
  }

  #symbol(slot: Slot & {kind: 'words'}, exactCase: boolean, mode: Mode, inflect: Inflect): number {
    const forms: string[] = [];
    const inflected: string[] = [];
    for (const {text, mark} of slot.words) {
      if (exactCase) forms.push(`=${exactForm(text)}`);
      else (mark === '~' || (mark === '' && mode === 'inflected') ? inflected : forms).push(wordForm(text));
    }
    const sorted = [...new Set([...forms, ...inflect.together(inflected)])].sort();
    const key = sorted.join(' ');
    let id = this.#symbolOf.get(key);
    if (id === undefined) {
      id = this.#symbols.push(sorted) - 1;
      this.#symbolOf.set(key, id);
    }
    return id;
  }

  #atom(symbols: readonly number[]): number {
    const key = symbols.join(' ');
    let id = this.#atomOf.get(key);
    if (id === undefined) {
      id = this.#atoms.push(symbols) - 1;
      this.#atomOf.set(key, id);
    }
    return id;
  }

  mark(): Mark {
    return {symbols: this.#symbols.length, atoms: this.#atoms.length, concepts: this.#concepts.length, variants: this.#variants};
  }

  /** Takes out everything added since `mark`, so that a broken rule leaves nothing to search for. */
  rollback(mark: Mark): void {
    while (this.#symbols.length > mark.symbols) this.#symbolOf.delete(this.#symbols.pop()!.join(' '));
    while (this.#atoms.length > mark.atoms) this.#atomOf.delete(this.#atoms.pop()!.join(' '));
    while (this.#concepts.length > mark.concepts) {
      const {name, variants} = this.#concepts.pop()!;
      this.#conceptOf.delete(name);
      this.#anonymous.delete(JSON.stringify(variants));
    }
    this.#variants = mark.variants;
  }

  /** The finished tables. Word forms stand in alphabetical order, so that the same pack gives the same bytes. */
  tables(): Pick<Pack, 'lexicon' | 'atoms' | 'concepts'> {
    const lexicon = new Map<string, number[]>();
    this.#symbols.forEach((forms, symbol) => {
      for (const form of forms) {
        const symbols = lexicon.get(form);
        if (symbols) symbols.push(symbol);
        else lexicon.set(form, [symbol]);
      }
    });
    return {
      lexicon: Object.fromEntries([...lexicon].sort(([a], [b]) => (a < b ? -1 : 1))),
      atoms: this.#atoms,
      concepts: this.#concepts,
    };
  }
}
