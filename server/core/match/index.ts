import {sourceOffset} from '../draft/block.ts';
import {type Block, type Cell, type Draft, Zone} from '../draft/types.ts';
import {DefinedTerms} from './defined.ts';
import type {LeadInState} from './hits.ts';
import type {Matcher} from './matcher.ts';
import {MODALITIES} from './polarity.ts';
import {type Reading, type SentencePlace, SentenceReader} from './reading.ts';
import type {Readings} from './readings.ts';
import type {Clause, Match, Matches, Segment} from './types.ts';

/** A clause while it is being built. */
type Building = {-readonly [K in keyof Clause]: Clause[K]} & {matches: Match[]; items: Clause[]; tails: Clause[]; row: Clause[]};

/** Zone masks are below this. */
const ZONES = 2 * Math.max(...Object.values(Zone));

/** Shared by the many clauses that lead nothing in. */
const NO_CLAUSES: Clause[] = [];

function addTo(clause: Building, list: 'items' | 'tails', one: Clause): void {
  if (clause[list] === NO_CLAUSES) clause[list] = [one];
  else clause[list].push(one);
}

/** What blocks that items refer back to hand on. */
interface LeadIn {
  readonly reading: Reading;
  readonly clause: Building;
}

/**
 * Finds where which idea is said in a draft, and how: affirmed or negated, how bindingly, in which zone, under which condition.
 * Linear in the text; never throws. `readings`: what is remembered of earlier versions of the draft.
 */
export function findMatches(draft: Draft, matcher: Matcher, readings?: Readings): Matches {
  const finder = new Finder(draft, matcher, readings);
  draft.blocks.forEach((block, index) => {
    if (block.kind !== 'code' && block.kind !== 'meta') finder.readBlock(block, index);
  });
  return finder.matches();
}

class Finder {
  readonly #draft: Draft;
  readonly #reader: SentenceReader;
  readonly #byConcept = new Map<number, Match[]>();
  readonly #clauses: Building[] = [];
  /** By block index. */
  readonly #leadIns = new Map<number, LeadIn>();
  readonly #isLeadIn: Uint8Array;
  readonly #matcher: Matcher;
  readonly #terms: DefinedTerms | undefined;
  readonly #readings: Readings | undefined;
  /** Matches of the block being read that have their company in their sentence. */
  readonly #beside = new Set<Match>();
  /** How many matches of a kind are kept of concepts that only have to stand somewhere, by concept and what a pattern can ask of them. */
  readonly #kept = new Map<number, number>();
  /** Clauses of the table row being read: those not yet sifted, and those that are one statement. */
  #row: {readonly cell: Cell; readonly placed: Building[]; readonly one: Clause[]} | undefined;

  constructor(draft: Draft, matcher: Matcher, readings: Readings | undefined) {
    this.#draft = draft;
    this.#readings = readings;
    this.#matcher = matcher;
    this.#reader = new SentenceReader(matcher);
    this.#terms = DefinedTerms.of(draft, matcher);
    readings?.begin(this.#terms?.name ?? '');
    this.#isLeadIn = new Uint8Array(draft.blocks.length);
    for (const block of draft.blocks) {
      if (block.leadIn >= 0) this.#isLeadIn[block.leadIn] = 1;
      if (block.tailOf >= 0) this.#isLeadIn[block.tailOf] = 1;
    }
  }

  matches(): Matches {
    this.#endRow();
    return {byConcept: this.#byConcept, clauses: this.#clauses};
  }

  readBlock(block: Block, index: number): void {
    const {sentences} = block;
    const last = sentences.length - 2;
    const {cell} = block;
    if (this.#row && !(cell && sameRow(cell, this.#row.cell))) this.#endRow();
    if (cell) this.#row ??= {cell, placed: [], one: []};
    const row = cell && cell.row > 0 && sentences.length === 2 ? this.#row : undefined;
    const placed: Building[] = [];
    for (let s = 0; s < sentences.length; s += 2) {
      const before = s > 0 ? undefined : this.#leadIns.get(block.leadIn >= 0 ? block.leadIn : block.tailOf);
      const place: SentencePlace = {leads: s === last && this.#isLeadIn[index] === 1, inCell: cell !== undefined, inRow: row !== undefined};
      const reading = this.#read(block, index, sentences[s]!, sentences[s + 1]!, before?.reading.leadIn, place);
      if (!reading) continue;
      // A lead-in too long to be carried is a sentence of its own.
      const carried = before?.reading.leadIn ? before.clause : undefined;
      const clause = this.#place(reading, block, index, sentences[s]!, sentences[s + 1]!, carried);
      if (carried) addTo(carried, block.leadIn >= 0 ? 'items' : 'tails', clause);
      placed.push(clause);
      if (row) {
        clause.row = row.one;
        row.one.push(clause);
      }
      if (place.leads) this.#leadIns.set(index, {reading, clause});
    }
    if (this.#row) this.#row.placed.push(...placed);
    else this.#sift(placed);
  }

  #read(block: Block, index: number, start: number, end: number, leadIn: LeadInState | undefined, place: SentencePlace): Reading | undefined {
    const sentence = block.text.slice(start, end);
    const terms = this.#terms?.defines(index, start, end) ? undefined : this.#terms;
    const read = (): Reading | undefined => this.#reader.read(sentence, leadIn, place, terms);
    if (!this.#readings) return read();
    const context = Number(place.leads) + 2 * Number(place.inCell) + 4 * Number(place.inRow) + 8 * Number(terms !== undefined);
    return this.#readings.of(sentence, leadIn, context, read);
  }

  /** A row is to its cells what a block is to its sentences. */
  #endRow(): void {
    if (this.#row) this.#sift(this.#row.placed);
    this.#row = undefined;
  }

  #sift(placed: readonly Building[]): void {
    this.#keep(placed);
    this.#beside.clear();
  }

  /** Keeps the matches of a block that something could ask for. */
  #keep(placed: readonly Building[]): void {
    const said = new Set<number>();
    for (const clause of placed) for (const {concept} of clause.matches) said.add(concept);
    for (const clause of placed) {
      const kept = clause.matches.filter(match => this.#matters(match, said));
      if (kept.length < clause.matches.length) clause.matches = kept;
      for (const match of kept) {
        const all = this.#byConcept.get(match.concept);
        if (all) all.push(match);
        else this.#byConcept.set(match.concept, [match]);
      }
    }
  }

  #matters(match: Match, said: ReadonlySet<number>): boolean {
    const use = this.#matcher.uses[match.concept]!;
    if (use.alone || this.#beside.has(match) || (use.cell && match.zones & Zone.table)) return true;
    for (const other of use.block) if (said.has(other)) return true;
    if (!use.document) return false;
    const {concept, negated, modality, zones, inside} = match;
    const kind = (((concept * 2 + Number(negated)) * MODALITIES.length + MODALITIES.indexOf(modality)) * 2 + Number(inside >= 0)) * ZONES + zones;
    const count = this.#kept.get(kind) ?? 0;
    this.#kept.set(kind, count + 1);
    // Two, because a match does not count as its own company.
    return count < 2;
  }

  /** Gives a reading its place in the draft. */
  #place(reading: Reading, block: Block, index: number, textStart: number, textEnd: number, leadIn: Building | undefined): Building {
    const {segments, disapplies} = reading;
    const clause: Building = {
      block: index,
      textStart,
      textEnd,
      leadIn,
      disapplies,
      segments,
      matches: [],
      items: NO_CLAUSES,
      tails: NO_CLAUSES,
      row: NO_CLAUSES,
      next: undefined,
    };
    const previous = this.#clauses.at(-1);
    if (previous && this.#draft.blocks[previous.block]!.section === block.section) previous.next = clause;
    this.#clauses.push(clause);
    for (const {concept, from, to, start, end, negated, modality, stop, inside, zones, beside} of reading.said) {
      const match: Match = {
        concept,
        clause,
        from,
        to,
        negated,
        modality,
        stop,
        inside,
        zones: zones | zonesAt(block, textStart + start, textStart + end),
        start: sourceOffset(block, textStart + start, 'start'),
        end: sourceOffset(block, textStart + end, 'end'),
      };
      clause.matches.push(match);
      if (beside) this.#beside.add(match);
    }
    return clause;
  }
}

const sameRow = (a: Cell, b: Cell): boolean => a.table === b.table && a.row === b.row;

function zonesAt(block: Block, start: number, end: number): number {
  let zones = block.zone;
  for (const z of block.zones) if (z.start < end && start < z.end) zones |= z.zone;
  return zones;
}

export type {Clause, Match, Matches, Segment};
