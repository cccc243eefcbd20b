import {assert} from 'chai';
import * as vscode from 'vscode';
import {choose, codeOf, diagnostics, has, hasNot, open, shown} from './editor.ts';

/** What a drafter does with what is shown. */
export const draftingTests = (): Mocha.Suite =>
  describe('a drafter', () => {
    it('opens a draft and sees what is wrong with it', async () => {
      const {document} = await open('return.md');
      await diagnostics(document.uri, has('language/illegal-migrant'));
      assert.include(shown(document), '9: language/illegal-migrant “Illegal migrants”');
    });

    it('accepts a replacement, and the finding goes', async () => {
      const {document} = await open('replace.md', '## Article 1\n\nIllegal migrants shall register.\n');
      await diagnostics(document.uri, has('language/illegal-migrant'));
      await choose(document, 'language/illegal-migrant', /^Write “Irregular migrants”$/);
      await diagnostics(document.uri, hasNot('language/illegal-migrant'));
      assert.match(document.getText(), /^Irregular migrants shall register\.$/m);
    });

    it('inserts a model clause in the numbering of the draft, and the finding goes', async () => {
      const {document} = await open(
        'insert.md',
        '## Article 1. Return\n\n1. The Directorate shall return any person found to be irregularly present.\n2. It keeps a register.\n',
      );
      const rule = 'safeguard/individual-assessment-before-removal';
      const before = await diagnostics(document.uri, all => all.some(one => rulesOf(one).includes(rule)));
      assert.isNotEmpty(before);
      await choose(document, rule, /^Insert the model clause “Individual assessment before any removal” as paragraph 3/);
      await diagnostics(document.uri, all => !all.some(one => rulesOf(one).includes(rule)));
      assert.match(document.getText(), /^3\. .*individual/m);
    });

    it('renames a defined term throughout', async () => {
      const {document} = await open(
        'rename.md',
        '## Article 1\n\n"Office" means the Office of Migration.\n\n## Article 2\n\nThe Office opens at nine. An Office closes.\n',
      );
      const at = document.positionAt(document.getText().indexOf('Office opens'));
      const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        at,
        'Directorate',
      );
      await vscode.workspace.applyEdit(edit);
      assert.include(document.getText(), 'The Directorate opens at nine. A Directorate closes.');
      assert.include(document.getText(), '"Directorate" means');
    });

    it('follows a cross-reference', async () => {
      const {document} = await open('return.md');
      const at = document.positionAt(document.getText().indexOf('Article 3 provides') + 2);
      const [target] = await vscode.commands.executeCommand<vscode.LocationLink[]>('vscode.executeDefinitionProvider', document.uri, at);
      assert.equal(document.lineAt(target!.targetRange.start).text, '## Article 3. Procedure');
    });

    it('suppresses a finding with a reason, and it goes', async () => {
      const editor = await open('suppress.md', '## Article 1\n\nIllegal migrants shall register.\n');
      const {document} = editor;
      await diagnostics(document.uri, has('language/illegal-migrant'));
      await choose(document, 'language/illegal-migrant', /^Suppress .* here, with a reason$/);
      // Without the reason that the drafter is about to write it is a finding itself.
      await diagnostics(document.uri, all => all.some(one => codeOf(one).startsWith('suppression/')));
      await vscode.commands.executeCommand('type', {text: 'title of an act of 1978'});
      await diagnostics(document.uri, all => hasNot('language/illegal-migrant')(all) && !all.some(one => codeOf(one).startsWith('suppression/')));
      assert.include(document.getText(), '<!-- clauseguard-ignore-next language/illegal-migrant: title of an act of 1978 -->\nIllegal');
    });

    it('reads why, from whom, and what to do', async () => {
      const {document} = await open('hover.md', '## Article 1\n\nIllegal migrants shall register.\n');
      await diagnostics(document.uri, has('language/illegal-migrant'));
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, new vscode.Position(2, 3));
      const text = hovers.flatMap(one => one.contents.map(part => (typeof part === 'string' ? part : part.value))).join('\n');
      for (const part of ['**Why**', '**Source**', '**What to do**', '**Flagged, for example**']) assert.include(text, part);
    });

    it('follows the code of a finding to the page of its rule', async () => {
      const {document} = await open('code.md', '## Article 1\n\nIllegal migrants shall register.\n');
      const all = await diagnostics(document.uri, has('language/illegal-migrant'));
      const {target} = all.find(one => codeOf(one) === 'language/illegal-migrant')!.code as {target: vscode.Uri};
      assert.match((await vscode.workspace.openTextDocument(target)).getText(), /^# .+\n\n\*Level here: error\*/);
      await vscode.commands.executeCommand('vscode.open', target);
      const {input} = vscode.window.tabGroups.activeTabGroup.activeTab!;
      assert.equal((input as vscode.TabInputCustom).viewType, 'vscode.markdown.preview.editor');
    });

    it('sees over an article how it stands, and its outline', async () => {
      const {document} = await open('return.md');
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
      assert.match(lenses.map(one => one.command?.title).join('\n'), /safeguards?: /);
      assert.equal(lenses[0]!.command!.command, 'clauseguard.showCoverage');
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
      const names = (list: readonly vscode.DocumentSymbol[]): string[] => list.flatMap(one => [one.name, ...names(one.children)]);
      assert.include(names(symbols), 'Article 2. Return');
    });

    it('writes a draft that was never saved, in a language of its own', async () => {
      const document = await vscode.workspace.openTextDocument({language: 'policy-draft', content: 'Illegal migrants shall register.\n'});
      await vscode.window.showTextDocument(document);
      await diagnostics(document.uri, has('language/illegal-migrant'));
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    });

    it('finds .policy files under the same rules', async () => {
      const {document} = await open('plan.policy', 'Illegal migrants shall register.\n');
      assert.equal(document.languageId, 'policy-draft');
      await diagnostics(document.uri, has('language/illegal-migrant'));
    });
  });

const rulesOf = (diagnostic: vscode.Diagnostic): readonly string[] => (diagnostic as {data?: {rules: string[]}}).data?.rules ?? [codeOf(diagnostic)];
