import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {folderWith, PACK, run, runJson} from './support.ts';

const SAMPLE = path.join(import.meta.dirname, '../documents');
/** `assess` calls for an assessment wherever a return is provided for. */
const LAW = {
  ...PACK,
  'pack/concepts/own-return.yaml': 'title: Return\nsays: [send home]\n',
  'pack/concepts/own-assessment.yaml': 'title: Assessment\nsays: [zibbly look]\n',
  'pack/safeguard/assess.yaml':
    'title: Return needs a look\ncovers: [NR-04]\nlevel: error\nwhy: w\nsource: [a-source]\nwhen: own-return\nneeds: {any: [own-assessment], within: document}\n' +
    "examples: {flags: ['The office shall [[send home]] everybody.'], allows: [y]}\n",
};
const CONFIGURATION = 'built-in: off\npacks: [pack]\ndocuments:\n  - [law/body.md, law/annex-*.md]\n';
const BODY = 'The office shall send home everybody.\n';
const LOOK = 'A zibbly look comes first.\n';
const WORD = 'The zibbled office.\n';
const found = ({report}: ReturnType<typeof runJson>): {[path: string]: string[]} =>
  Object.fromEntries(report.files.map(file => [file.path, file.findings.map(one => `${one.start.line} ${one.rule}`)]));
const git = (folder: string, ...args: string[]): void => {
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false', ...args], {cwd: folder, stdio: 'pipe'});
};
const repository = (files: {readonly [name: string]: string}): string => {
  const folder = folderWith({...LAW, 'clauseguard.yaml': CONFIGURATION, ...files});
  git(folder, 'init', '-q', '-b', 'main');
  git(folder, 'add', '.');
  git(folder, 'commit', '-qm', 'first');
  return folder;
};

describe('files read as one draft', () => {
  it('of the sample: a safeguard, a reference and a defined term hold in all of them', () => {
    const {report, code} = runJson(SAMPLE, []);
    assert.equal(code, 1);
    const [act, a, b] = ['law/act.md', 'law/annex-a.md', 'law/annex-b.md'].map(one => report.files.find(file => file.path === one)!);
    const state = (id: string): string | undefined => act!.coverage.find(one => one.requirement === id)?.state;
    // Annex B gives what the act calls for, and Annex A is no dead end.
    assert.deepEqual([state('NR-01'), state('NR-04')], ['present', 'present']);
    const lost = act!.findings.filter(one => one.rule === 'structure/unresolved-reference');
    assert.deepEqual(
      lost.map(one => one.excerpt),
      ['Annex D'],
    );
    // "guest" is defined in the act.
    assert.ok(a!.findings.some(one => one.rule === 'weakening/victims-locked-in' && one.excerpt === 'guest'));
    assert.deepEqual(
      b!.suppressed.map(one => one.excerpt),
      ['illegal migrant'],
    );
    assert.deepEqual([a!.coverage, b!.coverage], [[], []]);
    const evidence = act!.coverage.find(one => one.requirement === 'NR-04')!.evidence as {role: string; path?: string; start: {line: number}}[];
    assert.ok(evidence.some(one => one.role === 'safeguard' && one.path === 'law/annex-b.md' && one.start.line === 5));
  });

  it('are checked whole when one of them is named, from a configuration or not', () => {
    const folder = folderWith({
      ...LAW,
      'clauseguard.yaml': CONFIGURATION,
      'law/body.md': BODY,
      'law/annex-a.md': WORD,
      'law/annex-b.md': LOOK,
      'law/other.md': BODY,
    });
    const whole = {'law/annex-a.md': ['1 language/zibbled'], 'law/annex-b.md': [], 'law/body.md': []};
    assert.deepEqual(found(runJson(folder, ['law/annex-b.md'])), whole);
    assert.deepEqual(found(runJson(folder, ['.'])), {...whole, 'law/other.md': ['1 safeguard/assess']});
    assert.deepEqual(Object.keys(found(runJson(path.join(folder, 'law'), ['annex-a.md']))), ['annex-a.md', 'annex-b.md', 'body.md']);
    const typed = run(folder, ['check', '--format', 'json', '--stdin', '--stdin-filename', 'law/body.md'], {input: `${WORD}\n${BODY}`});
    assert.deepEqual(found({...typed, report: JSON.parse(typed.stdout)}), {'law/body.md': ['1 language/zibbled']});
  });

  it('stand as one draft in every report', () => {
    const folder = folderWith({...LAW, 'clauseguard.yaml': CONFIGURATION, 'law/body.md': BODY, 'law/annex-a.md': WORD, 'law/annex-b.md': LOOK});
    const {report} = runJson(folder, ['law']);
    const [a, , body] = report.files as unknown as {documents?: string[]; partOf?: string}[];
    assert.deepEqual([a!.partOf, body!.documents], ['law/body.md', ['law/body.md', 'law/annex-a.md', 'law/annex-b.md']]);
    const as = (format: string): string => run(folder, ['check', '--format', format, 'law']).stdout;
    const note = 'law/body.md is read as one draft with law/annex-a.md and law/annex-b.md.';
    for (const format of ['text', 'markdown', 'html']) assert.ok(as(format).includes(note), format);
    assert.match(as('text'), /Requirements that apply: 1 present, 1 weak, 0 missing\./);
    assert.match(as('markdown'), /\| Safeguard \| law\/body\.md \|\n/);
    assert.match(as('github'), /^::error file=law\/annex-a\.md,line=1,/m);
  });

  it('name the other file where they point to it', () => {
    const rule = LAW['pack/safeguard/assess.yaml'].replace('examples:', 'resembles: [own-glance]\nexamples:');
    const glance = {'pack/safeguard/assess.yaml': rule, 'pack/concepts/own-glance.yaml': 'title: Glance\nsays: [zibbly glance]\n'};
    const folder = folderWith({
      ...LAW,
      ...glance,
      'clauseguard.yaml': CONFIGURATION,
      'law/body.md': BODY,
      'law/annex-a.md': '# Annex\n\nA zibbly glance.\n',
    });
    const {stdout, stderr} = run(folder, ['check', 'law']);
    assert.match(stdout, /See: law\/annex-a\.md:3:3 This comes near/, stderr);
    const sarif = JSON.parse(run(folder, ['check', '--format', 'sarif', 'law']).stdout);
    const [related] = sarif.runs[0].results[0].relatedLocations;
    assert.equal(related.physicalLocation.artifactLocation.uri, 'law/annex-a.md');
    assert.equal(related.physicalLocation.region.startLine, 3);
    for (const format of ['html', 'markdown']) assert.match(run(folder, ['check', '--format', format, 'law']).stdout, /See law\/annex-a\.md, line 3/);
  });

  it('are fixed one by one, stay in one shard, come from the cache and from threads alike', () => {
    const texts = {'law/body.md': `${BODY}\nThe zibbled office.\n`, 'law/annex-a.md': WORD, 'law/annex-b.md': LOOK};
    const folder = folderWith({...LAW, 'clauseguard.yaml': CONFIGURATION, ...texts, 'z.md': WORD});
    const whole = runJson(folder, ['.']).report.files;
    assert.deepEqual(runJson(folder, ['--workers', '2', '.']).report.files, whole);
    const cached = ['--cache', '--cache-folder', path.join(folder, 'cache'), '.'];
    assert.deepEqual(runJson(folder, cached).report.files, whole);
    assert.deepEqual(runJson(folder, cached).report.files, whole);
    const shards = [1, 2, 3].map(i => runJson(folder, ['--shard', `${i}/3`, '.']).report.files.map(file => file.path));
    assert.equal(shards.filter(list => list.some(one => one.startsWith('law/'))).length, 1, JSON.stringify(shards));
    assert.deepEqual(shards.flat().sort(), whole.map(file => file.path).sort());
    assert.equal(run(folder, ['check', '--fix', 'law']).code, 0);
    assert.equal(fs.readFileSync(path.join(folder, 'law/body.md'), 'utf8'), `${BODY}\nThe plain office.\n`);
    assert.equal(fs.readFileSync(path.join(folder, 'law/annex-a.md'), 'utf8'), 'The plain office.\n');
  });

  it('keep what a baseline knows of each file when they are put together', () => {
    const folder = folderWith({
      ...LAW,
      'clauseguard.yaml': CONFIGURATION.split('documents')[0]!,
      'law/body.md': WORD,
      'law/annex-a.md': `${WORD}\n${WORD}`,
    });
    run(folder, ['check', '--baseline', 'known.json', '--update-baseline', 'law']);
    fs.writeFileSync(path.join(folder, 'clauseguard.yaml'), CONFIGURATION);
    assert.deepEqual(found(runJson(folder, ['--baseline', 'known.json', 'law'])), {'law/annex-a.md': [], 'law/body.md': []});
  });

  it('are compared as a whole with what they were: a safeguard that goes with its annex is missed in the body', () => {
    const folder = repository({'law/body.md': BODY, 'law/annex-a.md': WORD, 'law/annex-b.md': LOOK});
    const since = (): {[path: string]: string[]} => found(runJson(folder, ['--changed-since', 'main', '.']));
    assert.deepEqual(since(), {});
    fs.writeFileSync(path.join(folder, 'law/annex-b.md'), 'Nothing.\n');
    assert.deepEqual(since(), {'law/annex-a.md': [], 'law/annex-b.md': [], 'law/body.md': ['1 safeguard/assess']});
    fs.rmSync(path.join(folder, 'law/annex-b.md'));
    assert.deepEqual(since(), {'law/annex-a.md': [], 'law/body.md': ['1 safeguard/assess']});
  });
});

describe('files that cannot be read as one draft', () => {
  const files = {'a.md': WORD, 'b.md': WORD, 'c.txt': WORD, 'old/d.md': WORD, 'own/e.md': WORD, 'own/clauseguard.yaml': '{}\n'};
  const cases: {[what: string]: {documents: string; at: [line: number, column: number]; says: RegExp; repair: RegExp}} = {
    'a list of names': {documents: '[a.md, b.md]', at: [2, 13], says: /not a list of files/, repair: /\[\[law\.md, annex-a\.md\]/},
    'a name': {documents: 'a.md', at: [2, 12], says: /not a list of drafts/, repair: /Write a list for each draft/},
    'no text': {documents: '[[a.md, 3]]', at: [2, 20], says: /names no file/, repair: /Write a list/},
    'a missing file': {documents: '\n  - [a.md, nowhere.md]', at: [3, 12], says: /nowhere\.md: there is no such file/, repair: /Correct the path/},
    'a pattern without a match': {documents: '\n  - [a.md, "annex-*.md"]', at: [3, 12], says: /annex-\*\.md matches no draft/, repair: /Searched/},
    'a file outside the folder': {documents: '[[a.md, ../b.md]]', at: [2, 20], says: /leads out of/, repair: /beside those drafts/},
    'a file of two drafts': {
      documents: '\n  - [a.md, b.md]\n  - [b.md, old]',
      at: [4, 6],
      says: /b\.md is part of two drafts: number 1 and number 2/,
      repair: /one of them/,
    },
    'two formats': {documents: '[[a.md, c.txt]]', at: [2, 20], says: /c\.txt cannot be read as one draft with a\.md/, repair: /one format/},
    'an excluded file': {documents: '[[a.md, old/d.md]]\nexclude: [old]', at: [2, 20], says: /"exclude" leaves it out/, repair: /one of the two/},
    'another configuration': {
      documents: '[[a.md, own/e.md]]',
      at: [2, 20],
      says: /configuration of its own, own\/clauseguard\.yaml/,
      repair: /Remove that one/,
    },
  };
  for (const [what, {documents, at, says, repair}] of Object.entries(cases))
    it(`${what}: told with its line, and every draft is still checked`, () => {
      const folder = folderWith({...PACK, ...files, 'clauseguard.yaml': `packs: [pack]\ndocuments: ${documents}\n`});
      const {report, code} = runJson(folder, ['a.md', 'b.md', 'c.txt']);
      assert.equal(code, 2);
      const [problem] = report.problems;
      assert.deepEqual([problem!.path, problem!.line, problem!.column], ['clauseguard.yaml', ...at], problem!.message);
      assert.match(problem!.message, says);
      assert.match(problem!.repair, repair);
      for (const name of ['a.md', 'b.md', 'c.txt']) assert.equal(report.files.find(file => file.path === name)!.findings.length, 1, name);
    });

  it('one that cannot be read is told, and the others are checked', () => {
    const folder = folderWith({
      ...PACK,
      ...files,
      'b.md': Buffer.from([0, 1, 2, 0]),
      'clauseguard.yaml': 'packs: [pack]\ndocuments: [[b.md, a.md]]\n',
    });
    const {report, code} = runJson(folder, ['a.md']);
    assert.equal(code, 2);
    assert.deepEqual(
      report.problems.map(one => one.path),
      ['b.md'],
    );
    assert.ok(report.files[0]!.coverage.length > 0);
  });
});
