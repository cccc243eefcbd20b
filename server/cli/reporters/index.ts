import process from 'node:process';
import type {Command} from '../options.ts';
import type {Output} from '../output.ts';
import {painter} from '../terminal.ts';
import {githubReporter} from './github.ts';
import {gitlabReporter} from './gitlab.ts';
import {htmlReporter} from './html.ts';
import {jsonReporter} from './json.ts';
import {junitReporter} from './junit.ts';
import {markdownReporter} from './markdown.ts';
import {fromChecked, type RecordReporter} from './record.ts';
import {sarifReporter} from './sarif.ts';
import {textReporter} from './text.ts';
import type {Reporter, RunFacts} from './types.ts';

/** Reports that can be made from records alone, from a run or from JSON reports. */
export const RECORD_REPORTERS: {readonly [format: string]: (output: Output, facts: RunFacts) => RecordReporter} = {
  json: jsonReporter,
  junit: junitReporter,
  github: githubReporter,
  gitlab: gitlabReporter,
  markdown: markdownReporter,
};

export function reporterFor({format, failOn, quiet}: Command, output: Output, facts: RunFacts): Reporter {
  if (format === 'sarif') return sarifReporter(output, facts);
  if (format === 'html') return htmlReporter(output, facts);
  const fromRecords = RECORD_REPORTERS[format];
  if (fromRecords) return fromChecked(fromRecords(output, facts));
  const from = !quiet ? 'advice' : failOn === 'never' ? 'error' : failOn;
  return textReporter(output, painter(output.isTerminal, process.env), from, quiet);
}
