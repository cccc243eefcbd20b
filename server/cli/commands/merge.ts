import path from 'node:path';
import process from 'node:process';
import {problem} from '../../host/problems.ts';
import {ExitCode} from '../exitCodes.ts';
import {hostedPaths} from '../hosted.ts';
import {completeness} from '../merge/completeness.ts';
import {mergeHtml} from '../merge/html.ts';
import {type PartReport, readReport} from '../merge/readReports.ts';
import {mergeRecords} from '../merge/records.ts';
import {mergeSarif} from '../merge/sarif.ts';
import type {Command, ReportFormat} from '../options.ts';
import type {RunFacts} from '../reporters/types.ts';
import {closeOutput, openOutput} from '../reportOutput.ts';
import type {Surroundings} from '../surroundings.ts';
import {Tally} from '../tally.ts';
import {tooManyWarnings} from './check.ts';

/** Formats that can be made of each kind of report. */
const MADE_OF: {readonly [kind in PartReport['kind']]: readonly ReportFormat[]} = {
  json: ['json', 'junit', 'github', 'gitlab', 'markdown'],
  sarif: ['sarif'],
  html: ['html'],
};

/** Puts the reports of parts together: the report is the one that a run over all drafts would have given, and so is the exit code. */
export async function mergeCommand(command: Command, surroundings: Surroundings): Promise<number> {
  const {folder, problems} = surroundings;
  const read = await Promise.all(command.arguments.map(name => readReport(name, folder)));
  for (const one of read) if ('message' in one) problems.add(one);
  const reports = read.filter((one): one is PartReport => !('message' in one)).sort((a, b) => (a.shard?.index ?? 0) - (b.shard?.index ?? 0));
  const first = reports[0];
  if (!first) return ExitCode.unusable;
  const format = command.format === 'text' ? first.kind : command.format;
  if (!MADE_OF[first.kind].includes(format)) {
    const from = (Object.keys(MADE_OF) as PartReport['kind'][]).find(kind => MADE_OF[kind].includes(format))!;
    problems.add(problem(first.shown, `A report in ${format} cannot be made of ${first.kind}.`, `Have the parts made with --format ${from}.`));
    return ExitCode.unusable;
  }
  completeness(reports).forEach(problems.add);

  const output = openOutput(
    command.output,
    surroundings,
    command.arguments.map(name => path.resolve(folder, name)),
  );
  const facts: RunFacts = {version: first.version, failOn: command.failOn, compares: false, hosted: hostedPaths(folder, folder, process.env)};
  const tally = new Tally(command.failOn);
  const of = <K extends PartReport['kind']>(kind: K) => reports.filter((one): one is PartReport & {kind: K} => one.kind === kind);
  const exitCode = (): number =>
    problems.anyError ? ExitCode.unusable : tally.failed || tally.summary.warning > command.maxWarnings ? ExitCode.findings : ExitCode.clean;
  if (first.kind === 'json') mergeRecords(of('json'), format, output, facts, tally, problems, exitCode);
  else if (first.kind === 'sarif') mergeSarif(of('sarif'), output, facts, tally, problems, exitCode);
  else mergeHtml(of('html'), output, tally, problems);
  tooManyWarnings(tally.summary.warning, command.maxWarnings);
  closeOutput(output, command.output, surroundings);
  return exitCode();
}
