import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {folderWith, PACK, run, runJson} from './support.ts';

const DRAFTS = {
  ...PACK,
  'clean.md': '# Office\n\nThe office opens at nine.\n',
  'bad.md': '# Office\n\nThe zibbled office opens at nine.\n',
  'warn.txt': 'The wobbled office opens at nine.\n',
  'advice.md': 'The nibbled office opens at nine.\n',
};

describe('check: exit codes', () => {
  const folder = folderWith(DRAFTS);
  const rows: [string, number][] = [
    ['clean.md', 0],
    ['bad.md', 1],
    ['warn.txt', 0],
    ['--fail-on warning warn.txt', 1],
    ['--fail-on warning advice.md', 0],
    ['--fail-on advice advice.md', 1],
    ['--fail-on never bad.md', 0],
    ['--max-warnings 1 warn.txt', 0],
    ['--max-warnings 0 warn.txt', 1],
    ['--rule language/zibbled=off bad.md', 0],
    ['--rule language/zibbled=warning bad.md', 0],
    ['--rule language/wobbled=error warn.txt', 1],
    ['clean.md missing.md', 2],
    ['bad.md missing.md', 2],
    ['--fail-on never missing.md', 2],
    ['--format junit bad.md', 1],
    ['--format nonsense bad.md', 2],
  ];
  for (const [line, code] of rows)
    it(`check ${line}: ${code}`, () => {
      const result = run(folder, ['check', '--pack', 'pack', ...line.split(' ')]);
      assert.equal(result.code, code, result.stderr + result.stdout);
    });

  it('the same when the report goes to a file', () => {
    for (const [file, code] of [
      ['clean.md', 0],
      ['bad.md', 1],
      ['missing.md', 2],
    ] as const) {
      const result = run(folder, ['check', '--pack', 'pack', '--format', 'json', '--output', 'reports/out.json', file]);
      assert.equal(result.code, code, result.stderr);
      assert.equal(result.stdout, '');
      assert.equal(JSON.parse(fs.readFileSync(path.join(folder, 'reports/out.json'), 'utf8')).version, 1);
    }
    assert.deepEqual(fs.readdirSync(path.join(folder, 'reports')), ['out.json']);
  });

  it('help and version are no failure, and no command shows help', () => {
    assert.match(run(folder, ['--help']).stdout, /clauseguard check/);
    assert.match(run(folder, []).stdout, /clauseguard check/);
    const version = run(folder, ['--version']);
    assert.equal(version.code, 0);
    assert.match(version.stdout, /^\d+\.\d+\.\d+\n$/);
  });
});

describe('check: text report', () => {
  const folder = folderWith({...DRAFTS, 'wide.md': '日本\tzibbled office.\n\nAnother zibbled office.\n'});

  it('shows place, level, title, excerpt with carets, reason, source and remedy', () => {
    const {stdout} = run(folder, ['check', '--pack', 'pack', 'bad.md']);
    const rows = stdout.split('\n');
    assert.equal(rows[0], 'bad.md:3:5  error  No zibbled');
    assert.deepEqual(rows.slice(1, 3), ['    The zibbled office opens at nine.', '        ^^^^^^^']);
    for (const part of [
      /Why: Nobody knows what zibbled means\./,
      /Source: A source\n/,
      /Fix: .*\(safe\)/,
      /language\/zibbled {2}SC-01/,
      /1 error in 1 draft\./,
    ])
      assert.match(stdout, part);
    assert.doesNotMatch(stdout, /\u001b/, 'colour without a terminal');
  });

  it('tabs and wide characters do not shift the carets; a reason is told once', () => {
    const {stdout} = run(folder, ['check', '--pack', 'pack', 'wide.md']);
    assert.match(stdout, /\n {4}日本 zibbled office\.\n {9}\^{7}\n/);
    assert.equal(stdout.match(/Nobody knows/g)?.length, 1);
    assert.match(stdout, /as at line 1/);
  });

  it('FORCE_COLOR and NO_COLOR are heeded', () => {
    assert.match(run(folder, ['check', '--pack', 'pack', 'bad.md'], {env: {FORCE_COLOR: '1'}}).stdout, /\u001b\[31m/);
    assert.doesNotMatch(run(folder, ['check', '--pack', 'pack', 'bad.md'], {env: {FORCE_COLOR: '1', NO_COLOR: '1'}}).stdout, /\u001b/);
  });

  it('--quiet shows only what fails', () => {
    assert.equal(run(folder, ['check', '--pack', 'pack', '--quiet', 'warn.txt', 'clean.md']).stdout, '');
    assert.match(run(folder, ['check', '--pack', 'pack', '--quiet', 'warn.txt', 'bad.md']).stdout, /^bad\.md/);
  });

  it('a clean draft is said to be clean', () => assert.match(run(folder, ['check', 'clean.md']).stdout, /Nothing found in 1 draft\./));
});

describe('check: json report', () => {
  const folder = folderWith({
    ...DRAFTS,
    'crlf.md': '\ufeff# Office\r\n\r\nOne line.\r\nThe zibbled office 😀 and the wobbled one.\r\n',
    'ignored.md': '# Office\n\n<!-- clauseguard-ignore-next language/zibbled: the name of the house -->\nThe zibbled office.\n',
  });

  it('places count from 1, offsets in UTF-16 code units without a byte order mark', () => {
    const {report} = runJson(folder, ['--pack', 'pack', 'crlf.md']);
    const source = fs.readFileSync(path.join(folder, 'crlf.md'), 'utf8').slice(1);
    const [zibbled, wobbled] = report.files[0]!.findings;
    assert.deepEqual(zibbled!.start, {line: 4, column: 5, offset: source.indexOf('zibbled')});
    assert.deepEqual(wobbled!.start, {line: 4, column: source.split('\r\n')[3]!.indexOf('wobbled') + 1, offset: source.indexOf('wobbled')});
    assert.equal(source.slice(wobbled!.start.offset, wobbled!.end.offset), 'wobbled');
  });

  it('a finding carries all that the contract names', () => {
    const {report} = runJson(folder, ['--pack', 'pack', 'bad.md']);
    assert.equal(report.version, 1);
    const [finding] = report.files[0]!.findings;
    assert.equal(report.files[0]!.path, 'bad.md');
    assert.deepEqual(
      [finding!.rule, finding!.covers, finding!.level, finding!.kind, finding!.excerpt],
      ['language/zibbled', ['SC-01'], 'error', 'language', 'zibbled'],
    );
    assert.equal(typeof finding!.message, 'string');
    assert.ok(finding!.fingerprint.length > 7);
    const [fix] = finding!.fixes;
    assert.equal(fix!.safe, true);
    assert.deepEqual(fix!.edits, [{start: finding!.start.offset, end: finding!.end.offset, text: 'plain'}]);
    assert.deepEqual([report.summary.files, report.summary.error, report.problems], [1, 1, []]);
    const ids = report.files[0]!.coverage.map(row => row.requirement);
    assert.ok(ids.includes('SC-01'));
    assert.deepEqual(ids, [...ids].sort());
  });

  it('what is suppressed stands apart, with its reason', () => {
    const {report, code} = runJson(folder, ['--pack', 'pack', 'ignored.md']);
    assert.equal(code, 0);
    assert.deepEqual(
      report.files[0]!.suppressed.map(one => [one.rule, one.reason]),
      [['language/zibbled', 'the name of the house']],
    );
    assert.deepEqual(
      report.files[0]!.findings.filter(one => one.rule === 'language/zibbled'),
      [],
    );
  });

  it('a fingerprint survives moved lines', () => {
    const moved = folderWith({...PACK, 'bad.md': `# Office\n\nSomething new.\n\n${'More.\n\n'.repeat(20)}The zibbled office opens at nine.\n`});
    const before = runJson(folder, ['--pack', 'pack', 'bad.md']).report.files[0]!.findings[0]!;
    const after = runJson(moved, ['--pack', 'pack', 'bad.md']).report.files[0]!.findings.find(one => one.rule === before.rule)!;
    assert.notEqual(after.start.line, before.start.line);
    assert.equal(after.fingerprint, before.fingerprint);
  });

  it('standard input is named and read like a file', () => {
    const input = fs.readFileSync(path.join(folder, 'crlf.md'));
    const file = runJson(folder, ['--pack', 'pack', 'crlf.md']).report.files[0]!;
    const piped = runJson(folder, ['--pack', 'pack', '--stdin', '--stdin-filename', 'crlf.md'], {input}).report.files[0]!;
    assert.deepEqual(piped, file);
    assert.equal(runJson(folder, ['--pack', 'pack', '--stdin'], {input}).report.files[0]!.path, '<stdin>');
  });

  it('two runs give the same bytes', () => {
    const args = ['check', '--format', 'json', '--pack', 'pack', '.'];
    assert.equal(run(folder, args).stdout, run(folder, args).stdout);
  });
});

describe('check: sarif report', () => {
  const folder = folderWith({...DRAFTS, 'a b/ignored ü.md': '<!-- clauseguard-ignore-next language/zibbled: a name -->\nThe zibbled office.\n'});

  it('has rules, places, fingerprints, suppressions and fixes', () => {
    const {stdout, code} = run(folder, ['check', '--pack', 'pack', '--format', 'sarif', 'bad.md', 'a b', 'missing.md']);
    assert.equal(code, 2);
    const log = JSON.parse(stdout);
    assert.equal(log.version, '2.1.0');
    const [only] = log.runs;
    const results = only.results.filter((one: {ruleId: string}) => one.ruleId === 'language/zibbled');
    const suppressed = results.find((one: {suppressions?: object[]}) => one.suppressions);
    const open = results.find((one: {suppressions?: object[]}) => !one.suppressions);
    assert.deepEqual(suppressed.suppressions, [{kind: 'inSource', status: 'accepted', justification: 'a name'}]);
    assert.equal(suppressed.locations[0].physicalLocation.artifactLocation.uri, 'a%20b/ignored%20%C3%BC.md');
    assert.equal(open.level, 'error');
    const {region} = open.locations[0].physicalLocation;
    assert.deepEqual([region.startLine, region.startColumn, region.endLine, region.endColumn], [3, 5, 3, 12]);
    assert.ok(open.partialFingerprints.primaryLocationLineHash);
    assert.deepEqual(open.fixes[0].artifactChanges[0].replacements[0].insertedContent, {text: 'plain'});
    const rule = only.tool.driver.rules[open.ruleIndex];
    assert.equal(rule.id, 'language/zibbled');
    assert.match(rule.help.markdown, /Nobody knows[\s\S]*A source/);
    assert.equal(only.invocations[0].executionSuccessful, false);
    assert.match(only.invocations[0].toolConfigurationNotifications[0].message.text, /missing\.md/);
    assert.ok(!stdout.includes(folder), 'the report names a folder of this machine');
  });
});
