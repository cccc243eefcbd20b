import fs from 'node:fs';
import path from 'node:path';
import type {Problem} from '../core/span.ts';
import {stat} from './files.ts';
import {EXTENSIONS, formatOf} from './formats.ts';
import {compileGlob, isGlob, staticPrefix} from './globs.ts';
import {problem, reasonOf, shownFrom, slashes} from './problems.ts';
import {unsupported} from './readDraft.ts';
import {isLikelyDraft} from './recognise.ts';

/** A draft to check. */
export interface Found {
  /** Absolute path. */
  readonly file: string;
  /** The path for people and reports: as given, or relative to the folder the search started from; forward slashes. */
  readonly shown: string;
  /** Whether somebody named this very file, rather than a folder or a pattern. */
  readonly named: boolean;
}

/** Folders that hold no drafts of the user's own. Folders whose name starts with a dot are passed over as well, unless they are named. */
const SKIPPED = new Set(['node_modules', '.git']);

/**
 * The drafts that `inputs` (files, folders and patterns, relative to `base`) stand for, each once, sorted by path.
 * A folder or a pattern finds files of a supported extension only. An input that finds nothing is a problem.
 */
export async function findDrafts(inputs: readonly string[], base: string): Promise<{drafts: Found[]; problems: Problem[]}> {
  const found = new Map<string, Found>();
  const problems: Problem[] = [];
  const add = (draft: Found): void => {
    const before = found.get(draft.file);
    if (!before || (draft.named && !before.named)) found.set(draft.file, draft);
  };
  for (const input of inputs) {
    const target = path.resolve(base, input);
    const shown = path.posix.normalize(slashes(input));
    const about = await stat(target).catch((error: unknown) => error as NodeJS.ErrnoException);
    if (!(about instanceof Error)) {
      if (about.isDirectory()) {
        const before = problems.length;
        const files = await walk(target, problems, base);
        for (const file of files) add({file, shown: join(shown, slashes(path.relative(target, file))), named: false});
        if (!files.length && problems.length === before)
          problems.push(problem(shown, `Nothing to check in ${shown}: no file in it is a draft.`, `Drafts end in ${EXTENSIONS.join(', ')}.`));
      } else if (formatOf(target)) add({file: target, shown, named: true});
      else problems.push(unsupported(shown));
    } else if (isGlob(input)) {
      const matches = compileGlob(slashes(target));
      if (!matches) {
        problems.push(problem(shown, `The pattern ${shown} has too many braces or stars.`, 'Use a simpler pattern, or several.'));
        continue;
      }
      const root = path.resolve(base, staticPrefix(slashes(input)));
      const files = (await walk(root, problems, base)).filter(file => matches(slashes(file)));
      for (const file of files) add({file, shown: path.isAbsolute(input) ? slashes(file) : slashes(path.relative(base, file)), named: false});
      if (!files.length)
        problems.push(
          problem(shown, `The pattern ${shown} matches no draft.`, `Searched ${shownFrom(base, root)}. Drafts end in ${EXTENSIONS.join(', ')}.`),
        );
    } else problems.push(problem(shown, `Cannot check ${shown}: ${reasonOf(about)}.`, 'Correct the path.'));
  }
  const drafts = [...found.values()].sort((a, b) => (a.shown < b.shown ? -1 : a.shown > b.shown ? 1 : 0));
  return {drafts, problems};
}

const join = (folder: string, rest: string): string => (folder === '.' ? rest : folder.endsWith('/') ? folder + rest : `${folder}/${rest}`);

/** Files of a supported extension below `root`. A linked folder is followed once, and never back into what is walked anyway. */
async function walk(root: string, problems: Problem[], base: string): Promise<string[]> {
  const files: string[] = [];
  const walked = [await fs.promises.realpath(root).catch(() => root)];
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const entries = await fs.promises.readdir(folder, {withFileTypes: true}).catch((error: unknown) => {
      // A pattern may start in a folder that is not there; then it matches nothing, and that is said.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || folder !== root) {
        const shown = shownFrom(base, folder);
        problems.push(problem(shown, `Cannot search ${shown}: ${reasonOf(error)}.`, 'Correct the permissions of the folder, or leave it out.'));
      }
      return [];
    });
    for (const entry of entries) {
      const target = path.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!SKIPPED.has(entry.name) && !entry.name.startsWith('.')) folders.push(target);
      } else if (entry.isSymbolicLink()) {
        const real = await fs.promises.realpath(target).catch(() => undefined);
        const about = real === undefined ? undefined : await stat(real).catch(() => undefined);
        if (real !== undefined && about?.isDirectory()) {
          if (SKIPPED.has(entry.name) || walked.some(folder => lies(real, folder) || lies(folder, real))) continue;
          walked.push(real);
          folders.push(target);
        } else if (await isLikelyDraft(target)) files.push(target);
      } else if (await isLikelyDraft(target)) files.push(target);
    }
  }
  return files;
}

const lies = (file: string, folder: string): boolean => file === folder || file.startsWith(folder + path.sep);
