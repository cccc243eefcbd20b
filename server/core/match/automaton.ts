import type {Symbol} from '../pack/types.ts';
import {Trie} from './trie.ts';

/** A word form as the automaton sees it: `id` names its symbols. Forms without symbols share id 0. */
export interface WordClass {
  readonly id: number;
  readonly symbols: readonly Symbol[];
}

/** States kept before the tables are begun anew. Only speed depends on it, never what is found. */
const MOST_STATES = 20_000;

/** State 0: nothing is open. */
export const CLOSED = 0;

/**
 * All atoms at once, as a deterministic automaton whose states are made when a text first needs them. A state is the set of trie nodes open after
 * a word; with what a text really says there are few, so the work per word is one look-up, however many rules there are.
 */
export class Automaton {
  readonly #trie: Trie;
  #nodes: (readonly number[])[] = [];
  #ends: (readonly number[])[] = [];
  #byNodes = new Map<string, number>();
  #steps = new Map<number, number>();

  constructor(atoms: readonly (readonly Symbol[])[]) {
    this.#trie = new Trie(atoms);
    this.#begin();
  }

  /**
   * The state after a word.
   *
   * @param begins whether an atom may begin at this word: not right after a hyphen
   */
  step(state: number, word: WordClass, begins: boolean): number {
    if (word.id === 0) return CLOSED;
    // Word classes stay below 2^26 and states below 2^15, so the key is an exact number.
    const key = (word.id * MOST_STATES + state) * 2 + (begins ? 1 : 0);
    const known = this.#steps.get(key);
    if (known !== undefined) return known;
    const next: number[] = [];
    for (const symbol of word.symbols) {
      for (const node of this.#nodes[state]!) {
        const to = this.#trie.next(node, symbol);
        if (to >= 0) next.push(to);
      }
      if (begins) {
        const to = this.#trie.next(0, symbol);
        if (to >= 0) next.push(to);
      }
    }
    const before = this.#nodes.length;
    const to = this.stateOf(next);
    // After a fresh beginning the old state's number means something else.
    if (this.#nodes.length >= before) this.#steps.set(key, to);
    return to;
  }

  /** Atoms that end at a state, as flat pairs [atom, number of words]. */
  ends(state: number): readonly number[] {
    return this.#ends[state]!;
  }

  /** Open nodes of a state: how a lead-in hands it on, since numbers of states do not last. */
  nodesOf(state: number): readonly number[] {
    return this.#nodes[state]!;
  }

  stateOf(nodes: readonly number[]): number {
    if (nodes.length === 0) return CLOSED;
    const sorted = [...new Set(nodes)].sort((a, b) => a - b);
    const name = sorted.join();
    const known = this.#byNodes.get(name);
    if (known !== undefined) return known;
    if (this.#nodes.length >= MOST_STATES) this.#begin();
    const ends: number[] = [];
    for (const node of sorted) for (const atom of this.#trie.ends(node) ?? []) ends.push(atom, this.#trie.depth(node));
    this.#byNodes.set(name, this.#nodes.length);
    this.#ends.push(ends);
    return this.#nodes.push(sorted) - 1;
  }

  #begin(): void {
    this.#nodes = [[]];
    this.#ends = [[]];
    this.#byNodes = new Map();
    this.#steps = new Map();
  }
}
