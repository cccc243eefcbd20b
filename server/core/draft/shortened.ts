import {firstWhere} from '../span.ts';

/** A text with stretches left out, and where its characters stand in the whole. All offsets are UTF-16 code units. */
export class Shortened {
  readonly text: string;
  /** Where something was left out: offsets of the shortened text, ascending. */
  readonly #at: number[] = [];
  /** How many characters were left out up to and with each of these. */
  readonly #gone: number[] = [];

  /** @param tell calls its argument for each stretch [start, end) to leave out, in order */
  constructor(whole: string, tell: (leaveOut: (start: number, end: number) => void) => void) {
    let kept = '';
    let from = 0;
    let gone = 0;
    tell((start, end) => {
      kept += whole.slice(from, start);
      gone += end - start;
      from = end;
      this.#at.push(kept.length);
      this.#gone.push(gone);
    });
    this.text = from === 0 ? whole : kept + whole.slice(from);
  }

  /** The offset in the whole text; where something was left out, that behind it. */
  whole(offset: number): number {
    const gone = firstWhere(this.#at, at => at > offset);
    return gone === 0 ? offset : offset + this.#gone[gone - 1]!;
  }
}
