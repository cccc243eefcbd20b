import {assert} from 'chai';
import * as vscode from 'vscode';
import type {Api} from '../../../client/extension.ts';
import {diagnostics, until, uriOf, write} from './editor.ts';

const extension = (): Api => vscode.extensions.getExtension<Api>('clauseguard.clauseguard')!.exports;

const RULE = `title: No zibbling
covers: [SC-01]
level: warning
why: Nobody knows what it means.
source: [a-source]
avoid: [zibbled]
examples:
  flags:
    - The [[zibbled]] office.
  allows:
    - The plain office.
`;
const PACK = {
  'our-rules/pack.yaml': 'name: our-rules\nversion: 1.0.0\nlanguage: en\nlicence: MIT\n',
  'our-rules/sources.yaml': 'a-source:\n  title: A source\n  type: guidance\n  checked: read\n',
  'our-rules/concepts/zibbling.yaml': 'title: Zibbling\nsays: [zibble a person]\n',
  'our-rules/language/zibbled.yaml': RULE,
};
const FILE = 'our-rules/language/zibbled.yaml';

/** What somebody does who writes rules. No other extension is there to help with YAML. */
export const ruleTests = (): Mocha.Suite =>
  describe('somebody who writes rules', () => {
    const show = async (name = FILE): Promise<vscode.TextDocument> =>
      (await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uriOf(name)), {preview: false})).document;
    const replace = async (document: vscode.TextDocument, text: string): Promise<void> => {
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
      await vscode.workspace.applyEdit(edit);
    };

    before(async () => {
      for (const [name, text] of Object.entries(PACK)) await write(name, text);
      await write('clauseguard.yaml', 'packs: [./our-rules]\n');
    });
    after(async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.workspace.fs.delete(uriOf('clauseguard.yaml'));
      await vscode.workspace.fs.delete(uriOf('our-rules'), {recursive: true});
    });

    it('is offered keys and names, and told what they mean', async () => {
      const document = await show();
      const at = document.positionAt(document.getText().indexOf('warning') + 2);
      const {items} = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, at);
      assert.includeMembers(
        items.map(one => (typeof one.label === 'string' ? one.label : one.label.label)),
        ['error', 'warning', 'advice'],
      );
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, new vscode.Position(2, 2));
      assert.include(hovers.flatMap(one => one.contents.map(part => (part as vscode.MarkdownString).value)).join(), 'a sure defect');
    });

    it('sees an example fail at its words, and the fault go', async () => {
      const document = await show();
      await replace(document, RULE.replace('The plain office', 'The zibbled office'));
      const [fault] = await diagnostics(document.uri, all => all.some(one => one.code === 'example/noisy'));
      assert.equal(document.getText(fault!.range), 'zibbled');
      await replace(document, RULE.replace('level: warning', 'levle: warning'));
      const all = await diagnostics(document.uri, list => list.some(one => one.message.includes('levle')));
      const unknown = all.find(one => one.message.includes('levle'))!;
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, unknown.range);
      const fix = actions.find(one => one.title === 'Write “level”');
      assert.isDefined(fix?.edit, actions.map(one => one.title).join());
      await vscode.workspace.applyEdit(fix!.edit!);
      await diagnostics(document.uri, list => list.length === 0);
      assert.equal(document.getText(), RULE);
      await document.save();
    });

    it('sees over a rule how its examples stand', async () => {
      const document = await show();
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
      assert.deepEqual(
        lenses.map(one => [one.command!.title, one.command!.command]),
        [
          ['1 flagged, 1 allowed', 'clauseguard.showExamples'],
          ['What it flags in the workspace', 'clauseguard.tryRule'],
        ],
      );
    });

    it('finds the examples in the Test Explorer, and runs them', async () => {
      const {ruleTests: tests, server} = extension();
      await tests.discover();
      const pack = tests.items.get(uriOf('our-rules/pack.yaml').toString())!;
      assert.equal(pack.description, 'our-rules');
      const rule = pack.children.get(uriOf(FILE).toString())!;
      assert.deepEqual(
        [...rule.children].map(([, item]) => [item.label, item.description, item.range!.start.line]),
        [
          ['The zibbled office.', 'flagged', 8],
          ['The plain office.', 'allowed', 10],
        ],
      );
      await tests.run(new vscode.TestRunRequest(), new vscode.CancellationTokenSource().token);
      const found = await server.ask('clauseguard/ruleExamples', {uri: uriOf(FILE).toString(), run: true});
      assert.deepEqual(
        found!.rules[0]!.examples.map(one => one.fault),
        [undefined, undefined],
      );
    });

    it('sees what the rule would flag in the workspace before it is switched on', async () => {
      await write('clauseguard.yaml', 'packs: [./our-rules]\nrules: {language/zibbled: off}\n');
      await write('trial.md', 'The zibbled office. Another zibbled office.\n');
      const document = await show();
      const trial = await extension().server.ask('clauseguard/tryRule', {uri: document.uri.toString()});
      assert.deepEqual(
        trial!.findings.map(one => [one.uri, one.excerpt, one.range.start.character]),
        [
          [uriOf('trial.md').toString(), 'zibbled', 4],
          [uriOf('trial.md').toString(), 'zibbled', 28],
        ],
      );
      // The command ends when somebody answers its last message, so it is not waited for.
      void vscode.commands.executeCommand('clauseguard.tryRule');
      await until(vscode.window.onDidChangeVisibleTextEditors, () =>
        vscode.window.visibleTextEditors.some(one => one.document.uri.toString() === uriOf('trial.md').toString()),
      );
      await vscode.commands.executeCommand('closeReferenceSearch');
      await vscode.workspace.fs.delete(uriOf('trial.md'));
    });
  });
