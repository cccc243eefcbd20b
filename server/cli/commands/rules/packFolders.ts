import {isPack} from '../../../host/authoring.ts';
import {findPack} from '../../../host/packs.ts';
import {problem, shownFrom} from '../../../host/problems.ts';
import type {Surroundings} from '../../surroundings.ts';

/**
 * The packs that somebody here works on: the one that is named, else the folder in which the command was given if it is one, else those of the configuration.
 * None: after a problem that says so.
 */
export async function ownPackFolders(named: string | undefined, {folder, settings, problems}: Surroundings): Promise<readonly string[]> {
  if (named !== undefined) {
    const found = await findPack(named, folder, {path: named, line: 1, column: 1});
    if (typeof found !== 'string') problems.add(found);
    else if (await isPack(found)) return [found];
    else problems.add(problem(named, `There is no pack.yaml in ${shownFrom(folder, found)}.`, `Make a pack of it with clauseguard init ${named}.`));
    return [];
  }
  if (await isPack(folder)) return [folder];
  const packFolders = (await settings.packPlaces(folder)).map(one => one.folder);
  if (!packFolders.length && !problems.anyError)
    problems.add(
      problem('.', 'There is no pack here, and no configuration names one.', 'Make one with clauseguard init our-rules, or name its folder.'),
    );
  return packFolders;
}
