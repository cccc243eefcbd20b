import {Glue, scanWords, Words} from '../words.ts';
import {CLOSED, type WordClass} from './automaton.ts';
import {type Matcher, NUMBER, type RunVariant} from './matcher.ts';

/** What a lead-in hands on to the items that complete it, so that it is never scanned again. */
export interface LeadInState {
  readonly count: number;
  readonly glue: Uint8Array;
  readonly stops: Int32Array;
  /** Flat triples [atom, from, to]. */
  readonly atoms: readonly number[];
  /** Trie nodes of atoms that are still open at the end. */
  readonly open: readonly number[];
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
  readonly #atomHits: (number[] | undefined)[];
  readonly #conceptHits: (number[] | undefined)[];
  readonly #touchedAtoms: number[] = [];
  readonly #touchedConcepts: number[] = [];
  /** Variants to try, by concept, and a bitmap-ordered queue of the concepts that have some. */
  readonly #pending: (RunVariant[] | undefined)[];
  readonly #queue: number[] = [];
  readonly #classes: WordClass[] = [];
  #state = CLOSED;

  constructor(matcher: Matcher) {
    this.#matcher = matcher;
    this.#atomHits = new Array(matcher.pack.atoms.length);
    this.#conceptHits = new Array(matcher.pack.concepts.length);
    this.#pending = new Array(matcher.pack.concepts.length);
  }

  /** Concepts with hits after `run`. */
  get concepts(): readonly number[] {
    return this.#touchedConcepts;
  }

  of(concept: number): readonly number[] {
    return (concept >= 0 && this.#conceptHits[concept]) || EMPTY;
  }

  run(text: string, from: number, to: number, leadIn: LeadInState | undefined): void {
    this.#reset();
    scanWords(text, from, to, this.words);
    this.#classify(text);
    if (leadIn) this.#adopt(leadIn);
    this.ownFrom = leadIn?.count ?? 0;
    this.count = this.ownFrom + this.words.count;
    this.#scan();
    this.#joinAll();
  }

  /** State for the items that complete the sentence just run; undefined when it is too long to be a lead-in. */
  save(): LeadInState | undefined {
    if (this.count === 0 || this.count > LONGEST_LEAD_IN) return undefined;
    const atoms: number[] = [];
    for (const atom of this.#touchedAtoms) {
      const hits = this.#atomHits[atom]!;
      for (let i = 0; i < hits.length; i += 2) atoms.push(atom, hits[i]!, hits[i + 1]!);
    }
    return {count: this.count, glue: this.glue.slice(0, this.count), stops: this.stops.slice(0, this.count), atoms, open: this.#matcher.automaton.nodesOf(this.#state)};
  }

  #reset(): void {
    for (const atom of this.#touchedAtoms) this.#atomHits[atom] = undefined;
    for (const concept of this.#touchedConcepts) this.#conceptHits[concept] = undefined;
    this.#touchedAtoms.length = 0;
    this.#touchedConcepts.length = 0;
    this.#state = CLOSED;
  }

  #adopt(leadIn: LeadInState): void {
    this.#reserve(leadIn.count + this.words.count);
    this.glue.set(leadIn.glue);
    this.stops.set(leadIn.stops);
    for (let i = 0; i < leadIn.atoms.length; i += 3) this.#addAtom(leadIn.atoms[i]!, leadIn.atoms[i + 1]!, leadIn.atoms[i + 2]!);
    this.#state = this.#matcher.automaton.stateOf(leadIn.open);
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
      const joins = words.glue[i] === Glue.hyphen && found.symbols[0] === NUMBER && kept > 0 && classes[kept - 1]!.symbols[0] === NUMBER && found.id !== 0;
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
    this.#reserve(this.count);
    const {automaton} = this.#matcher;
    let stops = ownFrom > 0 ? this.stops[ownFrom - 1]! : 0;
    let state = this.#state;
    for (let i = 0; i < words.count; i++) {
      const at = ownFrom + i;
      // An item goes on where its lead-in stopped, so no colon stands between them.
      const glue = i === 0 ? Glue.space : words.glue[i]!;
      if (glue === Glue.stop) stops++;
      this.glue[at] = glue;
      this.stops[at] = stops;
      state = automaton.step(glue >= Glue.comma ? CLOSED : state, this.#classes[i]!, glue !== Glue.hyphen);
      if (state === CLOSED || (i + 1 < words.count && words.glue[i + 1] === Glue.hyphen)) continue;
      const ends = automaton.ends(state);
      for (let k = 0; k < ends.length; k += 2) this.#addAtom(ends[k]!, at + 1 - ends[k + 1]!, at + 1);
    }
    this.#state = state;
  }

  #addAtom(atom: number, from: number, to: number): void {
    let hits = this.#atomHits[atom];
    if (!hits) {
      hits = this.#atomHits[atom] = [];
      this.#touchedAtoms.push(atom);
      for (const variant of this.#matcher.byAtom[atom]!) this.#enqueue(variant);
    } else if (hits[hits.length - 1] === to && hits[hits.length - 2] === from) return;
    hits.push(from, to);
  }

  #enqueue(variant: RunVariant): void {
    const pending = this.#pending[variant.concept];
    if (pending) pending.push(variant);
    else {
      this.#pending[variant.concept] = [variant];
      push(this.#queue, variant.concept);
    }
  }

  /** Concepts in ascending order: every concept comes after those its variants refer to. */
  #joinAll(): void {
    for (;;) {
      const concept = pop(this.#queue);
      if (concept < 0) return;
      const variants = this.#pending[concept]!;
      this.#pending[concept] = undefined;
      let found: number[] = [];
      for (const variant of variants) {
        const hits = this.#join(variant);
        if (hits.length) found = found.length ? found.concat(hits as number[]) : (hits as number[]).slice();
      }
      const not = this.of(this.#matcher.pack.concepts[concept]!.not);
      found = ordered(not.length ? withoutOverlaps(found, not) : found);
      if (found.length === 0) continue;
      this.#conceptHits[concept] = found;
      this.#touchedConcepts.push(concept);
      for (const variant of this.#matcher.byConcept[concept]!) this.#enqueue(variant);
    }
  }

  #join(variant: RunVariant): readonly number[] {
    const {elements, gaps} = variant;
    for (const e of elements) if (this.#elementHits(e).length === 0) return EMPTY;
    let partial = this.#elementHits(elements[0]!);
    for (let k = 1; k < elements.length && partial.length; k++) {
      const hits = this.#elementHits(elements[k]!);
      const [least, most] = gaps[k - 1]!;
      const next: number[] = [];
      for (let p = 0; p < partial.length; p += 2) {
        const end = partial[p + 1]!;
        let nearest = -1;
        for (let h = firstFrom(hits, end + least); h < hits.length && hits[h]! <= end + most; h += 2) {
          const start = hits[h]!;
          // At the end of the phrase the nearest continuation is the one meant, with all its words.
          if (nearest >= 0 && start !== nearest) break;
          if (this.stops[start] !== this.stops[end - 1] || (most === 0 && this.glue[start]! >= Glue.comma)) continue;
          next.push(partial[p]!, hits[h + 1]!);
          if (k === elements.length - 1) nearest = start;
        }
      }
      partial = tightest(next);
    }
    return partial;
  }

  #elementHits(element: RunVariant['elements'][number]): readonly number[] {
    return (element.atom !== undefined ? this.#atomHits[element.atom] : this.#conceptHits[element.concept!]) ?? EMPTY;
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

/** Of pairs that end at the same word, the one that starts last; ascending by start. */
function tightest(pairs: number[]): number[] {
  if (pairs.length <= 2) return pairs;
  const byEnd = new Map<number, number>();
  for (let i = 0; i < pairs.length; i += 2) byEnd.set(pairs[i + 1]!, Math.max(pairs[i]!, byEnd.get(pairs[i + 1]!) ?? -1));
  const out: number[] = [];
  for (const [end, start] of byEnd) out.push(start, end);
  return ordered(out);
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
