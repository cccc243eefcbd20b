import {LanguageClient, TransportKind} from 'vscode-languageclient/node';

/** What is used of vscode.ExtensionContext. */
interface Context {
  asAbsolutePath(relative: string): string;
}

let client: LanguageClient | undefined;

/** Starts the server over the drafts that are open. The editor adds nothing to what the server finds. */
export async function activate(context: Context): Promise<void> {
  const module = context.asAbsolutePath('dist/server.cjs');
  client = new LanguageClient(
    'clauseguard',
    'Clauseguard',
    {run: {module, transport: TransportKind.ipc}, debug: {module, transport: TransportKind.ipc, options: {execArgv: ['--nolazy', '--inspect=6009']}}},
    {documentSelector: [{language: 'markdown'}, {language: 'plaintext'}, {pattern: '**/*.{policy,draft}'}]},
  );
  await client.start();
}

export const deactivate = (): Promise<void> | undefined => client?.stop();
