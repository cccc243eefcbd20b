import fs from 'node:fs';
import path from 'node:path';
import {KINDS} from '../../../core/pack/shapes.ts';
import {problem, reasonOf, shownFrom, slashes} from '../../../host/problems.ts';
import {ExitCode} from '../../exitCodes.ts';
import type {Command} from '../../options.ts';
import {standardOutput} from '../../output.ts';
import {plural} from '../../plural.ts';
import {siteOf} from '../../site/index.ts';
import {GENERATOR} from '../../site/page.ts';
import type {Surroundings} from '../../surroundings.ts';
import {plain} from '../../terminal.ts';
import {ownPackFolders} from './packFolders.ts';

/** Pages about the rules of one pack or, where none is named, about all that are in force here. */
export async function docCommand(command: Command, surroundings: Surroundings): Promise<number> {
  const {folder, settings, problems, version} = surroundings;
  const [asked] = command.arguments;
  const target = path.resolve(folder, command.output!);
  const shown = shownFrom(folder, target);
  const refusal = await whyNotInto(target);
  if (refusal) {
    problems.add(problem(shown, refusal, 'Name a new folder, or one that rules doc has made.'));
    return ExitCode.unusable;
  }
  let pages: Map<string, string>;
  if (asked === undefined) {
    const {pack, options} = await settings.settingsIn(folder);
    pages = siteOf(pack.rules, pack, options, `${pack.name} ${pack.version} · Clauseguard ${version}`);
  } else {
    const [one] = await ownPackFolders(asked, surroundings);
    if (one === undefined) return ExitCode.unusable;
    const {pack, own} = await settings.ownPack(one, folder);
    pages = siteOf(own, pack, {}, `${pack.name.split('+').at(-1)} ${pack.version.split('+').at(-1)} · Clauseguard ${version}`);
  }
  try {
    await write(pages, target);
  } catch (error) {
    problems.add(problem(shown, `Cannot write the pages: ${reasonOf(error)}.`, 'Choose another folder, or correct its permissions.'));
    return ExitCode.unusable;
  }
  standardOutput().write(plain(`Wrote ${plural(pages.size, 'page')}: ${shown}/index.html\n`));
  return problems.anyError ? ExitCode.unusable : ExitCode.clean;
}

/** Nothing that somebody else wrote is written over. */
async function whyNotInto(target: string): Promise<string | undefined> {
  try {
    const names = await fs.promises.readdir(target);
    if (!names.length) return undefined;
    const index = await fs.promises.readFile(path.join(target, 'index.html'), 'utf8').catch(() => '');
    return index.includes(`content="${GENERATOR}"`) ? undefined : 'The folder holds other files.';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? undefined : `Cannot write there: ${reasonOf(error)}.`;
  }
}

/** Pages of rules that are no more are taken away. */
async function write(pages: ReadonlyMap<string, string>, target: string): Promise<void> {
  for (const kind of KINDS)
    for (const entry of await fs.promises.readdir(path.join(target, kind), {withFileTypes: true, recursive: true}).catch(() => [])) {
      const file = path.join(entry.parentPath, entry.name);
      if (entry.isFile() && entry.name.endsWith('.html') && !pages.has(slashes(path.relative(target, file)))) await fs.promises.rm(file);
    }
  for (const folder of new Set([...pages.keys()].map(name => path.dirname(name))))
    await fs.promises.mkdir(path.join(target, folder), {recursive: true});
  for (const [name, text] of pages) await fs.promises.writeFile(path.join(target, name), text);
}
