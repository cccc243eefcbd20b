import type * as vscode from 'vscode';
import type {BaseLanguageClient, LanguageClientOptions} from 'vscode-languageclient';
import type {Format} from './commands/exportReport.ts';
import {registerCommands} from './commands/index.ts';
import {Pages} from './pages.ts';
import {ReportPanels} from './report/panel.ts';
import {SafeguardsView} from './safeguards/view.ts';
import {Server} from './server.ts';
import {registerStatus} from './status.ts';
import {WordDocuments} from './wordDocuments.ts';

/** What the two entries (Node, web worker) do differently: how the server runs. */
export type Launch = (options: LanguageClientOptions) => BaseLanguageClient;

/** What the commands work with. */
export interface Extension {
  readonly context: vscode.ExtensionContext;
  readonly server: Server;
  readonly safeguards: SafeguardsView;
  readonly reports: ReportPanels;
  readonly pages: Pages;
  readonly wordDocuments: WordDocuments;
  /** Forms of a report that only this place can write. */
  readonly formats: readonly Format[];
}

/** For tests: what a user sees, as objects. */
export type Api = Pick<Extension, 'server' | 'safeguards' | 'reports' | 'formats'>;

let server: Server | undefined;

/** Returns at once; what needs the server waits for it by itself. */
export function start(context: vscode.ExtensionContext, launch: Launch, formats: readonly Format[] = []): Api {
  server = new Server(launch);
  const extension: Extension = {
    context,
    server,
    safeguards: new SafeguardsView(server),
    reports: new ReportPanels(context, server),
    pages: new Pages(server),
    wordDocuments: new WordDocuments(server),
    formats,
  };
  context.subscriptions.push(
    server,
    extension.safeguards,
    extension.reports,
    extension.pages,
    registerStatus(server),
    ...registerCommands(extension),
  );
  void server.start();
  return extension;
}

export const deactivate = (): Thenable<void> | undefined => server?.stop();
