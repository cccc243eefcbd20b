import type {Program} from '../pack/program.ts';
import type {Symbol} from '../pack/types.ts';
import {Trie} from './trie.ts';

/** A word form as the automaton sees it: `id` names its symbols. Forms without symbols share id 0. */
export interface WordClass {
  readonly id: number;
  readonly symbols: ReadonlySet<Symbol>;
}

/** What is open and what ends after a word. Made by an Automaton when a text first needs it. */
export interface State {
  /** Open trie nodes. */
  readonly nodes: readonly number[];
  /** Atoms that end here. */
  readonly atoms: Int32Array;
  /** Next state by word class and whether an atom may begin. */
  readonly steps: Map<number, State>;
}

const state = (nodes: readonly number[], atoms: readonly number[]): State => ({nodes, atoms: Int32Array.from(atoms), steps: new Map()});

/** Nothing open, nothing ends. */
export const CLOSED: State = state([], []);

/** States remembered before a fresh start. Only speed depends on it, never what is found. */
const MOST_STATES = 20_000;

/**
 * All atoms at once, as a deterministic automaton whose states are made when a text first needs them. With what texts really say there
 * are few, so the work per word is one look-up, however many rules there are.
 */
export class Automaton {
  readonly #trie: Trie;
  #root: State = state([], []);
  #known = new Map<string, State>();
  /** Nodes that a word opens, by word class: the same after every state. */
  readonly #opens = new Map<number, readonly number[]>();

  constructor(program: Program) {
    this.#trie = new Trie(program);
  }

  /**
   * The state after a word.
   *
   * @param begins whether an atom may begin at this word: not right after a hyphen
   */
  step(from: State, word: WordClass, begins: boolean): State {
    if (word.id === 0) return CLOSED;
    // The shared CLOSED keeps no steps of its own, because every automaton has others.
    const {steps} = from === CLOSED ? this.#root : from;
    const key = word.id * 2 + (begins ? 1 : 0);
    let to = steps.get(key);
    if (to === undefined) steps.set(key, (to = this.#make(from, word, begins)));
    return to;
  }

  #make(from: State, word: WordClass, begins: boolean): State {
    const nodes = new Set<number>(begins ? this.#openedBy(word) : []);
    for (const node of from.nodes) this.#trie.follow(node, word.symbols, nodes);
    if (nodes.size === 0) return CLOSED;
    const sorted = [...nodes].sort((a, b) => a - b);
    const name = sorted.join();
    const known = this.#known.get(name);
    if (known) return known;
    if (this.#known.size >= MOST_STATES) {
      this.#known = new Map();
      this.#root = state([], []);
    }
    const made = state(
      sorted,
      sorted.map(node => this.#trie.atom(node)).filter(atom => atom >= 0),
    );
    this.#known.set(name, made);
    return made;
  }

  #openedBy(word: WordClass): readonly number[] {
    let nodes = this.#opens.get(word.id);
    if (!nodes) this.#opens.set(word.id, (nodes = [...word.symbols].map(symbol => this.#trie.begin(symbol)).filter(node => node > 0)));
    return nodes;
  }
}
