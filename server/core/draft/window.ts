import {markMeasures, markSigns} from './captions.ts';
import type {FactsMemo} from './facts.ts';
import {findHeadings, markTitle} from './headings.ts';
import type {Lexicon} from './lexicon.ts';
import {linkLists} from './lists.ts';
import type {Chunk} from './markdown.ts';
import {Assembly, addSuppressions, MarkdownReader} from './markdownReader.ts';
import type {RawBlock} from './raw.ts';
import type {Row} from './row.ts';
import {readText} from './text.ts';
import type {Suppression} from './types.ts';
import {KIN_REACH, splitUnits, takeLabels} from './units.ts';
import {instructs} from './zones/amendments.ts';

/** Rows that take the place of [from, from + removed). All others say what they said. */
export interface Window {
  readonly from: number;
  readonly removed: number;
  readonly rows: Row[];
  /** How many more tables there are than before. */
  readonly tables: number;
  /** Of the whole draft. */
  readonly suppressions: Suppression[];
}

/** Finds what an edit may have changed in the rows of a draft. `rows`: those of the version before. */
export interface WindowReader {
  read(source: string, rows: readonly Row[]): Window;
}

/** Plain text is cut into blocks as a whole, which is cheap. */
export class TextWindows implements WindowReader {
  readonly #lexicon: Lexicon;
  readonly #facts: FactsMemo;

  constructor(lexicon: Lexicon, facts: FactsMemo) {
    this.#lexicon = lexicon;
    this.#facts = facts;
  }

  read(source: string, rows: readonly Row[]): Window {
    const {blocks, suppressions} = readText(source, this.#lexicon);
    return {from: 0, removed: rows.length, rows: rowsOf(blocks, undefined, true, this.#lexicon, this.#facts), tables: 0, suppressions};
  }
}

/**
 * In Markdown a heading ends what goes from block to block below the level of sections: lists, sequences of numbers, headings that no markup shows. So what lies
 * between the last heading before an edit and the first one behind it is read anew. Only bare numbers look for kin beyond headings.
 */
export class MarkdownWindows implements WindowReader {
  readonly #lexicon: Lexicon;
  readonly #facts: FactsMemo;
  readonly #reader: MarkdownReader;
  #chunks: readonly Chunk[] = [];
  /** How many blocks came of each chunk. */
  #counts: number[] = [];
  #frontMatter = '';

  constructor(lexicon: Lexicon, facts: FactsMemo, chunkSize?: number) {
    this.#reader = new MarkdownReader(true, chunkSize);
    this.#lexicon = lexicon;
    this.#facts = facts;
  }

  read(source: string, rows: readonly Row[]): Window {
    const {chunks, start} = this.#reader.cut(source);
    const old = this.#chunks;
    const frontMatter = start > 3 ? source.slice(0, start).trimEnd() : '';
    const most = Math.min(old.length, chunks.length);
    let head = 0;
    if (frontMatter === this.#frontMatter) while (head < most && old[head] === chunks[head]) head++;
    let tail = 0;
    while (tail < most - head && old[old.length - 1 - tail] === chunks[chunks.length - 1 - tail]) tail++;

    // A paragraph also looks at the block behind it, so the one before the edit is read with it.
    let first = openerBefore(chunks, head);
    let from = first === 0 ? 0 : this.#blocksIn(0, first) + (this.#frontMatter ? 1 : 0);
    let behind = openerFrom(chunks, chunks.length - tail);
    let to = rows.length - this.#blocksIn(old.length - (chunks.length - behind), old.length);
    while (first > 0 && hasWeak(rows, from - KIN_REACH, from)) {
      const next = openerBefore(chunks, first);
      from = next === 0 ? 0 : from - this.#blocksIn(next, first);
      first = next;
    }
    while (behind < chunks.length && hasWeak(rows, to, to + KIN_REACH)) {
      const next = openerFrom(chunks, behind + 1);
      to += this.#blocksIn(old.length - (chunks.length - behind), old.length - (chunks.length - next));
      behind = next;
    }

    const assembly = new Assembly(tablesIn(chunks, 0, first));
    if (first === 0 && frontMatter) assembly.meta(frontMatter);
    const suppressions: Suppression[] = [];
    const bases: number[] = [];
    let at = start;
    chunks.forEach((chunk, i) => {
      if (i >= first && i < behind) {
        assembly.add(chunk, at);
        bases.push(at);
      }
      addSuppressions(chunk, at, suppressions);
      at += chunk.text.length;
    });
    const fresh = rowsOf(assembly.blocks, rows[to]?.raw, false, this.#lexicon, this.#facts);
    const counts = countsOf(fresh, bases);
    this.#counts = [...this.#counts.slice(0, first), ...counts, ...this.#counts.slice(old.length - (chunks.length - behind))];
    this.#chunks = chunks;
    this.#frontMatter = frontMatter;
    const tables = tablesIn(chunks, 0, chunks.length) - tablesIn(old, 0, old.length);
    return {from, removed: to - from, rows: fresh, tables, suppressions};
  }

  #blocksIn(first: number, behind: number): number {
    let sum = 0;
    for (let i = first; i < behind; i++) sum += this.#counts[i]!;
    return sum;
  }
}

const NO_USES = new Uint8Array(0);

const opens = (chunk: Chunk): boolean => chunk.blocks[0]?.kind === 'heading';

/** The last chunk before `at` that opens with a heading, or the first. */
function openerBefore(chunks: readonly Chunk[], at: number): number {
  let i = Math.max(0, at - 1);
  while (i > 0 && !opens(chunks[i]!)) i--;
  return i;
}

function openerFrom(chunks: readonly Chunk[], at: number): number {
  let i = at;
  while (i < chunks.length && !opens(chunks[i]!)) i++;
  return i;
}

function tablesIn(chunks: readonly Chunk[], first: number, behind: number): number {
  let sum = 0;
  for (let i = first; i < behind; i++) sum += chunks[i]!.tables;
  return sum;
}

function hasWeak(rows: readonly Row[], from: number, to: number): boolean {
  for (let i = Math.max(0, from); i < to && i < rows.length; i++) if (rows[i]!.isWeak) return true;
  return false;
}

/** How many of the rows came of each of the chunks with these bases. */
function countsOf(rows: readonly Row[], bases: readonly number[]): number[] {
  const counts = new Map<number, number>(bases.map(base => [base, 0]));
  for (const {raw} of rows) if (raw.kind !== 'meta') counts.set(raw.base, counts.get(raw.base)! + 1);
  return [...counts.values()];
}

/** Labels, headings and lists of blocks between two headings. `next`: the block behind them, finished. */
function rowsOf(blocks: readonly RawBlock[], next: RawBlock | undefined, isPlain: boolean, lexicon: Lexicon, memo: FactsMemo): Row[] {
  const raws = splitUnits(blocks, lexicon);
  const weak = new Set(takeLabels(raws, lexicon));
  findHeadings(next ? [...raws, next] : raws, isPlain, lexicon);
  if (isPlain) markTitle(raws);
  const {leadIn, tailOf} = linkLists(raws);
  markSigns(raws, leadIn, lexicon);
  markMeasures(raws, lexicon);
  return raws.map((raw, i): Row => {
    const facts = memo.of(raw.text);
    return {
      raw,
      facts,
      isWeak: weak.has(i),
      leadIn: leadIn[i]! < 0 ? 0 : i - leadIn[i]!,
      tailOf: tailOf[i]! < 0 ? 0 : i - tailOf[i]!,
      instructs: instructs(raw, facts, lexicon),
      context: 0,
      titleEnd: 0,
      uses: NO_USES,
    };
  });
}
