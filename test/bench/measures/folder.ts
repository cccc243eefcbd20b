import path from 'node:path';
import {KB, MB} from '../inputs/files.ts';
import {clauseguard} from '../processes/contenders.ts';
import {run} from '../processes/run.ts';
import type {Bench, Result} from '../report/result.ts';
import {figure} from '../report/statistics.ts';

const DRAFTS = 1000;

/** One run over a folder of many drafts, as in CI, beside one draft of the same size. */
export async function measureFolder({inputs, quick}: Bench): Promise<Result | undefined> {
  if (quick) return undefined;
  const {folder, bytes} = inputs.drafts(DRAFTS, 20 * KB);
  const whole = inputs.draft(bytes < 16 * MB ? bytes : 10 * MB);
  const runs = {many: [] as {wall: number; peak: number}[], one: [] as {wall: number; peak: number}[]};
  const check = async (target: string): Promise<{wall: number; peak: number}> => {
    const one = await run(clauseguard.command(target, inputs.folder), inputs.folder);
    const verdict = clauseguard.verdict(one, inputs.folder);
    if ('failure' in verdict) throw new Error(`clauseguard on ${path.basename(target)}: ${verdict.failure}`);
    return one;
  };
  for (let round = 0; round < 2; round++) {
    runs.many.push(await check(folder));
    runs.one.push(await check(whole.file));
  }
  const row = (name: string, size: number, all: readonly {wall: number; peak: number}[]) => [
    name,
    `${(size / MB).toFixed(1)} MB`,
    {figure: figure(all.map(one => one.wall)), unit: 's' as const},
    {figure: figure(all.map(one => size / MB / one.wall)), unit: 'MB/s' as const},
    {figure: figure(all.map(one => one.peak / MB)), unit: 'MB' as const},
  ];
  return {
    name: 'folder',
    title: 'Many drafts in one run',
    columns: ['input', 'size', 'wall', 'throughput', 'peak memory'],
    rows: [row(`${DRAFTS} drafts`, bytes, runs.many), row('one draft', whole.bytes, runs.one)],
    targets: [],
    notes: ['Peak memory of the folder should stay near that of its largest draft, not of their sum.'],
    plots: [],
  };
}
