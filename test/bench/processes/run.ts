import {spawn} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** A Node program to run. `arguments` start with the script. */
export interface Command {
  readonly arguments: readonly string[];
  readonly folder: string;
}

/** What one run took. Seconds and bytes. */
export interface Run {
  readonly wall: number;
  /** User and system time over all threads. */
  readonly cpu: number;
  /** Greatest resident memory. */
  readonly peak: number;
  /** Exit code, or the signal that ended it. */
  readonly exit: number | string;
  /** Standard output and error together. */
  readonly output: string;
}

export interface RunOptions {
  /** Seconds after which the process is ended and counts as failed. */
  readonly timeout?: number;
  /** Without it, nothing is loaded into the process, and `cpu` and `peak` are NaN. */
  readonly memory?: boolean;
  /** More options of Node itself. */
  readonly node?: readonly string[];
}

const PEAK = path.join(import.meta.dirname, 'peak.cjs');
/** How memory was measured, once something was. */
export let memorySource = 'not measured';

/**
 * Runs a Node program, with its output in a file: a pipe would make it wait for its reader. Time is from the spawn to the exit as this process
 * sees them, so Node's own start-up is in it. `scratch` is a folder for the two files it writes.
 */
export async function run(command: Command, scratch: string, {timeout = 600, memory = true, node = []}: RunOptions = {}): Promise<Run> {
  const outputFile = path.join(scratch, 'run.out');
  const peakFile = path.join(scratch, 'run.peak');
  fs.rmSync(peakFile, {force: true});
  const handle = fs.openSync(outputFile, 'w');
  const environment = {...process.env, NO_UPDATE_NOTIFIER: '1', NO_COLOR: '1', BENCH_PEAK: peakFile};
  // What this process was started with (a loader, an inspector) is not part of what is measured.
  delete (environment as NodeJS.ProcessEnv)['NODE_OPTIONS'];
  try {
    const begin = process.hrtime.bigint();
    const child = spawn(process.execPath, [...node, ...(memory ? ['--require', PEAK] : []), ...command.arguments], {
      cwd: command.folder,
      env: environment,
      stdio: ['ignore', handle, handle],
    });
    const end = (): void => void child.kill('SIGKILL');
    process.once('exit', end);
    const alarm = setTimeout(end, timeout * 1000);
    const {exit, ended} = await new Promise<{exit: number | string; ended: bigint}>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => resolve({exit: code ?? signal ?? 'unknown', ended: process.hrtime.bigint()}));
    }).finally(() => {
      clearTimeout(alarm);
      process.off('exit', end);
    });
    let taken = {peak: Number.NaN, cpu: Number.NaN};
    if (memory && fs.existsSync(peakFile)) {
      const {source, ...rest} = JSON.parse(fs.readFileSync(peakFile, 'utf8')) as typeof taken & {source: string};
      memorySource = source;
      taken = rest;
    }
    return {wall: Number(ended - begin) / 1e9, ...taken, exit, output: fs.readFileSync(outputFile, 'utf8')};
  } finally {
    fs.closeSync(handle);
  }
}
