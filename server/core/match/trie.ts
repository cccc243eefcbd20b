import type {Symbol} from '../pack/types.ts';

/**
 * A trie over symbols whose edges sit in one open-addressing hash table, so that building it from the pack's atoms at start-up costs
 * little and a look-up touches no object. Node 0 is the root.
 */
export class Trie {
  #mask: number;
  #from: Int32Array;
  #symbol: Int32Array;
  #to: Int32Array;
  /** Atoms that end at a node. */
  readonly #ends: (number[] | undefined)[] = [undefined];
  readonly #depths: number[] = [0];

  constructor(atoms: readonly (readonly Symbol[])[]) {
    let edges = 0;
    for (const atom of atoms) edges += atom.length;
    let size = 64;
    while (size < edges * 2) size *= 2;
    this.#mask = size - 1;
    this.#from = new Int32Array(size).fill(-1);
    this.#symbol = new Int32Array(size);
    this.#to = new Int32Array(size);
    for (let id = 0; id < atoms.length; id++) {
      let node = 0;
      for (const symbol of atoms[id]!) node = this.#child(node, symbol);
      if (node !== 0) (this.#ends[node] ??= []).push(id);
    }
  }

  /** The node after `symbol`, or -1. */
  next(node: number, symbol: Symbol): number {
    let slot = this.#slot(node, symbol);
    while (this.#from[slot] !== -1) {
      if (this.#from[slot] === node && this.#symbol[slot] === symbol) return this.#to[slot]!;
      slot = (slot + 1) & this.#mask;
    }
    return -1;
  }

  ends(node: number): readonly number[] | undefined {
    return this.#ends[node];
  }

  /** How many words lead to a node. */
  depth(node: number): number {
    return this.#depths[node]!;
  }

  #slot(node: number, symbol: Symbol): number {
    return (Math.imul(node, 0x9e3779b1) ^ Math.imul(symbol + 1, 0x85ebca6b)) >>> 7 & this.#mask;
  }

  #child(node: number, symbol: Symbol): number {
    let slot = this.#slot(node, symbol);
    while (this.#from[slot] !== -1) {
      if (this.#from[slot] === node && this.#symbol[slot] === symbol) return this.#to[slot]!;
      slot = (slot + 1) & this.#mask;
    }
    this.#from[slot] = node;
    this.#symbol[slot] = symbol;
    this.#ends.push(undefined);
    this.#depths.push(this.#depths[node]! + 1);
    return (this.#to[slot] = this.#ends.length - 1);
  }
}
