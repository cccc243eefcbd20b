import type {Output} from '../output.ts';
import type {Problems} from '../problems.ts';
import {RECORD_REPORTERS} from '../reporters/index.ts';
import {Glossary} from '../reporters/record.ts';
import type {RunFacts} from '../reporters/types.ts';
import type {Tally} from '../tally.ts';
import {byPath, eachOnce} from './parts.ts';
import type {JsonReport} from './readReports.ts';

/** JSON reports as one report of any format that records suffice for. */
export function mergeRecords(
  reports: readonly JsonReport[],
  format: string,
  output: Output,
  facts: RunFacts,
  tally: Tally,
  problems: Problems,
  exitCode: () => number,
): void {
  const glossary = new Glossary();
  for (const {rules, requirements, checklist, voices, files} of reports) {
    if (files.length) glossary.addVoices(voices);
    rules.forEach(rule => glossary.addRule(rule));
    for (const [id, name] of Object.entries(requirements)) glossary.addRequirement(id, name);
    for (const [id, question] of Object.entries(checklist)) glossary.addQuestion(id, question);
  }
  eachOnce(reports.map(report => report.problems)).forEach(problems.add);
  const {entries, problems: twice} = byPath(reports.map(({shown, files}) => ({shown, entries: files})));
  twice.forEach(problems.add);
  const reporter = RECORD_REPORTERS[format]!(output, facts);
  for (const record of entries) {
    tally.add(record, record.known);
    reporter.file(record, glossary);
  }
  reporter.end({problems: problems.all, summary: tally.summary, exitCode: exitCode()}, glossary);
}
