import type {Level, Rule} from '../pack/types.ts';
import type {Fix, Related} from '../report/types.ts';
import type {Span} from '../span.ts';
import type {Evaluator} from './evaluator.ts';

/** A finding before it gets its fingerprint and before suppressions are looked at. */
export interface Verdict extends Span {
  readonly rule: Rule;
  readonly level: Level;
  readonly message: string;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
  /** Block it is anchored in. */
  readonly block: number;
  /** Section whose heading stands for it in the fingerprint when a safeguard is missing; -1 for findings at a place. */
  readonly scope: number;
}

export type EvidenceRole = 'trigger' | 'safeguard' | 'weakening';

/** What one rule says about one requirement in one draft. */
export interface CoverageNote {
  readonly requirement: string;
  readonly state: 'present' | 'weak' | 'missing' | 'not-applicable';
  readonly evidence: readonly (Span & {readonly role: EvidenceRole})[];
}

export interface Judgement {
  readonly verdicts: readonly Verdict[];
  readonly notes: readonly CoverageNote[];
}

/**
 * What a rule found, to be put into words and places. In a draft that is followed it outlives the version it was found in, as long as nothing that it depends on
 * changes, and is put anew with the evaluator of each version.
 */
export type Found = (now: Evaluator) => readonly Verdict[];

/** The same for a rule with `needs`. `defects`: findings about the requirement at their places. */
export type FoundSafeguard = (now: Evaluator, defects: readonly Verdict[]) => {readonly verdicts: readonly Verdict[]; readonly note: CoverageNote};
