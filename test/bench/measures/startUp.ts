import {KB, MB} from '../inputs/files.ts';
import {clauseguard} from '../processes/contenders.ts';
import {type Run, run} from '../processes/run.ts';
import type {Bench, Result} from '../report/result.ts';
import {difference, figure} from '../report/statistics.ts';

/** Seconds more than Node itself needs. */
const MORE = 0.15;

/** A draft of one page beside Node doing nothing, interleaved. */
export async function measureStartUp({inputs, quick, given}: Bench): Promise<Result> {
  const page = given ?? inputs.draft(3 * KB);
  const folder = inputs.folder;
  const programs = [
    {name: 'node -e 0', command: {arguments: ['-e', '0'], folder}, runs: [] as Run[]},
    {name: 'clauseguard --version', command: {arguments: [clauseguard.command('', folder).arguments[0]!, '--version'], folder}, runs: [] as Run[]},
    {name: `clauseguard check, ${page.name}`, command: clauseguard.command(page.file, folder), runs: [] as Run[]},
  ];
  for (let round = quick ? -1 : -2; round < (quick ? 10 : 25); round++)
    for (const program of programs) {
      const one = await run(program.command, folder);
      if (one.exit !== 0 && one.exit !== 1) throw new Error(`${program.name} ended with ${one.exit}: ${one.output.slice(0, 500)}`);
      // The first rounds only bring files into the system's cache.
      if (round >= 0) program.runs.push(one);
    }
  const wallOf = (program: (typeof programs)[number]): number[] => program.runs.map(one => one.wall);
  const cpuOf = (program: (typeof programs)[number]): number[] => program.runs.map(one => one.cpu);
  const [node, , check] = programs;
  return {
    name: 'start-up',
    title: 'Start-up',
    columns: ['program', 'wall', 'more than node', 'CPU', 'more than node', 'peak memory'],
    rows: programs.map(program => [
      program.name,
      {figure: figure(wallOf(program)), unit: 's'},
      {figure: difference(wallOf(program), wallOf(node!)), unit: 's'},
      {figure: figure(cpuOf(program)), unit: 's'},
      {figure: difference(cpuOf(program), cpuOf(node!)), unit: 's'},
      {figure: figure(program.runs.map(one => one.peak / MB)), unit: 'MB'},
    ]),
    targets: [{what: `check of ${page.name} more than node -e 0`, atMost: MORE, unit: 's', measured: difference(wallOf(check!), wallOf(node!))}],
    notes: ['The hook that reads memory and CPU is loaded into all of them, so it cancels out of the differences. CPU counts all threads.'],
    plots: [
      {
        title: 'Start-up, wall time',
        kind: 'bars',
        xLabel: '',
        yLabel: 'seconds',
        labels: [''],
        series: programs.map(program => ({name: program.name, points: [{x: 0, figure: figure(wallOf(program))}]})),
      },
    ],
  };
}
