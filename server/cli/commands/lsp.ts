import fs from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';
import process from 'node:process';
import {ExitCode} from '../exitCodes.ts';

/** How an editor may ask to talk; the server itself reads these from the arguments. */
const OPTIONS = /^--(?:stdio|node-ipc|(?:socket|pipe|clientProcessId)(?:=.+)?)$|^\d+$/;

/**
 * Runs the language server in this process until the editor ends it. The command line does not know the server: it starts the bundle beside
 * its own, as an editor would.
 */
export function lspCommand(args: readonly string[]): number {
  const unknown = args.find(one => !OPTIONS.test(one));
  const here = import.meta.dirname;
  const server = [path.join(here, 'server.cjs'), path.join(here, '../../../dist/server.cjs')].find(one => fs.existsSync(one));
  if (unknown !== undefined || !server) {
    process.stderr.write(
      unknown === undefined
        ? 'clauseguard: The language server is missing.\n  Install Clauseguard again, or run npm run build in a clone.\n'
        : `clauseguard: lsp has no option ${unknown}.\n  Write clauseguard lsp --stdio.\n`,
    );
    return ExitCode.unusable;
  }
  if (!args.length) process.argv.push('--stdio');
  createRequire(server)(server);
  return ExitCode.clean;
}
