import {sourceOffset} from '../draft/block.ts';
import {type Block, Zone} from '../draft/types.ts';
import {isDenied, isNegated, modalityOf} from '../pack/manners.ts';
import type {Modality} from '../pack/types.ts';
import {sameItems} from '../span.ts';
import {firstIn, type Packed, packed, secondIn} from './packed.ts';
import type {Reading} from './reading.ts';
import {NOTHING_SAID, type Said} from './said.ts';
import type {Clause, Match} from './types.ts';

/** Matches and clauses as this room works on them; to all others they do not change. */
type Writable<T> = {-readonly [K in keyof T]: T[K]};

/** What the second number of a pair mostly has in bits: how many words, how many characters, which of few segments. */
const [WORDS, CHARACTERS, SEGMENTS] = [7, 10, 8];
/** Manners are below 32. */
const MANNER = 5;

const mannerIn = (how: number): number => how & (2 ** MANNER - 1);

/** A match that knows its place in its block, so that it moves with it. Numbers share fields, since long drafts have hundreds of thousands of matches. */
export class BuildingMatch implements Match {
  readonly concept: number;
  readonly clause: Building;
  /** The zones, and below them the manner (pack/manners.ts). */
  readonly #how: number;
  /** `from`, and how many words. */
  readonly #words: Packed;
  /** Source offset from the start of the block, and how many characters. */
  #place: Packed = 0;
  /** `stop`, and the segment from 1. */
  readonly #part: Packed;

  /** The ith thing that a clause says. */
  constructor(clause: Building, i: number) {
    const {concept, from, to, manner, stop, inside} = clause.said.at(i);
    this.concept = concept;
    this.clause = clause;
    this.#how = (zonesOf(clause.said, i, clause.home, clause.textStart) << MANNER) | manner;
    this.#words = packed(from, to - from, WORDS);
    this.#part = packed(stop, inside + 1, SEGMENTS);
    this.place(i);
  }

  get from(): number {
    return firstIn(this.#words, WORDS);
  }

  get to(): number {
    return this.from + secondIn(this.#words, WORDS);
  }

  get zones(): number {
    return this.#how >> MANNER;
  }

  get negated(): boolean {
    return isNegated(mannerIn(this.#how));
  }

  get denied(): boolean {
    return isDenied(mannerIn(this.#how));
  }

  get modality(): Modality {
    return modalityOf(mannerIn(this.#how));
  }

  get stop(): number {
    return firstIn(this.#part, SEGMENTS);
  }

  get inside(): number {
    return secondIn(this.#part, SEGMENTS) - 1;
  }

  get start(): number {
    return this.clause.home.start + firstIn(this.#place, CHARACTERS);
  }

  get end(): number {
    return this.start + secondIn(this.#place, CHARACTERS);
  }

  /** Finds its place in the block anew, as the ith thing that its clause says. */
  place(i: number): void {
    const {home, said, textStart} = this.clause;
    const start = sourceOffset(home, textStart + said.start(i), 'start');
    const end = sourceOffset(home, textStart + said.end(i), 'end');
    this.#place = packed(start - home.start, end - start, CHARACTERS);
  }
}

export interface Building extends Writable<Clause> {
  /** The block of this index. */
  home: Block;
  matches: readonly BuildingMatch[];
  items: Clause[];
  tails: Clause[];
  row: Clause[];
  /** What it says; `matches` are those that are kept of it. */
  said: Said;
  readonly isOpen: boolean;
  /** Of which of the things it says `matches` are made: ascending indices. */
  kept: readonly number[];
  /** Made for this version; else it is one of the version before. */
  isNew: boolean;
  /** Its links in the version before; undefined where it had none. */
  was: Links | undefined;
}
export type Links = Pick<Building, 'leadIn' | 'items' | 'tails' | 'row' | 'next'>;

/** Shared by the many clauses that lead nothing in. */
export const NO_CLAUSES: Clause[] = [];
const NO_MATCHES: BuildingMatch[] = [];
const NO_INDICES: readonly number[] = [];

export function addTo(clause: Building, list: 'items' | 'tails', one: Clause): void {
  if (clause[list] === NO_CLAUSES) clause[list] = [one];
  else clause[list].push(one);
}

/** A reading at its place in the draft, not linked to others yet. */
export const build = (reading: Reading, block: Block, index: number, textStart: number, textEnd: number): Building => ({
  block: index,
  home: block,
  textStart,
  textEnd,
  leadIn: undefined,
  disapplies: reading.disapplies,
  segments: reading.segments,
  matches: NO_MATCHES,
  items: NO_CLAUSES,
  tails: NO_CLAUSES,
  row: NO_CLAUSES,
  next: undefined,
  said: reading.said,
  isOpen: reading.isOpen,
  kept: NO_INDICES,
  isNew: true,
  was: undefined,
});

/** Makes matches of some of the things said, given by ascending index. A match that was made of one of them before stays the same one. */
export function keep(clause: Building, which: readonly number[]): void {
  const {kept, matches} = clause;
  clause.kept = which;
  if (which.length === 0) clause.matches = NO_MATCHES;
  else if (kept.length === 0) clause.matches = which.map(i => new BuildingMatch(clause, i));
  else if (!sameItems(which, kept)) {
    let k = 0;
    clause.matches = which.map(i => {
      while (k < kept.length && kept[k]! < i) k++;
      return kept[k] === i ? matches[k]! : new BuildingMatch(clause, i);
    });
  }
}

/** Lets go of what a clause says beside its matches, where nobody will ask again: in a long draft lists of indices take as much as a fifth of the matches. */
export function forgetSaid(clause: Building): void {
  clause.said = NOTHING_SAID;
  clause.kept = NO_INDICES;
}

/** Takes the links off a clause of the version before and lets it stand in another block, or in what became of its own. */
export function unlink(clause: Building, block: Block, index: number): void {
  const {leadIn, items, tails, row, next} = clause;
  const isLinked = leadIn !== undefined || items !== NO_CLAUSES || tails !== NO_CLAUSES || row !== NO_CLAUSES || next?.disapplies === true;
  clause.was = isLinked ? {leadIn, items, tails, row, next} : undefined;
  clause.isNew = false;
  clause.home = block;
  clause.block = index;
  clause.leadIn = undefined;
  clause.items = clause.tails = clause.row = NO_CLAUSES;
  clause.next = undefined;
}

/**
 * Moves a clause whose words stand elsewhere in their block; `reading` says where.
 *
 * @param pairs where it does not say the same throughout: which of the things it says now each one was that it said before, or -1
 */
export function move(clause: Building, {said, segments}: Reading, textStart: number, textEnd: number, pairs: Int32Array | undefined): void {
  clause.said = said;
  clause.segments = segments;
  clause.textStart = textStart;
  clause.textEnd = textEnd;
  if (pairs) {
    const {kept, matches} = clause;
    const stays = (k: number): boolean => pairs[kept[k]!]! >= 0;
    clause.matches = matches.filter((_, k) => stays(k));
    clause.kept = kept.filter((_, k) => stays(k)).map(i => pairs[i]!);
  }
  clause.matches.forEach((match, k) => match.place(clause.kept[k]!));
}

/** The zones of a thing said in a sentence that begins at `textStart` of its block. */
export function zonesOf(said: Said, i: number, block: Block, textStart: number): number {
  let zones = block.zone | said.zones(i);
  const start = textStart + said.start(i);
  const end = textStart + said.end(i);
  for (const z of block.zones) if (z.start < end && start < z.end) zones |= z.zone;
  // 'For the words "may" substitute "shall"', 'by repealing paragraph (e) and substituting "(e) ..."': what comes in is law, whatever stands before it.
  return zones & Zone.inserted ? zones & ~(Zone.mention | Zone.history) : zones;
}
