import type {Program} from '../pack/tables.ts';
import type {Symbol} from '../pack/types.ts';
import {firstWhere} from '../span.ts';
import {NOTHING_NEEDED, neededBefore, neededBehind} from './atoms.ts';
import {Trie, type WordClass} from './trie.ts';

/** What is open and what ends after a word. Made by an Automaton when a text first needs it. */
export interface State {
  readonly id: number;
  /** Trie nodes that go on, ascending: where the word begins an atom, and where it follows in one. Lists are shared between states, of which there are thousands. */
  readonly begun: readonly number[];
  readonly followed: readonly number[];
  /** Atoms that end here and are looked for beside the keys of longer phrases. */
  readonly parts: readonly number[];
  /** What atoms that end here say by themselves, as flat pairs [concept, words]. */
  readonly says: readonly number[];
  /** The variants of which one of them is the key, as flat triples [variant, words of the key, an atom needed on one side of it (atoms.ts)]. */
  readonly keys: readonly number[];
  /** Next state by word class and whether an atom may begin. */
  readonly steps: Map<number, State>;
}

/** Nothing open, nothing ends. */
export const CLOSED: State = {id: 0, begun: [], followed: [], parts: [], says: [], keys: [], steps: new Map()};

/** Of the uses that symbols are numbered by (pack/numbering.ts): from where on they are parts, nothing but parts, and not even that. */
const [PARTS, ONLY_PARTS, USELESS] = [1, 2, 3];

/** States remembered before a fresh start. Only speed depends on it, never what is found. */
const MOST_STATES = 40_000;

/**
 * All atoms at once, as a deterministic automaton whose states are made when a text first needs them. With what texts really say there
 * are few, so the work per word is one look-up, however many rules there are.
 */
export class Automaton {
  readonly #program: Program;
  readonly #trie: Trie;
  #root = new Map<number, State>();
  #made = 0;
  /** By what is open: the state in which the words that begin an atom leave it, and what is open from before. Those right after nothing are in `#starts`. */
  #known = new Map<string, State>();
  /** States right after nothing, by word class. */
  #starts = new Map<number, State>();

  constructor(program: Program) {
    this.#program = program;
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
    const steps = from === CLOSED ? this.#root : from.steps;
    const key = word.id * 2 + (begins ? 1 : 0);
    let to = steps.get(key);
    if (to === undefined) steps.set(key, (to = this.#make(from, word, begins)));
    return to;
  }

  #make(from: State, word: WordClass, begins: boolean): State {
    const start = begins ? this.#startOf(word) : CLOSED;
    if (from.begun.length + from.followed.length === 0) return start;
    const followed: number[] = [];
    this.#trie.setWord(word);
    this.#trie.follow(from.begun, followed);
    this.#trie.follow(from.followed, followed);
    if (followed.length === 0) return start;
    followed.sort((a, b) => a - b);
    const name = `${start.id}:${followed.join()}`;
    const known = this.#known.get(name);
    if (known) return known;
    if (this.#known.size + this.#starts.size >= MOST_STATES) {
      this.#known = new Map();
      this.#starts = new Map();
      this.#root = new Map();
    }
    const {begun} = start;
    const {parts, says, keys, goOn} = this.#after(start, followed);
    const state = {id: ++this.#made, begun, followed: goOn, parts, says, keys, steps: new Map()};
    this.#known.set(name, state);
    return state;
  }

  #startOf(word: WordClass): State {
    let start = this.#starts.get(word.id);
    if (start) return start;
    start = this.#begin(word.symbols);
    this.#starts.set(word.id, start);
    return start;
  }

  /** What begins and ends with one word. Of its symbols, which are many, only those are looked at one by one that begin something. */
  #begin(symbols: readonly Symbol[]): State {
    const {childrenOf, parts: isPart, usesFrom} = this.#program;
    const onlyParts = usesFrom[ONLY_PARTS]!;
    const begun: number[] = [];
    const says: number[] = [];
    const keys: number[] = [];
    for (let i = 0; i < symbols.length; i++) {
      const symbol = symbols[i]!;
      if (symbol >= onlyParts) break;
      const node = symbol + 1;
      if (childrenOf[node + 1]! > childrenOf[node]!) begun.push(node);
      this.#end(symbol, 1, says, keys);
    }
    const parts = symbols.slice(
      firstWhere(symbols, symbol => symbol >= usesFrom[PARTS]!),
      firstWhere(symbols, symbol => symbol >= usesFrom[USELESS]!),
    );
    // "Any number" stands first whatever its use.
    if (symbols[0] === 0 && isPart[0]! & 1 && parts[0] !== 0) parts.unshift(0);
    return {id: ++this.#made, begun, followed: NONE, parts, says, keys, steps: new Map()};
  }

  /** What an atom says by itself, and of what it is the key. */
  #end(atom: number, words: number, says: number[], keys: number[]): void {
    const {triedForAtom, triedNext, elementsOf, conceptOf} = this.#program;
    for (let variant = triedForAtom[atom]!; variant >= 0; variant = triedNext[variant]!) {
      const isWhole = elementsOf[variant + 1]! - elementsOf[variant]! === 1;
      if (isWhole) says.push(conceptOf[variant]!, words);
      else keys.push(variant, words, this.#neededBy(variant));
    }
  }

  /** What ends when the atoms end that end in `before` and those that end at `nodes`, and which of these go on. */
  #after(before: State, nodes: readonly number[]): Pick<State, 'parts' | 'says' | 'keys'> & {readonly goOn: readonly number[]} {
    const {lengthOf, parts: isPart} = this.#program;
    const parts: number[] = [];
    const says: number[] = [];
    const keys: number[] = [];
    const goOn: number[] = [];
    for (const node of nodes) {
      if (this.#trie.goesOn(node)) goOn.push(node);
      const atom = this.#trie.atom(node);
      if (atom < 0) continue;
      if ((isPart[atom >> 5]! >> (atom & 31)) & 1) parts.push(atom);
      this.#end(atom, lengthOf[atom]!, says, keys);
    }
    return {parts: together(before.parts, parts), says: together(before.says, says), keys: together(before.keys, keys), goOn: together(NONE, goOn)};
  }

  /** Of the atoms that a variant needs beside its key the longest, which is likely to be the rarest. */
  #neededBy(variant: number): number {
    const {elementsOf, elements, keys, lengthOf} = this.#program;
    const first = elementsOf[variant]!;
    const key = first + keys[variant]!;
    let longest = 0;
    let needed = NOTHING_NEEDED;
    for (let e = first; e < elementsOf[variant + 1]!; e++) {
      const element = elements[e]!;
      if (e === key || element >= lengthOf.length || lengthOf[element]! <= longest) continue;
      longest = lengthOf[element]!;
      needed = e < key ? neededBefore(element) : neededBehind(element);
    }
    return needed;
  }
}

const NONE: readonly number[] = [];
/** Both lists, with no room to grow, and the first itself where nothing comes to it. */
const together = (before: readonly number[], more: readonly number[]): readonly number[] => (more.length ? before.concat(more) : before);
