import fs from 'node:fs';
import path from 'node:path';
import {compilePack, type PackFile} from '../../server/core/pack/index.ts';
import type {Pack} from '../../server/core/pack/types.ts';

const RULES = path.join(import.meta.dirname, '../../rules');

const ENGLISH = 'languages/en.yaml';

/** What every pack of a test has unless it says otherwise. */
const MINIMAL: {readonly [path: string]: string} = {
  'pack.yaml': 'name: test\nversion: 1.0.0\nlanguage: en\nlicence: MIT\n',
  'sources.yaml':
    'treaty:\n  title: A treaty\n  type: treaty\n  primary: true\n  checked: read\nguide:\n  title: A guide\n  type: guidance\n  checked: read\n',
};

/** The files of a small pack: these, a pack.yaml, the sources `treaty` (primary) and `guide`, and the real English. */
export function packFiles(files: {readonly [path: string]: string}): PackFile[] {
  return Object.entries({...MINIMAL, [ENGLISH]: english(), ...files}).map(([path, text]) => ({path, text}));
}

/** Compiles a small pack; see packFiles. Problems stay in it for the test to look at. */
export const packOf = (files: {readonly [path: string]: string}): Pack => compilePack(packFiles(files));

/** Compiles a pack beside `base`, with nothing but a pack.yaml added. */
export const packBeside = (base: Pack, files: {readonly [path: string]: string}): Pack =>
  compilePack(
    Object.entries({'pack.yaml': 'name: ngo\nversion: 2.0.0\nlanguage: en\nlicence: MIT\n', ...files}).map(([path, text]) => ({path, text})),
    {base},
  );

let real: Pack | undefined;

/** The rules of this project, compiled once per test process. */
export function realPack(): Pack {
  real ??= compilePack(realFiles());
  return real;
}

/** All files of rules/, as the compiler takes them. */
export function realFiles(): PackFile[] {
  const names = fs.readdirSync(RULES, {recursive: true, encoding: 'utf8'}).filter(name => name.endsWith('.yaml'));
  return names.map(name => ({path: name.split(path.sep).join('/'), text: fs.readFileSync(path.join(RULES, name), 'utf8')}));
}

let englishText: string | undefined;
const english = (): string => (englishText ??= fs.readFileSync(path.join(RULES, ENGLISH), 'utf8'));
