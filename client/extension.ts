import type * as vscode from 'vscode';
import {registerCommands} from './commands/index.ts';
import {Pages} from './pages.ts';
import {ReportPanels} from './report/panel.ts';
import {RuleTests} from './ruleTests.ts';
import {SafeguardsView} from './safeguards/view.ts';
import {type Launch, Server} from './server.ts';
import {registerStatus} from './status.ts';
import type {Extension, Format} from './types.ts';
import {WordDocuments} from './wordDocuments.ts';

/** For tests: what a user sees, as objects. */
export type Api = Pick<Extension, 'server' | 'safeguards' | 'reports' | 'formats' | 'ruleTests'>;

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
    ruleTests: new RuleTests(server),
    formats,
  };
  context.subscriptions.push(
    server,
    extension.safeguards,
    extension.reports,
    extension.pages,
    extension.ruleTests,
    registerStatus(server),
    ...registerCommands(extension),
  );
  void server.start();
  return extension;
}

export const deactivate = (): Thenable<void> | undefined => server?.stop();
