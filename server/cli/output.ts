import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {ExitCode} from './exitCodes.ts';

/** Where a report goes. */
export interface Output {
  readonly isTerminal: boolean;
  readonly columns: number;
  write(text: string): void;
  /** Throws the error of the file system when the report could not be kept whole. */
  close(): void;
}

const COLUMNS = 100;

/** Standard output. A reader that stops reading (`| head`) ends the writing, not the check. */
export function standardOutput(): Output {
  let open = true;
  process.stdout.on('error', error => {
    open = false;
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') return;
    process.stderr.write(`clauseguard: Cannot write to standard output: ${error.message}\n`);
    process.exit(ExitCode.unusable);
  });
  return {
    isTerminal: process.stdout.isTTY === true,
    columns: Math.max(60, Math.min(process.stdout.columns ?? COLUMNS, 140)),
    write: text => {
      if (open) process.stdout.write(text);
    },
    close: () => {},
  };
}

/** A file, with its folders; a file that is there is replaced only when the report is complete. Throws the error of the file system. */
export function fileOutput(file: string): Output {
  fs.mkdirSync(path.dirname(file), {recursive: true});
  const stat = fs.statSync(file, {throwIfNoEntry: false});
  if (stat?.isDirectory()) throw Object.assign(new Error('a folder'), {code: 'EISDIR'});
  // A device or a pipe is written to and never replaced.
  const target = stat && !stat.isFile() ? file : `${file}.partial-${process.pid}`;
  const handle = fs.openSync(target, 'w');
  let failure: unknown;
  return {
    isTerminal: false,
    columns: COLUMNS,
    write: text => {
      try {
        if (!failure) fs.writeFileSync(handle, text);
      } catch (error) {
        failure = error;
      }
    },
    close: () => {
      fs.closeSync(handle);
      if (failure && target !== file) fs.rmSync(target, {force: true});
      if (failure) throw failure;
      if (target !== file) fs.renameSync(target, file);
    },
  };
}
