import {parseArgs} from 'node:util';

export interface Options {
  readonly quick: boolean;
  readonly only: readonly string[];
  readonly input?: string;
  readonly build: boolean;
  readonly profile?: string;
}

const HELP = `npm run bench -- [options]
  --quick         smaller drafts and fewer rounds: a few minutes
  --only NAME     one measurement (several times: several): NAMES
  --input FILE    measure on this text in place of generated ones (rivals, stages, rules, start-up)
  --no-build      measure dist/ as it is
  --profile DIR   write V8 CPU profiles of the engine's jobs to DIR
`;

/** Ends the process on --help and on options that do not exist. */
export function readOptions(names: readonly string[]): Options {
  const help = HELP.replace('NAMES', names.join(', '));
  try {
    const {values} = parseArgs({
      options: {
        quick: {type: 'boolean', default: false},
        only: {type: 'string', multiple: true, default: []},
        input: {type: 'string'},
        'no-build': {type: 'boolean', default: false},
        profile: {type: 'string'},
        help: {type: 'boolean', default: false},
      },
    });
    const unknown = values.only.find(name => !names.includes(name));
    if (unknown) throw new Error(`There is no measurement "${unknown}".`);
    if (!values.help) return {quick: values.quick, only: values.only, input: values.input, build: !values['no-build'], profile: values.profile};
    process.stdout.write(help);
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${help}`);
    process.exit(2);
  }
}
