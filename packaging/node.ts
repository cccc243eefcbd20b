// What the extension starts in Node: the language server, or the command line for a report. One bundle, because a second one would hold the
// whole checker again.
import process from 'node:process';

void (process.argv[2] === 'check' ? import('../server/cli/main.ts') : import('../server/lsp/main-node.ts'));
