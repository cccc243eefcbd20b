import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {ROOT} from '../house/files.ts';
import {assertExpected} from '../support/expected.ts';
import {folderWith, run} from './support.ts';

const LIFE = path.join(ROOT, 'test/life');

/** A copy of the sample repository under version control, and what can be done with it. Each step's output is a file in test/life/expected. */
class Repository {
  readonly folder = folderWith({});

  constructor() {
    fs.cpSync(path.join(LIFE, 'repository'), this.folder, {recursive: true});
    this.git('init', '--quiet', '--initial-branch=main');
    this.commit('The rules as they are');
  }

  git(...args: string[]): string {
    const config = ['-c', 'user.name=A Drafter', '-c', 'user.email=drafter@example.org', '-c', 'core.autocrlf=false', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', [...config, ...args], {cwd: this.folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe']});
  }

  commit(message: string): void {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', message);
  }

  edit(file: string, change: (text: string) => string): void {
    const target = path.join(this.folder, file);
    fs.writeFileSync(target, change(fs.readFileSync(target, 'utf8')));
  }

  read(file: string): string {
    return fs.readFileSync(path.join(this.folder, file), 'utf8');
  }

  /** Runs `clauseguard check` with the options; the command, its exit code and all it writes are what is expected. */
  step(name: string, ...options: string[]): string {
    const {code, stdout, stderr} = run(this.folder, ['check', ...options]);
    const parts = [
      `$ clauseguard check ${options.join(' ')}`,
      `exit ${code}`,
      ...(stdout ? ['', stdout.trimEnd()] : []),
      ...(stderr ? ['', '--- standard error', stderr.trimEnd()] : []),
    ];
    assertExpected(
      path.join(LIFE, 'expected', `${name}.txt`),
      `${parts
        .join('\n')
        .replaceAll(this.folder, '.')
        .replace(/\b[0-9a-f]{10}\b/g, 'COMMIT')}\n`,
    );
    return stdout;
  }
}

const BASELINE = ['--baseline', 'known.json'];
const within = (text: string, from: string, to: string): string => {
  assert.ok(text.includes(from), `${from} is not in the text`);
  return text.replace(from, to);
};

describe('the life of a repository', () => {
  it('adopts, moves text, brings a defect in, silences with a reason, mends, and forgets', () => {
    const repository = new Repository();
    repository.step('01-before-adoption');
    repository.step('02-adoption', ...BASELINE, '--update-baseline');
    assertExpected(path.join(LIFE, 'expected/02-adoption.known.json'), repository.read('known.json'));
    repository.step('03-adopted', ...BASELINE, '--max-warnings', '0');
    repository.commit('Adopt Clauseguard');

    repository.git('checkout', '--quiet', '-b', 'renumbered');
    repository.edit('drafts/lending.md', text =>
      within(text, '## Article 1. Lending', '## Article 1. Purpose\n\nThese rules say how books are lent.\n\n## Article 2. Lending').replace(
        'Article 2. Rooms',
        'Article 3. Rooms',
      ),
    );
    repository.git('mv', 'drafts/notices.txt', 'drafts/hall.txt');
    repository.step('04-moved-text', ...BASELINE);
    repository.step('05-moved-text-since-main', '--changed-since', 'main');

    repository.edit('drafts/lending.md', text => within(text, '2. Every book is lent for four weeks.\n', ''));
    repository.edit('drafts/hall.txt', text => `${text}3. The reading room is closed to noisy visitors.\n`);
    repository.step('06-a-safeguard-removed', ...BASELINE);
    repository.step('07-a-safeguard-removed-since-main', '--changed-since', 'main', '--format', 'github');

    repository.edit('drafts/lending.md', text =>
      within(
        text,
        '1. The library may',
        '<!-- clauseguard-ignore-next safeguard/lending-period: the period stands in the contract -->\n\n1. The library may',
      ),
    );
    repository.step('08-silenced-with-a-reason', '--changed-since', 'main', '--format', 'markdown');

    repository.step('09-mended-as-a-diff', '--changed-since', 'main', '--fix-dry-run');
    repository.step('10-mended', '--changed-since', 'main', '--fix');
    assert.equal(repository.read('drafts/hall.txt').split('\n')[4], '3. The study hall is closed to noisy visitors.');
    assert.match(repository.read('drafts/lending.md'), /The reading room opens/, 'what was there before is mended as well');
    repository.commit('Renumber');

    repository.step('11-mended-everywhere', '--fix');
    repository.step('12-stale-entries', ...BASELINE);
    repository.step('13-baseline-updated', ...BASELINE, '--update-baseline');
    assertExpected(path.join(LIFE, 'expected/13-baseline-updated.known.json'), repository.read('known.json'));
  });

  it('is checked in parts, and the parts make the whole', () => {
    const {folder} = new Repository();
    for (const format of ['json', 'sarif', 'html']) {
      const whole = run(folder, ['check', '--format', format]);
      for (const part of [1, 2, 3]) {
        const {code, stderr} = run(folder, [
          'check',
          '--shard',
          `${part}/3`,
          '--fail-on',
          'never',
          '--format',
          format,
          '--output',
          `part-${part}.${format}`,
        ]);
        assert.equal(code, 0, stderr);
      }
      const merged = run(folder, ['merge', ...[3, 1, 2].map(part => `part-${part}.${format}`)]);
      assert.equal(merged.stdout, whole.stdout, format);
      assert.equal(merged.code, whole.code);
    }
    const missing = run(folder, ['merge', 'part-1.json', 'part-3.json']);
    assert.equal(missing.code, 2);
    assert.match(missing.stderr, /Of 3 parts, part 2 is missing/);
  });
});
