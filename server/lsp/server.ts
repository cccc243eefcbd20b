import type {CancellationToken, Connection, Emitter, ServerCapabilities} from 'vscode-languageserver';
import type {EditorSettings} from '../protocol/index.ts';
import type {Abilities} from './abilities.ts';
import type {Documents} from './documents.ts';
import type {Host} from './host.ts';
import type {View, Views} from './views.ts';

/** What every feature works with. */
export interface Server {
  readonly connection: Connection;
  readonly host: Host;
  readonly documents: Documents;
  readonly views: Views;
  /** Set by `initialize`, before any other request is let in. */
  client: Abilities;
  settings: EditorSettings;
  /** URIs of the open folders. */
  folders: readonly string[];
  readonly events: Events;
}

export interface Events {
  /** Something that all drafts depend on may have changed: a configuration, a pack, a setting of the editor. */
  readonly settings: Emitter<void>;
  /** Drafts on disk may have changed. */
  readonly files: Emitter<void>;
  /** What is shown of this open document may be different although its text is not. */
  readonly shown: Emitter<string>;
}

/** One feature: what it promises to this client, and its handlers. */
export interface Feature {
  readonly capabilities: (client: Abilities) => ServerCapabilities;
  readonly register: (server: Server) => void;
}

/** A handler for requests about an open draft. Others are answered with null. */
export const forDraft =
  <P extends {readonly textDocument: {readonly uri: string}}, R>(
    {views}: Server,
    answer: (view: View, params: P, token: CancellationToken) => R | Promise<R>,
  ): ((params: P, token: CancellationToken) => Promise<R | null>) =>
  async (params, token) => {
    const view = await views.get(params.textDocument.uri, token);
    return view ? answer(view, params, token) : null;
  };
