import assert from 'node:assert/strict';
import type {CompletionItem, Range} from 'vscode-languageserver/node';
import {cursorIn, Editor, stop} from './editor.ts';
import {WORKSPACE} from './pack.ts';

describe('completion', () => {
  let editor: Editor;
  before(async () => {
    editor = await Editor.start({files: WORKSPACE});
  });
  after(() => editor.stop());

  let count = 0;
  async function completed(marked: string, {name = `${++count}.md`, trigger = ''} = {}): Promise<CompletionItem[]> {
    const {text, position} = cursorIn(marked);
    const uri = await editor.open(name, text);
    const context = trigger ? {triggerKind: 2, triggerCharacter: trigger} : {triggerKind: 1};
    const list = await editor.about('completion', uri, {position, context});
    return (list?.items ?? []).sort((a: CompletionItem, b: CompletionItem) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1));
  }
  const first = (items: readonly CompletionItem[]) => items[0] && [items[0].label, (items[0].textEdit as {newText: string}).newText];

  it('offers model clauses after "clause", what is missing first, with places to fill in', async () => {
    const items = await completed('The Office may grum a person.\n\nclau|\n');
    assert.deepEqual(first(items), ['clause: Limits of grumming', `${stop(1, 'Authority')} grants a grum limit within ${stop(2, 'n')} days.`]);
    assert.equal(items[0]!.detail, 'XX-02, missing in this draft');
    assert.deepEqual((items[0]!.textEdit as {range: object}).range, {start: {line: 2, character: 0}, end: {line: 2, character: 4}});
    assert.ok(items.length > 10);
    const resolved = await editor.request<CompletionItem>('completionItem/resolve', items[0]!);
    assert.match((resolved.documentation as {value: string}).value, /grants a grum limit/);
  });

  it('offers them on an empty line when asked', async () => {
    assert.equal((await completed('The Office may grum a person.\n\n|\n'))[0]!.label, 'clause: Limits of grumming');
  });

  it('offers preferred terms by any of their words, with a capital where one is typed', async () => {
    const items = await completed('Every worde|');
    assert.deepEqual(first(items), ['plainly worded office', 'plainly worded office']);
    assert.equal(items[0]!.detail, 'No dibbled');
    assert.deepEqual(first(await completed('Plain|')), ['plainly worded office', 'Plainly worded office']);
    assert.ok((await completed('Some irreg|')).some(one => one.label === 'irregular migrant'));
  });

  it('goes on with a preferred term of which some words stand there, and writes no notes about its use', async () => {
    const termAt = async (marked: string, label: RegExp): Promise<string> => {
      const {text} = cursorIn(marked);
      const item = (await completed(marked)).find(one => label.test(one.label))!;
      const {range, newText} = item.textEdit as {range: Range; newText: string};
      return `${text.slice(0, range.start.character)}[${newText}]`;
    };
    assert.equal(await termAt('Some plainly wor|', /^plainly worded office/), 'Some [plainly worded office]');
    assert.equal(await termAt('Plainly worded off|', /^plainly worded office/), '[Plainly worded office]');
    assert.equal(await termAt('Some worded off|', /^plainly worded office/), 'Some worded [plainly worded office]');
    assert.equal(await termAt('Some undocu|', /^undocumented migrant \(/), 'Some [undocumented migrant]');
  });

  it('keeps silent at a space or a hyphen in prose', async () => {
    assert.deepEqual(await completed('The zibbled |', {trigger: ' '}), []);
    assert.deepEqual(await completed('co-|', {trigger: '-'}), []);
  });

  it('offers kinds of suppressions', async () => {
    for (const [marked, name, text] of [
      ['<!-- clause|', 'a.md', 'clauseguard-ignore-next $0 -->'],
      ['<!-- | -->', 'b.md', 'clauseguard-ignore-next '],
      ['%% clauseguard-ig|', 'c.txt', 'clauseguard-ignore-next '],
    ] as const)
      assert.deepEqual(first(await completed(marked, {name})), ['clauseguard-ignore-next', text]);
  });

  it('offers rules, first those that find something below', async () => {
    const items = await completed('<!-- clauseguard-ignore-next |\n\nThe wobbled and the zibbled office.\n', {trigger: ' '});
    assert.deepEqual(
      items.slice(0, 2).map(one => one.label),
      ['language/wobbled', 'language/zibbled'],
    );
    assert.deepEqual(first(items), ['language/wobbled', 'language/wobbled: ']);
    assert.deepEqual(first(await completed('<!-- clauseguard-ignore-next language/zib| -->\nThe zibbled office.\n')), [
      'language/zibbled',
      'language/zibbled: ',
    ]);
  });

  it('has an editor that can do so go on with what comes next in a suppression', async () => {
    const able = await Editor.start({files: WORKSPACE, options: {commands: ['editor.action.triggerSuggest']}});
    for (const text of ['<!-- clauseguard-ig', '<!-- clauseguard-ignore-next ']) {
      const ask = async (client: Editor): Promise<(string | undefined)[]> => {
        const uri = await client.open(`next${text.length}.md`, `${text}\n\nThe zibbled office.\n`);
        const list = await client.about('completion', uri, {position: {line: 0, character: text.length}, context: {triggerKind: 1}});
        return [...new Set<string | undefined>(list.items.map((one: CompletionItem) => one.command?.command))];
      };
      assert.deepEqual(await ask(able), ['editor.action.triggerSuggest']);
      assert.deepEqual(await ask(editor), [undefined]);
    }
    await able.stop();
  });

  it('offers beginnings of reasons', async () => {
    const items = await completed('%% clauseguard-ignore-next language/zibbled: |', {name: 'reason.txt', trigger: ' '});
    assert.ok(items.length >= 3);
    assert.deepEqual((items[0]!.textEdit as {range: object}).range, {start: {line: 0, character: 45}, end: {line: 0, character: 45}});
  });

  it('does nothing behind a closed comment', async () => {
    assert.deepEqual(await completed('<!-- clauseguard-ignore-next language/zibbled: x --> |', {trigger: ' '}), []);
  });
});
