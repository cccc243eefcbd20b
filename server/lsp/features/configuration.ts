import {DidChangeConfigurationNotification, DidChangeWatchedFilesNotification, type FileSystemWatcher, WatchKind} from 'vscode-languageserver';
import {ProblemDiagnostics} from '../problems.ts';
import type {Feature, Server} from '../server.ts';
import {readSettings} from '../settings.ts';

const WATCHED = ['**/*.{yaml,yml}', '**/*.{md,markdown,txt,policy,draft}'];

/**
 * Keeps what drafts are checked with up to date: configurations and packs on disk, the editor's settings, the open folders.
 * What is wrong with a configuration or a pack is shown in that file, for every client by sending it, since nobody asks about those files.
 */
export const configuration: Feature = {
  capabilities: () => ({workspace: {workspaceFolders: {supported: true, changeNotifications: true}}}),
  register: server => {
    const {connection, host, events} = server;
    const problems = new ProblemDiagnostics(server);

    const reload = async (uris: readonly string[]): Promise<void> => {
      // Read now, since with no draft open nobody else would.
      await Promise.all([...server.folders.map(folder => `${folder.replace(/\/?$/, '/')}any`), ...uris].map(uri => host.settingsFor(uri)));
      await problems.show();
      events.settings.fire();
      await watchOutside();
    };

    connection.onInitialized(async () => {
      // Not waited for: a client that does not answer keeps nobody from checking.
      const settle = (answer: Promise<unknown>): void => void answer.catch((error: unknown) => connection.console.warn(String(error)));
      if (server.client.folderChanges)
        connection.workspace.onDidChangeWorkspaceFolders(({added, removed}) => {
          const gone = new Set(removed.map(one => one.uri));
          server.folders = [...server.folders.filter(uri => !gone.has(uri)), ...added.map(one => one.uri)];
          host.open(server.folders);
          void reload([]);
        });
      if (server.client.configuration) {
        await askForSettings(server);
        settle(connection.client.register(DidChangeConfigurationNotification.type, {section: 'clauseguard'}));
      }
      if (server.client.watches)
        settle(connection.client.register(DidChangeWatchedFilesNotification.type, {watchers: WATCHED.map(globPattern => ({globPattern}))}));
      await reload([]);
    });

    connection.onDidChangeConfiguration(async ({settings}) => {
      if (server.client.configuration) await askForSettings(server);
      else server.settings = readSettings((settings as {clauseguard?: unknown} | null)?.clauseguard);
      events.settings.fire();
    });

    connection.onDidChangeWatchedFiles(async ({changes}) => {
      const uris = changes.map(change => change.uri);
      if (host.changed(uris)) await reload(uris.filter(uri => uri.endsWith('/clauseguard.yaml')));
      events.files.fire(uris);
    });

    const watched = new Set<string>();
    const watchOutside = async (): Promise<void> => {
      const folders = host.outside().filter(folder => !watched.has(folder));
      if (!folders.length || !server.client.watchesOutside || !server.client.watches) return;
      folders.forEach(folder => watched.add(folder));
      const kind = WatchKind.Create | WatchKind.Change | WatchKind.Delete;
      const watchers = folders.map((baseUri): FileSystemWatcher => ({globPattern: {baseUri, pattern: '**/*.{yaml,yml}'}, kind}));
      await connection.client.register(DidChangeWatchedFilesNotification.type, {watchers});
    };
    // What is said of a rule file while it is open is taken back with it; what lies on disk then counts.
    server.ruleFiles.onDidClose(async uri => {
      await connection.sendDiagnostics({uri, diagnostics: []});
      await problems.show();
    });
    // A draft outside the open folders may have a configuration of its own, which is read when the draft is.
    server.documents.synced.onDidOpen(async ({document}) => {
      await host.settingsFor(document.uri);
      await problems.show();
      await watchOutside();
    });
  },
};

async function askForSettings(server: Server): Promise<void> {
  try {
    server.settings = readSettings(await server.connection.workspace.getConfiguration('clauseguard'));
  } catch (error) {
    server.connection.console.warn(`The editor's settings could not be read: ${String(error)}`);
  }
}
