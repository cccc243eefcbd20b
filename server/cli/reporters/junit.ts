import {RANK} from '../levels.ts';
import type {Output} from '../output.ts';
import {Spool} from '../spool.ts';
import type {Voice} from '../voice.ts';
import {capital, where} from '../where.ts';
import {escapeXml as xml} from './escape.ts';
import type {FileRecord, FindingRecord, Glossary, RecordReporter} from './record.ts';
import type {RunFacts} from './types.ts';

/**
 * JUnit XML as Jenkins, Azure and GitLab read it: a test suite per draft and a test case per finding. What is at or above the fail level fails;
 * what is below passes and tells itself as output; what is suppressed or known is skipped with its reason. A draft without findings has one case that
 * passes. Problems are errors of a suite of their own.
 */
export function junitReporter(output: Output, {failOn}: RunFacts): RecordReporter {
  const total = {tests: 0, failures: 0, errors: 0};
  // The totals stand at the start, but only the end knows them.
  const suites = new Spool();
  const suite = (name: string, counts: {tests: number; failures: number; errors: number; skipped: number}, cases: string): void => {
    total.tests += counts.tests;
    total.failures += counts.failures;
    total.errors += counts.errors;
    const attributes = Object.entries(counts).map(([key, n]) => `${key}="${n}"`);
    suites.write(`<testsuite name="${xml(name)}" ${attributes.join(' ')}>\n${cases}</testsuite>\n`);
  };
  const failing = ({level}: FindingRecord): boolean => RANK[level] >= RANK[failOn];
  return {
    file: (record, glossary) => {
      const {path, findings, suppressed, known} = record;
      const skipped = [...suppressed, ...known];
      const voice = glossary.voiceOf(record);
      const cases = [
        ...findings.map(one =>
          testCase(
            path,
            one,
            glossary,
            voice,
            failing(one) ? failure(one, glossary, voice) : `<system-out>${xml(told(one, glossary, voice))}</system-out>`,
          ),
        ),
        ...skipped.map(one => testCase(path, one, glossary, voice, `<skipped message="${xml(one.reason)}"/>`)),
      ];
      if (!findings.length) cases.unshift(`<testcase classname="${xml(path)}" name="nothing new found"/>\n`);
      suite(path, {tests: cases.length, failures: findings.filter(failing).length, errors: 0, skipped: skipped.length}, cases.join(''));
    },
    end: ({problems}) => {
      if (problems.length) {
        const cases = problems.map(({path, line, level, message, repair}) => {
          const at = `<testcase classname="${xml(path)}" name="${xml(`${message} (line ${line})`)}">`;
          const body =
            level === 'error' ? `<error type="problem" message="${xml(message)}">${xml(repair)}</error>` : `<system-out>${xml(repair)}</system-out>`;
          return `${at}${body}</testcase>\n`;
        });
        const errors = problems.filter(one => one.level === 'error').length;
        suite('Problems', {tests: problems.length, failures: 0, errors, skipped: 0}, cases.join(''));
      }
      output.write(
        `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="Clauseguard" ${Object.entries(total)
          .map(([key, n]) => `${key}="${n}"`)
          .join(' ')}>\n`,
      );
      suites.copyTo(output);
      output.write('</testsuites>\n');
    },
  };
}

const testCase = (path: FileRecord['path'], {rule, start, place}: FindingRecord, glossary: Glossary, voice: Voice, body: string): string =>
  `<testcase classname="${xml(path)}" name="${xml(`${glossary.rule(rule)?.title ?? rule} (${where(start.line, place, voice)}, ${rule})`)}">${body}</testcase>\n`;

const failure = (finding: FindingRecord, glossary: Glossary, voice: Voice): string =>
  `<failure type="${finding.level}" message="${xml(finding.message)}">${xml(told(finding, glossary, voice))}</failure>`;

function told({rule, message, excerpt, start, place, fixes}: FindingRecord, glossary: Glossary, voice: Voice): string {
  const known = glossary.rule(rule);
  return [
    `${capital(place ? where(start.line, place, voice) : voice.say('line-column', {n: start.line, column: start.column}))}: “${excerpt}”`,
    message,
    ...(known ? [voice.say('why', {text: known.why}), ...known.sources.map(text => voice.say('source', {text}))] : []),
    ...fixes.map(fix => voice.say('fix', {text: fix.title})),
  ].join('\n');
}
