import {Zone} from '../draft/types.ts';
import type {Modality} from '../pack/types.ts';
import type {DefinedTerms} from './defined.ts';
import {Hits, type LeadInState} from './hits.ts';
import type {Matcher, Use} from './matcher.ts';
import {govern} from './polarity.ts';
import type {Segment} from './types.ts';

/** What one sentence says, wherever it stands: no offsets of the source, no zones of the block. */
export interface Reading {
  readonly segments: readonly Segment[];
  readonly disapplies: boolean;
  readonly said: readonly Said[];
  /** What it hands on to items that complete it; undefined when it leads nothing in or is too long for it. */
  readonly leadIn: LeadInState | undefined;
}

/** A concept said at view positions [from, to); `start` and `end` are offsets from the start of the sentence, of the part in its own words. */
export interface Said {
  readonly concept: number;
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly negated: boolean;
  readonly denied: boolean;
  readonly modality: Modality;
  readonly stop: number;
  readonly inside: number;
  /** Zone.history and Zone.mention where the words before say so. */
  readonly zones: number;
  /** Something beside which it matters stands in the same sentence, or may. */
  readonly beside: boolean;
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

  constructor(matcher: Matcher) {
    this.#matcher = matcher;
    this.#hits = new Hits(matcher);
  }

  /** @returns undefined when the sentence says nothing that a rule or another sentence could ask for */
  read(sentence: string, before: LeadInState | undefined, place: SentencePlace, terms?: DefinedTerms): Reading | undefined {
    const {leads, inCell, inRow} = place;
    const hits = this.#hits;
    const {cues, uses} = this.#matcher;
    hits.run(sentence, 0, sentence.length, before, terms);
    const disapplies = hits.of(cues.disapplies).length > 0;
    // What it goes with may stand in another part of a list, in another cell of a row, or in the sentence that a disapplication is about.
    const byItself = !before && !leads && !disapplies && !inRow;
    const isBeside = (use: Use): boolean => {
      if (!byItself) return true;
      for (const other of use.sentence) if (hits.of(other).length > 0) return true;
      return false;
    };
    const matters = (use: Use | undefined): boolean =>
      use !== undefined && (use.alone || (use.cell && inCell) || use.document || use.section || use.block.size > 0 || isBeside(use));
    const concepts = hits.concepts.filter(concept => matters(uses[concept]));
    if (concepts.length === 0 && !leads && !disapplies && hits.of(cues.exception).length === 0) return undefined;

    const governed = govern(hits, cues);
    const history = hits.of(cues.history)[0] ?? Number.POSITIVE_INFINITY;
    const mention = hits.of(cues.mention)[0] ?? Number.POSITIVE_INFINITY;
    const {words, ownFrom} = hits;
    const said: Said[] = [];
    for (const concept of concepts) {
      const beside = isBeside(uses[concept]!);
      for (const [from, to] of telling(hits.of(concept), ownFrom, uses[concept]!.silences)) {
        said.push({
          concept,
          from,
          to,
          beside,
          start: words.start[Math.max(from, ownFrom) - ownFrom]!,
          end: words.end[to - 1 - ownFrom]!,
          negated: governed.negated(from, to),
          denied: governed.denied(from, to),
          modality: governed.modality(from, to),
          stop: hits.stops[to - 1]!,
          inside: governed.inside(to - 1),
          // Reported history and talk about words reach from their cue to the end of the sentence.
          zones: (to > history ? Zone.history : 0) | (to > mention ? Zone.mention : 0),
        });
      }
    }
    said.sort((a, b) => a.from - b.from || a.to - b.to || a.concept - b.concept);
    return {segments: governed.segments, disapplies, said, leadIn: leads ? hits.save(sentence) : undefined};
  }
}

/** Hits that reach into the sentence's own words: the leftmost longest, or all where they silence a rule and none may hide another. */
function* telling(hits: readonly number[], ownFrom: number, all: boolean): Generator<[number, number]> {
  let reached = 0;
  for (let i = 0; i < hits.length; i += 2) {
    const from = hits[i]!;
    if (from < reached && !all) continue;
    let to = hits[i + 1]!;
    for (let k = i + 2; k < hits.length && hits[k] === from; k += 2) to = Math.max(to, hits[k + 1]!);
    if (to <= ownFrom) continue;
    reached = to;
    yield [from, to];
  }
}
