import type {Symbol} from '../pack/types.ts';

/**
 * A trie over symbols, built from the pack's atoms at start-up. The root, where thousands of atoms begin, is a table by symbol; below it a node has few
 * children, which stand in a linked list. Node 0 is the root.
 */
export class Trie {
  readonly #root: Int32Array;
  /** First edge of each node, or -1; an edge has a symbol, a node it leads to, and the next edge of the same node. */
  readonly #first: number[] = [-1];
  readonly #symbol: Symbol[] = [];
  readonly #to: number[] = [];
  readonly #sibling: number[] = [];
  /** Atoms that end at a node. */
  readonly #ends: (number[] | undefined)[] = [undefined];

  constructor(atoms: readonly (readonly Symbol[])[]) {
    let highest = 0;
    for (const atom of atoms) for (const symbol of atom) if (symbol > highest) highest = symbol;
    this.#root = new Int32Array(highest + 1);
    for (let id = 0; id < atoms.length; id++) {
      let node = 0;
      for (const symbol of atoms[id]!) node = this.#child(node, symbol);
      if (node !== 0) (this.#ends[node] ??= []).push(id);
    }
  }

  /** The node that atoms beginning with a symbol go on from, or 0. */
  begin(symbol: Symbol): number {
    return this.#root[symbol] ?? 0;
  }

  /** Adds the nodes that follow a node by one of the symbols. */
  follow(node: number, symbols: ReadonlySet<Symbol>, into: Set<number>): void {
    for (let edge = this.#first[node]!; edge >= 0; edge = this.#sibling[edge]!) if (symbols.has(this.#symbol[edge]!)) into.add(this.#to[edge]!);
  }

  ends(node: number): readonly number[] | undefined {
    return this.#ends[node];
  }

  #child(node: number, symbol: Symbol): number {
    if (node === 0) return this.#root[symbol] || (this.#root[symbol] = this.#add());
    for (let edge = this.#first[node]!; edge >= 0; edge = this.#sibling[edge]!) if (this.#symbol[edge] === symbol) return this.#to[edge]!;
    const child = this.#add();
    this.#symbol.push(symbol);
    this.#to.push(child);
    this.#sibling.push(this.#first[node]!);
    this.#first[node] = this.#symbol.length - 1;
    return child;
  }

  #add(): number {
    this.#first.push(-1);
    return this.#ends.push(undefined) - 1;
  }
}
