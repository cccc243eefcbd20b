import {editBetween} from '../core/draft/edit.ts';
import {firstWhere} from '../core/span.ts';

/**
 * Where the lines of one version of a text begin, as the Language Server Protocol counts them: a line ends with \n, \r\n or a lone \r. Offsets are UTF-16 code units, lines and
 * characters count from 0; what lies outside the text counts as the nearest place inside. Says what vscode-languageserver-textdocument says, whose documents cannot be taken on to
 * the next version without losing this one.
 */
export class Lines {
  readonly text: string;
  readonly #starts: Int32Array;
  /** The line that was asked for last: who asks goes through the text from start to end, mostly. */
  #last = 0;

  /** @param before another version of the text: only what differs is read then */
  constructor(text: string, before?: Lines) {
    this.text = text;
    this.#starts = before ? startsAfter(before.text, before.#starts, text) : Int32Array.from([0, ...startsIn(text, 1, text.length)]);
  }

  get count(): number {
    return this.#starts.length;
  }

  position(offset: number): {line: number; character: number} {
    const at = Math.max(0, Math.min(offset, this.text.length));
    const line = this.#lineOf(at);
    const start = this.#starts[line]!;
    return {line, character: this.#beforeEnd(at, start) - start};
  }

  #lineOf(offset: number): number {
    const starts = this.#starts;
    let line = this.#last;
    const limit = line + NEAR;
    if (starts[line]! <= offset) while (line < limit && line + 1 < starts.length && starts[line + 1]! <= offset) line++;
    const isFound = starts[line]! <= offset && (line + 1 === starts.length || starts[line + 1]! > offset);
    return (this.#last = isFound ? line : firstAbove(starts, offset) - 1);
  }

  offset({line, character}: {line: number; character: number}): number {
    if (line < 0) return 0;
    if (line >= this.count) return this.text.length;
    const start = this.#starts[line]!;
    return this.#beforeEnd(Math.min(start + Math.max(0, character), this.#starts[line + 1] ?? this.text.length), start);
  }

  /** An offset behind the words of a line, in front of what ends it. */
  #beforeEnd(offset: number, start: number): number {
    let at = offset;
    while (at > start && isEnd(this.text.charCodeAt(at - 1))) at--;
    return at;
  }
}

/** So many lines behind the last one are looked at in turn; for those further away halving is faster. */
const NEAR = 32;

const isEnd = (c: number): boolean => c === 10 || c === 13;

/** Where lines begin in [from, to]. */
function startsIn(text: string, from: number, to: number): number[] {
  const starts: number[] = [];
  for (let at = Math.max(1, from); at <= to; at++) {
    const c = text.charCodeAt(at - 1);
    if (c === 10 || (c === 13 && text.charCodeAt(at) !== 10)) starts.push(at);
  }
  return starts;
}

/** Whether a line begins somewhere depends on the characters on both sides of it, and on nothing else. */
function startsAfter(before: string, old: Int32Array, text: string): Int32Array {
  const {start, end, newEnd} = editBetween(before, text);
  const head = Math.max(1, firstAbove(old, start - 1));
  const tail = firstAbove(old, end);
  const fresh = startsIn(text, start, newEnd);
  const starts = new Int32Array(head + fresh.length + old.length - tail);
  starts.set(old.subarray(0, head));
  starts.set(fresh, head);
  for (let from = tail, to = head + fresh.length; from < old.length; from++, to++) starts[to] = old[from]! + newEnd - end;
  return starts;
}

/** Index of the first number above `value`, in an ascending list. */
const firstAbove = (list: Int32Array, value: number): number => firstWhere(list, one => one > value);
