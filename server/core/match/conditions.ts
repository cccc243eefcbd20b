import type {CueName} from '../pack/types.ts';
import {Glue} from '../words.ts';
import type {Hits} from './hits.ts';
import {type Cues, MARK, modalityAt} from './marks.ts';
import type {Segment} from './types.ts';

/** Shared by the many clauses without conditions. */
const NO_SEGMENTS: readonly Segment[] = [];

/** The cues with which such a stretch opens. */
const OPENING = ['exception', 'disapplies', 'condition', 'opening-condition', 'circumstance'] as const satisfies readonly CueName[];

interface Opening {
  readonly kind: Segment['kind'];
  /** Behind the words that open it. */
  readonly behind: number;
}

/**
 * The stretches of a clause that limit the rest: "unless ...", "except ...", "where ...", "does not apply to ...".
 * In front of the statement, be it behind a few words of introduction ("However, if ..."), it ends at the comma before the statement's subject, or without such a comma where that
 * subject has its verb ("when she has spoken she is returned"); between commas after a modal verb ("shall, unless ..., be returned") at the next comma; behind the statement where
 * this goes on (`rearEnd`), otherwise with the clause. ", where" behind a place says what happens there, and limits nothing.
 *
 * @param marks of its words (marks.ts)
 */
export function findSegments(hits: Hits, cues: Cues, marks: Int32Array): readonly Segment[] {
  if (!OPENING.some(cue => hits.says(cues[cue]))) return NO_SEGMENTS;
  const openings = findOpenings(hits, cues, marks);
  if (openings.size === 0) return NO_SEGMENTS;
  const short = firstAndEnd(hits, cues['short-condition']);
  const segments: Segment[] = [];
  let reached = 0;
  let isFront = false;
  /** Of the part between stops. */
  let end = 0;
  for (const from of [...openings.keys()].sort((a, b) => a - b)) {
    if (from < reached) continue;
    const opening = openings.get(from)!;
    isFront = isFronted(hits, from, marks) || (isFront && from === reached);
    if (from >= end) end = partEnd(hits, from);
    const to = short.get(from) ?? segmentEnd(hits, marks, openings, from, end, isFront);
    if (to === from) continue;
    // "In missions where": a case that is put, as in front.
    const kind = opening.kind === 'circumstance' && isFront ? 'condition' : opening.kind;
    segments.push({from, to, kind, stop: hits.stops[from]!});
    reached = to;
  }
  return segments;
}

function findOpenings(hits: Hits, cues: Cues, marks: Int32Array): Map<number, Opening> {
  const openings = new Map<number, Opening>();
  const seeming = new Set<number>();
  for (const [first, end] of firstAndEnd(hits, cues['pseudo-condition'])) for (let at = first; at < end; at++) seeming.add(at);
  const note = (cue: CueName, kind: Segment['kind'], opening: boolean): void => {
    for (let i = hits.first(cues[cue]); i < hits.end(cues[cue]); i += 2) {
      const cueFrom = hits.pairs[i]!;
      // ", a person convicted of a crime being outside ...": who is outside stands before the cue.
      const from = cue === 'disapplies' ? afterComma(hits, cueFrom) : cueFrom;
      // "not subject to appeal" limits nothing.
      const denied = cueFrom > 0 && marks[cueFrom - 1]! & MARK.negation && hits.glue[cueFrom]! < Glue.comma;
      if (marks[cueFrom]! & MARK.masked || denied || openings.has(from)) continue;
      const isOpen = opens(hits, from);
      const isInside = !isOpen || hits.glue[from] === Glue.comma;
      if ((opening && !isOpen) || (isInside && seeming.has(from))) continue;
      openings.set(from, {kind, behind: hits.pairs[i + 1]!});
    }
  };
  note('exception', 'exception', false);
  note('disapplies', 'exception', false);
  note('condition', 'condition', false);
  note('opening-condition', 'condition', true);
  note('circumstance', 'circumstance', false);
  const {concession} = cues;
  for (let i = hits.first(concession); i < hits.end(concession); i += 2) {
    const from = hits.pairs[i + 1]! - 1;
    const opening = openings.get(from);
    if (opening?.kind === 'circumstance') openings.delete(from);
    else if (opening) openings.set(from, {...opening, kind: 'concession'});
  }
  return openings;
}

/** Where a cue ends, by where it begins. */
function firstAndEnd(hits: Hits, cue: number): Map<number, number> {
  const found = new Map<number, number>();
  for (let i = hits.first(cue); i < hits.end(cue); i += 2) found.set(hits.pairs[i]!, hits.pairs[i + 1]!);
  return found;
}

/** The first word after the last comma before `at` in the same part of the clause; `at` where there is none. */
function afterComma(hits: Hits, at: number): number {
  for (let i = at; i > 0 && hits.stops[i] === hits.stops[at]; i--) if (hits.glue[i] === Glue.comma) return i;
  return at;
}

/** At the start of the clause or of an item, or after a comma or a stop. */
const opens = (hits: Hits, at: number): boolean => at === 0 || at === hits.ownFrom || hits.glue[at]! >= Glue.comma;

/** Most words of an introduction. */
const LONGEST_INTRODUCTION = 6;

/** At the start of the clause, of an item or of a part, or behind its number or a few words that are no statement ("However,", "By way of exception,", "In missions where"). */
function isFronted({glue, stops, ownFrom, isNumber}: Hits, at: number, marks: Int32Array): boolean {
  let start = at;
  while (start > 0 && start !== ownFrom && glue[start] !== Glue.stop && stops[start - 1] === stops[at] && at - start <= LONGEST_INTRODUCTION) start--;
  const words = at - start;
  if (words === 0) return true;
  // "1. Where", "A.3 Where"
  if (words <= 2 && isNumber[at - 1 - ownFrom]) return true;
  const isPhrase = (marks[start]! & MARK.preposition) !== 0;
  if (words > LONGEST_INTRODUCTION || !(isPhrase || (words === 1 && glue[at] === Glue.comma))) return false;
  for (let i = start; i < at; i++) if (isVerb(marks[i]!)) return false;
  return true;
}

const isVerb = (mark: number): boolean => (mark & (MARK.modal | MARK.auxiliary)) !== 0 || modalityAt(mark) > 0;

/** `from` itself when it cannot be told where an opening condition gives way to the statement. */
function segmentEnd(hits: Hits, marks: Int32Array, openings: ReadonlyMap<number, Opening>, from: number, end: number, isFront: boolean): number {
  const {glue} = hits;
  const {kind, behind} = openings.get(from)!;
  const isCondition = kind !== 'exception';
  if (from > 0 && marks[from - 1]! & MARK.modal) {
    if (glue[from] === Glue.comma) return nextComma(hits, behind, end) ?? end;
    // "may for reasons of order close": of what is not set apart by commas one word is sure.
    if (isCondition) return Math.min(behind + 1, end);
  }
  // "If, after thirty days, nothing is known": what is pushed in behind the cue. "Provided, That" has nothing pushed in.
  const inserted = isCondition && glue[behind] === Glue.comma ? nextComma(hits, behind + 1, end) : undefined;
  const start = inserted ?? from;
  return isFront
    ? frontEnd(hits, marks, openings, from, start, end)
    : isCondition
      ? rearEnd(hits, marks, openings, from, start, end)
      : (nextModal(hits, marks, start, end) ?? end);
}

function partEnd({count, stops}: Hits, from: number): number {
  let end = from + 1;
  while (end < count && stops[end] === stops[from]) end++;
  return end;
}

function nextComma({glue}: Hits, from: number, end: number): number | undefined {
  for (let i = from; i < end; i++) if (glue[i] === Glue.comma) return i;
  return undefined;
}

/** "pending such measures, shall be kept" */
function nextModal({glue}: Hits, marks: Int32Array, from: number, end: number): number | undefined {
  for (let i = from + 1; i < end; i++) if (glue[i] === Glue.comma && marks[i]! & MARK.modal) return i;
  return undefined;
}

/** @param start the cue, or the comma behind what is pushed in */
function frontEnd(hits: Hits, marks: Int32Array, openings: ReadonlyMap<number, Opening>, from: number, start: number, end: number): number {
  const {glue} = hits;
  const {kind, behind} = openings.get(from)!;
  const begin = Math.max(start, behind);
  let firstComma = -1;
  /** Where a statement begins before that comma, or -1. */
  let begun = -1;
  let next = -1;
  for (let i = start + 1; i < end; i++) {
    if (glue[i] !== Glue.comma) continue;
    if (marks[i]! & MARK.modal) return i;
    if (firstComma < 0 && openings.has(i)) {
      next = i;
      break;
    }
    if (marks[i]! & MARK.subject && begun < 0) return i;
    if (firstComma > 0) continue;
    firstComma = i;
    begun = restart(hits, from, begin, i, marks);
  }
  if (firstComma < 0) begun = restart(hits, from, begin, next < 0 ? end : next, marks);
  if (begun > 0) return begun;
  if (firstComma > 0) return firstComma;
  // "If ..., unless ..., they are held": the statement stands behind both.
  if (next > 0 && nextComma(hits, next + 1, end) !== undefined) return next;
  const isWhole = kind !== 'exception' && from === 0 && hits.ownFrom === 0;
  return isWhole ? from : next > 0 ? next : end;
}

/**
 * Behind a statement a condition ends where this goes on behind a comma: with its verb ("and shall inform"), with a subject and a modal verb, with an exception, with what follows from it ("after which"), with a contrast that has a
 * subject, and between commas with the first preposition ("if she agrees, for six months").
 */
function rearEnd(hits: Hits, marks: Int32Array, openings: ReadonlyMap<number, Opening>, from: number, start: number, end: number): number {
  const {glue} = hits;
  let mayGoOn = glue[from] === Glue.comma;
  for (let i = from + 1; i < end; i++) {
    const mark = marks[i]!;
    if (i > start && glue[i] === Glue.comma) {
      const next = marks[i + 1]!;
      if (mark & MARK.modal || (mark & MARK.conjunction && next & MARK.modal) || (mark & MARK.but && next & MARK.subject)) return i;
      if (openings.get(i)?.kind === 'exception' || (mark & MARK.subject && isGoverned(hits, marks, i, end))) return i;
      if (mark & MARK.preposition) {
        if (next & MARK.relative) return i;
        // Not before the verb of the condition: "if she, in his opinion, is ...".
        if (mayGoOn && !isVerb(marks[nextComma(hits, i + 1, end) ?? end]!)) return i;
      }
    }
    if (mark & MARK.preposition) mayGoOn = false;
  }
  return end;
}

/** Most words of a subject. */
const LONGEST_SUBJECT = 8;

/** Whether a modal verb stands behind the subject at `at`. */
function isGoverned({glue}: Hits, marks: Int32Array, at: number, end: number): boolean {
  for (let i = at + 1; i < end && i - at <= LONGEST_SUBJECT && glue[i] !== Glue.comma; i++) if (modalityAt(marks[i]!) > 0) return true;
  return false;
}

/** What cannot stand right before the subject of a new statement: there, it would be part of the one before. */
const LEANING = MARK.preposition | MARK.conjunction | MARK.relative | MARK.auxiliary | MARK.modal | MARK.negator | MARK.but;

/**
 * Where the statement begins behind a condition [from, to) in front that no comma ends: at the first subject that has a verb of its own. -1 where there is none.
 * "Whoever detains a child is fined" begins with the subject and has no other.
 *
 * @param begin behind its cue; the subject there is its own
 */
function restart({glue}: Hits, from: number, begin: number, to: number, marks: Int32Array): number {
  if (marks[from]! & MARK.relative) return -1;
  let subject = -1;
  let isRelative = false;
  for (let i = begin; i < to; i++) {
    const mark = marks[i]!;
    const leans = (marks[i - 1]! & LEANING) !== 0;
    if (mark & MARK.relative) isRelative = true;
    else if (isVerb(mark)) {
      if (subject > 0 && !isRelative && !(marks[i - 1]! & MARK.conjunction)) return subject;
      // The verb of the relative clause; one that goes on in others ("has been") is one verb.
      isRelative = false;
    } else if (mark & MARK.subject && i > begin && !leans && glue[i]! < Glue.comma) subject = i;
  }
  return -1;
}
