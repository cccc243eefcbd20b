import fs from 'node:fs';
import path from 'node:path';
import {KB, MB} from '../inputs/files.ts';
import {clauseguard} from '../processes/contenders.ts';
import {type Run, run} from '../processes/run.ts';
import type {Bench, Result} from '../report/result.ts';
import {figure, ratio} from '../report/statistics.ts';

const DRAFTS = 1000;
const QUICK_DRAFTS = 200;
const FORMATS = ['text', 'sarif', 'junit', 'github', 'gitlab', 'markdown', 'html'];
/** How much sooner a run is done that has a report for every draft, and the most memory of any run, in MB. */
const SOONER = 10;
const MEMORY = 400;

/** A folder of many drafts as in CI: with and without a cache, with threads, and beside a third of it, whose memory is to be the same. */
export async function measureFolder({inputs, quick}: Bench): Promise<Result> {
  const count = quick ? QUICK_DRAFTS : DRAFTS;
  const rounds = quick ? 1 : 2;
  const {folder, bytes} = inputs.drafts(count, 20 * KB);
  const cache = path.join(inputs.folder, 'kept');
  const report = path.join(inputs.folder, 'report.json');
  const check = async (...more: string[]): Promise<Run> => {
    const {arguments: own, folder: from} = clauseguard.command(folder, inputs.folder);
    const one = await run({arguments: [...own, ...more], folder: from}, inputs.folder);
    if (one.exit !== 0 && one.exit !== 1) throw new Error(`clauseguard ${more.join(' ')}: exit ${one.exit}: ${one.output.slice(0, 300)}`);
    return one;
  };
  const kinds = {
    'a third of them': ['--shard', '1/3'],
    'no cache': ['--workers', '1'],
    'first run with a cache': ['--cache-folder', cache],
    'second run': ['--cache-folder', cache],
    'two workers': ['--workers', '2'],
  };
  type Kind = keyof typeof kinds;
  const runs = Object.fromEntries(Object.keys(kinds).map(kind => [kind, [] as Run[]])) as Record<Kind, Run[]>;
  const reports = new Set<string>();
  for (let round = 0; round < rounds; round++) {
    fs.rmSync(cache, {recursive: true, force: true});
    for (const [kind, options] of Object.entries(kinds) as [Kind, string[]][]) {
      runs[kind].push(await check(...options));
      if (kind !== 'a third of them') reports.add(fs.readFileSync(report, 'utf8'));
    }
  }
  const differ = reports.size === 1 ? [] : ['json'];
  for (const format of FORMATS) {
    const texts = [];
    for (const workers of ['1', '2']) {
      await check('--workers', workers, '--format', format, ...(quick ? ['--shard', '1/4'] : []));
      texts.push(fs.readFileSync(report, 'utf8'));
    }
    if (texts[0] !== texts[1]) differ.push(format);
  }
  const cpu = (kind: Kind): number[] => runs[kind].map(one => one.cpu);
  return {
    name: 'folder',
    title: `${count} drafts in one run, ${(bytes / MB).toFixed(1)} MB`,
    columns: ['run', 'wall', 'processor', 'peak memory'],
    rows: (Object.keys(kinds) as Kind[]).map(kind => [
      kind,
      {figure: figure(runs[kind].map(one => one.wall)), unit: 's'},
      {figure: figure(cpu(kind)), unit: 's'},
      {figure: figure(runs[kind].map(one => one.peak / MB)), unit: 'MB'},
    ]),
    targets: [
      {
        what: 'second run over first, processor time',
        atMost: 1 / SOONER,
        unit: '×',
        measured: ratio(cpu('second run'), cpu('first run with a cache')),
      },
      {
        what: 'most memory of any run',
        atMost: MEMORY,
        unit: 'MB',
        measured: figure([Math.max(...Object.values(runs).flatMap(all => all.map(one => one.peak / MB)))]),
      },
      {what: 'formats that differ with the number of workers', atMost: 0, unit: '', measured: figure([differ.length])},
    ],
    notes: [
      differ.length ? `DIFFER: ${differ.join(', ')}.` : 'All formats are the same, byte for byte, with one worker and two, and with the cache.',
      'Memory hangs on the largest draft and on how much the engine let garbage lie, not on the number of drafts.',
    ],
    plots: [],
  };
}
