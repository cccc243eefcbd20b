import type {Level, Rule} from '../pack/types.ts';
import type {Fix, Related} from '../report/types.ts';
import type {Span} from '../span.ts';

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
