import {spawnSync} from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import {assert} from 'chai';
import * as vscode from 'vscode';
import type {Api} from '../../../client/extension.ts';
import {diagnostics, folder, has, open, until, write} from './editor.ts';

const extension = (): vscode.Extension<Api> => vscode.extensions.getExtension<Api>('clauseguard.clauseguard')!;

/** What needs Node on the side of the tests. */
export const nodeTests = (): Mocha.Suite =>
  describe('beside the command line', () => {
    it('the view Safeguards agrees with the JSON report', async () => {
      const {document} = await open('return.md');
      const {safeguards} = extension().exports;
      await safeguards.show(document.uri, []);
      const commandLine = path.join(extension().extensionPath, 'dist/extension.cjs');
      const {stdout, stderr} = spawnSync(process.execPath, [commandLine, 'check', 'return.md', '--format', 'json', '--fail-on', 'never'], {
        cwd: folder().fsPath,
        encoding: 'utf8',
        env: {...process.env, ELECTRON_RUN_AS_NODE: '1'},
      });
      assert.isNotEmpty(stdout, stderr);
      const [file] = (JSON.parse(stdout) as {files: {coverage: {requirement: string; state: string}[]}[]}).files;
      const nodes = safeguards.requirements;
      assert.deepEqual(
        nodes.map(node => `${node.about.requirement} ${node.about.state}`).sort(),
        file!.coverage.map(({requirement, state}) => `${requirement} ${state}`).sort(),
      );
    });

    it('reports are written as the command line writes them', async () => {
      const {document} = await open('return.md');
      const {formats} = extension().exports;
      assert.deepEqual(
        formats.map(one => one.extension),
        ['html', 'md', 'json', 'sarif'],
      );
      for (const format of formats) assert.include(await format.write(document), format.extension === 'md' ? '|' : 'return.md');
    });

    it('a server that is killed is started again, and findings stay', async () => {
      const {server} = extension().exports;
      const {document} = await open('return.md');
      await diagnostics(document.uri, has('language/illegal-migrant'));
      const {pid} = (server.client as unknown as {_serverProcess: {pid: number}})._serverProcess;
      const states: string[] = [];
      const listener = server.onDidChange(() => states.push(server.state));
      process.kill(pid, 'SIGKILL');
      await until(server.onDidChange, () => states.length > 0 && server.state === 'ready');
      listener.dispose();
      await write('after-crash.md', 'Illegal migrants shall register.\n');
      const after = await open('after-crash.md');
      await diagnostics(after.document.uri, has('language/illegal-migrant'));
    });
  });
