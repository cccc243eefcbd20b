import {
  CancellationToken,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type {DraftSettings, StoredDraft} from '../host.ts';
import type {Server} from '../server.ts';
import {fromProblem, toDiagnostics} from '../toDiagnostics.ts';

type Answer = (uri: string, previous: string | undefined, token: CancellationToken) => Promise<DocumentDiagnosticReport>;

/**
 * Drafts that are not open, for clients that ask about the whole workspace. Only folders with a configuration are looked at: nobody wants a
 * checker that finds fault with every README of a folder that has nothing to do with it.
 */
export function registerWorkspaceDiagnostics(server: Server, open: Answer): void {
  /** Result per stored draft: the id says what it was made from. */
  const results = new Map<string, string>();
  let count = 0;
  let listing: Promise<readonly StoredDraft[]> | undefined;
  const forget = (): void => {
    listing = undefined;
  };
  server.events.files.event(forget);
  server.events.settings.event(forget);
  server.connection.languages.diagnostics.onWorkspace(async ({previousResultIds}, token, progress, partial) => {
    const previous = new Map(previousResultIds.map(({uri, value}) => [uri, value]));
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    const give = (item: WorkspaceDocumentDiagnosticReport): void => void (partial ? partial.report({items: [item]}) : items.push(item));
    listing ??= storedDrafts(server);
    const drafts = await listing;
    // Only who is told of changed files need not look again.
    if (!server.client.watches) listing = undefined;
    progress.begin('Clauseguard', 0, '', true);
    const seen = new Set<string>();
    const stamps = new Map(drafts.map(({uri, stamp}) => [uri, stamp]));
    for (const [i, draft] of drafts.entries()) {
      if (token.isCancellationRequested) break;
      progress.report(Math.round((100 * i) / drafts.length), nameOf(draft.uri));
      seen.add(draft.uri);
      const document = server.documents.get(draft.uri);
      if (document) {
        give({uri: draft.uri, version: document.version, ...(await open(draft.uri, previous.get(draft.uri), CancellationToken.None))});
        continue;
      }
      const settings = await server.host.settingsFor(draft.uri);
      const beside = (settings.jointFor(draft.uri) ?? [draft.uri]).map(uri => server.documents.get(uri)?.version ?? stamps.get(uri));
      const basis = `${beside.join()} ${idOf(settings)} ${idOf(server.settings)}`;
      if (results.get(draft.uri) === basis && previous.get(draft.uri)?.endsWith(basis)) {
        give({uri: draft.uri, version: null, kind: DocumentDiagnosticReportKind.Unchanged, resultId: previous.get(draft.uri)!});
        continue;
      }
      results.set(draft.uri, basis);
      give({
        uri: draft.uri,
        version: null,
        kind: DocumentDiagnosticReportKind.Full,
        resultId: `${++count} ${basis}`,
        items: await check(server, draft, settings),
      });
    }
    // What is gone, or left out now, is cleared.
    for (const {uri, value} of previousResultIds)
      if (value && !seen.has(uri) && !server.documents.get(uri)) {
        results.delete(uri);
        give({uri, version: null, kind: DocumentDiagnosticReportKind.Full, items: []});
      }
    progress.done();
    return {items};
  });

  const ids = new WeakMap<object, string>();
  let made = 0;
  /** Unique to the object, and to this run of the server. */
  const run = Date.now().toString(36);
  const idOf = (object: DraftSettings | Server['settings']): string => {
    let id = ids.get(object);
    if (!id) ids.set(object, (id = `${run}-${++made}`));
    return id;
  };
}

async function storedDrafts({host, folders}: Server): Promise<StoredDraft[]> {
  const found = new Map<string, StoredDraft>();
  for (const folder of folders) for (const draft of (await host.drafts(folder, true)).drafts) found.set(draft.uri, draft);
  return [...found.values()];
}

async function check({host, views, settings, client}: Server, {uri}: StoredDraft, own: DraftSettings) {
  const draft = await host.read(uri);
  if ('message' in draft) return [fromProblem(draft, '')];
  return toDiagnostics(await views.once(uri, draft, own), {settings, client});
}

/** Last part of a URI, for people. */
export function nameOf(uri: string): string {
  const name = uri.split('/').at(-1)!;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
