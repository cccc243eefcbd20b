/** dist/cli.cjs: the command line, from compiled code. */
import {runCompiled} from '../host/compiled.ts';

runCompiled(import.meta.dirname, 'main');
