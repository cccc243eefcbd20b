import * as vscode from 'vscode';
import {currentDraft} from '../drafts.ts';
import type {Extension} from '../types.ts';

/** What a new configuration says: nothing yet, with the ways to say something. */
const TEMPLATE = `# What Clauseguard checks here, in the editor and on the command line alike.
# include: [drafts]             what is checked when no path is given
# exclude: [drafts/archive]     never checked
# packs: [./our-rules]          rules besides the built-in ones
# rules:
#   language/illegal-migrant: error     error, warning, advice or off
`;

/** Opens the clauseguard.yaml that holds for the draft in front, or offers to make one. */
export async function openConfiguration({server}: Extension): Promise<void> {
  const place = await server.ask('clauseguard/configuration', {uri: currentDraft()?.uri.toString()});
  if (!place) {
    void vscode.window.showInformationMessage('There is no place for a configuration: open a folder, or save the draft in one.');
    return;
  }
  const uri = vscode.Uri.parse(place.uri);
  // One that was made a moment ago may not have been heard of yet.
  if (!place.exists && !(await exists(uri))) {
    const create = 'Create';
    const question = `There is no clauseguard.yaml for this draft, so all rules hold as they are. Create ${vscode.workspace.asRelativePath(uri)}?`;
    if ((await vscode.window.showInformationMessage(question, create)) !== create) return;
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(TEMPLATE));
  }
  await vscode.window.showTextDocument(uri);
}

const exists = (uri: vscode.Uri): Thenable<boolean> =>
  vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
