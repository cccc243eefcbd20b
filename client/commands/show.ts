import * as vscode from 'vscode';
import {currentDraft, reveal as revealIn} from '../drafts.ts';
import type {Extension} from '../types.ts';

/** The view "Safeguards", with some requirements of a draft in sight; a code lens says which. */
export async function showCoverage({safeguards}: Extension, uri?: string, requirements: readonly string[] = []): Promise<void> {
  await safeguards.show(typeof uri === 'string' ? vscode.Uri.parse(uri) : currentDraft()?.uri, requirements);
}

export async function showReport({reports}: Extension): Promise<void> {
  const draft = currentDraft();
  if (draft) await reports.show(draft.uri);
  else void vscode.window.showInformationMessage('Open a draft first: its report is shown beside it.');
}

export async function reveal(_: Extension, uri: vscode.Uri, range: vscode.Range): Promise<void> {
  await revealIn(uri, range);
}
