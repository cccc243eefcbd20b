import {createHash} from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {Checker} from '../host/checker.ts';
import {cacheFolder, ReportCache} from '../host/reportCache.ts';
import type {Surroundings} from './main.ts';
import type {Command} from './options.ts';

/** More threads than these gain little: one thread reads and reports for all. */
const MOST_WORKERS = 8;
/** For fewer drafts threads are not thought of. */
const FEW_DRAFTS = 16;

export function checkerFor(
  {cache, cacheFolder: given, workers}: Command,
  drafts: number,
  {folder, version}: Surroundings,
): {checker: Checker; window: number; cache?: ReportCache} {
  const kept = cache ? new ReportCache(given === undefined ? cacheFolder() : path.resolve(folder, given), programHash(version)) : undefined;
  const count = workers ?? (drafts < FEW_DRAFTS ? 1 : Math.min(os.availableParallelism(), MOST_WORKERS));
  const checker = new Checker({cache: kept, workers: count, eager: workers !== undefined});
  // One draft under way and one waiting for each thread.
  return {checker, window: count > 1 ? count * 2 : 1, cache: kept};
}

/** Tells this build from any other, also where the version was not raised. */
function programHash(version: string): string {
  const bundle = path.join(import.meta.dirname, 'cli.cjs');
  return fs.existsSync(bundle) ? createHash('sha256').update(fs.readFileSync(bundle)).digest('hex') : version;
}
