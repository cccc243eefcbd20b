import type {Level, Rule} from '../pack/types.ts';
import type {Span} from '../span.ts';
import type {Fix, Insertion} from './remedy.ts';

export type EvidenceRole = 'trigger' | 'safeguard' | 'weakening';

/** A second place that explains a verdict, in what stands there: it moves with the draft. */
export interface OtherPlace {
  readonly at: Span;
  readonly role: EvidenceRole;
  readonly message: string;
}

/** What a verdict says, wherever it stands. */
export interface Telling {
  readonly rule: Rule;
  readonly level: Level;
  readonly message: string;
  readonly related?: readonly OtherPlace[];
  /** In offsets from where the verdict begins. */
  readonly replacements?: readonly Fix[];
  readonly insertion?: Insertion | undefined;
  /** Section whose heading stands for it in the fingerprint when a safeguard is missing; -1, the default, for findings at a place. */
  readonly scope?: number;
  /** Stands for it from version to version where the verdict itself does not: the same object as long as the same words are what was found. */
  readonly origin?: object;
}

/**
 * A finding before it gets its fingerprint and before suppressions are looked at. It stands where what was found stands, so in a draft that is followed it moves by itself.
 */
export class Verdict implements Span {
  readonly rule: Rule;
  readonly level: Level;
  readonly message: string;
  readonly related: readonly OtherPlace[];
  readonly replacements: readonly Fix[];
  readonly insertion: Insertion | undefined;
  readonly scope: number;
  readonly origin: object;
  /** What was found. */
  readonly at: Span;
  readonly #home: {readonly block: number};

  /** @param home what knows the block that it stands in */
  constructor(
    {rule, level, message, related = NONE, replacements = NONE, insertion, scope = -1, origin}: Telling,
    at: Span,
    home: {readonly block: number},
  ) {
    this.rule = rule;
    this.level = level;
    this.message = message;
    this.related = related;
    this.replacements = replacements;
    this.insertion = insertion;
    this.scope = scope;
    this.origin = origin ?? this;
    this.at = at;
    this.#home = home;
  }

  get start(): number {
    return this.at.start;
  }

  get end(): number {
    return this.at.end;
  }

  /** Block it is anchored in. */
  get block(): number {
    return this.#home.block;
  }

  /** Whether another one of its rule says the same of the same. */
  saysTheSame(other: Verdict): boolean {
    return (
      this.at === other.at &&
      this.block === other.block &&
      this.level === other.level &&
      this.message === other.message &&
      this.scope === other.scope &&
      this.related.length === other.related.length &&
      this.related.every(
        ({at, role, message}, i) => at === other.related[i]!.at && role === other.related[i]!.role && message === other.related[i]!.message,
      )
    );
  }
}

const NONE: readonly [] = [];
