import {BrowserMessageReader, BrowserMessageWriter, createConnection, ProposedFeatures} from 'vscode-languageserver/browser';
import {startServer} from './main.ts';
import {files} from './worker/files.ts';
import {WorkerHost} from './worker/host.ts';

/** What is used of a worker's global scope. */
declare const self: {onmessage: ((event: {data: unknown}) => void) | null};

// The first message brings the built-in rules, because a worker may not read what lies beside it; all others are the protocol's.
self.onmessage = ({data}) => {
  const scope = self as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
  const connection = createConnection(ProposedFeatures.all, new BrowserMessageReader(scope), new BrowserMessageWriter(scope));
  files.open((data as {rules: {[name: string]: Uint8Array}}).rules, connection);
  startServer(connection, new WorkerHost());
};
