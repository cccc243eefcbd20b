import type {Program} from '../pack/tables.ts';
import {Glue} from '../words.ts';
import type {Atoms} from './atoms.ts';
import type {Found} from './found.ts';
import {IntList} from './intList.ts';
import {firstFrom} from './pairs.ts';
import type {View} from './view.ts';

/** Phrases of several elements: from the key, which is found first, outward over the gaps to the others. */
export class Joins {
  readonly #program: Program;
  readonly #view: View;
  readonly #atoms: Atoms;
  readonly #found: Found;
  /** Spans so far and the next ones, in turn. */
  #spans = new IntList();
  #next = new IntList();

  constructor(program: Program, view: View, atoms: Atoms, found: Found) {
    this.#program = program;
    this.#view = view;
    this.#atoms = atoms;
    this.#found = found;
  }

  /** Spans [from, to) of a variant whose key stands at [from, to), as flat pairs that hold until the next call. First goes to the right, then to the left. */
  spans(variant: number, from: number, to: number): Readonly<IntList> {
    const {elementsOf, elements, gaps, keys, lengthOf} = this.#program;
    const atoms = lengthOf.length;
    const first = elementsOf[variant]!;
    const last = elementsOf[variant + 1]! - 1;
    const key = first + keys[variant]!;
    this.#spans.length = 0;
    this.#spans.push(from);
    this.#spans.push(to);
    for (let e = key + 1; e <= last && this.#spans.length; e++) {
      if (elements[e]! < atoms) this.#atomRight(elements[e]!, gaps[e]!, e === last);
      else this.#conceptRight(elements[e]! - atoms, gaps[e]!, e === last);
      this.#turn();
    }
    for (let e = key - 1; e >= first && this.#spans.length; e--) {
      if (elements[e]! < atoms) this.#atomLeft(elements[e]!, gaps[e + 1]!, e === first);
      else this.#conceptLeft(elements[e]! - atoms, gaps[e + 1]!, e === first);
      this.#turn();
    }
    return this.#spans;
  }

  /** At the end of the phrase the nearest continuation is the one meant. */
  #atomRight(atom: number, gap: number, isLast: boolean): void {
    const {at, length} = this.#spans;
    const words = this.#program.lengthOf[atom]!;
    const most = gap >> 8;
    for (let p = 0; p < length; p += 2) {
      const end = at[p + 1]!;
      const furthest = Math.min(end + most + words, this.#atoms.last(atom));
      for (let to = Math.max(end + (gap & 255) + words, this.#atoms.first(atom)); to <= furthest; to++) {
        if (!this.#joins(end, to - words, most) || !this.#endsAt(atom, to)) continue;
        this.#push(at[p]!, to);
        if (isLast) break;
      }
    }
  }

  #atomLeft(atom: number, gap: number, isFirst: boolean): void {
    const {at, length} = this.#spans;
    const words = this.#program.lengthOf[atom]!;
    const most = gap >> 8;
    for (let p = 0; p < length; p += 2) {
      const start = at[p]!;
      const furthest = Math.max(start - most, this.#atoms.first(atom));
      for (let end = Math.min(start - (gap & 255), this.#atoms.last(atom)); end >= furthest; end--) {
        if (!this.#joins(end, start, most) || !this.#endsAt(atom, end)) continue;
        this.#push(end - words, at[p + 1]!);
        if (isFirst) break;
      }
    }
  }

  /** At the end of the phrase the nearest continuation, with all its words. */
  #conceptRight(concept: number, gap: number, isLast: boolean): void {
    const {pairs} = this.#found;
    const {at, length} = this.#spans;
    const behind = this.#found.end(concept);
    const most = gap >> 8;
    for (let p = 0; p < length; p += 2) {
      const end = at[p + 1]!;
      let nearest = -1;
      for (let i = firstFrom(pairs, this.#found.first(concept), behind, end + (gap & 255)); i < behind && pairs[i]! <= end + most; i += 2) {
        const start = pairs[i]!;
        if (nearest >= 0 && start !== nearest) break;
        if (!this.#joins(end, start, most)) continue;
        this.#push(at[p]!, pairs[i + 1]!);
        if (isLast) nearest = start;
      }
    }
  }

  /** Of hits that end at the same word the longest. */
  #conceptLeft(concept: number, gap: number, isFirst: boolean): void {
    const {pairs} = this.#found;
    const {at, length} = this.#spans;
    const first = this.#found.first(concept);
    const behind = this.#found.end(concept);
    const most = gap >> 8;
    for (let p = 0; p < length; p += 2) {
      const start = at[p]!;
      for (let end = start - (gap & 255); end >= start - most && end > 0; end--) {
        if (!this.#joins(end, start, most)) continue;
        let i = first;
        while (i < behind && pairs[i]! < end && pairs[i + 1] !== end) i += 2;
        if (i >= behind || pairs[i]! >= end) continue;
        this.#push(pairs[i]!, at[p + 1]!);
        if (isFirst) break;
      }
    }
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

  #endsAt(atom: number, to: number): boolean {
    return to === this.#atoms.first(atom) || to === this.#atoms.last(atom) || this.#view.states[to - 1]!.parts.includes(atom);
  }

  #push(from: number, to: number): void {
    this.#next.push(from);
    this.#next.push(to);
  }
}
