import {USE} from '../pack/uses.ts';
import type {DefinedTerms} from './defined.ts';
import {Hits, type LeadInState} from './hits.ts';
import type {Matcher} from './matcher.ts';
import {NumberQueue} from './numberQueue.ts';
import {Governor} from './polarity.ts';
import {type Said, SaidBuilder} from './said.ts';
import type {Segment} from './types.ts';

/** What one sentence says, wherever it stands: no offsets of the source, no zones of the block. */
export interface Reading {
  readonly segments: readonly Segment[];
  readonly disapplies: boolean;
  readonly said: Said;
  /** What goes with what it says may stand in other clauses: it is part of a list or of a row. */
  readonly isOpen: boolean;
  /** What it hands on to items that complete it; undefined when it leads nothing in or is too long for it. */
  readonly leadIn: LeadInState | undefined;
}

/** Where a sentence stands, as far as it matters to what it says. */
export interface SentencePlace {
  /** Items or flush text complete it. */
  readonly leads: boolean;
  readonly inCell: boolean;
  /** The other cells of its row belong to the same statement. */
  readonly inRow: boolean;
}

/** Reads sentences one after the other with the same buffers. */
export class SentenceReader {
  readonly #matcher: Matcher;
  readonly #hits: Hits;
  readonly #governor: Governor;
  readonly #rows = new SaidBuilder();
  /** Concepts that matter in this sentence because of what is said beside them bear its number. */
  readonly #beside: Int32Array;
  /** Of those that are said in this sentence what is to be kept, as far as is known here. */
  readonly #kept: NumberQueue;

  constructor(matcher: Matcher) {
    this.#matcher = matcher;
    this.#hits = new Hits(matcher);
    this.#governor = new Governor(matcher.cues);
    this.#beside = new Int32Array(matcher.uses.concepts);
    this.#kept = new NumberQueue(matcher.uses.concepts);
  }

  /** @returns undefined when the sentence says nothing that rules speak of or another sentence could ask for */
  read(sentence: string, before: LeadInState | undefined, {leads, inCell, inRow}: SentencePlace, terms?: DefinedTerms): Reading | undefined {
    const hits = this.#hits;
    const {cues, uses} = this.#matcher;
    hits.run(sentence, 0, sentence.length, before, terms);
    const disapplies = hits.says(cues.disapplies);
    const isOpen = before !== undefined || leads || inRow;
    this.#gatherTeams();
    const asking = USE.alone | USE.document | USE.section | USE.eachBlock | USE.inBlock | (inCell ? USE.cell : 0);
    const {clauseOf, clause} = hits.found;
    let isAsked = false;
    const {concepts} = hits;
    // By index, as in all loops over what a sentence says: a short run is over before the engine does better with iterators than make an object for each step.
    for (let i = 0; i < concepts.length; i++) {
      const concept = concepts[i]!;
      if (clauseOf[concept] !== clause || !uses.has(concept)) continue;
      isAsked = true;
      // What a disapplication goes with may stand in any sentence before it.
      if (isOpen || disapplies || this.#beside[concept] === clause || uses.is(asking, concept)) this.#kept.add(concept);
    }
    if (!isAsked && !leads && !disapplies && !hits.says(cues.exception)) return undefined;
    this.#addRows(disapplies);
    const segments = this.#governor.read(hits);
    const said = this.#rows.finish(hits, this.#governor, this.#begins(cues.history), this.#begins(cues.mention));
    return {segments, disapplies, said, isOpen, leadIn: leads ? hits.save(sentence) : undefined};
  }

  /** The first word of the first hit, or one behind all. */
  #begins(cue: number): number {
    return this.#hits.says(cue) ? this.#hits.pairs[this.#hits.first(cue)]! : this.#hits.count;
  }

  /** Adds what is to be kept, in the order of the concepts. */
  #addRows(disapplies: boolean): void {
    const hits = this.#hits;
    const {uses} = this.#matcher;
    for (let concept = this.#kept.first(0); concept >= 0; concept = this.#kept.first(concept)) {
      this.#kept.remove(concept);
      const beside = disapplies || this.#beside[concept] === hits.found.clause;
      this.#rows.add(hits, concept, beside, uses.is(USE.silences, concept));
    }
  }

  /** Marks the members of the teams that are complete in this sentence. */
  #gatherTeams(): void {
    const {clauseOf, clause, concepts} = this.#hits.found;
    this.#matcher.uses.ofSentence.mark(concepts, clauseOf, clause, this.#beside, this.#beside);
  }
}
