import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** Where a report goes. */
export interface Output {
  readonly isTerminal: boolean;
  readonly columns: number;
  write(text: string): void;
  close(): void;
}

const COLUMNS = 100;

/** Standard output. A reader that stops reading (`| head`) ends the writing, not the check. */
export function standardOutput(): Output {
  let open = true;
  process.stdout.on('error', error => {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
    open = false;
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

/** A file, with its folders; replaced only when the report is complete. Throws the error of the file system. */
export function fileOutput(file: string): Output {
  fs.mkdirSync(path.dirname(file), {recursive: true});
  if (fs.statSync(file, {throwIfNoEntry: false})?.isDirectory()) throw Object.assign(new Error('a folder'), {code: 'EISDIR'});
  const partial = `${file}.partial-${process.pid}`;
  const handle = fs.openSync(partial, 'w');
  return {
    isTerminal: false,
    columns: COLUMNS,
    write: text => {
      fs.writeSync(handle, text);
    },
    close: () => {
      fs.closeSync(handle);
      fs.renameSync(partial, file);
    },
  };
}
