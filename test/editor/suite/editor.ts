import * as vscode from 'vscode';

/** The open folder. */
export const folder = (): vscode.Uri => vscode.workspace.workspaceFolders![0]!.uri;
export const uriOf = (name: string): vscode.Uri => vscode.Uri.joinPath(folder(), name);

/** Shows a draft of the folder, written with `text` first if that is given. */
export async function open(name: string, text?: string): Promise<vscode.TextEditor> {
  if (text !== undefined) await write(name, text);
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uriOf(name)), {preview: false});
}

export const write = (name: string, text: string): Thenable<void> => vscode.workspace.fs.writeFile(uriOf(name), new TextEncoder().encode(text));

/** Diagnostics as lines: rule, place, words underlined. */
export const shown = (document: vscode.TextDocument): string[] =>
  vscode.languages
    .getDiagnostics(document.uri)
    .map(one => `${one.range.start.line + 1}: ${codeOf(one)} “${document.getText(one.range)}”`)
    .sort();

export const codeOf = ({code}: vscode.Diagnostic): string => String(typeof code === 'object' ? code.value : code);

/** Waits for the diagnostics of a document to satisfy the test. The time limit of the test ends a wait in vain. */
export async function diagnostics(uri: vscode.Uri, accept: (all: readonly vscode.Diagnostic[]) => boolean): Promise<vscode.Diagnostic[]> {
  await until(vscode.languages.onDidChangeDiagnostics, () => accept(vscode.languages.getDiagnostics(uri)));
  return vscode.languages.getDiagnostics(uri);
}

/** Waits for an event after which the condition holds. */
export function until(event: vscode.Event<unknown>, holds: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      try {
        if (!holds()) return;
        resolve();
      } catch (error) {
        reject(error);
      }
      listener.dispose();
    };
    const listener = event(look);
    look();
  });
}

export const has =
  (rule: string) =>
  (all: readonly vscode.Diagnostic[]): boolean =>
    all.some(one => codeOf(one) === rule);
export const hasNot =
  (rule: string) =>
  (all: readonly vscode.Diagnostic[]): boolean =>
    !has(rule)(all);
