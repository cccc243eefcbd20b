import * as vscode from 'vscode';
import type {RuleDetails} from '../server/protocol/index.ts';
import {pageOf, RULE_SCHEME} from './codeLinks.ts';
import type {Server} from './server.ts';

const ENTRY_SCHEME = 'clauseguard-entry';

/** Pages about rules: what a hover says, at rest. They are shown by the Markdown preview of the editor. */
export class Pages implements vscode.Disposable {
  readonly #registration: vscode.Disposable;

  constructor(server: Server) {
    const rules = vscode.workspace.registerTextDocumentContentProvider(RULE_SCHEME, {
      provideTextDocumentContent: async uri => {
        const rules = (await server.ask('clauseguard/explainRule', {rule: uri.path.replace(/^\/|\.md$/g, ''), uri: uri.query || undefined})) ?? [];
        return rules.map(page).join('\n\n---\n\n') || 'There is no such rule in force here.';
      },
    });
    // What another pack has by a name, where its file is not at hand.
    const entries = vscode.workspace.registerTextDocumentContentProvider(ENTRY_SCHEME, {
      provideTextDocumentContent: async ({path, query}) => {
        const [, kind = '', name = ''] = /^\/(\w+)\/(.*)\.yaml$/.exec(path) ?? [];
        return (await server.ask('clauseguard/packEntry', {kind, name, folder: query})) ?? '# There is nothing by this name any more.\n';
      },
    });
    this.#registration = vscode.Disposable.from(rules, entries);
  }

  async show(rule: string, draft: vscode.Uri | undefined): Promise<void> {
    await vscode.commands.executeCommand('markdown.showPreviewToSide', pageOf(rule, draft));
  }

  dispose(): void {
    this.#registration.dispose();
  }
}

const page = ({title, level, markdown}: RuleDetails): string =>
  `# ${title}\n\n*${level === 'off' ? 'Turned off here' : `Level here: ${level}`}*\n\n${markdown}`;
