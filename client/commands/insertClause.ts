import * as vscode from 'vscode';
import type {WorkspaceEdit} from 'vscode-languageclient';
import type {ClauseSummary} from '../../server/protocol/index.ts';
import {currentDraft, reveal} from '../drafts.ts';
import {type Node, STATES} from '../safeguards/nodes.ts';
import type {Extension} from '../types.ts';

/** Inserts a model clause: the one of a node of the view, the one named, or one that is chosen from a list. */
export async function insertClause({server}: Extension, from?: Node | string): Promise<void> {
  const node = typeof from === 'object' ? from : undefined;
  const uri = node?.kind === 'requirement' ? node.draft : node?.kind === 'clause' ? node.parent.draft : currentDraft()?.uri;
  if (!uri) {
    void vscode.window.showInformationMessage('Open a draft first: the clause goes into it.');
    return;
  }
  const textDocument = {uri: uri.toString()};
  const clause = typeof from === 'string' ? from : await choose(node, async () => (await server.ask('clauseguard/clauses', {textDocument})) ?? []);
  if (clause === undefined) return;
  const editor = vscode.window.visibleTextEditors.find(one => one.document.uri.toString() === uri.toString());
  const insertion = await server.ask('clauseguard/insertClause', {textDocument, clause, position: editor?.selection.active});
  const edit = insertion && (await server.client?.protocol2CodeConverter.asWorkspaceEdit(insertion.edit as WorkspaceEdit));
  if (!insertion || !edit) {
    void vscode.window.showWarningMessage('The clause cannot be inserted into this document.');
    return;
  }
  const {line, character} = insertion.position;
  // Places to fill in need the editor in front, and the drafter needs to see what happens.
  await reveal(uri, new vscode.Range(line, character, line, character));
  await vscode.workspace.applyEdit(edit);
  vscode.window.setStatusBarMessage(`Model clause inserted${insertion.place ? ` ${insertion.place}` : ''}`, 5000);
}

async function choose(node: Node | undefined, all: () => Promise<readonly ClauseSummary[]>): Promise<string | undefined> {
  if (node?.kind === 'clause') return node.key;
  if (node?.kind === 'requirement') {
    const {clauses, name} = node.about;
    if (clauses.length < 2) return clauses[0]?.key;
    return (
      await vscode.window.showQuickPick(
        clauses.map(({title, key}) => ({label: title, key})),
        {title: name},
      )
    )?.key;
  }
  const items = all().then(list => [...groups(list)]);
  const chosen = await vscode.window.showQuickPick(items, {
    title: 'Insert a model clause',
    placeHolder: 'What the draft lacks stands first',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.key;
}

function* groups(clauses: readonly ClauseSummary[]): Generator<vscode.QuickPickItem & {key?: string}> {
  let state: ClauseSummary['state'] | undefined;
  for (const clause of clauses) {
    if (clause.state !== state) yield {label: STATES[clause.state].word, kind: vscode.QuickPickItemKind.Separator};
    state = clause.state;
    yield {label: clause.title, description: clause.requirement, detail: clause.text.replace(/\s+/g, ' '), key: clause.key};
  }
}
