import type {EvidenceRole, Fix} from '../judge/types.ts';
import type {DraftKind, Kind, Level} from '../pack/types.ts';
import type {Span} from '../span.ts';

export type {Edit, Fix} from '../judge/types.ts';

/**
 * Where something stands in a document whose lines are not what people see: the headings above it as printed, outermost first, and the place below the last of
 * them ("paragraph 3", "table 2, row 4, column 1", "footnote 5").
 */
export interface Place {
  readonly headings: readonly string[];
  readonly at: string;
  /** False where the file has no lines: then lines are those of the text that was taken from it. */
  readonly inLines: boolean;
}

/** A second place that explains a finding: "Article 4 excepts national security here". */
export interface Related extends Span {
  readonly role: EvidenceRole;
  readonly message: string;
  readonly place?: Place;
  /** Where it stands in another text of the draft than the finding: which one, from 0. */
  readonly part?: number;
}

export interface Finding extends Span {
  readonly rule: string;
  readonly covers: readonly string[];
  readonly level: Level;
  /** The folder of the rule; `suppression` for findings about suppressions themselves. */
  readonly kind: Kind | 'suppression';
  /** What is wrong here, one or two sentences without why and source, which the rule carries. */
  readonly message: string;
  readonly excerpt: string;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
  readonly fingerprint: string;
  /** For formats other than Markdown and plain text. */
  readonly place?: Place;
}

export interface Suppressed extends Finding {
  readonly reason: string;
}

export type CoverageState = 'present' | 'weak' | 'missing' | 'not-applicable';
export interface Coverage {
  readonly requirement: string;
  readonly state: CoverageState;
  readonly evidence: readonly Evidence[];
}

export interface Evidence extends Span {
  readonly role: EvidenceRole;
  readonly place?: Place;
  /** Where it stands in another text of the draft than its first: which one, from 0. */
  readonly part?: number;
}

/** What is to be said about one draft. The same for editor, command line and CI. */
export interface Report {
  /** What the draft was taken for; absent where nothing says it. */
  readonly kind?: DraftKind;
  /** The languages it was read in (ISO 639-1), the one with the most text first; empty where none of its text is in a language that rules are for. */
  readonly languages: readonly string[];
  /** Languages of passages that no pack reads, which were left alone. */
  readonly leftAlone?: readonly string[];
  /** The draft hardly deals with what its rules are about: of most of it only words and facts were looked at. */
  readonly aside?: true;
  /** By start, then end, then rule. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
  /** Every requirement that the pack covers, sorted. Of a draft in several texts it stands with the first. In a draft that is followed, to be asked for before the next version is read. */
  readonly coverage: readonly Coverage[];
}
