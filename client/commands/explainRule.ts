import * as vscode from 'vscode';
import type {RuleSummary} from '../../server/protocol/index.ts';
import {currentDraft} from '../drafts.ts';
import type {Extension} from '../types.ts';

/** Shows the page of a rule: the one named, or one chosen from the list, where those found at the cursor stand first. */
export async function explainRule({server, pages}: Extension, rule?: string): Promise<void> {
  const draft = currentDraft()?.uri;
  const id = typeof rule === 'string' ? rule : await choose(server.ask('clauseguard/rules', {uri: draft?.toString()}));
  if (id !== undefined) await pages.show(id, draft);
}

async function choose(rules: Promise<readonly RuleSummary[] | undefined>): Promise<string | undefined> {
  const near = new Set(rulesAtCursor());
  const items = rules.then(list => {
    const item = ({id, title, level}: RuleSummary) => ({label: title, description: level, detail: id, id});
    const here = (list ?? []).filter(one => near.has(one.id));
    const heading = (label: string) => ({label, kind: vscode.QuickPickItemKind.Separator, id: undefined});
    return [...(here.length ? [heading('at the cursor'), ...here.map(item)] : []), heading('all rules'), ...(list ?? []).map(item)];
  });
  const chosen = await vscode.window.showQuickPick(items, {title: 'Explain a rule', matchOnDetail: true, matchOnDescription: true});
  return chosen?.id;
}

function rulesAtCursor(): string[] {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return [];
  return vscode.languages
    .getDiagnostics(editor.document.uri)
    .filter(({range, source}) => source === 'Clauseguard' && range.intersection(editor.selection))
    .map(({code}) => String(typeof code === 'object' ? code.value : code));
}
