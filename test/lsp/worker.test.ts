import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {Worker} from 'node:worker_threads';
import {createProtocolConnection, type DataCallback, type Message, type MessageReader, type ProtocolConnection} from 'vscode-languageserver/node';
import type {DraftReport, FileEntry} from '../../server/protocol/index.ts';
import {folderWith, runJson} from '../cli/support.ts';
import {WORKSPACE} from './pack.ts';

const DIST = path.resolve(import.meta.dirname, '../../dist');

/** What a web worker finds around it, and no more of Node than that. */
const SCOPE = `
  const {parentPort, workerData} = require('node:worker_threads');
  globalThis.self = globalThis;
  globalThis.addEventListener = () => {};
  globalThis.postMessage = message => parentPort.postMessage(message);
  parentPort.on('message', data => globalThis.onmessage?.({data}));
  const run = new Function('process', 'Buffer', 'require', 'module', 'exports', '__dirname', workerData);
  run();
`;

/** An editor whose server is the worker's bundle. Files are named by a scheme of their own, as in a virtual workspace. */
class WorkerEditor {
  readonly connection: ProtocolConnection;
  readonly #worker: Worker;
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    this.#worker = new Worker(SCOPE, {eval: true, workerData: fs.readFileSync(path.join(DIST, 'browser/server.js'), 'utf8')});
    const packs = fs.readdirSync(DIST).filter(name => /^pack.*\.bin$/.test(name));
    this.#worker.postMessage({rules: Object.fromEntries(packs.map(name => [name, new Uint8Array(fs.readFileSync(path.join(DIST, name)))]))});
    this.connection = createProtocolConnection(reader(this.#worker), {
      write: async message => this.#worker.postMessage(message),
      end: () => {},
      onError: () => ({dispose: () => {}}),
      onClose: () => ({dispose: () => {}}),
      dispose: () => {},
    });
    const at = ({uri}: {uri: string}): string => path.join(this.#folder, decodeURIComponent(new URL(uri).pathname));
    const entry = (file: string): FileEntry => {
      const stat = fs.statSync(file);
      return {name: path.basename(file), kind: stat.isDirectory() ? 'folder' : 'file', size: stat.size, modified: stat.mtimeMs};
    };
    const answers: {[method: string]: (params: {uri: string}) => unknown} = {
      'clauseguard/stat': params => entry(at(params)),
      'clauseguard/list': params => fs.readdirSync(at(params)).map(name => entry(path.join(at(params), name))),
      'clauseguard/read': params => new Uint8Array(fs.readFileSync(at(params))),
    };
    for (const [method, answer] of Object.entries(answers))
      this.connection.onRequest(method, (params: {uri: string}) => {
        try {
          return answer(params);
        } catch {
          return null;
        }
      });
    this.connection.listen();
  }

  uri(name: string): string {
    return `vscode-vfs://github/${name}`;
  }

  async start(): Promise<void> {
    const uri = this.uri('');
    await this.connection.sendRequest('initialize', {
      processId: null,
      rootUri: uri,
      workspaceFolders: [{uri, name: 'drafts'}],
      capabilities: {textDocument: {diagnostic: {}}},
    });
    await this.connection.sendNotification('initialized', {});
  }

  async report(name: string, text: string): Promise<DraftReport> {
    const textDocument = {uri: this.uri(name), languageId: 'markdown', version: 1, text};
    await this.connection.sendNotification('textDocument/didOpen', {textDocument});
    return this.connection.sendRequest('clauseguard/report', {textDocument});
  }

  async stop(): Promise<void> {
    this.connection.dispose();
    await this.#worker.terminate();
  }
}

function reader(worker: Worker): MessageReader {
  const none = {dispose: () => {}};
  return {
    listen: (hear: DataCallback) => {
      worker.on('message', (message: Message) => hear(message));
      return none;
    },
    onError: hear => {
      worker.on('error', hear);
      return none;
    },
    onClose: () => none,
    onPartialMessage: () => none,
    dispose: () => {},
  };
}

describe('the server in a web worker', () => {
  const text =
    '# Directive\n\n## Article 1\n\nIllegal migrants shall be returned by a zibbled office.\n\n## Article 2\n\nThe Office may grum a person.\n';
  const files = {...WORKSPACE, 'a.md': text, 'deep/folder/b.md': text, 'deep/clauseguard.yaml': 'rules: {language/illegal-migrant: off}\n'};
  const folder = folderWith(files);
  let editor: WorkerEditor;
  before(async () => {
    editor = new WorkerEditor(folder);
    await editor.start();
  });
  after(() => editor.stop());

  for (const name of ['a.md', 'deep/folder/b.md'])
    it(`reports what the command line reports, with the configuration and the pack of the workspace: ${name}`, async () => {
      const {findings} = await editor.report(name, text);
      const {report} = runJson(folder, [name]);
      assert.deepEqual(
        findings.map(one => [one.rule, one.start, one.end, one.level, one.fingerprint]),
        report.files[0]!.findings.map(one => [one.rule, one.start.offset, one.end.offset, one.level, one.fingerprint]),
      );
      assert.equal(
        findings.some(one => one.rule === 'language/zibbled'),
        name === 'a.md',
      );
    });

  it('checks the workspace', async () => {
    const {files: checked, problems} = await editor.connection.sendRequest<{files: {uri: string}[]; problems: object[]}>(
      'clauseguard/checkWorkspace',
      {},
    );
    assert.deepEqual(checked.map(one => one.uri).sort(), [editor.uri('a.md'), editor.uri('deep/folder/b.md')]);
    assert.deepEqual(problems, []);
  });

  it('hears of a configuration that was made, changed and deleted', async () => {
    const rules = async (): Promise<string[]> => {
      const {findings} = await editor.connection.sendRequest<DraftReport>('clauseguard/report', {
        textDocument: {uri: editor.uri('deep/folder/b.md')},
      });
      return findings.map(one => one.rule);
    };
    const file = path.join(folder, 'deep/folder/clauseguard.yaml');
    const tell = (type: number): Promise<void> =>
      editor.connection.sendNotification('workspace/didChangeWatchedFiles', {changes: [{uri: editor.uri('deep/folder/clauseguard.yaml'), type}]});
    assert.ok(!(await rules()).includes('language/illegal-migrant'));
    fs.writeFileSync(file, 'rules: {}\n');
    await tell(1);
    assert.ok((await rules()).includes('language/illegal-migrant'));
    fs.writeFileSync(file, 'rules: {language/illegal-migrant: off}\n');
    await tell(2);
    assert.ok(!(await rules()).includes('language/illegal-migrant'));
    fs.rmSync(path.join(folder, 'deep/clauseguard.yaml'));
    fs.rmSync(file);
    await tell(3);
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', {changes: [{uri: editor.uri('deep/clauseguard.yaml'), type: 3}]});
    assert.ok((await rules()).includes('language/zibbled'));
  });

  it('leaves documents alone that are no files of the workspace', async () => {
    for (const uri of ['output:log.md', 'clauseguard-rule:/x.md', 'git:/a.md?x']) {
      await editor.connection.sendNotification('textDocument/didOpen', {textDocument: {uri, languageId: 'markdown', version: 1, text}});
      assert.equal(await editor.connection.sendRequest('clauseguard/report', {textDocument: {uri}}), null, uri);
    }
  });
});
