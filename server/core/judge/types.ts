import type {Clause} from '../match/types.ts';
import type {Span} from '../span.ts';
import type {EvidenceRole, Verdict} from './verdict.ts';

export type {Edit, Fix} from './remedy.ts';
export type {EvidenceRole, Verdict};

/** Places that show one thing, in the lists in which they are kept: in a draft that is followed they move. */
export interface Places {
  readonly role: EvidenceRole;
  readonly spans: readonly Span[];
}

/** What one rule says about one requirement in one draft. */
export interface CoverageNote {
  readonly requirement: string;
  readonly state: 'present' | 'weak' | 'missing' | 'not-applicable';
  readonly places: readonly Places[];
}

export interface Judgement {
  readonly verdicts: readonly Verdict[];
  readonly notes: readonly CoverageNote[];
  /** Rules have a subject with which the draft as a whole hardly deals, so that they are silent in most of it. */
  readonly isAside: boolean;
}

/** What an edit changed, as far as it concerns rules. */
export interface Change {
  /** Blocks [from, to): only there is anything said, or stands beside anything, that was not before. */
  readonly from: number;
  readonly to: number;
  /** Clauses that stand no longer. */
  readonly gone: ReadonlySet<Clause>;
  /** The concepts of which anything may be said otherwise. */
  readonly concepts: ReadonlySet<number>;
  /** The concepts that are said in those blocks now. */
  readonly saidThere: ReadonlySet<number>;
  /** Blocks that are cut into other sections than before. */
  readonly recut: {readonly from: number; readonly to: number} | undefined;
  /** Sections were cut anew, or somebody refers to another section than before. */
  readonly rewired: boolean;
}
