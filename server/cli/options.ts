import {parseArgs} from 'node:util';
import {nearest} from '../core/pack/nearest.ts';
import type {Level} from '../core/pack/types.ts';
import {COMMANDS, type CommandName, type ReportFormat, RULES_COMMANDS, shapeOf} from './options/commands.ts';
import {badValue, isOneOf, levelsOf, OPTIONS, parse, shardOf, type UsageError, usage} from './options/values.ts';
import type {Shard} from './reporters/types.ts';

export {FORMATS, type ReportFormat} from './options/commands.ts';
export type {UsageError} from './options/values.ts';
export type FailOn = Level | 'never';

export interface Command {
  readonly name: CommandName;
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
  /** What a new rule looks for; undefined: what most rules of its kind do. */
  readonly shape?: string;
  /** Whether examples are tried again after every change. */
  readonly watch: boolean;
}

export function parseCommand(argv: readonly string[]): Command | UsageError {
  const unknown = firstUnknown(argv);
  if (unknown) return unknown;
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(argv);
  } catch (failure) {
    return usage((failure as Error).message.split('. ')[0]!.replace(/\.?$/, '.'), 'See clauseguard --help.');
  }
  const {values, positionals} = parsed;
  const named = nameOf(values.help ? ['help'] : values.version ? ['version'] : positionals);
  if ('message' in named) return named;
  const {name, rest} = named;
  const shape = shapeOf(name);
  const foreign = Object.keys(values).find(key => key !== 'help' && key !== 'version' && !isOneOf(key, shape.options));
  if (foreign) {
    const owners = (Object.keys(COMMANDS) as CommandName[]).filter(other => other !== 'help' && other !== 'version');
    const owner = owners.find(other => isOneOf(foreign, shapeOf(other).options))!;
    return usage(`--${foreign} means nothing to ${name}.`, `Leave it out; it belongs to ${owner}.`);
  }
  const format = values.format ?? 'text';
  if (values.format !== undefined && shape.formats && !isOneOf(format, shape.formats))
    return usage(`${name} has no format "${format}".`, `Use one of ${shape.formats.join(', ')}.`);
  const refused = badValue(values) ?? shape.refuses?.(rest, values);
  if (refused) return refused;
  const levels = levelsOf(values.rule ?? []);
  if ('message' in levels) return levels;
  const shard = values.shard === undefined ? undefined : shardOf(values.shard);
  if (shard && 'message' in shard) return shard;
  return {
    name,
    arguments: rest,
    format: format as ReportFormat,
    output: values.output,
    failOn: (values['fail-on'] ?? 'error') as FailOn,
    maxWarnings: Number(values['max-warnings'] ?? 'Infinity'),
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
    shape: values.shape,
    watch: values.watch ?? false,
  };
}

/** The command that the arguments begin with, and what follows it. */
function nameOf([first = 'help', ...rest]: readonly string[]): {name: CommandName; rest: readonly string[]} | UsageError {
  if (first === 'rules') {
    const [second = 'list', ...others] = rest;
    if (isOneOf(second, RULES_COMMANDS)) return {name: `rules ${second}` as CommandName, rest: others};
    const close = nearest(second, RULES_COMMANDS);
    return usage(
      `There is no command "rules ${rest.join(' ')}".`,
      close ? `Did you mean clauseguard rules ${close}?` : `Use clauseguard rules ${RULES_COMMANDS.join(', ')}.`,
    );
  }
  const names = Object.keys(COMMANDS) as CommandName[];
  if (isOneOf(first, names)) return {name: first, rest};
  const close = nearest(first, [...names, 'rules']);
  return usage(`There is no command "${first}".`, close ? `Did you mean ${close}?` : `To check a draft: clauseguard check ${first}`);
}

/** An option that does not exist, with what to do instead; the parser of Node says only that it is unknown. */
function firstUnknown(argv: readonly string[]): UsageError | undefined {
  const {tokens} = parseArgs({args: [...argv], options: OPTIONS, allowPositionals: true, strict: false, tokens: true});
  for (const token of tokens) {
    if (token.kind !== 'option' || token.name in OPTIONS) continue;
    const close = nearest(token.name, Object.keys(OPTIONS));
    return usage(`There is no option ${token.rawName}.`, close ? `Did you mean --${close}?` : 'See clauseguard --help.');
  }
  return undefined;
}
