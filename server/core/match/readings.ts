import {detached} from '../draft/block.ts';
import type {LeadInState} from './hits.ts';
import type {Reading} from './reading.ts';

interface Known {
  readonly context: number;
  /** undefined: the sentence says nothing that could be asked for. */
  readonly reading: Reading | undefined;
  /** The version of the draft in which it stood last. */
  version: number;
}

/** Readings remembered beyond those of the present version before old ones are looked for. */
const SPARE = 500;

/**
 * Readings of the sentences of a draft that is read again and again. What a sentence says depends on its words, on the lead-in it completes, on what its block is
 * (`context`), and on the terms that the draft defines, and on nothing else; so while these stay the same, it is not read again.
 */
export class Readings {
  readonly #byLeadIn = new Map<LeadInState | undefined, Map<string, Known>>();
  #size = 0;
  #used = 0;
  #version = 0;
  #terms = '';

  /** Begins a version. `terms`: what the terms of the draft stand for, as a text that differs whenever that does. */
  begin(terms: string): void {
    if (terms !== this.#terms) {
      this.#byLeadIn.clear();
      this.#size = 0;
    }
    if (this.#size > 2 * this.#used + SPARE) this.#tidy();
    this.#terms = terms;
    this.#version++;
    this.#used = 0;
  }

  of(sentence: string, leadIn: LeadInState | undefined, context: number, read: () => Reading | undefined): Reading | undefined {
    let known = this.#byLeadIn.get(leadIn);
    if (!known) this.#byLeadIn.set(leadIn, (known = new Map()));
    let one = known.get(sentence);
    if (!one || one.context !== context) {
      if (!one) this.#size++;
      known.set(detached(sentence), (one = {context, reading: read(), version: 0}));
    }
    if (one.version !== this.#version) this.#used++;
    one.version = this.#version;
    return one.reading;
  }

  /** Forgets the sentences that did not stand in the version before. */
  #tidy(): void {
    for (const [leadIn, known] of this.#byLeadIn) {
      for (const [sentence, {version}] of known) if (version !== this.#version) known.delete(sentence);
      if (known.size === 0) this.#byLeadIn.delete(leadIn);
    }
    this.#size = this.#used;
  }
}
