import fs from 'node:fs';
import path from 'node:path';

export const DRAFTS = path.join(import.meta.dirname, '../drafts');

/** Paths of all whole drafts of the tests, below DRAFTS with forward slashes, sorted. Expected reports are none. */
export function draftNames(): string[] {
  return fs
    .readdirSync(DRAFTS, {recursive: true, encoding: 'utf8'})
    .map(name => name.split(path.sep).join('/'))
    .filter(name => /\.(?:md|txt)$/.test(name) && !name.startsWith('expected/'))
    .sort();
}
