import type {Draft, Suppression} from '../draft/types.ts';
import {excerptOf} from '../judge/fix.ts';
import type {Judgement, Verdict} from '../judge/types.ts';
import type {DraftKind, Pack} from '../pack/types.ts';
import {coverageOf} from './coverage.ts';
import {hash, Normaliser, normalise} from './fingerprint.ts';
import {Places} from './place.ts';
import {SUPPRESSION_RULES, sift} from './suppress.ts';
import type {Coverage, Finding, Report} from './types.ts';

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
export function makeReport(draft: Draft, pack: Pack, kind: DraftKind | undefined, judgement: Judgement, normaliser = new Normaliser()): Report {
  return makeReportOfParts([{draft, judgement}], pack, kind, {languages: [pack.language.name]}, normaliser);
}

/** The same for a draft in several languages. `pack`: all that read it, joined. There is at least one part; the first one's draft has the suppressions. */
export function makeReportOfParts(
  parts: readonly JudgedPart[],
  pack: Pack,
  kind: DraftKind | undefined,
  {languages, leftAlone}: SpokenIn,
  normaliser = new Normaliser(),
): Report {
  const {draft} = parts[0]!;
  const places = Places.of(draft);
  const findings = parts.flatMap(part => findingsOf(part, places, normaliser));
  const sifted = sift(draft, findings, new Set(pack.rules.map(r => r.id)), (rule, suppression) => {
    const finding = aboutSuppression(draft, rule, suppression);
    return places ? placed(finding, places) : finding;
  });
  const notes = parts.flatMap(({judgement}) => judgement.notes);
  return {
    ...(kind && {kind}),
    languages,
    ...(leftAlone?.length && {leftAlone}),
    findings: [...sifted.findings].sort(byPlace),
    suppressed: sifted.suppressed.length && parts.length > 1 ? [...sifted.suppressed].sort(byPlace) : sifted.suppressed,
    coverage: placedCoverage(coverageOf(pack, notes), places),
  };
}

const byPlace = (a: Finding, b: Finding): number => a.start - b.start || a.end - b.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);

function findingsOf({draft, judgement}: JudgedPart, places: Places | undefined, normaliser: Normaliser): Finding[] {
  const ordered = [...judgement.verdicts].sort(
    (a, b) => a.start - b.start || a.end - b.end || (a.rule.id < b.rule.id ? -1 : a.rule.id > b.rule.id ? 1 : 0),
  );
  const twins = new Map<string, number>();
  return ordered.map((verdict): Finding => {
    const key = fingerprintKey(draft, verdict, normaliser);
    const ordinal = twins.get(key) ?? 0;
    twins.set(key, ordinal + 1);
    const {rule, level, start, end, message, related, fixes} = verdict;
    const finding: Finding = {
      rule: rule.id,
      covers: rule.covers,
      level,
      kind: rule.kind,
      start,
      end,
      message,
      excerpt: excerptOf(draft, verdict),
      related,
      fixes,
      fingerprint: hash(`${key}\n${ordinal}`),
    };
    return places ? placed(finding, places) : finding;
  });
}

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

/** Rule, words of the place and heading path without numbers: the same after text is moved or renumbered. A missing safeguard has no words, only its scope. */
function fingerprintKey(draft: Draft, verdict: Verdict, normaliser: Normaliser): string {
  const block = draft.blocks[verdict.block]!;
  if (verdict.scope >= 0) return [verdict.rule.id, ...headingPath(draft, verdict.scope, normaliser)].join('\n');
  return [
    verdict.rule.id,
    normaliser.of(block.text),
    normalise(draft.source.slice(verdict.start, verdict.end)),
    ...headingPath(draft, block.section, normaliser),
  ].join('\n');
}

function headingPath(draft: Draft, section: number, normaliser: Normaliser): string[] {
  const path: string[] = [];
  for (let s = section; s > 0; s = draft.sections[s]!.parent) {
    const title = normaliser.of(draft.sections[s]!.title);
    if (title) path.push(title);
  }
  return path;
}

function aboutSuppression(draft: Draft, rule: keyof typeof SUPPRESSION_RULES, suppression: Suppression): Finding {
  const {start, end} = suppression.at;
  return {
    rule,
    covers: [],
    level: 'warning',
    kind: 'suppression',
    start,
    end,
    message:
      suppression.rule && rule === 'suppression/unknown-rule'
        ? `No rule has the id ${suppression.rule}, so nothing is suppressed.`
        : SUPPRESSION_RULES[rule],
    excerpt: excerptOf(draft, suppression.at),
    related: [],
    fixes: rule === 'suppression/unused' ? [{title: 'Delete the unused suppression', safe: true, edits: [{start, end, text: ''}]}] : [],
    fingerprint: hash(`${rule}\n${suppression.rule}\n${suppression.kind}`),
  };
}
