import type {Program} from '../pack/program.ts';
import type {DefinedTerms} from './defined.ts';
import {dropOverlaps, EMPTY, IntList, sortPairs} from './intList.ts';
import {Joins} from './joins.ts';
import type {Matcher} from './matcher.ts';
import {NumberQueue} from './numberQueue.ts';
import {type LeadInView, View} from './view.ts';

/** A lead-in with what its defined terms stand for, as flat triples [concept, from, to]. */
export interface LeadInState extends LeadInView {
  readonly defined: readonly number[];
}

/**
 * Finds the concepts said in one clause. Results hold until the next `run`.
 * Hits are flat pairs [from, to) of view positions (lead-in words, then own words), ascending by `from`.
 */
export class Hits extends View {
  readonly #program: Program;
  readonly #joins: Joins;
  /** Atoms said in this clause bear its number, so that nothing has to be cleared between clauses. */
  readonly #said: Int32Array;
  #clause = 0;
  /** By concept, once it was ever said. */
  readonly #hits: (IntList | undefined)[];
  readonly #concepts: number[] = [];
  /** Variants whose key was said, as flat triples [variant, from, to] with the place of the key; tried once the whole clause is known. */
  readonly #keys = new IntList();
  /** Such variants that refer to concepts, by the concept they say: they wait until the concepts they refer to are known. */
  readonly #pending: (IntList | undefined)[];
  /** Concepts with hits or attempts that are not settled yet. */
  readonly #queue: NumberQueue;
  /** Flat triples [concept, from, to] in view positions. */
  #defined: number[] = [];

  constructor(matcher: Matcher) {
    super(matcher);
    this.#program = matcher.program;
    this.#joins = new Joins(this.#program, this, concept => this.of(concept));
    const concepts = this.#program.notOf.length;
    this.#said = new Int32Array(this.#program.lengthOf.length);
    this.#hits = new Array(concepts);
    this.#pending = new Array(concepts);
    this.#queue = new NumberQueue(concepts);
  }

  /** Concepts with hits after `run`, ascending. */
  get concepts(): readonly number[] {
    return this.#concepts;
  }

  of(concept: number): Readonly<IntList> {
    return (concept >= 0 && this.#hits[concept]) || EMPTY;
  }

  /** `terms`: what the draft's own terms stand for, where they are to be understood so. */
  run(text: string, from: number, to: number, leadIn: LeadInState | undefined, terms?: DefinedTerms): void {
    for (const concept of this.#concepts) this.#hits[concept]!.length = 0;
    this.#concepts.length = 0;
    this.#clause++;
    this.scan(text, from, to, leadIn);
    this.#defined = leadIn ? leadIn.defined.slice() : [];
    terms?.find(text, this.words, (concept, start, end) => this.#defined.push(concept, this.ownFrom + start, this.ownFrom + end));
    this.#readAtoms();
    this.#tryKeys();
    for (let i = 0; i < this.#defined.length; i += 3) this.#find(this.#defined[i]!, this.#defined[i + 1]!, this.#defined[i + 2]!);
    this.#settle();
  }

  /** State for the items that complete the sentence just run; undefined when it is too long to be a lead-in. */
  save(text: string): LeadInState | undefined {
    const view = this.handOn(text);
    return view && {...view, defined: this.#defined};
  }

  /** Notes which atoms end at each word, and what they say by themselves. */
  #readAtoms(): void {
    const clause = this.#clause;
    for (let at = 0; at < this.count; at++) {
      const {parts, says, keys} = this.states[at]!;
      const to = at + 1;
      for (let i = 0; i < parts.length; i++) this.#said[parts[i]!] = clause;
      for (let i = 0; i < says.length; i += 2) this.#find(says[i]!, to - says[i + 1]!, to);
      for (let i = 0; i < keys.length; i += 2) push(this.#keys, keys[i]!, to - keys[i + 1]!, to);
    }
  }

  #tryKeys(): void {
    const {at, length} = this.#keys;
    for (let i = 0; i < length; i += 3) this.#try(at[i]!, at[i + 1]!, at[i + 2]!);
    this.#keys.length = 0;
  }

  /** Tries a variant whose key stands at [from, to), now or when the concepts it refers to are known; not at all where one of its atoms is not said. */
  #try(variant: number, from: number, to: number): void {
    const {elementsOf, elements, conceptOf} = this.#program;
    const end = elementsOf[variant + 1]!;
    let refers = false;
    for (let e = elementsOf[variant]!; e < end; e++) {
      const element = elements[e]!;
      if (element < 0) refers = true;
      else if (this.#said[element] !== this.#clause) return;
    }
    if (!refers) return this.#join(variant, from, to);
    const concept = conceptOf[variant]!;
    push((this.#pending[concept] ??= new IntList()), variant, from, to);
    this.#queue.add(concept);
  }

  #join(variant: number, from: number, to: number): void {
    const concept = this.#program.conceptOf[variant]!;
    const {at, length} = this.#joins.spans(variant, from, to);
    for (let i = 0; i < length; i += 2) this.#find(concept, at[i]!, at[i + 1]!);
  }

  #find(concept: number, from: number, to: number): void {
    const hits = (this.#hits[concept] ??= new IntList());
    if (hits.length === 0) this.#queue.add(concept);
    hits.push(from);
    hits.push(to);
  }

  /** Concepts in ascending order: every concept comes after those its variants refer to. */
  #settle(): void {
    const {notOf, triedForConcept, triedFor} = this.#program;
    for (let concept = this.#queue.first(0); concept >= 0; concept = this.#queue.first(concept)) {
      const pending = this.#pending[concept];
      if (pending) {
        for (let i = 0; i < pending.length; i += 3) this.#join(pending.at[i]!, pending.at[i + 1]!, pending.at[i + 2]!);
        pending.length = 0;
      }
      this.#queue.remove(concept);
      const hits = this.of(concept) as IntList;
      const not = this.of(notOf[concept]!);
      if (not.length > 0) dropOverlaps(hits, not);
      if (hits.length === 0) continue;
      sortPairs(hits);
      this.#concepts.push(concept);
      const end = triedForConcept[concept + 1]!;
      for (let k = triedForConcept[concept]!; k < end; k++)
        for (let i = 0; i < hits.length; i += 2) this.#try(triedFor[k]!, hits.at[i]!, hits.at[i + 1]!);
    }
  }
}

function push(list: IntList, a: number, b: number, c: number): void {
  list.push(a);
  list.push(b);
  list.push(c);
}
