import {sourceOffset} from '../draft/block.ts';
import {Zone} from '../draft/types.ts';
import type {Clause, Match} from '../match/types.ts';
import type {Level, Pattern, Rule, Within} from '../pack/types.ts';
import {say, type WordingKey} from '../pack/wording.ts';
import {firstWhere, overlaps, type Span, sameItems} from '../span.ts';
import {dependenceOf, meet} from './dependence.ts';
import {type Evaluator, INOPERATIVE, isSupposition, limiting, NO_EVIDENCE} from './evaluator.ts';
import {EvidenceIndex, type Strength, sectionOf} from './evidence.ts';
import {insertionOf} from './fix.ts';
import {atMost, WITH_DOUBTS} from './level.ts';
import {OnSubject} from './onSubject.ts';
import type {Protections} from './protections.ts';
import type {Insertion} from './remedy.ts';
import {scopeOf, sectionName, sectionSpan} from './scope.ts';
import {Sightings, type Stretch} from './sightings.ts';
import type {Change, CoverageNote} from './types.ts';
import {Uncovered} from './uncovered.ts';
import {type OtherPlace, Verdict} from './verdict.ts';

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
  readonly verdict: Verdict | undefined;
  readonly note: CoverageNote;
}

/**
 * Rules with `when` and `needs`: where the draft provides for one thing, it must give another. Reported once per draft, at the first
 * provision that goes without, with the other such provisions as related places.
 */
export class Safeguard {
  readonly rule: Rule;
  readonly #triggers: Sightings;
  readonly #uncovered = new Uncovered(3);
  readonly #onSubject: OnSubject<Match>;
  readonly #evidence: Sightings;
  readonly #near: Sightings;
  /** The evidence that is weak for what its own sentence says, and that with a weakening in its sentence. */
  readonly #weakAlone = new Set<Match>();
  readonly #limited = new Set<Match>();
  /** The weakenings that this was found out from, and the evidence that was seen since. */
  #spoiling: readonly Verdict[] = NO_VERDICTS;
  #fresh: readonly Match[] = [];
  #weak: ReadonlySet<Match> = NOTHING;
  /** The provisions that do not have it in full. */
  #lacking: readonly Provision[] = NO_PROVISIONS;
  #note: CoverageNote | undefined;
  #verdict: Verdict | undefined;
  /** What was answered last, and from what: matches and verdicts move by themselves. */
  #answer: Answer | undefined;
  #from: readonly unknown[] = [];
  #insertion: Insertion | undefined;
  /** What stands for a finding from version to version, by what it is found at. */
  readonly #origins = new WeakMap<object, object>();

  /** @param evidence what is looked for before this is asked to look */
  constructor(rule: Rule, evidence: Sightings) {
    this.rule = rule;
    this.#triggers = new Sightings(rule.when ?? [], INOPERATIVE, (match, evaluator) => isPower(evaluator, rule, match));
    this.#onSubject = new OnSubject(rule, match => match);
    this.#evidence = evidence;
    this.#near = new Sightings(rule.resembles ?? [], NO_EVIDENCE);
  }

  /** Looks again in a stretch. Returns whether there is or was anything that has to be weighed. */
  look(evaluator: Evaluator, stretch: Stretch, change: Change | undefined): boolean {
    for (const seen of [this.#triggers, this.#near]) seen.look(evaluator, stretch, change);
    for (const match of this.#evidence.stood) {
      this.#weakAlone.delete(match);
      this.#limited.delete(match);
    }
    for (const match of this.#evidence.stands) if (isWeakAlone(evaluator, match, this.rule.hollow)) this.#weakAlone.add(match);
    this.#fresh = this.#evidence.stands;
    return (
      !change || [this.#triggers, this.#evidence, this.#near].some(seen => seen.hasAny) || meet(dependenceOf(this.rule).triggers, change.concepts)
    );
  }

  /** Whether other protections stand beside what may call for it than when that was kept last. */
  isMoved(protections: Protections): boolean {
    return protections.movedBeside(this.#triggers.matches);
  }

  /** Keeps the provisions that are on the subject, and in no sentence that gives. Returns whether they are others than before. */
  keep(evaluator: Evaluator, protections: Protections): boolean {
    return this.#onSubject.keep(this.#uncovered.of(this.#triggers, protections), evaluator);
  }

  /**
   * Weighs what was seen and kept.
   *
   * @param defects weakening findings that cover this rule's requirement: evidence in the same sentence does not count in full. The same list as before where none came or went
   * @param gone blocks that another place takes back, whose evidence does not count in full either
   * @param isSame neither these nor what was seen is other than when this was asked last; sections may be
   */
  weigh(evaluator: Evaluator, defects: readonly Verdict[], gone: readonly Stretch[], isSame: boolean): void {
    if (!isSame) this.#weighEvidence(evaluator, defects, gone);
    this.#lacking = this.rule.needs!.within === 'document' ? this.#inWhole() : this.#inScopes(evaluator);
  }

  #weighEvidence(evaluator: Evaluator, defects: readonly Verdict[], gone: readonly Stretch[]): void {
    const evidence = this.#evidence.matches;
    const isSpoiltAsBefore = defects === this.#spoiling;
    if (!isSpoiltAsBefore) this.#limited.clear();
    const asked = isSpoiltAsBefore ? this.#fresh : evidence;
    if (defects.length > 0 && asked.length > 0) {
      const defectsByBlock = byBlock(defects);
      for (const match of asked) if (isLimited(evaluator, match.clause, defectsByBlock)) this.#limited.add(match);
    }
    this.#spoiling = defects;
    this.#fresh = [];
    const weak = new Set([...this.#weakAlone, ...this.#limited]);
    for (const {from, to} of gone)
      for (let i = firstWhere(evidence, ({clause}) => clause.block >= from); i < evidence.length && evidence[i]!.clause.block < to; i++)
        weak.add(evidence[i]!);
    this.#weak = weak;
  }

  /** Whether more than so many blocks give it in full. */
  #isGivenInMoreThan(blocks: number): boolean {
    let count = 0;
    /** Evidence is in order. */
    let last = -1;
    for (const match of this.#evidence.matches) {
      if (match.clause.block === last || this.#weak.has(match)) continue;
      last = match.clause.block;
      if (++count > blocks) return true;
    }
    return false;
  }

  /**
   * Whether it is called for in two ways: by the power as statutes name it and by a cue, or by two cues. What one says alone may be misread: of the errors on drafts that no rule
   * had met, one in four of these was wrong, and one in ten of the others (2026-11). A rule that knows one way only is taken at its word.
   */
  #isCalledForInTwoWays(): boolean {
    const {kept} = this.#onSubject;
    const isOther = (concept: number): boolean => concept !== kept[0]?.concept;
    return kept.some(({concept}) => isOther(concept)) || !this.rule.when?.some(({says}) => says.some(isOther));
  }

  /** What the draft gives anywhere it gives for all. */
  #inWhole(): readonly Provision[] {
    const best = strongest(this.#evidence.matches, this.#weak);
    const strength = best === 'missing' && this.#near.matches.length > 0 ? 'weak' : best;
    return strength === 'present' ? NO_PROVISIONS : this.#onSubject.kept.map((trigger): Provision => ({trigger, scope: 0, strength}));
  }

  #inScopes(evaluator: Evaluator): readonly Provision[] {
    const {rule} = this;
    const {draft} = evaluator;
    const {any, within} = rule.needs!;
    const closely = within === 'clause' || within === 'sentence' || within === 'block';
    const index = new EvidenceIndex(rule, evaluator, this.#evidence.matches, this.#weak);
    let nearIndex: EvidenceIndex | undefined;
    const comesNear = (scope: number): boolean =>
      (nearIndex ??= new EvidenceIndex(rule, evaluator, this.#near.matches, NOTHING)).strengthFor(scope) !== 'missing';
    const lacking: Provision[] = [];
    for (const trigger of this.#onSubject.kept) {
      const scope = scopeOf(draft, sectionOf(draft, trigger), within);
      let strength = closely ? strengthBeside(evaluator, trigger, any, within) : index.strengthFor(scope);
      if (strength === 'missing' && comesNear(scope)) strength = 'weak';
      if (strength !== 'present') lacking.push({trigger, scope, strength});
    }
    return lacking.length > 0 ? lacking : NO_PROVISIONS;
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
    return this.#isGivenInMoreThan(limits) || (this.#onSubject.kept.length > 0 && !this.#isGivenInMoreThan(0));
  }

  /** The first provision that calls for it. */
  get calledForAt(): Match | undefined {
    return this.#onSubject.kept[0];
  }

  /**
   * @param limited what limits it calls for it, too: the draft speaks of it nowhere else, or in no more places
   * @param company a provision that calls for another requirement, and with it for this one; undefined where something else does
   * @param rewired sections or references may be others than when this was asked last
   */
  answer(evaluator: Evaluator, defects: readonly Verdict[] = NO_VERDICTS, limited: boolean, company: Match | undefined, rewired: boolean): Answer {
    const from = [this.#lacking, this.#onSubject.kept, this.#evidence.matches, this.#near.matches, this.#weak, defects, limited, company];
    // Where nothing is found, sections have no say.
    if (!this.#answer || (rewired && this.#answer.verdict) || !sameItems(from, this.#from))
      this.#answer = this.#say(evaluator, defects, limited, company);
    this.#from = from;
    return this.#answer;
  }

  #say(evaluator: Evaluator, defects: readonly Verdict[], limited: boolean, company: Match | undefined): Answer {
    const evidence = this.#evidence.matches;
    const near = this.#near.matches;
    const beside: Lack | undefined = company && {trigger: company, scope: 0, strength: evidence.length + near.length > 0 ? 'weak' : 'missing'};
    const without: readonly Lack[] = beside ? [...this.#lacking, beside] : this.#lacking;
    const worst = without.some(({strength}) => strength === 'missing') ? 'missing' : without.length > 0 ? 'weak' : 'present';
    const isCalledFor = beside !== undefined || this.#onSubject.kept.length > 0;
    const state = isCalledFor ? worst : strongest(evidence, this.#weak) === 'present' ? 'present' : 'not-applicable';
    const lacking = limited ? [...without, ...defects.map((trigger): Lack => ({trigger, scope: 0, strength: 'weak'}))] : without;
    const isGiven = limited && this.#isGivenInMoreThan(0);
    const outcome = limited ? say(evaluator.wording, isGiven ? 'limited-as-often' : 'only-limited') : undefined;
    // What is inferred from what else a draft says is no sure defect; what it also gives, and says to be limited where it is limited, is a reminder.
    const most = limited && isGiven ? 'advice' : company ? 'warning' : 'error';
    return {
      verdict: lacking.length ? this.#steady(this.#report(evaluator, lacking, most, outcome)) : undefined,
      note: this.#noteOf(state, company ? [company] : upTo(MOST_PLACES, this.#onSubject.kept), defects),
    };
  }

  /** The same note as before where it names the same places, which may have moved. */
  #noteOf(state: CoverageNote['state'], triggers: readonly Match[], defects: readonly Verdict[]): CoverageNote {
    const evidence = this.#evidence.matches;
    const near = this.#near.matches;
    const lists = [triggers, upTo(MOST_PLACES, evidence), upTo(Math.max(0, MOST_PLACES - evidence.length), near), upTo(MOST_PLACES, defects)];
    const before = this.#note;
    if (before?.state === state && before.places.every(({spans}, i) => sameItems<Span>(spans, lists[i]!))) return before;
    const places = lists.map((spans, i) => ({role: ROLES[i]!, spans}));
    return (this.#note = {requirement: this.requirement, state, places});
  }

  /** The same verdict as before where it says the same. */
  #steady(verdict: Verdict): Verdict {
    return this.#verdict?.saysTheSame(verdict) ? this.#verdict : (this.#verdict = verdict);
  }

  /** @param most no graver than this */
  #report(evaluator: Evaluator, lacking: readonly Lack[], most: Level, outcome?: string): Verdict {
    const {rule} = this;
    const evidence = this.#evidence.matches;
    const near = this.#near.matches;
    const first = lacking.find(p => p.strength === 'missing') ?? lacking[0]!;
    const {draft, wording} = evaluator;
    const {trigger, scope} = first;
    const span = sectionSpan(draft, scope);
    const isInside = ({start}: Span): boolean => start >= span.start && start < span.end;
    const weakly = firstOf(3, evidence, isInside);
    const isTold = ({start, end}: Span): boolean => weakly.some(one => one.start === start && one.end === end);
    const comesNear = [...weakly, ...firstOf(3, near, match => isInside(match) && !isTold(match))].slice(0, 3);
    const elsewhere = scope === 0 ? [] : firstOf(3, evidence, match => !isInside(match));
    const comesNearly = first.strength === 'weak' || elsewhere.length > 0;
    const doubts = Number(comesNearly) + Number(!this.#isCalledForInTwoWays());
    const where =
      rule.needs!.within === 'document' || scope === 0
        ? say(wording, 'whole-draft')
        : say(wording, 'in-section', {section: sectionName(draft, scope, wording)});
    const found = outcome ?? say(wording, first.strength === 'weak' ? 'only-near' : 'nothing-found', {where});
    const others = firstOf(MOST_PLACES, lacking, p => p !== first && p.scope !== scope);
    if (rule.insert !== undefined) this.#insertion ??= insertionOf(evaluator, rule.insert);
    const place =
      (role: OtherPlace['role'], key: WordingKey) =>
      (at: Span): OtherPlace => ({at, role, message: say(wording, key)});
    const related = [
      ...comesNear.map(place('safeguard', 'comes-near')),
      ...elsewhere.map(place('safeguard', 'given-elsewhere')),
      ...others.map(one => one.trigger).map(place('trigger', 'lacking-too')),
    ];
    const telling = {
      rule,
      level: atMost(atMost(rule.level, WITH_DOUBTS[doubts]!), most),
      message: `${rule.title}. ${found}`,
      related,
      insertion: this.#insertion,
      scope,
    };
    return new Verdict({...telling, origin: this.#originOf(trigger)}, trigger, 'clause' in trigger ? trigger.clause : trigger);
  }

  #originOf(trigger: Match | Verdict): object {
    const at = 'clause' in trigger ? trigger : trigger.origin;
    let origin = this.#origins.get(at);
    if (!origin) this.#origins.set(at, (origin = {}));
    return origin;
  }
}

/** What the lists of a note show. */
const ROLES = ['trigger', 'safeguard', 'safeguard', 'weakening'] as const;

/** So many places are named for one requirement or finding; more help nobody. */
const MOST_PLACES = 20;

const NOTHING: ReadonlySet<Match> = new Set();
const NO_VERDICTS: readonly Verdict[] = [];
const NO_PROVISIONS: readonly Provision[] = [];

const strengthBeside = (evaluator: Evaluator, trigger: Match, any: readonly Pattern[], within: Within): Strength =>
  evaluator.near(trigger, any, within) ? 'present' : 'missing';

const upTo = <T>(n: number, list: readonly T[]): readonly T[] => (list.length > n ? list.slice(0, n) : list);

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
  if (isSupposition(segment)) return false;
  return !(rule.unless && evaluator.near(trigger, rule.unless, 'sentence')) && !evaluator.excepted(trigger, rule.except);
}

/** Hedged, emptied by what stands beside it, or only in a preamble. */
function isWeakAlone(evaluator: Evaluator, match: Match, hollow: number | undefined): boolean {
  if (match.zones & Zone.preamble || match.modality === 'endeavour' || match.modality === 'should') return true;
  return hollow !== undefined && evaluator.isSaidBeside(hollow, match);
}

/** With a weakening found in the same sentence. */
function isLimited(evaluator: Evaluator, clause: Clause, defects: ReadonlyMap<number, readonly Verdict[]>): boolean {
  const {block, textStart, textEnd} = clause;
  const own = defects.get(block);
  if (own) {
    const span = clauseSpan(evaluator, block, textStart, textEnd);
    if (own.some(one => overlaps(one, span))) return true;
  }
  return limiting(clause).some(c => c !== clause && c.segments.length > 0 && defects.has(c.block));
}

function byBlock(verdicts: readonly Verdict[]): Map<number, Verdict[]> {
  const map = new Map<number, Verdict[]>();
  for (const verdict of verdicts) {
    const list = map.get(verdict.block);
    if (list) list.push(verdict);
    else map.set(verdict.block, [verdict]);
  }
  return map;
}

function clauseSpan(evaluator: Evaluator, block: number, textStart: number, textEnd: number): Span {
  const b = evaluator.draft.blocks[block]!;
  return {start: sourceOffset(b, textStart, 'start'), end: sourceOffset(b, textEnd, 'end')};
}
