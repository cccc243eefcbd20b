import type {Program} from '../pack/program.ts';
import {Glue, scanWords, Words} from '../words.ts';
import {CLOSED, type State, type WordClass} from './automaton.ts';
import type {DefinedTerms} from './defined.ts';
import {type Matcher, NUMBER} from './matcher.ts';

/** What a lead-in hands on to the items that complete it, so that it is never scanned again. */
export interface LeadInState {
  readonly glue: Uint8Array;
  readonly stops: Int32Array;
  /** Automaton state after each word. */
  readonly states: readonly State[];
  /** What its defined terms stand for, as flat triples [concept, from, to]. */
  readonly defined: readonly number[];
  /** Atoms still open at the end, where it ends with a small word ("shall:", "by:"); after a noun a new thought begins. */
  readonly open: State;
}

/** A lead-in longer than this is not carried into its items: no drafter's lead-in is, and the bound keeps long lists linear. */
const LONGEST_LEAD_IN = 200;

const EMPTY: readonly number[] = [];

/**
 * Finds the concepts said in one clause. The buffers are used again for every clause; results hold until the next `run`.
 * Hits are flat pairs [from, to) of view positions (lead-in words, then own words), ascending by `from`.
 */
export class Hits {
  /** Words of the own sentence; view position = own index + ownFrom. */
  readonly words = new Words();
  ownFrom = 0;
  count = 0;
  glue = new Uint8Array(512);
  /** How many stops (semicolons, colons) stand before each word of the view: equal numbers mean that a gap may join them. */
  stops = new Int32Array(512);

  readonly #matcher: Matcher;
  readonly #program: Program;
  /** Atoms said in this clause bear its number, so that nothing has to be cleared between clauses. */
  readonly #said: Int32Array;
  #clause = 0;
  /** Automaton state after each word of the view: where an atom's hits are read from once somebody asks. */
  readonly #states: State[] = [];
  readonly #conceptHits: (number[] | undefined)[];
  readonly #touchedConcepts: number[] = [];
  /**
   * Variants to try once the concepts they refer to are known, by the concept they say: flat triples [variant, from, to] with the hit of their key.
   * The heap `#queue` holds the concepts that have such or were found.
   */
  readonly #pending: (number[] | undefined)[];
  readonly #found: (number[] | undefined)[];
  readonly #queue: number[] = [];
  /** Key atoms said in this clause, as flat pairs [atom, view position after its last word]. */
  readonly #keys: number[] = [];
  readonly #classes: WordClass[] = [];
  #open: State = CLOSED;
  /** Flat triples [concept, from, to] in view positions. */
  #defined: number[] = [];

  constructor(matcher: Matcher) {
    this.#matcher = matcher;
    this.#program = matcher.program;
    const concepts = matcher.program.names.length;
    this.#said = new Int32Array(matcher.program.lengthOf.length);
    this.#conceptHits = new Array(concepts);
    this.#pending = new Array(concepts);
    this.#found = new Array(concepts);
  }

  /** Concepts with hits after `run`. */
  get concepts(): readonly number[] {
    return this.#touchedConcepts;
  }

  of(concept: number): readonly number[] {
    return (concept >= 0 && this.#conceptHits[concept]) || EMPTY;
  }

  /** `terms`: what the draft's own terms stand for, where they are to be understood so. */
  run(text: string, from: number, to: number, leadIn: LeadInState | undefined, terms?: DefinedTerms): void {
    this.#reset();
    scanWords(text, from, to, this.words);
    this.#classify(text);
    this.ownFrom = leadIn?.states.length ?? 0;
    this.count = this.ownFrom + this.words.count;
    this.#reserve(this.count);
    if (leadIn) this.#adopt(leadIn);
    this.#scan();
    terms?.find(text, this.words, (concept, start, end) => this.#defined.push(concept, this.ownFrom + start, this.ownFrom + end));
    this.#joinAll();
  }

  /** State for the items that complete the sentence just run; undefined when it is too long to be a lead-in. */
  save(text: string): LeadInState | undefined {
    const {words} = this;
    if (words.count === 0 || this.count > LONGEST_LEAD_IN) return undefined;
    const last = text.slice(words.start[words.count - 1]!, words.end[words.count - 1]!);
    return {
      glue: this.glue.slice(0, this.count),
      stops: this.stops.slice(0, this.count),
      states: this.#states.slice(0, this.count),
      defined: this.#defined.slice(),
      open: this.#matcher.isSmall(last) ? this.#open : CLOSED,
    };
  }

  #reset(): void {
    for (const concept of this.#touchedConcepts) this.#conceptHits[concept] = undefined;
    this.#touchedConcepts.length = 0;
    this.#open = CLOSED;
    this.#defined = [];
    this.#clause++;
  }

  #adopt(leadIn: LeadInState): void {
    this.glue.set(leadIn.glue);
    this.stops.set(leadIn.stops);
    leadIn.states.forEach((state, at) => {
      this.#states[at] = state;
      this.#say(state, at);
    });
    this.#defined.push(...leadIn.defined);
    this.#open = leadIn.open;
  }

  #reserve(count: number): void {
    if (count <= this.glue.length) return;
    const size = Math.max(count, this.glue.length * 2);
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
      const joins =
        words.glue[i] === Glue.hyphen && found.symbols.has(NUMBER) && kept > 0 && classes[kept - 1]!.symbols.has(NUMBER) && found.id !== 0;
      if (joins) {
        words.end[kept - 1] = words.end[i]!;
        continue;
      }
      words.start[kept] = words.start[i]!;
      words.end[kept] = words.end[i]!;
      words.glue[kept] = words.glue[i]!;
      classes[kept++] = found;
    }
    words.count = kept;
  }

  #scan(): void {
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
      const ended = i + 1 < words.count && words.glue[i + 1] === Glue.hyphen ? CLOSED : state;
      this.#states[at] = ended;
      if (ended !== CLOSED) this.#say(ended, at);
    }
    this.#open = state;
  }

  /** Notes the atoms that end at a word, and the keys among them, whose variants are tried once the whole clause is known. */
  #say(state: State, at: number): void {
    const {atoms} = state;
    const {triedForAtom} = this.#program;
    for (let k = 0; k < atoms.length; k++) {
      const atom = atoms[k]!;
      this.#said[atom] = this.#clause;
      if (triedForAtom[atom]! < triedForAtom[atom + 1]!) this.#keys.push(atom, at + 1);
    }
  }

  /** Variants of atoms alone are settled here; those that refer to concepts wait for them. */
  #tryKeys(): void {
    const keys = this.#keys;
    const {triedForAtom, triedFor, lengthOf} = this.#program;
    for (let i = 0; i < keys.length; i += 2) {
      const atom = keys[i]!;
      const to = keys[i + 1]!;
      const end = triedForAtom[atom + 1]!;
      for (let k = triedForAtom[atom]!; k < end; k++) this.#try(triedFor[k]!, to - lengthOf[atom]!, to);
    }
    keys.length = 0;
  }

  /** Tries a variant whose key stands at [from, to), now or when the concepts it refers to are known; not at all where one of its atoms is not said. */
  #try(variant: number, from: number, to: number): void {
    const {elementsOf, elements} = this.#program;
    const end = elementsOf[variant + 1]!;
    let refers = false;
    for (let e = elementsOf[variant]!; e < end; e++) {
      const element = elements[e]!;
      if (element < 0) refers = true;
      else if (this.#said[element] !== this.#clause) return;
    }
    if (refers) this.#defer(variant, from, to);
    else this.#join(variant, from, to);
  }

  #defer(variant: number, from: number, to: number): void {
    const concept = this.#program.conceptOf[variant]!;
    const pending = this.#pending[concept];
    if (pending) pending.push(variant, from, to);
    else {
      this.#pending[concept] = [variant, from, to];
      if (!this.#found[concept]) push(this.#queue, concept);
    }
  }

  #find(concept: number, from: number, to: number): void {
    const found = this.#found[concept];
    if (found) found.push(from, to);
    else {
      this.#found[concept] = [from, to];
      if (!this.#pending[concept]) push(this.#queue, concept);
    }
  }

  /** Concepts in ascending order: every concept comes after those its variants refer to. */
  #joinAll(): void {
    this.#tryKeys();
    for (let i = 0; i < this.#defined.length; i += 3) this.#find(this.#defined[i]!, this.#defined[i + 1]!, this.#defined[i + 2]!);
    const {notOf, triedForConcept, triedFor} = this.#program;
    for (;;) {
      const concept = pop(this.#queue);
      if (concept < 0) return;
      const pending = this.#pending[concept];
      // What the attempts find belongs to this very concept, which is off the queue already.
      if (!this.#found[concept]) this.#found[concept] = [];
      if (pending) for (let i = 0; i < pending.length; i += 3) this.#join(pending[i]!, pending[i + 1]!, pending[i + 2]!);
      this.#pending[concept] = undefined;
      let found = this.#found[concept]!;
      this.#found[concept] = undefined;
      if (found.length === 0) continue;
      const not = this.of(notOf[concept]!);
      found = ordered(not.length ? withoutOverlaps(found, not) : found);
      if (found.length === 0) continue;
      this.#conceptHits[concept] = found;
      this.#touchedConcepts.push(concept);
      const end = triedForConcept[concept + 1]!;
      for (let k = triedForConcept[concept]!; k < end; k++)
        for (let i = 0; i < found.length; i += 2) this.#try(triedFor[k]!, found[i]!, found[i + 1]!);
    }
  }

  /** Goes outward from the key element, which stands at [from, to): first to the right, then to the left. */
  #join(variant: number, from: number, to: number): void {
    const {elementsOf, elements, gaps, keys, conceptOf} = this.#program;
    const first = elementsOf[variant]!;
    const last = elementsOf[variant + 1]! - 1;
    const concept = conceptOf[variant]!;
    if (first === last) return this.#find(concept, from, to);
    const key = first + keys[variant]!;
    let spans: readonly number[] = [from, to];
    for (let e = key + 1; e <= last && spans.length; e++) spans = this.#extendRight(spans, elements[e]!, gaps[e]!, e === last);
    for (let e = key - 1; e >= first && spans.length; e--) spans = this.#extendLeft(spans, elements[e]!, gaps[e + 1]!, e === first);
    for (let i = 0; i < spans.length; i += 2) this.#find(concept, spans[i]!, spans[i + 1]!);
  }

  /** At the end of the phrase the nearest continuation is the one meant, with all its words. */
  #extendRight(spans: readonly number[], element: number, gap: number, isLast: boolean): number[] {
    const [least, most] = [gap & 255, gap >> 8];
    const next: number[] = [];
    for (let p = 0; p < spans.length; p += 2) {
      const end = spans[p + 1]!;
      for (let start = end + least; start <= end + most && start < this.count; start++) {
        if (!this.#joins(end, start, most)) continue;
        const before = next.length;
        this.#pushFrom(next, spans[p]!, element, start);
        if (isLast && next.length > before) break;
      }
    }
    return next;
  }

  #extendLeft(spans: readonly number[], element: number, gap: number, isFirst: boolean): number[] {
    const [least, most] = [gap & 255, gap >> 8];
    const next: number[] = [];
    for (let p = 0; p < spans.length; p += 2) {
      const start = spans[p]!;
      for (let end = start - least; end >= start - most && end > 0; end--) {
        if (!this.#joins(end, start, most)) continue;
        const before = next.length;
        this.#pushTo(next, spans[p + 1]!, element, end);
        if (isFirst && next.length > before) break;
      }
    }
    return next;
  }

  /** No stop between the two, and no comma where they must touch. */
  #joins(end: number, start: number, most: number): boolean {
    return this.stops[start] === this.stops[end - 1] && (most > 0 || this.glue[start]! < Glue.comma);
  }

  /** Adds [from, end of the element] for each hit of the element that starts at `start`. */
  #pushFrom(next: number[], from: number, element: number, start: number): void {
    if (element >= 0) {
      const end = start + this.#program.lengthOf[element]!;
      if (end <= this.count && this.#states[end - 1]!.atoms.includes(element)) next.push(from, end);
      return;
    }
    const hits = this.of(-1 - element);
    for (let h = firstFrom(hits, start); h < hits.length && hits[h] === start; h += 2) next.push(from, hits[h + 1]!);
  }

  /** Adds [start of the element, to] for each hit of the element that ends at `end`; of a concept's hits the longest. */
  #pushTo(next: number[], to: number, element: number, end: number): void {
    if (element >= 0) {
      if (this.#states[end - 1]!.atoms.includes(element)) next.push(end - this.#program.lengthOf[element]!, to);
      return;
    }
    const hits = this.of(-1 - element);
    for (let h = 0; h < hits.length && hits[h]! < end; h += 2) {
      if (hits[h + 1] === end) return void next.push(hits[h]!, to);
    }
  }
}

/** Index of the first pair whose `from` is at least `from`. */
function firstFrom(hits: readonly number[], from: number): number {
  let low = 0;
  let high = hits.length >> 1;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (hits[mid * 2]! < from) low = mid + 1;
    else high = mid;
  }
  return low * 2;
}

/** Ascending by from, then to, without twins. */
function ordered(pairs: number[]): number[] {
  if (pairs.length <= 2) return pairs;
  const list: [number, number][] = [];
  for (let i = 0; i < pairs.length; i += 2) list.push([pairs[i]!, pairs[i + 1]!]);
  list.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const out: number[] = [];
  for (const [from, to] of list) {
    if (out.length && out[out.length - 2] === from && out[out.length - 1] === to) continue;
    out.push(from, to);
  }
  return out;
}

function withoutOverlaps(pairs: readonly number[], not: readonly number[]): number[] {
  const out: number[] = [];
  for (let i = 0; i < pairs.length; i += 2) {
    let hit = false;
    for (let k = 0; k < not.length && !hit; k += 2) hit = pairs[i]! < not[k + 1]! && not[k]! < pairs[i + 1]!;
    if (!hit) out.push(pairs[i]!, pairs[i + 1]!);
  }
  return out;
}

/** A binary heap of concept numbers. */
function push(heap: number[], value: number): void {
  let i = heap.push(value) - 1;
  while (i > 0) {
    const parent = (i - 1) >> 1;
    if (heap[parent]! <= value) break;
    heap[i] = heap[parent]!;
    i = parent;
  }
  heap[i] = value;
}

function pop(heap: number[]): number {
  if (heap.length === 0) return -1;
  const top = heap[0]!;
  const last = heap.pop()!;
  if (heap.length === 0) return top;
  let i = 0;
  for (;;) {
    let child = i * 2 + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && heap[child + 1]! < heap[child]!) child++;
    if (heap[child]! >= last) break;
    heap[i] = heap[child]!;
    i = child;
  }
  heap[i] = last;
  return top;
}
