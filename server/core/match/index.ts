import {sourceOffset} from '../draft/block.ts';
import {type Block, type Draft, Zone} from '../draft/types.ts';
import {type Governed, govern} from './polarity.ts';
import {Hits, type LeadInState} from './hits.ts';
import {EVERY_HIT, type Matcher} from './matcher.ts';
import type {Clause, Match, Matches, Segment} from './types.ts';

/** A clause while it is being built. */
type Building = {-readonly [K in keyof Clause]: Clause[K]} & {matches: Match[]; items: Clause[]; tails: Clause[]};

interface LeadIn {
  readonly state: LeadInState | undefined;
  readonly clause: Building;
}

/**
 * Finds where which idea is said in a draft, and how: affirmed or negated, how bindingly, in which zone, under which condition.
 * Linear in the text; never throws.
 */
export function findMatches(draft: Draft, matcher: Matcher): Matches {
  const finder = new Finder(draft, matcher);
  draft.blocks.forEach((block, index) => {
    if (block.kind !== 'code' && block.kind !== 'meta') finder.readBlock(block, index);
  });
  return finder.matches();
}

class Finder {
  readonly #draft: Draft;
  readonly #matcher: Matcher;
  readonly #hits: Hits;
  readonly #byConcept = new Map<number, Match[]>();
  readonly #clauses: Building[] = [];
  /** What blocks that items refer back to hand on, by block index. */
  readonly #leadIns = new Map<number, LeadIn>();
  readonly #isLeadIn: Uint8Array;

  constructor(draft: Draft, matcher: Matcher) {
    this.#draft = draft;
    this.#matcher = matcher;
    this.#hits = new Hits(matcher);
    this.#isLeadIn = new Uint8Array(draft.blocks.length);
    for (const block of draft.blocks) {
      if (block.leadIn >= 0) this.#isLeadIn[block.leadIn] = 1;
      if (block.tailOf >= 0) this.#isLeadIn[block.tailOf] = 1;
    }
  }

  matches(): Matches {
    return {byConcept: this.#byConcept, clauses: this.#clauses};
  }

  readBlock(block: Block, index: number): void {
    const {sentences} = block;
    const last = sentences.length - 2;
    for (let s = 0; s < sentences.length; s += 2) {
      const before = s > 0 ? undefined : this.#leadIns.get(block.leadIn >= 0 ? block.leadIn : block.tailOf);
      this.#hits.run(block.text, sentences[s]!, sentences[s + 1]!, before?.state);
      const leads = s === last && this.#isLeadIn[index] === 1;
      const clause = this.#readClause(block, index, sentences[s]!, sentences[s + 1]!, before?.clause, leads);
      if (!clause) continue;
      if (before) (block.leadIn >= 0 ? before.clause.items : before.clause.tails).push(clause);
      if (leads) this.#leadIns.set(index, {state: this.#hits.save(), clause});
    }
  }

  #readClause(block: Block, index: number, textStart: number, textEnd: number, leadIn: Building | undefined, keep: boolean): Building | undefined {
    const hits = this.#hits;
    const {cues, wanted} = this.#matcher;
    const found: number[] = [];
    for (const concept of hits.concepts) if (wanted[concept]) found.push(concept);
    const disapplies = hits.of(cues.disapplies).length > 0;
    if (found.length === 0 && !keep && !disapplies && hits.of(cues.exception).length === 0) return undefined;

    const governed = govern(hits, cues);
    const clause: Building = {
      block: index, textStart, textEnd, leadIn, disapplies, segments: governed.segments, matches: [], items: [], tails: [], next: undefined,
    };
    const previous = this.#clauses.at(-1);
    if (previous && this.#draft.blocks[previous.block]!.section === block.section) previous.next = clause;
    this.#clauses.push(clause);
    const told = tellingZones(hits, cues.history, cues.mention);
    for (const concept of found) this.#record(concept, block, clause, governed, told);
    clause.matches.sort((a, b) => a.from - b.from || a.to - b.to || a.concept - b.concept);
    return clause;
  }

  /** Keeps the hits of a concept that reach into the clause's own words: the leftmost longest, or all where they silence a rule. */
  #record(concept: number, block: Block, clause: Building, governed: Governed, told: Telling): void {
    const hits = this.#hits;
    const {words, ownFrom} = hits;
    const list = hits.of(concept);
    const everyHit = this.#matcher.wanted[concept] === EVERY_HIT;
    let reached = 0;
    for (let i = 0; i < list.length; i += 2) {
      const from = list[i]!;
      if (from < reached && !everyHit) continue;
      let to = list[i + 1]!;
      for (let k = i + 2; k < list.length && list[k] === from; k += 2) to = Math.max(to, list[k + 1]!);
      if (to <= ownFrom) continue;
      reached = to;
      const textStart = words.start[Math.max(from, ownFrom) - ownFrom]!;
      const textEnd = words.end[to - 1 - ownFrom]!;
      let zones = block.zone | told(to - 1);
      for (const z of block.zones) if (z.start < textEnd && textStart < z.end) zones |= z.zone;
      const match: Match = {
        concept, clause, from, to, zones,
        start: sourceOffset(block, textStart, 'start'),
        end: sourceOffset(block, textEnd, 'end'),
        negated: governed.negated(from, to),
        modality: governed.modality(from, to),
        stop: hits.stops[to - 1]!,
        inside: governed.inside(to - 1),
      };
      clause.matches.push(match);
      const all = this.#byConcept.get(concept);
      if (all) all.push(match);
      else this.#byConcept.set(concept, [match]);
    }
  }
}

/** Zone bits for a word of the clause: reported history and talk about words reach from their cue to the end of the clause. */
type Telling = (at: number) => number;

function tellingZones(hits: Hits, history: number, mention: number): Telling {
  const first = (concept: number): number => hits.of(concept)[0] ?? Number.POSITIVE_INFINITY;
  const h = first(history);
  const m = first(mention);
  return at => (at >= h ? Zone.history : 0) | (at >= m ? Zone.mention : 0);
}

export type {Clause, Match, Matches, Segment};
