import * as vscode from 'vscode';
import type {RuleDetails} from '../server/protocol/index.ts';
import type {Server} from './server.ts';

const SCHEME = 'clauseguard-rule';
const ENTRY_SCHEME = 'clauseguard-entry';

/** Pages about rules: what a hover says, at rest. They are shown by the Markdown preview of the editor. */
export class Pages implements vscode.Disposable {
  readonly #registration: vscode.Disposable;

  constructor(server: Server) {
    const rules = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
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

  /** `draft`: the draft whose configuration says which rules are in force. */
  async show(rule: string, draft: vscode.Uri | undefined): Promise<void> {
    const uri = vscode.Uri.from({scheme: SCHEME, path: `/${rule}.md`, query: draft?.toString() ?? ''});
    await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
  }

  dispose(): void {
    this.#registration.dispose();
  }
}

const page = ({title, level, markdown}: RuleDetails): string =>
  `# ${title}\n\n*${level === 'off' ? 'Turned off here' : `Level here: ${level}`}*\n\n${markdown}`;
