import fs from 'node:fs';
import path from 'node:path';
import {build} from 'esbuild';
import {run} from '../processes/run.ts';
import type {Job, Outcome} from './job.ts';

/** Bundles the engine from its sources as the product is bundled, since a loader would distort what is measured. Returns the file to run. */
export async function bundleEngine(folder: string): Promise<string> {
  const outfile = path.join(folder, 'worker.cjs');
  await build({
    entryPoints: [path.join(import.meta.dirname, 'worker.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'warning',
    sourcemap: 'inline',
    define: {'import.meta.dirname': '__dirname'},
  });
  return outfile;
}

/** Runs one job in a process of its own. With `profile`, V8's CPU profile of it is written to that folder. */
export async function runJob(worker: string, job: Job, scratch: string, profile?: string): Promise<Outcome> {
  const file = path.join(scratch, 'job.json');
  fs.writeFileSync(file, JSON.stringify(job));
  const node = ['--enable-source-maps', '--expose-gc', ...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [])];
  const {exit, output} = await run({arguments: [worker, file], folder: scratch}, scratch, {timeout: 1200, memory: false, node});
  if (exit !== 0) throw new Error(`The engine ended with ${exit} at ${job.kind}:\n${output.slice(0, 2000)}`);
  return JSON.parse(output) as Outcome;
}
