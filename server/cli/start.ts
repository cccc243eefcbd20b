/**
 * Starts the command line from code that V8 has compiled before: dist/main.cjs with what dist/main.cache remembers of it. The build makes that file with
 * the Node that runs the build; another Node refuses it and compiles anew, which costs a tenth of a second and nothing else.
 */
import {readFileSync} from 'node:fs';
import {createRequire, wrap} from 'node:module';
import path from 'node:path';
import {Script} from 'node:vm';
import {optimiseSparingly} from '../host/optimising.ts';

optimiseSparingly();

const file = path.join(import.meta.dirname, 'main.cjs');
let cachedData: Buffer | undefined;
try {
  cachedData = readFileSync(path.join(import.meta.dirname, 'main.cache'));
} catch {
  // Built without: slower to start, the same otherwise.
}
const script = new Script(wrap(readFileSync(file, 'utf8')), {filename: file, cachedData});
const module = {exports: {}};
script.runInThisContext()(module.exports, createRequire(file), module, file, path.dirname(file));
