import path from 'node:path';
import {problem, reasonOf, shownFrom, slashes} from '../host/problems.ts';
import {fileOutput, type Output, standardOutput} from './output.ts';
import type {Surroundings} from './surroundings.ts';

/** Where a report cannot go where it should, it goes to standard output rather than nowhere. `files`: what was read and must not be overwritten. */
export function openOutput(output: string | undefined, {folder, problems}: Surroundings, files: readonly string[]): Output {
  if (output === undefined) return standardOutput();
  const file = path.resolve(folder, output);
  if (files.includes(file)) {
    const message = `The report would overwrite the draft ${shownFrom(folder, file)}.`;
    problems.add(problem(slashes(output), message, 'Give --output another file.'));
    return standardOutput();
  }
  try {
    return fileOutput(file);
  } catch (error) {
    problems.add(notWritten(output, error));
    return standardOutput();
  }
}

export function closeOutput(opened: Output, output: string | undefined, {problems}: Surroundings): void {
  try {
    opened.close();
  } catch (error) {
    problems.add(notWritten(output!, error));
  }
}

const notWritten = (file: string, error: unknown) =>
  problem(slashes(file), `Cannot write ${slashes(file)}: ${reasonOf(error)}.`, 'Give --output a file that can be written.');
