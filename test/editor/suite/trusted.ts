import {draftingTests} from './drafting.ts';
import {runTests} from './mocha.ts';
import {nodeTests} from './node.ts';
import {ruleTests} from './rules.ts';
import {commandTests, viewTests, workspaceTests} from './workspace.ts';

export const run = (): Promise<void> =>
  runTests(() => {
    draftingTests();
    workspaceTests();
    viewTests();
    commandTests();
    ruleTests();
    nodeTests();
  });
