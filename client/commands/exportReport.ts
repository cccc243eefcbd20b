import * as vscode from 'vscode';
import {currentDraft} from '../drafts.ts';
import type {Extension, Format} from '../types.ts';

/** Writes the report on the draft in front to a file that is chosen. */
export async function exportReport({reports, formats}: Extension): Promise<void> {
  const draft = currentDraft();
  if (!draft) {
    void vscode.window.showInformationMessage('Open a draft first: its report is written.');
    return;
  }
  const page: Format = {
    label: 'Page',
    description: 'the report as it is shown here, for a browser or to print (.html)',
    extension: 'html',
    write: one => reports.page(one),
  };
  const choices = [page, ...formats];
  const format = choices.length === 1 ? page : await vscode.window.showQuickPick(choices, {title: 'Export the report'});
  if (!format) return;
  const name = draft.uri.path.replace(/\.[^./]*$/, '');
  const defaultUri = draft.isUntitled
    ? vscode.workspace.workspaceFolders?.[0] && vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, `report.${format.extension}`)
    : draft.uri.with({path: `${name}.report.${format.extension}`, query: '', fragment: ''});
  const target = await vscode.window.showSaveDialog({defaultUri, title: 'Export the report', filters: {[format.label]: [format.extension]}});
  if (!target) return;
  try {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(await format.write(draft)));
  } catch (error) {
    void vscode.window.showErrorMessage(`The report could not be written: ${error instanceof Error ? error.message : String(error)}`);
    return;
  }
  const open = 'Open';
  if ((await vscode.window.showInformationMessage(`The report was written to ${vscode.workspace.asRelativePath(target)}.`, open)) === open)
    await vscode.env.openExternal(target);
}
