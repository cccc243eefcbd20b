import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {folderWith, PACK, run, runJson} from './support.ts';

const BAD = 'The zibbled office.\n';
const found = ({report}: ReturnType<typeof runJson>): {[path: string]: string[]} =>
  Object.fromEntries(report.files.map(file => [file.path, file.findings.map(one => `${one.rule} ${one.level}`)]));

describe('configuration', () => {
  it('names what is checked, by which rules, at which levels', () => {
    const folder = folderWith({
      ...PACK,
      'clauseguard.yaml':
        'include: [drafts, "more/*.txt"]\nexclude: [drafts/old, "**/*.tmp.md"]\npacks: [./pack]\nrules:\n  language/zibbled: warning\n  language/wobbled: off\n',
      'drafts/a.md': BAD,
      'drafts/old/b.md': BAD,
      'drafts/c.tmp.md': BAD,
      'drafts/notes.odt': BAD,
      'more/d.txt': 'The wobbled office.\n',
      'more/e.md': BAD,
      'f.md': BAD,
    });
    const expected = {'drafts/a.md': ['language/zibbled warning'], 'more/d.txt': []};
    const result = runJson(folder, []);
    assert.deepEqual(found(result), expected);
    assert.equal(result.code, 0, result.stderr);
    // From a folder below, paths are still told from the configuration's folder.
    assert.deepEqual(found(runJson(path.join(folder, 'drafts'), [])), expected);
  });

  it('the nearest file wins, nothing is merged, the command line has the last word', () => {
    const folder = folderWith({
      ...PACK,
      'clauseguard.yaml': 'packs: [pack]\nrules: {language/zibbled: off}\n',
      'a.md': BAD,
      'inner/clauseguard.yaml': 'packs: [../pack]\n',
      'inner/b.md': BAD,
    });
    assert.deepEqual(found(runJson(folder, ['.'])), {'a.md': [], 'inner/b.md': ['language/zibbled error']});
    assert.deepEqual(found(runJson(folder, ['--rule', 'language/zibbled=advice', '.'])), {
      'a.md': ['language/zibbled advice'],
      'inner/b.md': ['language/zibbled advice'],
    });
    assert.deepEqual(found(runJson(folder, ['--no-config', 'a.md'])), {'a.md': []});
    assert.deepEqual(found(runJson(folder, ['--no-config', '--pack', 'pack', 'a.md'])), {'a.md': ['language/zibbled error']});
  });

  it('an excluded draft is not checked even when it is named, and that is said', () => {
    const folder = folderWith({...PACK, 'clauseguard.yaml': 'exclude: [old]\n', 'old/a.md': BAD, 'b.md': BAD});
    const named = runJson(folder, ['old/a.md', 'b.md']);
    assert.equal(named.code, 0, named.stderr);
    assert.match(named.stderr, /old\/a\.md was not checked: clauseguard\.yaml excludes it/);
    assert.deepEqual(Object.keys(found(named)), ['b.md']);
    const nothing = runJson(folder, ['old']);
    assert.equal(nothing.code, 2);
    assert.match(nothing.stderr, /Nothing was checked/);
  });

  it('says what the draft is, how strict to be and which law binds', () => {
    const rule = PACK['pack/language/zibbled.yaml']!;
    const folder = folderWith({
      ...PACK,
      'pack/language/zibbled.yaml': `${rule}\nfor: [plan]\nprofile: strict\n`,
      'clauseguard.yaml': 'packs: [pack]\nkind: plan\nprofile: strict\nbound-by: [crc]\njurisdiction: eu\n',
      'a.md': BAD,
      'b/clauseguard.yaml': 'packs: [../pack]\nkind: law\nprofile: strict\n',
      'b/b.md': BAD,
      'c/clauseguard.yaml': 'packs: [../pack]\nkind: plan\n',
      'c/c.md': BAD,
    });
    const result = runJson(folder, ['--fail-on', 'never', '.']);
    assert.equal(result.code, 0, result.stderr);
    assert.deepEqual(found(result), {'a.md': ['language/zibbled error'], 'b/b.md': [], 'c/c.md': []});
  });
  it('names a treaty that no pack knows', () => {
    const folder = folderWith({...PACK, 'clauseguard.yaml': 'packs: [pack]\nbound-by: [crcc]\njurisdiction: [eus]\n', 'a.md': BAD});
    const {code, stderr} = runJson(folder, ['--fail-on', 'never', 'a.md']);
    assert.equal(code, 2);
    assert.match(stderr, /clauseguard\.yaml:2:12: error: There is no instrument "crcc"\.\n {2}Did you mean crc\?/);
    assert.match(stderr, /clauseguard\.yaml:3:16: error: There is no legal order "eus"\.\n {2}Did you mean eu\?/);
  });

  it('a pack may be an installed package', () => {
    const folder = folderWith({
      ...Object.fromEntries(Object.entries(PACK).map(([name, text]) => [name.replace('pack/', 'node_modules/@ngo/own-pack/'), text])),
      'x/a.md': BAD,
    });
    assert.deepEqual(found(runJson(path.join(folder, 'x'), ['--pack', '@ngo/own-pack', 'a.md'])), {'a.md': ['language/zibbled error']});
    const escape = runJson(path.join(folder, 'x'), ['--pack', '@ngo/../../secret', 'a.md']);
    assert.equal(escape.code, 2);
  });
});

describe('finding drafts', () => {
  it('folders are walked once, sorted, without hidden folders and node_modules, also where links run in circles', () => {
    const folder = folderWith({
      'b/2.md': BAD,
      'b/10.TXT': BAD,
      'a.policy': BAD,
      'c.draft': BAD,
      'node_modules/x.md': BAD,
      '.git/x.md': BAD,
      '.hidden/x.md': BAD,
      'd/x.odt': BAD,
      'e[1].md': BAD,
    });
    fs.symlinkSync('..', path.join(folder, 'b/up'));
    fs.symlinkSync('.', path.join(folder, 'self'));
    const outside = folderWith({'out.md': BAD});
    fs.symlinkSync(outside, path.join(folder, 'linked'));
    fs.symlinkSync(outside, path.join(folder, 'linked-again'));
    const result = runJson(folder, ['.']);
    assert.equal(result.code, 0, result.stderr);
    const paths = result.report.files.map(file => file.path);
    const [linked] = paths.filter(one => one.endsWith('out.md'));
    assert.deepEqual(paths, ['a.policy', 'b/10.TXT', 'b/2.md', 'c.draft', 'e[1].md', linked]);
  });

  it('a draft named twice is checked once, under the path as given', () => {
    const folder = folderWith({'x/a.md': BAD});
    const paths = (args: string[]): string[] => runJson(folder, args).report.files.map(file => file.path);
    assert.deepEqual(paths(['x', './x/a.md', 'x/*.md']), ['x/a.md']);
    assert.deepEqual(paths([path.join(folder, 'x/a.md')]), [path.join(folder, 'x/a.md').replaceAll('\\', '/')]);
  });
});

describe('rules and explain', () => {
  const folder = folderWith(PACK);

  it('rules list names every rule with its level here', () => {
    const {stdout, code} = run(folder, ['rules', 'list', '--pack', 'pack']);
    assert.equal(code, 0);
    assert.match(stdout, /^language\/zibbled +error +No zibbled$/m);
    const rows = JSON.parse(run(folder, ['rules', 'list', '--pack', 'pack', '--format', 'json']).stdout) as {id: string; level: string}[];
    assert.equal(rows.find(row => row.id === 'language/wobbled')?.level, 'warning');
  });

  it('explain tells why, sources and examples; the last part of the name is enough', () => {
    const {stdout, code} = run(folder, ['explain', 'zibbled', '--pack', 'pack']);
    assert.equal(code, 0);
    for (const part of [/Nobody knows what zibbled means/, /A source/, /The zibbled office\.\n {6}\^{7}/, /Not flagged\n {2}The plain office/])
      assert.match(stdout, part);
  });

  it('an unknown rule is exit 2, with the nearest name', () => {
    const {stderr, code} = run(folder, ['explain', 'language/zibled', '--pack', 'pack']);
    assert.equal(code, 2);
    assert.match(stderr, /language\/zibbled/);
  });
});
