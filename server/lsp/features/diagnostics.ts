import {type CancellationToken, type Diagnostic, type DocumentDiagnosticReport, DocumentDiagnosticReportKind} from 'vscode-languageserver';
import {focusOf, registerFocus} from '../focus.ts';
import type {Feature, Server} from '../server.ts';
import {fromProblem, KnownWords, toDiagnostics} from '../toDiagnostics.ts';
import {registerWorkspaceDiagnostics} from './workspaceDiagnostics.ts';

/** Pause after a change before findings are sent to a client that does not ask for them. */
const DEBOUNCE_MS = 150;

/** What was answered last about a document, to say "unchanged" where it is. */
interface Answer {
  readonly id: string;
  readonly basis: unknown[];
  readonly items: Diagnostic[];
}

/** Findings as diagnostics: asked for by clients that can (LSP 3.17), sent to others. */
export const diagnostics: Feature = {
  capabilities: ({pullsDiagnostics}) =>
    pullsDiagnostics ? {diagnosticProvider: {identifier: 'clauseguard', interFileDependencies: false, workspaceDiagnostics: true}} : {},
  register: server => {
    const open = new OpenDiagnostics(server);
    server.connection.languages.diagnostics.on(async ({textDocument, previousResultId}, token) =>
      open.answer(textDocument.uri, previousResultId, token),
    );
    registerWorkspaceDiagnostics(server, (uri, previous, token) => open.answer(uri, previous, token));
    registerPush(server, open);
    registerFocus(server);
  },
};

class OpenDiagnostics {
  readonly #server: Server;
  readonly #answers = new Map<string, Answer>();
  readonly #known = new Map<string, KnownWords>();
  /** Results of an earlier run of the server are not ours. */
  readonly #run = Date.now().toString(36);
  #count = 0;

  constructor(server: Server) {
    this.#server = server;
    server.documents.synced.onDidClose(({document}) => {
      this.#answers.delete(document.uri);
      this.#known.delete(document.uri);
    });
  }

  async answer(uri: string, previous: string | undefined, token: CancellationToken): Promise<DocumentDiagnosticReport> {
    const last = this.#answers.get(uri);
    if (last && last.id === previous && this.#waitsForSave(uri)) return {kind: DocumentDiagnosticReportKind.Unchanged, resultId: last.id};
    const {items, basis} = await this.compute(uri, token);
    if (last && last.id === previous && last.basis.length === basis.length && last.basis.every((one, i) => one === basis[i]))
      return {kind: DocumentDiagnosticReportKind.Unchanged, resultId: last.id};
    const id = `${this.#run}-${++this.#count}`;
    if (this.#server.documents.get(uri)) this.#answers.set(uri, {id, basis, items});
    return {kind: DocumentDiagnosticReportKind.Full, resultId: id, items};
  }

  /** The diagnostics of an open document, and all that they depend on. */
  async compute(uri: string, token?: CancellationToken): Promise<{items: Diagnostic[]; basis: unknown[]}> {
    const {views, documents, host, settings, client} = this.#server;
    const view = await views.get(uri, token);
    if (view) {
      const focus = focusOf(view, settings, documents.lastChange(uri));
      let known = this.#known.get(uri);
      if (!known) this.#known.set(uri, (known = new KnownWords()));
      return {items: toDiagnostics(view, {settings, client}, focus.holds, known), basis: [view, settings, focus.key]};
    }
    const document = documents.get(uri);
    if (!document || !host.formatOf(uri, document.languageId)) return {items: [], basis: []};
    const problem = host.oversize(uri, document.getText());
    return problem ? {items: [{...fromProblem(problem, ''), code: 'size'}], basis: [problem.message]} : {items: [], basis: []};
  }

  #waitsForSave(uri: string): boolean {
    const {documents, settings} = this.#server;
    const document = documents.get(uri);
    return settings.run === 'onSave' && document !== undefined && document.version !== documents.savedVersion(uri);
  }
}

function registerPush(server: Server, open: OpenDiagnostics): void {
  const {connection, documents} = server;
  const timers = new Map<string, NodeJS.Timeout | number>();
  const send = async (uri: string): Promise<void> => {
    const {items} = await open.compute(uri);
    const document = documents.get(uri);
    // A later change has its own timer; a document that was closed meanwhile has been cleared.
    if (document && !timers.has(uri)) await connection.sendDiagnostics({uri, version: document.version, diagnostics: items});
  };
  const schedule = (uri: string, after: number): void => {
    if (server.client.pullsDiagnostics) return;
    clearTimeout(timers.get(uri) as number);
    timers.set(
      uri,
      setTimeout(() => {
        timers.delete(uri);
        send(uri).catch((error: unknown) => connection.console.error(String(error)));
      }, after),
    );
  };
  documents.synced.onDidOpen(({document}) => schedule(document.uri, 0));
  documents.synced.onDidChangeContent(({document}) => {
    if (server.settings.run === 'onType') schedule(document.uri, DEBOUNCE_MS);
  });
  documents.synced.onDidSave(({document}) => {
    // A client that asks does so on changes; after a save it has to be told that there is something to ask for.
    server.events.shown.fire(document.uri);
  });
  documents.synced.onDidClose(({document}) => {
    if (server.client.pullsDiagnostics) return;
    clearTimeout(timers.get(document.uri) as number);
    timers.delete(document.uri);
    void connection.sendDiagnostics({uri: document.uri, diagnostics: []});
  });
  server.events.shown.event(uri => schedule(uri, 0));
  server.events.settings.event(() => documents.synced.keys().forEach(uri => schedule(uri, 0)));
}
