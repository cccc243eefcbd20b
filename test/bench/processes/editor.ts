import {spawn} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {pathToFileURL} from 'node:url';
import {createProtocolConnection, type ProtocolConnection, StreamMessageReader, StreamMessageWriter} from 'vscode-languageserver/node';
import {TextDocument} from 'vscode-languageserver-textdocument';
import {apply, Editing, type EditKind} from '../inputs/edits.ts';

const SERVER = path.resolve(import.meta.dirname, '../../../dist/server.cjs');

interface Open {
  readonly connection: ProtocolConnection;
  readonly uri: string;
  close(): Promise<void>;
}

/** Opens a text in a real server over stdio and waits for its diagnostics. */
async function open(source: string, extension: string, folder: string): Promise<Open> {
  const file = path.join(folder, `open${extension}`);
  fs.writeFileSync(file, source);
  const uri = pathToFileURL(file).href;
  const server = spawn(process.execPath, [SERVER, '--stdio'], {cwd: folder, stdio: ['pipe', 'pipe', 'inherit']});
  const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  connection.onError(() => {});
  connection.listen();
  await connection.sendRequest('initialize', {processId: process.pid, rootUri: null, capabilities: {textDocument: {diagnostic: {}}}});
  await connection.sendNotification('initialized', {});
  await connection.sendNotification('textDocument/didOpen', {textDocument: {uri, languageId: 'markdown', version: 0, text: source}});
  await connection.sendRequest('textDocument/diagnostic', {textDocument: {uri}});
  const close = async (): Promise<void> => {
    const ended = new Promise(resolve => server.on('exit', resolve));
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    await ended;
    connection.dispose();
  };
  return {connection, uri, close};
}

/** Seconds from the start of a server to the diagnostics of a text that is opened in it. */
export async function firstDiagnostics(source: string, extension: string, folder: string): Promise<number> {
  const begin = process.hrtime.bigint();
  const {close} = await open(source, extension, folder);
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  await close();
  return seconds;
}

/** Opens a text in a real server and edits it; seconds from each edit to the answer to a request for its diagnostics. */
export async function respond(source: string, extension: string, folder: string, count: number): Promise<{kind: EditKind; seconds: number}[]> {
  const {connection, uri, close} = await open(source, extension, folder);
  const samples: {kind: EditKind; seconds: number}[] = [];
  const editing = new Editing();
  let text = source;
  for (let version = 1; version <= count; version++) {
    const edit = editing.next(text);
    const document = TextDocument.create(uri, 'markdown', version, text);
    const range = {start: document.positionAt(edit.start), end: document.positionAt(edit.end)};
    text = apply(text, edit);
    const begin = process.hrtime.bigint();
    void connection.sendNotification('textDocument/didChange', {textDocument: {uri, version}, contentChanges: [{range, text: edit.text}]});
    await connection.sendRequest('textDocument/diagnostic', {textDocument: {uri}});
    samples.push({kind: edit.kind, seconds: Number(process.hrtime.bigint() - begin) / 1e9});
  }
  await close();
  return samples;
}
