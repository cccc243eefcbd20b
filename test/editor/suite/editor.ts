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

/** Chooses the quick fix with this title about a finding of `rule`, as the light bulb would, in the editor in front. */
export async function choose(document: vscode.TextDocument, rule: string, title: RegExp): Promise<void> {
  const about = vscode.languages.getDiagnostics(document.uri).find(one => codeOf(one) === rule) ?? vscode.languages.getDiagnostics(document.uri)[0]!;
  const editor = vscode.window.activeTextEditor!;
  editor.selection = new vscode.Selection(about.range.start, about.range.start);
  let actions: vscode.CodeAction[] = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    actions = await quickFixes(document, about.range);
    const edit = actions.find(one => title.test(one.title))?.edit;
    if (edit) return void (await vscode.workspace.applyEdit(edit));
  }
  throw new Error(`No action ${title} with an edit among:\n${actions.map(one => one.title).join('\n')}`);
}

/** VS Code drops what was asked for while another extension, which it starts when the first draft is opened, registers code actions of its own; the light bulb asks again. */
const ATTEMPTS = 5;

const quickFixes = (document: vscode.TextDocument, range: vscode.Range): Thenable<vscode.CodeAction[]> =>
  vscode.commands.executeCommand(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
    // So many are resolved, edits and all.
    30,
  );
