import {type Connection, TextDocuments} from 'vscode-languageserver';
import {TextDocument, type TextDocumentContentChangeEvent} from 'vscode-languageserver-textdocument';

/** What is remembered of an open document beside its text. */
interface Trace {
  /** Where the last change ended, in UTF-16 code units of the text; -1 before the first. */
  lastChange: number;
  /** Version that was opened or saved last. */
  saved: number;
}

const isPosition = (value: unknown): boolean => {
  const {line, character} = (value ?? {}) as {line?: unknown; character?: unknown};
  return Number.isInteger(line) && Number.isInteger(character);
};
const isReadable = (change: TextDocumentContentChangeEvent): boolean =>
  typeof change.text === 'string' && (!('range' in change) || (isPosition(change.range?.start) && isPosition(change.range.end)));

/** The documents that are open in the editor. */
export class Documents {
  readonly synced: TextDocuments<TextDocument>;
  readonly #traces = new Map<string, Trace>();

  constructor() {
    this.synced = new TextDocuments({
      create: (uri, languageId, version, text) => {
        this.#traces.set(uri, {lastChange: -1, saved: version});
        return TextDocument.create(uri, languageId, version, text);
      },
      update: (document, changes, version) => this.#update(document, changes as TextDocumentContentChangeEvent[], version),
    });
    // Before any feature listens, so that all of them see the new state.
    this.synced.onDidSave(({document}) => {
      const trace = this.#traces.get(document.uri);
      if (trace) Object.assign(trace, {lastChange: -1, saved: document.version});
    });
    this.synced.onDidClose(({document}) => this.#traces.delete(document.uri));
  }

  listen(connection: Connection): void {
    this.synced.listen(connection);
  }

  get(uri: string): TextDocument | undefined {
    return this.synced.get(uri);
  }

  lastChange(uri: string): number {
    return this.#traces.get(uri)?.lastChange ?? -1;
  }

  savedVersion(uri: string): number {
    return this.#traces.get(uri)?.saved ?? -1;
  }

  /** The place of the last change no longer says where somebody is typing. */
  settle(uri: string): void {
    const trace = this.#traces.get(uri);
    if (trace) trace.lastChange = -1;
  }

  #update(document: TextDocument, changes: readonly TextDocumentContentChangeEvent[], version: number): TextDocument {
    const trace = this.#traces.get(document.uri);
    // All or nothing: half of a message applied would be a third text, neither the client's nor the one before.
    if (!changes.every(isReadable)) throw new Error(`A change of ${document.uri} cannot be read; it waits for the next full text.`);
    for (const change of changes) {
      if (!('range' in change)) {
        TextDocument.update(document, [{text: change.text}], version);
        if (trace) trace.lastChange = -1;
        continue;
      }
      // A range that leaves the text is moved into it first: the library would count lines that are not there.
      const ends = [document.offsetAt(change.range.start), document.offsetAt(change.range.end)];
      const start = Math.min(...ends);
      const range = {start: document.positionAt(start), end: document.positionAt(Math.max(...ends))};
      TextDocument.update(document, [{range, text: change.text}], version);
      if (trace) trace.lastChange = start + change.text.length;
    }
    return document;
  }
}
