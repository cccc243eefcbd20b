import type {Span} from '../core/span.ts';

/** A place for people: lines and columns from 1, columns and offsets in UTF-16 code units. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** Lines of one source; a line ends with \n, \r\n or a lone \r, as in the Language Server Protocol. */
export class Lines {
  readonly #source: string;
  readonly #starts: number[] = [0];

  constructor(source: string) {
    this.#source = source;
    for (let at = 0; at < source.length; at++) {
      const c = source.charCodeAt(at);
      if (c === 10 || (c === 13 && source.charCodeAt(at + 1) !== 10)) this.#starts.push(at + 1);
    }
  }

  get count(): number {
    return this.#starts.length;
  }

  at(offset: number): Place {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return {line: low + 1, column: offset - this.#starts[low]! + 1, offset};
  }

  /** The span of a line's text without its line end; `line` from 1. */
  span(line: number): Span {
    const start = this.#starts[line - 1]!;
    let end = this.#starts[line] ?? this.#source.length;
    while (end > start && (this.#source[end - 1] === '\n' || this.#source[end - 1] === '\r')) end--;
    return {start, end};
  }
}
