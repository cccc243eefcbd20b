import type {Program} from '../pack/tables.ts';
import type {Words} from '../words.ts';
import {Atoms, neededBefore, neededBehind} from './atoms.ts';
import {Found} from './found.ts';
import {doubled, type IntList} from './intList.ts';
import {Joins} from './joins.ts';
import type {Matcher} from './matcher.ts';
import {type LeadInView, View} from './view.ts';

/** A lead-in with what its defined terms stand for, as flat triples [concept, from, to]. */
export interface LeadInState extends LeadInView {
  readonly defined: readonly number[];
}

/** Columns of an attempt. */
const [VARIANT, FROM, TO, BEFORE, WIDTH] = [0, 1, 2, 3, 4];

/** What terms of the draft stand for (defined.ts): calls `found` for each idea that is said so at words [from, to). */
interface Terms {
  readonly find: (text: string, words: Words, found: (concept: number, from: number, to: number) => void) => void;
}

/**
 * Finds the concepts said in one clause. Results hold until the next `run`.
 * They are pairs [from, to) of view positions (lead-in words, then own words), ascending by `from`.
 */
export class Hits extends View {
  readonly found: Found;
  readonly #program: Program;
  readonly #joins: Joins;
  readonly #atoms: Atoms;
  /** By concept: the last of its attempts, from 1; 0 for none. */
  readonly #waiting: Int32Array;
  /** Variants that refer to concepts, with the place of their key: they wait until these are settled. */
  #attempts = new Int32Array(64 * WIDTH);
  #attempted = 0;
  /** Flat triples [concept, from, to] in view positions. */
  #defined: number[] = [];

  constructor(matcher: Matcher) {
    super(matcher);
    this.#program = matcher.program;
    const concepts = this.#program.notOf.length;
    this.found = new Found(this.#program);
    this.#atoms = new Atoms(this.#program);
    this.#joins = new Joins(this.#program, this, this.#atoms, this.found);
    this.#waiting = new Int32Array(concepts);
  }

  /** Concepts that may be said, in the order in which they were found. */
  get concepts(): Readonly<IntList> {
    return this.found.concepts;
  }

  /** Where a concept is said: `pairs` from `first(concept)` to `end(concept)`. */
  get pairs(): Int32Array {
    return this.found.pairs;
  }

  first(concept: number): number {
    return this.found.first(concept);
  }

  end(concept: number): number {
    return this.found.end(concept);
  }

  says(concept: number): boolean {
    return this.found.says(concept);
  }

  /** `terms`: what the draft's own terms stand for, where they are to be understood so. */
  run(text: string, from: number, to: number, leadIn: LeadInState | undefined, terms?: Terms): void {
    this.found.clear();
    this.scan(text, from, to, leadIn);
    this.#defined = leadIn ? leadIn.defined.slice() : [];
    terms?.find(text, this.words, (concept, start, end) => this.#defined.push(concept, this.ownFrom + start, this.ownFrom + end));
    this.#readAtoms();
    this.#tryKeys();
    for (let i = 0; i < this.#defined.length; i += 3) this.found.add(this.#defined[i]!, this.#defined[i + 1]!, this.#defined[i + 2]!);
    this.#settle();
  }

  /** State for the items that complete the sentence just run; undefined when it is too long to be a lead-in. */
  save(text: string): LeadInState | undefined {
    const view = this.handOn(text);
    return view && {...view, defined: this.#defined};
  }

  /** Notes which atoms end at each word, and what they say by themselves. */
  #readAtoms(): void {
    this.#atoms.begin(this.count);
    for (let at = 0; at < this.count; at++) {
      const {parts, says} = this.states[at]!;
      const to = at + 1;
      this.#atoms.note(parts, to);
      for (let i = 0; i < says.length; i += 2) this.found.add(says[i]!, to - says[i + 1]!, to);
    }
  }

  /** Most keys stand alone, which the atom that has to stand on one side of them tells without a look at the phrase. */
  #tryKeys(): void {
    for (let at = 0; at < this.count; at++) {
      const {keys} = this.states[at]!;
      const to = at + 1;
      for (let i = 0; i < keys.length; i += 3) {
        const from = to - keys[i + 1]!;
        if (this.#atoms.admits(keys[i + 2]!, from, to)) this.#try(keys[i]!, from, to);
      }
    }
  }

  /** Tries a variant whose key stands at [from, to), now or when the concepts it refers to are known; not at all where one of its atoms is not said on its side of the key. */
  #try(variant: number, from: number, to: number): void {
    const {elementsOf, elements, keys, conceptOf, lengthOf} = this.#program;
    const atoms = lengthOf.length;
    const first = elementsOf[variant]!;
    const end = elementsOf[variant + 1]!;
    const key = first + keys[variant]!;
    let refers = false;
    for (let e = first; e < end; e++) {
      const element = elements[e]!;
      if (element >= atoms) refers = true;
      else if (e !== key && !this.#atoms.admits(e < key ? neededBefore(element) : neededBehind(element), from, to)) return;
    }
    if (!refers) return this.#join(variant, from, to);
    this.#wait(conceptOf[variant]!, variant, from, to);
  }

  #wait(concept: number, variant: number, from: number, to: number): void {
    const attempt = this.#attempted;
    this.#attempted += WIDTH;
    if (this.#attempted > this.#attempts.length) this.#attempts = doubled(this.#attempts);
    const attempts = this.#attempts;
    attempts[attempt + VARIANT] = variant;
    attempts[attempt + FROM] = from;
    attempts[attempt + TO] = to;
    attempts[attempt + BEFORE] = this.#waiting[concept]!;
    this.#waiting[concept] = attempt + 1;
    this.found.open.add(concept);
  }

  #join(variant: number, from: number, to: number): void {
    const concept = this.#program.conceptOf[variant]!;
    const {at, length} = this.#joins.spans(variant, from, to);
    for (let i = 0; i < length; i += 2) this.found.add(concept, at[i]!, at[i + 1]!);
  }

  /** Concepts that wait, in ascending order: every concept comes after those its variants refer to. */
  #settle(): void {
    const {triedForConcept, triedNext} = this.#program;
    const {found} = this;
    for (let concept = found.open.first(0); concept >= 0; concept = found.open.first(concept)) {
      for (let attempt = this.#waiting[concept]!; attempt > 0; attempt = this.#attempts[attempt - 1 + BEFORE]!)
        this.#join(this.#attempts[attempt - 1 + VARIANT]!, this.#attempts[attempt - 1 + FROM]!, this.#attempts[attempt - 1 + TO]!);
      this.#waiting[concept] = 0;
      found.open.remove(concept);
      if (!found.hasTurn(concept) || found.end(concept) === 0) continue;
      for (let variant = triedForConcept[concept]!; variant >= 0; variant = triedNext[variant]!)
        for (let i = found.first(concept); i < found.end(concept); i += 2) this.#try(variant, found.pairs[i]!, found.pairs[i + 1]!);
    }
    this.#attempted = 0;
  }
}
