import type {CoverageNote} from '../judge/types.ts';
import type {Pack} from '../pack/types.ts';
import {type Span, sameItems} from '../span.ts';
import type {Coverage, CoverageState, Evidence} from './types.ts';

const ORDER: readonly CoverageState[] = ['missing', 'weak', 'present', 'not-applicable'];

/**
 * One line per requirement that the pack covers, sorted by id. Of several rules for one requirement the worst answer that applies wins.
 * A safeguard that is given although nothing in the draft calls for it counts as present.
 */
export function coverageOf(pack: Pack, notes: readonly CoverageNote[], memory = new CoverageMemory()): Coverage[] {
  return memory.linesOf(pack, notes).map(line => line.row());
}

/** What was said of each requirement last, and from what. In a draft that is edited most of it only moves. */
export class CoverageMemory {
  #notes: readonly CoverageNote[] = [];
  #lines: readonly Line[] = [];

  linesOf(pack: Pack, notes: readonly CoverageNote[]): readonly Line[] {
    if (this.#lines.length > 0 && sameItems(notes, this.#notes)) return this.#lines;
    const byRequirement = new Map<string, CoverageNote[]>(requirementsOf(pack).map(id => [id, []]));
    for (const note of notes) byRequirement.get(note.requirement)?.push(note);
    const before = this.#lines;
    this.#notes = notes;
    this.#lines = Array.from(byRequirement.values(), (list, i) => {
      const known = before[i];
      return known && sameItems(known.notes, list) ? known : new Line(requirementsOf(pack)[i]!, list);
    });
    return this.#lines;
  }
}

interface Place {
  readonly span: Span;
  readonly role: Evidence['role'];
}

/** A requirement with what rules said about it, whose places move with the draft. */
class Line {
  readonly notes: readonly CoverageNote[];
  readonly #requirement: string;
  readonly #state: CoverageState;
  /** In order of place, with those that are named more than once. */
  #places: readonly Place[] = [];
  /** As the how manyth evidence each place is shown. */
  #shownAs: number[] = [];
  #row: Coverage | undefined;

  constructor(requirement: string, notes: readonly CoverageNote[]) {
    this.#requirement = requirement;
    this.notes = notes;
    this.#state = ORDER.find(s => notes.some(n => n.state === s)) ?? 'not-applicable';
  }

  row(): Coverage {
    const evidence = this.#row && this.#moved(this.#row.evidence);
    if (evidence && evidence === this.#row!.evidence) return this.#row!;
    return (this.#row = {requirement: this.#requirement, state: this.#state, evidence: evidence ?? this.#evidence()});
  }

  /** In order of place, each place once in each role. */
  #evidence(): Evidence[] {
    const places: Place[] = [];
    if (this.#state !== 'not-applicable')
      for (const note of this.notes) for (const {role, spans} of note.places) for (const span of spans) places.push({span, role});
    places.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
    const evidence: Evidence[] = [];
    this.#shownAs = places.map(({span: {start, end}, role}) => {
      for (let k = evidence.length - 1; k >= 0 && evidence[k]!.start === start && evidence[k]!.end === end; k--)
        if (evidence[k]!.role === role) return k;
      return evidence.push({start, end, role}) - 1;
    });
    this.#places = places;
    return evidence;
  }

  /** The evidence where its places are now: the same list where none has moved, undefined where they may have come into another order. */
  #moved(evidence: readonly Evidence[]): readonly Evidence[] | undefined {
    const places = this.#places;
    const shownAs = this.#shownAs;
    if (places.every(({span}, i) => isAt(evidence[shownAs[i]!]!, span))) return evidence;
    const now: Evidence[] = [];
    for (let i = 0; i < places.length; i++) {
      const {
        span: {start, end},
        role,
      } = places[i]!;
      const k = shownAs[i]!;
      if (k < now.length) {
        if (!isAt(now[k]!, places[i]!.span)) return undefined;
        continue;
      }
      const last = now[k - 1];
      const isBehind = !last || last.start < start || (last.start === start && last.end < end);
      if (!isBehind && !(isAt(last, places[i]!.span) && isAt(evidence[k - 1]!, evidence[k]!))) return undefined;
      now.push({start, end, role});
    }
    return now;
  }
}

const isAt = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;

const known = new WeakMap<Pack, readonly string[]>();
/** Ids of the requirements that the pack covers, sorted. */
function requirementsOf(pack: Pack): readonly string[] {
  let ids = known.get(pack);
  if (!ids) {
    const covered = pack.rules.flatMap(rule => rule.covers).filter(id => !id.startsWith('term:'));
    known.set(pack, (ids = [...new Set(covered)].sort()));
  }
  return ids;
}
