import {Zone} from '../draft/types.ts';
import type {Hits} from './hits.ts';
import {type Cues, MARK} from './marks.ts';
import type {Segment} from './types.ts';

/** Bits of how a word is governed (polarity.ts). */
const [HISTORY, MENTION] = [256, 512];

/** So many words behind "so-called" are called so: "unaccompanied minors" and what else a noun has before it. */
const AT_A_DISTANCE = 3;

/** Zone.history and Zone.mention of a word. */
export const zonesAt = (how: number): number => (how & HISTORY ? Zone.history : 0) | (how & MENTION ? Zone.mention : 0);

/**
 * Marks the words of a sentence that lay nothing down. Words about words and what somebody reports reach to its end ("so-called" over the next words only), or to that of the condition they stand in. So does what an earlier rule said, but for what a verb in the present
 * says, up to the next one in the past: "a person whose permit has lapsed shall leave" is no history, nor is "the old rules, under which victims were held, are repealed: officers may ...".
 *
 * @param marks of its words (marks.ts)
 * @param segments its conditions
 * @param how of its words, to which the bits are added
 */
export function markReported(hits: Hits, cues: Cues, marks: Int32Array, segments: readonly Segment[], how: Int32Array): void {
  for (const [cue, bit] of [
    [cues.mention, MENTION],
    [cues.report, HISTORY],
  ] as const) {
    if (!hits.says(cue)) continue;
    const first = hits.pairs[hits.first(cue)]!;
    const within = segments.find(({from, to}) => from <= first && first < to);
    for (let at = first; at < (within?.to ?? hits.count); at++) how[at]! |= bit;
  }
  for (let i = hits.first(cues.distance); i < hits.end(cues.distance); i += 2)
    for (let at = hits.pairs[i]!; at < Math.min(hits.pairs[i + 1]! + AT_A_DISTANCE, hits.count); at++) how[at]! |= MENTION;
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
    if (isDenied(marks, from) || saysPresent(turns, from + 1, hits.pairs[i + 1]!)) continue;
    begun = Math.min(begun, from);
    turns.set(from, true);
  }
  let isPast = true;
  for (let at = begun; at < hits.count; at++) {
    isPast = turns.get(at) ?? isPast;
    if (isPast) how[at]! |= HISTORY;
  }
}

/** "by which they can be told apart" */
function saysPresent(turns: ReadonlyMap<number, boolean>, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (turns.get(at) === false) return true;
  return false;
}

const DENIAL = MARK.negator | MARK.negativeSubject | MARK.without;

/** "neither replaces nor delays", "has not lapsed" */
const isDenied = (marks: Int32Array, at: number): boolean => at > 0 && (marks[at - 1]! & DENIAL) !== 0;
