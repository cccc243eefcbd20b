import {parseArgs} from 'node:util';
import {nearest} from '../core/pack/nearest.ts';
import type {Level} from '../core/pack/types.ts';
import type {Shard} from './reporters/types.ts';

export type FailOn = Level | 'never';
export const FORMATS = ['text', 'json', 'sarif', 'junit', 'github', 'gitlab', 'markdown', 'html'] as const;
export type ReportFormat = (typeof FORMATS)[number];

/** Named in the plan of the command line, and refused until they do something. */
const PLANNED_COMMANDS = ['init'];
const PLANNED_RULES_COMMANDS = ['test', 'new', 'doc'];

export interface Command {
  readonly name: (typeof COMMANDS)[number];
  readonly arguments: readonly string[];
  /** For `merge`, `text` means the format of the reports that are merged. */
  readonly format: ReportFormat;
  readonly output?: string;
  readonly failOn: FailOn;
  readonly maxWarnings: number;
  readonly packs: readonly string[];
  readonly levels: ReadonlyMap<string, Level | 'off'>;
  readonly stdin: boolean;
  readonly stdinFilename?: string;
  readonly configuration: boolean;
  readonly quiet: boolean;
  /** Whether safe fixes are made, or shown. */
  readonly fix: 'no' | 'write' | 'show';
  /** The folder that copies of Word drafts with comments go to. */
  readonly reviewCopies?: string;
  readonly baseline?: string;
  readonly updateBaseline: boolean;
  readonly changedSince?: string;
  readonly cache: boolean;
  readonly cacheFolder?: string;
  /** How many threads; undefined: as many as pay. */
  readonly workers?: number;
  readonly shard?: Shard;
}

/** A command line that cannot be carried out. */
export interface UsageError {
  readonly message: string;
  readonly repair: string;
}

const OPTIONS = {
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
  help: {type: 'boolean', short: 'h'},
  version: {type: 'boolean', short: 'v'},
} as const;
const COMMANDS = ['check', 'merge', 'rules', 'explain', 'help', 'version'] as const;
/** Options that mean something to a command besides `check`, which takes all. */
const SHARED = ['format', 'output', 'pack', 'no-config', 'help', 'version'];
const OF_MERGE = ['format', 'output', 'fail-on', 'max-warnings', 'help', 'version'];
const FORMATS_OF: {readonly [command: string]: readonly ReportFormat[]} = {check: FORMATS, merge: FORMATS.filter(format => format !== 'text')};

const error = (message: string, repair: string): UsageError => ({message, repair});
const isOneOf = <T extends string>(value: string, values: readonly T[]): value is T => (values as readonly string[]).includes(value);

export function parseCommand(argv: readonly string[]): Command | UsageError {
  const unknown = firstUnknown(argv);
  if (unknown) return unknown;
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(argv);
  } catch (failure) {
    return error((failure as Error).message.split('. ')[0]!.replace(/\.?$/, '.'), 'See clauseguard --help.');
  }
  const {values, positionals} = parsed;
  const name = values.help ? 'help' : values.version ? 'version' : (positionals[0] ?? 'help');
  if (PLANNED_COMMANDS.includes(name)) return error(`The command ${name} is planned and not there yet.`, 'See clauseguard --help.');
  if (!isOneOf(name, COMMANDS)) {
    const close = nearest(name, COMMANDS);
    return error(`There is no command "${name}".`, close ? `Did you mean ${close}?` : `To check a draft: clauseguard check ${name}`);
  }
  const format = values.format ?? 'text';
  const formats = FORMATS_OF[name] ?? (['text', 'json'] as const);
  if (values.format !== undefined && !isOneOf(format, formats))
    return error(`${name} has no format "${format}".`, `Use one of ${formats.join(', ')}.`);
  const failOn = values['fail-on'] ?? 'error';
  if (!isOneOf(failOn, ['error', 'warning', 'advice', 'never'] as const))
    return error(`--fail-on cannot be "${failOn}".`, 'Use error, warning, advice or never.');
  const maxWarnings = values['max-warnings'] ?? 'Infinity';
  if (maxWarnings !== 'Infinity' && !/^\d{1,9}$/.test(maxWarnings))
    return error(`--max-warnings cannot be "${maxWarnings}".`, 'Give a whole number from 0.');
  const levels = new Map<string, Level | 'off'>();
  for (const setting of values.rule ?? []) {
    const [id, level, rest] = setting.split('=');
    if (!id || !level || rest !== undefined || !isOneOf(level, ['error', 'warning', 'advice', 'off'] as const))
      return error(`--rule cannot be "${setting}".`, 'Write --rule ID=LEVEL with the level error, warning, advice or off.');
    levels.set(id, level);
  }
  const foreign = Object.keys(values).find(key => !(name === 'merge' ? OF_MERGE : SHARED).includes(key));
  if (foreign && name !== 'check' && name !== 'help' && name !== 'version')
    return error(`--${foreign} means nothing to ${name}.`, 'Leave it out; it belongs to check.');
  const rest = positionals.slice(1);
  const refused =
    name === 'rules'
      ? checkRulesArguments(rest)
      : name === 'explain' && rest.length !== 1
        ? error('explain takes one rule.', 'Write clauseguard explain RULE; clauseguard rules list names them all.')
        : name === 'merge' && !rest.length
          ? error('merge takes reports.', 'Write clauseguard merge part-1.json part-2.json.')
          : checkCombination(values);
  if (refused) return refused;
  const shard = values.shard === undefined ? undefined : shardOf(values.shard);
  if (shard && 'message' in shard) return shard;
  if (values.workers !== undefined && !/^[1-9]\d?$/.test(values.workers))
    return error(`--workers cannot be "${values.workers}".`, 'Give a whole number from 1 to 99.');
  if (values['stdin-filename'] !== undefined && !values.stdin) return error('--stdin-filename says what --stdin reads.', 'Add --stdin.');
  if (values.stdin && rest.length) return error(`--stdin reads one draft, and ${rest[0]} is another.`, 'Leave out the paths or --stdin.');
  if (values.output === '') return error('--output names no file.', 'Write --output FILE.');
  if (values['review-copies'] === '') return error('--review-copies names no folder.', 'Write --review-copies FOLDER.');
  if (values['review-copies'] !== undefined && values.stdin) return error('--review-copies needs files, and --stdin reads none.', 'Name the draft.');
  return {
    name,
    arguments: rest,
    format: format as ReportFormat,
    output: values.output,
    failOn,
    maxWarnings: Number(maxWarnings),
    packs: values.pack ?? [],
    levels,
    reviewCopies: values['review-copies'],
    stdin: values.stdin ?? false,
    stdinFilename: values['stdin-filename'],
    configuration: !values['no-config'],
    quiet: values.quiet ?? false,
    fix: values['fix-dry-run'] ? 'show' : values.fix ? 'write' : 'no',
    baseline: values.baseline,
    updateBaseline: values['update-baseline'] ?? false,
    changedSince: values['changed-since'],
    cache: values.cache === true || values['cache-folder'] !== undefined,
    cacheFolder: values['cache-folder'],
    workers: values.workers === undefined ? undefined : Number(values.workers),
    shard,
  };
}

/** "2/5" as the second of five parts. */
function shardOf(text: string): Shard | UsageError {
  const [, index, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const shard = {index: Number(index), of: Number(of)};
  if (!index || shard.index < 1 || shard.index > shard.of)
    return error(`--shard cannot be "${text}".`, 'Write --shard I/N with I from 1 to N, such as 2/5.');
  return shard;
}

/** Options that contradict each other, or that mean nothing alone. */
function checkCombination(values: ReturnType<typeof parse>['values']): UsageError | undefined {
  if (values.fix && values.stdin) return error('--fix writes files, and --stdin is none.', 'Use --fix-dry-run, or name the file.');
  if (values['fix-dry-run'] && values.format !== undefined && values.format !== 'text')
    return error('--fix-dry-run shows a diff in place of a report.', 'Leave out --format, or check without --fix-dry-run.');
  if (values['update-baseline'] && values.baseline === undefined)
    return error('--update-baseline needs the file.', 'Write --baseline FILE --update-baseline.');
  for (const other of ['shard', 'stdin', 'changed-since', 'fix-dry-run'] as const)
    if (values['update-baseline'] && values[other] !== undefined)
      return error(`--update-baseline does not go with --${other}: a baseline is made of whole drafts as they are.`, `Leave out --${other}.`);
  if (values.shard !== undefined && values.stdin) return error('--shard parts many drafts, and --stdin is one.', 'Leave out one of them.');
  for (const key of ['baseline', 'changed-since', 'cache-folder'] as const)
    if (values[key] === '') return error(`--${key} names nothing.`, `Write --${key} ${key === 'changed-since' ? 'REF' : 'FILE'}.`);
  return undefined;
}

const parse = (argv: readonly string[]) => parseArgs({args: [...argv], options: OPTIONS, allowPositionals: true, strict: true});

/** An option that does not exist, with what to do instead; the parser of Node says only that it is unknown. */
function firstUnknown(argv: readonly string[]): UsageError | undefined {
  const {tokens} = parseArgs({args: [...argv], options: OPTIONS, allowPositionals: true, strict: false, tokens: true});
  for (const token of tokens) {
    if (token.kind !== 'option' || token.name in OPTIONS) continue;
    const close = nearest(token.name, Object.keys(OPTIONS));
    return error(`There is no option ${token.rawName}.`, close ? `Did you mean --${close}?` : 'See clauseguard --help.');
  }
  return undefined;
}

function checkRulesArguments(rest: readonly string[]): UsageError | undefined {
  const command = rest[0] ?? 'list';
  if (PLANNED_RULES_COMMANDS.includes(command))
    return error(`The command rules ${command} is planned and not there yet.`, 'Use clauseguard rules list.');
  if (command !== 'list' || rest.length > 1) return error(`There is no command "rules ${rest.join(' ')}".`, 'Use clauseguard rules list.');
  return undefined;
}
