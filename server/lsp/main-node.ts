import process from 'node:process';
import {createConnection, ProposedFeatures} from 'vscode-languageserver/node';
import {optimiseSparingly} from '../host/optimising.ts';
import {startServer} from './main.ts';
import {usualCache} from './node/cache.ts';
import {NodeHost} from './node/host.ts';

optimiseSparingly();

// How to talk (--stdio, --node-ipc, --socket) is read from the arguments.
const connection = createConnection(ProposedFeatures.all);

// A fault in one answer must not end the server for all drafts: it is written down, and the next request is served.
for (const event of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(event, (error: unknown) =>
    connection.console.error(`This should not have happened: ${(error as Error | undefined)?.stack ?? String(error)}`),
  );

startServer(connection, new NodeHost(usualCache()));
