import type {Program} from '../pack/tables.ts';
import type {Symbol} from '../pack/types.ts';

/** A word form as the automaton sees it: `id` names its symbols. Forms without symbols share id 0. */
export interface WordClass {
  readonly id: number;
  /** Ascending. */
  readonly symbols: readonly Symbol[];
  readonly isNumber: boolean;
}

/** The trie over the atoms of a program, below its root. */
export class Trie {
  readonly #program: Program;
  /** By symbol: the word class that had it last. */
  readonly #words: Int32Array;
  /** By number of `ends`: how many atoms end at nodes before its own. */
  readonly #endedBefore: Int32Array;
  #word = 0;

  constructor(program: Program) {
    this.#program = program;
    this.#words = new Int32Array(program.usesFrom.at(-1)!);
    const {ends} = program;
    this.#endedBefore = new Int32Array(ends.length);
    for (let i = 1; i < ends.length; i++) this.#endedBefore[i] = this.#endedBefore[i - 1]! + bitsIn(ends[i - 1]!);
  }

  /** Says which word `follow` goes on by. */
  setWord({id, symbols}: WordClass): void {
    if (id === this.#word) return;
    this.#word = id;
    const words = this.#words;
    for (let i = 0; i < symbols.length; i++) words[symbols[i]!] = id;
  }

  /** Adds the nodes that follow some nodes by one of the word's symbols. */
  follow(nodes: readonly number[], into: number[]): void {
    const {childrenOf, symbolOf} = this.#program;
    const words = this.#words;
    const word = this.#word;
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i]!;
      const end = childrenOf[node + 1]!;
      for (let child = childrenOf[node]!; child < end; child++) if (words[symbolOf[child]!] === word) into.push(child);
    }
  }

  /** Whether anything follows a node. */
  goesOn(node: number): boolean {
    const {childrenOf} = this.#program;
    return childrenOf[node + 1]! > childrenOf[node]!;
  }

  /** The atom that ends at a node, or -1. */
  atom(node: number): number {
    const word = this.#program.ends[node >> 5]!;
    const bit = 1 << (node & 31);
    return word & bit ? this.#endedBefore[node >> 5]! + bitsIn(word & (bit - 1)) : -1;
  }
}

/** How many bits of a 32-bit number are set. */
function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
