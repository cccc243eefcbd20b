import type {Level} from '../../core/pack/types.ts';
import {nodeCrypto} from '../../host/builtins.ts';
import type {Output} from '../output.ts';
import {lineIn, placeText} from '../where.ts';
import type {RecordReporter} from './record.ts';
import type {RunFacts} from './types.ts';

const SEVERITY: {readonly [level in Level]: string} = {error: 'major', warning: 'minor', advice: 'info'};

/**
 * GitLab's code quality report: one array of issues. GitLab compares the arrays of two branches by `fingerprint`, which has to differ between
 * files as well, so the path is part of it. Suppressed and known findings are left out: the format has no place for them.
 */
export function gitlabReporter(output: Output, {hosted}: RunFacts): RecordReporter {
  let first = true;
  output.write('[');
  return {
    file: ({path, findings}, glossary) => {
      for (const {rule, level, message, start, end, place, fingerprint} of findings) {
        const shown = hosted(path);
        const title = glossary.rule(rule)?.title;
        const issue = {
          description: `${title && !message.startsWith(title) ? `${title}: ${message}` : message}${place ? ` (${placeText(place)})` : ''}`,
          check_name: rule,
          fingerprint: nodeCrypto().createHash('sha256').update(`${shown}\n${fingerprint}`).digest('hex').slice(0, 32),
          severity: SEVERITY[level],
          location: {path: shown, lines: {begin: lineIn(start.line, place), end: lineIn(end.line, place)}},
        };
        output.write(`${first ? '' : ','}\n${JSON.stringify(issue)}`);
        first = false;
      }
    },
    end: () => output.write(`${first ? '' : '\n'}]\n`),
  };
}
