import type {Program} from '../pack/program.ts';
import type {Symbol} from '../pack/types.ts';
import type {WordClass} from './automaton.ts';

/** The trie over the atoms of a program. Its root, where thousands of atoms begin, is asked through a table by symbol. Node 0 is the root. */
export class Trie {
  readonly #program: Program;
  readonly #begins: Int32Array;
  /** By symbol: the word class that had it last. */
  #words: Int32Array;
  #word = 0;

  constructor(program: Program) {
    this.#program = program;
    const {childrenOf, symbolOf} = program;
    // In ascending order of their symbols, so the last has the highest.
    const [first, end] = [childrenOf[0]!, childrenOf[1]!];
    this.#begins = new Int32Array(end > first ? symbolOf[end - 1]! + 1 : 0);
    for (let node = first; node < end; node++) this.#begins[symbolOf[node]!] = node;
    this.#words = new Int32Array(this.#begins.length);
  }

  /** The node that atoms beginning with a symbol go on from, or 0. */
  begin(symbol: Symbol): number {
    return this.#begins[symbol] ?? 0;
  }

  /** Says which word `follow` goes on by. */
  setWord({id, symbols}: WordClass): void {
    if (id === this.#word) return;
    this.#word = id;
    const highest = symbols.at(-1) ?? 0;
    if (highest >= this.#words.length) {
      const before = this.#words;
      this.#words = new Int32Array(highest * 2);
      this.#words.set(before);
    }
    for (const symbol of symbols) this.#words[symbol] = id;
  }

  /** Adds the nodes that follow a node by one of the word's symbols. */
  follow(node: number, into: number[]): void {
    const {childrenOf, symbolOf} = this.#program;
    const words = this.#words;
    const end = childrenOf[node + 1]!;
    for (let child = childrenOf[node]!; child < end; child++) if (words[symbolOf[child]!] === this.#word) into.push(child);
  }

  /** Whether anything follows a node. */
  goesOn(node: number): boolean {
    const {childrenOf} = this.#program;
    return childrenOf[node + 1]! > childrenOf[node]!;
  }

  /** The atom that ends at a node, or -1. */
  atom(node: number): number {
    return this.#program.atomAt[node]!;
  }
}
