import process from 'node:process';
import type {Output} from './output.ts';
import {plain} from './terminal.ts';

/** A line on standard error while a long run goes on, for people only. */
export interface Progress {
  next(shown: string): void;
  /** Takes the line away before something else is written to the terminal. */
  pause(): void;
  end(): void;
}

const PATIENCE_MS = 500;
const EVERY_MS = 100;
const BAR = 24;

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
      const filled = Math.floor((done / total) * BAR);
      const bar = `[${'='.repeat(filled)}${' '.repeat(BAR - filled)}] ${done}/${total} `;
      process.stderr.write(`\r\u001b[2K${bar}${plain(shown).slice(0, Math.max(0, output.columns - bar.length - 1))}`);
      drawn = true;
    },
    pause: clear,
    end: clear,
  };
}
