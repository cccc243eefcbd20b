import {Glue, scanWords, Words} from '../words.ts';
import {CLOSED, type State} from './automaton.ts';
import type {Matcher} from './matcher.ts';
import type {WordClass} from './trie.ts';

/** What a lead-in hands on to the items that complete it, so that it is never scanned again. */
export interface LeadInView {
  readonly glue: Uint8Array;
  readonly stops: Int32Array;
  /** Automaton state after each word. */
  readonly states: readonly State[];
  /** Atoms still open at the end, where it ends with a small word ("shall:", "by:"); after a noun a new thought begins. */
  readonly open: State;
}

/** A lead-in longer than this is not carried into its items: no drafter's lead-in is, and the bound keeps long lists linear. */
const LONGEST_LEAD_IN = 200;

/** One clause as a line of words: those of the lead-in that it completes, then its own. The buffers are used again for every clause. */
export class View {
  /** Words of the own sentence; view position = own index + ownFrom. */
  readonly words = new Words();
  ownFrom = 0;
  count = 0;
  glue = new Uint8Array(512);
  /** How many stops (semicolons, colons) stand before each word of the view: equal numbers mean that a gap may join them. */
  stops = new Int32Array(512);
  /** Automaton state after each word of the view. */
  readonly states: State[] = [];
  /** By own word: it is a number. */
  readonly isNumber: boolean[] = [];

  readonly #matcher: Matcher;
  readonly #classes: WordClass[] = [];
  #open: State = CLOSED;

  constructor(matcher: Matcher) {
    this.#matcher = matcher;
  }

  /** Scans text[from, to) as the words behind a lead-in. */
  protected scan(text: string, from: number, to: number, leadIn: LeadInView | undefined): void {
    scanWords(text, from, to, this.words);
    this.#classify(text);
    this.ownFrom = leadIn?.states.length ?? 0;
    this.count = this.ownFrom + this.words.count;
    this.#reserve();
    this.#open = CLOSED;
    if (leadIn) this.#adopt(leadIn);
    this.#step();
  }

  /** What items that complete the sentence just scanned need of it; undefined when it is too long to be a lead-in. */
  protected handOn(text: string): LeadInView | undefined {
    const {words, count} = this;
    if (words.count === 0 || count > LONGEST_LEAD_IN) return undefined;
    const last = text.slice(words.start[words.count - 1]!, words.end[words.count - 1]!);
    return {
      glue: this.glue.slice(0, count),
      stops: this.stops.slice(0, count),
      states: this.states.slice(0, count),
      open: this.#matcher.isSmall(last) ? this.#open : CLOSED,
    };
  }

  #adopt({glue, stops, states, open}: LeadInView): void {
    this.glue.set(glue);
    this.stops.set(stops);
    for (let at = 0; at < states.length; at++) this.states[at] = states[at]!;
    this.#open = open;
  }

  #reserve(): void {
    if (this.count <= this.glue.length) return;
    const size = Math.max(this.count, this.glue.length * 2);
    this.glue = new Uint8Array(size);
    this.stops = new Int32Array(size);
  }

  /** Looks the words up; "forty-eight" becomes one word. */
  #classify(text: string): void {
    const {words} = this;
    const classes = this.#classes;
    let kept = 0;
    for (let i = 0; i < words.count; i++) {
      const found = this.#matcher.classOf(text.slice(words.start[i]!, words.end[i]!));
      if (words.glue[i] === Glue.hyphen && found.isNumber && kept > 0 && classes[kept - 1]!.isNumber) {
        words.end[kept - 1] = words.end[i]!;
        continue;
      }
      words.start[kept] = words.start[i]!;
      words.end[kept] = words.end[i]!;
      words.glue[kept] = words.glue[i]!;
      this.isNumber[kept] = found.isNumber;
      classes[kept++] = found;
    }
    words.count = kept;
  }

  #step(): void {
    const {words, ownFrom} = this;
    const {automaton} = this.#matcher;
    let stops = ownFrom > 0 ? this.stops[ownFrom - 1]! : 0;
    let state = this.#open;
    for (let i = 0; i < words.count; i++) {
      const at = ownFrom + i;
      // An item goes on where its lead-in stopped, so no colon stands between them.
      const glue = i === 0 ? Glue.space : words.glue[i]!;
      if (glue === Glue.stop) stops++;
      this.glue[at] = glue;
      this.stops[at] = stops;
      state = automaton.step(glue >= Glue.comma ? CLOSED : state, this.#classes[i]!, glue !== Glue.hyphen);
      // Nothing ends before a hyphen.
      this.states[at] = i + 1 < words.count && words.glue[i + 1] === Glue.hyphen ? CLOSED : state;
    }
    this.#open = state;
  }
}
