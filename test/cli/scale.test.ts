import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {inOrder} from '../../server/cli/inOrder.ts';
import {isIn} from '../../server/cli/inputs.ts';
import {folderWith, PACK, ruleOf, run} from './support.ts';

const DRAFTS = Object.fromEntries(
  Array.from({length: 12}, (_, i) => [`d${i}.md`, `# Office ${i}\n\nThe ${i % 3 ? 'zibbled' : 'plain'} office opens at ${i}.\n`]),
);
const files = (folder: string): string[] =>
  fs
    .readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .map(name => path.join(folder, name))
    .filter(file => fs.statSync(file).isFile());

describe('threads', () => {
  it('give the same bytes and the same code as none, problems included', () => {
    const folder = folderWith({...PACK, ...DRAFTS, 'd3.md': '', 'x/clauseguard.yaml': 'rules: {no/rule: off}\n', 'x/a.md': 'The zibbled office.\n'});
    const [one, three] = ['1', '3'].map(n => run(folder, ['check', '--pack', 'pack', '--format', 'json', '--workers', n, '.']));
    assert.equal(one!.code, 2);
    assert.equal(three!.stdout, one!.stdout);
    assert.equal(three!.stderr, one!.stderr);
    assert.equal(three!.code, one!.code);
  });

  it('results come in the order of the inputs, with no more under way than allowed', async () => {
    let underWay = 0;
    let most = 0;
    const waiting: (() => void)[] = [];
    const work = async (n: number): Promise<number> => {
      most = Math.max(most, ++underWay);
      // The last that was started ends first.
      await new Promise<void>(resolve => {
        waiting.push(resolve);
        setImmediate(() => waiting.pop()?.());
      });
      underWay--;
      return n * n;
    };
    const seen: number[] = [];
    for await (const {input, result} of inOrder([1, 2, 3, 4, 5, 6, 7], 3, work)) seen.push(input, result);
    assert.deepEqual(seen, [1, 1, 2, 4, 3, 9, 4, 16, 5, 25, 6, 36, 7, 49]);
    assert.equal(most, 3);
  });
});

describe('cache', () => {
  const folder = folderWith({...PACK, ...DRAFTS});
  const check = (...more: string[]) =>
    run(folder, ['check', '--pack', 'pack', '--format', 'json', '--cache-folder', 'kept', ...more, ...Object.keys(DRAFTS)]);
  const first = () => run(folder, ['check', '--pack', 'pack', '--format', 'json', ...Object.keys(DRAFTS)]).stdout;
  const entries = (): string[] => files(path.join(folder, 'kept')).filter(file => file.endsWith('.json'));

  it('gives the same report, and keeps one entry for each text and setting', () => {
    const whole = first();
    assert.equal(check().stdout, whole);
    const kept = entries().length;
    assert.equal(kept, 12);
    assert.equal(check().stdout, whole);
    assert.equal(entries().length, kept);
    assert.notEqual(check('--rule', 'language/zibbled=off').stdout, whole);
    assert.equal(entries().length, 2 * kept);
  });

  it('a draft in two languages is kept as well, until the rules for one of them change', () => {
    const french = PACK['pack/pack.yaml'].replace('name: own', 'name: deux').replace('language: en', 'language: fr');
    const passage =
      'La présente loi fixe les règles qui sont applicables à toutes les personnes détenues dans un centre, et le bureau zibulé est ouvert.\n';
    const two = folderWith({
      ...PACK,
      'both.md': `# Office\n\nThe zibbled office is open to all of the people who come to it in the morning.\n\n${passage}`,
      'deux/pack.yaml': french,
      'deux/sources.yaml': PACK['pack/sources.yaml'],
      'deux/language/zibule.yaml': ruleOf('zibulé', 'error'),
    });
    const checkBoth = (more: readonly string[], packs: readonly string[]) =>
      run(two, ['check', 'both.md', '--format', 'json', ...packs.flatMap(pack => ['--pack', pack]), ...more]).stdout;
    const kept = () => files(path.join(two, 'kept')).filter(file => file.endsWith('.json'));
    const cached = ['--cache-folder', 'kept'];

    const whole = checkBoth([], ['pack']);
    assert.match(whole, /"languages":\["en","fr"\]|"languages":\["fr","en"\]/);
    assert.equal(checkBoth(cached, ['pack']), whole);
    const [entry, ...none] = kept();
    assert.ok(entry);
    assert.deepEqual(none, []);
    const made = fs.statSync(entry).ino;
    assert.equal(checkBoth(cached, ['pack']), whole, 'rules and requirements of both languages are named as before');
    assert.equal(fs.statSync(entry).ino, made, 'the entry was used, and not made again');

    const withFrench = checkBoth([], ['pack', 'deux']);
    assert.notEqual(withFrench, whole);
    assert.equal(checkBoth(cached, ['pack', 'deux']), withFrench);
    assert.equal(checkBoth(cached, ['pack', 'deux']), withFrench);
  });

  it('what is damaged, cut off, forged or not ours is made anew', () => {
    const whole = first();
    check();
    const damages: ((text: string) => string)[] = [
      () => '',
      text => text.slice(0, text.length / 2),
      text => text.replace('zibbled', 'nothing'),
      () => 'null\nnull',
      () => '{"findings":[]}',
    ];
    entries().forEach((file, i) => fs.writeFileSync(file, damages[i % damages.length]!(fs.readFileSync(file, 'utf8'))));
    const again = check();
    assert.equal(again.stdout, whole, again.stderr);
    assert.equal(check().stdout, whole);
  });

  it('a folder that cannot be written costs only time, and that is said', () => {
    fs.writeFileSync(path.join(folder, 'a-file'), '');
    const {stdout, stderr, code} = run(folder, ['check', '--pack', 'pack', '--cache-folder', 'a-file/kept', 'd1.md']);
    assert.equal(code, 1);
    assert.match(stderr, /Reports could not be kept/);
    assert.match(stdout, /^d1\.md/);
  });

  it('without a folder it is where caches of this user are', () => {
    const home = folderWith({});
    run(folder, ['check', '--cache', 'd1.md'], {env: {XDG_CACHE_HOME: home}});
    if (process.platform === 'linux') assert.ok(files(path.join(home, 'clauseguard')).length > 0);
  });
});

describe('shards', () => {
  it('each draft is in one, wherever it is and whatever else there is', () => {
    const names = Array.from({length: 400}, (_, i) => `drafts/law-${i}.md`);
    for (const of of [1, 2, 5]) {
      const counts = Array.from({length: of}, (_, i) => names.filter(name => isIn({index: i + 1, of}, name)).length);
      assert.equal(
        counts.reduce((a, b) => a + b),
        names.length,
      );
      assert.ok(Math.min(...counts) > 400 / of / 2, `${counts}`);
    }
    // Known for good: another assignment would tear running pipelines apart.
    assert.deepEqual(
      ['a.md', 'b.md', 'drafts/c.md'].map(name => [1, 2, 3].find(index => isIn({index, of: 3}, name))),
      [1, 1, 2],
    );
  });

  it('a shard without drafts is no failure', () => {
    const folder = folderWith({...PACK, 'a.md': 'The plain office.\n'});
    const codes = [1, 2, 3, 4].map(n => run(folder, ['check', '--pack', 'pack', '--shard', `${n}/4`, '.']).code);
    assert.deepEqual(codes, [0, 0, 0, 0]);
  });
});

describe('merge', () => {
  const folder = folderWith({
    ...PACK,
    'a.md': 'The zibbled office.\n',
    'b.md': 'The wobbled office.\n',
    'junk.json': '{"version":1,"files":[{}]}',
    'cut.json': '{"version":1,"fi',
  });
  for (const name of ['a', 'b'])
    for (const format of ['json', 'sarif'])
      run(folder, ['check', '--pack', 'pack', '--format', format, '--output', `${name}.${format}`, `${name}.md`]);

  const cases: [string, number, RegExp][] = [
    ['a.json b.json', 1, /^$/],
    ['b.json', 0, /^$/],
    ['b.json --fail-on warning', 1, /^$/],
    ['b.json --max-warnings 0', 1, /1 warnings, and --max-warnings allows 0/],
    ['a.json a.json', 2, /a\.md stands in a\.json as well/],
    ['a.json b.sarif', 2, /b\.sarif is SARIF, and a\.json is JSON/],
    ['a.json junk.json', 2, /Cannot merge junk\.json: it is no report of Clauseguard/],
    ['a.json cut.json', 2, /cut\.json: it is cut off or damaged/],
    ['a.json nowhere.json', 2, /there is no such file/],
    ['a.sarif --format junit', 2, /cannot be made of sarif/],
    ['a.json --output a.json', 2, /would overwrite/],
  ];
  for (const [line, code, says] of cases)
    it(`${line}: ${code}`, () => {
      const result = run(folder, ['merge', ...line.split(' ')]);
      assert.equal(result.code, code, result.stderr);
      assert.match(result.stderr, says);
    });

  it('JSON becomes any report that is made of records', () => {
    const whole = (format: string) => run(folder, ['check', '--pack', 'pack', '--format', format, 'a.md', 'b.md']).stdout;
    for (const format of ['junit', 'github', 'gitlab', 'markdown'])
      assert.equal(run(folder, ['merge', 'b.json', 'a.json', '--format', format]).stdout, whole(format), format);
  });
});
