import {detached} from '../draft/block.ts';
import type {Block, ZoneSpan} from '../draft/types.ts';
import {sameItems} from '../span.ts';
import {type Building, type BuildingMatch, zonesOf} from './building.ts';
import type {LeadInState} from './hits.ts';
import type {Reading} from './reading.ts';
import type {Clause} from './types.ts';

/** A block with the clauses that were made of it. */
export interface Placed {
  readonly block: Block;
  /** The lead-in that its first sentence completes. */
  readonly leadIn: LeadInState | undefined;
  /** By sentence; undefined where it says nothing. */
  readonly readings: readonly (Reading | undefined)[];
  /** What the sentences were read as, apart from their words. */
  readonly contexts: readonly number[];
  readonly clauses: Building[];
}

/** What goes on standing of a block. */
interface Standing {
  readonly clauses: Building[];
  /** It differs in nothing but its place in the draft. */
  readonly isWhole: boolean;
  /** By clause, where they do not say the same throughout: which of the things that it says now each one is that it said before, or -1. */
  readonly pairs: readonly (Int32Array | undefined)[] | undefined;
}

interface Known {
  readonly leadIn: LeadInState | undefined;
  readonly context: number;
  readonly reading: Reading | undefined;
}

/**
 * What the sentences of a draft say. That depends on their words, on the lead-in they complete, on what their block is (`context`), and on what the terms of the draft in them stand for,
 * and on nothing else; so while these stay the same, no sentence is read again: not where it is copied to, moved to, or comes back to by an undo.
 */
export class Sentences {
  #known = new Map<string, Known[]>();
  #count = 0;

  reading(sentence: string, leadIn: LeadInState | undefined, context: number, read: () => Reading | undefined): Reading | undefined {
    const known = this.#known.get(sentence)?.find(one => one.leadIn === leadIn && one.context === context);
    if (known) return known.reading;
    const reading = read();
    this.#add(sentence, {leadIn, context, reading});
    return reading;
  }

  /** Forgets what a change of terms has a say in. */
  forget(isAbout: (sentence: string) => boolean): void {
    for (const [sentence, list] of this.#known) {
      if (!isAbout(sentence)) continue;
      this.#known.delete(sentence);
      this.#count -= list.length;
    }
  }

  /** Forgets sentences that are no longer there, once they are as many as those that are. */
  tidy(current: readonly (Placed | undefined)[]): void {
    if (this.#count <= 2 * current.length + 1000) return;
    let there = 0;
    for (const one of current) there += one?.readings.length ?? 0;
    if (this.#count <= 2 * there + 1000) return;
    this.#known = new Map();
    this.#count = 0;
    for (const one of current)
      one?.readings.forEach((reading, n) => {
        const sentence = one.block.text.slice(one.block.sentences[n * 2], one.block.sentences[n * 2 + 1]);
        this.reading(sentence, n === 0 ? one.leadIn : undefined, one.contexts[n]!, () => reading);
      });
  }

  #add(sentence: string, known: Known): void {
    const list = this.#known.get(sentence);
    if (list) list.push(known);
    else this.#known.set(detached(sentence), [known]);
    this.#count++;
  }
}

/** What stood in the stretch of a draft that is read anew. A block that says the same keeps its clauses. */
export class Before {
  readonly #placed: readonly (Placed | undefined)[];
  readonly #isAligned: boolean;
  readonly #reused = new Set<Placed>();
  /** The clauses that go on standing, with what was kept of them before. */
  readonly #standing: {readonly clause: Building; readonly matches: readonly BuildingMatch[]}[] = [];
  /** Where blocks do not answer to each other: by text, the next to be asked last. */
  #byText: Map<string, Placed[]> | undefined;

  /** @param isAligned block answers to block */
  constructor(placed: readonly (Placed | undefined)[], isAligned: boolean) {
    this.#placed = placed;
    this.#isAligned = isAligned;
  }

  /** What was made of the nth block, where that goes on standing; it has to be moved to its new place. */
  placed(block: Block, n: number, readings: readonly (Reading | undefined)[]): Standing | undefined {
    const placed = this.#isAligned ? this.#placed[n] : this.#withText(block.text);
    const old = placed?.block;
    if (!old || old.zone !== block.zone || old.cell?.table !== block.cell?.table || old.cell?.row !== block.cell?.row) return undefined;
    const {clauses} = placed;
    const pairs = saysTheSame(placed, block, readings) ? undefined : pairsOf(placed, block, readings);
    if (pairs && (!this.#isAligned || pairs.includes(undefined))) return undefined;
    for (const clause of clauses) this.#standing.push({clause, matches: clause.matches});
    this.#reused.add(placed);
    return {clauses, isWhole: !pairs && isWhole(placed, block, readings), pairs};
  }

  /** Notes what of the clauses that go on standing is kept that was not kept before, or no longer: it is said otherwise, or stands beside something else. */
  noteDifferences(concepts: Set<number>): void {
    for (const {clause, matches} of this.#standing) {
      if (clause.matches === matches) continue;
      const now = new Set(clause.matches);
      for (const match of matches) if (!now.delete(match)) concepts.add(match.concept);
      for (const {concept} of now) concepts.add(concept);
    }
  }

  #withText(text: string): Placed | undefined {
    if (!this.#byText) {
      this.#byText = new Map();
      for (const one of [...this.#placed].reverse()) {
        if (!one) continue;
        const list = this.#byText.get(one.block.text);
        if (list) list.push(one);
        else this.#byText.set(one.block.text, [one]);
      }
    }
    return this.#byText.get(text)?.pop();
  }

  /** Clauses that stand no longer. */
  *gone(): Generator<Building> {
    for (const one of this.#placed) if (one && !this.#reused.has(one)) yield* one.clauses;
  }
}

const isWhole = (placed: Placed, block: Block, readings: readonly (Reading | undefined)[]): boolean =>
  sameItems(placed.readings, readings) && sameItems(placed.block.sentences, block.sentences) && sameItems(placed.block.pieces, block.pieces);

/** Whether a block says what it said: the same ideas at the same words in the same zones. Where in the text these words stand may differ. */
function saysTheSame(placed: Placed, block: Block, readings: readonly (Reading | undefined)[]): boolean {
  const old = placed.block;
  if (sameItems(placed.readings, readings) && sameZones(old, block)) return true;
  if (placed.readings.length !== readings.length || !placed.readings.every((reading, i) => sameReading(reading, readings[i]))) return false;
  return readings.every((reading, s) => {
    for (let i = 0; reading && i < reading.said.length; i++) {
      const before = zonesOf(placed.readings[s]!.said, i, old, old.sentences[s * 2]!);
      if (before !== zonesOf(reading.said, i, block, block.sentences[s * 2]!)) return false;
    }
    return true;
  });
}

const sameZones = (a: Block, b: Block): boolean => a.zones === b.zones || sameItems(a.zones.flatMap(zoneNumbers), b.zones.flatMap(zoneNumbers));
const zoneNumbers = ({start, end, zone}: ZoneSpan): number[] => [start, end, zone];

function sameReading(a: Reading | undefined, b: Reading | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && isBuiltAlike(a, b) && a.said.saysTheSame(b.said));
}

/** Whether sentences differ at most in what they say, and not in how what they say hangs together. */
function isBuiltAlike(a: Reading, b: Reading): boolean {
  if (a.disapplies !== b.disapplies || a.isOpen !== b.isOpen || a.segments.length !== b.segments.length) return false;
  return a.segments.every((one, i) => {
    const other = b.segments[i]!;
    return one.from === other.from && one.to === other.to && one.kind === other.kind && one.stop === other.stop;
  });
}

/** By clause of a block, what answers to what it said; undefined for a clause that something else has come in the place of. */
function pairsOf(placed: Placed, block: Block, readings: readonly (Reading | undefined)[]): (Int32Array | undefined)[] {
  const old = placed.block;
  if (placed.readings.length !== readings.length) return [undefined];
  const pairs: (Int32Array | undefined)[] = [];
  readings.forEach((now, s) => {
    const before = placed.readings[s];
    if (!before && !now) return;
    if (!before || !now || !isBuiltAlike(before, now)) return void pairs.push(undefined);
    const of = before.said.pairing(now.said);
    const [start, newStart] = [old.sentences[s * 2]!, block.sentences[s * 2]!];
    // The same words in another zone are somebody else's.
    for (let i = 0; i < of.length; i++)
      if (of[i]! >= 0 && zonesOf(before.said, i, old, start) !== zonesOf(now.said, of[i]!, block, newStart)) of[i] = -1;
    pairs.push(of);
  });
  return pairs;
}

/** Whether a clause stands to others as it did not before. Of the clause behind it only one that takes its effect away counts. */
export function isRelinked({was, leadIn, items, tails, row, next}: Building): boolean {
  const effect = (one: Clause | undefined): Clause | undefined => (one?.disapplies ? one : undefined);
  if (!was) return leadIn !== undefined || items.length > 0 || tails.length > 0 || row.length > 0 || effect(next) !== undefined;
  return (
    was.leadIn !== leadIn ||
    effect(was.next) !== effect(next) ||
    !sameItems(was.items, items) ||
    !sameItems(was.tails, tails) ||
    !sameItems(was.row, row)
  );
}

export function note(clause: Clause, changed: Set<number>): void {
  const {said} = clause as Building;
  for (let i = 0; i < said.length; i++) changed.add(said.concept(i));
}

/** The clause, what it completes, and what completes it: they are one sentence, and may ask for each other. */
export function noteSentence(clause: Clause, changed: Set<number>): void {
  for (let c = clause.leadIn; c; c = c.leadIn) note(c, changed);
  const down = (c: Clause): void => {
    note(c, changed);
    for (const one of [...c.items, ...c.tails]) down(one);
  };
  down(clause);
}
