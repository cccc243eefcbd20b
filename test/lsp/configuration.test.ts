import assert from 'node:assert/strict';
import {pathToFileURL} from 'node:url';
import {ruleOf} from '../cli/support.ts';
import {CAPABLE, Editor, inRange, messageOf} from './editor.ts';
import {WORKSPACE} from './pack.ts';

const DRAFT = 'The zibbled office.\n';

describe('configuration', () => {
  let editor: Editor;
  afterEach(() => editor.stop());

  const codes = async (uri: string): Promise<unknown[]> => (await editor.diagnostics(uri)).map(one => one.code);

  it('is watched: levels, exclusions and packs take effect at once', async () => {
    editor = await Editor.start({files: {...WORKSPACE, 'clauseguard.yaml': ''}});
    const uri = await editor.open('a.md', DRAFT);
    assert.deepEqual(await codes(uri), []);
    for (const [text, expected] of [
      ['packs: [pack]\n', ['language/zibbled']],
      ['packs: [pack]\nrules:\n  language/zibbled: off\n', []],
      ['packs: [pack]\n', ['language/zibbled']],
      ['packs: [pack]\nexclude: ["*.md"]\n', []],
    ] as const) {
      await editor.refreshed(() => editor.write('clauseguard.yaml', text));
      assert.deepEqual(await codes(uri), expected, text);
    }
    await editor.refreshed(() => editor.remove('clauseguard.yaml'));
    assert.deepEqual(await codes(uri), []);
    assert.ok(editor.registrations.some(one => one.method === 'workspace/didChangeWatchedFiles'));
  });

  it('keeps its last good state in force while it is broken, and says where it is', async () => {
    editor = await Editor.start({files: WORKSPACE});
    const configuration = editor.uri('clauseguard.yaml');
    const uri = await editor.open('a.md', DRAFT);
    assert.deepEqual(await codes(uri), ['language/zibbled']);
    const broken = 'packs: [pack]\nrules:\n  language/zibbled: loud\n';
    await editor.refreshed(() => editor.write('clauseguard.yaml', broken));
    const [problem] = await editor.published(configuration, ({diagnostics}) => diagnostics.length > 0);
    assert.equal(problem!.severity, 1);
    assert.match(messageOf(problem!), /cannot be "loud".*\n.*Use error, warning, advice, off/);
    assert.equal(inRange(broken, problem!.range), 'loud');
    assert.deepEqual(await codes(uri), ['language/zibbled']);

    await editor.refreshed(() => editor.write('clauseguard.yaml', 'packs: [pack\n'));
    assert.deepEqual(await codes(uri), ['language/zibbled']);

    await editor.refreshed(() => editor.write('clauseguard.yaml', 'packs: [pack]\nrules:\n  language/zibbled: off\n'));
    await editor.published(configuration, ({diagnostics}) => !diagnostics.length);
    assert.deepEqual(await codes(uri), []);
  });

  it('shows what is wrong with a rule of a pack in its file; the other rules go on', async () => {
    editor = await Editor.start({files: WORKSPACE});
    const rule = editor.uri('pack/language/wobbled.yaml');
    const uri = await editor.open('a.md', 'The zibbled, wobbled office.\n');
    assert.deepEqual(await codes(uri), ['language/zibbled', 'language/wobbled']);
    await editor.refreshed(() => editor.write('pack/language/wobbled.yaml', ruleOf('wobbled', 'loud')));
    assert.equal((await editor.published(rule, ({diagnostics}) => diagnostics.length > 0))[0]!.range.start.line, 2);
    assert.deepEqual(await codes(uri), ['language/zibbled']);
    await editor.refreshed(() => editor.write('pack/language/wobbled.yaml', ruleOf('wobbled', 'error')));
    await editor.published(rule, ({diagnostics}) => !diagnostics.length);
    assert.deepEqual(await codes(uri), ['language/zibbled', 'language/wobbled']);
  });

  it('is the nearest one, in each of several folders', async () => {
    editor = await Editor.start({
      files: {
        ...WORKSPACE,
        'clauseguard.yaml': '',
        'one/clauseguard.yaml': 'packs: [../pack]\n',
        'two/clauseguard.yaml': 'packs: [../pack]\nrules: {language/zibbled: advice}\n',
      },
    });
    const severities = async (name: string): Promise<unknown[]> =>
      (await editor.diagnostics(await editor.open(name, DRAFT))).map(one => one.severity);
    assert.deepEqual([await severities('a.md'), await severities('one/a.md'), await severities('two/deep/a.md')], [[], [1], [3]]);
    const folders = ['one', 'two'].map(name => ({uri: editor.uri(name), name}));
    await editor.refreshed(() =>
      editor.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: {added: folders, removed: [{uri: pathToFileURL(editor.folder).href, name: ''}]},
      }),
    );
    assert.deepEqual(await severities('two/b.md'), [3]);
    // The pack lies outside the folders that are open now.
    const outside = (): unknown[] =>
      editor.registrations
        .flatMap(one => (one.registerOptions as {watchers?: {globPattern: {baseUri?: string}}[]})?.watchers ?? [])
        .flatMap(one => one.globPattern.baseUri ?? []);
    await editor.until(() => outside().length > 0);
    assert.ok(outside().includes(editor.uri('pack')));
  });

  it('is read without a workspace folder, beside the draft', async () => {
    const other = await Editor.start({files: WORKSPACE});
    editor = await Editor.start();
    const uri = await editor.open(other.uri('a.md'), DRAFT);
    assert.deepEqual(await codes(uri), ['language/zibbled']);
    await other.stop();
  });

  it('of the editor comes with the start or a notification from clients that answer no questions', async () => {
    const {configuration: _, ...workspace} = CAPABLE.workspace!;
    editor = await Editor.start({files: WORKSPACE, capabilities: {...CAPABLE, workspace}, options: {settings: {advice: 'hint'}}});
    const uri = await editor.open('a.md', 'The nibbled office.\n');
    assert.equal((await editor.diagnostics(uri))[0]!.severity, 4);
    await editor.refreshed(() =>
      editor.connection.sendNotification('workspace/didChangeConfiguration', {settings: {clauseguard: {advice: 'nonsense'}}}),
    );
    assert.equal((await editor.diagnostics(uri))[0]!.severity, 3);
  });

  it('is told to a client that shows a state', async () => {
    editor = await Editor.start({files: {...WORKSPACE, 'clauseguard.yaml': 'packs: [nowhere]\n'}, options: {status: true}});
    const states: object[] = [];
    let wake = (): void => {};
    editor.connection.onNotification('clauseguard/status', (status: object) => {
      states.push(status);
      wake();
    });
    const next = (): Promise<void> => new Promise(resolve => (wake = resolve));
    if (!states.length) await next();
    assert.deepEqual(states.at(-1), {state: 'problem', problems: 1});
    const mended = next();
    await editor.write('clauseguard.yaml', 'packs: [pack]\n');
    await mended;
    assert.deepEqual(states.at(-1), {state: 'ready', problems: 0});
  });
});
