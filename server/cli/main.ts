import path from 'node:path';
import process from 'node:process';
import {cacheFolder} from '../host/cacheFolder.ts';
import {packCache} from '../host/packCache.ts';
import {BrokenInstallation} from '../host/packs.ts';
import {type Given, SettingsReader} from '../host/settings.ts';
import {checkCommand} from './commands/check.ts';
import {explainCommand} from './commands/explain.ts';
import {initCommand} from './commands/init.ts';
import {lspCommand} from './commands/lsp.ts';
import {mergeCommand} from './commands/merge.ts';
import {docCommand} from './commands/rules/doc.ts';
import {listCommand} from './commands/rules/list.ts';
import {newCommand} from './commands/rules/new.ts';
import {pinCommand} from './commands/rules/pin.ts';
import {testCommand} from './commands/rules/test.ts';
import {ExitCode} from './exitCodes.ts';
import {HELP} from './help.ts';
import {parseCommand} from './options.ts';
import {Problems} from './problems.ts';
import type {Surroundings} from './surroundings.ts';

declare const CLAUSEGUARD_VERSION: string;

/** Commands about the sources of packs. */
const AUTHORS: readonly string[] = ['init', 'rules new', 'rules test', 'rules pin', 'rules doc'];

async function main(argv: readonly string[]): Promise<number> {
  // Its options are the server's, and it reads no drafts itself.
  if (argv[0] === 'lsp') return lspCommand(argv.slice(1));
  const command = parseCommand(argv);
  if ('message' in command) {
    process.stderr.write(`clauseguard: ${command.message}\n  ${command.repair}\n`);
    return ExitCode.unusable;
  }
  const version = CLAUSEGUARD_VERSION;
  if (command.name === 'help' || command.name === 'version') {
    process.stdout.write(command.name === 'help' ? HELP : `${version}\n`);
    return ExitCode.clean;
  }
  const folder = process.cwd();
  const problems = new Problems();
  const given: Given = {
    folder,
    // `rules new` names the pack that it writes to, which need not be usable yet.
    packs: command.name === 'rules new' ? [] : command.packs,
    levels: command.levels,
    configuration: command.configuration,
    // Those who write a pack want it compiled from what they wrote.
    cache: AUTHORS.includes(command.name)
      ? undefined
      : packCache(command.cacheFolder === undefined ? cacheFolder() : path.resolve(folder, command.cacheFolder)),
    report: problems.add,
  };
  const surroundings: Surroundings = {folder, version, given, settings: new SettingsReader(given), problems};
  switch (command.name) {
    case 'check':
      return leave(await checkCommand(command, surroundings));
    case 'merge':
      return mergeCommand(command, surroundings);
    case 'explain':
      return explainCommand(command, surroundings);
    case 'init':
      return initCommand(command, surroundings);
    case 'rules list':
      return listCommand(command, surroundings);
    case 'rules test':
      return testCommand(command, surroundings);
    case 'rules pin':
      return pinCommand(command, surroundings);
    case 'rules doc':
      return docCommand(command, surroundings);
    case 'rules new':
      return newCommand(command, surroundings);
  }
}

/**
 * Ends the process without taking down the heap object by object, which takes Node some 10 ms: a tenth of a one-page check. What failed in writing is told
 * before; where a report is still on its way to a pipe, the process ends by itself once it has arrived.
 */
function leave(code: number): number {
  setImmediate(() => {
    if (process.stdout.writableLength === 0 && process.stderr.writableLength === 0) process.exit();
  });
  return code;
}

main(process.argv.slice(2)).then(
  code => {
    // Not process.exit: a report on its way to a pipe must arrive.
    process.exitCode = code;
  },
  (error: unknown) => {
    process.exitCode = ExitCode.unusable;
    if (error instanceof BrokenInstallation) return void process.stderr.write(`clauseguard: ${error.message}\n  ${error.repair}\n`);
    process.stderr.write(
      `clauseguard: This should not have happened. Please report it with these lines and the draft, if you may share it.\n${(error as Error)?.stack ?? error}\n`,
    );
  },
);
