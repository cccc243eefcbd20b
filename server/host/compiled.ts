import {readFileSync} from 'node:fs';
import {createRequire, wrap} from 'node:module';
import path from 'node:path';
import {Script} from 'node:vm';
import {optimiseSparingly, type Program} from './optimising.ts';

/**
 * Runs folder/NAME.cjs from code that V8 has compiled before: folder/NAME.cache, which the build makes with the Node that runs the build (`packaging/codeCache.mjs`). Another Node
 * refuses it and compiles anew, which costs a tenth of a second and nothing else.
 */
export function runCompiled(folder: string, name: Program): void {
  optimiseSparingly(name);
  const file = path.join(folder, `${name}.cjs`);
  let cachedData: Buffer | undefined;
  try {
    cachedData = readFileSync(path.join(folder, `${name}.cache`));
  } catch {
    // Built without: slower to start, the same otherwise.
  }
  const script = new Script(wrap(readFileSync(file, 'utf8')), {filename: file, cachedData});
  const module = {exports: {}};
  script.runInThisContext()(module.exports, createRequire(file), module, file, folder);
}
