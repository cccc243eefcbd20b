import {suggest} from '../../core/pack/nearest.ts';
import {KINDS, SHAPES} from '../../core/pack/shapes.ts';
import {isOneOf, OPTIONS, type OptionName, type UsageError, usage, type Values} from './values.ts';

export const FORMATS = ['text', 'json', 'sarif', 'junit', 'github', 'gitlab', 'markdown', 'html'] as const;
export type ReportFormat = (typeof FORMATS)[number];

/** What a command takes. */
interface CommandShape {
  /** Besides --help and --version. */
  readonly options: readonly OptionName[];
  /** None: it has one way to answer. */
  readonly formats?: readonly ReportFormat[];
  /** What is wrong with its arguments and with its options taken together. */
  readonly refuses?: (rest: readonly string[], values: Values) => UsageError | undefined;
}

const TEXT_OR_JSON = ['text', 'json'] as const;
const none =
  (name: string) =>
  (rest: readonly string[]): UsageError | undefined =>
    rest.length ? usage(`${name} takes no ${rest[0]}.`, `Write clauseguard ${name}.`) : undefined;
const atMostOne =
  (name: string, what: string) =>
  (rest: readonly string[]): UsageError | undefined =>
    rest.length > 1 ? usage(`${name} takes one ${what}, and ${rest[1]} is another.`, 'Give one at a time.') : undefined;

export const COMMANDS = {
  check: {
    options: (Object.keys(OPTIONS) as OptionName[]).filter(name => name !== 'shape' && name !== 'watch'),
    formats: FORMATS,
    refuses: refuseCheck,
  },
  merge: {
    options: ['format', 'output', 'fail-on', 'max-warnings'],
    formats: FORMATS.filter(format => format !== 'text'),
    refuses: rest => (rest.length ? undefined : usage('merge takes reports.', 'Write clauseguard merge part-1.json part-2.json.')),
  },
  explain: {
    options: ['format', 'pack', 'no-config'],
    formats: TEXT_OR_JSON,
    refuses: rest =>
      rest.length === 1 ? undefined : usage('explain takes one rule.', 'Write clauseguard explain RULE; clauseguard rules list names them all.'),
  },
  init: {options: [], refuses: atMostOne('init', 'folder for a pack')},
  'rules list': {options: ['format', 'pack', 'no-config'], formats: TEXT_OR_JSON, refuses: none('rules list')},
  'rules test': {options: ['format', 'no-config', 'watch'], formats: TEXT_OR_JSON, refuses: atMostOne('rules test', 'pack')},
  'rules doc': {options: ['output', 'no-config'], refuses: refuseDoc},
  'rules pin': {options: ['no-config'], refuses: atMostOne('rules pin', 'pack')},
  'rules new': {options: ['pack', 'shape', 'no-config'], refuses: refuseNew},
  help: {options: Object.keys(OPTIONS) as OptionName[]},
  version: {options: Object.keys(OPTIONS) as OptionName[]},
} satisfies {readonly [name: string]: CommandShape};
export type CommandName = keyof typeof COMMANDS;
export const RULES_COMMANDS = Object.keys(COMMANDS).flatMap(name => (name.startsWith('rules ') ? [name.slice('rules '.length)] : []));

export const shapeOf = (name: CommandName): CommandShape => COMMANDS[name];

/** Options that contradict each other, or that mean nothing alone. */
function refuseCheck(rest: readonly string[], values: Values): UsageError | undefined {
  if (values.fix && values.stdin) return usage('--fix writes files, and --stdin is none.', 'Use --fix-dry-run, or name the file.');
  if (values['fix-dry-run'] && values.format !== undefined && values.format !== 'text')
    return usage('--fix-dry-run shows a diff in place of a report.', 'Leave out --format, or check without --fix-dry-run.');
  if (values['update-baseline'] && values.baseline === undefined)
    return usage('--update-baseline needs the file.', 'Write --baseline FILE --update-baseline.');
  for (const other of ['shard', 'stdin', 'changed-since', 'fix-dry-run'] as const)
    if (values['update-baseline'] && values[other] !== undefined)
      return usage(`--update-baseline does not go with --${other}: a baseline is made of whole drafts as they are.`, `Leave out --${other}.`);
  if (values.shard !== undefined && values.stdin) return usage('--shard parts many drafts, and --stdin is one.', 'Leave out one of them.');
  if (values['stdin-filename'] !== undefined && !values.stdin) return usage('--stdin-filename says what --stdin reads.', 'Add --stdin.');
  if (values.stdin && rest.length) return usage(`--stdin reads one draft, and ${rest[0]} is another.`, 'Leave out the paths or --stdin.');
  if (values['review-copies'] !== undefined && values.stdin) return usage('--review-copies needs files, and --stdin reads none.', 'Name the draft.');
  return undefined;
}

function refuseDoc(rest: readonly string[], {output}: Values): UsageError | undefined {
  if (output === undefined) return usage('rules doc writes a folder of pages.', 'Write clauseguard rules doc --output site.');
  return atMostOne('rules doc', 'pack')(rest);
}

/** Shapes that a person can write; `check` names what is programmed here. */
const AUTHORED = ['avoid', 'finds', 'needs', 'table'] as const;
const NEW_KINDS = [...KINDS, 'concept', 'clause'] as const;

function refuseNew([kind, name, other]: readonly string[], {shape, pack}: Values): UsageError | undefined {
  const example = 'Write clauseguard rules new safeguard interpreters-in-interviews.';
  if (kind === undefined) return usage('rules new takes a kind and a name.', example);
  if (!isOneOf(kind, NEW_KINDS)) return usage(`There is no kind "${kind}".`, suggest(kind, NEW_KINDS) || `Use one of ${NEW_KINDS.join(', ')}.`);
  if (name === undefined || other !== undefined) return usage('rules new takes a kind and a name.', example);
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name) || name.length > 100)
    return usage(`"${name}" cannot be a name.`, 'Use lower-case letters and digits joined by hyphens, such as interpreters-in-interviews.');
  if ((pack?.length ?? 0) > 1) return usage('A rule goes into one pack.', 'Give --pack once.');
  if (shape === undefined) return undefined;
  if (!isOneOf(kind, KINDS)) return usage(`A ${kind} has no shape.`, 'Leave out --shape.');
  const shapes = SHAPES[kind].filter(one => isOneOf(one, AUTHORED));
  return isOneOf(shape, shapes) ? undefined : usage(`A rule in ${kind}/ cannot have the shape "${shape}".`, `Use one of ${shapes.join(', ')}.`);
}
