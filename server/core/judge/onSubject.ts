import type {Match} from '../match/types.ts';
import type {Rule} from '../pack/types.ts';
import type {Evaluator} from './evaluator.ts';

/** Of what a rule saw, what stands where the draft deals with the subject of the rule's pack; kept from version to version. */
export class OnSubject<T> {
  readonly #subject: number;
  readonly #matchOf: (one: T) => Match;
  #kept: readonly T[] = [];

  constructor({subject = -1}: Rule, matchOf: (one: T) => Match) {
    this.#subject = subject;
    this.#matchOf = matchOf;
  }

  /** The same list as before where none came or went. */
  get kept(): readonly T[] {
    return this.#kept;
  }

  /** Returns whether any came or went. */
  keep(seen: readonly T[], evaluator: Evaluator): boolean {
    const all = this.#subject < 0 || seen.length === 0 || evaluator.dealsWith(this.#subject);
    const kept = all ? seen : seen.filter(one => evaluator.isOn(this.#subject, this.#matchOf(one)));
    if (kept === this.#kept || (kept.length === this.#kept.length && kept.every((one, i) => one === this.#kept[i]))) return false;
    this.#kept = kept;
    return true;
  }
}
