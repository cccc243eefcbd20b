import type {Block} from '../draft/types.ts';
import type {Building} from './building.ts';
import type {Reading} from './reading.ts';
import {Readings} from './readings.ts';
import type {Clause} from './types.ts';

/** A block with the clauses that were made of it. */
export interface Placed {
  readonly block: Block;
  /** By sentence; undefined where it says nothing. */
  readonly readings: readonly (Reading | undefined)[];
  readonly clauses: readonly Building[];
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

  /** What was made of a block, where everything that they were made of is what it was in the version before. */
  clausesOf(block: Block, index: number, readings: readonly (Reading | undefined)[]): Placed | undefined {
    const at = index < this.#head ? index : index >= this.#tail ? index + this.#shift : -1;
    const placed = this.#placed[at];
    if (!placed || !sameBlock(placed.block, block) || !same(placed.readings, readings)) return undefined;
    this.#reused[at] = 1;
    return placed;
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

function sameBlock(a: Block, b: Block): boolean {
  return (
    a.zone === b.zone &&
    a.cell?.table === b.cell?.table &&
    a.cell?.row === b.cell?.row &&
    a.end - a.start === b.end - b.start &&
    (a.zones === b.zones ||
      (a.zones.length === b.zones.length &&
        a.zones.every((z, i) => z.start === b.zones[i]!.start && z.end === b.zones[i]!.end && z.zone === b.zones[i]!.zone))) &&
    same(a.pieces, b.pieces)
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
