import {assert} from 'chai';
import * as vscode from 'vscode';
import type {Api} from '../../../client/extension.ts';
import {draftingTests} from './drafting.ts';
import {until} from './editor.ts';
import {runTests} from './mocha.ts';
import {ruleTests} from './rules.ts';
import {commandTests, viewTests, workspaceTests} from './workspace.ts';

export const run = (): Promise<void> =>
  runTests(() => {
    describe('the web worker host', () => {
      it('runs extension and server', async () => {
        assert.equal(vscode.env.uiKind, vscode.UIKind.Web);
        const {server} = await vscode.extensions.getExtension<Api>('clauseguard.clauseguard')!.activate();
        await until(server.onDidChange, () => server.state === 'ready');
        // There is no Node here that could write the reports of the command line.
        assert.notExists((globalThis as {process?: {pid?: number}}).process?.pid);
      });
    });
    draftingTests();
    workspaceTests();
    viewTests();
    commandTests();
    ruleTests();
  });
