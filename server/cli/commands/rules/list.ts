import process from 'node:process';
import {levelOf} from '../../../core/judge/level.ts';
import {ExitCode} from '../../exitCodes.ts';
import type {Command} from '../../options.ts';
import {standardOutput} from '../../output.ts';
import type {Surroundings} from '../../surroundings.ts';
import {painter, plain} from '../../terminal.ts';

/** Every rule of the loaded packs, with the level it has here. */
export async function listCommand(command: Command, {folder, settings, problems}: Surroundings): Promise<number> {
  const {pack, options} = await settings.settingsIn(folder);
  const output = standardOutput();
  const rows = pack.rules.map(rule => ({
    id: rule.id,
    kind: rule.kind,
    level: levelOf(rule, options),
    title: rule.title,
    covers: rule.covers,
    ...(rule.profile && {profile: rule.profile}),
  }));
  if (command.format === 'json') output.write(`${JSON.stringify(rows)}\n`);
  else {
    const paint = painter(output.isTerminal, process.env);
    const width = Math.max(...rows.map(row => row.id.length));
    for (const row of rows) {
      const level = row.level.padEnd(7);
      output.write(
        `${plain(row.id).padEnd(width)}  ${row.level === 'off' ? paint('dim', level) : paint(row.level, level)}  ${plain(row.title)}${row.profile ? paint('dim', ' (strict profile)') : ''}\n`,
      );
    }
  }
  return problems.anyError ? ExitCode.unusable : ExitCode.clean;
}
