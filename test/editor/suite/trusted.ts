import {diagnosticsTests} from './diagnostics.ts';
import {runTests} from './mocha.ts';

export const run = (): Promise<void> =>
  runTests(() => {
    diagnosticsTests();
  });
