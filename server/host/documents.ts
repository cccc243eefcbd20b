import path from 'node:path';
import type {Format} from '../core/draft/types.ts';
import type {Problem} from '../core/span.ts';
import type {Configuration} from './configuration.ts';
import {findDrafts} from './findDrafts.ts';
import {formatOf} from './formats.ts';
import {compileGlob, isGlob} from './globs.ts';
import {isOutside, problem, shownFrom, slashes} from './problems.ts';

/** Files that are one draft: a law and its annexes. */
export interface JointFiles {
  /** Absolute paths in the order in which they are read, at least two. What is said of the draft as a whole stands with the first. */
  readonly files: readonly string[];
  /** Whether a file (absolute path) belongs to it that need not be there. */
  readonly wants: (file: string) => boolean;
}

type Named = Configuration['documents'][number][number];

interface Surroundings {
  readonly excludes: (file: string) => boolean;
  /** The configuration that holds for a file, '' for none. */
  readonly configurationOf: (file: string) => string;
  readonly report: (problem: Problem) => void;
}

/**
 * The drafts that `documents` puts together. A file that cannot be part of one is told and checked by itself: one that is not there, in another format, excluded, under another
 * configuration or part of another draft.
 */
export async function findDocuments({documents, folder, shown: own}: Configuration, around: Surroundings): Promise<JointFiles[]> {
  const {excludes, configurationOf, report} = around;
  const found: JointFiles[] = [];
  const taken = new Map<string, number>();
  for (const [number, entries] of documents.entries()) {
    const files: string[] = [];
    let format: Format | undefined;
    for (const entry of entries) {
      const refuse = (message: string, repair: string): void => report(problem(entry.path, message, repair, entry.line, entry.column));
      const {drafts, problems} = await findDrafts([entry.name], folder);
      for (const {message, repair} of problems) refuse(message, repair);
      for (const {file, named} of drafts) {
        const shown = shownFrom(folder, file);
        const other = taken.get(file);
        if (other === number) continue;
        if (excludes(file)) {
          if (named) refuse(`"documents" names ${shown}, and "exclude" leaves it out.`, 'Take it out of one of the two.');
        } else if (configurationOf(file) !== path.join(folder, path.basename(own)))
          refuse(
            `${shown} has a configuration of its own, ${shownFrom(folder, configurationOf(file))}.`,
            'Remove that one, or put the whole draft into its folder.',
          );
        else if (other !== undefined)
          refuse(`${shown} is part of two drafts: number ${other + 1} and number ${number + 1} of "documents".`, 'Leave it in one of them.');
        else if (format !== undefined && formatOf(file) !== format)
          refuse(
            `${shown} cannot be read as one draft with ${shownFrom(folder, files[0]!)}: they are in different formats.`,
            'Save both in one format; until then each is checked by itself.',
          );
        else {
          format ??= formatOf(file);
          taken.set(file, number);
          files.push(file);
        }
      }
    }
    if (files.length > 1) found.push({files, wants: file => wants(entries, folder, file)});
  }
  return found;
}

/** Whether a file (absolute path) would be part of the draft that `entries` name. */
export function wants(entries: readonly Named[], folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  if (isOutside(relative) || formatOf(file) === undefined) return false;
  return entries.some(({name}) => compileGlob(path.posix.normalize(slashes(name)), {folders: !isGlob(name)})!(slashes(relative)));
}
