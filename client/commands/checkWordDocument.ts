import * as vscode from 'vscode';
import type {Extension} from '../types.ts';

/** Shows the text of a Word document with the findings in place: the one named (from the explorer), or one that is chosen. */
export async function checkWordDocument({wordDocuments}: Extension, document?: vscode.Uri): Promise<void> {
  const uri = document instanceof vscode.Uri ? document : await choose();
  if (uri) await wordDocuments.show(uri);
}

async function choose(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({title: 'Check a Word document', openLabel: 'Check', filters: {'Word documents': ['docx']}});
  return chosen?.[0];
}
