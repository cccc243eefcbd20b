import path from 'node:path';
import {describePack} from '../../../host/packs.ts';
import {problem, shownFrom} from '../../../host/problems.ts';
import {ExitCode} from '../../exitCodes.ts';
import type {Command} from '../../options.ts';
import {standardOutput} from '../../output.ts';
import type {Surroundings} from '../../surroundings.ts';
import {plain} from '../../terminal.ts';
import {ownPackFolders} from './packFolders.ts';

/** What the packs are now, as lines for clauseguard.yaml: from then on another version or another content is an error. */
export async function pinCommand(command: Command, surroundings: Surroundings): Promise<number> {
  const {folder, problems} = surroundings;
  const folders = await ownPackFolders(command.arguments[0], surroundings);
  const rows: string[] = [];
  for (const one of folders) {
    const shown = shownFrom(folder, one);
    const {about, hash, problems: unread} = await describePack(one, shown);
    unread.forEach(problems.add);
    if (!about) {
      problems.add(problem(`${shown}/pack.yaml`, 'What this pack is cannot be read.', `clauseguard rules test ${shown} says why.`));
      continue;
    }
    const installed = shown.split('node_modules/').at(-1)!;
    const name = installed === shown && !path.isAbsolute(shown) ? `./${shown}` : installed;
    rows.push(`  # ${[about.name, about.language, about.licence, about.jurisdiction].filter(Boolean).join(', ')}`);
    rows.push(`  - {name: ${JSON.stringify(name)}, version: ${JSON.stringify(about.version)}, hash: ${hash}}`);
  }
  if (rows.length) standardOutput().write(plain(`packs:\n${rows.join('\n')}\n`));
  return problems.anyError ? ExitCode.unusable : ExitCode.clean;
}
