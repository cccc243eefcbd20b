import {Zone} from '../draft/types.ts';
import type {Hits} from './hits.ts';
import {type Cues, MARK} from './marks.ts';

/** Bits of how a word is governed (polarity.ts). */
const [HISTORY, MENTION] = [256, 512];

/** Zone.history and Zone.mention of a word. */
export const zonesAt = (how: number): number => (how & HISTORY ? Zone.history : 0) | (how & MENTION ? Zone.mention : 0);

/**
 * Marks the words of a sentence that lay nothing down. Words about words and what somebody reports reach to its end. So does what an earlier rule said, but for what a verb in the present
 * says, up to the next one in the past: "a person whose permit has lapsed shall leave" is no history, nor is "the old rules, under which victims were held, are repealed: officers may ...".
 *
 * @param marks of its words (marks.ts)
 * @param how of its words, to which the bits are added
 */
export function markReported(hits: Hits, cues: Cues, marks: Int32Array, how: Int32Array): void {
  mark(how, firstOf(hits, cues.mention), hits.count, MENTION);
  mark(how, firstOf(hits, cues.report), hits.count, HISTORY);
  if (hits.says(cues.history)) markHistory(hits, cues, marks, how);
}

function markHistory(hits: Hits, cues: Cues, marks: Int32Array, how: Int32Array): void {
  /** Where a word turns it to the past, or to the present. */
  const turns = new Map<number, boolean>();
  for (const [cue, isPast] of [
    [cues.present, false],
    [cues.past, true],
  ] as const) {
    for (let i = hits.first(cue); i < hits.end(cue); i += 2) if (!(marks[hits.pairs[i]!]! & MARK.masked)) turns.set(hits.pairs[i]!, isPast);
  }
  let begun = hits.count;
  const {history} = cues;
  for (let i = hits.first(history); i < hits.end(history); i += 2) {
    const from = hits.pairs[i]!;
    if (isDenied(marks, from)) continue;
    begun = Math.min(begun, from);
    turns.set(from, true);
  }
  let isPast = true;
  for (let at = begun; at < hits.count; at++) {
    isPast = turns.get(at) ?? isPast;
    if (isPast) how[at]! |= HISTORY;
  }
}

const DENIAL = MARK.negator | MARK.negativeSubject | MARK.without;

/** "neither replaces nor delays", "has not lapsed" */
const isDenied = (marks: Int32Array, at: number): boolean => at > 0 && (marks[at - 1]! & DENIAL) !== 0;

/** The first word of the first hit, or one behind all. */
const firstOf = (hits: Hits, cue: number): number => (hits.says(cue) ? hits.pairs[hits.first(cue)]! : hits.count);

function mark(how: Int32Array, from: number, to: number, bit: number): void {
  for (let at = from; at < to; at++) how[at]! |= bit;
}
