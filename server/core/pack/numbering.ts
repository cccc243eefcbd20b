/**
 * The numbers of symbols and atoms, chosen for what a text asks of them: a word carries dozens of symbols, most of them of no use where it stands. Symbols of one use stand together, so that
 * those of a word are one stretch of its list; the atom of a single symbol has the symbol's number; longer atoms follow in the order of their trie, which stores well.
 */
import type {Concept, Element, Pack, Symbol} from './types.ts';

type Phrases = Pick<Pack, 'lexicon' | 'atoms' | 'concepts'>;

/** What a symbol is for, as a word by itself. */
export const USES = ['begins', 'begins and is a part', 'is a part', 'nothing'] as const;

/** The same phrases with other numbers. "Any number" stays symbol 0. */
export function numbered({lexicon, atoms, concepts}: Phrases): Phrases {
  // Forms stand in alphabetical order, and so do symbols by the first of theirs: those of a word are near each other, which a ZIP file is smaller for.
  const byForm = new Set([0]);
  for (const form of Object.keys(lexicon)) for (const symbol of lexicon[form]!) byForm.add(symbol);
  const uses = usesOf({atoms, concepts}, byForm.size);
  const order = [...byForm].sort((a, b) => (a === 0 ? -1 : b === 0 ? 1 : uses[a]! - uses[b]!));
  const symbolOf = inverse(order);
  const single = order.map((_, symbol): Symbol[] => [symbol]);
  const moved = atoms.map(atom => atom.map(symbol => symbolOf[symbol]!));
  const long = [...moved.keys()].filter(atom => moved[atom]!.length > 1).sort((a, b) => compare(moved[a]!, moved[b]!));
  const atomOf = new Int32Array(atoms.length);
  moved.forEach((atom, i) => {
    if (atom.length === 1) atomOf[i] = atom[0]!;
  });
  long.forEach((atom, i) => {
    atomOf[atom] = single.length + i;
  });
  // One object for each atom, since a pack names atoms a hundred thousand times.
  const elements: Element[] = Array.from({length: single.length + long.length}, (_, atom) => ({atom}));
  const element = (one: Element): Element => (one.atom === undefined ? one : elements[atomOf[one.atom]!]!);
  // Forms of one word mostly share their list.
  const lists = new Map<readonly Symbol[], readonly Symbol[]>();
  const list = (symbols: readonly Symbol[]): readonly Symbol[] => {
    let known = lists.get(symbols);
    if (!known) lists.set(symbols, (known = symbols.map(symbol => symbolOf[symbol]!).sort((a, b) => a - b)));
    return known;
  };
  return {
    lexicon: Object.fromEntries(Object.keys(lexicon).map(form => [form, list(lexicon[form]!)])),
    atoms: [...single, ...long.map(atom => moved[atom]!)],
    concepts: concepts.map(
      (concept): Concept => ({...concept, variants: concept.variants.map(one => ({...one, elements: one.elements.map(element)}))}),
    ),
  };
}

/** By symbol: an index of USES. It begins something where its atom is a whole phrase or the key of one, or where longer atoms begin with it. */
export function usesOf({atoms, concepts}: Pick<Phrases, 'atoms' | 'concepts'>, symbols: number): Uint8Array {
  const begins = new Uint8Array(symbols);
  const parts = new Uint8Array(symbols);
  for (const atom of atoms) if (atom.length > 1) begins[atom[0]!] = 1;
  for (const {variants} of concepts)
    for (const {elements, key = 0} of variants)
      elements.forEach(({atom}, e) => {
        if (atom !== undefined && atoms[atom]!.length === 1) (e === key ? begins : parts)[atoms[atom]![0]!] = 1;
      });
  return begins.map((begun, symbol) => (parts[symbol] ? (begun ? 1 : 2) : begun ? 0 : 3));
}

function inverse(order: readonly number[]): Int32Array {
  const places = new Int32Array(order.length);
  order.forEach((one, place) => {
    places[one] = place;
  });
  return places;
}

/** Shorter ones first, as nodes of a trie that is numbered breadth first. */
function compare(a: readonly Symbol[], b: readonly Symbol[]): number {
  if (a.length !== b.length) return a.length - b.length;
  const at = a.findIndex((symbol, i) => symbol !== b[i]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}
