import * as vscode from 'vscode';
import type {Diagnostic} from 'vscode-languageclient';
import type {DraftSummary} from '../../server/protocol/index.ts';
import {nameOf} from '../drafts.ts';
import type {Extension} from '../types.ts';

/** What the last check of the workspace found in drafts that nobody had open. */
let found: vscode.DiagnosticCollection | undefined;

/** Checks every draft of the open folders, and lists what is found with the problems. */
export async function checkWorkspace({server, context}: Extension): Promise<void> {
  if (!vscode.workspace.workspaceFolders?.length) {
    void vscode.window.showInformationMessage('Open a folder first: its drafts are checked.');
    return;
  }
  const summary = await vscode.window.withProgress(
    {location: vscode.ProgressLocation.Notification, title: 'Clauseguard checks the workspace', cancellable: true},
    async (progress, token) => {
      const workDoneToken = `clauseguard-${Date.now()}`;
      const listener = server.onProgress(workDoneToken, (message, increment) => progress.report({message, increment}));
      try {
        return await server.ask('clauseguard/checkWorkspace', {workDoneToken}, token);
      } finally {
        listener.dispose();
      }
    },
  );
  if (!summary) return;
  found ??= collection(context);
  found.clear();
  const {client} = server;
  for (const {uri, diagnostics} of summary.files)
    if (diagnostics && client) found.set(vscode.Uri.parse(uri), await client.protocol2CodeConverter.asDiagnostics(diagnostics as Diagnostic[]));
  await tell(summary.files, summary.problems.length, summary.cancelled);
}

function collection(context: vscode.ExtensionContext): vscode.DiagnosticCollection {
  const made = vscode.languages.createDiagnosticCollection('clauseguard-workspace');
  // From here on the server speaks for the draft.
  context.subscriptions.push(
    made,
    vscode.workspace.onDidOpenTextDocument(({uri}) => made.delete(uri)),
  );
  return made;
}

async function tell(files: readonly DraftSummary[], problems: number, cancelled: boolean): Promise<void> {
  const sum = (key: 'error' | 'warning' | 'advice'): number => files.reduce((total, file) => total + file[key], 0);
  const drafts = plural(files.length, 'draft');
  const counts = `${plural(sum('error'), 'error')}, ${plural(sum('warning'), 'warning')}, ${sum('advice')} advice`;
  const unread = problems ? ` ${plural(problems, 'file')} could not be checked.` : '';
  const message = files.length
    ? `${cancelled ? 'Stopped after' : 'Checked'} ${drafts}: ${counts}.${unread}`
    : `There are no drafts in the open folders (.md, .markdown, .txt, .policy, .draft).${unread}`;
  const [choose, problemsView] = ['Choose a Draft', 'Show Problems'];
  const choice = await vscode.window.showInformationMessage(message, ...(files.length ? [choose, problemsView] : []));
  if (choice === problemsView) await vscode.commands.executeCommand('workbench.actions.view.problems');
  if (choice !== choose) return;
  const worst = [...files].sort((a, b) => b.error - a.error || b.warning - a.warning || b.advice - a.advice);
  const items = worst.map(file => ({
    label: nameOf(vscode.Uri.parse(file.uri)),
    description: `${plural(file.error, 'error')}, ${plural(file.warning, 'warning')}, ${file.advice} advice`,
    file,
  }));
  const chosen = await vscode.window.showQuickPick(items, {title: 'Drafts, the worst first', matchOnDescription: true});
  if (chosen) await vscode.window.showTextDocument(vscode.Uri.parse(chosen.file.uri));
}

const plural = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;
