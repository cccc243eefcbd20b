import type {Draft} from '../draft/types.ts';
import type {Matches} from '../match/types.ts';
import type {DraftKind, Pack, Rule} from '../pack/types.ts';
import {judgeWording} from './avoid.ts';
import {checks} from './checks/index.ts';
import {Evaluator} from './evaluator.ts';
import {type CheckOptions, isFor, levelOf} from './level.ts';
import {judgeSafeguard} from './safeguard.ts';
import {judgeStatement} from './statement.ts';
import {judgeTable} from './table.ts';
import type {CoverageNote, Judgement, Verdict} from './types.ts';

/** Holds every rule of the pack that is for this kind of draft against what the draft says. Safeguards come last, because a weakening spoils the evidence for them. */
export function judge(draft: Draft, pack: Pack, matches: Matches, kind: DraftKind | undefined, options: CheckOptions): Judgement {
  const evaluator = new Evaluator(draft, pack, matches);
  const rules = pack.rules.flatMap(rule => {
    const level = levelOf(rule, options);
    return level === 'off' || !isFor(rule, kind) ? [] : [level === rule.level ? rule : {...rule, level}];
  });
  const verdicts: Verdict[] = [];
  const notes: CoverageNote[] = [];
  for (const rule of rules) if (!rule.needs) verdicts.push(...judgeAtPlace(rule, evaluator));

  const defects = byRequirement(verdicts);
  for (const rule of rules) {
    if (!rule.needs) continue;
    const answer = judgeSafeguard(rule, evaluator, defects.get(rule.covers[0]!) ?? []);
    verdicts.push(...answer.verdicts);
    notes.push(answer.note);
  }
  for (const [requirement, list] of defects) {
    notes.push({requirement, state: 'weak', evidence: list.map(({start, end}) => ({start, end, role: 'weakening'}))});
  }
  return {verdicts, notes};
}

function judgeAtPlace(rule: Rule, evaluator: Evaluator): Verdict[] {
  if (rule.table) return judgeTable(rule, evaluator);
  if (rule.check !== undefined) return checks[rule.check](rule, evaluator);
  return rule.avoid ? judgeWording(rule, evaluator) : judgeStatement(rule, evaluator);
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
