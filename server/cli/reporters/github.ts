import type {Level} from '../../core/pack/types.ts';
import type {Output} from '../output.ts';
import {plural} from '../plural.ts';
import type {Voice} from '../voice.ts';
import {capital, placeText} from '../where.ts';
import type {FindingRecord, RecordReporter} from './record.ts';
import type {RunFacts} from './types.ts';

const COMMAND: {readonly [level in Level]: string} = {error: 'error', warning: 'warning', advice: 'notice'};
const LEVELS: readonly Level[] = ['error', 'warning', 'advice'];

/** GitHub shows no more annotations of each kind from one step. */
const MOST_PER_LEVEL = 10;

/**
 * Workflow commands that GitHub turns into annotations. It shows ten of each kind and drops the rest in the order they come, so
 * the ten first of each level are written, errors first, and the count of the rest.
 */
export function githubReporter(output: Output, {hosted, failOn}: RunFacts): RecordReporter {
  const rows: {[level in Level]: string[]} = {error: [], warning: [], advice: []};
  return {
    file: (record, glossary) => {
      const {path, findings} = record;
      const voice = glossary.voiceOf(record);
      for (const finding of findings) {
        const list = rows[finding.level];
        if (list.length < MOST_PER_LEVEL) list.push(command(finding, hosted(path), glossary.rule(finding.rule)?.title, voice));
      }
    },
    end: ({summary, problems}) => {
      const bad = problems.slice(0, MOST_PER_LEVEL).map(({level, path, line, message, repair}) => {
        const at = path.startsWith('-') ? '' : ` file=${property(hosted(path))},line=${line}`;
        return `::${level}${at}::${data(`${message} ${repair}`)}\n`;
      });
      for (const row of [...bad, ...LEVELS.flatMap(level => rows[level])]) output.write(row);
      const cut = LEVELS.filter(level => summary[level] > rows[level].length).map(
        level => `${summary[level] - rows[level].length} of level ${level}`,
      );
      output.write(
        `Clauseguard: ${plural(summary.error, 'error')}, ${plural(summary.warning, 'warning')}, ${summary.advice} advice in ${plural(summary.files, 'draft')}.` +
          `${cut.length ? ` Not shown as annotations: ${cut.join(', ')}.` : ''}${failOn === 'never' ? ' Nothing fails this run.' : ''}\n`,
      );
    },
  };
}

function command(
  {level, rule, message, excerpt, start, end, place, fixes}: FindingRecord,
  path: string,
  title: string | undefined,
  voice: Voice,
): string {
  const inLines = place?.inLines !== false;
  const properties = {
    file: path,
    ...(inLines && {line: start.line, endLine: end.line, ...(start.line === end.line && {col: start.column, endColumn: end.column})}),
  };
  const text = [
    message,
    ...(place ? [capital(placeText(place))] : []),
    ...(message.includes(excerpt) ? [] : [`“${excerpt}”`]),
    ...fixes.slice(0, 1).map(fix => voice.say('fix', {text: fix.title})),
    rule,
  ].join('\n');
  const list = Object.entries({...properties, title: title ?? rule}).map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${COMMAND[level]} ${list.join(',')}::${data(text)}\n`;
}

/** What the runner would take for the end of a command or of a property. */
const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
