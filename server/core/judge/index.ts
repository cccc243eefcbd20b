import type {Draft} from '../draft/types.ts';
import type {Matches} from '../match/types.ts';
import type {DraftKind, Pack, Rule} from '../pack/types.ts';
import {Anywhere} from './anywhere.ts';
import {Wording} from './avoid.ts';
import {checks} from './checks/index.ts';
import {dependenceOf, staleIn} from './dependence.ts';
import {withoutEchoes} from './echoes.ts';
import {Evaluator} from './evaluator.ts';
import {type CheckOptions, isFor, levelOf} from './level.ts';
import {Safeguard} from './safeguard.ts';
import type {Stretch} from './sightings.ts';
import {Statement} from './statement.ts';
import {judgeTable} from './table.ts';
import type {Change, CoverageNote, Judgement, Verdict} from './types.ts';

/** Holds every rule of the pack that is for this kind of draft against what the draft says. */
export const judge = (draft: Draft, pack: Pack, matches: Matches, kind: DraftKind | undefined, options: CheckOptions): Judgement =>
  new Judge(pack, options).judge(draft, matches, kind);

/**
 * The same for versions of one draft. What a rule saw is kept, and looked for again where something changed that it depends on: in the blocks that changed, in the
 * article or section around them, or in the whole draft.
 */
export class Judge {
  readonly #pack: Pack;
  readonly #options: CheckOptions;
  #kind: DraftKind | undefined;
  #newline = '';
  #rules: readonly Rule[] | undefined;
  readonly #places = new Map<Rule, Wording | Statement>();
  readonly #safeguards = new Map<Rule, Safeguard>();
  /** In a draft that is followed. */
  readonly #anywhere: Anywhere | undefined;

  /** @param follows versions of one draft will be judged, one after the other */
  constructor(pack: Pack, options: CheckOptions, follows = false) {
    this.#pack = pack;
    this.#options = options;
    if (follows) this.#anywhere = new Anywhere();
  }

  /** Safeguards come last, because a weakening spoils the evidence for them. `change`: undefined for the first version. */
  judge(draft: Draft, matches: Matches, kind: DraftKind | undefined, change?: Change): Judgement {
    const evaluator = new Evaluator(draft, this.#pack, matches, change === undefined);
    const rules = this.#rulesFor(kind, evaluator.newline);
    const all: Verdict[] = [];
    const notes: CoverageNote[] = [];
    /** Requirements about which a finding may have come or gone. */
    const touched = new Set<string>();
    for (const rule of rules) {
      if (rule.needs) continue;
      if (rule.table || rule.check !== undefined) {
        // These look at the draft itself each time.
        touched.add(rule.covers[0]!);
        for (const verdict of rule.table ? judgeTable(rule, evaluator) : checks[rule.check!](rule, evaluator)) all.push(verdict);
        continue;
      }
      let place = this.#places.get(rule);
      const since = place && change;
      if (!place) this.#places.set(rule, (place = rule.avoid ? new Wording(rule) : new Statement(rule)));
      const stale = this.#staleIn(rule, evaluator, since);
      if (stale) place.look(evaluator, stale, since);
      if (place.keep(evaluator)) touched.add(rule.covers[0]!);
      for (const verdict of place.verdicts(evaluator, since)) all.push(verdict);
    }
    const verdicts = withoutEchoes(all, draft);
    const defects = byRequirement(verdicts);
    const safeguards: Safeguard[] = [];
    for (const rule of rules) {
      if (!rule.needs) continue;
      const [requirement] = rule.covers as [string];
      const own = defects.get(requirement) ?? [];
      let safeguard = this.#safeguards.get(rule);
      const since = safeguard && change;
      if (!safeguard) this.#safeguards.set(rule, (safeguard = new Safeguard(rule)));
      const stale = this.#staleIn(rule, evaluator, since);
      const hasAny = stale && safeguard.look(evaluator, stale, since);
      const moved = safeguard.keep(evaluator);
      if (hasAny || moved || touched.has(requirement) || (since?.rewired !== false && dependenceOf(rule).weighs)) safeguard.weigh(evaluator, own);
      safeguards.push(safeguard);
    }
    const settled = new Set(safeguards.flatMap(safeguard => (safeguard.isSettled ? safeguard.requirement : [])));
    for (const safeguard of safeguards) {
      const {requirement} = safeguard;
      const own = defects.get(requirement) ?? [];
      const limited = !settled.has(requirement) && own.some(limits);
      // Of several rules on one requirement the first says it.
      if (limited) settled.add(requirement);
      const answer = safeguard.answer(evaluator, own, limited);
      verdicts.push(...answer.verdicts);
      notes.push(answer.note);
    }
    for (const [requirement, list] of defects) {
      notes.push({requirement, state: 'weak', evidence: list.map(({start, end}) => ({start, end, role: 'weakening'}))});
    }
    const subjects = new Set(rules.flatMap(({subject}) => subject ?? []));
    return {verdicts, notes, isAside: subjects.size > 0 && [...subjects].every(subject => !evaluator.dealsWith(subject))};
  }

  /** Where a rule has to look again; everywhere, where nothing is known of an earlier version. */
  #staleIn(rule: Rule, evaluator: Evaluator, change: Change | undefined): Stretch | undefined {
    const elsewhere = this.#anywhere?.note(dependenceOf(rule), evaluator, change) === true;
    const {draft} = evaluator;
    return change ? staleIn(rule, draft, change, elsewhere) : {from: 0, to: draft.blocks.length};
  }

  #rulesFor(kind: DraftKind | undefined, newline: string): readonly Rule[] {
    if (this.#rules && this.#kind === kind && this.#newline === newline) return this.#rules;
    this.#kind = kind;
    this.#newline = newline;
    this.#places.clear();
    this.#safeguards.clear();
    this.#rules = this.#pack.rules.flatMap(rule => {
      const level = levelOf(rule, this.#options);
      return level === 'off' || !isFor(rule, kind) ? [] : [level === rule.level ? rule : {...rule, level}];
    });
    return this.#rules;
  }
}

/** What limits a protection shows that the draft deals with it. */
const limits = ({rule, level}: Verdict): boolean => rule.kind === 'weakening' && level !== 'advice';

/** Findings at a place under the requirement they chiefly concern. */
function byRequirement(verdicts: readonly Verdict[]): Map<string, Verdict[]> {
  const map = new Map<string, Verdict[]>();
  for (const v of verdicts) {
    const id = v.rule.covers[0]!;
    const list = map.get(id);
    if (list) list.push(v);
    else map.set(id, [v]);
  }
  return map;
}
