import * as vscode from 'vscode';
import type {Diagnostic} from 'vscode-languageclient';
import type {ReadDraft} from '../server/protocol/index.ts';
import {linkCodes} from './codeLinks.ts';
import type {Server} from './server.ts';

const SCHEME = 'clauseguard-word';

/** Word documents as text that can be read and not written, with what is found in them. They follow the files. */
export class WordDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #server: Server;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #found = vscode.languages.createDiagnosticCollection('clauseguard-word');
  readonly #watchers = new Map<string, vscode.Disposable>();
  readonly #listeners: vscode.Disposable[];

  readonly onDidChange = this.#changed.event;

  constructor(server: Server) {
    this.#server = server;
    this.#listeners = [
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.workspace.onDidCloseTextDocument(({uri}) => (uri.scheme === SCHEME ? this.#forget(uri) : undefined)),
    ];
  }

  async show(file: vscode.Uri): Promise<void> {
    // The name goes first, so that the tab bears it; the file itself stands in the query.
    const shown = vscode.Uri.from({scheme: SCHEME, path: `/${file.path.split('/').at(-1)}`, query: file.toString()});
    const document = await vscode.workspace.openTextDocument(shown);
    await vscode.languages.setTextDocumentLanguage(document, 'policy-draft');
    await vscode.window.showTextDocument(document, {preview: false});
  }

  async provideTextDocumentContent(shown: vscode.Uri): Promise<string> {
    const file = vscode.Uri.parse(shown.query);
    this.#watch(file, shown);
    const draft = await this.#server.ask('clauseguard/readDraft', {textDocument: {uri: file.toString()}});
    if (!draft) return `${file.fsPath} is left out by the configuration, or Clauseguard does not run.\n`;
    if (draft.problem) return `${draft.problem.message}\n${draft.problem.repair}\n`;
    this.#found.set(shown, await this.#diagnostics(draft, shown));
    return draft.text;
  }

  dispose(): void {
    vscode.Disposable.from(this.#changed, this.#found, ...this.#listeners, ...this.#watchers.values()).dispose();
  }

  async #diagnostics({uri, diagnostics}: ReadDraft, shown: vscode.Uri): Promise<vscode.Diagnostic[]> {
    const made = (await this.#server.client?.protocol2CodeConverter.asDiagnostics(diagnostics as Diagnostic[])) ?? [];
    linkCodes(made, vscode.Uri.parse(uri));
    // Other places of the draft are places of what is shown.
    for (const one of made)
      for (const related of one.relatedInformation ?? [])
        if (related.location.uri.toString() === vscode.Uri.parse(uri).toString())
          related.location = new vscode.Location(shown, related.location.range);
    return made;
  }

  #watch(file: vscode.Uri, shown: vscode.Uri): void {
    const key = shown.toString();
    if (this.#watchers.has(key)) return;
    const folder = vscode.Uri.joinPath(file, '..');
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, file.path.split('/').at(-1)!));
    const again = (): void => this.#changed.fire(shown);
    this.#watchers.set(key, vscode.Disposable.from(watcher, watcher.onDidChange(again), watcher.onDidCreate(again)));
  }

  #forget(shown: vscode.Uri): void {
    const key = shown.toString();
    // A change of language closes and opens a document.
    if (vscode.workspace.textDocuments.some(one => one.uri.toString() === key && !one.isClosed)) return;
    this.#found.delete(shown);
    this.#watchers.get(key)?.dispose();
    this.#watchers.delete(key);
  }
}
