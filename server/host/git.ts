import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type {Problem} from '../core/span.ts';
import {childProcess} from './builtins.ts';
import {MAX_BYTES} from './decodeDraft.ts';
import type {DraftText} from './draftText.ts';
import {formatOf} from './formats.ts';
import {isOutside, problem, slashes} from './problems.ts';
import {draftOf, isDraft} from './readDraft.ts';

/** A draft before the change; `draft` is undefined where it was not there or held no text. */
export type Before = {readonly draft: DraftText | undefined} | 'unchanged';

/** What changed in the work tree since a commit. */
export interface Changes {
  /** The commit that is compared with, for people. */
  readonly since: string;
  /** `file`: absolute path. */
  before(file: string): Promise<Before | Problem>;
  /** The files (absolute paths) that are gone since and that `wants` takes, as they were. */
  removed(wants: (file: string) => boolean): Promise<readonly (DraftText | Problem)[]>;
}

/**
 * The changes since `ref`: since the commit at which the work tree left it, as a pull request shows them, or since `ref` itself where the history
 * is too short to tell. Renamed files are compared with what they were. Git runs without the user's external programs.
 */
export async function changesSince(ref: string, folder: string): Promise<Changes | Problem> {
  const refuse = (message: string, repair: string): Problem => problem('--changed-since', message, repair);
  try {
    const root = (await git(['rev-parse', '--show-toplevel'], folder)).replace(/\r?\n$/, '');
    const named = await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`], folder).catch(() => '');
    if (!named) return refuse(`Git knows no commit "${ref}".`, 'Fetch it, or name another branch, tag or commit.');
    const commit = (await git(['merge-base', named.trim(), 'HEAD'], folder).catch(() => named)).trim();
    const changed = await git(['diff', '--name-status', '--find-renames', '--no-ext-diff', '--no-textconv', '-z', commit, '--'], root);
    const fresh = await git(['ls-files', '--others', '--exclude-standard', '-z'], root);
    // Git tells the place of the repository with links resolved.
    return new GitChanges(await fs.promises.realpath(root), commit, oldPaths(changed, fresh), ref);
  } catch (error) {
    const {code, stderr} = error as {code?: unknown; stderr?: string};
    if (code === 'ENOENT') return refuse('--changed-since needs Git, and there is none.', 'Install Git, or use --baseline.');
    if (/not a git repository/i.test(stderr ?? ''))
      return refuse('--changed-since needs a Git repository, and this folder is in none.', 'Use --baseline.');
    return refuse(`Git failed: ${(stderr ?? String(error)).trim().split('\n')[0]}`, 'Run git status to see why.');
  }
}

/** Paths that changed, each with the path it had before, '' where it had none; and those that are gone. */
function oldPaths(changed: string, fresh: string): {old: Map<string, string>; gone: string[]} {
  const gone: string[] = [];
  const old = new Map<string, string>();
  const fields = changed.split('\0');
  for (let i = 0; i + 1 < fields.length; ) {
    const status = fields[i++]!;
    const from = fields[i++]!;
    if (status.startsWith('R') || status.startsWith('C')) old.set(fields[i++]!, from);
    else if (status.startsWith('D')) gone.push(from);
    else old.set(from, status.startsWith('A') ? '' : from);
  }
  for (const name of fresh.split('\0')) if (name) old.set(name, '');
  return {old, gone};
}

class GitChanges implements Changes {
  readonly since: string;
  readonly #root: string;
  readonly #commit: string;
  readonly #old: ReadonlyMap<string, string>;
  readonly #gone: readonly string[];

  constructor(root: string, commit: string, {old, gone}: ReturnType<typeof oldPaths>, ref: string) {
    this.#root = root;
    this.#commit = commit;
    this.#old = old;
    this.#gone = gone;
    this.since = `${ref} (${commit.slice(0, 10)})`;
  }

  async before(file: string): Promise<Before | Problem> {
    const relative = path.relative(this.#root, await fs.promises.realpath(file).catch(() => file));
    if (isOutside(relative))
      return problem(slashes(file), `${slashes(file)} lies outside the repository.`, 'Leave it out, or check it without --changed-since.');
    const old = this.#old.get(slashes(relative));
    if (old === undefined) return (await this.#isIgnored(relative)) ? {draft: undefined} : 'unchanged';
    if (old === '') return {draft: undefined};
    const bytes = await blob(`${this.#commit}:${old}`, this.#root);
    // What could not be read had no findings.
    const draft = await draftOf(bytes, formatOf(old) ?? formatOf(file)!, old);
    return {draft: isDraft(draft) ? draft : undefined};
  }

  async removed(wants: (file: string) => boolean): Promise<readonly (DraftText | Problem)[]> {
    const files = this.#gone.filter(name => wants(path.join(this.#root, name)));
    return Promise.all(files.map(async name => draftOf(await blob(`${this.#commit}:${name}`, this.#root), formatOf(name)!, name)));
  }

  /** Git says nothing about the changes of files that it ignores. */
  async #isIgnored(relative: string): Promise<boolean> {
    return git(['check-ignore', '--quiet', '--', relative], this.#root).then(
      () => true,
      () => false,
    );
  }
}

const git = (args: readonly string[], cwd: string): Promise<string> =>
  new Promise((resolve, reject) => {
    childProcess().execFile('git', ['-c', 'core.quotepath=off', ...args], {cwd, maxBuffer: 1 << 28, env: quiet()}, (error, stdout, stderr) => {
      if (error) reject(Object.assign(error, {stderr}));
      else resolve(stdout);
    });
  });

/** Bytes of a file in a commit; more than a draft may have are cut off. */
const blob = (name: string, cwd: string): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const child = childProcess().spawn('git', ['cat-file', 'blob', name], {cwd, env: quiet(), stdio: ['ignore', 'pipe', 'ignore']});
    const chunks: Buffer[] = [];
    let size = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAX_BYTES + 1) chunks.push(chunk);
    });
    child.on('error', reject);
    child.on('close', () => resolve(Buffer.concat(chunks)));
  });

/** Messages of Git are read by this program, so they come in one language; no pager, no prompt, no lock taken. */
const quiet = (): NodeJS.ProcessEnv => ({...process.env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0'});
