import * as vscode from 'vscode';
import {nameOf, reveal} from '../drafts.ts';
import type {Server} from '../server.ts';
import {document, type Facts, html, page} from './page.ts';

const TYPE = 'clauseguard.report';
/** Typing rests for so long before an open report follows. */
const REST_MS = 500;

/** What the page of a report says to us. */
type Message = {readonly start: number; readonly end: number} | {readonly rule: string} | {readonly ready: true};

/** Reports beside their drafts, one per draft. They follow what is written. */
export class ReportPanels implements vscode.Disposable {
  readonly #context: vscode.ExtensionContext;
  readonly #server: Server;
  readonly #panels = new Map<string, vscode.WebviewPanel>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #listeners: vscode.Disposable[];

  constructor(context: vscode.ExtensionContext, server: Server) {
    this.#context = context;
    this.#server = server;
    this.#listeners = [
      vscode.window.registerWebviewPanelSerializer(TYPE, {
        deserializeWebviewPanel: async (panel, state) => {
          const draft = (state as {draft?: unknown} | undefined)?.draft;
          if (typeof draft === 'string') await this.#fill(panel, vscode.Uri.parse(draft));
          else panel.dispose();
        },
      }),
      vscode.workspace.onDidChangeTextDocument(({document: {uri}}) => this.#soon(uri, REST_MS)),
      vscode.languages.onDidChangeDiagnostics(({uris}) => uris.forEach(uri => this.#soon(uri, 0))),
    ];
  }

  /** Shows the report on a draft, in the panel that it has already where there is one. */
  async show(draft: vscode.Uri): Promise<vscode.WebviewPanel> {
    const known = this.#panels.get(draft.toString());
    known?.reveal(undefined, true);
    if (known) return known;
    const column = {viewColumn: vscode.ViewColumn.Beside, preserveFocus: true};
    const panel = vscode.window.createWebviewPanel(TYPE, `Report: ${draft.path.split('/').at(-1)}`, column, {
      enableScripts: true,
      enableFindWidget: true,
    });
    await this.#fill(panel, draft);
    return panel;
  }

  /** The report as a page of its own. */
  async page(draft: vscode.TextDocument): Promise<string> {
    const facts = await this.#facts(draft.uri);
    if (!facts) throw new Error('this document is no draft, or Clauseguard does not run.');
    const style = await vscode.workspace.fs.readFile(this.#media('report.css'));
    return document(facts, new TextDecoder().decode(style));
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const panel of this.#panels.values()) panel.dispose();
    vscode.Disposable.from(...this.#listeners).dispose();
  }

  async #fill(panel: vscode.WebviewPanel, draft: vscode.Uri): Promise<void> {
    const key = draft.toString();
    this.#panels.set(key, panel);
    panel.onDidDispose(() => this.#panels.delete(key));
    panel.iconPath = this.#media('icon.svg');
    panel.webview.options = {enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(this.#context.extensionUri, 'client/media')]};
    panel.webview.onDidReceiveMessage((message: Message) => this.#heed(draft, message));
    panel.webview.html = this.#shell(panel.webview, draft);
  }

  async #heed(draft: vscode.Uri, message: Message): Promise<void> {
    if ('ready' in message) return this.#update(draft);
    if ('rule' in message) return void (await vscode.commands.executeCommand('clauseguard.explainRule', message.rule));
    const text = await vscode.workspace.openTextDocument(draft);
    await reveal(draft, new vscode.Range(text.positionAt(message.start), text.positionAt(message.end)));
  }

  #soon(draft: vscode.Uri, after: number): void {
    const key = draft.toString();
    if (!this.#panels.has(key)) return;
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => void this.#update(draft), after),
    );
  }

  async #update(draft: vscode.Uri): Promise<void> {
    const facts = await this.#facts(draft);
    const body = facts ? page(facts, {live: true}) : `<p>${html(nameOf(draft))} is not open, or is no draft. Open it to see its report.</p>`;
    await this.#panels.get(draft.toString())?.webview.postMessage({body});
  }

  async #facts(draft: vscode.Uri): Promise<Facts | undefined> {
    const text = vscode.workspace.textDocuments.find(one => one.uri.toString() === draft.toString());
    const params = {textDocument: {uri: draft.toString()}};
    const [coverage, report, rules] = await Promise.all([
      this.#server.ask('clauseguard/coverage', params),
      this.#server.ask('clauseguard/report', params),
      this.#server.ask('clauseguard/rules', {uri: draft.toString()}),
    ]);
    if (!text || !coverage || !report) return undefined;
    return {
      name: nameOf(draft),
      coverage,
      report,
      rules: new Map(rules?.map(one => [one.id, one])),
      lineOf: offset => text.positionAt(offset).line + 1,
    };
  }

  /** The page without its contents, which come by message, so that an update moves neither the view nor the focus. */
  #shell(webview: vscode.Webview, draft: vscode.Uri): string {
    const resource = (name: string): string => html(String(webview.asWebviewUri(this.#media(name))));
    const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src ${webview.cspSource}; base-uri 'none'; form-action 'none'`;
    return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${html(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Report</title>
<link rel="stylesheet" href="${resource('report.css')}">
</head>
<body>
<main data-draft="${html(draft.toString())}" tabindex="-1"></main>
<script src="${resource('report.js')}"></script>
</body>
</html>`;
  }

  #media(name: string): vscode.Uri {
    return vscode.Uri.joinPath(this.#context.extensionUri, 'client/media', name);
  }
}
