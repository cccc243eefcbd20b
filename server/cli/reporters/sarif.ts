import path from 'node:path';
import {pathToFileURL} from 'node:url';
import type {Level, Pack, Rule} from '../../core/pack/types.ts';
import type {Finding, Suppressed} from '../../core/report/types.ts';
import type {Span} from '../../core/span.ts';
import {slashes} from '../../host/problems.ts';
import {ExitCode} from '../exitCodes.ts';
import {Lines} from '../lines.ts';
import type {Output} from '../output.ts';
import {howTo, sourceLines} from '../ruleText.ts';
import type {Checked, Reporter} from './types.ts';

const SARIF_LEVEL: {readonly [level in Level]: string} = {error: 'error', warning: 'warning', advice: 'note'};

/**
 * SARIF 2.1.0 (OASIS, 2020). Results are written as they come and the rules they name after them: the order of keys is free.
 * `primaryLocationLineHash` is the fingerprint under which GitHub follows an alert from run to run.
 */
export function sarifReporter(output: Output, version: string, folder: string): Reporter {
  const ruleIndex = new Map<string, number>();
  const rules: object[] = [];
  let first = true;

  const indexOf = (id: string, pack: Pack): number => {
    let index = ruleIndex.get(id);
    if (index === undefined) {
      ruleIndex.set(id, (index = rules.length));
      const rule = pack.rules.find(one => one.id === id);
      rules.push(rule ? descriptor(rule, pack) : {id});
    }
    return index;
  };

  output.write('{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"utf16CodeUnits","results":[');
  return {
    file: ({path: shown, source, report, pack}: Checked) => {
      const lines = new Lines(source);
      const artifact = location(shown, folder);
      for (const finding of [...report.findings, ...report.suppressed]) {
        output.write(`${first ? '' : ','}\n${JSON.stringify(result(finding, indexOf(finding.rule, pack), artifact, lines))}`);
        first = false;
      }
    },
    end: (problems, _summary, exitCode) => {
      const tool = {driver: {name: 'Clauseguard', version, rules}};
      const invocation = {
        executionSuccessful: exitCode !== ExitCode.unusable,
        exitCode,
        toolConfigurationNotifications: problems.map(({path: shown, line, column, level, message, repair}) => ({
          level,
          message: {text: `${message} ${repair}`},
          locations: [{physicalLocation: {artifactLocation: location(shown, folder), region: {startLine: line, startColumn: column}}}],
        })),
      };
      output.write(`\n],"tool":${JSON.stringify(tool)},\n"invocations":[${JSON.stringify(invocation)}]}]}\n`);
    },
  };
}

/** Relative to the folder of the run where the file lies in it, as code hosts want it; where that folder is stays unsaid. */
function location(shown: string, folder: string): object {
  const relative = slashes(path.relative(folder, path.resolve(folder, shown)));
  if (relative.startsWith('../') || path.isAbsolute(relative)) return {uri: pathToFileURL(path.resolve(folder, shown)).href};
  return {uri: relative.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%'};
}

const region = (span: Span, lines: Lines): object => {
  const start = lines.at(span.start);
  const end = lines.at(span.end);
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
    charOffset: span.start,
    charLength: span.end - span.start,
  };
};

function result(finding: Finding | Suppressed, ruleIndex: number, artifactLocation: object, lines: Lines): object {
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: SARIF_LEVEL[finding.level],
    message: {text: finding.message},
    locations: [{physicalLocation: {artifactLocation, region: {...region(finding, lines), snippet: {text: finding.excerpt}}}}],
    ...(finding.related.length && {
      relatedLocations: finding.related.map((one, id) => ({
        id,
        message: {text: one.message},
        physicalLocation: {artifactLocation, region: region(one, lines)},
      })),
    }),
    partialFingerprints: {primaryLocationLineHash: finding.fingerprint, 'clauseguard/v1': finding.fingerprint},
    ...('reason' in finding && {suppressions: [{kind: 'inSource', status: 'accepted', justification: finding.reason}]}),
    ...(finding.fixes.length && {
      fixes: finding.fixes.map(fix => ({
        description: {text: fix.title},
        artifactChanges: [
          {artifactLocation, replacements: fix.edits.map(edit => ({deletedRegion: region(edit, lines), insertedContent: {text: edit.text}}))},
        ],
      })),
    }),
    properties: {covers: finding.covers, kind: finding.kind},
  };
}

function descriptor(rule: Rule, pack: Pack): object {
  const sources = sourceLines(rule, pack);
  const parts = [rule.why, ...howTo(rule, pack), rule.misses && `Not seen: ${rule.misses}`].filter(Boolean);
  return {
    id: rule.id,
    name: rule.title,
    shortDescription: {text: rule.title},
    fullDescription: {text: rule.why},
    help: {
      text: [...parts, ...sources.map(source => `Source: ${source}`)].join('\n\n'),
      markdown: [...parts, `**Sources**\n\n${sources.map(source => `- ${source}`).join('\n')}`].join('\n\n'),
    },
    defaultConfiguration: {level: SARIF_LEVEL[rule.level]},
    properties: {tags: [rule.kind, ...rule.covers]},
  };
}
