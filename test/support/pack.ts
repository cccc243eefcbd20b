import fs from 'node:fs';
import path from 'node:path';
import {compilePack, type PackFile} from '../../server/core/pack/index.ts';
import type {Pack} from '../../server/core/pack/types.ts';

const ROOT = path.join(import.meta.dirname, '../..');

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

/** The text of a rule that finds what `finds` says, with all else that an author must write. */
export const ruleFor = (title: string, finds: string): string => `
title: ${title}
covers: [DE-01]
level: advice
why: test
source: [treaty]
finds: ${finds}
advise: test
examples: {flags: ['[[x]]'], allows: [y]}
`;

/** Compiles a pack beside `base`, with nothing but a pack.yaml added. */
export const packBeside = (base: Pack, files: {readonly [path: string]: string}): Pack =>
  compilePack(
    Object.entries({'pack.yaml': 'name: ngo\nversion: 2.0.0\nlanguage: en\nlicence: MIT\n', ...files}).map(([path, text]) => ({path, text})),
    {base},
  );

const compiled = new Map<string, Pack>();

/** The English rules of this project, compiled once per test process. */
export const realPack = (): Pack => packIn('rules');

/** All packs of this project, by their folders. */
export function realPacks(): [folder: string, pack: Pack][] {
  return ['rules', ...fs.readdirSync(path.join(ROOT, 'packs')).map(name => `packs/${name}`)].map(folder => [folder, packIn(folder)]);
}

function packIn(folder: string): Pack {
  let pack = compiled.get(folder);
  if (!pack) compiled.set(folder, (pack = compilePack(filesIn(folder))));
  return pack;
}

/** All files of rules/, as the compiler takes them. */
export const realFiles = (): PackFile[] => filesIn('rules');

function filesIn(folder: string): PackFile[] {
  const root = path.join(ROOT, folder);
  const names = fs.readdirSync(root, {recursive: true, encoding: 'utf8'}).filter(name => name.endsWith('.yaml'));
  return names.map(name => ({path: name.split(path.sep).join('/'), text: fs.readFileSync(path.join(root, name), 'utf8')}));
}

let englishText: string | undefined;
const english = (): string => (englishText ??= fs.readFileSync(path.join(ROOT, 'rules', ENGLISH), 'utf8'));
