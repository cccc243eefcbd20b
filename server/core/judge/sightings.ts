import type {Match} from '../match/types.ts';
import type {Pattern} from '../pack/types.ts';
import type {Evaluator} from './evaluator.ts';
import type {Change} from './types.ts';

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

  /** `silent` holds where a pattern sets no `outside`. */
  constructor(patterns: readonly Pattern[], silent: number, accepts: (match: Match, evaluator: Evaluator) => boolean = () => true) {
    this.#patterns = patterns;
    this.#silent = silent;
    this.#accepts = accepts;
  }

  get matches(): readonly Match[] {
    return this.#matches;
  }

  /** Looks again in blocks [from, to). Returns whether that brought or took anything. */
  look(evaluator: Evaluator, {from, to}: Stretch, change: Change | undefined): boolean {
    const fresh = evaluator.find(this.#patterns, this.#silent, {from, to}).filter(match => this.#accepts(match, evaluator));
    const before: Match[] = [];
    const after: Match[] = [];
    const inside: Match[] = [];
    for (const match of this.#matches) {
      const {clause} = match;
      if (change?.gone.has(clause)) inside.push(match);
      else if (clause.block < from) before.push(match);
      else if (clause.block >= to) after.push(match);
      else inside.push(match);
    }
    if (inside.length === fresh.length && inside.every((match, i) => match === fresh[i])) return false;
    this.#matches = before.length || after.length ? [...before, ...fresh, ...after] : fresh;
    return true;
  }
}
