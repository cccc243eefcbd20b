/**
 * The phrases of a pack as flat tables, ready to run. A pack that was stored brings them along, so that nothing has to be built when it is read.
 *
 * "`aOf[x]` .. `aOf[x + 1]`" below means: the entries of table `a` that belong to `x` stand at these indices, the second not included.
 */
import {USES, usesOf} from './numbering.ts';
import {sums} from './sums.ts';
import type {Concept, Element, Pack, Symbol, Variant} from './types.ts';
import {compileUses, type UseTables} from './uses.ts';

export interface Program extends UseTables {
  /** All word forms, ascending by UTF-16 code units, one after the other: form i is forms[formAt[i] .. formAt[i + 1]]. */
  readonly forms: string;
  readonly formAt: Int32Array;
  /** By form: the list of its symbols. Forms of one word mostly share theirs. */
  readonly listOf: Int32Array;
  /** Symbols of list l, ascending, the first as it is and each other as the step from the one before it: symbols[symbolsOf[l] .. symbolsOf[l + 1]]. */
  readonly symbolsOf: Int32Array;
  readonly symbols: Int32Array;
  /** Where the symbols of each use begin (numbering.ts), and how many symbols there are. "Any number" is the first whatever its use. */
  readonly usesFrom: Int32Array;
  /**
   * The trie over all atoms, breadth first, node 0 its root: the children of node n are the nodes childrenOf[n] .. childrenOf[n + 1], ascending by symbol. Every symbol has a node below the
   * root, numbered one more than the symbol itself.
   */
  readonly childrenOf: Int32Array;
  /** The symbol that leads to a node. */
  readonly symbolOf: Int32Array;
  /** The atom that ends at a node, or -1. */
  readonly atomAt: Int32Array;
  /** Words of an atom. */
  readonly lengthOf: Int32Array;
  /** Atoms that are elements of variants beside their keys, a bit for each: atom a is bit a & 31 of the number a >> 5. */
  readonly parts: Int32Array;
  /** Variants of concept c: variantsOf[c] .. variantsOf[c + 1]. */
  readonly variantsOf: Int32Array;
  /** Elements of variant v: elementsOf[v] .. elementsOf[v + 1]. */
  readonly elementsOf: Int32Array;
  /** By element: an atom, or -1 - a concept. */
  readonly elements: Int32Array;
  /** By element: least and greatest number of words before it since the element before, as least + 256 * most; 0 for a variant's first. */
  readonly gaps: Int32Array;
  /** By variant: which of its elements is the key, counted from 0. */
  readonly keys: Int32Array;
  /** By variant: the concept it says. */
  readonly conceptOf: Int32Array;
  /** Variants whose key is atom a: triedFor[triedForAtom[a] .. triedForAtom[a + 1]]. */
  readonly triedForAtom: Int32Array;
  /** Variants whose key is concept c: triedFor[triedForConcept[c] .. triedForConcept[c + 1]]. */
  readonly triedForConcept: Int32Array;
  readonly triedFor: Int32Array;
  /** By concept: the concept of its exceptions, or -1. */
  readonly notOf: Int32Array;
  readonly names: readonly string[];
}

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
  const keyed = variants.map(({elements: all, key = 0}) => all[key]!);
  const forAtom = grouped(
    keyed.map(key => key.atom ?? -1),
    atoms.length,
  );
  const forConcept = grouped(
    keyed.map(key => key.concept ?? -1),
    concepts.length,
  );
  return {
    forms: words.join(''),
    formAt: sums(words.map(word => word.length)),
    listOf: Int32Array.from(listOf),
    symbolsOf: sums(lists.map(list => list.length)),
    symbols: Int32Array.from(lists.flatMap(list => list.map((symbol, i) => symbol - (list[i - 1] ?? 0)))),
    usesFrom: usesFrom(
      usesOf(
        {atoms, concepts},
        lists.reduce((most, list) => Math.max(most, list.at(-1)! + 1), 1),
      ),
    ),
    ...compileTrie(atoms),
    lengthOf: Int32Array.from(atoms, atom => atom.length),
    parts: partsOf(variants, atoms.length),
    variantsOf: sums(concepts.map(concept => concept.variants.length)),
    elementsOf: sums(variants.map(variant => variant.elements.length)),
    elements: Int32Array.from(elements, ({atom, concept}) => atom ?? -1 - concept!),
    gaps: gapsOf(variants, elements.length),
    keys: Int32Array.from(variants, ({key = 0}) => key),
    conceptOf: Int32Array.from(concepts.flatMap(({variants: own}, concept) => own.map(() => concept))),
    triedForAtom: forAtom.starts,
    triedForConcept: forConcept.starts.map(start => start + forAtom.list.length),
    triedFor: Int32Array.from([...forAtom.list, ...forConcept.list]),
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
  const elementOf = memo((element): Element => (element >= 0 ? {atom: element} : {concept: -1 - element}));
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

/** Indices of `groups` by their value in 0 .. count; -1 belongs to none. */
function grouped(groups: readonly number[], count: number): {starts: Int32Array; list: number[]} {
  const members: number[][] = Array.from({length: count}, () => []);
  groups.forEach((group, i) => members[group]?.push(i));
  return {starts: sums(members.map(list => list.length)), list: members.flat()};
}

type Trie = Pick<Program, 'childrenOf' | 'symbolOf' | 'atomAt'>;

function compileTrie(atoms: readonly (readonly Symbol[])[]): Trie {
  interface Node {
    /** Most nodes have none. */
    children: Map<Symbol, Node> | undefined;
    readonly symbol: Symbol;
    atom: number;
  }
  const node = (symbol: Symbol): Node => ({children: undefined, symbol, atom: -1});
  const root = node(-1);
  atoms.forEach((atom, id) => {
    let at = root;
    for (const symbol of atom) {
      at.children ??= new Map();
      let child = at.children.get(symbol);
      if (!child) at.children.set(symbol, (child = node(symbol)));
      at = child;
    }
    at.atom = id;
  });
  const nodes = [root];
  // Grows while it is walked: that is what makes it breadth first.
  for (const {children} of nodes) if (children) for (const child of [...children.values()].sort((a, b) => a.symbol - b.symbol)) nodes.push(child);
  const childrenOf = sums(nodes.map(({children}) => children?.size ?? 0)).map(at => at + 1);
  return {childrenOf, symbolOf: Int32Array.from(nodes, one => one.symbol), atomAt: Int32Array.from(nodes, one => one.atom)};
}

function atomsOf({childrenOf, symbolOf, atomAt, lengthOf}: Program): Symbol[][] {
  const atoms: Symbol[][] = Array.from(lengthOf, () => []);
  const paths: Symbol[][] = [[]];
  for (let node = 0; node < symbolOf.length; node++) {
    if (atomAt[node]! >= 0) atoms[atomAt[node]!] = paths[node]!;
    for (let child = childrenOf[node]!; child < childrenOf[node + 1]!; child++) paths[child] = [...paths[node]!, symbolOf[child]!];
  }
  return atoms;
}
