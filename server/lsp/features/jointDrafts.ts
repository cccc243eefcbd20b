import type {Feature} from '../server.ts';

/** Pause after a change before the other documents of its draft are told of. */
const DEBOUNCE_MS = 150;

/** What is shown of a document depends on the others of its draft: after a change of one the others are shown anew. */
export const jointDrafts: Feature = {
  capabilities: () => ({}),
  register: server => {
    const {documents, host, views, events, connection} = server;
    const timers = new Map<string, NodeJS.Timeout | number>();
    const tell = async (uri: string): Promise<void> => {
      const joint = (await host.settingsFor(uri)).jointFor(uri) ?? [];
      const others = joint.filter(one => one !== uri && documents.get(one));
      // A client that asks is told once, and asks about all that it shows.
      for (const one of server.client.pullsDiagnostics ? others.slice(0, 1) : others) events.shown.fire(one);
      if (others.length && server.client.refreshes.codeLens) await connection.sendRequest('workspace/codeLens/refresh');
    };
    const schedule = (uri: string, after: number): void => {
      clearTimeout(timers.get(uri) as number);
      timers.set(
        uri,
        setTimeout(() => {
          timers.delete(uri);
          tell(uri).catch((error: unknown) => connection.console.warn(String(error)));
        }, after),
      );
    };
    documents.synced.onDidChangeContent(({document}) => {
      if (server.settings.run === 'onType') schedule(document.uri, DEBOUNCE_MS);
    });
    documents.synced.onDidSave(({document}) => schedule(document.uri, 0));
    documents.synced.onDidClose(({document}) => schedule(document.uri, 0));
    events.files.event(uris => {
      views.changed();
      for (const uri of uris) if (!documents.get(uri)) schedule(uri, 0);
    });
  },
};
