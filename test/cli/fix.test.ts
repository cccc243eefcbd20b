import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {repair} from '../../server/cli/repair.ts';
import type {Finding, Report} from '../../server/core/report/types.ts';
import {applyEdits, safeEdits} from '../../server/host/fixes.ts';
import {folderWith, PACK, ruleOf, run} from './support.ts';

const BAD = 'The zibbled office.\r\nAnd the zibbled hall.\r\n';
const GOOD = 'The plain office.\r\nAnd the plain hall.\r\n';
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

describe('--fix', () => {
  const encodings: [string, (text: string) => Buffer][] = [
    ['UTF-8', text => Buffer.from(text)],
    ['UTF-8 with a byte order mark', text => Buffer.from(`\ufeff${text}`)],
    ['UTF-16 little-endian', text => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 big-endian', text => utf16be(`\ufeff${text}`)],
  ];
  for (const [name, encode] of encodings)
    it(`keeps ${name}, line ends and permissions`, () => {
      const folder = folderWith({...PACK, 'a.md': encode(`Żółć 😀\r\n\r\n${BAD}`)});
      fs.chmodSync(path.join(folder, 'a.md'), 0o640);
      const {code, stderr} = run(folder, ['check', '--pack', 'pack', '--fix', 'a.md']);
      assert.equal(code, 0, stderr);
      assert.match(stderr, /2 fixes made in 1 draft/);
      assert.deepEqual(fs.readFileSync(path.join(folder, 'a.md')), encode(`Żółć 😀\r\n\r\n${GOOD}`));
      if (process.platform !== 'win32') assert.equal(fs.statSync(path.join(folder, 'a.md')).mode & 0o777, 0o640);
      assert.deepEqual(fs.readdirSync(folder).sort(), ['a.md', 'pack'], 'something was left behind');
    });

  it('makes safe fixes only, reports what is left, and leaves alone what is silenced', () => {
    const text = 'The zibbled and wobbled office.\n\n<!-- clauseguard-ignore-next language/zibbled: a name -->\n\nThe zibbled hall.\n';
    const folder = folderWith({...PACK, 'a.md': text});
    const {stdout, code} = run(folder, ['check', '--pack', 'pack', '--fix', '--fail-on', 'warning', 'a.md']);
    assert.equal(code, 1);
    assert.match(stdout, /^a\.md:1:15 {2}warning {2}No wobbled/);
    assert.equal(fs.readFileSync(path.join(folder, 'a.md'), 'utf8'), text.replace('zibbled and', 'plain and'));
  });

  it('goes on until nothing is left that a fix has brought', () => {
    const chain = {'pack/language/first.yaml': ruleOf('first', 'error', 'fix: safe\n').replace('becomes: plain', 'becomes: zibbled')};
    const folder = folderWith({...PACK, ...chain, 'a.md': 'The first office.\n'});
    assert.match(run(folder, ['check', '--pack', 'pack', '--fix', 'a.md']).stderr, /2 fixes made/);
    assert.equal(fs.readFileSync(path.join(folder, 'a.md'), 'utf8'), 'The plain office.\n');
  });

  it('comes to an end where fixes undo each other, and says so', () => {
    const circle = {
      'pack/language/ping.yaml': ruleOf('ping', 'error', 'fix: safe\n').replace('becomes: plain', 'becomes: pong'),
      'pack/language/pong.yaml': ruleOf('pong', 'error', 'fix: safe\n').replace('becomes: plain', 'becomes: ping'),
    };
    const folder = folderWith({...PACK, ...circle, 'a.md': 'The ping office.\n'});
    const {stderr, code} = run(folder, ['check', '--pack', 'pack', '--fix', 'a.md']);
    assert.match(stderr, /a\.md:1:1: warning: The fixes of a\.md did not come to an end/);
    assert.equal(code, 1);
  });

  it('follows a link to the file, and fixes it once', () => {
    const folder = folderWith({...PACK, 'a.md': 'The zibbled office.\n'});
    fs.symlinkSync('a.md', path.join(folder, 'b.md'));
    const {code, stderr} = run(folder, ['check', '--pack', 'pack', '--fix', 'a.md', 'b.md']);
    assert.equal(code, 0, stderr);
    assert.match(stderr, /1 fix made in 1 draft/);
    assert.ok(fs.lstatSync(path.join(folder, 'b.md')).isSymbolicLink());
  });
});

describe('--fix-dry-run', () => {
  it('writes nothing but a diff that git applies, byte order mark and line ends included', () => {
    const before = {'a.md': `\ufeff${BAD}`, 'x y/b.txt': 'The zibbled office', 'c.md': 'The plain office.\n'};
    const folder = folderWith({...PACK, ...before});
    const {stdout, code} = run(folder, ['check', '--pack', 'pack', '--fix-dry-run', '.']);
    assert.equal(code, 0);
    for (const [name, text] of Object.entries(before)) assert.equal(fs.readFileSync(path.join(folder, name), 'utf8'), text);
    assert.doesNotMatch(stdout, /c\.md/);
    execFileSync('git', ['-c', 'core.autocrlf=false', 'apply', '--whitespace=nowarn', '-'], {cwd: folder, input: stdout});
    assert.equal(fs.readFileSync(path.join(folder, 'a.md'), 'utf8'), `\ufeff${GOOD}`);
    assert.equal(fs.readFileSync(path.join(folder, 'x y/b.txt'), 'utf8'), 'The plain office');
  });

  it('shows what would become of standard input', () => {
    const {stdout} = run(folderWith(PACK), ['check', '--pack', 'pack', '--fix-dry-run', '--stdin'], {input: 'The zibbled office.\n'});
    assert.match(stdout, /^-The zibbled office\.\n\+The plain office\.$/m);
  });
});

describe('fixes that meet', () => {
  const finding = (...edits: {start: number; end: number; text: string}[]): Finding =>
    ({fixes: [{title: 'a fix', safe: true, edits}]}) as unknown as Finding;
  const mended = (text: string, ...findings: Finding[]): string => applyEdits(text, safeEdits(text, findings).edits);

  it('the first wins, a fix is made whole or not at all', () => {
    assert.equal(mended('abcdef', finding({start: 1, end: 3, text: 'X'}), finding({start: 2, end: 4, text: 'Y'})), 'aXdef');
    assert.equal(
      mended('abcdef', finding({start: 4, end: 5, text: 'Z'}), finding({start: 0, end: 1, text: 'Q'}, {start: 4, end: 6, text: 'R'})),
      'abcdZf',
    );
    assert.equal(mended('abcdef', finding({start: 4, end: 5, text: 'Z'}), finding({start: 0, end: 1, text: 'Q'})), 'QbcdZf');
  });

  it('two that insert at one place are not both made', () =>
    assert.equal(mended('ab', finding({start: 1, end: 1, text: 'X'}), finding({start: 1, end: 1, text: 'Y'})), 'aXb'));

  it('what leaves the text is not made; line ends become those of the text', () => {
    assert.equal(mended('ab', finding({start: 1, end: 9, text: 'X'})), 'ab');
    assert.equal(mended('a\r\nb\r\n', finding({start: 1, end: 1, text: '\nx'})), 'a\r\nx\r\nb\r\n');
  });

  it('passes are bounded', async () => {
    const report: Report = {languages: ['en'], findings: [finding({start: 0, end: 0, text: 'x'})], suppressed: [], coverage: []};
    const result = await repair(
      '',
      report,
      async () => report,
      one => one.findings,
    );
    assert.deepEqual([result.text, result.settled], ['x'.repeat(10), false]);
  });
});
