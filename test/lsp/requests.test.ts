import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {createProtocolConnection, StreamMessageReader, StreamMessageWriter} from 'vscode-languageserver/node';
import {check} from '../../server/core/check.ts';
import {parseDraft} from '../../server/core/draft/index.ts';
import type {Pack} from '../../server/core/pack/types.ts';
import {builtInPack} from '../../server/host/packs.ts';
import {type JsonReport, runJson} from '../cli/support.ts';
import {DRAFTS, draftNames} from '../support/drafts.ts';
import {docx, HEADINGS, p, styled} from '../support/word.ts';
import {Editor} from './editor.ts';
import {WORKSPACE} from './pack.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const files: {[name: string]: string} = {};
for (const name of draftNames()) files[name] = fs.readFileSync(path.join(DRAFTS, name), 'utf8');

describe('the report', () => {
  let editor: Editor;
  let pack: Pack;
  let printed: ReadonlyMap<string, JsonReport['files'][number]>;
  before(async () => {
    pack = builtInPack();
    editor = await Editor.start({files});
    printed = new Map(runJson(editor.folder, ['.']).report.files.map(one => [one.path, one]));
  });
  after(() => editor.stop());

  for (const [name, text] of Object.entries(files))
    it(`is the same in the editor, on the command line and from the core: ${name}`, async () => {
      const uri = await editor.open(name, text);
      const {kind, languages, findings, suppressed, coverage} = (await editor.request('clauseguard/report', {textDocument: {uri}}))!;
      const expected = JSON.parse(JSON.stringify(check(parseDraft(text, name.endsWith('.md') ? 'markdown' : 'text', pack.language), pack)));
      assert.deepEqual({...(kind && {kind}), languages, findings, suppressed, coverage}, expected);
      assert.equal(kind, printed.get(name)!.kind);
      // What is underlined stands for all of it, whatever is grouped.
      const shown = (await editor.diagnostics(uri)).flatMap(one => one.data.fingerprints as string[]);
      assert.deepEqual(shown.sort(), findings.map(one => one.fingerprint).sort());
      const there = printed.get(name)!;
      const plain = ({
        rule,
        level,
        message,
        fingerprint,
        fixes,
      }: Pick<(typeof findings)[number], 'rule' | 'level' | 'message' | 'fingerprint' | 'fixes'>) => ({rule, level, message, fingerprint, fixes});
      assert.deepEqual(
        there.findings.map(one => ({...plain(one as never), start: one.start.offset, end: one.end.offset})),
        findings.map(one => ({...plain(one), start: one.start, end: one.end})),
      );
      assert.deepEqual(
        there.coverage.map(({requirement, state}) => [requirement, state]),
        coverage.map(({requirement, state}) => [requirement, state]),
      );
    });
});

describe('requests of our own', () => {
  let editor: Editor;
  before(async () => {
    editor = await Editor.start({
      files: {
        ...WORKSPACE,
        'clauseguard.yaml': 'packs: [pack]\nrules: {language/nibbled: off}\n',
        'a.md': 'The zibbled office.\n',
        'b.txt': 'The plain office.\n',
        'law.docx': docx({styles: HEADINGS, body: `${p('Offices', styled('H1'))}${p('A zibbled &amp; plain office.')}`}),
        'broken.docx': 'no archive',
      },
    });
  });
  after(() => editor.stop());

  it('give the text of a Word draft with its findings in place', async () => {
    const uri = editor.uri('law.docx');
    const {text, report, diagnostics, problem} = (await editor.request('clauseguard/readDraft', {textDocument: {uri}}))!;
    assert.equal(problem, undefined);
    assert.equal(text, 'Offices\nA zibbled & plain office.\n');
    const [finding] = report.findings;
    assert.deepEqual(finding?.place, {headings: ['Offices'], at: 'paragraph 1', inLines: false});
    assert.equal(text.slice(finding!.start, finding!.end), 'zibbled');
    assert.deepEqual((diagnostics[0] as {range: object}).range, {start: {line: 1, character: 2}, end: {line: 1, character: 9}});
    const broken = (await editor.request('clauseguard/readDraft', {textDocument: {uri: editor.uri('broken.docx')}}))!;
    assert.equal(broken.text, '');
    assert.match(broken.problem!.message, /no Word file/);
  });

  it('give the coverage with titles, evidence and findings', async () => {
    const uri = await editor.open('cover.md', '## Article 1\n\nThe Office may grum a person after a grum limit.\n');
    const {requirements, version} = (await editor.request('clauseguard/coverage', {textDocument: {uri}}))!;
    assert.equal(version, 1);
    const own = requirements.filter(one => one.requirement.startsWith('XX-'));
    assert.deepEqual(
      own.map(({requirement, title, state, rules, evidence, findings}) => [
        requirement,
        title,
        state,
        rules,
        evidence.map(({role, excerpt}) => `${role}: ${excerpt}`),
        findings.map(one => one.rule),
      ]),
      [
        ['XX-01', 'Grumming without review', 'missing', ['safeguard/grum-review'], ['trigger: grum a person'], ['safeguard/grum-review']],
        ['XX-02', 'Grumming without limit', 'present', ['safeguard/grum-limit'], ['trigger: grum a person', 'safeguard: grum limit'], []],
      ],
    );
    assert.deepEqual(own[1]!.evidence[1]!.range, {start: {line: 2, character: 37}, end: {line: 2, character: 47}});
    assert.deepEqual(
      requirements.map(one => one.requirement).sort(),
      requirements.map(one => one.requirement),
    );
    assert.equal(await editor.request('clauseguard/coverage', {textDocument: {uri: editor.uri('unknown.md')}}), null);
  });

  it('give words of evidence once, the widest of those that stand in one another', async () => {
    const uri = await editor.open('nested.md', '## Article 1\n\nAn unaccompanied child may be placed in a detention centre.\n');
    const {requirements} = (await editor.request('clauseguard/coverage', {textDocument: {uri}}))!;
    assert.ok(requirements.some(one => one.evidence.length > 0));
    for (const {requirement, evidence} of requirements)
      for (const one of evidence)
        assert.deepEqual(
          evidence
            .filter(other => other !== one && other.role === one.role && one.start <= other.start && other.end <= one.end)
            .map(other => other.excerpt),
          [],
          `${requirement}: ${one.excerpt}`,
        );
  });

  it('explain rules by id, by its last part and by requirement', async () => {
    for (const rule of ['safeguard/grum-review', 'grum-review', 'XX-01']) {
      const [found, ...others] = await editor.request('clauseguard/explainRule', {rule});
      assert.deepEqual([found!.id, found!.clause!.title, others], ['safeguard/grum-review', 'Review of grumming', []]);
      assert.match(found!.markdown, /Whoever is grummed needs a review/);
    }
    assert.deepEqual(await editor.request('clauseguard/explainRule', {rule: 'nothing'}), []);
  });

  it('list the rules with the levels that hold', async () => {
    const rules = await editor.request('clauseguard/rules', {});
    const levels = new Map(rules.map(one => [one.id, one.level]));
    assert.deepEqual([levels.get('language/zibbled'), levels.get('language/nibbled')], ['error', 'off']);
  });

  it('check the workspace, open drafts as they stand in the editor', async () => {
    await editor.open('b.txt', 'The wobbled office.\n');
    const progress: {kind: string}[] = [];
    editor.connection.onNotification('$/progress', ({value}: {value: {kind: string}}) => void progress.push(value));
    const {files: found, problems} = await editor.request('clauseguard/checkWorkspace', {workDoneToken: 'check'});
    assert.deepEqual(
      found.map(({uri, error, warning, advice}) => [uri, error, warning, advice]),
      [
        [editor.uri('a.md'), 1, 0, 0],
        [editor.uri('b.txt'), 0, 1, 0],
      ],
    );
    assert.deepEqual(problems, []);
    assert.deepEqual([progress[0]!.kind, progress.at(-1)!.kind], ['begin', 'end']);
  });

  it('show a lens over each article that calls for safeguards', async () => {
    const text =
      '## Article 1. Power\n\nThe Office may grum a person.\n\n## Article 2. Name\n\nThe Office is there.\n\n## Article 3. More\n\nThe Office may grum a person after a grum limit and a grum review.\n';
    const uri = await editor.open('lens.md', text);
    const lenses: {range: {start: {line: number}}; command: {title: string; command: string}}[] = await editor.about('codeLens', uri);
    // The safeguards of Article 3 count for Article 1, because it speaks of the same power.
    assert.deepEqual(
      lenses.map(({range, command}) => [range.start.line, command.title, command.command]),
      [
        [0, 'All 2 safeguards are there', ''],
        [8, 'All 2 safeguards are there', ''],
      ],
    );
    await editor.change(uri, {text: text.replace(' after a grum limit and a grum review', '')});
    assert.deepEqual(
      (await editor.about('codeLens', uri)).map(({command}: {command: {title: string}}) => command.title),
      ['0 of 2 safeguards: 2 missing', '0 of 2 safeguards: 2 missing'],
    );
    await editor.refreshed(() => editor.configure({codeLens: false}));
    assert.deepEqual(await editor.about('codeLens', uri), []);
  });

  it('answer with an error what cannot be answered, and go on', async () => {
    await assert.rejects(editor.request('textDocument/moniker', {textDocument: {uri: 'file:///a.md'}}), {code: -32601});
    await assert.rejects(editor.request('clauseguard/nothing', {}), {code: -32601});
    for (const method of ['textDocument/hover', 'textDocument/diagnostic', 'clauseguard/report', 'textDocument/codeAction'])
      await assert.rejects(editor.request(method, {}), {code: -32603});
    assert.equal(await editor.about('hover', 'not a uri', {position: {line: 0, character: 0}}), null);
    const uri = await editor.open('robust.md', 'The zibbled office.\n');
    await assert.rejects(editor.request('codeAction/resolve', {title: 'x', data: {uri, deed: {do: 'fix', fingerprint: 'none', fix: 0}}}), {
      code: -32801,
    });
    await assert.rejects(editor.request('codeAction/resolve', {title: 'x'}), {code: -32801});
    assert.equal((await editor.diagnostics(uri)).length, 1);
    editor.log.length = 0;
  });
});

describe('clauseguard lsp --stdio', () => {
  it('is the same server', async () => {
    const child = spawn(process.execPath, [path.join(ROOT, 'dist/cli.cjs'), 'lsp', '--stdio'], {stdio: ['pipe', 'pipe', 'inherit']});
    const ended = new Promise(resolve => child.on('exit', resolve));
    const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
    connection.listen();
    const {serverInfo} = await connection.sendRequest<{serverInfo: object}>('initialize', {processId: null, rootUri: null, capabilities: {}});
    const {version} = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
    assert.deepEqual(serverInfo, {name: 'Clauseguard', version});
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    assert.equal(await ended, 0);
    connection.dispose();
  });
});

describe('model clauses on request', () => {
  let editor: Editor;
  before(async () => {
    editor = await Editor.start({files: WORKSPACE});
  });
  after(() => editor.stop());

  const draft = '## Article 1. Power\n\n1. The Office may grum a person.\n2. It reports.\n\n## Article 2. Other\n\n1. The Office opens at nine.\n';
  const insert = async (uri: string, clause: string, line: number): Promise<[place: string, text: string]> => {
    const insertion = await editor.request('clauseguard/insertClause', {textDocument: {uri}, clause, position: {line, character: 0}});
    assert.ok(insertion);
    await editor.apply(insertion.edit);
    return [insertion.place, editor.text(uri)];
  };

  it('list what is missing before what is not called for', async () => {
    const uri = await editor.open('list.md', draft);
    const clauses = (await editor.request('clauseguard/clauses', {textDocument: {uri}}))!;
    assert.deepEqual(
      clauses.slice(0, 2).map(({key, title, requirement, state}) => [key, title, requirement, state]),
      [
        ['grum-limit', 'Limits of grumming', 'XX-02', 'missing'],
        ['grum-review', 'Review of grumming', 'XX-01', 'missing'],
      ],
    );
  });

  it('go to the provision that calls for them, wherever the cursor is', async () => {
    const uri = await editor.open('there.md', draft);
    const [place, text] = await insert(uri, 'grum-review', 7);
    assert.equal(place, 'as paragraph 3 of Article 1');
    assert.match(text, /2\. It reports\.\n3\. .*grants a grum review within .* days\.\n\n## Article 2/);
  });

  it('go to the provision at the cursor where nothing calls for them', async () => {
    const uri = await editor.open('here.md', draft.replace('grum a person', 'help a person'));
    const [place, text] = await insert(uri, 'grum-review', 7);
    assert.equal(place, 'as paragraph 2 of Article 2');
    assert.match(text, /1\. The Office opens at nine\.\n\n?2\. .*grants a grum review/);
  });

  it('go into an empty draft', async () => {
    const uri = await editor.open('empty.md', '');
    assert.match((await insert(uri, 'grum-review', 0))[1], /grants a grum review/);
  });

  it('are null where there is none of that name', async () => {
    const uri = await editor.open('none.md', draft);
    assert.equal(await editor.request('clauseguard/insertClause', {textDocument: {uri}, clause: 'nothing'}), null);
  });
});

describe('a folder that is not on this computer', () => {
  it('has its open drafts checked by the built-in rules, and other documents left alone', async () => {
    const editor = await Editor.start();
    await editor.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: {added: [{uri: 'vscode-vfs://github/a/b', name: 'b'}], removed: []},
    });
    const uri = await editor.open('vscode-vfs://github/a/b/draft.md', 'Illegal migrants shall register.\n', 'markdown');
    assert.ok((await editor.diagnostics(uri)).some(one => one.code === 'language/illegal-migrant'));
    const other = await editor.open('clauseguard-rule:/x.md', 'Illegal migrants shall register.\n', 'markdown');
    assert.deepEqual(await editor.diagnostics(other), []);
    await editor.stop();
  });
});
