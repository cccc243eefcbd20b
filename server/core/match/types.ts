import type {Modality} from '../pack/types.ts';

/**
 * A concept said at a place. Word positions count in the clause's view (lead-in words first, then own words);
 * `start`/`end` are source offsets of the part that lies in the clause's own block.
 */
export interface Match {
  readonly concept: number;
  readonly clause: Clause;
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly negated: boolean;
  /** Negated by words outside it: what "no court may review" says is negated, and not denied. */
  readonly denied: boolean;
  readonly modality: Modality;
  /** Zone mask (draft/types.ts) of the place. */
  readonly zones: number;
  /** Which part of the clause between semicolons and colons it ends in. */
  readonly stop: number;
  /** Index into clause.segments of the condition the match stands in, or -1. */
  readonly inside: number;
}

/** A stretch of a clause, in view positions [from, to), that limits the rest: "unless ...", "where ...". */
export interface Segment {
  readonly from: number;
  readonly to: number;
  /** A concession ("even if ...") is supposed as a condition is, and limits nothing. A circumstance ("removed where ...") limits, and may be what is laid down. */
  readonly kind: 'exception' | 'condition' | 'concession' | 'circumstance';
  /** The part of the clause between semicolons and colons that it starts in. */
  readonly stop: number;
}

/**
 * One sentence with the lead-in that it completes, as one line of words. Lead-in matches belong to the lead-in's own clause;
 * a match that starts in the lead-in and ends in the item belongs to the item's clause.
 */
export interface Clause {
  readonly block: number;
  /** Offsets of the block's text. */
  readonly textStart: number;
  readonly textEnd: number;
  readonly leadIn: Clause | undefined;
  readonly segments: readonly Segment[];
  /** In order of their concepts. */
  readonly matches: readonly Match[];
  /** It takes effect away from what stands before it: "This paragraph does not apply to ...". */
  readonly disapplies: boolean;
  /** Clauses of the items that complete this one, and of the flush text that follows them. */
  readonly items: readonly Clause[];
  readonly tails: readonly Clause[];
  /** In a table: the clauses of its row, itself included, of cells that hold one sentence. Together they are one statement. */
  readonly row: readonly Clause[];
  /** The clause after this one in the draft, when it belongs to the same section. */
  readonly next: Clause | undefined;
}

/** Everything that was found in a draft. Only concepts that rules ask for are kept. */
export interface Matches {
  /** By concept index; a concept without matches has no entry. In order of position. */
  readonly byConcept: ReadonlyMap<number, readonly Match[]>;
}
