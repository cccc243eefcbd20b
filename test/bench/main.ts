// npm run bench: measures Clauseguard beside other linters and beside its own promises. Asserts nothing; see README.md.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {bundleEngine, runJob} from './engine/bundle.ts';
import {Inputs} from './inputs/files.ts';
import {measureEdits} from './measures/edits.ts';
import {measureFolder} from './measures/folder.ts';
import {measureGrowth} from './measures/growth.ts';
import {measureHostile} from './measures/hostile.ts';
import {measureRivals} from './measures/rivals.ts';
import {measureRules} from './measures/rules.ts';
import {measureStages} from './measures/stages.ts';
import {measureStartUp} from './measures/startUp.ts';
import {readOptions} from './options.ts';
import {buildProduct, installRivals} from './processes/contenders.ts';
import {svgOf} from './report/plot.ts';
import type {Bench, Result} from './report/result.ts';
import {isMet, tableOf, targetLine} from './report/table.ts';

/** In the order in which they run: what is short comes first. */
const MEASUREMENTS: {readonly [name: string]: (bench: Bench) => Promise<Result | undefined>} = {
  'start-up': measureStartUp,
  stages: measureStages,
  rules: measureRules,
  edits: measureEdits,
  hostile: measureHostile,
  growth: measureGrowth,
  folder: measureFolder,
  rivals: measureRivals,
};
/** Measurements that are about sizes of their own making. */
const NOT_ON_GIVEN = ['hostile', 'growth', 'folder'];
const RESULTS = path.join(import.meta.dirname, 'results');

/** Other work on the machine, as a share of its cores, above which seconds mean little. 0 on Windows, which does not say. */
const BUSY = 0.4;

async function main(): Promise<void> {
  const options = readOptions(Object.keys(MEASUREMENTS));
  const names = Object.keys(MEASUREMENTS).filter(name =>
    options.only.length ? options.only.includes(name) : !(options.input && NOT_ON_GIVEN.includes(name)),
  );
  const load = os.loadavg()[0]!;
  if (load > BUSY * os.cpus().length)
    console.error(
      `WARNING: the machine is busy (load ${load.toFixed(1)} on ${os.cpus().length} cores). Believe ratios and least values, not seconds.`,
    );
  if (options.build) buildProduct();
  const failure = names.includes('rivals') ? installRivals() : undefined;
  if (failure) console.error(`FAILED: ${failure} The rivals are reported as failed.`);
  const inputs = new Inputs();
  // An interrupted run leaves nothing behind either; the process that it measures ends with it.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      inputs.remove();
      process.exit(130);
    });
  try {
    const worker = await bundleEngine(inputs.folder);
    const pack = path.resolve(import.meta.dirname, '../../dist/pack.bin');
    const bench: Bench = {
      inputs,
      quick: options.quick,
      given: options.input === undefined ? undefined : inputs.given(path.resolve(options.input)),
      engine: job => runJob(worker, {...job, pack}, inputs.folder, options.profile && path.resolve(options.profile)),
    };
    const results: Result[] = [];
    for (const name of names) {
      console.error(`${name} ...`);
      const result = await MEASUREMENTS[name]!(bench).catch((error: unknown) => {
        console.error(`FAILED: ${name}: ${(error as Error)?.stack ?? error}`);
        process.exitCode = 1;
      });
      if (!result) continue;
      results.push(result);
      console.log(tableOf(result));
    }
    write(results, options.quick, load);
  } finally {
    inputs.remove();
  }
}

function write(results: readonly Result[], quick: boolean, load: number): void {
  const targets = results.flatMap(result => result.targets);
  if (targets.length)
    console.log(
      `\nTargets: ${targets.filter(isMet).length} of ${targets.length} met\n\n${targets.map(target => `  ${targetLine(target)}`).join('\n')}\n`,
    );
  const machine = {
    node: process.version,
    platform: `${os.platform()} ${os.arch()}`,
    cpu: os.cpus()[0]?.model.trim() ?? 'unknown',
    cores: os.cpus().length,
    memory: os.totalmem(),
    load,
  };
  fs.mkdirSync(RESULTS, {recursive: true});
  fs.writeFileSync(path.join(RESULTS, 'bench.json'), `${JSON.stringify({date: new Date().toISOString(), quick, machine, results}, undefined, 1)}\n`);
  fs.writeFileSync(
    path.join(RESULTS, 'bench.svg'),
    svgOf(results, `Node ${machine.node}, ${machine.cpu}, ${machine.cores} cores${quick ? '; quick run' : ''}`),
  );
  console.log('Written: test/bench/results/bench.json and bench.svg');
}

await main();
