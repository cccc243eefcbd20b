import type {Block, ZoneSpan} from '../draft/types.ts';
import {type Building, zonesAt} from './building.ts';
import type {Reading} from './reading.ts';
import {Readings} from './readings.ts';
import type {Clause} from './types.ts';

/** A block with the clauses that were made of it. */
export interface Placed {
  readonly block: Block;
  /** By sentence; undefined where it says nothing. */
  readonly readings: readonly (Reading | undefined)[];
  readonly clauses: Building[];
}

/** What is kept from one version of a draft to the next: readings, and clauses where text, zones and reading are what they were. */
export class MatchMemory {
  readonly readings = new Readings();
  #facts: readonly object[] = [];
  #placed: readonly (Placed | undefined)[] = [];
  /** How many blocks at the beginning and at the end have the text that they had. */
  #head = 0;
  #tail = 0;
  #shift = 0;
  #reused: Uint8Array = new Uint8Array(0);

  /** Begins a version. `facts`: one object per block, the same for the same text. */
  begin(terms: string, facts: readonly object[]): void {
    this.readings.begin(terms);
    const old = this.#facts;
    const most = Math.min(old.length, facts.length);
    let head = 0;
    while (head < most && old[head] === facts[head]) head++;
    let tail = 0;
    while (tail < most - head && old[old.length - 1 - tail] === facts[facts.length - 1 - tail]) tail++;
    this.#head = head;
    this.#tail = facts.length - tail;
    this.#shift = old.length - facts.length;
    this.#facts = facts;
    this.#reused = new Uint8Array(old.length);
  }

  /**
   * What was made of a block in the version before, where the block now reads the same to everybody else; it has to be moved to its new place.
   * `isWhole`: it differs in nothing but its place in the draft.
   */
  placed(block: Block, index: number, readings: readonly (Reading | undefined)[]): (Placed & {readonly isWhole: boolean}) | undefined {
    // Between head and tail, block answers to block where there are as many as there were.
    const at = index < this.#head ? index : index >= this.#tail ? index + this.#shift : this.#shift === 0 ? index : -1;
    const placed = this.#placed[at];
    if (!placed || !saysTheSame(placed, block, readings)) return undefined;
    this.#reused[at] = 1;
    return {...placed, isWhole: isWhole(placed, block, readings)};
  }

  /** Ends a version. Returns the concepts of which anything may have changed: what is said, or what it stands beside. */
  end(placed: readonly (Placed | undefined)[]): Set<number> {
    const changed = new Set<number>();
    this.#placed.forEach((one, i) => {
      if (one && !this.#reused[i]) for (const clause of one.clauses) note(clause, changed);
    });
    for (const one of placed) {
      if (one) for (const clause of one.clauses) if (clause.isNew || isRelinked(clause)) noteSentence(clause, changed);
    }
    this.#placed = placed;
    return changed;
  }
}

const isWhole = (placed: Placed, block: Block, readings: readonly (Reading | undefined)[]): boolean =>
  same(placed.readings, readings) && same(placed.block.sentences, block.sentences) && same(placed.block.pieces, block.pieces);

/** Whether a block says what it said: the same ideas at the same words in the same zones. Where in the text these words stand may differ. */
function saysTheSame(placed: Placed, block: Block, readings: readonly (Reading | undefined)[]): boolean {
  const old = placed.block;
  if (old.zone !== block.zone || old.cell?.table !== block.cell?.table || old.cell?.row !== block.cell?.row) return false;
  if (same(placed.readings, readings) && sameZones(old, block)) return true;
  if (placed.readings.length !== readings.length || !placed.readings.every((reading, i) => sameReading(reading, readings[i]))) return false;
  let n = 0;
  return readings.every((reading, s) => {
    if (!reading) return true;
    const clause = placed.clauses[n++]!;
    const from = block.sentences[s * 2]!;
    return reading.said.every(({zones, start, end}, i) => clause.all[i]!.zones === (zones | zonesAt(block, from + start, from + end)));
  });
}

const sameZones = (a: Block, b: Block): boolean => a.zones === b.zones || same(a.zones.flatMap(zoneNumbers), b.zones.flatMap(zoneNumbers));
const zoneNumbers = ({start, end, zone}: ZoneSpan): number[] => [start, end, zone];

function sameReading(a: Reading | undefined, b: Reading | undefined): boolean {
  if (a === b) return true;
  if (!a || !b || a.disapplies !== b.disapplies || a.said.length !== b.said.length || a.segments.length !== b.segments.length) return false;
  return (
    a.said.every((one, i) => {
      const other = b.said[i]!;
      return (
        one.concept === other.concept &&
        one.from === other.from &&
        one.to === other.to &&
        one.negated === other.negated &&
        one.denied === other.denied &&
        one.modality === other.modality &&
        one.stop === other.stop &&
        one.inside === other.inside &&
        one.beside === other.beside
      );
    }) &&
    a.segments.every((one, i) => {
      const other = b.segments[i]!;
      return one.from === other.from && one.to === other.to && one.kind === other.kind && one.stop === other.stop;
    })
  );
}

function same<T>(a: readonly T[], b: readonly T[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Whether a clause stands to others as it did not before. Of the clause behind it only one that takes its effect away counts. */
function isRelinked({was, leadIn, items, tails, row, next}: Building): boolean {
  const effect = (one: Clause | undefined): Clause | undefined => (one?.disapplies ? one : undefined);
  if (!was) return leadIn !== undefined || items.length > 0 || tails.length > 0 || row.length > 0 || effect(next) !== undefined;
  return was.leadIn !== leadIn || effect(was.next) !== effect(next) || !same(was.items, items) || !same(was.tails, tails) || !same(was.row, row);
}

function note(clause: Clause, changed: Set<number>): void {
  for (const {concept} of (clause as Building).all) changed.add(concept);
}

/** The clause, what it completes, and what completes it: they are one sentence, and may ask for each other. */
function noteSentence(clause: Clause, changed: Set<number>): void {
  for (let c = clause.leadIn; c; c = c.leadIn) note(c, changed);
  const down = (c: Clause): void => {
    note(c, changed);
    for (const one of [...c.items, ...c.tails]) down(one);
  };
  down(clause);
}
