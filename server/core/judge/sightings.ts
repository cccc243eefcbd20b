import type {Match} from '../match/types.ts';
import type {Pattern} from '../pack/types.ts';
import {firstWhere, sameItems} from '../span.ts';
import type {Evaluator} from './evaluator.ts';
import type {Change} from './types.ts';

const NONE: readonly Match[] = [];

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The matches that fulfil some patterns, in order of position, wider first; in a draft that is followed they are looked for where something changed. */
export class Sightings {
  readonly #patterns: readonly Pattern[];
  readonly #silent: number;
  readonly #accepts: (match: Match, evaluator: Evaluator) => boolean;
  #matches: readonly Match[] = [];
  #first = 0;
  #stood: readonly Match[] = NONE;
  #stands: readonly Match[] = NONE;

  /** `silent` holds where a pattern sets no `outside`. */
  constructor(patterns: readonly Pattern[], silent: number, accepts: (match: Match, evaluator: Evaluator) => boolean = () => true) {
    this.#patterns = patterns;
    this.#silent = silent;
    this.#accepts = accepts;
  }

  get matches(): readonly Match[] {
    return this.#matches;
  }

  /** Whether anything stands or stood in the stretch that was looked at last. */
  get hasAny(): boolean {
    return this.#stood.length > 0 || this.#stands.length > 0;
  }

  /** Index of the first of `matches` that stands in the stretch that was looked at last, or behind it. */
  get first(): number {
    return this.#first;
  }

  /** What stood in the stretch that was looked at last. */
  get stood(): readonly Match[] {
    return this.#stood;
  }

  /** What stands there now. */
  get stands(): readonly Match[] {
    return this.#stands;
  }

  /** Looks again in blocks [from, to). Returns whether that brought or took anything. */
  look(evaluator: Evaluator, {from, to}: Stretch, change: Change | undefined): boolean {
    const fresh = evaluator.find(this.#patterns, this.#silent, {from, to}).filter(match => this.#accepts(match, evaluator));
    const seen = this.#matches;
    // What is gone stood between what stands before the stretch and what stands behind it.
    const first = firstWhere(seen, match => match.clause.block >= from);
    const behind = firstWhere(seen, match => match.clause.block >= to && !change?.gone.has(match.clause));
    this.#first = first;
    this.#stood = behind > first ? seen.slice(first, behind) : NONE;
    this.#stands = fresh;
    if (sameItems(fresh, this.#stood)) return false;
    this.#matches = [...seen.slice(0, first), ...fresh, ...seen.slice(behind)];
    return true;
  }
}
