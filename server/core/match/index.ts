import {type Block, type Cell, type Draft, Zone} from '../draft/types.ts';
import {addTo, type Building, type BuildingMatch, build, move, shift, unlink} from './building.ts';
import {DefinedTerms} from './defined.ts';
import type {LeadInState} from './hits.ts';
import type {Matcher} from './matcher.ts';
import type {MatchMemory, Placed} from './memory.ts';
import {MODALITIES} from './polarity.ts';
import {type Reading, type SentencePlace, SentenceReader} from './reading.ts';

import type {Clause, Match, Matches, Segment} from './types.ts';

/** Zone masks are below this. */
const ZONES = 2 * Math.max(...Object.values(Zone));

/** What blocks that items refer back to hand on. */
interface LeadIn {
  readonly reading: Reading;
  readonly clause: Building;
}

/** What is remembered of a draft that is followed, and what its reader knows of each block. */
export interface Followed {
  readonly memory: MatchMemory;
  readonly facts: readonly object[];
}

/**
 * Finds where which idea is said in a draft, and how: affirmed or negated, how bindingly, in which zone, under which condition.
 * Linear in the text; never throws.
 */
export function findMatches(draft: Draft, matcher: Matcher, followed?: Followed): Matches {
  const finder = new Finder(draft, matcher, followed);
  draft.blocks.forEach((block, index) => {
    if (block.kind !== 'code' && block.kind !== 'meta' && !block.foreign) finder.readBlock(block, index);
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
  readonly #memory: MatchMemory | undefined;
  readonly #placed: (Placed | undefined)[] = [];
  /** How many matches of a kind are kept of concepts that only have to stand somewhere, by concept and what a pattern can ask of them. */
  readonly #kept = new Map<number, number>();
  /** The same within the section being read. */
  #keptHere = {section: -1, counts: new Map<number, number>()};
  /** Clauses of the table row being read: those not yet sifted, and those that are one statement. */
  #row: {readonly cell: Cell; readonly placed: Building[]; readonly one: Clause[]} | undefined;

  constructor(draft: Draft, matcher: Matcher, followed: Followed | undefined) {
    this.#draft = draft;
    this.#memory = followed?.memory;
    this.#matcher = matcher;
    this.#reader = new SentenceReader(matcher);
    this.#terms = DefinedTerms.of(draft, matcher);
    if (followed) this.#memory!.begin(this.#terms?.name ?? '', followed.facts);
    this.#isLeadIn = new Uint8Array(draft.blocks.length);
    for (const block of draft.blocks) {
      if (block.leadIn >= 0) this.#isLeadIn[block.leadIn] = 1;
      if (block.tailOf >= 0) this.#isLeadIn[block.tailOf] = 1;
    }
  }

  matches(): Matches {
    this.#endRow();
    return {byConcept: this.#byConcept, clauses: this.#clauses, changed: this.#memory?.end(this.#placed)};
  }

  readBlock(block: Block, index: number): void {
    const {sentences} = block;
    const last = sentences.length - 2;
    const {cell} = block;
    if (this.#row && !(cell && sameRow(cell, this.#row.cell))) this.#endRow();
    if (cell) this.#row ??= {cell, placed: [], one: []};
    const row = cell && cell.row > 0 && sentences.length === 2 ? this.#row : undefined;
    const before = this.#leadIns.get(block.leadIn >= 0 ? block.leadIn : block.tailOf);
    const readings: (Reading | undefined)[] = [];
    const place = (s: number): SentencePlace => ({
      leads: s === last && this.#isLeadIn[index] === 1,
      inCell: cell !== undefined || block.kind === 'heading',
      inRow: row !== undefined,
    });
    for (let s = 0; s < sentences.length; s += 2)
      readings.push(this.#read(block, index, sentences[s]!, sentences[s + 1]!, s > 0 ? undefined : before?.reading.leadIn, place(s)));
    const clauses = this.#clausesOf(block, index, readings);
    let next = 0;
    readings.forEach((reading, n) => {
      if (!reading) return;
      const clause = clauses[next++]!;
      // A lead-in too long to be carried is a sentence of its own.
      const carried = n === 0 && before?.reading.leadIn ? before.clause : undefined;
      this.#link(clause, block, carried, row?.one);
      if (n * 2 === last && this.#isLeadIn[index] === 1) this.#leadIns.set(index, {reading, clause});
    });
    if (this.#row) this.#row.placed.push(...clauses);
    else this.#keep(clauses);
  }

  #clausesOf(block: Block, index: number, readings: readonly (Reading | undefined)[]): readonly Building[] {
    const {sentences} = block;
    const known = this.#memory?.placed(block, index, readings);
    const clauses: Building[] = known ? known.clauses : [];
    if (known) clauses.forEach(clause => unlink(clause, index));
    if (known?.isWhole) for (const clause of clauses) shift(clause, block.start - known.block.start);
    else {
      let n = 0;
      readings.forEach((reading, s) => {
        if (!reading) return;
        if (known) move(clauses[n++]!, reading, block, sentences[s * 2]!, sentences[s * 2 + 1]!);
        else clauses.push(build(reading, block, index, sentences[s * 2]!, sentences[s * 2 + 1]!));
      });
    }
    if (this.#memory && readings.length) this.#placed[index] = {block, readings, clauses};
    return clauses;
  }

  #link(clause: Building, block: Block, carried: Building | undefined, row: Clause[] | undefined): void {
    clause.leadIn = carried;
    if (carried) addTo(carried, block.leadIn >= 0 ? 'items' : 'tails', clause);
    if (row) {
      clause.row = row;
      row.push(clause);
    }
    const previous = this.#clauses.at(-1);
    if (previous && this.#draft.blocks[previous.block]!.section === block.section) previous.next = clause;
    this.#clauses.push(clause);
  }

  #read(block: Block, index: number, start: number, end: number, leadIn: LeadInState | undefined, place: SentencePlace): Reading | undefined {
    const sentence = block.text.slice(start, end);
    const terms = this.#terms?.defines(index, start, end) ? undefined : this.#terms;
    const read = (): Reading | undefined => this.#reader.read(sentence, leadIn, place, terms);
    if (!this.#memory) return read();
    const context = Number(place.leads) + 2 * Number(place.inCell) + 4 * Number(place.inRow) + 8 * Number(terms !== undefined);
    return this.#memory.readings.of(sentence, leadIn, context, read);
  }

  /** A row is to its cells what a block is to its sentences. */
  #endRow(): void {
    if (this.#row) {
      // Its cells may be others than in the version before.
      for (const clause of this.#row.placed) for (const match of clause.all) match.company = undefined;
      this.#keep(this.#row.placed);
    }
    this.#row = undefined;
  }

  /** Keeps the matches of a block that something could ask for. */
  #keep(placed: readonly Building[]): void {
    let all: Set<number> | undefined;
    const said = (): ReadonlySet<number> => (all ??= new Set(placed.flatMap(clause => clause.all.map(({concept}) => concept))));
    for (const clause of placed) {
      clause.matches = keepThose(clause.all, match => this.#matters(match, said));
      for (const match of clause.matches) {
        const found = this.#byConcept.get(match.concept);
        if (found) found.push(match);
        else this.#byConcept.set(match.concept, [match]);
      }
    }
    // Who is not asked again need not know what was not kept.
    if (!this.#memory) for (const clause of placed) clause.all = clause.matches;
  }

  /** Counts for a section, from the last time its blocks began. */
  #keptIn(section: number): Map<number, number> {
    if (this.#keptHere.section !== section) this.#keptHere = {section, counts: new Map()};
    return this.#keptHere.counts;
  }

  #matters(match: BuildingMatch, said: () => ReadonlySet<number>): boolean {
    const use = this.#matcher.uses[match.concept]!;
    if (use.alone || match.beside || (use.cell && match.zones & (Zone.table | Zone.heading))) return true;
    if (use.block.size && (match.company ??= meet(use.block, said()))) return true;
    if (!use.document && !use.section) return false;
    const {concept, negated, denied, modality, zones, inside} = match;
    const kind =
      (((concept * 4 + Number(negated) * 2 + Number(denied)) * MODALITIES.length + MODALITIES.indexOf(modality)) * 2 + Number(inside >= 0)) * ZONES +
      zones;
    const kept = use.section ? this.#keptIn(this.#draft.blocks[match.clause.block]!.section) : this.#kept;
    const count = kept.get(kind) ?? 0;
    kept.set(kind, count + 1);
    // Two, because a match does not count as its own company.
    return count < 2;
  }
}

/** Whether two sets have something in common. */
function meet(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  for (const one of few) if (many.has(one)) return true;
  return false;
}

/** Those of a list that pass; the list itself where all do, as is most often the case. */
function keepThose<T>(list: readonly T[], passes: (one: T) => boolean): readonly T[] {
  let kept: T[] | undefined;
  for (let i = 0; i < list.length; i++) {
    const one = list[i]!;
    if (passes(one)) kept?.push(one);
    else kept ??= list.slice(0, i);
  }
  return kept ?? list;
}

const sameRow = (a: Cell, b: Cell): boolean => a.table === b.table && a.row === b.row;

export type {Clause, Match, Matches, Segment};
