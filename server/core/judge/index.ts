import type {Draft} from '../draft/types.ts';
import type {Match, Matches} from '../match/types.ts';
import type {DraftKind, Pack, Rule} from '../pack/types.ts';
import {Anywhere} from './anywhere.ts';
import {Wording} from './avoid.ts';
import {checks} from './checks/index.ts';
import {Defects} from './defects.ts';
import {Concern, dependenceOf, staleIn} from './dependence.ts';
import {Evaluator} from './evaluator.ts';
import {type CheckOptions, isFor, levelOf} from './level.ts';
import {Protections} from './protections.ts';
import {Safeguard} from './safeguard.ts';
import type {Stretch} from './sightings.ts';
import {Statement} from './statement.ts';
import {judgeTable, touchesTable} from './table.ts';
import type {Change, CoverageNote, Judgement, Verdict} from './types.ts';
import {Overview} from './verdicts.ts';

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
  #rules: Rules | undefined;
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
    const evaluator = new Evaluator(draft, this.#pack, matches, change);
    const before = this.#rules;
    const rules = this.#rulesFor(kind, evaluator.newline);
    /** What changed since these rules were asked last. */
    const since = rules === before ? change : undefined;
    const concerned = since && rules.concern.of(since);
    const staleFor = (rule: Rule): Stretch | undefined => (!concerned || concerned.has(rule) ? this.#staleIn(rule, evaluator, since) : undefined);
    const onSubject = rules.subjects.every(subject => evaluator.dealsWith(subject));
    /** What is on the subject of its pack may be otherwise than before, wherever it stands. */
    const mayStray = !(onSubject && rules.isOnSubject && since);
    rules.isOnSubject = onSubject;
    const {protections} = rules;
    const staleEvidence = new Map<Rule, Stretch | undefined>();
    for (const rule of protections.rules) staleEvidence.set(rule, staleFor(rule));
    protections.look(evaluator, rule => staleEvidence.get(rule), since);
    let differs = false;
    /** Requirements about which a finding may have come or gone. */
    const touched = new Set<string>();
    const woken = rules.wake(matches, since?.concepts);
    for (const one of rules.awake) {
      const {rule, seen} = one;
      const isOverview = seen instanceof Overview;
      if (!isOverview) {
        const stale = woken.has(rule) ? this.#staleIn(rule, evaluator, undefined) : staleFor(rule);
        if (stale) seen.look(evaluator, stale, since);
        if ((stale || mayStray || seen.isMoved(protections)) && seen.keep(evaluator, protections)) for (const id of rule.covers) touched.add(id);
      }
      const verdicts = seen.verdicts(evaluator, since);
      if (verdicts === one.verdicts) continue;
      if (isOverview) for (const id of rule.covers) touched.add(id);
      one.verdicts = verdicts;
      differs = true;
    }
    const {defects} = rules;
    if (differs)
      defects.take(
        rules.awake.flatMap(one => one.verdicts),
        draft,
      );
    const isRewired = since?.rewired !== false;
    const isGoneOtherwise = (differs || isRewired) && defects.takeBack(draft);
    const verdicts = [...defects.verdicts];
    const notes: CoverageNote[] = [];
    const settled = new Set<string>();
    for (const safeguard of rules.safeguards) {
      const {rule, requirement} = safeguard;
      const stale = staleEvidence.get(rule);
      const hasAny = stale && safeguard.look(evaluator, stale, since);
      const strays = (stale || mayStray || safeguard.isMoved(protections)) && safeguard.keep(evaluator, protections);
      const isSame = !hasAny && !isGoneOtherwise && !touched.has(requirement);
      if (!isSame || strays || (isRewired && dependenceOf(rule).weighs))
        safeguard.weigh(evaluator, defects.spoiling(requirement), defects.gone, isSame);
      if (safeguard.isSettled(defects.limiting(requirement))) settled.add(requirement);
    }
    const calledFor = new Map<string, Match>();
    for (const {requirement, calledForAt} of rules.safeguards)
      if (calledForAt && !calledFor.has(requirement)) calledFor.set(requirement, calledForAt);
    for (const safeguard of rules.safeguards) {
      const {requirement, rule} = safeguard;
      const limited = !settled.has(requirement) && defects.limiting(requirement) > 0;
      // Of several rules on one requirement the first says it.
      if (limited) settled.add(requirement);
      const company = settled.has(requirement) ? undefined : rule.alongside?.find(set => set.every(id => calledFor.has(id)));
      if (company) settled.add(requirement);
      const answer = safeguard.answer(evaluator, defects.ofRequirement.get(requirement), limited, company && calledFor.get(company[0]!), isRewired);
      if (answer.verdict) verdicts.push(answer.verdict);
      notes.push(answer.note);
    }
    notes.push(...defects.notes);
    return {verdicts, notes, isAside: rules.subjects.length > 0 && rules.subjects.every(subject => !evaluator.dealsWith(subject))};
  }

  /** Where a rule has to look again; everywhere, where nothing is known of an earlier version. */
  #staleIn(rule: Rule, evaluator: Evaluator, change: Change | undefined): Stretch | undefined {
    const elsewhere = this.#anywhere?.note(dependenceOf(rule), evaluator, change) === true;
    const {draft} = evaluator;
    return change ? staleIn(rule, draft, change, elsewhere) : {from: 0, to: draft.blocks.length};
  }

  #rulesFor(kind: DraftKind | undefined, newline: string): Rules {
    if (this.#rules && this.#rules.kind === kind && this.#rules.newline === newline) return this.#rules;
    const judged = this.#pack.rules.flatMap(rule => {
      const level = levelOf(rule, this.#options);
      return level === 'off' || !isFor(rule, kind) ? [] : [level === rule.level ? rule : {...rule, level}];
    });
    const judgedAs = new Map(judged.map(rule => [rule.id, rule]));
    const all = this.#options.alone ? judged : this.#pack.rules.map(rule => judgedAs.get(rule.id) ?? rule);
    return (this.#rules = new Rules(judged, new Protections(all), kind, newline));
  }
}

const NO_VERDICTS: readonly Verdict[] = [];

const looksAtDraft = ({table, check}: Rule): boolean => table !== undefined || check !== undefined;

/** A rule for places that is awake, with what it saw. */
interface AtPlaces {
  readonly rule: Rule;
  readonly seen: Wording | Statement | Overview;
  verdicts: readonly Verdict[];
}

/** What a rule with `table` or `check` finds. */
function overviewOf(rule: Rule): Overview {
  if (rule.table)
    return new Overview(
      evaluator => judgeTable(rule, evaluator),
      (evaluator, change) => touchesTable(rule, evaluator, change),
    );
  const {find, isTouched} = checks[rule.check!];
  return new Overview(evaluator => find(rule, evaluator), isTouched);
}

/**
 * The rules for a kind of draft, in their order, with what they saw in it. A rule for places sleeps until the draft says something that it leads with: most never wake, and what they look
 * for need not be read.
 */
class Rules {
  readonly kind: DraftKind | undefined;
  readonly newline: string;
  readonly safeguards: readonly Safeguard[];
  readonly protections: Protections;
  readonly subjects: readonly number[];
  readonly defects = new Defects();
  /** The draft as a whole dealt with all subjects when the rules were asked last. */
  isOnSubject = false;
  /** Those for places. */
  readonly #atPlaces: readonly Rule[];
  #awake: readonly AtPlaces[];
  readonly #asleep: Set<Rule>;
  /** Whom what wakes, and which of those that are awake it concerns. Worked out when a draft is followed: a first check asks them all. */
  #sleepers: ReadonlyMap<number, readonly Rule[]> | undefined;
  #concern: Concern | undefined;

  /** @param protections of the same rules, and of those that are not asked */
  constructor(rules: readonly Rule[], protections: Protections, kind: DraftKind | undefined, newline: string) {
    this.protections = protections;
    this.kind = kind;
    this.newline = newline;
    this.safeguards = rules.filter(({needs}) => needs).map(rule => new Safeguard(rule, protections.of(rule)));
    this.#atPlaces = rules.filter(({needs}) => !needs);
    this.#awake = this.#atPlaces.filter(looksAtDraft).map(awaken);
    this.#asleep = new Set(this.#atPlaces.filter(rule => !looksAtDraft(rule)));
    this.subjects = [...new Set(rules.flatMap(({subject}) => subject ?? []))];
  }

  get concern(): Concern {
    return (this.#concern ??= new Concern([
      ...this.#awake.filter(({seen}) => !(seen instanceof Overview)).map(({rule}) => rule),
      ...this.protections.rules,
    ]));
  }

  /** In order. */
  get awake(): readonly AtPlaces[] {
    return this.#awake;
  }

  /** Wakes those that lead with what the draft says, and returns them. `concepts`: all others were said, or not, when this was asked last. */
  wake({byConcept}: Matches, concepts?: ReadonlySet<number>): ReadonlySet<Rule> {
    const woken = new Set<Rule>();
    if (concepts) {
      this.#sleepers ??= byLead(this.#asleep);
      for (const concept of concepts)
        if (byConcept.has(concept)) for (const rule of this.#sleepers.get(concept) ?? []) if (this.#asleep.has(rule)) woken.add(rule);
    } else for (const rule of this.#asleep) if (rule.leads?.some(concept => byConcept.has(concept))) woken.add(rule);
    if (woken.size === 0) return woken;
    for (const rule of woken) {
      this.#asleep.delete(rule);
      this.#concern?.add(rule);
    }
    const awake = new Map(this.#awake.map(one => [one.rule, one]));
    this.#awake = this.#atPlaces.flatMap(rule => awake.get(rule) ?? (woken.has(rule) ? awaken(rule) : []));
    return woken;
  }
}

const awaken = (rule: Rule): AtPlaces => ({
  rule,
  seen: looksAtDraft(rule) ? overviewOf(rule) : rule.avoid ? new Wording(rule) : new Statement(rule),
  verdicts: NO_VERDICTS,
});

function byLead(rules: Iterable<Rule>): Map<number, Rule[]> {
  const map = new Map<number, Rule[]>();
  for (const rule of rules)
    for (const concept of rule.leads ?? []) {
      const list = map.get(concept);
      if (list) list.push(rule);
      else map.set(concept, [rule]);
    }
  return map;
}
