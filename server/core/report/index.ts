import {partAt} from '../draft/parts.ts';
import type {Draft, Suppression} from '../draft/types.ts';
import {excerptOf} from '../judge/fix.ts';
import {type Fix, type InsertionPoints, moved} from '../judge/remedy.ts';
import type {CoverageNote, Judgement, Verdict} from '../judge/types.ts';
import type {DraftKind, Pack} from '../pack/types.ts';
import {say, type Wording} from '../pack/wording.ts';
import {coverageOf} from './coverage.ts';
import {hash} from './fingerprint.ts';
import {ReportMemory, type Told} from './memory.ts';
import {Places} from './place.ts';
import {SUPPRESSION_RULES, sift} from './suppress.ts';
import type {Coverage, Finding, Related, Report} from './types.ts';

/** A draft as one pack read it, and what that pack's rules say about it. */
export interface JudgedPart {
  readonly draft: Draft;
  readonly judgement: Judgement;
}

/** Which languages a draft was read in, the one with the most text first, and those that no pack reads. */
export interface SpokenIn {
  readonly languages: readonly string[];
  readonly leftAlone?: readonly string[];
}

/** Orders findings, gives them fingerprints, sets aside what is suppressed and says how each requirement is covered. */
export function makeReport(draft: Draft, pack: Pack, kind: DraftKind | undefined, judgement: Judgement, memory?: ReportMemory): Report {
  return makeReportOfParts([{draft, judgement}], pack, kind, {languages: [pack.language.name]}, memory);
}

/**
 * The same for a draft in several languages. `pack`: all that read it, joined. There is at least one part; the first one's draft has the suppressions.
 *
 * @param memory of a draft that is followed: its findings stand where what they are about stands now, and move with it
 */
export function makeReportOfParts(
  parts: readonly JudgedPart[],
  pack: Pack,
  kind: DraftKind | undefined,
  {languages, leftAlone}: SpokenIn,
  memory?: ReportMemory,
): Report {
  const {draft} = parts[0]!;
  const places = Places.of(draft, pack.language.wording);
  const told = memory ?? new ReportMemory();
  const findings: Finding[] = [];
  const notes: CoverageNote[] = [];
  for (const part of parts) {
    for (const finding of findingsOf(part, told)) findings.push(memory ? finding : settled(finding, places));
    for (const note of part.judgement.notes) notes.push(note);
  }
  const sifted = sift(draft, findings, idsOf(pack), (rule, suppression) => {
    const finding = aboutSuppression(draft, rule, suppression, pack.language.wording);
    return places ? placed(finding, places) : finding;
  });
  let coverage: readonly Coverage[] | undefined;
  return {
    ...(kind && {kind}),
    languages,
    ...(leftAlone?.length && {leftAlone}),
    ...(parts.every(({judgement}) => judgement.isAside) && {aside: true as const}),
    // Of one part they are in order, as long as no suppression has a say.
    findings: parts.length === 1 && sifted.findings === findings ? findings : [...sifted.findings].sort(byPlace),
    suppressed: sifted.suppressed.length && parts.length > 1 ? [...sifted.suppressed].sort(byPlace) : sifted.suppressed,
    // Of most versions of a draft that is written nobody asks for it.
    get coverage() {
      return (coverage ??= placedCoverage(coverageOf(pack, notes, told.coverage), places));
    },
  };
}

const ids = new WeakMap<Pack, ReadonlySet<string>>();
function idsOf(pack: Pack): ReadonlySet<string> {
  let known = ids.get(pack);
  if (!known) ids.set(pack, (known = new Set(pack.rules.map(rule => rule.id))));
  return known;
}

const byPlace = (a: Finding, b: Finding): number => a.start - b.start || a.end - b.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);

function findingsOf({draft, judgement}: JudgedPart, memory: ReportMemory): Finding[] {
  const {ordered, told: all, isSame} = memory.inOrder(judgement.verdicts, draft);
  const twins = new Map<string, number>();
  let [part] = draft.parts ?? [];
  return ordered.map((verdict, i): Finding => {
    // Counted text by text: what is known of a file stays known when others are read with it.
    if (part && verdict.start > part.end) {
      part = partAt(draft, verdict.start);
      twins.clear();
    }
    const told = all[i]!;
    let {ordinal} = told;
    if (!isSame) {
      ordinal = twins.get(told.key) ?? 0;
      twins.set(told.key, ordinal + 1);
    }
    if (told.finding && told.ordinal === ordinal && told.verdict === verdict) return told.finding;
    if (told.ordinal !== ordinal) told.fingerprint = told.words.copy().add(`\n${ordinal}`).digest();
    told.ordinal = ordinal;
    told.verdict = verdict;
    return (told.finding = findingOf(verdict, told, memory));
  });
}

/** What is said stays; where it is said follows the draft from version to version, and edits are made up when somebody asks for them. */
function findingOf(verdict: Verdict, {excerpt, fingerprint}: Told, memory: ReportMemory): Finding {
  const {rule, level, message} = verdict;
  return {
    rule: rule.id,
    covers: rule.covers,
    level,
    kind: rule.kind,
    get start() {
      return verdict.start;
    },
    get end() {
      return verdict.end;
    },
    message,
    excerpt,
    get related() {
      return verdict.related.map(({at, role, message}): Related => ({start: at.start, end: at.end, role, message}));
    },
    get fixes() {
      return fixesOf(verdict, memory.insertionPoints);
    },
    fingerprint,
  };
}

function fixesOf({replacements, insertion, start, block}: Verdict, points: InsertionPoints): readonly Fix[] {
  const offered = insertion ? insertion.fixesAt(points.of(block)) : NO_FIXES;
  return replacements.length > 0 ? [...replacements.map(fix => moved(fix, start)), ...offered] : offered;
}

const NO_FIXES: readonly Fix[] = [];

/** As it stands now, and will stand whatever becomes of the draft. */
const settled = (finding: Finding, places: Places | undefined): Finding => (places ? placed(finding, places) : {...finding});

/** With places and words for people, and without the edits that nobody could make in such a file. */
const placed = (finding: Finding, places: Places): Finding => ({
  ...finding,
  excerpt: places.text(finding),
  related: finding.related.map(one => ({...one, place: places.at(one.start)})),
  fixes: finding.fixes.map(({title}) => ({title, safe: false, edits: []})),
  place: places.at(finding.start),
});

const placedCoverage = (coverage: readonly Coverage[], places: Places | undefined): readonly Coverage[] =>
  places ? coverage.map(row => ({...row, evidence: row.evidence.map(one => ({...one, place: places.at(one.start)}))})) : coverage;

function aboutSuppression(draft: Draft, rule: keyof typeof SUPPRESSION_RULES, suppression: Suppression, wording: Wording): Finding {
  const {start, end} = suppression.at;
  return {
    rule,
    covers: [],
    level: 'warning',
    kind: 'suppression',
    start,
    end,
    message: say(wording, SUPPRESSION_RULES[rule], {rule: suppression.rule}),
    excerpt: excerptOf(draft, suppression.at),
    related: [],
    fixes: rule === 'suppression/unused' ? [{title: say(wording, 'delete-suppression'), safe: true, edits: [{start, end, text: ''}]}] : [],
    fingerprint: hash(`${rule}\n${suppression.rule}\n${suppression.kind}`),
  };
}
