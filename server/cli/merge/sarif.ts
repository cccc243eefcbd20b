import type {Level} from '../../core/pack/types.ts';
import {problem} from '../../host/problems.ts';
import {ExitCode} from '../exitCodes.ts';
import type {Output} from '../output.ts';
import type {Problems} from '../problems.ts';
import {type Result, SARIF_LEVEL, SarifLog} from '../reporters/sarifLog.ts';
import type {RunFacts} from '../reporters/types.ts';
import type {Tally} from '../tally.ts';
import {byPath, eachOnce} from './parts.ts';
import type {SarifReport} from './readReports.ts';

const LEVELS = new Map(Object.entries(SARIF_LEVEL).map(([level, name]) => [name, level as Level]));

/** SARIF logs as one log with one run. */
export function mergeSarif(
  reports: readonly SarifReport[],
  output: Output,
  {version}: RunFacts,
  tally: Tally,
  problems: Problems,
  exitCode: () => number,
): void {
  const log = new SarifLog();
  const rules = new Map(reports.flatMap(report => report.rules.map(rule => [rule.id, rule] as const)));
  const {entries, problems: twice} = byPath(reports.map(({shown, results}) => ({shown, entries: byDraft(results)})));
  twice.forEach(problems.add);
  for (const {results} of entries) {
    const open = results.filter(result => !result.suppressions?.length);
    tally.add({findings: open.map(({level}) => ({level: LEVELS.get(level) ?? 'warning'})), suppressed: []}, []);
    for (const {ruleIndex: _, ...result} of results) log.add(result, () => rules.get(result.ruleId) ?? {id: result.ruleId});
  }
  log.addCut(reports.reduce((sum, {cut}) => sum + cut, 0));
  const notifications = eachOnce(reports.map(report => report.notifications));
  const bad = notifications.filter(one => one.level === 'error').length;
  if (bad) problems.add(problem(reports[0]!.shown, `The parts had ${bad} problems of their own.`, 'They stand in the report as notifications.'));
  const code = exitCode();
  log.write(output, {
    version,
    invocation: {executionSuccessful: code !== ExitCode.unusable, exitCode: code, toolConfigurationNotifications: notifications},
  });
}

/** Results of one draft stand together in a log that we wrote. */
function byDraft(results: readonly (Result & {ruleIndex?: number})[]): {path: string; results: (Result & {ruleIndex?: number})[]}[] {
  const drafts = new Map<string, (Result & {ruleIndex?: number})[]>();
  for (const result of results) {
    const path = uriOf(result);
    const list = drafts.get(path);
    if (list) list.push(result);
    else drafts.set(path, [result]);
  }
  return [...drafts].map(([path, list]) => ({path, results: list}));
}

function uriOf(result: Result): string {
  const [location] = (result['locations'] ?? []) as {physicalLocation?: {artifactLocation?: {uri?: string}}}[];
  try {
    return decodeURIComponent(location?.physicalLocation?.artifactLocation?.uri ?? '');
  } catch {
    return '';
  }
}
