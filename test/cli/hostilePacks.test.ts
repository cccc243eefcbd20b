import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {folderWith, PACK, type Run, ruleOf, run} from './support.ts';

/** Runs a check with the pack and says what it cost. */
function cost(folder: string): Run & {cpu: number; memory: number} {
  const file = path.join(folder, 'usage.json');
  const env = {
    NODE_OPTIONS: `--require ${JSON.stringify(path.join(import.meta.dirname, 'usage.cjs'))}`,
    CLAUSEGUARD_USAGE: file,
    // Nothing is known of any pack.
    XDG_CACHE_HOME: folderWith({}),
  };
  const result = run(folder, ['check', 'draft.md', '--pack', 'pack', '--no-config'], {env});
  return {...result, ...(JSON.parse(fs.readFileSync(file, 'utf8')) as {cpu: number; memory: number})};
}

const DRAFT = {'draft.md': 'A zibbled office.\n'};
const concept = (phrase: string): string => `title: t\nsays: [${JSON.stringify(phrase)}]\n`;
const nested = (open: string, close: string, depth: number): string => open.repeat(depth) + close.repeat(depth);

interface Case {
  /** What turns the honest pack into one that asks for as much as this; nothing where one pack does. */
  readonly honest?: {readonly [name: string]: string};
  readonly files?: {readonly [name: string]: string};
  readonly before?: (folder: string) => void;
  readonly says: RegExp;
}
const CASES: {readonly [name: string]: Case} = {
  'concepts in a circle': {
    files: {'pack/concepts/a.yaml': concept('{b} x'), 'pack/concepts/b.yaml': concept('{a} y')},
    says: /pack\/concepts\/a\.yaml:2:\d+: error: The concepts refer to each other in a circle: a → b → a/,
  },
  'packs in a circle': {
    honest: {
      'pack/pack.yaml': `${PACK['pack/pack.yaml']}extends: [../other]\n`,
      'other/pack.yaml': PACK['pack/pack.yaml'].replace('own', 'other'),
    },
    files: {
      'pack/pack.yaml': `${PACK['pack/pack.yaml']}extends: [../other]\n`,
      'other/pack.yaml': PACK['pack/pack.yaml'].replace('own', 'other').concat('extends:\n  - ../pack\n'),
    },
    says: /other\/pack\.yaml:6:5: error: The packs extend each other in a circle: pack → other → pack/,
  },
  'a phrase with a million alternatives': {
    files: {'pack/concepts/a.yaml': concept(`[${'x|'.repeat(140_000)}y]`)},
    says: /pack\/concepts\/a\.yaml:2:\d+: error: The phrase cannot be read .* at most 10000 are read/,
  },
  'a phrase that unfolds a million times': {
    files: {'pack/concepts/a.yaml': concept(Array.from({length: 10}, (_, i) => `[a${i} b|c${i} d|e f${i}|g h${i}]`).join(' '))},
    says: /pack\/concepts\/a\.yaml:2:\d+: error: .*variants/,
  },
  'alternatives a thousand deep': {
    files: {'pack/concepts/a.yaml': concept(nested('[x|', ']', 1000))},
    says: /pack\/concepts\/a\.yaml:2:\d+: error: .*(?:deep|nest)/,
  },
  'YAML ten thousand deep': {
    files: {'pack/concepts/a.yaml': `says: ${nested('[', ']', 10_000)}\n`},
    says: /pack\/concepts\/a\.yaml:1:\d+: error: The nesting is deeper/,
  },
  'a bomb of aliases': {
    files: {
      'pack/concepts/a.yaml': `a: &a [${'x,'.repeat(50)}x]\n${'bcdefghi'.replace(/./g, (c, i: number) => `${c}: &${c} [${`*${'abcdefgh'[i]},`.repeat(50)}x]\n`)}`,
    },
    says: /pack\/concepts\/a\.yaml:\d+:\d+: error: The file repeats its aliases too often/,
  },
  'a link out of the pack': {
    before: folder => fs.symlinkSync('../secret.yaml', path.join(folder, 'pack/concepts-leak.yaml')),
    files: {'secret.yaml': 'password: hunter2\n'},
    says: /pack\/concepts-leak\.yaml:1:1: error: The file is a link that leads out of its pack/,
  },
  'a folder that is a link to itself': {
    before: folder => {
      fs.mkdirSync(path.join(folder, 'pack/concepts'));
      fs.symlinkSync('.', path.join(folder, 'pack/concepts/round.yaml'));
    },
    says: /pack\/concepts\/round\.yaml:1:1: error: (?:This is not a regular file|The file is a link)/,
  },
  'names that are paths': {
    files: {
      'pack/language/zibbled.yaml': ruleOf('zibbled', 'error').replace('a-source', '../../secret'),
      'pack/safeguard/x.yaml': ruleOf('x', 'error', 'insert: ../../../secret\n'),
    },
    says: /pack\/language\/zibbled\.yaml:5:\d+: error: "\.\.\/\.\.\/secret" cannot be read as "source"/,
  },
  'a file of 50 MB': {
    before: folder => {
      fs.mkdirSync(path.join(folder, 'pack/concepts'));
      fs.writeFileSync(path.join(folder, 'pack/concepts/a.yaml'), '');
      fs.truncateSync(path.join(folder, 'pack/concepts/a.yaml'), 50_000_000);
    },
    says: /pack\/concepts\/a\.yaml:1:1: error: The file has more than/,
  },
  'bytes that are no text': {
    before: folder => fs.writeFileSync(path.join(folder, 'pack/sources.yaml'), Buffer.from([0xff, 0xfe, 0x00, 0xd8])),
    says: /pack\/sources\.yaml:1:1: error: The file is not UTF-8 text/,
  },
};

describe('hostile packs on the command line', () => {
  let usual: {cpu: number; memory: number};
  before(() => {
    usual = cost(folderWith({...PACK, ...DRAFT}));
  });

  for (const [name, {honest, files = {}, before: prepare, says}] of Object.entries(CASES))
    it(`${name}: refused with a reason, at little cost`, () => {
      const folder = folderWith({...PACK, ...DRAFT, ...files});
      prepare?.(folder);
      const {code, stdout, stderr, cpu, memory} = cost(folder);
      const fair = honest ? cost(folderWith({...PACK, ...DRAFT, ...honest})) : usual;
      assert.equal(code, 2, stderr);
      assert.match(stderr, says);
      assert.doesNotMatch(stderr + stdout, /hunter2|should not have happened/);
      assert.match(stdout, /wobbled|zibbled|Nothing found|in 1 draft/, 'the draft was still checked');
      // A pack that ran away would cost many times what an honest one does that asks for as much; a busy machine makes both dear.
      assert.ok(cpu < 5 * fair.cpu, `${Math.round(cpu)} ms of processor time, an honest pack ${Math.round(fair.cpu)}`);
      assert.ok(memory - fair.memory < 150, `${Math.round(memory - fair.memory)} MB more`);
    });
});
