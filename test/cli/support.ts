import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const CLI = path.resolve(import.meta.dirname, '../../dist/cli.cjs');

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Tests leave the caches of whoever runs them alone. */
let cacheHome: string | undefined;

/** Runs the built command line in `cwd`. */
export function run(cwd: string, args: readonly string[], {input = '' as string | Buffer, env = {} as {[name: string]: string}} = {}): Run {
  assert.ok(fs.existsSync(CLI), 'dist/cli.cjs is missing: npm run build');
  const {FORCE_COLOR: _, NO_COLOR: __, ...inherited} = process.env;
  cacheHome ??= folderWith({});
  const {status, stdout, stderr, error} = spawnSync(process.execPath, [CLI, ...args], {
    cwd,
    input,
    env: {...inherited, XDG_CACHE_HOME: cacheHome, ...env},
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  // A command that has read enough closes the pipe; that is its right.
  if (error && (error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  return {code: status, stdout, stderr};
}

/** The report of `check --format json`, with the run it came from. */
export function runJson(cwd: string, args: readonly string[], more?: Parameters<typeof run>[2]) {
  const result = run(cwd, ['check', '--format', 'json', ...args], more);
  return {...result, report: JSON.parse(result.stdout) as JsonReport};
}

interface Place {
  line: number;
  column: number;
  offset: number;
}
interface JsonFinding {
  rule: string;
  covers: string[];
  level: string;
  kind: string;
  message: string;
  excerpt: string;
  start: Place;
  end: Place;
  fixes: {title: string; safe: boolean; edits: {start: number; end: number; text: string}[]}[];
  fingerprint: string;
  reason?: string;
}
export interface JsonReport {
  version: number;
  files: {
    path: string;
    kind?: string;
    findings: JsonFinding[];
    suppressed: JsonFinding[];
    coverage: {requirement: string; state: string; evidence: object[]}[];
  }[];
  problems: {path: string; line: number; column: number; level: string; message: string; repair: string}[];
  summary: {files: number; error: number; warning: number; advice: number};
}

const folders: string[] = [];
after(() => {
  for (const folder of folders) fs.rmSync(folder, {recursive: true, force: true});
});

/** A fresh folder with these files, removed when the tests are done. */
export function folderWith(files: {readonly [name: string]: string | Buffer}): string {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'clauseguard-')));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), {recursive: true});
    fs.writeFileSync(file, content);
  }
  return folder;
}

/** A rule about a word that stands in no draft of the world, so that these tests do not depend on the rules of the day. */
export const ruleOf = (word: string, level: string, more = ''): string => `title: No ${word}
covers: [SC-01]
level: ${level}
why: Nobody knows what ${word} means.
source: [a-source]
avoid:
  - phrase: ${word}
    becomes: plain
${more}examples:
  flags:
    - The [[${word}]] office.
  allows:
    - The plain office.
`;

/** A pack with one rule per level: zibbled (error), wobbled (warning), nibbled (advice). */
export const PACK = {
  'pack/pack.yaml': 'name: own\nversion: 1.0.0\nlanguage: en\nlicence: MIT\n',
  'pack/sources.yaml': 'a-source:\n  title: A source\n  type: guidance\n  primary: true\n  checked: read\n',
  'pack/language/zibbled.yaml': ruleOf('zibbled', 'error', 'fix: safe\n'),
  'pack/language/wobbled.yaml': ruleOf('wobbled', 'warning'),
  'pack/language/nibbled.yaml': ruleOf('nibbled', 'advice'),
};
