import type {Coverage, Finding} from '../../core/report/types.ts';
import type {Span} from '../../core/span.ts';
import {Lines, type Place} from '../lines.ts';
import type {Output} from '../output.ts';
import type {Checked, Reporter} from './types.ts';

/**
 * One object, written file by file. Keys are a contract with other programs: more may come, none goes.
 * Lines and columns count from 1; columns and offsets in UTF-16 code units after a byte order mark is removed.
 */
export function jsonReporter(output: Output): Reporter {
  let first = true;
  output.write('{"version":1,"files":[');
  return {
    file: checked => {
      output.write(`${first ? '' : ','}\n${JSON.stringify(fileRecord(checked))}`);
      first = false;
    },
    end: (problems, summary) => {
      output.write(`${first ? '' : '\n'}],\n"problems":${JSON.stringify(problems)},\n"summary":${JSON.stringify(summary)}}\n`);
    },
  };
}

function fileRecord({path, source, report}: Checked) {
  const lines = new Lines(source);
  return {
    path,
    findings: report.findings.map(finding => findingRecord(finding, lines)),
    suppressed: report.suppressed.map(finding => ({...findingRecord(finding, lines), reason: finding.reason})),
    coverage: report.coverage.map(row => coverageRecord(row, lines)),
  };
}

const places = (span: Span, lines: Lines): {start: Place; end: Place} => ({start: lines.at(span.start), end: lines.at(span.end)});

const findingRecord = (finding: Finding, lines: Lines) => ({
  rule: finding.rule,
  covers: finding.covers,
  level: finding.level,
  kind: finding.kind,
  message: finding.message,
  excerpt: finding.excerpt,
  ...places(finding, lines),
  related: finding.related.map(one => ({role: one.role, message: one.message, ...places(one, lines)})),
  fixes: finding.fixes.map(({title, safe, edits}) => ({title, safe, edits: edits.map(({start, end, text}) => ({start, end, text}))})),
  fingerprint: finding.fingerprint,
});

const coverageRecord = ({requirement, state, evidence}: Coverage, lines: Lines) => ({
  requirement,
  state,
  evidence: evidence.map(one => ({role: one.role, ...places(one, lines)})),
});
