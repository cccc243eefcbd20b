/** What a file of a pack is, told by its path. */
import {nearest} from './nearest.ts';
import {Reporter} from './problems.ts';
import {KINDS} from './shapes.ts';
import type {Kind} from './types.ts';

export interface PackFile {
  /** Relative to the pack's folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

export type Role =
  | {readonly role: 'pack' | 'sources' | 'requirements'}
  | {readonly role: 'language' | 'concept' | 'clause'; readonly name: string}
  | {readonly role: 'rule'; readonly kind: Kind; readonly name: string}
  /** `name`: the id of a rule of another pack. */
  | {readonly role: 'override'; readonly name: string};

const ROOT = ['pack.yaml', 'sources.yaml', 'requirements.yaml'];
const FOLDERS = [...KINDS, 'concepts', 'clauses', 'languages', 'overrides'];
const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * The role of each file that counts. Files that are no YAML, hidden ones and those of installed packages are passed over;
 * what looks like a rule and would not be read is a problem, since a rule missing in silence is never noticed.
 */
export function sortFiles(files: readonly PackFile[], report: Reporter): {file: PackFile; role: Role}[] {
  const kept: {file: PackFile; role: Role}[] = [];
  const seen = new Set<string>();
  const strangers = new Set<string>();
  for (const file of [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))) {
    const parts = file.path.split('/');
    const base = parts.at(-1)!;
    const folder = parts.length > 1 ? parts[0]! : '';
    if (parts.some(part => part.startsWith('.') || part === 'node_modules')) continue;
    const known = FOLDERS.includes(folder);
    const tell = (message: string, repair: string): undefined => report.add({path: file.path, line: 1, column: 1, level: 'error', message, repair});
    const extension = /\.(?:yaml|yml|json)$/i.exec(base)?.[0];
    if (!extension || (!folder && (extension === '.json' || base === 'clauseguard.yaml'))) continue;
    if (seen.has(file.path)) {
      tell('The file is given twice.', 'Give it once.');
      continue;
    }
    seen.add(file.path);
    if (folder && !known) {
      if (!strangers.has(folder)) {
        const near = nearest(folder, FOLDERS);
        tell(
          `The folder "${folder}" is not one of a pack's; nothing in it is loaded.`,
          near ? `Did you mean "${near}"?` : `Move its files into one of: ${FOLDERS.join(', ')}.`,
        );
      }
      strangers.add(folder);
    } else if (extension !== '.yaml') {
      const wanted = `${base.slice(0, -extension.length)}.yaml`;
      tell(
        'The file is not loaded: files of a pack end in .yaml.',
        extension === '.json' ? `Write it as YAML in ${wanted}.` : `Rename it to ${wanted}.`,
      );
    } else if (!folder) {
      if (base === 'pack.yaml') kept.push({file, role: {role: 'pack'}});
      else if (base === 'sources.yaml') kept.push({file, role: {role: 'sources'}});
      else if (base === 'requirements.yaml') kept.push({file, role: {role: 'requirements'}});
      else {
        const near = nearest(base, ROOT);
        tell(
          'The file is not loaded: beside pack.yaml, sources.yaml and requirements.yaml, files stand in folders.',
          near ? `Did you mean "${near}"?` : `Move it into one of: ${FOLDERS.join(', ')}.`,
        );
      }
    } else {
      const role = roleIn(folder, parts, tell);
      if (role) kept.push({file, role});
    }
  }
  return kept;
}

/** What a file is by its path in a pack; undefined for one that is not loaded. */
export const roleOf = (path: string): Role | undefined => sortFiles([{path, text: ''}], new Reporter())[0]?.role;

function roleIn(folder: string, parts: readonly string[], tell: (message: string, repair: string) => undefined): Role | undefined {
  const names = parts.slice(1).map((part, i) => (i === parts.length - 2 ? part.slice(0, -'.yaml'.length) : part));
  const name = names.at(-1)!;
  if (folder === 'languages') return {role: 'language', name};
  const bad = names.find(part => !NAME.test(part));
  if (bad !== undefined) {
    const better = bad
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '');
    return tell(`The name "${bad}" cannot be part of an id.`, `Use lower-case letters and digits joined by hyphens${better ? `: "${better}"` : ''}.`);
  }
  if (folder === 'concepts') return {role: 'concept', name};
  if (folder === 'clauses') return {role: 'clause', name};
  if (folder === 'overrides') return {role: 'override', name: names.join('/')};
  return {role: 'rule', kind: folder as Kind, name: names.join('/')};
}
