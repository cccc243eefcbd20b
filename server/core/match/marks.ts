import type {CueName} from '../pack/types.ts';
import {Glue} from '../words.ts';
import type {Hits} from './hits.ts';

/** The concept of each cue. */
export type Cues = {readonly [name in CueName]: number};

/** What a word of a clause is for its grammar, a bit each. Most stand at the first word of a cue. */
export const MARK = {
  /** All words of what only looks like a negation. */
  masked: 1,
  /** A negation, masked or not. */
  negation: 2,
  negator: 4,
  negativeSubject: 8,
  prohibition: 16,
  prohibited: 32,
  but: 64,
  conjunction: 128,
  subject: 256,
  without: 512,
  relative: 1024,
  auxiliary: 2048,
  /** Right behind words that take an object. */
  object: 4096,
  /** All words of a modal verb. */
  modal: 8192,
  /** A modal verb right behind its negation ("ne peut être renvoyé", "no podrá ser devuelto"), which other languages put there. */
  deniedModal: 16384,
  preposition: 32768,
  /** Right behind words that end a negation before them ("no warrant is needed to"). */
  freed: 65536,
} as const;

/** Above these bits, at the last word of a modal verb: its modality (an index into MODALITIES, pack/manners.ts). */
const MODALITY = 17;

export const modalityAt = (mark: number): number => mark >> MODALITY;

/** Marks the words of one clause after the other. */
export class Marks {
  /** By view position, with one behind the last. */
  at = new Int32Array(512);
  /** Some of these bits stand somewhere in the clause. */
  any = 0;
  readonly #cues: Cues;

  constructor(cues: Cues) {
    this.#cues = cues;
  }

  read(hits: Hits): void {
    const cues = this.#cues;
    if (hits.count >= this.at.length) this.at = new Int32Array(2 * hits.count);
    this.at.fill(0, 0, hits.count + 1);
    this.any = 0;
    this.#cover(hits, cues['pseudo-negation'], MARK.masked);
    for (const cue of [cues.must, cues.may, cues.will]) this.#cover(hits, cue, MARK.modal);
    this.#start(hits, cues.negator, MARK.negation, 0);
    this.#start(hits, cues.negator, MARK.negator, MARK.masked);
    // Later lists win, so that "shall endeavour" is an endeavour at its last word.
    this.#modal(hits, cues.must, 1);
    this.#modal(hits, cues.will, 2);
    this.#modal(hits, cues.should, 3);
    this.#modal(hits, cues.may, 4);
    this.#modal(hits, cues.endeavour, 5);
    this.#start(hits, cues['negative-subject'], MARK.negativeSubject, MARK.masked);
    this.#start(hits, cues.prohibition, MARK.prohibition, MARK.masked);
    this.#start(hits, cues.prohibited, MARK.prohibited, MARK.masked);
    this.#start(hits, cues.without, MARK.without, MARK.masked);
    this.#start(hits, cues.but, MARK.but, MARK.masked);
    this.#start(hits, cues.conjunction, MARK.conjunction, 0);
    this.#start(hits, cues.subject, MARK.subject, 0);
    this.#start(hits, cues.relative, MARK.relative, 0);
    this.#start(hits, cues.auxiliary, MARK.auxiliary, 0);
    this.#start(hits, cues.preposition, MARK.preposition, 0);
    this.#behind(hits, cues['before-object'], MARK.object);
    this.#behind(hits, cues['negation-ends'], MARK.freed);
  }

  #behind(hits: Hits, cue: number, mark: number): void {
    const {pairs} = hits;
    for (let i = hits.first(cue); i < hits.end(cue); i += 2) this.at[pairs[i + 1]!]! |= mark;
  }

  #cover(hits: Hits, cue: number, mark: number): void {
    const {pairs} = hits;
    for (let i = hits.first(cue); i < hits.end(cue); i += 2) for (let at = pairs[i]!; at < pairs[i + 1]!; at++) this.at[at]! |= mark;
  }

  /** @param except what starts at a word with this mark does not count */
  #start(hits: Hits, cue: number, mark: number, except: number): void {
    const {pairs} = hits;
    for (let i = hits.first(cue); i < hits.end(cue); i += 2) {
      const at = pairs[i]!;
      if (this.at[at]! & except) continue;
      this.at[at]! |= mark;
      this.any |= mark;
    }
  }

  #modal(hits: Hits, cue: number, modality: number): void {
    const {pairs} = hits;
    for (let i = hits.first(cue); i < hits.end(cue); i += 2) {
      const first = pairs[i]!;
      const last = pairs[i + 1]! - 1;
      if (this.at[first]! & MARK.masked) continue;
      this.at[last] = (this.at[last]! & (2 ** MODALITY - 1)) | (modality << MODALITY);
      if (first > 0 && this.at[first - 1]! & MARK.negator && hits.glue[first]! < Glue.comma) this.at[last]! |= MARK.deniedModal;
    }
  }
}
