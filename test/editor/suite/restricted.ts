import {assert} from 'chai';
import * as vscode from 'vscode';
import {draftingTests} from './drafting.ts';
import {runTests} from './mocha.ts';
import {ruleTests} from './rules.ts';
import {workspaceTests} from './workspace.ts';

export const run = (): Promise<void> =>
  runTests(() => {
    describe('Restricted Mode', () => {
      it('is what this window is in', () => assert.isFalse(vscode.workspace.isTrusted));
    });
    // Packs are data, so nothing is held back, the configuration of the folder included.
    draftingTests();
    workspaceTests();
    ruleTests();
  });
