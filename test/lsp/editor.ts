import assert from 'node:assert/strict';
import {type ChildProcess, spawn} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {
  type ClientCapabilities,
  type CodeAction,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type Message,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  type Registration,
  type SnippetTextEdit,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import {TextDocument} from 'vscode-languageserver-textdocument';
import type {InitializationOptions, Requests} from '../../server/protocol/index.ts';
import {folderWith} from '../cli/support.ts';

const SERVER = path.resolve(import.meta.dirname, '../../dist/server.cjs');

/** A test that fails leaves its server behind, and a process that waits for it would never end. */
const running = new Set<ChildProcess>();
after(() => running.forEach(one => one.kill()));

/** A client that can do everything; a test takes away what it is about. */
export const CAPABLE: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeWatchedFiles: {dynamicRegistration: true, relativePatternSupport: true},
    workspaceEdit: {documentChanges: true, resourceOperations: ['create'], snippetEditSupport: true},
    diagnostics: {refreshSupport: true},
    codeLens: {refreshSupport: true},
    semanticTokens: {refreshSupport: true},
  },
  textDocument: {
    diagnostic: {relatedInformation: true},
    hover: {contentFormat: ['markdown', 'plaintext']},
    codeAction: {codeActionLiteralSupport: {codeActionKind: {valueSet: []}}, dataSupport: true, resolveSupport: {properties: ['edit']}},
    completion: {completionItem: {snippetSupport: true, documentationFormat: ['markdown'], resolveSupport: {properties: ['documentation']}}},
    definition: {linkSupport: true},
    documentSymbol: {hierarchicalDocumentSymbolSupport: true},
    foldingRange: {},
    rename: {prepareSupport: true},
  },
  window: {workDoneProgress: true},
};

export interface Start {
  /** Files of the workspace folder; without any there is no folder. */
  readonly files?: {readonly [name: string]: string | Buffer};
  readonly capabilities?: ClientCapabilities;
  readonly settings?: object;
  readonly options?: InitializationOptions;
  /** The server's bundle, if it is another than the one that was built. */
  readonly server?: string;
}

/** An editor at the other end of a real server: the built bundle in a process of its own, over stdio. */
export class Editor {
  readonly connection: ProtocolConnection;
  readonly folder: string;
  initialized!: InitializeResult;
  readonly registrations: Registration[] = [];
  /** Log messages of the server; one that says "should not have happened" fails the test that closes it. */
  readonly log: string[] = [];
  settings: object;
  readonly #process: ChildProcess;
  readonly #documents = new Map<string, TextDocument>();
  readonly #published = new Map<string, PublishDiagnosticsParams>();
  #waiting: (() => void)[] = [];
  #held: Message[] | undefined;
  #refreshes = 0;
  #asked = 0;

  static async start({files, capabilities = CAPABLE, settings = {}, options, server = SERVER}: Start = {}): Promise<Editor> {
    assert.ok(fs.existsSync(SERVER), 'dist/server.cjs is missing: npm run build');
    const editor = new Editor(files ? folderWith(files) : '', settings, server);
    const uri = editor.folder && pathToFileURL(editor.folder).href;
    editor.initialized = await editor.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: uri || null,
      capabilities,
      workspaceFolders: uri ? [{uri, name: 'drafts'}] : null,
      initializationOptions: options,
    });
    await editor.connection.sendNotification('initialized', {});
    return editor;
  }

  private constructor(folder: string, settings: object, server: string) {
    this.folder = folder;
    this.settings = settings;
    this.#process = spawn(process.execPath, [server, '--stdio'], {cwd: folder || undefined, stdio: ['pipe', 'pipe', 'inherit']});
    const writer = new StreamMessageWriter(this.#process.stdin!);
    const write = writer.write.bind(writer);
    writer.write = async message => void (this.#held?.push(message) ?? (await write(message)));
    this.connection = createProtocolConnection(new StreamMessageReader(this.#process.stdout!), writer);
    running.add(this.#process);
    const {connection} = this;
    connection.onRequest('workspace/configuration', ({items}: {items: unknown[]}) => {
      this.#asked++;
      this.#wake();
      return items.map(() => this.settings);
    });
    connection.onRequest('client/registerCapability', ({registrations}: {registrations: Registration[]}) => {
      this.registrations.push(...registrations);
      this.#wake();
    });
    for (const method of ['workspace/diagnostic/refresh', 'workspace/codeLens/refresh', 'workspace/semanticTokens/refresh'])
      connection.onRequest(method, () => {
        if (method === 'workspace/diagnostic/refresh') this.#refreshes++;
        this.#wake();
      });
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.#published.set(params.uri, params);
      this.#wake();
    });
    connection.onNotification('window/logMessage', ({message}: {message: string}) => void this.log.push(message));
    connection.onError(() => {});
    connection.listen();
  }

  /** Ends the server in order, and fails if anything went wrong in it. */
  async stop(): Promise<void> {
    const ended = new Promise<number | null>(resolve => this.#process.on('exit', resolve));
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    assert.equal(await ended, 0, 'the server did not end in order');
    running.delete(this.#process);
    this.connection.dispose();
    assert.deepEqual(
      this.log.filter(line => /should not have happened|failed/i.test(line)),
      [],
    );
  }

  uri(name: string): string {
    return /^[\w-]+:/.test(name) ? name : pathToFileURL(path.join(this.folder || path.resolve('/'), name)).href;
  }

  async open(name: string, text: string, languageId = name.endsWith('.md') ? 'markdown' : 'plaintext'): Promise<string> {
    const uri = this.uri(name);
    this.#documents.set(uri, TextDocument.create(uri, languageId, 1, text));
    await this.connection.sendNotification('textDocument/didOpen', {textDocument: {uri, languageId, version: 1, text}});
    return uri;
  }

  text(uri: string): string {
    return this.#documents.get(uri)!.getText();
  }

  document(uri: string): TextDocument {
    return this.#documents.get(uri)!;
  }

  async change(uri: string, ...changes: ({range: Range; text: string} | {text: string})[]): Promise<void> {
    const document = this.document(uri);
    const version = document.version + 1;
    for (const change of changes) {
      // As the protocol has it: what lies outside counts as the nearest place inside.
      const ends = 'range' in change ? [document.offsetAt(change.range.start), document.offsetAt(change.range.end)] : [0, document.getText().length];
      const text = document.getText();
      TextDocument.update(document, [{text: text.slice(0, Math.min(...ends)) + change.text + text.slice(Math.max(...ends))}], version);
    }
    await this.connection.sendNotification('textDocument/didChange', {textDocument: {uri, version}, contentChanges: changes});
  }

  async save(uri: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didSave', {textDocument: {uri}});
  }

  async close(uri: string): Promise<void> {
    this.#documents.delete(uri);
    await this.connection.sendNotification('textDocument/didClose', {textDocument: {uri}});
  }

  /** Sends what `send` sends in one piece, so that the server reads it in one go. */
  async atOnce(send: () => Promise<void>): Promise<void> {
    this.#held = [];
    await send();
    const pieces = this.#held.map(message => {
      const body = Buffer.from(JSON.stringify(message));
      return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
    });
    this.#held = undefined;
    this.#process.stdin!.write(Buffer.concat(pieces));
  }

  /** Writes a file of the workspace and says so, as the editor's watcher would. */
  async write(name: string, text: string): Promise<void> {
    const file = path.join(this.folder, name);
    const type = fs.existsSync(file) ? 2 : 1;
    fs.mkdirSync(path.dirname(file), {recursive: true});
    fs.writeFileSync(file, text);
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', {changes: [{uri: this.uri(name), type}]});
  }

  async remove(name: string): Promise<void> {
    fs.rmSync(path.join(this.folder, name));
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', {changes: [{uri: this.uri(name), type: 3}]});
  }

  /** Changes the editor's settings and answers the server's question for them. */
  async configure(settings: object): Promise<void> {
    this.settings = settings;
    const before = this.#asked;
    await this.connection.sendNotification('workspace/didChangeConfiguration', {settings: null});
    await this.until(() => this.#asked > before);
  }

  request<M extends keyof Requests>(method: M, params: Requests[M]['params']): Promise<Requests[M]['result']>;
  // biome-ignore lint/suspicious/noExplicitAny: what an answer looks like is what the test says
  request<T = any>(method: string, params: object): Promise<T>;
  request(method: string, params: object): Promise<unknown> {
    return this.connection.sendRequest(method, params);
  }

  // biome-ignore lint/suspicious/noExplicitAny: as above
  about<T = any>(method: string, uri: string, more: object = {}): Promise<T> {
    return this.request<T>(`textDocument/${method}`, {textDocument: {uri}, ...more});
  }

  async diagnostics(uri: string): Promise<Diagnostic[]> {
    const report = await this.about('diagnostic', uri);
    return report.items;
  }

  /** Waits until what was sent for a URI satisfies the test, and gives it. */
  async published(uri: string, accept: (params: PublishDiagnosticsParams) => boolean = () => true): Promise<Diagnostic[]> {
    await this.until(() => {
      const last = this.#published.get(uri);
      return last !== undefined && accept(last);
    });
    return this.#published.get(uri)!.diagnostics;
  }

  /** Waits for the next message that makes the condition true. The test's own time limit ends a wait in vain. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>(resolve => this.#waiting.push(resolve));
  }

  /** Waits for the server to ask for a new pull of diagnostics after what `cause` does. */
  async refreshed(cause: () => Promise<void>): Promise<void> {
    const before = this.#refreshes;
    await cause();
    await this.until(() => this.#refreshes > before);
  }

  async actions(uri: string, range: Range, only?: string[]): Promise<CodeAction[]> {
    const diagnostics = await this.diagnostics(uri);
    return this.about('codeAction', uri, {range, context: {diagnostics: diagnostics.filter(one => meets(one.range, range)), ...(only && {only})}});
  }

  /** Chooses a code action and does what it says in the open documents; files that are not open are written. Gives the edit. */
  async choose(action: CodeAction): Promise<WorkspaceEdit> {
    const {edit} = action.edit ? action : await this.request<CodeAction>('codeAction/resolve', action);
    assert.ok(edit, `${action.title} has no edit`);
    await this.apply(edit);
    return edit;
  }

  async apply(edit: WorkspaceEdit): Promise<void> {
    for (const [uri, edits] of Object.entries(edit.changes ?? {})) await this.#apply(uri, edits);
    for (const change of edit.documentChanges ?? []) {
      if ('kind' in change) {
        assert.equal(change.kind, 'create');
        if (!fs.existsSync(new URL(change.uri))) fs.writeFileSync(new URL(change.uri), '');
      } else await this.#apply(change.textDocument.uri, change.edits);
    }
  }

  async #apply(uri: string, edits: readonly (TextEdit | SnippetTextEdit)[]): Promise<void> {
    const plain = edits.map(one => ('snippet' in one ? {range: one.range, newText: withoutStops(one.snippet.value)} : one));
    const open = this.#documents.get(uri);
    const document = open ?? TextDocument.create(uri, '', 0, fs.readFileSync(new URL(uri), 'utf8'));
    const text = TextDocument.applyEdits(document, plain);
    if (open) await this.change(uri, {text});
    else {
      fs.writeFileSync(new URL(uri), text);
      await this.connection.sendNotification('workspace/didChangeWatchedFiles', {changes: [{uri, type: 2}]});
    }
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }
}

/** A place to fill in, in a snippet. */
export const stop = (n: number, name: string): string => `\${${n}:${name}}`;

/** A snippet as it stands in the text before anything is filled in. */
export const withoutStops = (snippet: string): string =>
  snippet.replace(/\$\{\d+:((?:\\.|[^}\\])*)\}|\$\d+|\\(.)/g, (_, name?: string, escaped?: string) => name?.replace(/\\(.)/g, '$1') ?? escaped ?? '');

const before = (a: Position, b: Position): boolean => a.line < b.line || (a.line === b.line && a.character <= b.character);
const meets = (a: Range, b: Range): boolean => before(a.start, b.end) && before(b.start, a.end);

/** A text with `|` for the cursor, taken out; with `‸` where `|` draws a table. */
export function cursorIn(marked: string): {text: string; position: Position; range: Range} {
  const offset = marked.indexOf(marked.includes('‸') ? '‸' : '|');
  assert.ok(offset >= 0, 'no cursor');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const position = TextDocument.create('', '', 0, text).positionAt(offset);
  return {text, position, range: {start: position, end: position}};
}

/** Messages of ours are plain. */
export const messageOf = ({message}: Diagnostic): string => message as string;

/** What stands in a range of a text. */
export const inRange = (text: string, range: Range): string => TextDocument.create('', '', 0, text).getText(range);
