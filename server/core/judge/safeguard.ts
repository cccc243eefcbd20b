import {sourceOffset} from '../draft/block.ts';
import {type Draft, Zone} from '../draft/types.ts';
import type {Match} from '../match/types.ts';
import type {Level, Pattern, Rule, Within} from '../pack/types.ts';
import {say} from '../pack/wording.ts';
import type {Related} from '../report/types.ts';
import {overlaps, type Span} from '../span.ts';
import {dependenceOf, meet} from './dependence.ts';
import {type Evaluator, INOPERATIVE, limiting, NO_EVIDENCE} from './evaluator.ts';
import {EvidenceIndex, type Strength, sectionOf} from './evidence.ts';
import {insertAt, insertionOf, insertionPoint} from './fix.ts';
import {scopeOf, sectionName, sectionSpan} from './scope.ts';
import {Sightings, type Stretch} from './sightings.ts';
import {OnSubject} from './subject.ts';
import type {Change, CoverageNote, EvidenceRole, Verdict} from './types.ts';

interface Provision {
  readonly trigger: Match;
  readonly scope: number;
  readonly strength: Strength;
}

/** What goes without a safeguard: a provision, or what limits the safeguard. */
interface Lack {
  readonly trigger: Match | Verdict;
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
  readonly rule: Rule;
  readonly #triggers: Sightings;
  readonly #onSubject: OnSubject<Match>;
  readonly #evidence: Sightings;
  readonly #near: Sightings;
  #weak: ReadonlySet<Match> = NOTHING;
  #provisions: readonly Provision[] = [];
  /** Those of them that do not have it in full. */
  #lacking: readonly Provision[] = [];
  /** What stands for a finding from version to version, by what it is found at. */
  readonly #origins = new WeakMap<object, object>();

  constructor(rule: Rule) {
    this.rule = rule;
    this.#triggers = new Sightings(rule.when ?? [], INOPERATIVE, (match, evaluator) => isPower(evaluator, rule, match));
    this.#onSubject = new OnSubject(rule, match => match);
    this.#evidence = new Sightings(rule.needs!.any, NO_EVIDENCE);
    this.#near = new Sightings(rule.resembles ?? [], NO_EVIDENCE);
  }

  /** Looks again in a stretch. Returns whether there is or was anything that has to be weighed. */
  look(evaluator: Evaluator, stretch: Stretch, change: Change | undefined): boolean {
    const all = [this.#triggers, this.#evidence, this.#near];
    for (const seen of all) seen.look(evaluator, stretch, change);
    return !change || all.some(seen => seen.hasAny) || meet(dependenceOf(this.rule).triggers, change.concepts);
  }

  /** Keeps the provisions that are on the subject. Returns whether they are others than before. */
  keep(evaluator: Evaluator): boolean {
    return this.#onSubject.keep(this.#triggers.matches, evaluator);
  }

  /**
   * Weighs what was seen and kept.
   *
   * @param defects weakening findings that cover this rule's requirement: evidence in the same sentence does not count in full
   * @param gone sections that another place takes back, whose evidence does not count in full either
   */
  weigh(evaluator: Evaluator, defects: readonly Verdict[], gone: ReadonlySet<number>): void {
    const evidence = this.#evidence.matches;
    const defectsByBlock = new Map<number, Verdict[]>();
    for (const defect of defects) {
      const list = defectsByBlock.get(defect.block);
      if (list) list.push(defect);
      else defectsByBlock.set(defect.block, [defect]);
    }
    this.#weak = new Set(evidence.filter(match => isIn(gone, evaluator.draft, match) || isWeak(evaluator, match, this.rule.hollow, defectsByBlock)));
    this.#provisions = this.rule.needs!.within === 'document' ? this.#inWhole() : this.#inScopes(evaluator);
    this.#lacking = this.#provisions.filter(({strength}) => strength !== 'present');
  }

  /** What the draft gives anywhere it gives for all. */
  #inWhole(): Provision[] {
    const best = strongest(this.#evidence.matches, this.#weak);
    const strength = best === 'missing' && this.#near.matches.length > 0 ? 'weak' : best;
    return this.#onSubject.kept.map((trigger): Provision => ({trigger, scope: 0, strength}));
  }

  #inScopes(evaluator: Evaluator): Provision[] {
    const {rule} = this;
    const {draft} = evaluator;
    const {any, within} = rule.needs!;
    const closely = within === 'clause' || within === 'sentence' || within === 'block';
    const index = new EvidenceIndex(rule, evaluator, this.#evidence.matches, this.#weak);
    let nearIndex: EvidenceIndex | undefined;
    const comesNear = (scope: number): boolean =>
      (nearIndex ??= new EvidenceIndex(rule, evaluator, this.#near.matches, NOTHING)).strengthFor(scope) !== 'missing';
    return this.#onSubject.kept.map((trigger): Provision => {
      const scope = scopeOf(draft, sectionOf(draft, trigger), within);
      let strength = closely ? strengthBeside(evaluator, trigger, any, within) : index.strengthFor(scope);
      if (strength === 'missing' && comesNear(scope)) strength = 'weak';
      return {trigger, scope, strength};
    });
  }

  get requirement(): string {
    return this.rule.covers[0]!;
  }

  /**
   * Whether it is called for already, or given in full in more places than it is limited. Asked after weighing.
   *
   * @param limits the number of places that limit it
   */
  isSettled(limits: number): boolean {
    if (this.#lacking.length > 0) return true;
    const given = this.#givenIn;
    return given > limits || (given === 0 && this.#provisions.length > 0);
  }

  /** The number of blocks that give it in full. */
  get #givenIn(): number {
    return new Set(this.#evidence.matches.filter(match => !this.#weak.has(match)).map(({clause}) => clause.block)).size;
  }

  /** The first provision that calls for it. */
  get calledForAt(): Match | undefined {
    return this.#provisions[0]?.trigger;
  }

  /**
   * @param limited what limits it calls for it, too: the draft speaks of it nowhere else, or in no more places
   * @param company a provision that calls for another requirement, and with it for this one; undefined where something else does
   */
  answer(evaluator: Evaluator, defects: readonly Verdict[], limited: boolean, company?: Match): Answer {
    const evidence = this.#evidence.matches;
    const near = this.#near.matches;
    const beside: Lack[] = company ? [{trigger: company, scope: 0, strength: evidence.length + near.length > 0 ? 'weak' : 'missing'}] : [];
    const without = [...this.#lacking, ...beside];
    const worst = without.some(({strength}) => strength === 'missing') ? 'missing' : without.length > 0 ? 'weak' : 'present';
    const isCalledFor = this.#provisions.length + beside.length > 0;
    const state = isCalledFor ? worst : strongest(evidence, this.#weak) === 'present' ? 'present' : 'not-applicable';
    const places = (role: EvidenceRole, spans: readonly Span[]): (Span & {role: EvidenceRole})[] =>
      spans.slice(0, MOST_PLACES).map(({start, end}) => ({start, end, role}));
    const lacking = limited ? [...without, ...defects.map((trigger): Lack => ({trigger, scope: 0, strength: 'weak'}))] : without;
    const isGiven = this.#givenIn > 0;
    const outcome = limited ? say(evaluator.wording, isGiven ? 'limited-as-often' : 'only-limited') : undefined;
    const verdict = lacking.length ? this.#report(evaluator, lacking, outcome) : undefined;
    return {
      verdicts: verdict ? [{...verdict, level: atMost(verdict.level, limited && isGiven ? 'advice' : company ? 'warning' : 'error')}] : [],
      note: {
        requirement: this.requirement,
        state,
        evidence: [
          ...places('trigger', company ? [company] : this.#onSubject.kept),
          ...places('safeguard', evidence.length < MOST_PLACES ? [...evidence, ...near] : evidence),
          ...places('weakening', defects),
        ],
      },
    };
  }

  #report(evaluator: Evaluator, lacking: readonly Lack[], outcome?: string): Verdict {
    const {rule} = this;
    const evidence = this.#evidence.matches;
    const near = this.#near.matches;
    const first = lacking.find(p => p.strength === 'missing') ?? lacking[0]!;
    const {draft, wording} = evaluator;
    const {trigger, scope} = first;
    const block = 'clause' in trigger ? trigger.clause.block : trigger.block;
    const span = sectionSpan(draft, scope);
    const isInside = ({start}: Span): boolean => start >= span.start && start < span.end;
    const weakly = firstOf(3, evidence, isInside);
    const isTold = ({start, end}: Span): boolean => weakly.some(one => one.start === start && one.end === end);
    const comesNear = [...weakly, ...firstOf(3, near, match => isInside(match) && !isTold(match))].slice(0, 3);
    const elsewhere = scope === 0 ? [] : firstOf(3, evidence, match => !isInside(match));
    const level: Level = rule.level === 'error' && (first.strength === 'weak' || elsewhere.length > 0) ? 'warning' : rule.level;
    const where =
      rule.needs!.within === 'document' || scope === 0
        ? say(wording, 'whole-draft')
        : say(wording, 'in-section', {section: sectionName(draft, scope, wording)});
    const found = outcome ?? say(wording, first.strength === 'weak' ? 'only-near' : 'nothing-found', {where});
    const others = firstOf(MOST_PLACES, lacking, p => p !== first && p.scope !== scope);
    const at = ({start, end}: Span, role: Related['role'], message: string): Related => ({start, end, role, message});
    const insertion = rule.insert === undefined ? undefined : insertionOf(evaluator, rule.insert);
    return {
      rule,
      level,
      start: trigger.start,
      end: trigger.end,
      message: `${rule.title}. ${found}`,
      related: [
        ...comesNear.map(m => at(m, 'safeguard', say(wording, 'comes-near'))),
        ...elsewhere.map(m => at(m, 'safeguard', say(wording, 'given-elsewhere'))),
        ...others.map(p => at(p.trigger, 'trigger', say(wording, 'lacking-too'))),
      ],
      fixes: insertion ? [insertAt(insertion, insertionPoint(evaluator, block))] : [],
      block,
      scope,
      origin: this.#originOf(trigger),
    };
  }

  #originOf(trigger: Match | Verdict): object | undefined {
    const at = 'clause' in trigger ? trigger : trigger.origin;
    if (!at) return undefined;
    let origin = this.#origins.get(at);
    if (!origin) this.#origins.set(at, (origin = {}));
    return origin;
  }
}

/** So many places are named for one requirement or finding; more help nobody. */
const MOST_PLACES = 20;

const NOTHING: ReadonlySet<Match> = new Set();

/** What is inferred from what else a draft says is no sure defect; what it also gives, and says to be limited where it is limited, is a reminder. */
const atMost = (level: Level, most: Level): Level => (LEVELS.indexOf(level) < LEVELS.indexOf(most) ? level : most);
const LEVELS: readonly Level[] = ['advice', 'warning', 'error'];

const strengthBeside = (evaluator: Evaluator, trigger: Match, any: readonly Pattern[], within: Within): Strength =>
  evaluator.near(trigger, any, within) ? 'present' : 'missing';

/** The first n of a list that pass. */
function firstOf<T>(n: number, list: readonly T[], passes: (one: T) => boolean): T[] {
  const found: T[] = [];
  for (let i = 0; i < list.length && found.length < n; i++) if (passes(list[i]!)) found.push(list[i]!);
  return found;
}

function strongest(evidence: readonly Match[], weak: ReadonlySet<Match>): Strength {
  return evidence.length === 0 ? 'missing' : evidence.length > weak.size ? 'present' : 'weak';
}

/** What a condition supposes ("where a person is detained ...") is no provision, and what an `unless` pattern makes moot none either. */
function isPower(evaluator: Evaluator, rule: Rule, trigger: Match): boolean {
  const segment = trigger.inside >= 0 ? trigger.clause.segments[trigger.inside] : undefined;
  if (segment?.kind === 'condition') return false;
  return !(rule.unless && evaluator.near(trigger, rule.unless, 'sentence')) && !evaluator.excepted(trigger, rule.except);
}

function isIn(sections: ReadonlySet<number>, draft: Draft, match: Match): boolean {
  if (sections.size === 0) return false;
  for (let s = sectionOf(draft, match); s > 0; s = draft.sections[s]!.parent) if (sections.has(s)) return true;
  return false;
}

/** Hedged, emptied by what stands beside it, only in a preamble, or with a weakening found in the same sentence. */
function isWeak(evaluator: Evaluator, match: Match, hollow: number | undefined, defects: ReadonlyMap<number, readonly Verdict[]>): boolean {
  if (match.zones & Zone.preamble) return true;
  if (match.modality === 'endeavour' || match.modality === 'should') return true;
  if (hollow !== undefined && evaluator.isSaidBeside(hollow, match)) return true;
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
