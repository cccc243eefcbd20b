import type {CancellationToken, Connection, Emitter, ServerCapabilities} from 'vscode-languageserver';
import type {EditorSettings} from '../protocol/index.ts';
import type {Abilities} from './abilities.ts';
import type {Documents} from './documents.ts';
import type {Host} from './host.ts';
import type {OpenRuleFile, RuleFiles} from './rules/ruleFiles.ts';
import type {View} from './view.ts';
import type {Views} from './views.ts';

/** What every feature works with. */
export interface Server {
  readonly connection: Connection;
  readonly host: Host;
  readonly documents: Documents;
  readonly views: Views;
  readonly ruleFiles: RuleFiles;
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
  /** Files on disk, by URI, may have changed. */
  readonly files: Emitter<readonly string[]>;
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

/** A handler that answers for rule files by `inRules` and for all other documents by `otherwise`. */
export const forRules =
  <P extends {readonly textDocument: {readonly uri: string}}, R, S>(
    {ruleFiles}: Server,
    inRules: (file: OpenRuleFile, params: P, token: CancellationToken) => R | Promise<R>,
    otherwise: (params: P, token: CancellationToken) => S | Promise<S>,
  ): ((params: P, token: CancellationToken) => Promise<R | S>) =>
  async (params, token) => {
    const file = await ruleFiles.get(params.textDocument.uri);
    return file ? inRules(file, params, token) : otherwise(params, token);
  };
