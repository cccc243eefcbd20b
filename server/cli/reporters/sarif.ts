import type {Level, Pack, Rule} from '../../core/pack/types.ts';
import type {Finding, Place, Suppressed} from '../../core/report/types.ts';
import type {Span} from '../../core/span.ts';
import {ExitCode} from '../exitCodes.ts';
import type {Lines} from '../lines.ts';
import type {Output} from '../output.ts';
import {howTo, sourceLines} from '../ruleText.ts';
import {placeText} from '../where.ts';
import {wellFormed} from './escape.ts';
import {type Descriptor, type Result, SARIF_LEVEL, SarifLog} from './sarifLog.ts';
import {linesOf} from './textLines.ts';
import type {Checked, Known, Reporter, RunFacts} from './types.ts';

/** SARIF 2.1.0 (OASIS, 2020). `primaryLocationLineHash` is the fingerprint under which GitHub follows an alert from run to run. */
export function sarifReporter(output: Output, facts: RunFacts): Reporter {
  const log = new SarifLog();
  const rulesOf = new Map<Pack, Map<string, Rule>>();
  return {
    file: (checked: Checked) => {
      const {path, report, known, pack} = checked;
      let rules = rulesOf.get(pack);
      if (!rules) rulesOf.set(pack, (rules = new Map(pack.rules.map(rule => [rule.id, rule]))));
      const {own, of} = linesOf(checked);
      const artifact = location(path, facts);
      const located = (one: Placed, snippet?: {text: string}): object => {
        const {lines, path} = of(one);
        return locationOf(one, path === undefined ? artifact : location(path, facts), lines, snippet);
      };
      for (const finding of [...report.findings, ...report.suppressed, ...known]) {
        const rule = rules.get(finding.rule);
        log.add(result(finding, artifact, own, located, facts.compares), () => (rule ? descriptor(rule, pack) : {id: finding.rule}));
      }
    },
    end: ({problems, exitCode}) => {
      const notifications = problems.map(({path, line, column, level, message, repair}) => ({
        level,
        message: {text: `${message} ${repair}`},
        locations: [{physicalLocation: {artifactLocation: location(path, facts), region: {startLine: line, startColumn: column}}}],
      }));
      const invocation = {executionSuccessful: exitCode !== ExitCode.unusable, exitCode, toolConfigurationNotifications: notifications};
      log.write(output, {version: facts.version, invocation, shard: facts.shard});
    },
  };
}

/** Relative to the repository where the file lies in it, as code hosts want it; where that folder is stays unsaid. */
function location(shown: string, {hosted}: RunFacts): object {
  const path = wellFormed(hosted(shown));
  const isAbsolute = path.startsWith('/') || /^[A-Za-z]:\//.test(path);
  const uri = path.split('/').map(encodeURIComponent).join('/');
  return isAbsolute ? {uri: `file://${path.startsWith('/') ? '' : '/'}${uri.replace('%3A', ':')}`} : {uri, uriBaseId: '%SRCROOT%'};
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

type Placed = Span & {readonly place?: Place; readonly part?: number};

/**
 * With the headings as logical locations where the format has more than lines. In a file without lines the region is the whole of it as far as line numbers go: GitHub
 * wants one, and any other would be of a text that nobody has.
 */
function locationOf(span: Placed, artifactLocation: object, lines: Lines, snippet?: {text: string}): object {
  const {place} = span;
  const own = place?.inLines === false ? {startLine: 1} : region(span, lines);
  return {
    physicalLocation: {artifactLocation, region: {...own, ...(snippet && {snippet})}},
    ...(place && {
      logicalLocations: [{name: place.at, fullyQualifiedName: [...place.headings, place.at].join('/'), kind: 'element'}],
    }),
  };
}

/** GitHub refuses results with more locations. */
const MOST_RELATED = 100;

function result(
  finding: Finding | Suppressed | Known,
  artifactLocation: object,
  lines: Lines,
  located: (one: Placed, snippet?: {text: string}) => object,
  compares: boolean,
): Result {
  const known = !('reason' in finding) ? undefined : 'isKnown' in finding;
  return {
    ruleId: finding.rule,
    level: SARIF_LEVEL[finding.level],
    message: {text: finding.place ? `${finding.message} (${placeText(finding.place)})` : finding.message},
    locations: [located(finding, {text: finding.excerpt})],
    ...(finding.related.length && {
      relatedLocations: finding.related.slice(0, MOST_RELATED).map((one, id) => ({
        id,
        message: {text: one.message},
        ...located(one),
      })),
    }),
    partialFingerprints: {primaryLocationLineHash: finding.fingerprint, 'clauseguard/v1': finding.fingerprint},
    ...(compares && {baselineState: known ? 'unchanged' : 'new'}),
    ...('reason' in finding && {
      suppressions: [{kind: known ? 'external' : 'inSource', status: 'accepted', justification: finding.reason}],
    }),
    ...(finding.fixes.some(fix => fix.edits.length) && {
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

const PROBLEM_SEVERITY: {readonly [level in Level]: string} = {error: 'error', warning: 'warning', advice: 'recommendation'};

function descriptor(rule: Rule, pack: Pack): Descriptor {
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
    properties: {tags: [rule.kind, ...rule.covers], 'problem.severity': PROBLEM_SEVERITY[rule.level]},
  };
}
