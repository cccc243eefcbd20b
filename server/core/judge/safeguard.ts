import {sourceOffset} from '../draft/block.ts';
import {Zone} from '../draft/types.ts';
import type {Match} from '../match/types.ts';
import type {Level, Pattern, Rule, Within} from '../pack/types.ts';
import type {Related} from '../report/types.ts';
import {overlaps, type Span} from '../span.ts';
import {conditionsOf, type Evaluator, INOPERATIVE, NO_EVIDENCE} from './evaluator.ts';
import {EvidenceIndex, type Strength, sectionOf} from './evidence.ts';
import {insertClause} from './fix.ts';
import {scopeOf, sectionName, sectionSpan} from './scope.ts';
import type {EvidenceRole, FoundSafeguard, Verdict} from './types.ts';

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
export function judgeSafeguard(rule: Rule, evaluator: Evaluator, defects: readonly Verdict[]): FoundSafeguard {
  const {draft} = evaluator;
  const needs = rule.needs!;
  const triggers = evaluator.find(rule.when ?? [], INOPERATIVE).filter(t => isPower(evaluator, rule, t));
  const evidence = evaluator.find(needs.any, NO_EVIDENCE);
  const defectsByBlock = new Map<number, Verdict[]>();
  for (const d of defects) defectsByBlock.set(d.block, [...(defectsByBlock.get(d.block) ?? []), d]);
  const weak = new Set(evidence.filter(m => isWeak(evaluator, m, defectsByBlock)));
  const near = evaluator.find(rule.resembles ?? [], NO_EVIDENCE);
  const index = new EvidenceIndex(rule, evaluator, evidence, weak);
  const nearIndex = new EvidenceIndex(rule, evaluator, near, NOTHING);

  const provisions = triggers.map((trigger): Provision => {
    const scope = scopeOf(draft, sectionOf(draft, trigger), needs.within);
    const closely = needs.within === 'clause' || needs.within === 'sentence' || needs.within === 'block';
    let strength = closely ? strengthBeside(evaluator, trigger, needs.any, needs.within) : index.strengthFor(scope);
    if (strength === 'missing' && nearIndex.strengthFor(scope) !== 'missing') strength = 'weak';
    return {trigger, scope, strength};
  });

  const state = worst(provisions.map(p => p.strength)) ?? (evidence.some(m => !weak.has(m)) ? 'present' : 'not-applicable');
  const places = (role: EvidenceRole, spans: readonly Span[]): (Span & {role: EvidenceRole})[] =>
    spans.slice(0, MOST_PLACES).map(({start, end}) => ({start, end, role}));
  const lacking = provisions.filter(p => p.strength !== 'present');
  return (now, defectsNow) => ({
    verdicts: lacking.length ? [report(rule, now, lacking, evidence, near)] : [],
    note: {
      requirement: rule.covers[0]!,
      state,
      evidence: [...places('trigger', triggers), ...places('safeguard', [...evidence, ...near]), ...places('weakening', defectsNow)],
    },
  });
}

/** So many places are named for one requirement or finding; more help nobody. */
const MOST_PLACES = 20;

const NOTHING: ReadonlySet<Match> = new Set();

const strengthBeside = (evaluator: Evaluator, trigger: Match, any: readonly Pattern[], within: Within): Strength =>
  evaluator.near(trigger, any, within) ? 'present' : 'missing';

const worst = (strengths: readonly Strength[]): Strength | undefined => (['missing', 'weak', 'present'] as const).find(s => strengths.includes(s));

/** What a condition supposes ("where a person is detained ...") is no provision, and what an `unless` pattern makes moot none either. */
function isPower(evaluator: Evaluator, rule: Rule, trigger: Match): boolean {
  const segment = trigger.inside >= 0 ? trigger.clause.segments[trigger.inside] : undefined;
  if (segment?.kind === 'condition') return false;
  return !(rule.unless && evaluator.near(trigger, rule.unless, 'sentence')) && !evaluator.excepted(trigger, rule.except);
}

/** Hedged, only in a preamble, or with a weakening found in the same sentence. */
function isWeak(evaluator: Evaluator, match: Match, defects: ReadonlyMap<number, readonly Verdict[]>): boolean {
  if (match.zones & Zone.preamble) return true;
  if (match.modality === 'endeavour' || match.modality === 'should') return true;
  const {block, textStart, textEnd} = match.clause;
  return (
    (defects.get(block) ?? []).some(d => overlaps(d, clauseSpan(evaluator, block, textStart, textEnd))) ||
    (defects.size > 0 && conditionsOf(match).some(c => c.clause !== match.clause && defects.has(c.clause.block)))
  );
}

function clauseSpan(evaluator: Evaluator, block: number, textStart: number, textEnd: number): Span {
  const b = evaluator.draft.blocks[block]!;
  return {start: sourceOffset(b, textStart, 'start'), end: sourceOffset(b, textEnd, 'end')};
}

function inScope(evaluator: Evaluator, match: Match, scope: number): boolean {
  const span = sectionSpan(evaluator.draft, scope);
  return match.start >= span.start && match.start < span.end;
}

function report(rule: Rule, evaluator: Evaluator, lacking: readonly Provision[], evidence: readonly Match[], near: readonly Match[]): Verdict {
  const first = lacking.find(p => p.strength === 'missing') ?? lacking[0]!;
  const {draft} = evaluator;
  const {trigger, scope} = first;
  const comesNear = [...evidence, ...near].filter(m => scope === 0 || inScope(evaluator, m, scope));
  const elsewhere = scope === 0 ? [] : evidence.filter(m => !inScope(evaluator, m, scope));
  const level: Level = rule.level === 'error' && (first.strength === 'weak' || elsewhere.length > 0) ? 'warning' : rule.level;
  const where = rule.needs!.within === 'document' || scope === 0 ? 'the whole draft' : `${sectionName(draft, scope)} and the general provisions`;
  const outcome =
    first.strength === 'weak' ? `Only something that comes near it was found in ${where}.` : `Nothing that gives it was found in ${where}.`;
  const others = lacking.filter(p => p !== first && p.scope !== first.scope);
  const related: Related[] = [
    ...comesNear
      .slice(0, 3)
      .map((m): Related => ({start: m.start, end: m.end, role: 'safeguard', message: 'This comes near it but does not give it in full.'})),
    ...elsewhere
      .slice(0, 3)
      .map((m): Related => ({start: m.start, end: m.end, role: 'safeguard', message: 'Given here, but nothing ties it to this provision.'})),
    ...others
      .slice(0, MOST_PLACES)
      .map((p): Related => ({start: p.trigger.start, end: p.trigger.end, role: 'trigger', message: 'This provision goes without it too.'})),
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
