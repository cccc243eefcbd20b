import type {Format} from '../../../server/core/draft/types.ts';
import type {EditKind} from '../inputs/edits.ts';

export interface Text {
  readonly file: string;
  readonly format: Format;
}

/** What a process of the engine is asked for. `rounds` counts the samples of each series. */
export type Request =
  | {readonly kind: 'stages' | 'edits'; readonly text: Text; readonly rounds: number}
  | {readonly kind: 'floors'; readonly text: Text}
  | {readonly kind: 'growth'; readonly texts: readonly Text[]; readonly rounds: number}
  | {readonly kind: 'rules'; readonly text: Text; readonly rounds: number; readonly factors: readonly number[]};

/** The same with the file of the compiled pack. */
export type Job = Request & {readonly pack: string};

export const STAGES = ['parseDraft', 'findMatches', 'judge', 'makeReport'] as const;
export type Stage = (typeof STAGES)[number];

/** Seconds of one pass through the engine. */
export type Pass = {readonly [stage in Stage]: number};

/** A ruleset of some size and its passes over one parsed draft. */
export interface Ruleset {
  readonly name: string;
  readonly rules: number;
  readonly findings: number;
  /** Seconds to compile the added rules; 0 where none were added. */
  readonly compile: number;
  readonly passes: readonly Pass[];
}

export interface Outcome {
  /** The very first pass of the process, with everything still to be compiled and loaded: what a command line run sees. */
  readonly cold?: Pass;
  readonly passes?: readonly Pass[];
  readonly findings?: number;
  readonly blocks?: number;
  /** Samples that lie between those of the passes; of the job for floors alone one each, the first in its process. */
  readonly floors?: readonly {readonly name: string; readonly seconds: readonly number[]}[];
  /** Seconds of whole passes, by text. */
  readonly growth?: readonly (readonly number[])[];
  readonly rulesets?: readonly Ruleset[];
  /** Seconds per edit of a draft that is followed, and of the whole check, now and then, of the same text. */
  readonly edits?: {readonly followed: readonly {readonly kind: EditKind; readonly seconds: number}[]; readonly whole: readonly number[]};
  /** Bytes in use after each tenth of the edits. */
  readonly heap?: readonly number[];
}

export const total = (pass: Pass): number => STAGES.reduce((sum, stage) => sum + pass[stage], 0);
