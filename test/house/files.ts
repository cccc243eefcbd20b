import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');

const GENERATED = new Set(['node_modules', 'dist', '.tsbuild', '.git', '.vscode-test', 'coverage']);

/** Files of the project, relative to its root with forward slashes: what git tracks, or every file where there is no git. */
export function projectFiles(): string[] {
  try {
    const listed = execFileSync('git', ['ls-files', '-z'], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return listed.split('\0').filter(file => file && fs.existsSync(path.join(ROOT, file)));
  } catch {
    const walk = (folder: string): string[] =>
      fs.readdirSync(path.join(ROOT, folder), {withFileTypes: true}).flatMap(entry => {
        if (GENERATED.has(entry.name)) return [];
        const name = folder ? `${folder}/${entry.name}` : entry.name;
        return entry.isDirectory() ? walk(name) : [name];
      });
    return walk('');
  }
}

export const readProject = (file: string): string => fs.readFileSync(path.join(ROOT, file), 'utf8');
