import {USE} from '../pack/uses.ts';
import type {DefinedTerms} from './defined.ts';
import {Gathering} from './gathering.ts';
import {Hits, type LeadInState} from './hits.ts';
import type {Matcher} from './matcher.ts';
import {Governor} from './polarity.ts';
import {groundOf, Said} from './said.ts';
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
  readonly #gathering: Gathering;
  /** Concepts that matter in this sentence because of what is said beside them bear its number. */
  readonly #beside: Int32Array;
  readonly #remembers: boolean;
  readonly #unsettled: Said[] = [];

  /** @param remembers readings outlive what they are read with: all that could matter is put in order at once */
  constructor(matcher: Matcher, remembers: boolean) {
    this.#matcher = matcher;
    this.#hits = new Hits(matcher);
    this.#governor = new Governor(matcher.cues);
    this.#beside = new Int32Array(matcher.uses.concepts);
    this.#gathering = new Gathering(this.#hits.found, matcher.uses);
    this.#remembers = remembers;
  }

  /** Lets go of what was said by sentences whose company is known. */
  forget(): void {
    this.#unsettled.length = 0;
    this.#gathering.clear();
  }

  /** @returns undefined when the sentence says nothing that rules speak of or another sentence could ask for */
  read(sentence: string, before: LeadInState | undefined, {leads, inCell, inRow}: SentencePlace, terms?: DefinedTerms): Reading | undefined {
    const hits = this.#hits;
    const {cues, uses} = this.#matcher;
    hits.run(sentence, 0, sentence.length, before, terms);
    const disapplies = hits.says(cues.disapplies);
    const isOpen = before !== undefined || leads || inRow;
    this.#gatherTeams();
    const asking = isOpen ? ~0 : USE.alone | USE.document | USE.section | USE.eachBlock | USE.inBlock | (inCell ? USE.cell : 0);
    // What a disapplication takes effect away from may stand in any sentence before it.
    const besides = disapplies ? USE.limits : 0;
    const gathering = this.#gathering;
    const {clauseOf, clause, concepts} = hits.found;
    let isAsked = false;
    gathering.begin();
    // By index, as in all loops over what a sentence says: a short run is over before the engine does better with iterators than make an object for each step.
    for (let i = 0; i < concepts.length; i++) {
      const concept = concepts.at[i]!;
      const use = uses.of(concept);
      if (use === 0 || clauseOf[concept] !== clause) continue;
      isAsked = true;
      const isBeside = this.#beside[concept] === clause || (use & besides) !== 0;
      if (isBeside || (use & asking) !== 0) gathering.add(concept, isBeside);
    }
    if (!isAsked && !leads && !disapplies && !hits.says(cues.exception)) return undefined;
    const segments = this.#governor.read(hits);
    const said = new Said(groundOf(hits, this.#governor), gathering.finish(hits.ownFrom));
    this.#unsettled.push(said);
    if (this.#remembers || gathering.isFull) {
      for (const one of this.#unsettled) one.settle(() => true);
      this.forget();
    }
    return {segments, disapplies, said, isOpen, leadIn: leads ? hits.save(sentence) : undefined};
  }

  /** Marks the members of the teams that are complete in this sentence. */
  #gatherTeams(): void {
    const {clauseOf, clause, concepts} = this.#hits.found;
    this.#matcher.uses.ofSentence.mark(concepts, clauseOf, clause, this.#beside, this.#beside);
  }
}
