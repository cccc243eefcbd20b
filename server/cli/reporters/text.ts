import type {Level, Pack, Rule} from '../../core/pack/types.ts';
import {checklistOf} from '../../core/report/checklist.ts';
import type {CoverageState, Finding, Report} from '../../core/report/types.ts';
import {excerptOf} from '../excerpt.ts';
import {languageNote, oneDraft} from '../languageNote.ts';
import {RANK} from '../levels.ts';
import type {Lines} from '../lines.ts';
import type {Output} from '../output.ts';
import {plural} from '../plural.ts';
import {beyond, howTo, sourceSummary} from '../ruleText.ts';
import {type Paint, plain, wrap} from '../terminal.ts';
import {capital, placeText} from '../where.ts';
import {type At, linesOf, togetherWith} from './textLines.ts';
import type {Checked, Reporter, Summary} from './types.ts';

const INDENT = 4;

/** For people. Why, source and remedy of a rule are told once per draft, at its first finding. `from`: the lowest level that is shown. */
export function textReporter(output: Output, paint: Paint, from: Level, quiet: boolean): Reporter {
  const coverage = new Map<CoverageState, number>();
  const checklist = new Map<string, string>();
  return {
    file: (checked: Checked) => {
      const {path, source, report, pack} = checked;
      count(report, coverage);
      for (const [id, question] of checklistOf(report, pack)) checklist.set(id, question);
      const {own: lines, of} = linesOf(checked);
      const {documents} = togetherWith(checked);
      if (documents && !quiet) output.write(`${plain(oneDraft(documents))}\n\n`);
      const rules = new Map(pack.rules.map(rule => [rule.id, rule]));
      const told = new Map<string, string>();
      // Said because it keeps rules silent.
      if (report.kind === 'communication' && !quiet)
        output.write(`${plain(path)} is read as a communication, which is not asked for safeguards; "kind" in clauseguard.yaml says otherwise.\n\n`);
      const languages = languageNote(report);
      if (languages && !quiet) output.write(`${plain(path)}: ${plain(languages)}\n\n`);
      let last: Finding | undefined;
      for (const finding of report.findings) {
        if (RANK[finding.level] < RANK[from]) continue;
        const {line, column} = lines.at(finding.start);
        const before = told.get(finding.rule);
        const inLines = finding.place?.inLines !== false;
        if (!before) told.set(finding.rule, inLines ? `line ${line}` : placeText(finding.place!));
        const rule = rules.get(finding.rule);
        const head = `${paint('bold', plain(inLines ? `${path}:${line}:${column}` : `${path}, ${placeText(finding.place!)}`))}  ${paint(finding.level, finding.level)}  ${paint('bold', plain(rule?.title ?? finding.message))}`;
        // What one provision lacks stands together, and the provision once.
        const together = last?.start === finding.start && last.end === finding.end;
        const body = [
          ...(together ? [] : excerptRows(source, lines, finding, output, paint)),
          ...(finding.place?.inLines ? [paint('dim', plain(capital(placeText(finding.place))))] : []),
          ...textRows(finding, rule, pack, before, of, output, paint),
        ];
        output.write(`${last && !together ? '\n' : ''}${head}\n${body.map(row => `${' '.repeat(INDENT)}${row}\n`).join('')}`);
        last = finding;
      }
      if (last) output.write('\n');
    },
    end: ({summary}) => {
      if (quiet) return;
      output.write(checklistRows(checklist, output, paint));
      output.write(`${summaryRows(summary, coverage, paint).join('\n')}\n`);
    },
  };
}

function excerptRows(source: string, lines: Lines, finding: Finding, output: Output, paint: Paint): string[] {
  const excerpt = excerptOf(source, lines, finding, output.columns - INDENT);
  return [excerpt.line, paint(finding.level, excerpt.marks)];
}

function textRows(
  finding: Finding,
  rule: Rule | undefined,
  pack: Pack,
  told: string | undefined,
  linesOf: (place: {readonly part?: number}) => At,
  output: Output,
  paint: Paint,
): string[] {
  const rows: string[] = [];
  const add = (label: string, text: string): void => {
    const indent = INDENT + (label ? label.length + 1 : 0);
    rows.push(`${label && `${paint('dim', label)} `}${wrap(plain(text), output.columns, indent)}`);
  };
  const message = rule ? beyond(finding, rule.title) : '';
  if (message) add('', message);
  for (const related of finding.related) {
    const {lines, path} = linesOf(related);
    const {line, column} = lines.at(related.start);
    const inFile =
      related.place?.inLines === false ? `${path ? `${path}, ` : ''}${placeText(related.place)}:` : `${path ? `${path}:` : ''}${line}:${column}`;
    add('See:', `${inFile} ${related.message}`);
  }
  if (rule && told) add('Why:', `as at ${told}.`);
  else if (rule) {
    add('Why:', rule.why);
    add('Source:', sourceSummary(rule, pack));
  }
  for (const fix of finding.fixes) add('Fix:', `${fix.title}${fix.safe ? ' (safe)' : ''}`);
  // The clause to insert is a fix of the finding; what is left to say is the advice and the preferred wordings.
  if (rule && !told) for (const way of howTo(finding.fixes.length ? {...rule, insert: undefined, prefer: undefined} : rule, pack)) add('How:', way);
  rows.push(paint('dim', [finding.rule, ...finding.covers].join('  ')));
  return rows;
}

function count(report: Report, coverage: Map<CoverageState, number>): void {
  for (const {state} of report.coverage) coverage.set(state, (coverage.get(state) ?? 0) + 1);
}

function checklistRows(checklist: ReadonlyMap<string, string>, output: Output, paint: Paint): string {
  if (!checklist.size) return '';
  const rows = [...checklist].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, question]) => `  ${id}  ${wrap(plain(question), output.columns, 9)}\n`);
  return `${paint('bold', 'To be looked at by a person, since no text shows it')}\n${rows.join('')}\n`;
}

function summaryRows(summary: Summary, coverage: ReadonlyMap<CoverageState, number>, paint: Paint): string[] {
  const counts = [
    summary.error && paint('error', plural(summary.error, 'error')),
    summary.warning && paint('warning', plural(summary.warning, 'warning')),
    summary.advice && paint('advice', `${summary.advice} advice`),
  ].filter(Boolean);
  const apart = [summary.suppressed && `${summary.suppressed} suppressed`, summary.known && `${summary.known} known from before`].filter(Boolean);
  const suppressed = apart.length ? ` (${apart.join(', ')})` : '';
  const applicable = (['present', 'weak', 'missing'] as const).map(state => `${coverage.get(state) ?? 0} ${state}`);
  return [
    `${counts.length ? counts.join(', ') : 'Nothing found'} in ${plural(summary.files, 'draft')}${suppressed}.`,
    ...([...coverage].some(([state, n]) => state !== 'not-applicable' && n) ? [`Requirements that apply: ${applicable.join(', ')}.`] : []),
    ...(counts.length ? [paint('dim', 'More about a rule: clauseguard explain RULE')] : []),
  ];
}
