/** dist/server.cjs: the language server, from compiled code. */
import {runCompiled} from '../host/compiled.ts';

runCompiled(import.meta.dirname, 'languageServer');
