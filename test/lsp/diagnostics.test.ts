import assert from 'node:assert/strict';
import {CancellationTokenSource, type Diagnostic, DiagnosticSeverity, DiagnosticTag} from 'vscode-languageserver/node';
import {CAPABLE, Editor, inRange, messageOf} from './editor.ts';
import {WORKSPACE} from './pack.ts';

describe('diagnostics', () => {
  let editor: Editor;
  before(async () => {
    editor = await Editor.start({files: {...WORKSPACE, 'clauseguard.yaml': 'packs: [pack]\nexclude: [left-out.md]\n'}});
  });
  after(() => editor.stop());

  const marked = (uri: string, found: readonly Diagnostic[]): string[] => found.map(({range}) => inRange(editor.text(uri), range));

  it('have range, severity, code, source and message', async () => {
    const uri = await editor.open('levels.md', 'The zibbled, the wobbled and the nibbled office.\n');
    const found = await editor.diagnostics(uri);
    assert.deepEqual(
      found.map(({range, severity, code, source, message}) => [inRange(editor.text(uri), range), severity, code, source, message]),
      [
        ['zibbled', DiagnosticSeverity.Error, 'language/zibbled', 'Clauseguard', 'No zibbled'],
        ['wobbled', DiagnosticSeverity.Warning, 'language/wobbled', 'Clauseguard', 'No wobbled'],
        ['nibbled', DiagnosticSeverity.Information, 'language/nibbled', 'Clauseguard', 'No nibbled'],
      ],
    );
  });

  it('are exact beside emoji, soft hyphens and markup, with CRLF and a byte order mark', async () => {
    const uri = await editor.open(
      'exact.md',
      '\ufeffFirst 👩‍👩‍👧 line.\r\n\r\nThe 👍 **zibbled** and the wob\u00adbled office.\r\n\r\n- *One*\r\n  - The `x` nibbled one.\r\n',
    );
    assert.deepEqual(marked(uri, await editor.diagnostics(uri)), ['zibbled', 'wob\u00adbled', 'nibbled']);
  });

  it('tell the safeguards that one provision lacks together, with the evidence', async () => {
    const uri = await editor.open(
      'group.md',
      '# Act\n\n## Article 1. Power\n\nThe Office may grum a person.\n\n## Article 2. Review\n\nA grum review is published every year.\n',
    );
    const [found, ...others] = await editor.diagnostics(uri);
    assert.deepEqual(others, []);
    assert.equal(found!.severity, DiagnosticSeverity.Warning);
    assert.equal(
      messageOf(found!),
      '2 safeguards are missing or too weak here.\nNothing that gives it was found in Article 1 and the general provisions:\n• Grumming without limit\n• Grumming without review',
    );
    assert.deepEqual(found!.data.rules, ['safeguard/grum-limit', 'safeguard/grum-review']);
    assert.equal(found!.data.fingerprints.length, 2);
    assert.deepEqual(
      found!.relatedInformation!.map(one => [one.location.uri, inRange(editor.text(uri), one.location.range)]),
      [[uri, 'grum review']],
    );
  });

  it('keep other findings of the same provision apart', async () => {
    const uri = await editor.open('apart.md', '## Article 1\n\nThe zibbled Office may grum a person.\n');
    assert.deepEqual(
      (await editor.diagnostics(uri)).map(({code, data}) => data.rules ?? [code]),
      [['language/zibbled'], ['safeguard/grum-review', 'safeguard/grum-limit']],
    );
  });

  it('say "unchanged" while nothing has changed', async () => {
    const uri = await editor.open('same.md', 'The zibbled office.\n');
    const first = await editor.about('diagnostic', uri);
    const second = await editor.about('diagnostic', uri, {previousResultId: first.resultId});
    assert.deepEqual(second, {kind: 'unchanged', resultId: first.resultId});
    await editor.change(uri, {range: {start: {line: 0, character: 0}, end: {line: 0, character: 0}}, text: 'wobbled '});
    const third = await editor.about('diagnostic', uri, {previousResultId: first.resultId});
    assert.deepEqual(marked(uri, third.items), ['wobbled', 'zibbled']);
  });

  it('follow edits in the middle of a line and of a character', async () => {
    const uri = await editor.open('edits.md', 'The zib');
    const end = (): {line: number; character: number} => editor.document(uri).positionAt(1e9);
    await editor.change(
      uri,
      {range: {start: end(), end: end()}, text: 'bled'},
      {range: {start: {line: 0, character: 0}, end: {line: 0, character: 3}}, text: '😀 A'},
    );
    assert.equal(editor.text(uri), '😀 A zibbled');
    assert.deepEqual(marked(uri, await editor.diagnostics(uri)), ['zibbled']);
  });

  it('are there for untitled documents by their language, and for the old side of a comparison', async () => {
    const untitled = await editor.open('untitled:Untitled-1', 'The zibbled office.\n', 'policy-draft');
    assert.deepEqual(marked(untitled, await editor.diagnostics(untitled)), ['zibbled']);
    const git = await editor.open(`${editor.uri('old.md').replace('file://', 'git:')}?%7B%22ref%22%3A%22~%22%7D`, 'The wobbled office.\n');
    assert.deepEqual(marked(git, await editor.diagnostics(git)), ['wobbled']);
    assert.deepEqual(await editor.actions(git, {start: {line: 0, character: 5}, end: {line: 0, character: 5}}), []);
  });

  for (const [what, name, language] of [
    ['another scheme', 'output:x.md', 'markdown'],
    ['another extension', 'readme.rst', 'markdown'],
    ['an untitled program', 'untitled:Untitled-2', 'typescript'],
    ['what the configuration leaves out', 'left-out.md', 'markdown'],
  ] as const)
    it(`leave ${what} alone`, async () => {
      const uri = await editor.open(name, 'The zibbled office.\n', language);
      assert.deepEqual(await editor.diagnostics(uri), []);
      assert.equal(await editor.about('hover', uri, {position: {line: 0, character: 6}}), null);
    });

  it('are not worked out for somebody who no longer waits', async () => {
    const uri = await editor.open('stale.md', 'The zibbled office.\n'.repeat(2000));
    const source = new CancellationTokenSource();
    let stale: Promise<unknown> | undefined;
    // In one piece: a fast server may have the answer before a cancellation that comes later.
    await editor.atOnce(async () => {
      stale = editor.connection.sendRequest('textDocument/diagnostic', {textDocument: {uri}}, source.token);
      source.cancel();
      await editor.change(uri, {text: 'The zibbled office.\n'});
    });
    await assert.rejects(stale!, {code: -32800});
    // What is typed before the answer is begun is in it: of two versions the first is never looked at.
    let answer: Promise<Diagnostic[]> | undefined;
    await editor.atOnce(async () => {
      answer = editor.diagnostics(uri);
      await editor.change(uri, {text: 'The wobbled office.\n'});
    });
    assert.deepEqual(marked(uri, (await answer)!), ['wobbled']);
  });

  it('say once that a draft is too large', async () => {
    const uri = await editor.open('large.md', 'The zibbled office.\n'.repeat(900_000));
    const found = await editor.diagnostics(uri);
    assert.deepEqual(
      found.map(({code, range}) => [code, range.start]),
      [['size', {line: 0, character: 0}]],
    );
    assert.match(messageOf(found[0]!), /the limit is 16 MB/);
    await editor.close(uri);
  });

  it('show unused suppressions as hints that fade the comment', async () => {
    const uri = await editor.open('unused.md', '<!-- clauseguard-ignore-next language/zibbled: because -->\nThe office.\n');
    assert.deepEqual(
      (await editor.diagnostics(uri)).map(({code, severity, tags}) => [code, severity, tags]),
      [['suppression/unused', DiagnosticSeverity.Hint, [DiagnosticTag.Unnecessary]]],
    );
  });

  describe('and the editor’s settings', () => {
    afterEach(() => editor.refreshed(() => editor.configure({})));

    it('fade what is suppressed', async () => {
      const uri = await editor.open('faded.md', '<!-- clauseguard-ignore-next language/zibbled: title of an act -->\nThe zibbled office.\n');
      assert.deepEqual(await editor.diagnostics(uri), []);
      await editor.refreshed(() => editor.configure({showSuppressed: true}));
      const [found] = await editor.diagnostics(uri);
      assert.equal(inRange(editor.text(uri), found!.range), 'zibbled');
      assert.deepEqual([found!.severity, found!.tags], [DiagnosticSeverity.Hint, [DiagnosticTag.Unnecessary]]);
      assert.match(messageOf(found!), /Reason: title of an act/);
    });

    it('make advice a hint', async () => {
      const uri = await editor.open('hint.md', 'The nibbled office.\n');
      await editor.refreshed(() => editor.configure({advice: 'hint'}));
      assert.deepEqual(
        (await editor.diagnostics(uri)).map(one => one.severity),
        [DiagnosticSeverity.Hint],
      );
    });

    it('wait for a save', async () => {
      const uri = await editor.open('save.md', 'The office.\n');
      await editor.refreshed(() => editor.configure({run: 'onSave'}));
      const {resultId} = await editor.about('diagnostic', uri);
      await editor.change(uri, {text: 'The zibbled office.\n'});
      assert.equal((await editor.about('diagnostic', uri, {previousResultId: resultId})).kind, 'unchanged');
      await editor.refreshed(() => editor.save(uri));
      assert.deepEqual(marked(uri, (await editor.about('diagnostic', uri, {previousResultId: resultId})).items), ['zibbled']);
    });

    it('hold back the sentence that is being typed, until the draft is saved', async () => {
      await editor.refreshed(() => editor.configure({focusMode: true}));
      const uri = await editor.open('focus.md', 'A wobbled one. The  office. A nibbled one.\n');
      await editor.change(uri, {range: {start: {line: 0, character: 19}, end: {line: 0, character: 19}}, text: 'zibbled'});
      assert.deepEqual(marked(uri, await editor.diagnostics(uri)), ['wobbled', 'nibbled']);
      const {findings} = (await editor.request('clauseguard/report', {textDocument: {uri}}))!;
      assert.deepEqual(
        findings.map(one => one.excerpt),
        ['wobbled', 'zibbled', 'nibbled'],
      );
      await editor.refreshed(() => editor.save(uri));
      assert.deepEqual(marked(uri, await editor.diagnostics(uri)), ['wobbled', 'zibbled', 'nibbled']);
    });

    it('hold back no longer once typing rests', async () => {
      await editor.refreshed(() => editor.configure({focusMode: true}));
      const uri = await editor.open('rest.md', 'The  office.\n');
      await editor.refreshed(() => editor.change(uri, {range: {start: {line: 0, character: 4}, end: {line: 0, character: 4}}, text: 'zibbled'}));
      assert.deepEqual(marked(uri, await editor.diagnostics(uri)), ['zibbled']);
    });
  });
});

describe('diagnostics of a client that does not ask', () => {
  let editor: Editor;
  before(async () => {
    const {diagnostic: _, ...textDocument} = CAPABLE.textDocument!;
    editor = await Editor.start({files: WORKSPACE, capabilities: {...CAPABLE, textDocument}});
    assert.equal(editor.initialized.capabilities.diagnosticProvider, undefined);
  });
  after(() => editor.stop());

  it('are sent with the version they are about, and taken back when the draft closes', async () => {
    const uri = await editor.open('push.md', 'The zibbled office.\n');
    assert.equal((await editor.published(uri)).length, 1);
    await editor.change(uri, {text: 'The zibbled and wobbled office.\n'});
    assert.equal((await editor.published(uri, ({version}) => version === 2)).length, 2);
    await editor.close(uri);
    assert.deepEqual(await editor.published(uri, ({diagnostics}) => !diagnostics.length), []);
  });

  it('come anew when the configuration changes', async () => {
    const uri = await editor.open('config.md', 'The zibbled office.\n');
    assert.equal((await editor.published(uri))[0]!.severity, DiagnosticSeverity.Error);
    await editor.write('clauseguard.yaml', 'packs: [pack]\nrules:\n  language/zibbled: advice\n');
    await editor.published(uri, ({diagnostics}) => diagnostics[0]?.severity === DiagnosticSeverity.Information);
  });
});

describe('diagnostics of the workspace', () => {
  const files = {
    ...WORKSPACE,
    'a.md': 'The zibbled office.\n',
    'deep/b.txt': 'The wobbled office.\n',
    'c.md': 'The office.\n',
    'notes.rst': 'zibbled',
  };
  let editor: Editor;
  afterEach(() => editor.stop());

  type Item = {uri: string; kind: string; resultId?: string; items?: Diagnostic[]};
  const ask = (previous: readonly Item[] = [], more: object = {}): Promise<{items: Item[]}> =>
    editor.request('workspace/diagnostic', {
      previousResultIds: previous.flatMap(({uri, resultId}) => (resultId ? [{uri, value: resultId}] : [])),
      ...more,
    });
  const codes = (items: readonly Item[]) =>
    items.map(({uri, items}) => [uri.slice(editor.uri('').length).replace(/^\//, ''), items?.map(one => one.code)]).sort();

  it('say what `clauseguard check` would, also of drafts that are not open', async () => {
    editor = await Editor.start({files});
    const open = await editor.open('c.md', 'The nibbled office.\n');
    const {items} = await ask();
    assert.deepEqual(codes(items), [
      ['a.md', ['language/zibbled']],
      ['c.md', ['language/nibbled']],
      ['deep/b.txt', ['language/wobbled']],
    ]);
    assert.ok(items.some(one => one.uri === open));
  });

  it('come in parts, with progress, when they are asked for so', async () => {
    editor = await Editor.start({files});
    const parts: Item[] = [];
    const progress: {kind: string}[] = [];
    editor.connection.onNotification('$/progress', ({token, value}: {token: string; value: {items: Item[]} & {kind: string}}) => {
      if (token === 'parts') parts.push(...value.items);
      else progress.push(value);
    });
    const last = await ask([], {partialResultToken: 'parts', workDoneToken: 'progress'});
    assert.deepEqual(last.items, []);
    assert.deepEqual(codes(parts), [
      ['a.md', ['language/zibbled']],
      ['c.md', []],
      ['deep/b.txt', ['language/wobbled']],
    ]);
    assert.deepEqual([progress[0]!.kind, progress.at(-1)!.kind], ['begin', 'end']);
  });

  it('are unchanged for files that are, and empty for files that are gone', async () => {
    editor = await Editor.start({files});
    const first = (await ask()).items;
    assert.deepEqual(
      (await ask(first)).items.map(one => one.kind),
      ['unchanged', 'unchanged', 'unchanged'],
    );
    await editor.write('c.md', 'The nibbled office.\n');
    await editor.remove('a.md');
    const third = (await ask(first)).items;
    assert.deepEqual(third.map(({uri, kind, items}) => [uri, kind, items?.map(one => one.code)]).sort(), [
      [editor.uri('a.md'), 'full', []],
      [editor.uri('c.md'), 'full', ['language/nibbled']],
      [editor.uri('deep/b.txt'), 'unchanged', undefined],
    ]);
  });

  it('leave a folder without configuration alone', async () => {
    editor = await Editor.start({files: {'a.md': 'The illegal migrants.\n'}});
    assert.deepEqual((await ask()).items, []);
    const uri = await editor.open('a.md', 'The illegal migrants.\n');
    assert.equal((await editor.diagnostics(uri)).length, 1);
  });
});
