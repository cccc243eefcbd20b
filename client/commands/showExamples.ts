import * as vscode from 'vscode';
import {ruleFile} from '../ruleFiles.ts';
import type {Extension} from '../types.ts';

/** Shows the examples of the rule in front (or in the file named) as a list; those that do not hold stand first. */
export async function showExamples({server}: Extension, file?: string): Promise<void> {
  const uri = ruleFile(file);
  const found = uri && (await server.ask('clauseguard/ruleExamples', {uri: uri.toString(), run: true}));
  const examples = found?.rules.flatMap(rule => rule.examples) ?? [];
  if (!uri || !examples.length) return;
  const items = [...examples]
    .sort((a, b) => Number(b.fault !== undefined) - Number(a.fault !== undefined))
    .map(({text, list, line, fault}) => ({
      label: `$(${fault ? 'error' : 'pass'}) ${text.replace(/\s+/g, ' ').trim()}`,
      description: list === 'flags' ? 'flagged' : 'allowed',
      ...(fault && {detail: `${fault.message} Found: ${fault.actual.replace(/\s+/g, ' ').trim()}`}),
      line,
    }));
  const chosen = await vscode.window.showQuickPick(items, {title: 'Examples of this rule', matchOnDetail: true});
  if (!chosen) return;
  const editor = await vscode.window.showTextDocument(uri);
  const at = new vscode.Position(chosen.line, 0);
  editor.selection = new vscode.Selection(at, at);
  editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
