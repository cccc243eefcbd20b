import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {folderWith, PACK, run, runJson} from './support.ts';

const accept = (folder: string, ...paths: string[]) =>
  run(folder, ['check', '--pack', 'pack', '--baseline', 'known.json', '--update-baseline', ...paths]);
const found = (folder: string, ...args: string[]): string[] =>
  runJson(folder, ['--pack', 'pack', '--baseline', 'known.json', ...args]).report.files.flatMap(file =>
    file.findings.map(one => `${file.path} ${one.excerpt}`),
  );

describe('baseline', () => {
  it('drafts that were not checked keep their entries', () => {
    const folder = folderWith({...PACK, 'a.md': 'The zibbled office.\n', 'b.md': 'The wobbled office.\n'});
    accept(folder, '.');
    fs.writeFileSync(path.join(folder, 'a.md'), 'The plain office.\n');
    const {stderr} = accept(folder, 'a.md');
    assert.match(stderr, /accepts nothing new/);
    assert.match(stderr, /Taken out: 1 known finding of a\.md is found no more/);
    const {drafts} = JSON.parse(fs.readFileSync(path.join(folder, 'known.json'), 'utf8'));
    assert.deepEqual(Object.keys(drafts), ['b.md']);
  });

  it('a draft that is gone is stale, one that was renamed is not', () => {
    const folder = folderWith({...PACK, 'a.md': 'The zibbled office.\n', 'b.md': 'The wobbled office.\n'});
    accept(folder, '.');
    fs.renameSync(path.join(folder, 'a.md'), path.join(folder, 'new.md'));
    fs.rmSync(path.join(folder, 'b.md'));
    const result = runJson(folder, ['--pack', 'pack', '--baseline', 'known.json', '.']);
    assert.deepEqual([result.code, result.report.files.map(file => file.findings.length)], [0, [0]]);
    assert.deepEqual(
      result.report.problems.map(one => [one.path, one.level, /b\.md belong/.test(one.message)]),
      [['known.json', 'warning', true]],
    );
  });

  it('a second defect of the same words is new', () => {
    const folder = folderWith({...PACK, 'a.md': 'The zibbled office.\n'});
    accept(folder, '.');
    fs.appendFileSync(path.join(folder, 'a.md'), '\nThe zibbled office.\n');
    assert.deepEqual(found(folder, '.'), ['a.md zibbled']);
  });

  it('is the same from wherever it is used', () => {
    const folder = folderWith({...PACK, 'sub/a.md': 'The zibbled office.\n'});
    accept(folder, '.');
    assert.equal(run(path.join(folder, 'sub'), ['check', '--pack', '../pack', '--baseline', '../known.json', 'a.md']).code, 0);
  });

  for (const [name, text, says] of [
    ['missing', undefined, /There is no baseline known\.json[\s\S]*--update-baseline/],
    ['damaged', '{"version": 1, "drafts": {"a.md"', /known\.json is no baseline/],
    ['something else', '[]', /known\.json is no baseline/],
    ['misshapen', '{"version": 1, "drafts": {"a.md": [{"rule": 1}]}}', /known\.json is no baseline/],
  ] as const)
    it(`${name}: exit 2, everything is reported, and nothing is overwritten`, () => {
      const folder = folderWith({...PACK, 'a.md': 'The zibbled office.\n', ...(text !== undefined && {'known.json': text})});
      const {code, stdout, stderr} = run(folder, ['check', '--pack', 'pack', '--baseline', 'known.json', 'a.md']);
      assert.equal(code, 2);
      assert.match(stderr, says);
      assert.match(stdout, /^a\.md:1:5 {2}error/);
      if (text === undefined) return;
      assert.equal(accept(folder, 'a.md').code, 2);
      assert.equal(fs.readFileSync(path.join(folder, 'known.json'), 'utf8'), text);
    });
});

describe('--changed-since', () => {
  const git = (folder: string, ...args: string[]): void => {
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false', ...args], {cwd: folder, stdio: 'pipe'});
  };
  const repository = (files: {readonly [name: string]: string}): string => {
    const folder = folderWith({...PACK, ...files});
    git(folder, 'init', '-q', '-b', 'main');
    git(folder, 'add', '.');
    git(folder, 'commit', '-qm', 'first');
    return folder;
  };
  const since = (folder: string, ref: string, ...args: string[]) =>
    runJson(folder, ['--pack', path.join(folder, 'pack'), '--changed-since', ref, ...args]);
  const fresh = (result: ReturnType<typeof since>): string[] =>
    result.report.files.flatMap(file => file.findings.map(one => `${file.path} ${one.excerpt}`));

  it('looks at drafts that changed, renamed and new ones included, and tells what is new in them', () => {
    const folder = repository({
      'same.md': 'The zibbled office.\n',
      'old name.md': `The zibbled office.\n\n${'More text. '.repeat(20)}\n`,
      'ä.md': 'The wobbled office.\n',
    });
    git(folder, 'mv', 'old name.md', 'new näme.md');
    fs.appendFileSync(path.join(folder, 'ä.md'), '\nThe nibbled office.\n');
    fs.writeFileSync(path.join(folder, 'untracked.md'), 'The zibbled hall.\n');
    const result = since(folder, 'HEAD', '.');
    assert.deepEqual(
      result.report.files.map(file => file.path),
      ['new näme.md', 'untracked.md', 'ä.md'],
    );
    assert.deepEqual(fresh(result), ['untracked.md zibbled', 'ä.md nibbled']);
    assert.match(result.stderr, /1 draft unchanged since HEAD/);
  });

  it('compares with where the branch left, not with where the other has gone', () => {
    const folder = repository({'a.md': 'The zibbled office.\n'});
    git(folder, 'checkout', '-qb', 'work');
    fs.appendFileSync(path.join(folder, 'a.md'), '\nThe wobbled office.\n');
    git(folder, 'commit', '-qam', 'second');
    git(folder, 'checkout', '-q', 'main');
    fs.writeFileSync(path.join(folder, 'a.md'), 'The plain office.\n');
    git(folder, 'commit', '-qam', 'third');
    git(folder, 'checkout', '-q', 'work');
    assert.deepEqual(fresh(since(folder, 'main', 'a.md')), ['a.md wobbled']);
  });

  it('works from a folder below and with standard input', () => {
    const folder = repository({'sub/a.md': 'The zibbled office.\n'});
    const input = 'The zibbled office.\n\nThe nibbled one.\n';
    fs.writeFileSync(path.join(folder, 'sub/a.md'), input);
    assert.deepEqual(fresh(since(path.join(folder, 'sub'), 'HEAD', '--pack', '../pack', 'a.md')).slice(0, 1), ['a.md nibbled']);
  });

  for (const [ref, says] of [
    ['nowhere', /Git knows no commit "nowhere"/],
    ['--output=x', /Git knows no commit "--output=x"/],
  ] as const)
    it(`${ref}: exit 2, everything is reported`, () => {
      const folder = repository({'a.md': 'The zibbled office.\n'});
      const result = runJson(folder, ['--pack', 'pack', `--changed-since=${ref}`, 'a.md']);
      assert.equal(result.code, 2);
      assert.match(result.stderr, says);
      assert.deepEqual(fresh(result), ['a.md zibbled']);
    });

  it('without a repository, or without Git: exit 2 with what to do', () => {
    const folder = folderWith({...PACK, 'a.md': 'The zibbled office.\n'});
    assert.match(since(folder, 'HEAD', 'a.md').stderr, /needs a Git repository[\s\S]*--baseline/);
    const none = runJson(folder, ['--pack', 'pack', '--changed-since', 'HEAD', 'a.md'], {env: {PATH: folder}});
    assert.equal(none.code, 2);
    assert.match(none.stderr, /needs Git, and there is none/);
  });
});
