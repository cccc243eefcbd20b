import * as vscode from 'vscode';
import type {LanguageClientOptions} from 'vscode-languageclient';
import {LanguageClient} from 'vscode-languageclient/browser';
import type {FileEntry, FileRequests} from '../server/protocol/index.ts';
import {type Api, start} from './extension.ts';

/** What is used of web workers. */
declare const URL: {createObjectURL(blob: object): string};
declare const Blob: new (parts: readonly Uint8Array[], options: {type: string}) => object;
declare const Worker: new (url: string) => {postMessage(message: unknown): void; terminate(): void};

const {fs} = vscode.workspace;

/** Starts the extension where there is no Node: the server is a web worker, and reads files through the editor. */
export async function activate(context: vscode.ExtensionContext): Promise<Api> {
  const [pack, code] = await Promise.all(
    ['dist/pack.bin', 'dist/browser/server.js'].map(file => fs.readFile(vscode.Uri.joinPath(context.extensionUri, file))),
  );
  // By its text and not by its place, which may be one that workers are not started from.
  const script = URL.createObjectURL(new Blob([code!], {type: 'text/javascript'}));
  return start(context, options => launch(context, script, pack!, options));
}

function launch(context: vscode.ExtensionContext, script: string, pack: Uint8Array, options: LanguageClientOptions): LanguageClient {
  const worker = new Worker(script);
  context.subscriptions.push({dispose: () => worker.terminate()});
  worker.postMessage({pack});
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
