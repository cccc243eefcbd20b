import {Zone} from '../draft/types.ts';
import {mannerOf} from '../pack/manners.ts';
import {USE} from '../pack/uses.ts';
import type {DefinedTerms} from './defined.ts';
import {Hits, type LeadInState} from './hits.ts';
import type {IntList} from './intList.ts';
import type {Matcher} from './matcher.ts';
import {govern} from './polarity.ts';
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
  readonly #said = new SaidBuilder();
  /** Concepts that matter in this sentence because of what is said beside them bear its number. */
  readonly #beside: Int32Array;
  #sentence = 0;

  constructor(matcher: Matcher) {
    this.#matcher = matcher;
    this.#hits = new Hits(matcher);
    this.#beside = new Int32Array(matcher.uses.concepts);
  }

  /** @returns undefined when the sentence says nothing that rules speak of or another sentence could ask for */
  read(sentence: string, before: LeadInState | undefined, place: SentencePlace, terms?: DefinedTerms): Reading | undefined {
    const {leads, inCell, inRow} = place;
    const hits = this.#hits;
    const {cues, uses} = this.#matcher;
    hits.run(sentence, 0, sentence.length, before, terms);
    const disapplies = hits.of(cues.disapplies).length > 0;
    const isOpen = before !== undefined || leads || inRow;
    this.#gatherTeams();
    // What a disapplication goes with may stand in any sentence before it.
    const isBeside = (concept: number): boolean => disapplies || this.#beside[concept] === this.#sentence;
    const concepts = hits.concepts.filter(concept => {
      if (!uses.has(concept)) return false;
      if (isOpen || isBeside(concept) || (inCell && uses.is(USE.cell, concept))) return true;
      return uses.is(USE.alone | USE.document | USE.section | USE.eachBlock | USE.inBlock, concept);
    });
    const isAsked = concepts.length > 0 || hits.concepts.some(concept => uses.has(concept));
    if (!isAsked && !leads && !disapplies && hits.of(cues.exception).length === 0) return undefined;

    const governed = govern(hits, cues);
    const history = begins(hits.of(cues.history));
    const mention = begins(hits.of(cues.mention));
    const {words, ownFrom} = hits;
    for (const concept of concepts) {
      const beside = isBeside(concept);
      eachTelling(hits.of(concept), ownFrom, uses.is(USE.silences, concept), (from, to) =>
        this.#said.add({
          concept,
          from,
          to,
          beside,
          start: words.start[Math.max(from, ownFrom) - ownFrom]!,
          end: words.end[to - 1 - ownFrom]!,
          manner: mannerOf(governed.modality(from, to), governed.negated(from, to), governed.denied(from, to)),
          stop: hits.stops[to - 1]!,
          inside: governed.inside(to - 1),
          // Reported history and talk about words reach from their cue to the end of the sentence.
          zones: (to > history ? Zone.history : 0) | (to > mention ? Zone.mention : 0),
        }),
      );
    }
    return {segments: governed.segments, disapplies, said: this.#said.finish(), isOpen, leadIn: leads ? hits.save(sentence) : undefined};
  }

  /** Marks the members of the teams that are complete in this sentence. */
  #gatherTeams(): void {
    this.#sentence++;
    const hits = this.#hits;
    const {uses} = this.#matcher;
    const isSaid = (concept: number): boolean => hits.of(concept).length > 0;
    for (const concept of hits.concepts) uses.ofSentence.mark(concept, isSaid, this.#sentence, this.#beside, this.#beside);
  }
}

/** The first word of the first hit, or infinity. */
const begins = (hits: Readonly<IntList>): number => (hits.length ? hits.at[0]! : Number.POSITIVE_INFINITY);

/** Hits that reach into the sentence's own words: the leftmost longest, or all where they silence a rule and none may hide another. */
function eachTelling({at, length}: Readonly<IntList>, ownFrom: number, all: boolean, tell: (from: number, to: number) => void): void {
  let reached = 0;
  for (let i = 0; i < length; i += 2) {
    const from = at[i]!;
    if (from < reached && !all) continue;
    let to = at[i + 1]!;
    for (let k = i + 2; k < length && at[k] === from; k += 2) to = Math.max(to, at[k + 1]!);
    if (to <= ownFrom) continue;
    reached = to;
    tell(from, to);
  }
}
