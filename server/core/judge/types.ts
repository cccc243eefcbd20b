import type {Clause} from '../match/types.ts';
import type {Level, Rule} from '../pack/types.ts';
import type {Span} from '../span.ts';

/** `safe`: may be applied without a look. `edits` do not overlap and are ordered. */
export interface Fix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly Edit[];
}
export interface Edit extends Span {
  readonly text: string;
}

export type EvidenceRole = 'trigger' | 'safeguard' | 'weakening';

/** A second place that explains a finding: "Article 4 excepts national security here". */
export interface Related extends Span {
  readonly role: EvidenceRole;
  readonly message: string;
}

/** A finding before it gets its fingerprint and before suppressions are looked at. */
export interface Verdict extends Span {
  readonly rule: Rule;
  readonly level: Level;
  readonly message: string;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
  /** Block it is anchored in. */
  readonly block: number;
  /** The same object as long as the same words at the same place are what was found, even where they moved. */
  readonly origin?: object;
  /** Section whose heading stands for it in the fingerprint when a safeguard is missing; -1 for findings at a place. */
  readonly scope: number;
}

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
