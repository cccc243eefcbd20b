import {type Input, MB} from '../inputs/files.ts';
import {clauseguard} from '../processes/contenders.ts';
import {run} from '../processes/run.ts';
import type {Bench, Cell, Result, Target} from '../report/result.ts';
import {exponent, figure, line, ratio} from '../report/statistics.ts';

/** Peak memory of a 10 MB draft over its bytes, and the engine's time for a MB of the largest draft over that of the smallest. */
const MEMORY = 25;
const LINEAR = 1.15;

/** Time and memory over the size of the draft, for the engine alone and for the whole process. */
export async function measureGrowth(bench: Bench): Promise<Result> {
  const sizes = bench.quick ? [0.5, 1, 2, 4] : [1, 2, 5, 10];
  const rounds = bench.quick ? 2 : 5;
  const inputs = sizes.map(size => bench.inputs.draft(size * MB));
  const {growth} = await bench.engine({kind: 'growth', texts: inputs, rounds});
  const whole = await processes(bench, inputs, Math.min(rounds, 3));
  const large = [bench.inputs.draft(10 * MB), bench.inputs.draft(10 * MB, 'text')];
  const largest = await processes(bench, large, bench.quick ? 1 : 3);

  const engine = inputs.map((input, i) => ({x: input.bytes / MB, figure: figure(growth![i]!)}));
  const wall = inputs.map((input, i) => ({x: input.bytes / MB, figure: figure(whole[i]!.map(one => one.wall))}));
  const rows: Cell[][] = [...inputs, ...large].map((input, i) => {
    const runs = whole[i] ?? largest[i - inputs.length]!;
    return [
      input.name,
      engine[i] ? {figure: engine[i].figure, unit: 's'} : '',
      {figure: figure(runs.map(one => one.wall)), unit: 's'},
      {figure: figure(runs.map(one => one.peak / MB)), unit: 'MB'},
      {figure: figure(runs.map(one => one.peak / input.bytes)), unit: '×'},
    ];
  });
  const fit = (points: typeof engine, name: string): string => {
    const medians = points.map(({x, figure: {median}}) => [x, median] as const);
    const {slope, intercept} = line(medians);
    return `${name}: time grows as size to the power ${exponent(medians).toFixed(2)} (1 is linear); ${slope.toFixed(3)} s per MB, ${intercept.toFixed(3)} s at no text.`;
  };
  const targets = large.map(
    (input, i): Target => ({
      what: `peak memory over bytes, ${input.name}`,
      atMost: MEMORY,
      unit: '×',
      measured: figure(largest[i]!.map(one => one.peak / input.bytes)),
    }),
  );
  const perByte = (i: number): number[] => growth![i]!.map(seconds => seconds / inputs[i]!.bytes);
  const last = inputs.length - 1;
  targets.push({
    what: `engine's time for a MB, ${inputs[last]!.name} over ${inputs[0]!.name}`,
    atMost: LINEAR,
    unit: '×',
    measured: ratio(perByte(last), perByte(0)),
  });
  return {
    name: 'growth',
    title: 'Growth with the size of the draft',
    columns: ['input', 'engine', 'whole process', 'peak memory', 'memory over bytes'],
    rows,
    targets,
    notes: [fit(engine, 'Engine'), fit(wall, 'Whole process')],
    plots: [
      {
        title: 'Growth with the draft',
        kind: 'lines',
        xLabel: 'MB',
        yLabel: 'seconds',
        series: [
          {name: 'engine', points: engine},
          {name: 'whole process', points: wall},
        ],
      },
    ],
  };
}

/** Runs over each input in turn; [input][round]. */
async function processes({inputs}: Bench, texts: readonly Input[], rounds: number): Promise<{wall: number; peak: number}[][]> {
  const all: {wall: number; peak: number}[][] = texts.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (const [i, text] of texts.entries()) {
      const one = await run(clauseguard.command(text.file, inputs.folder), inputs.folder);
      const verdict = clauseguard.verdict(one, inputs.folder);
      if ('failure' in verdict) throw new Error(`clauseguard on ${text.name}: ${verdict.failure}`);
      all[i]!.push(one);
    }
  return all;
}
