import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type {Readable} from 'node:stream';
import {SHAPES} from '../../server/core/pack/shapes.ts';
import {CLI, folderWith, PACK, ruleOf, run} from './support.ts';

const read = (folder: string, file: string): string => fs.readFileSync(path.join(folder, file), 'utf8');
const OK = {...PACK, 'clauseguard.yaml': 'packs: [./pack]\n'};

describe('clauseguard init', () => {
  it('writes a configuration and a pack that can be used at once', () => {
    const folder = folderWith({'draft.md': 'The office opens at nine.\n'});
    const {code, stdout, stderr} = run(folder, ['init', 'Our Rules']);
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /Wrote Our Rules\/pack\.yaml\nWrote Our Rules\/sources\.yaml\nWrote clauseguard\.yaml\n/);
    assert.match(read(folder, 'Our Rules/pack.yaml'), /^name: our-rules$/m);
    const checked = run(folder, ['check', 'draft.md']);
    assert.deepEqual([checked.code, checked.stderr], [0, '']);
    assert.deepEqual(run(folder, ['rules', 'test']), {code: 0, stdout: '0 rules, 0 of 0 examples validated.\n', stderr: ''});
  });

  it('writes a configuration that changes nothing, and one whose comments were taken out does neither', () => {
    const folder = folderWith({'draft.md': 'Illegal migrants shall register.\n'});
    const before = run(folder, ['check', 'draft.md', '--format', 'json']);
    assert.equal(run(folder, ['init']).code, 0);
    for (const text of [read(folder, 'clauseguard.yaml'), '', '---\n']) {
      fs.writeFileSync(path.join(folder, 'clauseguard.yaml'), text);
      assert.deepEqual(run(folder, ['check', 'draft.md', '--format', 'json']), before, JSON.stringify(text));
    }
  });

  it('leaves what is there as it is, and says so', () => {
    const folder = folderWith({'clauseguard.yaml': 'kind: law\n', 'mine/pack.yaml': 'name: mine\n'});
    const plain = run(folder, ['init']);
    assert.equal(plain.code, 2);
    assert.match(plain.stderr, /^clauseguard\.yaml:1:1: error: There is a configuration already/);
    const pack = run(folder, ['init', 'mine']);
    assert.equal(pack.code, 2);
    assert.match(pack.stderr, /^mine\/pack\.yaml:1:1: error: There is a pack/);
    const other = run(folder, ['init', 'other']);
    assert.equal(other.code, 0);
    assert.match(other.stdout, /Add to it: {2}packs: \["\.\/other"\]/);
    assert.deepEqual([read(folder, 'clauseguard.yaml'), read(folder, 'mine/pack.yaml')], ['kind: law\n', 'name: mine\n']);
    assert.ok(!fs.existsSync(path.join(folder, 'mine/sources.yaml')));
  });

  it('says why it cannot write', () => {
    const {code, stderr} = run(folderWith({taken: 'a file\n'}), ['init', 'taken']);
    assert.equal(code, 2);
    assert.match(stderr, /taken\/pack\.yaml:1:1: error: Cannot write the file: a file stands where a folder should/);
  });
});

describe('clauseguard rules new', () => {
  const folder = folderWith({});
  before(() => run(folder, ['init', 'own']));

  for (const [kind, shapes] of Object.entries(SHAPES))
    for (const shape of shapes.filter(one => one !== 'check'))
      it(`${kind} --shape ${shape}: fails until it is filled in, at the lines that are empty`, () => {
        const name = `${kind}-${shape}`;
        const made = run(folder, ['rules', 'new', kind, name, '--shape', shape]);
        assert.deepEqual([made.code, made.stderr], [0, '']);
        const file = `own/${kind}/${name}.yaml`;
        const {code, stderr} = run(folder, ['rules', 'test']);
        assert.equal(code, 2);
        const lines = read(folder, file).split('\n');
        const told = [...stderr.matchAll(/^(\S+):(\d+):\d+: error: "([\w.]+)"/gm)].map(([, at, line, key]) => [
          at,
          lines[Number(line) - 1]?.includes(key!),
        ]);
        assert.ok(told.length >= 6, stderr);
        assert.deepEqual(
          told.filter(([at, named]) => at !== file || !named),
          [],
          stderr,
        );
        assert.match(stderr, /"flags" is nothing/);
        fs.rmSync(path.join(folder, file));
      });

  it('writes concepts and clauses', () => {
    for (const kind of ['concept', 'clause']) {
      assert.equal(run(folder, ['rules', 'new', kind, 'an-idea']).code, 0);
      const {code, stderr} = run(folder, ['rules', 'test']);
      assert.equal(code, 2);
      assert.match(stderr, new RegExp(`^own/${kind}s/an-idea.yaml:2:\\d+: error: "title" is nothing`));
      fs.rmSync(path.join(folder, `own/${kind}s/an-idea.yaml`));
    }
  });

  it('never overwrites, and needs to know the pack', () => {
    const two = folderWith({
      ...OK,
      'clauseguard.yaml': 'packs: [pack, second]\n',
      'second/pack.yaml': PACK['pack/pack.yaml'].replace('own', 'second'),
    });
    assert.match(run(two, ['rules', 'new', 'language', 'x']).stderr, /several packs: pack, second/);
    const there = run(two, ['rules', 'new', 'language', 'zibbled', '--pack', 'pack']);
    assert.equal(there.code, 2);
    assert.match(there.stderr, /^pack\/language\/zibbled\.yaml:1:1: error: The file is there already/);
    assert.equal(read(two, 'pack/language/zibbled.yaml'), PACK['pack/language/zibbled.yaml']);
    assert.match(run(folderWith({}), ['rules', 'new', 'language', 'x']).stderr, /no pack here.*\n.*clauseguard init/);
    assert.match(run(folderWith({'empty/x.md': ''}), ['rules', 'new', 'language', 'x', '--pack', 'empty']).stderr, /no pack\.yaml.*\n.*init empty/);
  });
});

describe('clauseguard rules test', () => {
  const spoilt = (change: (rule: string) => string) => ({...OK, 'pack/language/zibbled.yaml': change(PACK['pack/language/zibbled.yaml'])});
  const cases: [fault: string, line: number, change: (rule: string) => string][] = [
    ['missing', 12, rule => rule.replace('The [[zibbled]] office', 'The [[plain]] office')],
    ['noisy', 14, rule => rule.replace('The plain office', 'The zibbled office')],
    ['misplaced', 12, rule => rule.replace('The [[zibbled]] office', 'The zibbled [[office]]')],
    ['fix', 12, rule => rule.replace('- The [[zibbled]] office.', '- text: The [[zibbled]] office.\n      becomes: The new office.')],
  ];
  for (const [fault, line, change] of cases)
    it(`says ${fault} with file and line`, () => {
      const folder = folderWith(spoilt(change));
      const {code, stdout, stderr} = run(folder, ['rules', 'test']);
      assert.deepEqual([code, stderr], [1, '']);
      assert.match(stdout, new RegExp(`^pack/language/zibbled\\.yaml:${line} {2}${fault} {2}`));
      assert.match(stdout, new RegExp(`3 rules, 5 of 6 examples validated: 1 ${fault}\\.\n$`));
      const json = JSON.parse(run(folder, ['rules', 'test', '--format', 'json']).stdout);
      assert.deepEqual(json.summary, {rules: 3, examples: 6, validated: 5, missing: 0, noisy: 0, misplaced: 0, fix: 0, [fault]: 1});
      const faults = json.rules.flatMap((one: {path: string; faults: {line: number}[]}) => one.faults.map(({line}) => `${one.path}:${line}`));
      assert.deepEqual(faults, [`pack/language/zibbled.yaml:${line}`]);
    });

  it('tests the pack that is named, or the one it stands in, and no other', () => {
    const folder = folderWith({...PACK, 'clauseguard.yaml': 'packs: [./gone]\n'});
    assert.match(run(folder, ['rules', 'test', 'pack', '--no-config']).stdout, /^3 rules, 6 of 6/);
    assert.match(run(path.join(folder, 'pack'), ['rules', 'test', '--no-config']).stdout, /^3 rules, 6 of 6/);
    const broken = run(folder, ['rules', 'test', 'nowhere']);
    assert.equal(broken.code, 2);
    assert.match(broken.stderr, /There is no pack nowhere/);
  });

  it('2 for a pack that cannot be used beats 1 for examples that fail', () => {
    const folder = folderWith({...spoilt(cases[0]![2]), 'pack/language/odd.yaml': ruleOf('odd', 'error').replace('why:', 'whi:')});
    const {code, stdout, stderr} = run(folder, ['rules', 'test']);
    assert.equal(code, 2);
    assert.match(stderr, /pack\/language\/odd\.yaml:4:1: error: Unknown key "whi"/);
    assert.match(stdout, /1 missing, 2 problems\.\n$/);
  });

  it('--watch tests again after a change', async () => {
    const folder = folderWith(spoilt(cases[0]![2]));
    const child = spawn(process.execPath, [CLI, 'rules', 'test', '--watch'], {cwd: folder});
    try {
      const until = async (stream: Readable, pattern: RegExp): Promise<void> => {
        let text = '';
        for await (const chunk of stream.iterator({destroyOnReturn: false})) {
          text += chunk;
          if (pattern.test(text)) return;
        }
        assert.fail(`it ended before ${pattern}: ${text}`);
      };
      await Promise.all([until(child.stdout, /5 of 6/), until(child.stderr, /Waiting for changes/)]);
      const mended = until(child.stdout, /6 of 6 examples validated\./);
      fs.writeFileSync(path.join(folder, 'pack/language/zibbled.yaml'), PACK['pack/language/zibbled.yaml']);
      await mended;
    } finally {
      child.kill();
    }
  });
});
