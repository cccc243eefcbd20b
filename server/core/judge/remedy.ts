import type {Draft} from '../draft/types.ts';
import type {Span} from '../span.ts';
import {scopeOf} from './scope.ts';

/** `safe`: may be applied without a look. `edits` do not overlap and are ordered. */
export interface Fix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly Edit[];
}
export interface Edit extends Span {
  readonly text: string;
}

/** A fix whose edits count from elsewhere. */
export const moved = (fix: Fix, by: number): Fix => ({
  ...fix,
  edits: fix.edits.map(({start, end, text}) => ({start: start + by, end: end + by, text})),
});

/** A line between the rows of a table is cut into at most so many titles: "PILLAR I: PREVENTION". */
const MOST_TITLES = 3;

/** Where model clauses go in one version of a draft. Each place is worked out once. */
export class InsertionPoints {
  readonly #draft: Draft;
  /** By section; -1 where nobody asked yet. */
  readonly #known: Int32Array;
  /** By block: the last block of the list or table that goes on from it. */
  #runEnds: Int32Array | undefined;

  constructor(draft: Draft) {
    this.#draft = draft;
    this.#known = new Int32Array(draft.sections.length).fill(-1);
  }

  /** Behind the block (with the items that complete it) of the provision that needs the clause: an offset of the source. */
  of(block: number): number {
    const {sections, blocks, source} = this.#draft;
    const {section} = blocks[block]!;
    const known = this.#known[section]!;
    if (known >= 0) return known;
    // Never inside a table, a list or a quotation that goes on: at the end of the provision's article where there is one.
    const scope = scopeOf(this.#draft, section, 'article');
    const last = this.#endOfTable(scope > 0 ? sections[scope]!.last - 1 : this.#endOfRun(block));
    const point = endOfLine(source, blocks[last]!.end);
    if (scope > 0) this.#known[section] = point;
    return point;
  }

  /** A table in plain text may go on below a title between its rows. */
  #endOfTable(block: number): number {
    const {blocks} = this.#draft;
    const table = blocks[block]!.cell?.table;
    let end = block;
    for (let i = block + 1; table !== undefined && i < blocks.length && i - end <= MOST_TITLES + 1; i++)
      if (blocks[i]!.cell?.table === table) end = i;
    return end;
  }

  /** The block itself where no list or table goes on from it. */
  #endOfRun(block: number): number {
    const {blocks} = this.#draft;
    const known = (this.#runEnds ??= new Int32Array(blocks.length).fill(-1));
    let end = block;
    while (known[end]! < 0) {
      const next = blocks[end + 1];
      if (next && (next.leadIn >= 0 || next.tailOf >= 0 || next.cell)) end++;
      else known[end] = end;
    }
    const last = known[end]!;
    for (let i = block; i < end; i++) known[i] = last;
    return last;
  }
}

/** A model clause as a paragraph of its own, wherever it goes. */
export class Insertion {
  readonly #title: string;
  readonly #text: string;
  /** As it was offered last, since it often goes to the same place again. */
  #offered: {readonly at: number; readonly fixes: readonly [Fix]} | undefined;

  constructor(title: string, text: string) {
    this.#title = title;
    this.#text = text;
  }

  fixesAt(at: number): readonly [Fix] {
    if (this.#offered?.at !== at) this.#offered = {at, fixes: [{title: this.#title, safe: false, edits: [{start: at, end: at, text: this.#text}]}]};
    return this.#offered.fixes;
  }
}

function endOfLine(source: string, from: number): number {
  for (let at = from; at < source.length; at++) {
    const c = source.charCodeAt(at);
    if (c === 10 || c === 13) return at;
  }
  return source.length;
}
