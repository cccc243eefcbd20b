import type {Level, Pack, Rule} from '../../core/pack/types.ts';
import {checklistOf} from '../../core/report/checklist.ts';
import type {CoverageState, Finding, Report} from '../../core/report/types.ts';
import {excerptOf} from '../excerpt.ts';
import {languageNote, oneDraft} from '../languageNote.ts';
import {RANK} from '../levels.ts';
import type {Lines} from '../lines.ts';
import type {Output} from '../output.ts';
import {beyond, howTo, sourceSummary} from '../ruleText.ts';
import {type Paint, plain, wrap} from '../terminal.ts';
import {Voice} from '../voice.ts';
import {capital, placeText} from '../where.ts';
import {type At, linesOf, togetherWith} from './textLines.ts';
import type {Checked, Reporter, Summary} from './types.ts';

const INDENT = 4;

/** For people. Why, source and remedy of a rule are told once per draft, at its first finding. `from`: the lowest level that is shown. */
export function textReporter(output: Output, paint: Paint, from: Level, quiet: boolean): Reporter {
  const coverage = new Map<CoverageState, number>();
  const checklist = new Map<string, string>();
  const voices = new Map<string, Voice>();
  return {
    file: (checked: Checked) => {
      const {path, source, report, pack} = checked;
      const voice = Voice.of(pack);
      voices.set(pack.language.name, voice);
      count(report, coverage);
      for (const [id, question] of checklistOf(report, pack)) checklist.set(id, question);
      const {own: lines, of} = linesOf(checked);
      const {documents} = togetherWith(checked);
      if (documents && !quiet) output.write(`${plain(oneDraft(documents, voice))}\n\n`);
      const rules = new Map(pack.rules.map(rule => [rule.id, rule]));
      const told = new Map<string, string>();
      // Said because it keeps rules silent.
      if (report.kind === 'communication' && !quiet) output.write(`${plain(voice.say('communication', {path}))}\n\n`);
      if (report.kind === 'report' && !quiet) output.write(`${plain(voice.say('is-report', {path}))}\n\n`);
      if (report.aside && !quiet) output.write(`${plain(voice.say('aside', {path}))}\n\n`);
      const languages = languageNote(report, voice);
      if (languages && !quiet) output.write(`${plain(path)}: ${plain(languages)}\n\n`);
      let last: Finding | undefined;
      for (const finding of report.findings) {
        if (RANK[finding.level] < RANK[from]) continue;
        const {line, column} = lines.at(finding.start);
        const before = told.get(finding.rule);
        const inLines = finding.place?.inLines !== false;
        if (!before) told.set(finding.rule, inLines ? voice.say('line', {n: line}) : placeText(finding.place!));
        const rule = rules.get(finding.rule);
        const head = `${paint('bold', plain(inLines ? `${path}:${line}:${column}` : `${path}, ${placeText(finding.place!)}`))}  ${paint(finding.level, finding.level)}  ${paint('bold', plain(rule?.title ?? finding.message))}`;
        // What one provision lacks stands together, and the provision once.
        const together = last?.start === finding.start && last.end === finding.end;
        const body = [
          ...(together ? [] : excerptRows(source, lines, finding, output, paint)),
          ...(finding.place?.inLines ? [paint('dim', plain(capital(placeText(finding.place))))] : []),
          ...textRows(finding, rule, pack, voice, before, of, output, paint),
        ];
        output.write(`${last && !together ? '\n' : ''}${head}\n${body.map(row => `${' '.repeat(INDENT)}${row}\n`).join('')}`);
        last = finding;
      }
      if (last) output.write('\n');
    },
    end: ({summary}) => {
      if (quiet) return;
      const [one] = voices.values();
      const voice = voices.size === 1 ? one! : Voice.english;
      output.write(checklistRows(checklist, voice, output, paint));
      output.write(`${summaryRows(summary, coverage, voice, paint).join('\n')}\n`);
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
  voice: Voice,
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
    add(voice.say('see-label'), `${inFile} ${related.message}`);
  }
  if (rule && told) add(voice.label('why'), voice.say('why-as-at', {place: told}));
  else if (rule) {
    add(voice.label('why'), rule.why);
    add(voice.label('source'), sourceSummary(rule, pack));
  }
  for (const fix of finding.fixes) add(voice.label('fix'), `${fix.title}${fix.safe ? ` (${voice.say('safe')})` : ''}`);
  // The clause to insert is a fix of the finding; what is left to say is the advice and the preferred wordings.
  if (rule && !told) for (const way of howTo(finding.fixes.length ? {advise: rule.advise} : rule, pack)) add(voice.label('how'), way);
  rows.push(paint('dim', [finding.rule, ...finding.covers].join('  ')));
  return rows;
}

function count(report: Report, coverage: Map<CoverageState, number>): void {
  for (const {state} of report.coverage) coverage.set(state, (coverage.get(state) ?? 0) + 1);
}

function checklistRows(checklist: ReadonlyMap<string, string>, voice: Voice, output: Output, paint: Paint): string {
  if (!checklist.size) return '';
  const rows = [...checklist].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, question]) => `  ${id}  ${wrap(plain(question), output.columns, 9)}\n`);
  return `${paint('bold', voice.say('by-hand'))}\n${rows.join('')}\n`;
}

function summaryRows(summary: Summary, coverage: ReadonlyMap<CoverageState, number>, voice: Voice, paint: Paint): string[] {
  const {error, warning, advice, files, suppressed, known} = summary;
  const counts = [
    error && paint('error', voice.say('errors', {n: error})),
    warning && paint('warning', voice.say('warnings', {n: warning})),
    advice && paint('advice', voice.say('advices', {n: advice})),
  ].filter(Boolean);
  const apart = [suppressed && voice.say('suppressed', {n: suppressed}), known && voice.say('known', {n: known})].filter(Boolean);
  const states = (['present', 'weak', 'missing'] as const).map(state =>
    voice.say('state-count', {count: coverage.get(state) ?? 0, state: voice.say(state)}),
  );
  return [
    `${counts.length ? counts.join(', ') : voice.say('nothing')} ${voice.say('in-drafts', {n: files})}${apart.length ? ` (${apart.join(', ')})` : ''}.`,
    ...([...coverage].some(([state, n]) => state !== 'not-applicable' && n) ? [voice.say('states-that-apply', {counts: states.join(', ')})] : []),
    ...(counts.length ? [paint('dim', voice.say('more-about-rule', {command: 'clauseguard explain RULE'}))] : []),
  ];
}
