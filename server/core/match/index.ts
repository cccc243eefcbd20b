import type {Block, Cell, Draft} from '../draft/types.ts';
import {addTo, type Building, build, keep, move, shift, unlink} from './building.ts';
import {Company} from './company.ts';
import {DefinedTerms} from './defined.ts';
import type {LeadInState} from './hits.ts';
import type {Matcher} from './matcher.ts';
import type {MatchMemory, Placed} from './memory.ts';
import {type Reading, type SentencePlace, SentenceReader} from './reading.ts';

import type {Clause, Match, Matches, Segment} from './types.ts';

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
  /** By block: the last block that completes it or what it leads in, itself where none does. */
  readonly #lastOf: Int32Array;
  readonly #terms: DefinedTerms | undefined;
  readonly #memory: MatchMemory | undefined;
  readonly #placed: (Placed | undefined)[] = [];
  readonly #company: Company;
  /** Clauses whose company is not known yet, and the last block that belongs to it, rows aside. */
  #unit: Building[] = [];
  #unitEnd = -1;
  /** The table row being read, with the clauses in it that are one statement. */
  #row: {readonly cell: Cell; readonly one: Clause[]} | undefined;

  constructor(draft: Draft, matcher: Matcher, followed: Followed | undefined) {
    this.#draft = draft;
    this.#memory = followed?.memory;
    this.#reader = new SentenceReader(matcher);
    this.#terms = DefinedTerms.of(draft, matcher);
    if (followed) this.#memory!.begin(this.#terms?.name ?? '', followed.facts);
    this.#company = new Company(draft, matcher.uses);
    this.#lastOf = lastOf(draft.blocks);
  }

  matches(): Matches {
    this.#endUnit();
    return {byConcept: this.#byConcept, clauses: this.#clauses, changed: this.#memory?.end(this.#placed)};
  }

  readBlock(block: Block, index: number): void {
    const {sentences} = block;
    const last = sentences.length - 2;
    const {cell} = block;
    if (this.#row && !(cell && sameRow(cell, this.#row.cell))) this.#row = undefined;
    if (!this.#row && index > this.#unitEnd) this.#endUnit();
    if (cell) this.#row ??= {cell, one: []};
    this.#unitEnd = Math.max(this.#unitEnd, this.#lastOf[index]!);
    const isLeadIn = this.#lastOf[index]! > index;
    const row = cell && cell.row > 0 && sentences.length === 2 ? this.#row : undefined;
    const before = this.#leadIns.get(block.leadIn >= 0 ? block.leadIn : block.tailOf);
    const readings: (Reading | undefined)[] = [];
    const place = (s: number): SentencePlace => ({
      leads: s === last && isLeadIn,
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
      if (n * 2 === last && isLeadIn) this.#leadIns.set(index, {reading, clause});
    });
    for (const clause of clauses) this.#unit.push(clause);
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
        else clauses.push(build(reading, index, sentences[s * 2]!, sentences[s * 2 + 1]!));
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

  /** Keeps what could be asked for of what was said together. */
  #endUnit(): void {
    if (this.#unit.length === 0) return;
    this.#company.meet(this.#unit);
    for (const clause of this.#unit) {
      keep(clause, this.#draft.blocks[clause.block]!, this.#memory !== undefined, i => this.#company.matters(clause, i));
      for (const match of clause.matches) {
        const found = this.#byConcept.get(match.concept);
        if (found) found.push(match);
        else this.#byConcept.set(match.concept, [match]);
      }
    }
    this.#unit = [];
  }
}

function lastOf(blocks: readonly Block[]): Int32Array {
  const last = Int32Array.from(blocks, (_, i) => i);
  // Lead-ins stand before what completes them.
  for (let i = blocks.length - 1; i >= 0; i--) {
    for (const lead of [blocks[i]!.leadIn, blocks[i]!.tailOf]) if (lead >= 0) last[lead] = Math.max(last[lead]!, last[i]!);
  }
  return last;
}

const sameRow = (a: Cell, b: Cell): boolean => a.table === b.table && a.row === b.row;

export type {Clause, Match, Matches, Segment};
