// What V8 compiles while a draft is checked, for server/host/compiled.ts: dist/main.cache and dist/languageServer.cache. Only the speed of the start depends on them.
import {execFileSync, spawn} from 'node:child_process';
import {readdirSync, readFileSync} from 'node:fs';
import {devNull} from 'node:os';
import {tsImport} from 'tsx/esm/api';
import {createProtocolConnection, StreamMessageReader, StreamMessageWriter} from 'vscode-languageserver/node';

/** Drafts of all kinds, so that most of what any draft needs is among it. */
const DRAFTS = 'test/drafts/dev';
const {SPARINGLY} = await tsImport('../server/host/optimising.ts', import.meta.url);

/** A program that runs dist/NAME.cjs and writes down in the end what was compiled. V8 takes it only under the flags under which it was made. */
const remember = (name, ...args) => `
  for (const flag of ${JSON.stringify(SPARINGLY[name])}) require('node:v8').setFlagsFromString(flag);
  const file = require('node:path').resolve('dist/${name}.cjs');
  const script = new (require('node:vm').Script)(require('node:module').wrap(require('node:fs').readFileSync(file, 'utf8')), {filename: file});
  process.argv = [process.execPath, file, ...${JSON.stringify(args)}];
  const module_ = {exports: {}};
  script.runInThisContext()(module_.exports, require('node:module').createRequire(file), module_, file, require('node:path').dirname(file));
  process.on('exit', () => require('node:fs').writeFileSync('dist/${name}.cache', script.createCachedData()));
`;

function rememberCommandLine() {
  const args = ['check', DRAFTS, '--no-config', '--output', devNull, '--fail-on', 'never'];
  execFileSync(process.execPath, ['-e', remember('main', ...args)], {stdio: 'ignore'});
}

/** A server that is asked for the diagnostics of these drafts, before an edit and after. */
async function rememberServer() {
  const server = spawn(process.execPath, ['-e', remember('languageServer', '--stdio')], {stdio: ['pipe', 'pipe', 'ignore']});
  const ended = new Promise((good, bad) => server.on('exit', code => (code === 0 ? good() : bad(new Error(`The server ended with ${code}.`)))));
  const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  connection.listen();
  const talk = async () => {
    await connection.sendRequest('initialize', {processId: process.pid, rootUri: null, capabilities: {textDocument: {diagnostic: {}}}});
    await connection.sendNotification('initialized', {});
    for (const name of readdirSync(DRAFTS).filter(one => !one.endsWith('.json'))) {
      const textDocument = {uri: `untitled:${name}`, languageId: name.endsWith('.md') ? 'markdown' : 'policy-draft', version: 1};
      await connection.sendNotification('textDocument/didOpen', {textDocument: {...textDocument, text: readFileSync(`${DRAFTS}/${name}`, 'utf8')}});
      await connection.sendRequest('textDocument/diagnostic', {textDocument});
      const start = {line: 0, character: 0};
      const change = {range: {start, end: start}, text: '\n'};
      await connection.sendNotification('textDocument/didChange', {textDocument: {...textDocument, version: 2}, contentChanges: [change]});
      await connection.sendRequest('textDocument/diagnostic', {textDocument});
    }
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
  };
  await Promise.all([ended, Promise.race([talk(), ended])]);
  connection.dispose();
}

for (const [of, make] of [
  ['command line', rememberCommandLine],
  ['language server', rememberServer],
]) {
  try {
    await make();
  } catch (error) {
    console.error(`No compiled code of the ${of} could be kept, so it starts a little slower: ${error.message}`);
  }
}
