import {parseArgs} from 'node:util';
import {nearest} from '../core/pack/nearest.ts';
import type {Level} from '../core/pack/types.ts';

export type FailOn = Level | 'never';
export const FORMATS = ['text', 'json', 'sarif'] as const;
export type ReportFormat = (typeof FORMATS)[number];

/** Named in the plan of the command line, and refused until they do something. */
const PLANNED_OPTIONS = ['fix', 'fix-dry-run', 'baseline', 'update-baseline', 'changed-since', 'cache'];
const PLANNED_FORMATS = ['junit', 'github', 'gitlab', 'markdown', 'html'];
const PLANNED_COMMANDS = ['init'];
const PLANNED_RULES_COMMANDS = ['test', 'new', 'doc'];

export interface Command {
  readonly name: 'check' | 'rules' | 'explain' | 'help' | 'version';
  readonly arguments: readonly string[];
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
  help: {type: 'boolean', short: 'h'},
  version: {type: 'boolean', short: 'v'},
} as const;
const COMMANDS = ['check', 'rules', 'explain', 'help', 'version'] as const;
/** Options that mean something to a command besides `check`, which takes all. */
const SHARED = ['format', 'output', 'pack', 'no-config', 'help', 'version'];

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
  const formats = name === 'check' ? FORMATS : (['text', 'json'] as const);
  if (!isOneOf(format, formats))
    return error(
      PLANNED_FORMATS.includes(format) ? `The format ${format} is planned and not there yet.` : `${name} has no format "${format}".`,
      `Use one of ${formats.join(', ')}.`,
    );
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
  const foreign = Object.keys(values).find(key => !SHARED.includes(key));
  if (foreign && name !== 'check' && name !== 'help' && name !== 'version')
    return error(`--${foreign} means nothing to ${name}.`, 'Leave it out; it belongs to check.');
  const rest = positionals.slice(1);
  const refused =
    name === 'rules'
      ? checkRulesArguments(rest)
      : name === 'explain' && rest.length !== 1
        ? error('explain takes one rule.', 'Write clauseguard explain RULE; clauseguard rules list names them all.')
        : undefined;
  if (refused) return refused;
  if (values['stdin-filename'] !== undefined && !values.stdin) return error('--stdin-filename says what --stdin reads.', 'Add --stdin.');
  if (values.stdin && rest.length) return error(`--stdin reads one draft, and ${rest[0]} is another.`, 'Leave out the paths or --stdin.');
  if (values.output === '') return error('--output names no file.', 'Write --output FILE.');
  return {
    name,
    arguments: rest,
    format,
    output: values.output,
    failOn,
    maxWarnings: Number(maxWarnings),
    packs: values.pack ?? [],
    levels,
    stdin: values.stdin ?? false,
    stdinFilename: values['stdin-filename'],
    configuration: !values['no-config'],
    quiet: values.quiet ?? false,
  };
}

const parse = (argv: readonly string[]) => parseArgs({args: [...argv], options: OPTIONS, allowPositionals: true, strict: true});

/** An option that does not exist, with what to do instead; the parser of Node says only that it is unknown. */
function firstUnknown(argv: readonly string[]): UsageError | undefined {
  const {tokens} = parseArgs({args: [...argv], options: OPTIONS, allowPositionals: true, strict: false, tokens: true});
  for (const token of tokens) {
    if (token.kind !== 'option' || token.name in OPTIONS) continue;
    if (PLANNED_OPTIONS.includes(token.name)) return error(`The option ${token.rawName} is planned and not there yet.`, 'Leave it out.');
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

export const HELP = `Clauseguard checks draft anti-trafficking and migration policies: the words they use about people,
the safeguards they leave out, and the protections they take back.

  clauseguard check [files, folders or patterns ...]   check drafts (default: the configuration's include, else this folder)
  clauseguard rules list                               every rule with its level and title
  clauseguard explain RULE                             what a rule looks for, why, its sources and examples
  clauseguard lsp --stdio                              the language server, for editors

Drafts are Markdown (.md, .markdown) or plain text (.txt, .policy, .draft). Patterns: * ? ** {a,b}

Options of check
  --format text|json|sarif     how to report (default text)
  -o, --output FILE            write the report to FILE
  --fail-on LEVEL              exit 1 from this level up: error (default), warning, advice or never
  --max-warnings N             exit 1 when there are more than N warnings
  --rule ID=LEVEL              set a rule to error, warning, advice or off; may be given several times
  --pack FOLDER_OR_PACKAGE     use the rules of this pack as well; may be given several times
  --no-config                  read no clauseguard.yaml
  --stdin                      check the text that comes in
  --stdin-filename NAME        its name, which says the format and where the configuration is looked for
  -q, --quiet                  print only findings at or above the fail level (text)
  -h, --help                   -v, --version

Exit: 0 nothing at or above the fail level, 1 findings, 2 something named could not be used (the rest was still checked).
Nothing leaves this computer.
`;
