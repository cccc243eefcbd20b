import {type Input, KB, MB} from '../inputs/files.ts';
import {type Contender, clauseguard, rivals} from '../processes/contenders.ts';
import {interleave, type Series} from '../processes/interleave.ts';
import {memorySource, type Run} from '../processes/run.ts';
import type {Bench, Cell, Plot, Result, Target} from '../report/result.ts';
import {figure, ratio} from '../report/statistics.ts';

interface Plan {
  readonly input: Input;
  readonly rounds: number;
  readonly contenders: readonly Contender[];
}

/** Seconds for one run; a rival over it is reported as such. */
const TIMEOUT = 300;
/** What a run of ours over one of theirs may take at most, of time and of memory, on 1 MB of Markdown. */
const TIME: {readonly [rival: string]: number} = {alex: 1 / 10, textlint: 1 / 12, 'write-good': 1 / 4, 'harper.js': 1 / 10};
const ALEX_MEMORY = 1 / 2;

/** Whole processes in their usual configuration on the same file. */
export async function measureRivals(bench: Bench): Promise<Result> {
  const plans = plan(bench);
  const rows: Cell[][] = [];
  const targets: Target[] = [];
  const notes: string[] = [];
  const walls: Series[][] = [];
  for (const {input, rounds, contenders} of plans) {
    const all = await interleave(contenders, input, bench.inputs.folder, rounds, TIMEOUT);
    walls.push(all);
    const own = all[0]!;
    for (const series of all) {
      rows.push([input.name, `${series.contender.name} ${series.contender.version}`, ...cells(series, own)]);
      if (series.failure) notes.push(`${series.contender.name} could not be measured on ${input.name}: ${series.failure}`);
    }
    if (own.runs.length && input.format === 'markdown' && (bench.given || input.bytes >= MB)) targets.push(...targetsFor(input, own, all.slice(1)));
  }
  notes.push(`Memory is ${memorySource}, written by each process at its end; CPU is its user and system time over all threads.`);
  notes.push(
    '"ours over theirs" is the median over neighbouring runs of the time of clauseguard over that of the rival, and its least and greatest.',
  );
  return {
    name: 'rivals',
    title: 'Whole process beside other linters, interleaved',
    columns: ['input', 'linter', 'wall', 'CPU', 'peak memory', 'findings', 'ours over theirs'],
    rows,
    targets,
    notes,
    plots: [plot(plans, walls)],
  };
}

function plan({inputs, quick, given}: Bench): Plan[] {
  const all = [clauseguard, ...rivals()];
  const alex = all.slice(0, 2);
  if (given) return [{input: given, rounds: quick ? 1 : 3, contenders: all}];
  if (quick)
    return [
      {input: inputs.draft(60 * KB), rounds: 3, contenders: all},
      {input: inputs.draft(MB), rounds: 1, contenders: all},
    ];
  return [
    {input: inputs.draft(10 * KB), rounds: 5, contenders: all},
    {input: inputs.draft(60 * KB), rounds: 5, contenders: all},
    {input: inputs.draft(MB), rounds: 3, contenders: all},
    {input: inputs.draft(MB, 'text'), rounds: 3, contenders: all},
    {input: inputs.draft(10 * MB), rounds: 1, contenders: alex},
  ];
}

function targetsFor(input: Input, own: Series, others: readonly Series[]): Target[] {
  const over = (of: (run: Run) => number, other: Series): Target['measured'] => ratio(own.runs.map(of), other.runs.map(of));
  return others
    .filter(({runs}) => runs.length)
    .flatMap(other => {
      const {name} = other.contender;
      const time = {
        what: `time of clauseguard over time of ${name}, ${input.name}`,
        atMost: TIME[name]!,
        unit: '×',
        measured: over(one => one.wall, other),
      } as const;
      const memory = {
        what: `memory of clauseguard over memory of alex, ${input.name}`,
        atMost: ALEX_MEMORY,
        unit: '×',
        measured: over(one => one.peak, other),
      } as const;
      return [...(TIME[name] ? [time] : []), ...(name === 'alex' ? [memory] : [])];
    });
}

function cells(series: Series, own: Series): Cell[] {
  const {runs, findings, failure, contender} = series;
  if (!runs.length) return [`FAILED: ${failure}`.slice(0, 60), '', '', '', ''];
  const wall = runs.map(one => one.wall);
  return [
    {figure: figure(wall), unit: 's'},
    {figure: figure(runs.map(one => one.cpu)), unit: 's'},
    {figure: figure(runs.map(one => one.peak / MB)), unit: 'MB'},
    String(findings),
    contender === clauseguard || !own.runs.length
      ? ''
      : {
          figure: ratio(
            own.runs.map(one => one.wall),
            wall,
          ),
          unit: '×',
        },
  ];
}

function plot(plans: readonly Plan[], walls: readonly Series[][]): Plot {
  const names = [...new Set(walls.flatMap(all => all.map(series => series.contender.name)))];
  return {
    title: 'Whole process, wall time',
    kind: 'bars',
    xLabel: '',
    yLabel: 'seconds (logarithmic)',
    logarithmic: true,
    labels: plans.map(one => one.input.name),
    series: names.map(name => ({
      name,
      points: walls.flatMap((all, x) => {
        const runs = all.find(series => series.contender.name === name)?.runs ?? [];
        return runs.length ? [{x, figure: figure(runs.map(one => one.wall))}] : [];
      }),
    })),
  };
}
