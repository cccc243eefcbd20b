import process from 'node:process';
import {createConnection, type MessageReader, ProposedFeatures, StreamMessageWriter} from 'vscode-languageserver/node';
import {optimiseSparingly} from '../host/optimising.ts';
import {startServer} from './main.ts';
import {usualCache} from './node/cache.ts';
import {encoder} from './node/encoder.ts';
import {NodeHost} from './node/host.ts';

optimiseSparingly('languageServer');

// Our own way of writing; the stream itself is handed over to read from, so that the library ends the server when it ends. Its types know both ways, but not mixed.
const stdin = process.stdin as unknown as MessageReader;
// How else to talk (--node-ipc, --socket) is read from the arguments.
const connection = process.argv.includes('--stdio')
  ? createConnection(ProposedFeatures.all, stdin, new StreamMessageWriter(process.stdout, {contentTypeEncoder: encoder}))
  : createConnection(ProposedFeatures.all);

// A fault in one answer must not end the server for all drafts: it is written down, and the next request is served.
for (const event of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(event, (error: unknown) =>
    connection.console.error(`This should not have happened: ${(error as Error | undefined)?.stack ?? String(error)}`),
  );

startServer(connection, new NodeHost(usualCache()));
