import {parseArgs} from 'node:util';
import type {Level} from '../../core/pack/types.ts';
import type {Shard} from '../reporters/types.ts';

/** A command line that cannot be carried out. */
export interface UsageError {
  readonly message: string;
  readonly repair: string;
}

/** Every option of every command; commands.ts says which command takes which. */
export const OPTIONS = {
  format: {type: 'string'},
  output: {type: 'string', short: 'o'},
  'fail-on': {type: 'string'},
  'max-warnings': {type: 'string'},
  pack: {type: 'string', multiple: true},
  rule: {type: 'string', multiple: true},
  stdin: {type: 'boolean'},
  'stdin-filename': {type: 'string'},
  'no-config': {type: 'boolean'},
  quiet: {type: 'boolean', short: 'q'},
  fix: {type: 'boolean'},
  'fix-dry-run': {type: 'boolean'},
  'review-copies': {type: 'string'},
  baseline: {type: 'string'},
  'update-baseline': {type: 'boolean'},
  'changed-since': {type: 'string'},
  cache: {type: 'boolean'},
  'cache-folder': {type: 'string'},
  workers: {type: 'string'},
  shard: {type: 'string'},
  shape: {type: 'string'},
  watch: {type: 'boolean', short: 'w'},
  help: {type: 'boolean', short: 'h'},
  version: {type: 'boolean', short: 'v'},
} as const;
export type OptionName = keyof typeof OPTIONS;

export const parse = (argv: readonly string[]) => parseArgs({args: [...argv], options: OPTIONS, allowPositionals: true, strict: true});
export type Values = ReturnType<typeof parse>['values'];

export const usage = (message: string, repair: string): UsageError => ({message, repair});
export const isOneOf = <T extends string>(value: string, values: readonly T[]): value is T => (values as readonly string[]).includes(value);

/** The levels that `--rule ID=LEVEL` sets. */
export function levelsOf(settings: readonly string[]): Map<string, Level | 'off'> | UsageError {
  const levels = new Map<string, Level | 'off'>();
  for (const setting of settings) {
    const [id, level, rest] = setting.split('=');
    if (!id || !level || rest !== undefined || !isOneOf(level, ['error', 'warning', 'advice', 'off'] as const))
      return usage(`--rule cannot be "${setting}".`, 'Write --rule ID=LEVEL with the level error, warning, advice or off.');
    levels.set(id, level);
  }
  return levels;
}

/** "2/5" as the second of five parts. */
export function shardOf(text: string): Shard | UsageError {
  const [, index, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const shard = {index: Number(index), of: Number(of)};
  if (!index || shard.index < 1 || shard.index > shard.of)
    return usage(`--shard cannot be "${text}".`, 'Write --shard I/N with I from 1 to N, such as 2/5.');
  return shard;
}

/** Values that one option cannot have, whatever the command. */
export function badValue(values: Values): UsageError | undefined {
  const {workers, output} = values;
  if (values['fail-on'] !== undefined && !isOneOf(values['fail-on'], ['error', 'warning', 'advice', 'never'] as const))
    return usage(`--fail-on cannot be "${values['fail-on']}".`, 'Use error, warning, advice or never.');
  if (values['max-warnings'] !== undefined && !/^\d{1,9}$/.test(values['max-warnings']))
    return usage(`--max-warnings cannot be "${values['max-warnings']}".`, 'Give a whole number from 0.');
  if (workers !== undefined && !/^[1-9]\d?$/.test(workers)) return usage(`--workers cannot be "${workers}".`, 'Give a whole number from 1 to 99.');
  if (output === '') return usage('--output names no file.', 'Write --output FILE.');
  if (values['review-copies'] === '') return usage('--review-copies names no folder.', 'Write --review-copies FOLDER.');
  for (const key of ['baseline', 'changed-since', 'cache-folder'] as const)
    if (values[key] === '') return usage(`--${key} names nothing.`, `Write --${key} ${key === 'changed-since' ? 'REF' : 'FILE'}.`);
  return undefined;
}
