import {sourceOffset} from '../draft/block.ts';
import {Zone} from '../draft/types.ts';
import type {Match} from '../match/types.ts';
import type {Level, Pattern, Rule, Within} from '../pack/types.ts';
import {say} from '../pack/wording.ts';
import type {Related} from '../report/types.ts';
import {overlaps, type Span} from '../span.ts';
import {dependenceOf, meet} from './dependence.ts';
import {type Evaluator, INOPERATIVE, limiting, NO_EVIDENCE} from './evaluator.ts';
import {EvidenceIndex, type Strength, sectionOf} from './evidence.ts';
import {insertClause, insertionPoint} from './fix.ts';
import {scopeOf, sectionName, sectionSpan} from './scope.ts';
import {Sightings, type Stretch} from './sightings.ts';
import {OnSubject} from './subject.ts';
import type {Change, CoverageNote, EvidenceRole, Verdict} from './types.ts';

interface Provision {
  readonly trigger: Match;
  readonly scope: number;
  readonly strength: Strength;
}

/** What goes without a safeguard. */
interface Lack extends Span {
  readonly block: number;
  readonly scope: number;
  readonly strength: Strength;
}

/** What is said of a requirement in one version. */
interface Answer {
  readonly verdicts: readonly Verdict[];
  readonly note: CoverageNote;
}

/**
 * Rules with `when` and `needs`: where the draft provides for one thing, it must give another. Reported once per draft, at the first
 * provision that goes without, with the other such provisions as related places.
 */
export class Safeguard {
  readonly #rule: Rule;
  readonly #triggers: Sightings;
  readonly #onSubject: OnSubject<Match>;
  readonly #evidence: Sightings;
  readonly #near: Sightings;
  #weak: ReadonlySet<Match> = NOTHING;
  #provisions: readonly Provision[] = [];

  constructor(rule: Rule) {
    this.#rule = rule;
    this.#triggers = new Sightings(rule.when ?? [], INOPERATIVE, (match, evaluator) => isPower(evaluator, rule, match));
    this.#onSubject = new OnSubject(rule, match => match);
    this.#evidence = new Sightings(rule.needs!.any, NO_EVIDENCE);
    this.#near = new Sightings(rule.resembles ?? [], NO_EVIDENCE);
  }

  /** Looks again in a stretch. Returns whether there is or was anything that has to be weighed. */
  look(evaluator: Evaluator, stretch: Stretch, change: Change | undefined): boolean {
    const all = [this.#triggers, this.#evidence, this.#near];
    for (const seen of all) seen.look(evaluator, stretch, change);
    return !change || all.some(seen => seen.hasAny) || meet(dependenceOf(this.#rule).triggers, change.concepts);
  }

  /** Keeps the provisions that are on the subject. Returns whether they are others than before. */
  keep(evaluator: Evaluator): boolean {
    return this.#onSubject.keep(this.#triggers.matches, evaluator);
  }

  /**
   * Weighs what was seen and kept.
   *
   * @param defects weakening findings that cover this rule's requirement: evidence in the same sentence does not count in full
   */
  weigh(evaluator: Evaluator, defects: readonly Verdict[]): void {
    const rule = this.#rule;
    const {draft} = evaluator;
    const {any, within} = rule.needs!;
    const evidence = this.#evidence.matches;
    const defectsByBlock = new Map<number, Verdict[]>();
    for (const defect of defects) {
      const list = defectsByBlock.get(defect.block);
      if (list) list.push(defect);
      else defectsByBlock.set(defect.block, [defect]);
    }
    this.#weak = new Set(evidence.filter(match => isWeak(evaluator, match, defectsByBlock)));
    const index = new EvidenceIndex(rule, evaluator, evidence, this.#weak);
    let nearIndex: EvidenceIndex | undefined;
    const comesNear = (scope: number): boolean =>
      (nearIndex ??= new EvidenceIndex(rule, evaluator, this.#near.matches, NOTHING)).strengthFor(scope) !== 'missing';
    this.#provisions = this.#onSubject.kept.map((trigger): Provision => {
      const scope = scopeOf(draft, sectionOf(draft, trigger), within);
      const closely = within === 'clause' || within === 'sentence' || within === 'block';
      let strength = closely ? strengthBeside(evaluator, trigger, any, within) : index.strengthFor(scope);
      if (strength === 'missing' && comesNear(scope)) strength = 'weak';
      return {trigger, scope, strength};
    });
  }

  get requirement(): string {
    return this.#rule.covers[0]!;
  }

  /** Whether the draft provides for what calls for it, or gives it in full. Asked after weighing. */
  get isSettled(): boolean {
    return this.#provisions.length > 0 || this.#evidence.matches.some(match => !this.#weak.has(match));
  }

  /** @param limited what limits it calls for it, too: the draft speaks of it nowhere else */
  answer(evaluator: Evaluator, defects: readonly Verdict[], limited: boolean): Answer {
    const evidence = this.#evidence.matches;
    const near = this.#near.matches;
    const state = worst(this.#provisions.map(p => p.strength)) ?? (evidence.some(match => !this.#weak.has(match)) ? 'present' : 'not-applicable');
    const places = (role: EvidenceRole, spans: readonly Span[]): (Span & {role: EvidenceRole})[] =>
      spans.slice(0, MOST_PLACES).map(({start, end}) => ({start, end, role}));
    const lacking = this.#provisions
      .filter(p => p.strength !== 'present')
      .map(({trigger: {start, end, clause}, scope, strength}): Lack => ({start, end, block: clause.block, scope, strength}));
    if (limited) lacking.push(...defects.map(({start, end, block}): Lack => ({start, end, block, scope: 0, strength: 'weak'})));
    const outcome = limited ? say(evaluator.wording, 'only-limited') : undefined;
    return {
      verdicts: lacking.length ? [report(this.#rule, evaluator, lacking, evidence, near, outcome)] : [],
      note: {
        requirement: this.requirement,
        state,
        evidence: [
          ...places('trigger', this.#onSubject.kept),
          ...places('safeguard', evidence.length < MOST_PLACES ? [...evidence, ...near] : evidence),
          ...places('weakening', defects),
        ],
      },
    };
  }
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
    (defects.size > 0 && limiting(match.clause).some(c => c !== match.clause && c.segments.length > 0 && defects.has(c.block)))
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

function report(
  rule: Rule,
  evaluator: Evaluator,
  lacking: readonly Lack[],
  evidence: readonly Match[],
  near: readonly Match[],
  outcome?: string,
): Verdict {
  const first = lacking.find(p => p.strength === 'missing') ?? lacking[0]!;
  const {draft, wording} = evaluator;
  const {start, end, block, scope} = first;
  const comesNear = [...evidence, ...near].filter(m => scope === 0 || inScope(evaluator, m, scope));
  const elsewhere = scope === 0 ? [] : evidence.filter(m => !inScope(evaluator, m, scope));
  const level: Level = rule.level === 'error' && (first.strength === 'weak' || elsewhere.length > 0) ? 'warning' : rule.level;
  const where =
    rule.needs!.within === 'document' || scope === 0
      ? say(wording, 'whole-draft')
      : say(wording, 'in-section', {section: sectionName(draft, scope, wording)});
  const found = outcome ?? say(wording, first.strength === 'weak' ? 'only-near' : 'nothing-found', {where});
  const others = lacking.filter(p => p !== first && p.scope !== first.scope);
  const related: Related[] = [
    ...comesNear.slice(0, 3).map((m): Related => ({start: m.start, end: m.end, role: 'safeguard', message: say(wording, 'comes-near')})),
    ...elsewhere.slice(0, 3).map((m): Related => ({start: m.start, end: m.end, role: 'safeguard', message: say(wording, 'given-elsewhere')})),
    ...others.slice(0, MOST_PLACES).map((p): Related => ({start: p.start, end: p.end, role: 'trigger', message: say(wording, 'lacking-too')})),
  ];
  return {
    rule,
    level,
    start,
    end,
    message: `${rule.title}. ${found}`,
    related,
    fixes: rule.insert === undefined ? [] : insertClause(evaluator, rule.insert, insertionPoint(evaluator, block)),
    block,
    scope,
  };
}
