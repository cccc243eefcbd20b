import type {Block} from './types.ts';

/** Runs of a text that stand in the source character for character: flat triples [textStart, sourceStart, length], ascending. */
export type Runs = readonly number[];

/**
 * Collects the text of one block from stretches of the source.
 * A decoded stretch (an entity, an escape) is fenced by runs of length 0, so that its bounds stay exact.
 */
export class TextBuilder {
  readonly #source: string;
  #text = '';
  #runs: number[] = [];

  constructor(source: string) {
    this.#source = source;
  }

  get length(): number {
    return this.#text.length;
  }

  /** How much white space `finish` will take off the front. */
  leadingSpace(): number {
    return skipSpace(this.#text, 0);
  }

  /** Appends source[from, to) as it stands. */
  copy(from: number, to: number): void {
    if (from >= to) return;
    const last = this.#runs.length - 3;
    if (last >= 0 && this.#runs[last + 2]! > 0 && this.#runs[last + 1]! + this.#runs[last + 2]! === from) {
      this.#runs[last + 2]! += to - from;
    } else {
      this.#runs.push(this.#text.length, from, to - from);
    }
    this.#text += this.#source.slice(from, to);
  }

  /** Appends `value`, which stands for source[from, to). */
  decoded(value: string, from: number, to: number): void {
    this.#runs.push(this.#text.length, from, 0);
    this.#text += value;
    this.#runs.push(this.#text.length, to, 0);
  }

  /** The text without white space at its ends. Nothing is copied where one run covers it. */
  finish(): {text: string; runs: Runs} {
    const start = skipSpace(this.#text, 0);
    let end = this.#text.length;
    while (end > start && isSpace(this.#text.charCodeAt(end - 1))) end--;
    if (this.#runs.length === 3) {
      const at = this.#runs[1]! + start;
      return {text: this.#source.slice(at, at + end - start), runs: start === end ? [] : [0, at, end - start]};
    }
    return start === 0 && end === this.#text.length ? {text: this.#text, runs: this.#runs} : cut(this.#text, this.#runs, start, end);
  }
}

/** text[from, to) with its runs. */
export function cut(text: string, runs: Runs, from: number, to: number): {text: string; runs: Runs} {
  const kept: number[] = [];
  for (let i = lastStartingBy(runs, 3, from); i < runs.length && runs[i]! <= to; i += 3) {
    const at = runs[i]!;
    const start = Math.max(at, from);
    const end = Math.min(at + runs[i + 2]!, to);
    if (start < end || (runs[i + 2] === 0 && at >= from && at <= to)) kept.push(start - from, runs[i + 1]! + start - at, end - start);
  }
  return {text: text.slice(from, to), runs: kept};
}

/**
 * Index of the first number of the last entry that begins before `at` (0 if none does), in a flat list of entries of `width` numbers that ascend by their first.
 */
export function lastStartingBy(list: readonly number[], width: number, at: number): number {
  let low = 0;
  let high = list.length / width;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle * width]! < at) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, (low - 1) * width);
}

/** `pieces` of a block from its runs: relative to the block, [] where the whole text stands at its start. */
export function toPieces(runs: Runs, blockStart: number, length: number): readonly number[] {
  if (length === 0 || (runs.length === 3 && runs[1] === blockStart && runs[2] === length)) return NONE;
  const pieces = runs.slice();
  for (let i = 1; i < pieces.length; i += 3) pieces[i]! -= blockStart;
  return pieces;
}
const NONE: readonly number[] = [];

/**
 * Source offset of an offset of the block's text. With `start`, of the character that begins there; with `end`, right after the
 * character before it, so that markup at the edges stays outside a span. Offsets beyond the text are clamped.
 */
export function sourceOffset(block: Pick<Block, 'start' | 'end' | 'text' | 'pieces'>, textOffset: number, side: 'start' | 'end'): number {
  const at = Math.max(0, Math.min(textOffset, block.text.length));
  return block.start + offsetInRuns(block.pieces, at, side);
}

/** The same for runs; the answer is in the runs' own frame. */
export function offsetInRuns(runs: Runs, at: number, side: 'start' | 'end'): number {
  // The last run that begins at or before the offset; for an end, strictly before it.
  let low = 0;
  let high = runs.length / 3;
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = runs[middle * 3]!;
    if (side === 'start' ? start <= at : start < at) low = middle + 1;
    else high = middle;
  }
  const i = (low - 1) * 3;
  if (i < 0) return runs.length === 0 ? at : runs[1]!;
  const inside = at - runs[i]!;
  if (inside <= runs[i + 2]!) return runs[i + 1]! + inside;
  // Inside a decoded stretch: its own bounds.
  const next = i + 3 < runs.length ? i + 4 : -1;
  return side === 'end' && next >= 0 ? runs[next]! : runs[i + 1]! + runs[i + 2]!;
}

/** A copy that shares no memory with the text it was cut from, for what outlives that text: of a slice the engine keeps the whole. */
export const detached = (text: string): string => ` ${text}`.slice(1);

/** A source without its byte order mark. */
export const withoutMark = (text: string): string => (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);

/** White space of any kind, and the characters that nobody sees. */
export function isSpace(c: number): boolean {
  return (
    c === 32 ||
    (c >= 9 && c <= 13) ||
    c === 0xa0 ||
    c === 0x2028 ||
    c === 0x2029 ||
    (c >= 0x2000 && c <= 0x200a) ||
    c === 0x202f ||
    c === 0x3000 ||
    c === 0xfeff
  );
}

/** What a reader does not see in a word: soft hyphen, zero width space, word joiner, byte order mark. */
export const isInvisible = (c: number): boolean => c === 0xad || c === 0x200b || c === 0x2060 || c === 0xfeff;

export function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  return at;
}
