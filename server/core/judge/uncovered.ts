import type {Match} from '../match/types.ts';
import type {Protections} from './protections.ts';
import type {Sightings} from './sightings.ts';

/**
 * Of what a rule saw, what stands in no sentence that gives so much that it is covered (`Protections.cover`). From version to version it is asked anew only where the rule looked again, and
 * everywhere where other protections came to stand beside what did not change: a long draft has thousands of places for a rule.
 */
export class Uncovered {
  readonly #enough: 2 | 3;
  /** What it was asked of last, and of each of these whether it is covered. */
  #matches: readonly Match[] = [];
  #covered: readonly boolean[] = [];

  constructor(enough: 2 | 3) {
    this.#enough = enough;
  }

  /** @param seen has looked at most once since this was asked last */
  of({matches, first, stood, stands}: Sightings, protections: Protections): readonly Match[] {
    const cover = (match: Match): boolean => protections.cover(match, this.#enough);
    const replaced = matches === this.#matches ? stands : stood;
    this.#covered = protections.movedBeside(matches)
      ? matches.map(cover)
      : [...this.#covered.slice(0, first), ...stands.map(cover), ...this.#covered.slice(first + replaced.length)];
    this.#matches = matches;
    return this.#covered.includes(true) ? matches.filter((_, i) => !this.#covered[i]) : matches;
  }
}
