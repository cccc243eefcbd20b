import {mannerOf} from '../pack/manners.ts';
import {Glue} from '../words.ts';
import {findSegments} from './conditions.ts';
import type {Hits} from './hits.ts';
import {type Cues, MARK, Marks, modalityAt} from './marks.ts';
import {markReported} from './reported.ts';
import type {Segment} from './types.ts';

const PLAIN = 0;
const MUST = 1;
const MAY = 4;
const ENDEAVOUR = 5;

/** How a word of a clause is governed, as one number: its modality (an index into MODALITIES, pack/manners.ts), these bits, those of reported.ts, and above them the segment that holds it, from 1. */
const MODALITY = 7;
const HOW = {
  negated: 8,
  /** Negated by what stands before it, its own negation not counted. */
  entering: 16,
  /** In the reach of a "without", and the "without" itself. */
  without: 32,
  withoutCue: 64,
  /** A negative object begins: what stands right before it is not done ("loses no right", "pays nothing"). */
  deniedObject: 128,
} as const;
const SEGMENT = 10;

/** Index of the segment that holds a word, or -1. */
export const segmentOf = (how: number): number => (how >> SEGMENT) - 1;

/**
 * How what stands at [from, to) is said (pack/manners.ts).
 *
 * @param how the words at `from`, at `to - 1` and at `to`
 * @param turned words behind it turn it around
 */
export function mannerAt(first: number, last: number, behind: number, turned: boolean): number {
  const isDeniedObject = (behind & HOW.deniedObject) !== 0;
  const lastNegated = (last & HOW.negated) !== 0;
  const without = (first & HOW.without) !== 0;
  const negated = isDeniedObject || lastNegated !== (without && (last & HOW.without) !== 0);
  // Words outside deny it: "no court may review" is not denied by its own "no".
  const entering = ((first & HOW.entering) !== 0) !== turned;
  const denied = isDeniedObject || entering !== (without && (first & HOW.withoutCue) === 0);
  const own = (last & MODALITY) === PLAIN ? first & MODALITY : last & MODALITY;
  // "may not be returned" is a prohibition.
  return mannerOf(lastNegated && own === MAY ? MUST : own, negated, denied);
}

/** Most words of a subject without an article that is told from what goes on of a denied thing. */
const LONGEST_SUBJECT = 8;
const VERB = MARK.auxiliary | MARK.modal;
const NO_SUBJECT = MARK.relative | MARK.conjunction | MARK.negator | MARK.negativeSubject | MARK.without | MARK.prohibition | MARK.but;

/**
 * Reads clauses from left to right as a drafter would: a modal verb or a negation governs what follows until a stop, a "but", a new
 * subject after a comma, or the next affirmative modal verb; a condition is read by itself and the main clause goes on after it;
 * "without" reaches to the next comma; "... is prohibited" turns what stands before it. Two negations cancel each other
 * ("no person ... without an assessment" asks for the assessment).
 */
export class Governor {
  /** By view position, with one behind the last. */
  how = new Int32Array(512);
  /** By view position: where the words stand that turn a word from behind ("is prohibited"), or -1. Only where `turns`. */
  turner = new Int32Array(512);
  turns = false;
  readonly #cues: Cues;
  readonly #marks: Marks;
  #positions = new Int32Array(512);

  constructor(cues: Cues) {
    this.#cues = cues;
    this.#marks = new Marks(cues);
  }

  /** @returns the clause's conditions and exceptions; `how` and `turner` hold until the next clause is read */
  read(hits: Hits): readonly Segment[] {
    const {count} = hits;
    const marks = this.#marks;
    marks.read(hits);
    const segments = findSegments(hits, this.#cues, marks.at);
    if (count >= this.how.length) {
      this.how = new Int32Array(2 * count);
      this.turner = new Int32Array(2 * count);
      this.#positions = new Int32Array(2 * count);
    }
    this.how.fill(0, 0, count + 1);
    this.turns = (marks.any & MARK.prohibited) !== 0;
    if (this.turns) this.turner.fill(-1, 0, count);
    segments.forEach(({from, to}, i) => this.how.fill((i + 1) << SEGMENT, from, to));
    // The main clause with its conditions cut out, then each condition by itself.
    let main = 0;
    for (let at = 0; at < count; at++) if (this.how[at]! === 0) this.#positions[main++] = at;
    this.#govern(hits, main);
    for (const {from, to} of segments) {
      for (let at = from; at < to; at++) this.#positions[at - from] = at;
      this.#govern(hits, to - from);
    }
    if (marks.any & MARK.without) this.#readShortScopes(hits);
    if (marks.any & MARK.negativeSubject) this.#markDeniedObjects(hits);
    markReported(hits, this.#cues, marks.at, segments, this.how);
    return segments;
  }

  /** Reads the words at the first so many positions as one clause. */
  #govern(hits: Hits, length: number): void {
    const {how} = this;
    const {glue} = hits;
    const marks = this.#marks.at;
    const positions = this.#positions;
    let runStart = 0;
    /** Where the words begin that nothing behind them has turned. */
    let turned = 0;
    let negated = false;
    let subjectNegated = false;
    let modality = PLAIN;
    /** In a relative clause of the subject; where its negation stands, or -1. */
    let relative = false;
    let negatedThere = -1;
    /** A clause hangs on what is denied ("no child who is held"): the next verb is its own. */
    let hanging = false;
    let hung = false;
    /** A comma stands behind the last negation. */
    let isListed = false;
    for (let k = 0; k < length; k++) {
      const at = positions[k]!;
      const mark = marks[at]!;
      const begins =
        glue[at] === Glue.stop ||
        mark & MARK.but ||
        (negated && mark & MARK.freed) ||
        this.#newSubject(hits, at) ||
        (negated && !subjectNegated && !hung && this.#newStatement(hits, at));
      if (k > runStart && begins) {
        this.#close(runStart, k);
        runStart = turned = k;
        negated = subjectNegated = relative = hanging = hung = false;
        negatedThere = -1;
        modality = PLAIN;
      }
      if (glue[at] === Glue.comma) isListed = true;
      const modal = modalityAt(mark);
      if (modal !== 0) {
        // "No person shall ...": the verb belongs to the negative subject. A later one ("and shall ...") stands by itself; "refrain from attempts to ..." is no second verb.
        if (!subjectNegated && (modal !== ENDEAVOUR || isListed) && !(mark & (MARK.negator | MARK.deniedModal))) negated = false;
        subjectNegated = false;
        modality = modal;
      }
      // "Persons who have not been referred are embarked": the main clause's verb is free of what the relative clause denies.
      if (negatedThere >= 0 && mark & MARK.auxiliary && at > negatedThere + 1) {
        if (!hanging) {
          negated = false;
          negatedThere = -1;
        }
        hanging = false;
      }
      if (mark & MARK.relative) {
        if (negated) hanging = hung = true;
        else relative = true;
      }
      if (negated) how[at]! |= HOW.entering;
      // What a prohibition turns is what follows and not itself: "ends the support" is no denial that something ends.
      let own = negated;
      if (mark & MARK.negativeSubject) {
        // "who have no papers", "persons with no papers"
        if (!negated && mark & MARK.object && (relative || !(marks[at - 1]! & MARK.auxiliary))) negatedThere = at;
        own = negated = true;
        subjectNegated = (mark & MARK.object) === 0;
      } else if (mark & MARK.negator) {
        if (relative && !negated) negatedThere = at;
        own = negated = true;
      } else if (mark & MARK.prohibition) {
        negated = !negated;
      }
      if (mark & (MARK.negativeSubject | MARK.negator | MARK.prohibition)) isListed = false;
      // "who is ill are prohibited": the verb that stands nearest.
      if (mark & MARK.prohibited && !((marks[at + 1]! | marks[at + 2]!) & MARK.prohibited)) {
        // Not again what an earlier one turned: "is prohibited and punishable".
        const begin = this.#restricts(hits, at) ? k : this.#subjectOf(hits, k, turned);
        // "nothing is prohibited" permits; "no fee is charged and detention is not used", and what stands behind another verb, is denied whatever is denied before it.
        const denies = begin > turned || ((mark | marks[at + 1]!) & MARK.negator) !== 0;
        for (turned = begin; turned < k; turned++) {
          const word = positions[turned]!;
          if (denies) how[word]! |= HOW.negated;
          else how[word]! ^= HOW.negated;
          this.turner[word] = at;
        }
        turned = k + 1;
      }
      how[at]! |= (own ? HOW.negated : 0) | modality;
    }
    this.#close(runStart, length);
  }

  /** Words before the first modal verb of a run ("Detention shall be ordered") take its modality. */
  #close(runStart: number, end: number): void {
    const {how} = this;
    const positions = this.#positions;
    let k = runStart;
    while (k < end && (how[positions[k]!]! & MODALITY) === PLAIN) k++;
    if (k === end) return;
    const first = how[positions[k]!]! & MODALITY;
    for (k--; k >= runStart; k--) how[positions[k]!]! |= first;
  }

  /** A negative word inside a part between commas; with a verb behind it, it begins a subject ("in custody no child may ..."). */
  #markDeniedObjects({count, glue}: Hits): void {
    let verbBehind = false;
    for (let at = count - 1; at >= 0; at--) {
      const mark = this.#marks.at[at]!;
      const isInside = glue[at]! < Glue.comma;
      if (mark & MARK.negativeSubject && isInside && !verbBehind) this.how[at]! |= HOW.deniedObject;
      verbBehind = isInside && (verbBehind || modalityAt(mark) > 0 || (mark & MARK.auxiliary) !== 0);
    }
  }

  /** "an offence that is punishable by ...": it says which offence, and nothing of what the sentence is about. Behind a comma ("..., which is prohibited") it comments on that. */
  #restricts({glue}: Hits, at: number): boolean {
    return at > 0 && (this.#marks.at[at - 1]! & MARK.relative) !== 0 && glue[at - 1]! < Glue.comma;
  }

  /**
   * Where the subject of the verb at the kth position begins, not before `from`: behind the verb before it, but for those of its relative clauses ("a child who is ill").
   * "Legal aid is given and detention is ruled out" denies the detention alone.
   */
  #subjectOf({glue}: Hits, k: number, from: number): number {
    const marks = this.#marks.at;
    const positions = this.#positions;
    const markAt = (i: number): number => marks[positions[i]!]!;
    const isVerb = (i: number): boolean => (markAt(i) & VERB) !== 0;
    let first = from;
    while (first < k && !isVerb(first)) first++;
    // "shall be prohibited": the cue is the second part of the verb.
    let isOwn = !isVerb(k);
    for (let v = k - 1; v >= from; v--) {
      if (markAt(v) & MARK.relative) {
        // ", in which a hearing is ruled out", but not ", which is ruled out".
        const isApart =
          glue[positions[v]!] === Glue.comma || (v > from && glue[positions[v - 1]!] === Glue.comma && markAt(v - 1) & MARK.preposition);
        if (isApart && v + 1 < k && !isVerb(v + 1)) return v + 1;
        // "shows that detention is not used", not "the assessment that the court ordered is not used".
        if (first < v) return v + 1;
      }
      if (!isVerb(v)) continue;
      // A modal verb of several words ("has to"), and a second verb with the same subject ("and does").
      if (isOwn || (v > from && markAt(v - 1) & (MARK.conjunction | MARK.modal))) {
        if (v === from || !isVerb(v - 1)) isOwn = false;
        continue;
      }
      let relative = v - 1;
      while (relative >= from && v - relative <= LONGEST_SUBJECT && !(markAt(relative) & (MARK.relative | VERB))) relative--;
      if (relative >= from && markAt(relative) & MARK.relative) {
        v = relative;
        continue;
      }
      for (let b = k - 1; b > v; b--) if (glue[positions[b]!] === Glue.comma) return b;
      for (let b = v + 1; b < k; b++) if (markAt(b) & MARK.conjunction) return b + 1;
      return v + 1;
    }
    // "Nothing excuses torture, and expulsion is prohibited": what is denied before is another statement, whose verb is none that is known.
    let isDenied = false;
    for (let b = from; b < k; b++) {
      if (isDenied && glue[positions[b]!] === Glue.comma && markAt(b) & MARK.conjunction) return b + 1;
      if (markAt(b) & (MARK.negator | MARK.negativeSubject)) isDenied = true;
    }
    return from;
  }

  /** ", and the officer ...": a conjunction after a comma with a subject of its own behind it. */
  #newSubject({glue}: Hits, at: number): boolean {
    const marks = this.#marks.at;
    return glue[at] === Glue.comma && (marks[at]! & MARK.conjunction) !== 0 && (marks[at + 1]! & MARK.subject) !== 0;
  }

  /** "not X, and legal aid is given": a conjunction with a subject and its verb behind it. */
  #newStatement({glue, count}: Hits, at: number): boolean {
    const marks = this.#marks.at;
    // "not X while legal aid is sought" goes on; a comma makes it a statement.
    if (!(marks[at]! & MARK.conjunction) || (marks[at]! & MARK.preposition && glue[at]! < Glue.comma)) return false;
    const segment = segmentOf(this.how[at]!);
    for (let i = at + 1; i < count && i - at <= LONGEST_SUBJECT && glue[i]! < Glue.comma && !(marks[i]! & NO_SUBJECT); i++) {
      // "not X, and ends when removal is ordered": the verb of a condition.
      if (segmentOf(this.how[i]!) !== segment) return false;
      if (marks[i]! & MARK.auxiliary) return true;
      if (marks[i]! & MARK.modal) return i > at + 1;
    }
    return false;
  }

  /** "without a hearing": up to the next comma, stop, conjunction, negation, modal or auxiliary verb ("whoever is without papers is charged"), or condition. */
  #readShortScopes({count, glue}: Hits): void {
    const {how} = this;
    let isOpen = false;
    for (let at = 0; at < count; at++) {
      const mark = this.#marks.at[at]!;
      const ends = glue[at]! >= Glue.comma || modalityAt(mark) > 0 || (mark & (MARK.conjunction | MARK.negator | MARK.auxiliary)) !== 0;
      if (isOpen && (ends || how[at]! >> SEGMENT !== how[at - 1]! >> SEGMENT)) isOpen = false;
      if (mark & MARK.without) {
        isOpen = true;
        how[at]! |= HOW.withoutCue;
      }
      if (isOpen) how[at]! |= HOW.without;
    }
  }
}
