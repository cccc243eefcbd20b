import path from 'node:path';
import {nameFrom, newFile} from '../../host/authoring.ts';
import {problem, shownFrom, slashes} from '../../host/problems.ts';
import {CONFIGURATION_FILE} from '../../host/settings.ts';
import {ExitCode} from '../exitCodes.ts';
import type {Command} from '../options.ts';
import {standardOutput} from '../output.ts';
import type {Surroundings} from '../surroundings.ts';
import {configurationTemplate, packTemplate, sourcesTemplate} from '../templates/configuration.ts';
import {plain} from '../terminal.ts';

/** A configuration that explains itself and, if a folder is named, a pack. Files that are there stay as they are. */
export async function initCommand(command: Command, {folder, problems}: Surroundings): Promise<number> {
  const output = standardOutput();
  const [asked] = command.arguments;
  const pack = asked === undefined ? undefined : path.resolve(folder, asked);
  const inside = pack === undefined ? undefined : shownFrom(folder, pack);
  const entry = inside === undefined || path.isAbsolute(inside) ? inside && slashes(inside) : `./${inside}`;
  const write = async (file: string, text: string): Promise<boolean> => {
    const result = await newFile(path.resolve(folder, file), shownFrom(folder, path.resolve(folder, file)), text);
    if (result === 'written') output.write(plain(`Wrote ${shownFrom(folder, path.resolve(folder, file))}\n`));
    else if (result !== 'there') problems.add(result);
    return result === 'written';
  };
  if (pack !== undefined) {
    const written = await write(path.join(pack, 'pack.yaml'), packTemplate(nameFrom(path.basename(pack))));
    if (!written && !problems.anyError)
      problems.add(problem(`${inside}/pack.yaml`, 'There is a pack in this folder already, which stays as it is.', 'Name another folder.'));
    if (!written) return ExitCode.unusable;
    await write(path.join(pack, 'sources.yaml'), sourcesTemplate);
  }
  const written = await write(CONFIGURATION_FILE, configurationTemplate(entry === undefined ? undefined : JSON.stringify(entry)));
  if (problems.anyError) return ExitCode.unusable;
  if (!written && entry !== undefined) output.write(plain(`${CONFIGURATION_FILE} is there already. Add to it:  packs: [${JSON.stringify(entry)}]\n`));
  else if (!written) {
    problems.add(problem(CONFIGURATION_FILE, 'There is a configuration already, which stays as it is.', 'Edit it, or remove it first.'));
    return ExitCode.unusable;
  }
  output.write(
    plain(
      pack === undefined ? 'Next: clauseguard check\n' : `Next: clauseguard rules new language a-name --pack ${inside}, and clauseguard rules test\n`,
    ),
  );
  return ExitCode.clean;
}
