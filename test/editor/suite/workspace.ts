import {assert} from 'chai';
import * as vscode from 'vscode';
import type {Api} from '../../../client/extension.ts';
import {codeOf, diagnostics, has, hasNot, open, until, uriOf, write} from './editor.ts';

const extension = (): Api => vscode.extensions.getExtension<Api>('clauseguard.clauseguard')!.exports;
const RULE = 'language/illegal-migrant';

/** What holds for all drafts of a folder. */
export const workspaceTests = (): Mocha.Suite =>
  describe('the configuration', () => {
    it('takes effect when it is written, changed and deleted, without a reload', async () => {
      const {document} = await open('configured.md', 'Illegal migrants shall register.\n');
      await diagnostics(document.uri, has(RULE));
      await write('clauseguard.yaml', `rules:\n  ${RULE}: off\n`);
      await diagnostics(document.uri, hasNot(RULE));
      await write('clauseguard.yaml', `rules:\n  ${RULE}: advice\n`);
      const all = await diagnostics(document.uri, has(RULE));
      assert.equal(all.find(one => codeOf(one) === RULE)!.severity, vscode.DiagnosticSeverity.Information);
      await vscode.workspace.fs.delete(uriOf('clauseguard.yaml'));
      const again = await diagnostics(document.uri, list =>
        list.some(one => codeOf(one) === RULE && one.severity === vscode.DiagnosticSeverity.Error),
      );
      assert.isNotEmpty(again);
    });

    it('that is broken says so in its own file and in the status, and drafts go on being checked', async () => {
      const {document} = await open('configured.md');
      await write('clauseguard.yaml', `rules:\n  ${RULE}: loud\n`);
      const [problem] = await diagnostics(uriOf('clauseguard.yaml'), all => all.length > 0);
      assert.include(problem!.message, 'loud');
      const {server} = extension();
      await until(server.onDidChange, () => server.state === 'problem');
      assert.isTrue(has(RULE)(vscode.languages.getDiagnostics(document.uri)));
      await vscode.workspace.fs.delete(uriOf('clauseguard.yaml'));
      await until(server.onDidChange, () => server.state === 'ready');
    });

    it('is opened by a command', async () => {
      await open('configured.md');
      await write('clauseguard.yaml', 'rules: {}\n');
      await vscode.commands.executeCommand('clauseguard.openConfiguration');
      assert.equal(vscode.window.activeTextEditor!.document.uri.toString(), uriOf('clauseguard.yaml').toString());
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await vscode.workspace.fs.delete(uriOf('clauseguard.yaml'));
    });
  });

export const viewTests = (): Mocha.Suite =>
  describe('the view Safeguards', () => {
    it('says what the server says about the draft in front, area by area', async () => {
      const {document} = await open('return.md');
      const {safeguards, server} = extension();
      await safeguards.show(document.uri, ['NR-04']);
      const coverage = (await server.ask('clauseguard/coverage', {textDocument: {uri: document.uri.toString()}}))!;
      const nodes = safeguards.requirements;
      const states = nodes.map(node => `${node.about.requirement} ${node.about.state}`);
      assert.deepEqual(states.sort(), coverage.requirements.map(one => `${one.requirement} ${one.state}`).sort());
      assert.include(states, 'NR-04 missing');
    });

    it('inserts the clause of a safeguard that is missing, and follows', async () => {
      const {document} = await open(
        'tree.md',
        '## Article 1. Return\n\n1. The Directorate shall return any person found to be irregularly present.\n',
      );
      const {safeguards} = extension();
      await safeguards.show(document.uri, []);
      const find = () => safeguards.requirements.find(node => node.about.requirement === 'NR-04');
      const node = find();
      assert.equal(node?.about.state, 'missing');
      await vscode.commands.executeCommand('clauseguard.insertClause', node);
      assert.match(document.getText(), /^2\. .*individual/m);
      await until(safeguards.onDidChangeTreeData, () => {
        const now = find();
        return now?.about.state === 'present';
      });
    });

    it('leads to the evidence', async () => {
      const {document} = await open('return.md');
      const {safeguards} = extension();
      await safeguards.show(document.uri, []);
      const nodes = safeguards.requirements;
      const {command} = safeguards.getTreeItem(nodes.find(node => node.about.requirement === 'NR-04')!);
      await vscode.commands.executeCommand(command!.command, ...command!.arguments!);
      const {selection} = vscode.window.activeTextEditor!;
      assert.include(document.getText(selection), 'return');
    });
  });

export const commandTests = (): Mocha.Suite =>
  describe('commands', () => {
    it('are all there, and each of the palette has a handler', async () => {
      const known = new Set(await vscode.commands.getCommands(true));
      const {contributes} = vscode.extensions.getExtension('clauseguard.clauseguard')!.packageJSON as {contributes: {commands: {command: string}[]}};
      assert.deepEqual(
        contributes.commands.map(one => one.command).filter(name => !known.has(name)),
        [],
      );
    });

    it('check drafts that nobody has open, and list what is found with the problems', async () => {
      await write('closed.md', 'Illegal migrants shall register.\n');
      // The command ends when somebody answers its last message, so it is not waited for.
      void vscode.commands.executeCommand('clauseguard.checkWorkspace');
      await diagnostics(uriOf('closed.md'), has(RULE));
      const {document} = await open('closed.md');
      await diagnostics(document.uri, all => all.filter(one => codeOf(one) === RULE).length === 1);
    });

    it('explain a rule on a page', async () => {
      await open('return.md');
      await vscode.commands.executeCommand('clauseguard.explainRule', RULE);
      const uri = vscode.Uri.from({scheme: 'clauseguard-rule', path: `/${RULE}.md`});
      const page = (await vscode.workspace.openTextDocument(uri)).getText();
      assert.match(page, /^# .+\n\n\*Level here: error\*\n\n\*\*Why\*\*/);
      await until(vscode.window.tabGroups.onDidChangeTabs, () => tabs().some(label => label.includes('illegal-migrant')));
    });

    it('show a report beside the draft, and write it as a page', async () => {
      const {document} = await open('return.md');
      await vscode.commands.executeCommand('clauseguard.showReport');
      await until(vscode.window.tabGroups.onDidChangeTabs, () => tabs().includes('Report: return.md'));
      const page = await extension().reports.page(document);
      assert.match(page, /<h1>return\.md<\/h1>/);
      assert.match(page, /Illegal migrants/);
      assert.notMatch(page, /<script|<button|https?:/);
    });

    it('show a Word document as text that cannot be written, with the findings in place', async () => {
      await vscode.commands.executeCommand('clauseguard.checkWordDocument', uriOf('decree.docx'));
      const {document} = vscode.window.activeTextEditor!;
      assert.include(document.getText(), 'Illegal migrants');
      assert.equal(document.languageId, 'policy-draft');
      const found = (await diagnostics(document.uri, has(RULE))).find(one => codeOf(one) === RULE)!;
      assert.equal(document.getText(found.range), 'Illegal migrants');
    });

    it('start the server again', async () => {
      const {server} = extension();
      const {document} = await open('return.md');
      const before = server.client;
      await vscode.commands.executeCommand('clauseguard.restartServer');
      assert.notEqual(server.client, before);
      assert.equal(server.state, 'ready');
      await diagnostics(document.uri, has(RULE));
    });
  });

const tabs = (): string[] => vscode.window.tabGroups.all.flatMap(group => group.tabs.map(tab => tab.label));
