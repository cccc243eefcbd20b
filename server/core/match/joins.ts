import type {Program} from '../pack/program.ts';
import {Glue} from '../words.ts';
import {firstFrom, IntList} from './intList.ts';
import type {View} from './view.ts';

/** Phrases of several elements: from the key, which is found first, outward over the gaps to the others. */
export class Joins {
  readonly #program: Program;
  readonly #view: View;
  /** Hits of a concept, ascending. */
  readonly #of: (concept: number) => Readonly<IntList>;
  /** Spans so far and the next ones, in turn. */
  #spans = new IntList();
  #next = new IntList();

  constructor(program: Program, view: View, of: (concept: number) => Readonly<IntList>) {
    this.#program = program;
    this.#view = view;
    this.#of = of;
  }

  /** Spans [from, to) of a variant whose key stands at [from, to), as flat pairs that hold until the next call. First goes to the right, then to the left. */
  spans(variant: number, from: number, to: number): Readonly<IntList> {
    const {elementsOf, elements, gaps, keys} = this.#program;
    const first = elementsOf[variant]!;
    const last = elementsOf[variant + 1]! - 1;
    const key = first + keys[variant]!;
    this.#spans.length = 0;
    this.#spans.push(from);
    this.#spans.push(to);
    for (let e = key + 1; e <= last && this.#spans.length; e++) this.#extendRight(elements[e]!, gaps[e]!, e === last);
    for (let e = key - 1; e >= first && this.#spans.length; e--) this.#extendLeft(elements[e]!, gaps[e + 1]!, e === first);
    return this.#spans;
  }

  /** At the end of the phrase the nearest continuation is the one meant, with all its words. */
  #extendRight(element: number, gap: number, isLast: boolean): void {
    const [least, most] = [gap & 255, gap >> 8];
    const {at, length} = this.#spans;
    for (let p = 0; p < length; p += 2) {
      const end = at[p + 1]!;
      const before = this.#next.length;
      for (let start = end + least; start <= end + most && start < this.#view.count; start++) {
        if (!this.#joins(end, start, most)) continue;
        this.#pushFrom(at[p]!, element, start);
        if (isLast && this.#next.length > before) break;
      }
    }
    this.#turn();
  }

  #extendLeft(element: number, gap: number, isFirst: boolean): void {
    const [least, most] = [gap & 255, gap >> 8];
    const {at, length} = this.#spans;
    for (let p = 0; p < length; p += 2) {
      const start = at[p]!;
      const before = this.#next.length;
      for (let end = start - least; end >= start - most && end > 0; end--) {
        if (!this.#joins(end, start, most)) continue;
        this.#pushTo(at[p + 1]!, element, end);
        if (isFirst && this.#next.length > before) break;
      }
    }
    this.#turn();
  }

  #turn(): void {
    const done = this.#spans;
    this.#spans = this.#next;
    this.#next = done;
    done.length = 0;
  }

  /** No stop between the two, and no comma where they must touch. */
  #joins(end: number, start: number, most: number): boolean {
    const {stops, glue} = this.#view;
    return stops[start] === stops[end - 1] && (most > 0 || glue[start]! < Glue.comma);
  }

  /** Adds [from, end of the element] for each hit of the element that starts at `start`. */
  #pushFrom(from: number, element: number, start: number): void {
    if (element >= 0) {
      const end = start + this.#program.lengthOf[element]!;
      if (end <= this.#view.count && this.#view.states[end - 1]!.parts.includes(element)) this.#push(from, end);
      return;
    }
    const hits = this.#of(-1 - element);
    for (let h = firstFrom(hits, start); h < hits.length && hits.at[h] === start; h += 2) this.#push(from, hits.at[h + 1]!);
  }

  /** Adds [start of the element, to] for each hit of the element that ends at `end`; of a concept's hits the longest. */
  #pushTo(to: number, element: number, end: number): void {
    if (element >= 0) {
      if (this.#view.states[end - 1]!.parts.includes(element)) this.#push(end - this.#program.lengthOf[element]!, to);
      return;
    }
    const hits = this.#of(-1 - element);
    for (let h = 0; h < hits.length && hits.at[h]! < end; h += 2) {
      if (hits.at[h + 1] === end) return this.#push(hits.at[h]!, to);
    }
  }

  #push(from: number, to: number): void {
    this.#next.push(from);
    this.#next.push(to);
  }
}
