import {sourceOffset} from '../draft/block.ts';
import {Zone} from '../draft/types.ts';
import type {Match} from '../match/types.ts';
import type {Level, Rule, Within} from '../pack/types.ts';
import type {Related} from '../report/types.ts';
import {overlaps, type Span} from '../span.ts';
import {conditionsOf, type Evaluator, INOPERATIVE, NO_EVIDENCE} from './evaluator.ts';
import {insertClause} from './fix.ts';
import {scopeOf, sectionName, sectionSpan} from './scope.ts';
import type {CoverageNote, EvidenceRole, Verdict} from './types.ts';

interface Answer {
  readonly verdicts: readonly Verdict[];
  readonly note: CoverageNote;
}

type Strength = 'missing' | 'weak' | 'present';

interface Provision {
  readonly trigger: Match;
  readonly scope: number;
  readonly strength: Strength;
}

/**
 * Rules with `when` and `needs`: where the draft provides for one thing, it must give another. Reported once per draft, at the first
 * provision that goes without, with the other such provisions as related places.
 *
 * @param defects weakening findings that cover this rule's requirement: evidence in the same sentence does not count in full
 */
export function judgeSafeguard(rule: Rule, evaluator: Evaluator, defects: readonly Verdict[]): Answer {
  const {draft} = evaluator;
  const needs = rule.needs!;
  const triggers = evaluator.find(rule.when ?? [], INOPERATIVE).filter(t => isPower(evaluator, rule, t));
  const evidence = evaluator.find(needs.any, NO_EVIDENCE);
  const weak = new Set(evidence.filter(m => isWeak(evaluator, m, defects)));
  const near = evaluator.find(rule.resembles ?? [], NO_EVIDENCE);

  const provisions = triggers.map((trigger): Provision => {
    const scope = scopeOf(draft, sectionOf(evaluator, trigger), needs.within);
    const counted = evidence.filter(m => counts(evaluator, rule, m, trigger, needs.within, scope));
    const strength = counted.some(m => !weak.has(m)) ? 'present'
      : counted.length > 0 || near.some(m => inScope(evaluator, m, scope)) ? 'weak' : 'missing';
    return {trigger, scope, strength};
  });

  const state = worst(provisions.map(p => p.strength)) ?? (evidence.some(m => !weak.has(m)) ? 'present' : 'not-applicable');
  const places = (role: EvidenceRole, spans: readonly Span[]): (Span & {role: EvidenceRole})[] =>
    spans.slice(0, MOST_PLACES).map(({start, end}) => ({start, end, role}));
  const note: CoverageNote = {
    requirement: rule.covers[0]!,
    state,
    evidence: [...places('trigger', triggers), ...places('safeguard', [...evidence, ...near]), ...places('weakening', defects)],
  };
  const lacking = provisions.filter(p => p.strength !== 'present');
  return {verdicts: lacking.length ? [report(rule, evaluator, lacking, evidence, near)] : [], note};
}

/** So many places are named for one requirement or finding; more help nobody. */
const MOST_PLACES = 20;

const sectionOf = (evaluator: Evaluator, match: Match): number => evaluator.draft.blocks[match.clause.block]!.section;

const worst = (strengths: readonly Strength[]): Strength | undefined => (['missing', 'weak', 'present'] as const).find(s => strengths.includes(s));

/** What a condition supposes ("where a person is detained ...") is no provision, and what an `unless` pattern makes moot none either. */
function isPower(evaluator: Evaluator, rule: Rule, trigger: Match): boolean {
  const segment = trigger.inside >= 0 ? trigger.clause.segments[trigger.inside] : undefined;
  if (segment?.kind === 'condition') return false;
  return !(rule.unless && evaluator.near(trigger, rule.unless, 'sentence')) && !evaluator.excepted(trigger, rule.except);
}

/** Hedged, only in a preamble, or with a weakening found in the same sentence. */
function isWeak(evaluator: Evaluator, match: Match, defects: readonly Verdict[]): boolean {
  if (match.zones & Zone.preamble) return true;
  if (match.modality === 'endeavour' || match.modality === 'should') return true;
  const {block, textStart, textEnd} = match.clause;
  return defects.some(d => d.block === block && overlaps(d, clauseSpan(evaluator, block, textStart, textEnd)))
    || conditionsOf(match).some(c => c.clause !== match.clause && defects.some(d => d.block === c.clause.block));
}

function clauseSpan(evaluator: Evaluator, block: number, textStart: number, textEnd: number): Span {
  const b = evaluator.draft.blocks[block]!;
  return {start: sourceOffset(b, textStart, 'start'), end: sourceOffset(b, textEnd, 'end')};
}

function inScope(evaluator: Evaluator, match: Match, scope: number): boolean {
  const span = sectionSpan(evaluator.draft, scope);
  return match.start >= span.start && match.start < span.end;
}

/**
 * Evidence counts in the scope itself, in definitions and general articles, in an article that the scope refers to, and in
 * an article that itself speaks of what the trigger provides for ("Appeals against decisions on removal").
 */
function counts(evaluator: Evaluator, rule: Rule, evidence: Match, trigger: Match, within: Within, scope: number): boolean {
  if (within === 'clause' || within === 'sentence' || within === 'block') return evaluator.near(trigger, rule.needs!.any, within);
  if (scope === 0 || inScope(evaluator, evidence, scope)) return true;
  const {draft} = evaluator;
  const home = sectionOf(evaluator, evidence);
  for (let s = home; s > 0; s = draft.sections[s]!.parent) {
    const {role} = draft.sections[s]!;
    if (role === 'general' || role === 'definitions') return true;
  }
  const article = scopeOf(draft, home, within);
  if (refersTo(evaluator, scope, article)) return true;
  const span = sectionSpan(draft, article);
  return article > 0 && (rule.when ?? []).some(p => p.says.some(c => (evaluator.matches.byConcept.get(c) ?? []).some(m => m.start >= span.start && m.end <= span.end)));
}

function refersTo(evaluator: Evaluator, scope: number, article: number): boolean {
  const {draft} = evaluator;
  const {first, last} = draft.sections[scope]!;
  return draft.references.some(r => {
    if (r.target <= 0 || r.block < first || r.block >= last) return false;
    for (let s = r.target; s > 0; s = draft.sections[s]!.parent) if (s === article) return true;
    return false;
  });
}

function report(rule: Rule, evaluator: Evaluator, lacking: readonly Provision[], evidence: readonly Match[], near: readonly Match[]): Verdict {
  const first = lacking.find(p => p.strength === 'missing') ?? lacking[0]!;
  const {draft} = evaluator;
  const {trigger, scope} = first;
  const comesNear = [...evidence, ...near].filter(m => scope === 0 || inScope(evaluator, m, scope));
  const elsewhere = evidence.filter(m => !comesNear.includes(m));
  const level: Level = rule.level === 'error' && (first.strength === 'weak' || elsewhere.length > 0) ? 'warning' : rule.level;
  const where = rule.needs!.within === 'document' || scope === 0 ? 'the whole draft' : `${sectionName(draft, scope)} and the general provisions`;
  const outcome = first.strength === 'weak' ? `Only something that comes near it was found in ${where}.` : `Nothing that gives it was found in ${where}.`;
  const others = lacking.filter(p => p !== first && p.scope !== first.scope);
  const related: Related[] = [
    ...comesNear.slice(0, 3).map((m): Related => ({start: m.start, end: m.end, role: 'safeguard', message: 'This comes near it but does not give it in full.'})),
    ...elsewhere.slice(0, 3).map((m): Related => ({start: m.start, end: m.end, role: 'safeguard', message: 'Given here, but nothing ties it to this provision.'})),
    ...others.slice(0, MOST_PLACES).map((p): Related => ({start: p.trigger.start, end: p.trigger.end, role: 'trigger', message: 'This provision goes without it too.'})),
  ];
  return {
    rule,
    level,
    start: trigger.start,
    end: trigger.end,
    message: `${rule.title}. ${outcome}`,
    related,
    fixes: rule.insert === undefined ? [] : insertClause(evaluator, rule.insert, trigger),
    block: trigger.clause.block,
    scope,
  };
}
