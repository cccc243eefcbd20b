import * as vscode from 'vscode';
import type {LanguageClientOptions} from 'vscode-languageclient';
import {LanguageClient} from 'vscode-languageclient/browser';
import type {FileEntry, FileRequests} from '../server/protocol/index.ts';
import {type Api, start} from './extension.ts';

/** What is used of web workers. */
declare const URL: {createObjectURL(blob: object): string};
declare const Blob: new (parts: readonly Uint8Array[], options: {type: string}) => object;
declare const Worker: new (url: string) => {postMessage(message: unknown): void; terminate(): void};

/** The files of compiled rules in dist/, put in by the build. */
declare const CLAUSEGUARD_PACKS: readonly string[];

const {fs} = vscode.workspace;

/** Starts the extension where there is no Node: the server is a web worker, and reads files through the editor. */
export async function activate(context: vscode.ExtensionContext): Promise<Api> {
  const dist = vscode.Uri.joinPath(context.extensionUri, 'dist');
  const read = (name: string): Thenable<Uint8Array> => fs.readFile(vscode.Uri.joinPath(dist, name));
  const [code, rules] = await Promise.all([
    read('browser/server.js'),
    // Which languages there are rules for is said where the rules are compiled; a folder on the web cannot be listed.
    Promise.all(CLAUSEGUARD_PACKS.map(async name => [name, await read(name)] as const)),
  ]);
  // By its text and not by its place, which may be one that workers are not started from.
  const script = URL.createObjectURL(new Blob([code], {type: 'text/javascript'}));
  return start(context, options => launch(context, script, Object.fromEntries(rules), options));
}

function launch(
  context: vscode.ExtensionContext,
  script: string,
  rules: {readonly [name: string]: Uint8Array},
  options: LanguageClientOptions,
): LanguageClient {
  const worker = new Worker(script);
  context.subscriptions.push({dispose: () => worker.terminate()});
  worker.postMessage({rules});
  const client = new LanguageClient('clauseguard', 'Clauseguard', worker, options);
  for (const [method, answer] of Object.entries(ANSWERS))
    client.onRequest(method, async ({uri}: {uri: string}): Promise<unknown> => {
      try {
        return await answer(vscode.Uri.parse(uri));
      } catch {
        // Not there, or not to be read: the server says so where it matters.
        return null;
      }
    });
  return client;
}

const kindOf = (type: vscode.FileType): FileEntry['kind'] => (type & vscode.FileType.Directory ? 'folder' : 'file');

const ANSWERS: {readonly [M in keyof FileRequests]: (uri: vscode.Uri) => Promise<FileRequests[M]['result']>} = {
  'clauseguard/stat': async uri => {
    const {type, size, mtime} = await fs.stat(uri);
    return {name: uri.path.split('/').at(-1)!, kind: kindOf(type), size, modified: mtime};
  },
  'clauseguard/list': async uri => (await fs.readDirectory(uri)).map(([name, type]) => ({name, kind: kindOf(type), size: 0, modified: 0})),
  'clauseguard/read': async uri => fs.readFile(uri),
};

export {deactivate} from './extension.ts';
