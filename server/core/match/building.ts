import {sourceOffset} from '../draft/block.ts';
import type {Block} from '../draft/types.ts';
import type {Reading} from './reading.ts';
import type {Clause, Match} from './types.ts';

/** Matches and clauses as this room works on them; to all others they do not change. */
type Writable<T> = {-readonly [K in keyof T]: T[K]};
export interface BuildingMatch extends Writable<Match> {
  /** Something beside which it matters stands in its sentence. */
  readonly beside: boolean;
  /** Something in its block beside which it matters; undefined until somebody looks. */
  company: boolean | undefined;
}
export interface Building extends Writable<Clause> {
  matches: readonly BuildingMatch[];
  items: Clause[];
  tails: Clause[];
  row: Clause[];
  /** What it says; `matches` are those that are kept. */
  all: readonly BuildingMatch[];
  /** Made for this version; else it is one of the version before. */
  isNew: boolean;
  /** Its links in the version before; undefined where it had none. */
  was: Links | undefined;
}
export type Links = Pick<Building, 'leadIn' | 'items' | 'tails' | 'row' | 'next'>;

/** Shared by the many clauses that lead nothing in. */
export const NO_CLAUSES: Clause[] = [];

export function addTo(clause: Building, list: 'items' | 'tails', one: Clause): void {
  if (clause[list] === NO_CLAUSES) clause[list] = [one];
  else clause[list].push(one);
}

/** A reading at its place in the draft, not linked to others yet. */
export function build(reading: Reading, block: Block, index: number, textStart: number, textEnd: number): Building {
  const all: BuildingMatch[] = [];
  const clause: Building = {
    block: index,
    textStart,
    textEnd,
    leadIn: undefined,
    disapplies: reading.disapplies,
    segments: reading.segments,
    matches: [],
    items: NO_CLAUSES,
    tails: NO_CLAUSES,
    row: NO_CLAUSES,
    next: undefined,
    all,
    isNew: true,
    was: undefined,
  };
  for (const {concept, from, to, start, end, negated, denied, modality, stop, inside, zones, beside} of reading.said)
    all.push({
      concept,
      clause,
      from,
      to,
      negated,
      denied,
      modality,
      stop,
      inside,
      zones: zones | zonesAt(block, textStart + start, textStart + end),
      start: sourceOffset(block, textStart + start, 'start'),
      end: sourceOffset(block, textStart + end, 'end'),
      beside,
      company: undefined,
    });
  return clause;
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
  for (const match of clause.all) {
    match.start += by;
    match.end += by;
  }
}

/** Moves a clause whose words stand elsewhere in their block; `reading` says where. */
export function move(clause: Building, reading: Reading, block: Block, textStart: number, textEnd: number): void {
  clause.textStart = textStart;
  clause.textEnd = textEnd;
  for (let i = 0; i < clause.all.length; i++) {
    const {start, end} = reading.said[i]!;
    clause.all[i]!.start = sourceOffset(block, textStart + start, 'start');
    clause.all[i]!.end = sourceOffset(block, textStart + end, 'end');
  }
}

export function zonesAt(block: Block, start: number, end: number): number {
  let zones = block.zone;
  for (const z of block.zones) if (z.start < end && start < z.end) zones |= z.zone;
  return zones;
}
