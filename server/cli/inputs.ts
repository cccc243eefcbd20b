import path from 'node:path';
import process from 'node:process';
import type {Problem} from '../core/span.ts';
import {nodeCrypto} from '../host/builtins.ts';
import type {DraftText} from '../host/draftText.ts';
import {type Found, findDrafts} from '../host/findDrafts.ts';
import {problem, slashes} from '../host/problems.ts';
import {readDraft, readStream} from '../host/readDraft.ts';
import type {SettingsReader} from '../host/settings.ts';
import type {Command} from './options.ts';
import type {Shard} from './reporters/types.ts';
import type {Surroundings} from './surroundings.ts';

/** A draft to check, from a file or from standard input. */
export interface Input {
  /** Absolute path, which says where the configuration is looked for. */
  readonly file: string;
  readonly shown: string;
  readonly named: boolean;
  readonly read: () => Promise<DraftText | Problem>;
}

export interface Inputs {
  readonly list: readonly Input[];
  /** The folder that relative paths of drafts start from. */
  readonly base: string;
}

/** What the arguments name, else what the configuration includes, seen from its folder, else this folder; of these the ones of the shard. */
export async function inputsOf(command: Command, {folder, settings, problems}: Surroundings): Promise<Inputs> {
  if (command.stdin) return {list: [standardInput(command, folder)], base: folder};
  const {configuration} = command.arguments.length ? {} : await settings.settingsIn(folder);
  const base = configuration?.folder ?? folder;
  const found = await findDrafts(command.arguments.length ? command.arguments : (configuration?.include ?? ['.']), base);
  found.problems.forEach(problems.add);
  const whole = await withJoint(found.drafts, settings);
  const {shard} = command;
  const drafts = shard ? whole.filter(draft => isIn(shard, draft.home)) : whole;
  return {list: drafts.map(draft => ({...draft, read: () => readDraft(draft.file, draft.shown)})), base};
}

/** Whoever names one file of a draft gets all of it. `home`: the path that stands for the draft. */
async function withJoint(found: readonly Found[], settings: SettingsReader): Promise<(Found & {readonly home: string})[]> {
  const list: (Found & {readonly home: string})[] = [];
  const listed = new Set(found.map(draft => draft.file));
  for (const draft of found) {
    const files = (await settings.settingsFor(draft.file)).jointFor(draft.file)?.files;
    const home = files ? shownBeside(draft, files[0]!) : draft.shown;
    list.push({...draft, home});
    for (const file of files ?? [])
      if (!listed.has(file)) {
        listed.add(file);
        list.push({file, shown: shownBeside(draft, file), named: draft.named, home});
      }
  }
  return list.length === found.length ? list : list.sort((a, b) => (a.shown < b.shown ? -1 : 1));
}

/** The path for people of a file that is one draft with `beside`. */
export const shownBeside = ({file, shown}: Pick<Input, 'file' | 'shown'>, other: string): string =>
  path.posix.join(path.posix.dirname(shown), slashes(path.relative(path.dirname(file), other)));

/** A draft belongs to the same shard wherever the run takes place, whatever other drafts there are: only its path decides. */
export const isIn = ({index, of}: Shard, shown: string): boolean =>
  nodeCrypto().createHash('sha256').update(shown).digest().readUInt32BE(0) % of === index - 1;

function standardInput({stdinFilename}: Command, folder: string): Input {
  const name = stdinFilename ?? 'stdin.md';
  const shown = stdinFilename === undefined ? '<stdin>' : slashes(name);
  return {file: path.resolve(folder, name), shown, named: true, read: () => readStream(process.stdin, name, shown)};
}

export const excluded = ({shown}: Input, configuration = 'the configuration'): Problem => ({
  ...problem(shown, `${shown} was not checked: ${configuration} excludes it.`, 'Take it out of exclude to have it checked.'),
  level: 'warning',
});
