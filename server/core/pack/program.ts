/** Phrases of a pack -> the flat tables of tables.ts. */
import {shortest} from './entries.ts';
import {USES, usesOf} from './numbering.ts';
import {sums} from './sums.ts';
import type {Program} from './tables.ts';
import type {Concept, Element, Pack, Symbol, Variant} from './types.ts';
import {compileUses} from './uses.ts';

export type Phrases = Pick<Pack, 'lexicon' | 'atoms' | 'concepts'>;

export function compileProgram({lexicon, atoms, concepts, rules}: Phrases & Pick<Pack, 'rules'>): Program {
  const words = Object.keys(lexicon).sort((a, b) => (a < b ? -1 : 1));
  const numbers = new Map<string, number>();
  const listOf = words.map(word => {
    const name = lexicon[word]!.join();
    return numbers.get(name) ?? numbers.set(name, numbers.size).size - 1;
  });
  const lists: (readonly Symbol[])[] = [];
  words.forEach((word, i) => {
    lists[listOf[i]!] = lexicon[word]!;
  });
  const variants = concepts.flatMap(concept => concept.variants);
  const elements = variants.flatMap(variant => variant.elements);
  const tables = {
    variantsOf: sums(concepts.map(concept => concept.variants.length)),
    elementsOf: sums(variants.map(variant => variant.elements.length)),
    elements: Int32Array.from(elements, ({atom, concept}) => atom ?? atoms.length + concept!),
    keys: shortest(Int32Array.from(variants, ({key = 0}) => key)),
    lengthOf: shortest(Int32Array.from(atoms, atom => atom.length)),
  };
  return {
    forms: words.join(''),
    formAt: sums(words.map(word => word.length)),
    listOf: Int32Array.from(listOf),
    symbolsOf: sums(lists.map(list => list.length)),
    symbols: shortest(Int32Array.from(lists.flatMap(list => list.map((symbol, i) => symbol - (list[i - 1] ?? 0))))),
    usesFrom: usesFrom(
      usesOf(
        {atoms, concepts},
        lists.reduce((most, list) => Math.max(most, list.at(-1)! + 1), 1),
      ),
    ),
    ...compileTrie(atoms),
    ...tables,
    ...keyedBy(tables),
    parts: partsOf(variants, atoms.length),
    gaps: shortest(gapsOf(variants, elements.length)),
    notOf: Int32Array.from(concepts, concept => concept.not),
    names: concepts.map(concept => concept.name),
    ...compileUses(rules, concepts.length),
  };
}

function gapsOf(variants: readonly Variant[], elements: number): Int32Array {
  const all = new Int32Array(elements);
  let at = 0;
  for (const {elements: own, gaps} of variants) {
    for (let i = 0; i < gaps.length; i++) all[at + 1 + i] = gaps[i]![0] + 256 * gaps[i]![1];
    at += own.length;
  }
  return all;
}

function usesFrom(uses: Uint8Array): Int32Array {
  const from = USES.map((_, use) => uses.findIndex((one, symbol) => symbol > 0 && one >= use));
  return Int32Array.of(...from.map(at => (at < 0 ? uses.length : at)), uses.length);
}

function partsOf(variants: readonly Variant[], atoms: number): Int32Array {
  const parts = new Int32Array((atoms >> 5) + 1);
  for (const {elements, key = 0} of variants)
    elements.forEach(({atom}, e) => {
      if (e !== key && atom !== undefined) parts[atom >> 5]! |= 1 << (atom & 31);
    });
  return parts;
}

/** The symbols of a list, ascending. */
export function symbolsIn({symbols, symbolsOf}: Pick<Program, 'symbols' | 'symbolsOf'>, list: number): Symbol[] {
  const found: Symbol[] = [];
  for (let i = symbolsOf[list]!, symbol = 0; i < symbolsOf[list + 1]!; i++) found.push((symbol += symbols[i]!));
  return found;
}

/** The phrases that a program was compiled from. */
export function phrasesOf(program: Program): Phrases {
  const {forms, formAt, listOf, symbolsOf, symbols, variantsOf, elementsOf, keys, notOf, names} = program;
  const lists = Array.from({length: symbolsOf.length - 1}, (_, list) => symbolsIn({symbols, symbolsOf}, list));
  const lexicon: {[form: string]: readonly Symbol[]} = Object.fromEntries(
    Array.from({length: formAt.length - 1}, (_, i) => [forms.slice(formAt[i], formAt[i + 1]), lists[listOf[i]!]!]),
  );
  // A pack names atoms and gaps a hundred thousand times, and there are far fewer of them.
  const atoms = program.lengthOf.length;
  const elementOf = memo((element): Element => (element < atoms ? {atom: element} : {concept: element - atoms}));
  const gapOf = memo((gap): readonly [number, number] => [gap % 256, gap >> 8]);
  const variant = (v: number): Variant => {
    const elements: Element[] = [];
    const gaps: (readonly [number, number])[] = [];
    for (let at = elementsOf[v]!; at < elementsOf[v + 1]!; at++) {
      if (elements.length > 0) gaps.push(gapOf(program.gaps[at]!));
      elements.push(elementOf(program.elements[at]!));
    }
    return {elements, gaps, ...(keys[v] && {key: keys[v]})};
  };
  const concepts = names.map((name, c): Concept => {
    const variants = Array.from({length: variantsOf[c + 1]! - variantsOf[c]!}, (_, i) => variant(variantsOf[c]! + i));
    return {name, variants, not: notOf[c]!};
  });
  return {lexicon, atoms: atomsOf(program), concepts};
}

function memo<T>(make: (number: number) => T): (number: number) => T {
  const known = new Map<number, T>();
  return number => {
    let one = known.get(number);
    if (one === undefined) known.set(number, (one = make(number)));
    return one;
  };
}

/** The variants by their keys, those of each key chained, and whose they are. Quicker made than read, and a stored pack is smaller for it. */
export function keyedBy({
  variantsOf,
  elementsOf,
  elements,
  keys,
  lengthOf,
}: Pick<Program, 'variantsOf' | 'elementsOf' | 'elements' | 'keys' | 'lengthOf'>): Pick<
  Program,
  'triedForAtom' | 'triedForConcept' | 'triedNext' | 'conceptOf'
> {
  const atoms = lengthOf.length;
  const concepts = variantsOf.length - 1;
  const first = new Int32Array(atoms + concepts).fill(-1);
  const triedNext = new Int32Array(keys.length);
  const conceptOf = new Int32Array(keys.length);
  for (let c = concepts - 1, v = keys.length - 1; c >= 0; c--) {
    for (const own = variantsOf[c]!; v >= own; v--) {
      const key = elements[elementsOf[v]! + keys[v]!]!;
      triedNext[v] = first[key]!;
      first[key] = v;
      conceptOf[v] = c;
    }
  }
  return {triedForAtom: first.subarray(0, atoms), triedForConcept: first.subarray(atoms), triedNext, conceptOf};
}

type Trie = Pick<Program, 'childrenOf' | 'symbolOf' | 'ends'>;

function compileTrie(atoms: readonly (readonly Symbol[])[]): Trie {
  interface Node {
    /** Most nodes have none. */
    children: Map<Symbol, Node> | undefined;
    readonly symbol: Symbol;
    ends: boolean;
  }
  const node = (symbol: Symbol): Node => ({children: undefined, symbol, ends: false});
  const root = node(-1);
  for (const atom of atoms) {
    let at = root;
    for (const symbol of atom) {
      at.children ??= new Map();
      let child = at.children.get(symbol);
      if (!child) at.children.set(symbol, (child = node(symbol)));
      at = child;
    }
    at.ends = true;
  }
  const nodes = [root];
  // Grows while it is walked: that is what makes it breadth first.
  for (const {children} of nodes) if (children) for (const child of [...children.values()].sort((a, b) => a.symbol - b.symbol)) nodes.push(child);
  const childrenOf = sums(nodes.map(({children}) => children?.size ?? 0)).map(at => at + 1);
  const ends = new Int32Array((nodes.length + 31) >> 5);
  nodes.forEach((one, n) => {
    if (one.ends) ends[n >> 5]! |= 1 << (n & 31);
  });
  return {childrenOf, symbolOf: Int32Array.from(nodes, one => one.symbol), ends};
}

function atomsOf({childrenOf, symbolOf, ends}: Program): Symbol[][] {
  const atoms: Symbol[][] = [];
  const paths: Symbol[][] = [[]];
  for (let node = 0; node < symbolOf.length; node++) {
    if ((ends[node >> 5]! >> (node & 31)) & 1) atoms.push(paths[node]!);
    for (let child = childrenOf[node]!; child < childrenOf[node + 1]!; child++) paths[child] = [...paths[node]!, symbolOf[child]!];
  }
  return atoms;
}
