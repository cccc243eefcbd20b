import process from 'node:process';
import type {Output} from './output.ts';

/** A line on standard error while a long run goes on, for people only. */
export interface Progress {
  next(shown: string): void;
  /** Takes the line away before something else is written to the terminal. */
  pause(): void;
  end(): void;
}

const PATIENCE_MS = 500;
const EVERY_MS = 100;

export function startProgress(total: number, output: Output): Progress {
  // Colours and cursor movement are the only things drawn here, so that a log file stays clean.
  if (process.stderr.isTTY !== true || total < 2) return {next: () => {}, pause: () => {}, end: () => {}};
  const begin = Date.now();
  let last = 0;
  let done = 0;
  let drawn = false;
  const clear = (): void => {
    if (drawn) process.stderr.write('\r\u001b[2K');
    drawn = false;
  };
  return {
    next: shown => {
      done++;
      const now = Date.now();
      if (now - begin < PATIENCE_MS || now - last < EVERY_MS) return;
      last = now;
      process.stderr.write(`\r\u001b[2K${done}/${total} ${shown.slice(0, output.columns - 20)}`);
      drawn = true;
    },
    pause: clear,
    end: clear,
  };
}
