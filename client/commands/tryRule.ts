import * as vscode from 'vscode';
import type {RuleTrial} from '../../server/protocol/index.ts';
import {ruleFile} from '../ruleFiles.ts';
import type {Extension} from '../types.ts';

/** Shows what the rule in front (or in the file named) would flag in the drafts of the workspace, before anybody switches it on. */
export async function tryRule({server}: Extension, file?: string): Promise<void> {
  const uri = ruleFile(file);
  if (!uri) {
    void vscode.window.showInformationMessage('Open the file of a rule first: it is tried on the drafts of the open folders.');
    return;
  }
  const trial = await vscode.window.withProgress(
    {location: vscode.ProgressLocation.Notification, title: 'Clauseguard tries the rule', cancellable: true},
    async (progress, token) => {
      const workDoneToken = `clauseguard-try-${Date.now()}`;
      const listener = server.onProgress(workDoneToken, (message, increment) => progress.report({message, increment}));
      try {
        return await server.ask('clauseguard/tryRule', {uri: uri.toString(), workDoneToken}, token);
      } finally {
        listener.dispose();
      }
    },
  );
  if (trial === null) void vscode.window.showWarningMessage('This rule cannot be tried: its file has a problem, or belongs to no pack.');
  if (!trial) return;
  if (trial.findings.length) await show(uri, trial);
  void vscode.window.showInformationMessage(summary(trial));
}

/** As references to the rule: in the list that the editor has for these, where one click leads to the words. */
async function show(uri: vscode.Uri, {findings}: RuleTrial): Promise<void> {
  const locations = findings.map(
    ({uri: draft, range: {start, end}}) =>
      new vscode.Location(vscode.Uri.parse(draft), new vscode.Range(start.line, start.character, end.line, end.character)),
  );
  await vscode.window.showTextDocument(uri);
  await vscode.commands.executeCommand('editor.action.showReferences', uri, new vscode.Position(0, 0), locations);
}

export function summary({rule, findings, drafts, unread, cancelled}: RuleTrial): string {
  const places = findings.length === 1 ? '1 place' : `${findings.length} places`;
  const hit = new Set(findings.map(one => one.uri)).size;
  const what = findings.length
    ? `would flag ${places} in ${hit} of ${drafts} drafts`
    : `would flag nothing in ${drafts === 1 ? 'the one draft' : `${drafts} drafts`}`;
  return `${rule} ${what} of the workspace${cancelled ? ', as far as they were looked at' : ''}.${unread.length ? ` ${unread.length} could not be read.` : ''}`;
}
