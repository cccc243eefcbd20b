import {sourceOffset} from '../draft/block.ts';
import type {Block} from '../draft/types.ts';
import {MODALITIES} from './polarity.ts';
import type {Reading} from './reading.ts';
import type {Said} from './said.ts';
import type {Clause, Match} from './types.ts';

/** Matches and clauses as this room works on them; to all others they do not change. */
type Writable<T> = {-readonly [K in keyof T]: T[K]};
export type BuildingMatch = Writable<Match>;
export interface Building extends Writable<Clause> {
  matches: readonly BuildingMatch[];
  items: Clause[];
  tails: Clause[];
  row: Clause[];
  /** What it says; `matches` are those that are kept of it. */
  said: Said;
  readonly isOpen: boolean;
  /** In a draft that is followed: the match that was made of each thing it says, so that it stays the same one. */
  made: (BuildingMatch | undefined)[];
  /** Made for this version; else it is one of the version before. */
  isNew: boolean;
  /** Its links in the version before; undefined where it had none. */
  was: Links | undefined;
}
export type Links = Pick<Building, 'leadIn' | 'items' | 'tails' | 'row' | 'next'>;

/** Shared by the many clauses that lead nothing in. */
export const NO_CLAUSES: Clause[] = [];
const NO_MATCHES: BuildingMatch[] = [];

export function addTo(clause: Building, list: 'items' | 'tails', one: Clause): void {
  if (clause[list] === NO_CLAUSES) clause[list] = [one];
  else clause[list].push(one);
}

/** A reading at its place in the draft, not linked to others yet. */
export const build = (reading: Reading, index: number, textStart: number, textEnd: number): Building => ({
  block: index,
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
  made: NO_MATCHES,
  isNew: true,
  was: undefined,
});

/** Makes matches of the things said that pass. `remembers`: the clause will be asked again. */
export function keep(clause: Building, block: Block, remembers: boolean, passes: (i: number) => boolean): void {
  const {said} = clause;
  let kept: BuildingMatch[] | undefined;
  for (let i = 0; i < said.length; i++) {
    if (!passes(i)) continue;
    let match = clause.made[i];
    if (!match) {
      match = matchOf(clause, block, i);
      if (remembers) {
        if (clause.made === NO_MATCHES) clause.made = new Array(said.length);
        clause.made[i] = match;
      }
    }
    (kept ??= []).push(match);
  }
  clause.matches = kept ?? NO_MATCHES;
}

function matchOf(clause: Building, block: Block, i: number): BuildingMatch {
  const {concept, from, to, negated, denied, modality, stop, inside, start, end} = clause.said.at(i);
  return {
    concept,
    clause,
    from,
    to,
    negated,
    denied,
    modality: MODALITIES[modality]!,
    stop,
    inside,
    zones: zonesOf(clause.said, i, block, clause.textStart),
    start: sourceOffset(block, clause.textStart + start, 'start'),
    end: sourceOffset(block, clause.textStart + end, 'end'),
  };
}

/** Takes the links off a clause of the version before and lets it stand in the block of this index. */
export function unlink(clause: Building, index: number): void {
  const {leadIn, items, tails, row, next} = clause;
  const isLinked = leadIn !== undefined || items !== NO_CLAUSES || tails !== NO_CLAUSES || row !== NO_CLAUSES || next?.disapplies === true;
  clause.was = isLinked ? {leadIn, items, tails, row, next} : undefined;
  clause.isNew = false;
  clause.block = index;
  clause.leadIn = undefined;
  clause.items = clause.tails = clause.row = NO_CLAUSES;
  clause.next = undefined;
}

/** Moves a clause whose block moved as a whole. */
export function shift(clause: Building, by: number): void {
  if (by === 0) return;
  for (const match of clause.made) {
    if (!match) continue;
    match.start += by;
    match.end += by;
  }
}

/** Moves a clause whose words stand elsewhere in their block; `reading` says where. */
export function move(clause: Building, {said}: Reading, block: Block, textStart: number, textEnd: number): void {
  clause.said = said;
  clause.textStart = textStart;
  clause.textEnd = textEnd;
  clause.made.forEach((match, i) => {
    if (!match) return;
    match.start = sourceOffset(block, textStart + said.start(i), 'start');
    match.end = sourceOffset(block, textStart + said.end(i), 'end');
  });
}

/** The zones of a thing said in a sentence that begins at `textStart` of its block. */
export function zonesOf(said: Said, i: number, block: Block, textStart: number): number {
  let zones = block.zone | said.zones(i);
  const start = textStart + said.start(i);
  const end = textStart + said.end(i);
  for (const z of block.zones) if (z.start < end && start < z.end) zones |= z.zone;
  return zones;
}
