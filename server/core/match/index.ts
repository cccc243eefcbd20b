import type {Block, Cell, Draft} from '../draft/types.ts';
import {addTo, type Building, type BuildingMatch, build, move, unlink} from './building.ts';
import {Company} from './company.ts';
import {DefinedTerms} from './defined.ts';
import type {LeadInState} from './hits.ts';
import {Keeper} from './keeper.ts';
import type {Matcher} from './matcher.ts';
import type {Before, Placed, Sentences} from './memory.ts';
import {type Reading, type SentencePlace, SentenceReader} from './reading.ts';
import type {Clause, Match, Matches, Segment} from './types.ts';

/** What blocks that items refer back to hand on. */
interface LeadIn {
  readonly reading: Reading;
  readonly clause: Building;
}

/**
 * Finds where which idea is said in a draft, and how: affirmed or negated, how bindingly, in which zone, under which condition.
 * Linear in the text; never throws.
 */
export function findMatches(draft: Draft, matcher: Matcher): Matches {
  const finder = new Finder(draft, matcher, DefinedTerms.of(draft, matcher));
  finder.read();
  return finder;
}

/** A stretch of a draft to read, block by block. Nothing outside it leads in to it or completes it. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly before: Before;
  readonly sentences: Sentences;
  /** Their buffers serve all versions. */
  readonly reader: SentenceReader;
  readonly company: Company;
}

export class Finder implements Matches {
  /** By block, from the first of the stretch; undefined for what says nothing. Only for a stretch. */
  readonly placed: (Placed | undefined)[] = [];
  readonly #draft: Draft;
  readonly #reader: SentenceReader;
  /** By block index, of the unit. */
  readonly #leadIns = new Map<number, LeadIn>();
  /** By block of the stretch: the last block that completes it or what it leads in, itself where none does. */
  readonly #lastOf: Int32Array;
  readonly #terms: DefinedTerms | undefined;
  readonly #from: number;
  readonly #to: number;
  readonly #before: Before | undefined;
  readonly #sentences: Sentences | undefined;
  readonly #keeper: Keeper;
  #last: Building | undefined;
  /** Clauses whose company is not known yet, and the last block that belongs to it, rows aside. */
  #unit: Building[] = [];
  #unitEnd = -1;
  /** The table row being read, with the clauses in it that are one statement. */
  #row: {readonly cell: Cell; readonly one: Clause[]} | undefined;

  constructor(draft: Draft, matcher: Matcher, terms: DefinedTerms | undefined, stretch?: Stretch) {
    this.#draft = draft;
    this.#reader = stretch?.reader ?? new SentenceReader(matcher, false);
    this.#terms = terms;
    this.#from = stretch?.from ?? 0;
    this.#to = stretch?.to ?? draft.blocks.length;
    this.#before = stretch?.before;
    this.#sentences = stretch?.sentences;
    const hasTables = (): boolean => draft.blocks.some(({cell}) => cell !== undefined);
    this.#keeper = new Keeper(draft, stretch?.company ?? new Company(matcher.uses, false, hasTables()), stretch !== undefined);
    this.#lastOf = lastOf(draft.blocks, this.#from, this.#to);
  }

  read(): void {
    for (let i = this.#from; i < this.#to; i++) {
      const block = this.#draft.blocks[i]!;
      if (block.kind !== 'code' && block.kind !== 'meta' && !block.foreign) this.#readBlock(block, i);
    }
    this.#endUnit();
    this.#keeper.settle();
  }

  get byConcept(): ReadonlyMap<number, BuildingMatch[]> {
    return this.#keeper.byConcept;
  }

  #readBlock(block: Block, index: number): void {
    const {sentences} = block;
    const last = sentences.length - 2;
    const {cell} = block;
    if (this.#row && !(cell && sameRow(cell, this.#row.cell))) this.#row = undefined;
    if (!this.#row && index > this.#unitEnd) this.#endUnit();
    if (cell) this.#row ??= {cell, one: []};
    this.#unitEnd = Math.max(this.#unitEnd, this.#lastOf[index - this.#from]!);
    const isLeadIn = this.#lastOf[index - this.#from]! > index;
    const row = cell && cell.row > 0 && sentences.length === 2 ? this.#row : undefined;
    const before = this.#leadIns.get(block.leadIn >= 0 ? block.leadIn : block.tailOf);
    const readings: (Reading | undefined)[] = [];
    const contexts: number[] = [];
    const leadIn = before?.reading.leadIn;
    const place = (s: number): SentencePlace => ({
      leads: s === last && isLeadIn,
      inCell: cell !== undefined || block.kind === 'heading',
      inRow: row !== undefined,
    });
    for (let s = 0; s < sentences.length; s += 2)
      readings.push(this.#read(block, sentences[s]!, sentences[s + 1]!, s > 0 ? undefined : leadIn, place(s), contexts));
    const clauses = this.#clausesOf(block, index, readings);
    if (this.#before && readings.length) this.placed[index - this.#from] = {block, leadIn, readings, contexts, clauses};
    let next = 0;
    readings.forEach((reading, n) => {
      if (!reading) return;
      const clause = clauses[next++]!;
      // A lead-in too long to be carried is a sentence of its own.
      const carried = n === 0 && leadIn ? before!.clause : undefined;
      this.#link(clause, block, carried, row?.one);
      if (n * 2 === last && isLeadIn) this.#leadIns.set(index, {reading, clause});
    });
    for (const clause of clauses) this.#unit.push(clause);
  }

  #clausesOf(block: Block, index: number, readings: readonly (Reading | undefined)[]): Building[] {
    const {sentences} = block;
    const known = this.#before?.placed(block, index - this.#from, readings);
    const clauses: Building[] = known ? known.clauses : [];
    let n = 0;
    readings.forEach((reading, s) => {
      if (!reading) return;
      if (!known) clauses.push(build(reading, block, index, sentences[s * 2]!, sentences[s * 2 + 1]!));
      else {
        const clause = clauses[n]!;
        unlink(clause, block, index);
        if (!known.isWhole) move(clause, reading, sentences[s * 2]!, sentences[s * 2 + 1]!, known.pairs?.[n]);
        n++;
      }
    });
    return clauses;
  }

  #link(clause: Building, block: Block, carried: Building | undefined, row: Clause[] | undefined): void {
    clause.leadIn = carried;
    if (carried) addTo(carried, block.leadIn >= 0 ? 'items' : 'tails', clause);
    if (row) {
      clause.row = row;
      row.push(clause);
    }
    if (this.#last?.home.section === block.section) this.#last.next = clause;
    this.#last = clause;
  }

  #read(block: Block, start: number, end: number, leadIn: LeadInState | undefined, place: SentencePlace, contexts: number[]): Reading | undefined {
    const sentence = block.text.slice(start, end);
    const defines = this.#terms?.defines(block, start, end) === true;
    const terms = defines ? undefined : this.#terms;
    const read = (): Reading | undefined => this.#reader.read(sentence, leadIn, place, terms);
    if (!this.#sentences) return read();
    const context = Number(place.leads) + 2 * Number(place.inCell) + 4 * Number(place.inRow) + 8 * Number(defines);
    contexts.push(context);
    return this.#sentences.reading(sentence, leadIn, context, read);
  }

  #endUnit(): void {
    if (this.#unit.length > 0) this.#keeper.add(this.#unit);
    this.#unit = [];
    this.#reader.forget();
    // What they lead in belongs to the unit.
    this.#leadIns.clear();
  }
}

function lastOf(blocks: readonly Block[], from: number, to: number): Int32Array {
  const last = Int32Array.from({length: to - from}, (_, i) => from + i);
  // Lead-ins stand before what completes them.
  for (let i = to - 1; i >= from; i--) {
    for (const lead of [blocks[i]!.leadIn, blocks[i]!.tailOf]) if (lead >= from) last[lead - from] = Math.max(last[lead - from]!, last[i - from]!);
  }
  return last;
}

const sameRow = (a: Cell, b: Cell): boolean => a.table === b.table && a.row === b.row;

export type {Clause, Match, Matches, Segment};
