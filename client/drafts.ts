import * as vscode from 'vscode';

/** What may be a draft. Which of them is one, the server says: it knows the configuration. */
export const DRAFTS = [{language: 'markdown'}, {language: 'plaintext'}, {language: 'policy-draft'}] as const;

/** The draft that somebody is looking at: in the editor with the focus, else in the one that had it last. */
export function currentDraft(): vscode.TextDocument | undefined {
  const editor = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors].find(one => one && isDraft(one.document));
  return editor?.document;
}

export const isDraft = (document: vscode.TextDocument): boolean =>
  vscode.languages.match([...DRAFTS], document) > 0 && !['output', 'vscode-scm', 'comment'].includes(document.uri.scheme);

/** Shows a place of a draft, in the editor that shows the draft already where there is one. */
export async function reveal(uri: vscode.Uri, range: vscode.Range): Promise<vscode.TextEditor> {
  const shown = vscode.window.visibleTextEditors.find(one => one.document.uri.toString() === uri.toString());
  const editor = await vscode.window.showTextDocument(uri, {viewColumn: shown?.viewColumn, preview: true});
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  return editor;
}

export const nameOf = (uri: vscode.Uri): string => vscode.workspace.asRelativePath(uri);
