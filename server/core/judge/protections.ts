import type {Clause, Match} from '../match/types.ts';
import type {Rule} from '../pack/types.ts';
import {overlaps} from '../span.ts';
import {isUntouched} from './dependence.ts';
import {type Evaluator, isSupposition, NO_EVIDENCE} from './evaluator.ts';
import {Sightings, type Stretch} from './sightings.ts';
import type {Change} from './types.ts';

interface Given {
  readonly requirement: string;
  readonly match: Match;
}

/**
 * What the sentences of a draft give: the evidence for every safeguard of the pack, also for those that are turned off, so that what is found does not hang on what else is asked.
 *
 * Where a sentence gives several protections at once, words in it that elsewhere take one back or call for one nearly always belong to what is given ("help, whether or not they
 * testify, in an open house whose address is secret"). Only an exception ("unless ...") still takes back. Bags of words cannot tell this; company can.
 */
export class Protections {
  readonly #evidence: ReadonlyMap<Rule, Sightings>;
  readonly #byClause = new WeakMap<Clause, readonly Given[]>();
  #moved: ReadonlySet<Clause> = NO_CLAUSES;

  constructor(rules: readonly Rule[]) {
    this.#evidence = new Map(rules.flatMap(rule => (rule.needs ? [[rule, new Sightings(rule.needs.any, NO_EVIDENCE)]] : [])));
  }

  get rules(): Iterable<Rule> {
    return this.#evidence.keys();
  }

  /** Evidence for a safeguard of the pack, in its place. */
  of(rule: Rule): Sightings {
    return this.#evidence.get(rule)!;
  }

  /** @param staleFor where evidence for a rule has to be looked for again */
  look(evaluator: Evaluator, staleFor: (rule: Rule) => Stretch | undefined, change: Change | undefined): void {
    const moved = new Set<Clause>();
    for (const [rule, seen] of this.#evidence) {
      const stale = staleFor(rule);
      if (!stale || !seen.look(evaluator, stale, change)) continue;
      const before = new Set(seen.stood);
      const now = new Set(seen.stands);
      // Most of what is looked at again stands as it did.
      for (const match of seen.stood)
        if (!now.has(match)) {
          this.#forget(match);
          if (change && isUntouched(match.clause, change)) moved.add(match.clause);
        }
      for (const match of seen.stands)
        if (!before.has(match) && !isSupposed(match)) {
          this.#note(rule.covers[0]!, match);
          if (change && isUntouched(match.clause, change)) moved.add(match.clause);
        }
    }
    this.#moved = moved;
  }

  /** Whether what is given beside any of the matches is otherwise since the last look, although they stand where nothing changed. */
  movedBeside(matches: readonly Match[]): boolean {
    return this.#moved.size > 0 && matches.some(({clause}) => withLeadIns(clause).some(c => this.#moved.has(c)));
  }

  /**
   * Whether the sentence of a match gives so many protections in other words than those of the match and of each other that the match neither takes anything back nor calls for
   * anything: two, so as not to take back; three, so as not to call for others, since who grants an appeal owes what makes it work.
   */
  cover(match: Match, enough: 2 | 3): boolean {
    // Asked of thousands after an edit, of which few have so much beside them.
    let given = 0;
    for (let c: Clause | undefined = match.clause; c; c = c.leadIn) given += this.#byClause.get(c)?.length ?? 0;
    if (given < enough || match.clause.segments[match.inside]?.kind === 'exception') return false;
    const beside = withLeadIns(match.clause)
      .flatMap(clause => this.#byClause.get(clause) ?? NOTHING)
      .filter(one => !overlaps(one.match, match))
      .sort((a, b) => a.match.end - b.match.end);
    const kinds = new Set<string>();
    let last = 0;
    for (const {
      requirement,
      match: {start, end},
    } of beside)
      if (start >= last && !kinds.has(requirement)) {
        kinds.add(requirement);
        last = end;
      }
    return kinds.size >= enough;
  }

  #note(requirement: string, match: Match): void {
    this.#byClause.set(match.clause, [...(this.#byClause.get(match.clause) ?? []), {requirement, match}]);
  }

  #forget(match: Match): void {
    const given = this.#byClause.get(match.clause);
    if (given)
      this.#byClause.set(
        match.clause,
        given.filter(one => one.match !== match),
      );
  }
}

const NOTHING: readonly Given[] = [];
const NO_CLAUSES: ReadonlySet<Clause> = new Set();

function withLeadIns(clause: Clause): Clause[] {
  const all = [clause];
  for (let c = clause.leadIn; c; c = c.leadIn) all.push(c);
  return all;
}

/** What stands wholly behind an "if" is supposed, not laid down. */
export function isSupposed(match: Match): boolean {
  const segment = match.clause.segments[match.inside];
  return isSupposition(segment) && match.from > segment!.from;
}
