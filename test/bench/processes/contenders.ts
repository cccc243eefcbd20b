import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type {Command, Run} from './run.ts';

/** A linter as its users run it. */
export interface Contender {
  readonly name: string;
  readonly version: string;
  command(file: string, scratch: string): Command;
  /** What the run found, or why it does not count: a linter that gives up early would look fast. */
  verdict(run: Run, scratch: string): {findings: number} | {failure: string};
}

const BENCH = path.join(import.meta.dirname, '..');
const ROOT = path.join(BENCH, '../..');
const MODULES = path.join(BENCH, 'node_modules');
export const CLI = path.join(ROOT, 'dist/cli.cjs');

const ended = (run: Run): string => `exit ${run.exit}: ${run.output.trim().split('\n').slice(0, 3).join(' | ').slice(0, 300) || 'no output'}`;
const REPORT = 'report.json';

export const clauseguard: Contender = {
  name: 'clauseguard',
  version: (JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {version: string}).version,
  command: (file, scratch) => ({
    arguments: [CLI, 'check', file, '--no-config', '--format', 'json', '--output', path.join(scratch, REPORT)],
    folder: scratch,
  }),
  verdict: (run, scratch) => {
    if (run.exit !== 0 && run.exit !== 1) return {failure: ended(run)};
    const {summary} = JSON.parse(fs.readFileSync(path.join(scratch, REPORT), 'utf8')) as {summary: {error: number; warning: number; advice: number}};
    return {findings: summary.error + summary.warning + summary.advice};
  },
};

/** One rival by its package, its arguments, and how its output shows what it found. */
function rival(
  name: string,
  script: string,
  options: {arguments?: string[]; folder?: string; found: (output: string) => number | undefined},
): Contender {
  const entry = path.join(script.startsWith('processes/') ? BENCH : MODULES, script);
  return {
    name,
    version: versionOf(name),
    command: (file, scratch) => ({arguments: [entry, ...(options.arguments ?? []), file], folder: options.folder ?? scratch}),
    verdict: run => {
      // The exit code of write-good is the number of its findings.
      const findings = run.exit === 0 || run.exit === 1 || name === 'write-good' ? options.found(run.output) : undefined;
      return findings === undefined ? {failure: ended(run)} : {findings};
    },
  };
}

const count = (output: string, pattern: RegExp): number => output.match(pattern)?.length ?? 0;

/** Each in its usual configuration; textlint with the rules that `.textlintrc.json` beside the package names. */
export const rivals = (): readonly Contender[] => [
  rival('alex', 'alex/cli.js', {found: output => count(output, /^ +\d+:\d+/gm) || (/no issues found/.test(output) ? 0 : undefined)}),
  rival('write-good', 'write-good/bin/write-good.js', {
    found: output => count(output, / on line \d+ at column \d+/g) || (output.trim() ? undefined : 0),
  }),
  rival('textlint', 'textlint/bin/textlint.js', {
    arguments: ['--format', 'json'],
    folder: BENCH,
    found: output => (output.trimStart().startsWith('[') ? count(output, /"ruleId":/g) : undefined),
  }),
  rival('harper.js', 'processes/harper.mjs', {found: output => count(output, /^.*:\d+: /gm)}),
  rival('cspell', 'cspell/bin.mjs', {
    arguments: ['--no-progress', '--no-color'],
    found: output => (/Files checked: 1\b/.test(output) ? count(output, / - Unknown word /g) : undefined),
  }),
];

function versionOf(name: string): string {
  try {
    return (JSON.parse(fs.readFileSync(path.join(MODULES, name, 'package.json'), 'utf8')) as {version: string}).version;
  } catch {
    return 'not installed';
  }
}

/** Installs the rivals from the lockfile where they are missing. Returns what went wrong; the measurements without rivals go on. */
export function installRivals(): string | undefined {
  const wanted = Object.keys((JSON.parse(fs.readFileSync(path.join(BENCH, 'package.json'), 'utf8')) as {dependencies: object}).dependencies);
  if (wanted.every(name => fs.existsSync(path.join(MODULES, name, 'package.json')))) return undefined;
  console.log('Installing the rivals (once) ...');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const {status, error} = spawnSync(npm, ['ci', '--ignore-scripts'], {cwd: BENCH, stdio: 'inherit', shell: process.platform === 'win32'});
  if (status === 0) return undefined;
  return `npm ci in test/bench failed (${error?.message ?? `exit ${status}`}).`;
}

/** Builds what is measured, so that the figures belong to the sources as they are. */
export function buildProduct(): void {
  const {status} = spawnSync(process.execPath, ['esbuild.config.mjs'], {cwd: ROOT, stdio: 'inherit'});
  if (status !== 0 && !fs.existsSync(CLI)) throw new Error('The build failed and there is no dist/cli.cjs to measure.');
  if (status !== 0) console.error('WARNING: the build reported problems; measuring what it left in dist/.');
}
