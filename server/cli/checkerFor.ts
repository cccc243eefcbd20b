import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {nodeCrypto} from '../host/builtins.ts';
import {cacheFolder} from '../host/cacheFolder.ts';
import {Checker} from '../host/checker.ts';
import {ReportCache} from '../host/reportCache.ts';
import type {Command} from './options.ts';
import type {Surroundings} from './surroundings.ts';

/**
 * Two threads take half as much processor time again as none (each warms up, and reports are copied), so on two cores they gain a quarter at best
 * and lose on a busy machine: measured with 200 drafts of 20 kB. From four cores on they are worth it; each takes some 100 MB.
 */
const CORES_FOR_THREADS = 4;
const MOST_WORKERS = 4;
/** For fewer drafts threads are not thought of. */
const FEW_DRAFTS = 16;

export function checkerFor(
  {cache, cacheFolder: given, workers}: Command,
  drafts: number,
  {folder, version}: Surroundings,
): {checker: Checker; window: number; cache?: ReportCache} {
  const kept = cache ? new ReportCache(given === undefined ? cacheFolder() : path.resolve(folder, given), programHash(version)) : undefined;
  const cores = os.availableParallelism();
  const count = workers ?? (drafts < FEW_DRAFTS || cores < CORES_FOR_THREADS ? 1 : Math.min(cores - 1, MOST_WORKERS));
  const checker = new Checker({cache: kept, workers: count, eager: workers !== undefined});
  // One draft under way and one waiting for each thread.
  return {checker, window: count > 1 ? count * 2 : 1, cache: kept};
}

/** Tells this build from any other, also where the version was not raised. Readers of formats and the detector of languages are bundles of their own. */
function programHash(version: string): string {
  const hash = nodeCrypto().createHash('sha256').update(version);
  const bundles = fs.readdirSync(import.meta.dirname).filter(name => name.endsWith('.cjs'));
  for (const name of bundles.sort()) hash.update(fs.readFileSync(path.join(import.meta.dirname, name)));
  return hash.digest('hex');
}
