import type {Output} from '../output.ts';
import type {RecordReporter} from './record.ts';
import type {RunFacts} from './types.ts';

/** One object, written file by file, one file a line; see FileRecord for its keys. `merge` puts several of them together. */
export function jsonReporter(output: Output, {version, shard}: RunFacts): RecordReporter {
  let first = true;
  output.write('{"version":1,"files":[');
  return {
    file: record => {
      output.write(`${first ? '' : ','}\n${JSON.stringify(record)}`);
      first = false;
    },
    end: ({problems, summary}, glossary) => {
      const rest = {
        problems,
        summary,
        rules: glossary.rules(),
        requirements: glossary.requirements(),
        checklist: glossary.checklist(),
        ...(glossary.voices() && {voices: glossary.voices()}),
        tool: {name: 'Clauseguard', version},
        ...(shard && {shard}),
      };
      const rows = Object.entries(rest).map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
      output.write(`${first ? '' : '\n'}],\n${rows.join(',\n')}}\n`);
    },
  };
}
