import type {CueName} from '../pack/types.ts';
import {Glue} from '../words.ts';
import type {Hits} from './hits.ts';
import {type Cues, MARK, modalityAt} from './marks.ts';
import type {Segment} from './types.ts';

/** Shared by the many clauses without conditions. */
const NO_SEGMENTS: readonly Segment[] = [];

/** The cues with which such a stretch opens. */
const OPENING = ['exception', 'disapplies', 'condition', 'opening-condition'] as const satisfies readonly CueName[];

/**
 * The stretches of a clause that limit the rest: "unless ...", "except ...", "where ...", "does not apply to ...".
 * In front of the statement it ends at the comma before the statement's subject, or without such a comma where that subject has its verb ("when she has
 * spoken she is returned"); between commas after a modal verb ("shall, unless ..., be returned") at the next comma; otherwise with the clause.
 *
 * @param marks of its words (marks.ts)
 */
export function findSegments(hits: Hits, cues: Cues, marks: Int32Array): readonly Segment[] {
  if (!OPENING.some(cue => hits.says(cues[cue]))) return NO_SEGMENTS;
  const cueAt = new Map<number, Segment['kind']>();
  const note = (cue: CueName, kind: Segment['kind'], opening: boolean): void => {
    for (let i = hits.first(cues[cue]); i < hits.end(cues[cue]); i += 2) {
      const cueFrom = hits.pairs[i]!;
      // ", a person convicted of a crime being outside ...": who is outside stands before the cue.
      const from = cue === 'disapplies' ? afterComma(hits, cueFrom) : cueFrom;
      // "not subject to appeal" limits nothing.
      const denied = cueFrom > 0 && marks[cueFrom - 1]! & MARK.negation && hits.glue[cueFrom]! < Glue.comma;
      if (marks[cueFrom]! & MARK.masked || denied || cueAt.has(from) || (opening && !opens(hits, from))) continue;
      cueAt.set(from, kind);
    }
  };
  note('exception', 'exception', false);
  note('disapplies', 'exception', false);
  note('condition', 'condition', false);
  note('opening-condition', 'condition', true);

  if (cueAt.size === 0) return NO_SEGMENTS;
  const segments: Segment[] = [];
  let reached = 0;
  for (const from of [...cueAt.keys()].sort((a, b) => a - b)) {
    if (from < reached) continue;
    const to = segmentEnd(hits, from, marks, cueAt.get(from) === 'condition');
    if (to === from) continue;
    segments.push({from, to, kind: cueAt.get(from)!, stop: hits.stops[from]!});
    reached = to;
  }
  return segments;
}

/** The first word after the last comma before `at` in the same part of the clause; `at` where there is none. */
function afterComma(hits: Hits, at: number): number {
  for (let i = at; i > 0 && hits.stops[i] === hits.stops[at]; i--) if (hits.glue[i] === Glue.comma) return i;
  return at;
}

/** At the start of the clause or of an item, or after a comma or a stop. */
const opens = (hits: Hits, at: number): boolean => at === 0 || at === hits.ownFrom || hits.glue[at]! >= Glue.comma;

const fronted = (hits: Hits, at: number): boolean => at === 0 || at === hits.ownFrom || hits.glue[at] === Glue.stop;

/** `from` itself when it cannot be told where an opening condition gives way to the statement. */
function segmentEnd(hits: Hits, from: number, marks: Int32Array, condition: boolean): number {
  const {count, glue, stops} = hits;
  const between = from > 0 && glue[from] === Glue.comma && (marks[from - 1]! & MARK.modal) !== 0;
  const front = fronted(hits, from);
  let firstComma = -1;
  /** Where a statement begins before that comma, or -1. */
  let begun = -1;
  let end = count;
  for (let i = from + 1; i < count; i++) {
    if (stops[i] !== stops[from]) {
      end = i;
      break;
    }
    if (glue[i] !== Glue.comma) continue;
    // "pending such measures, shall be kept"
    if (between || marks[i]! & MARK.modal) return i;
    if (!front) continue;
    if (marks[i]! & MARK.subject && begun < 0) return i;
    if (firstComma > 0) continue;
    firstComma = i;
    begun = restart(hits, from, i, marks);
  }
  if (!front) return end;
  if (firstComma < 0) begun = restart(hits, from, end, marks);
  if (begun > 0) return begun;
  if (firstComma > 0) return firstComma;
  return condition && from === 0 && hits.ownFrom === 0 && end === count ? from : end;
}

/** What cannot stand right before the subject of a new statement: there, it would be part of the one before. */
const LEANING = MARK.preposition | MARK.conjunction | MARK.relative | MARK.auxiliary | MARK.modal | MARK.negator | MARK.but;

/**
 * Where the statement begins behind a condition [from, to) in front that no comma ends: at the first subject that has a verb of its own. -1 where there is none.
 * "Whoever detains a child is fined" begins with the subject and has no other.
 */
function restart({glue}: Hits, from: number, to: number, marks: Int32Array): number {
  if (marks[from]! & MARK.relative) return -1;
  let subject = -1;
  let isRelative = false;
  for (let i = from + 1; i < to; i++) {
    const mark = marks[i]!;
    const leans = (marks[i - 1]! & LEANING) !== 0;
    if (mark & MARK.relative) isRelative = true;
    else if (mark & (MARK.modal | MARK.auxiliary) || modalityAt(mark) > 0) {
      if (subject > 0 && !isRelative && !(marks[i - 1]! & MARK.conjunction)) return subject;
      // The verb of the relative clause; one that goes on in others ("has been") is one verb.
      isRelative = false;
    } else if (mark & MARK.subject && i > from + 1 && !leans && glue[i]! < Glue.comma) subject = i;
  }
  return -1;
}
