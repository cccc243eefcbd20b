import {type Connection, Emitter, PositionEncodingKind, type ServerCapabilities, TextDocumentSyncKind} from 'vscode-languageserver';
import type {InitializationOptions} from '../protocol/index.ts';
import {abilitiesOf} from './abilities.ts';
import {Documents} from './documents.ts';
import {followingEngine} from './engine.ts';
import {codeActions} from './features/codeActions.ts';
import {codeLens} from './features/codeLens.ts';
import {completion} from './features/completion.ts';
import {configuration} from './features/configuration.ts';
import {diagnostics} from './features/diagnostics.ts';
import {hover} from './features/hover.ts';
import {jointDrafts} from './features/jointDrafts.ts';
import {navigation} from './features/navigation.ts';
import {refreshes} from './features/refreshes.ts';
import {rename} from './features/rename.ts';
import {requests} from './features/requests.ts';
import {semanticTokens} from './features/semanticTokens.ts';
import {symbols} from './features/symbols.ts';
import type {Host} from './host.ts';
import {ruleDiagnostics} from './rules/diagnostics.ts';
import {ruleRequests} from './rules/requests.ts';
import {RuleFiles} from './rules/ruleFiles.ts';
import type {Feature, Server} from './server.ts';
import {DEFAULTS, readSettings} from './settings.ts';
import {Views} from './views.ts';

declare const CLAUSEGUARD_VERSION: string;

const FEATURES: readonly Feature[] = [
  configuration,
  diagnostics,
  hover,
  codeActions,
  codeLens,
  completion,
  symbols,
  navigation,
  rename,
  semanticTokens,
  requests,
  jointDrafts,
  ruleDiagnostics,
  ruleRequests,
  refreshes,
];

/** Wires the features to a connection. Where files come from is the host's affair, so that the same server runs in Node and in a web worker. */
export function startServer(connection: Connection, host: Host): void {
  const documents = new Documents();
  const views = new Views(host, followingEngine(), documents);
  const server: Server = {
    connection,
    host,
    documents,
    views,
    ruleFiles: new RuleFiles(host, documents),
    client: abilitiesOf({processId: null, rootUri: null, capabilities: {}}),
    settings: DEFAULTS,
    folders: [],
    events: {settings: new Emitter(), files: new Emitter(), shown: new Emitter()},
  };

  connection.onInitialize(params => {
    server.client = abilitiesOf(params);
    server.settings = readSettings((params.initializationOptions as InitializationOptions | null | undefined)?.settings);
    server.folders = params.workspaceFolders?.map(folder => folder.uri) ?? (params.rootUri ? [params.rootUri] : []);
    host.open(server.folders);
    // While the editor gets ready, the rules do, too: the first draft need not wait for them.
    setTimeout(() => warmUp(server), 0);
    const capabilities: ServerCapabilities = {
      // The only encoding that every client has.
      positionEncoding: PositionEncodingKind.UTF16,
      textDocumentSync: {openClose: true, change: TextDocumentSyncKind.Incremental, save: {includeText: false}},
    };
    for (const feature of FEATURES) Object.assign(capabilities, feature.capabilities(server.client));
    return {capabilities, serverInfo: {name: 'Clauseguard', version: CLAUSEGUARD_VERSION}};
  });

  for (const feature of FEATURES) feature.register(server);
  documents.synced.onDidClose(({document}) => views.close(document.uri));
  documents.listen(connection);
  connection.listen();
}

/** Reads the rules and checks an empty draft, which builds what is built once. */
async function warmUp({host, views, folders, connection}: Server): Promise<void> {
  try {
    await views.once('untitled:nothing', {text: '', format: 'markdown'}, await host.settingsFor(`${folders[0] ?? 'untitled:'}/any`));
  } catch (error) {
    connection.window.showErrorMessage(`Clauseguard cannot read its rules: ${String(error)}`);
  }
}
