import type {Draft} from '../draft/types.ts';
import type {Matches} from '../match/types.ts';
import type {DraftKind, Pack, Rule} from '../pack/types.ts';
import {judgeWording} from './avoid.ts';
import {checks} from './checks/index.ts';
import {dependenceOf} from './dependence.ts';
import {withoutEchoes} from './echoes.ts';
import {Evaluator} from './evaluator.ts';
import {type CheckOptions, isFor, levelOf} from './level.ts';
import {judgeSafeguard} from './safeguard.ts';
import {judgeStatement} from './statement.ts';
import {judgeTable} from './table.ts';
import type {CoverageNote, Found, FoundSafeguard, Judgement, Verdict} from './types.ts';

/** What an edit changed, as far as it concerns rules: the concepts of which anything may be said otherwise, and whether the draft is cut into other sections. */
export interface JudgeChange {
  readonly concepts: ReadonlySet<number>;
  readonly recut: boolean;
}

/** Holds every rule of the pack that is for this kind of draft against what the draft says. */
export const judge = (draft: Draft, pack: Pack, matches: Matches, kind: DraftKind | undefined, options: CheckOptions): Judgement =>
  new Judge(pack, options).judge(draft, matches, kind);

/**
 * The same for versions of one draft. What a rule found is kept while nothing that it depends on changes: the concepts it speaks of and, where it looks around in
 * articles or sections, how the draft is cut.
 */
export class Judge {
  readonly #pack: Pack;
  readonly #options: CheckOptions;
  #kind: DraftKind | undefined;
  #rules: readonly Rule[] | undefined;
  readonly #found = new Map<Rule, Found>();
  readonly #safeguards = new Map<Rule, FoundSafeguard>();

  constructor(pack: Pack, options: CheckOptions) {
    this.#pack = pack;
    this.#options = options;
  }

  /** Safeguards come last, because a weakening spoils the evidence for them. */
  judge(draft: Draft, matches: Matches, kind: DraftKind | undefined, change?: JudgeChange): Judgement {
    const rules = this.#rulesFor(kind);
    const evaluator = new Evaluator(draft, this.#pack, matches);
    const isStale = (rule: Rule): boolean => dependsOn(rule, change);
    const all: Verdict[] = [];
    const notes: CoverageNote[] = [];
    /** Requirements about which a finding may have come or gone. */
    const touched = new Set<string>();
    for (const rule of rules) {
      if (rule.needs) continue;
      let found = this.#found.get(rule);
      if (!found || isStale(rule)) {
        this.#found.set(rule, (found = judgeAtPlace(rule, evaluator)));
        touched.add(rule.covers[0]!);
      }
      for (const verdict of found(evaluator)) all.push(verdict);
    }
    const verdicts = withoutEchoes(all, draft);
    const defects = byRequirement(verdicts);
    for (const rule of rules) {
      if (!rule.needs) continue;
      const [requirement] = rule.covers as [string];
      const own = defects.get(requirement) ?? [];
      let found = this.#safeguards.get(rule);
      if (!found || touched.has(requirement) || isStale(rule)) this.#safeguards.set(rule, (found = judgeSafeguard(rule, evaluator, own)));
      const answer = found(evaluator, own);
      verdicts.push(...answer.verdicts);
      notes.push(answer.note);
    }
    for (const [requirement, list] of defects) {
      notes.push({requirement, state: 'weak', evidence: list.map(({start, end}) => ({start, end, role: 'weakening'}))});
    }
    return {verdicts, notes};
  }

  #rulesFor(kind: DraftKind | undefined): readonly Rule[] {
    if (this.#rules && this.#kind === kind) return this.#rules;
    this.#kind = kind;
    this.#found.clear();
    this.#safeguards.clear();
    this.#rules = this.#pack.rules.flatMap(rule => {
      const level = levelOf(rule, this.#options);
      return level === 'off' || !isFor(rule, kind) ? [] : [level === rule.level ? rule : {...rule, level}];
    });
    return this.#rules;
  }
}

function judgeAtPlace(rule: Rule, evaluator: Evaluator): Found {
  if (rule.table) return now => judgeTable(rule, now);
  if (rule.check !== undefined) return now => checks[rule.check!](rule, now);
  return rule.avoid ? judgeWording(rule, evaluator) : judgeStatement(rule, evaluator);
}

/** `change`: undefined where nothing is known of an earlier version. */
function dependsOn(rule: Rule, change: JudgeChange | undefined): boolean {
  // These look at the draft itself each time, and what they find may come and go.
  if (!change || rule.table || rule.check !== undefined) return true;
  const {concepts, scoped} = dependenceOf(rule);
  if (scoped && change.recut) return true;
  for (const concept of concepts) if (change.concepts.has(concept)) return true;
  return false;
}

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
