import type {Feature} from '../server.ts';

/** Tells clients that ask for things when to ask again. */
export const refreshes: Feature = {
  capabilities: () => ({}),
  register: server => {
    const {connection, events} = server;
    const log = (error: unknown): void => connection.console.warn(String(error));
    const diagnostics = (): void => {
      if (server.client.pullsDiagnostics && server.client.refreshes.diagnostics) connection.languages.diagnostics.refresh().catch(log);
    };
    events.shown.event(diagnostics);
    events.files.event(diagnostics);
    events.settings.event(() => {
      diagnostics();
      if (server.client.refreshes.codeLens) connection.sendRequest('workspace/codeLens/refresh').catch(log);
      if (server.client.refreshes.semanticTokens) connection.languages.semanticTokens.refresh().catch(log);
    });
  },
};
