import type {DraftKind, Kind, Level, Pack} from '../../core/pack/types.ts';
import {checklistOf} from '../../core/report/checklist.ts';
import {requirementNames} from '../../core/report/requirementNames.ts';
import type {CoverageState, Place as DocumentPlace, Finding} from '../../core/report/types.ts';
import type {Span} from '../../core/span.ts';
import type {Lines, Place} from '../lines.ts';
import {howTo, sourceLines} from '../ruleText.ts';
import {Voice, type VoiceData} from '../voice.ts';
import {linesOf, togetherWith} from './textLines.ts';
import type {Checked, Reporter, RunEnd} from './types.ts';

/**
 * A checked draft as `--format json` has it, with places for people. All that most reports need, so that they can be made from a JSON report
 * as well as from a run. Keys are a contract with other programs: more may come, none goes.
 * Lines and columns count from 1; columns and offsets in UTF-16 code units after a byte order mark is removed.
 */
export interface FileRecord {
  readonly path: string;
  /** What the draft was taken for; absent where nothing says it. */
  readonly kind?: DraftKind;
  /** The languages it was read in (ISO 639), the one with the most text first, and those of passages that were left alone. Absent in reports of earlier versions. */
  readonly languages?: readonly string[];
  readonly leftAlone?: readonly string[];
  /** The draft hardly deals with what its rules are about: of most of it only words and facts were looked at. */
  readonly aside?: true;
  /** Where several files are one draft: on the first of them all, on the others the first. What is said of the draft, its coverage, stands with the first. */
  readonly documents?: readonly string[];
  readonly partOf?: string;
  readonly findings: readonly FindingRecord[];
  readonly suppressed: readonly ReasonedRecord[];
  readonly known: readonly ReasonedRecord[];
  readonly coverage: readonly CoverageRecord[];
}

interface Stretch {
  readonly start: Place;
  readonly end: Place;
  /** For formats other than Markdown and plain text. */
  readonly place?: DocumentPlace;
  /** Where it stands in another file of the draft. */
  readonly path?: string;
}

export interface FindingRecord extends Omit<Stretch, 'path'> {
  readonly rule: string;
  readonly covers: readonly string[];
  readonly level: Level;
  readonly kind: Kind | 'suppression';
  readonly message: string;
  readonly excerpt: string;
  readonly related: readonly (Stretch & {readonly role: string; readonly message: string})[];
  readonly fixes: readonly {readonly title: string; readonly safe: boolean; readonly edits: readonly {start: number; end: number; text: string}[]}[];
  readonly fingerprint: string;
}

export interface ReasonedRecord extends FindingRecord {
  readonly reason: string;
}

export interface CoverageRecord {
  readonly requirement: string;
  readonly state: CoverageState;
  readonly evidence: readonly (Stretch & {readonly role: string})[];
}

/** What a report tells about a rule besides its findings. */
export interface RuleRecord {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly sources: readonly string[];
  readonly remedies: readonly string[];
}

export function fileRecord(checked: Checked): FileRecord {
  const {path, report, known} = checked;
  const {own, of} = linesOf(checked);
  const place = (span: Placed): Stretch => {
    const {lines, path} = of(span);
    return {...places(span, lines), ...(path !== undefined && {path})};
  };
  const record = (finding: Finding): FindingRecord => findingRecord(finding, own, place);
  return {
    path,
    ...(report.kind && {kind: report.kind}),
    languages: report.languages,
    ...(report.leftAlone && {leftAlone: report.leftAlone}),
    ...(report.aside && {aside: report.aside}),
    ...togetherWith(checked),
    findings: report.findings.map(record),
    suppressed: report.suppressed.map(finding => ({...record(finding), reason: finding.reason})),
    known: known.map(finding => ({...record(finding), reason: finding.reason})),
    coverage: report.coverage.map(({requirement, state, evidence}) => ({
      requirement,
      state,
      evidence: evidence.map(one => ({role: one.role, ...place(one)})),
    })),
  };
}

type Placed = Span & {readonly place?: DocumentPlace; readonly part?: number};

const places = (span: Placed, lines: Lines): Omit<Stretch, 'path'> => ({
  start: lines.at(span.start),
  end: lines.at(span.end),
  ...(span.place && {place: span.place}),
});

const findingRecord = (finding: Finding, lines: Lines, place: (span: Placed) => Stretch): FindingRecord => ({
  rule: finding.rule,
  covers: finding.covers,
  level: finding.level,
  kind: finding.kind,
  message: finding.message,
  excerpt: finding.excerpt,
  ...places(finding, lines),
  related: finding.related.map(one => ({role: one.role, message: one.message, ...place(one)})),
  fixes: finding.fixes.map(({title, safe, edits}) => ({title, safe, edits: edits.map(({start, end, text}) => ({start, end, text}))})),
  fingerprint: finding.fingerprint,
});

/** Rules and requirements that a report has named, gathered from the packs of its drafts or from earlier reports. */
export class Glossary {
  readonly #rules = new Map<string, RuleRecord>();
  readonly #requirements = new Map<string, string>();
  readonly #checklist = new Map<string, string>();
  readonly #voices = new Map<string, Voice>();
  readonly #packs = new WeakSet<Pack>();

  /** Takes up what the draft's report names. */
  note({pack, report, known}: Pick<Checked, 'pack' | 'report' | 'known'>): void {
    for (const {rule: id} of [...report.findings, ...report.suppressed, ...known]) {
      if (this.#rules.has(id)) continue;
      const rule = pack.rules.find(one => one.id === id);
      if (rule) this.#rules.set(id, {id, title: rule.title, why: rule.why, sources: sourceLines(rule, pack), remedies: howTo(rule, pack)});
    }
    for (const [id, question] of checklistOf(report, pack)) this.addQuestion(id, question);
    if (this.#packs.has(pack)) return;
    this.#packs.add(pack);
    this.#voices.set(pack.language.name, Voice.of(pack));
    for (const [id, name] of requirementNames(pack)) this.addRequirement(id, name);
  }

  addVoices(voices: readonly VoiceData[] = [Voice.english.data]): void {
    for (const data of voices) this.#voices.set(data.language, new Voice(data));
  }

  /** In which a draft is spoken of. */
  voiceOf({languages}: Pick<FileRecord, 'languages'>): Voice {
    return this.#voices.get(languages?.[0] ?? 'en') ?? Voice.english;
  }

  /** In which the drafts are spoken of together: their own where it is one. */
  get voice(): Voice {
    const [voice] = this.#voices.values();
    return voice && this.#voices.size === 1 ? voice : Voice.english;
  }

  /** For reports that are put together later; undefined where all is English. */
  voices(): VoiceData[] | undefined {
    const list = [...this.#voices].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, {data}]) => data);
    return list.some(one => one.wording) ? list : undefined;
  }

  addRule(rule: RuleRecord): void {
    if (!this.#rules.has(rule.id)) this.#rules.set(rule.id, rule);
  }

  addRequirement(id: string, name: string): void {
    if (!this.#requirements.has(id)) this.#requirements.set(id, name);
  }

  addQuestion(id: string, question: string): void {
    if (!this.#checklist.has(id)) this.#checklist.set(id, question);
  }

  rule(id: string): RuleRecord | undefined {
    return this.#rules.get(id);
  }

  requirement(id: string): string {
    return this.#requirements.get(id) ?? id;
  }

  /** Sorted by id, so that a report does not depend on the order in which drafts were read. */
  rules(): RuleRecord[] {
    return [...this.#rules.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  requirements(): {[id: string]: string} {
    return sorted(this.#requirements);
  }

  /** What a person has to look at, by requirement. */
  checklist(): {[id: string]: string} {
    return sorted(this.#checklist);
  }
}

const sorted = (map: ReadonlyMap<string, string>): {[id: string]: string} => Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));

/** A reporter that needs no more than the records. */
export interface RecordReporter {
  file(record: FileRecord, glossary: Glossary): void;
  end(run: RunEnd, glossary: Glossary): void;
}

/** Feeds a record reporter from checked drafts. */
export function fromChecked(reporter: RecordReporter): Reporter {
  const glossary = new Glossary();
  return {
    file: checked => {
      glossary.note(checked);
      reporter.file(fileRecord(checked), glossary);
    },
    end: run => reporter.end(run, glossary),
  };
}
