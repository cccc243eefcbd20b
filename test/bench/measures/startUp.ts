import {KB} from '../inputs/files.ts';
import {clauseguard} from '../processes/contenders.ts';
import {run} from '../processes/run.ts';
import type {Bench, Result} from '../report/result.ts';
import {difference, figure, ratio} from '../report/statistics.ts';

/** Seconds more than Node itself needs. */
const MORE = 0.15;

/** A draft of one page beside Node doing nothing, interleaved. */
export async function measureStartUp({inputs, quick, given}: Bench): Promise<Result> {
  const page = given ?? inputs.draft(3 * KB);
  const folder = inputs.folder;
  const programs = [
    {name: 'node -e 0', command: {arguments: ['-e', '0'], folder}, wall: [] as number[]},
    {name: 'clauseguard --version', command: {arguments: [clauseguard.command('', folder).arguments[0]!, '--version'], folder}, wall: [] as number[]},
    {name: `clauseguard check, ${page.name}`, command: clauseguard.command(page.file, folder), wall: [] as number[]},
  ];
  for (let round = quick ? -1 : -2; round < (quick ? 10 : 25); round++)
    for (const program of programs) {
      const {wall, exit, output} = await run(program.command, folder, {memory: false});
      if (exit !== 0 && exit !== 1) throw new Error(`${program.name} ended with ${exit}: ${output.slice(0, 500)}`);
      // The first rounds only bring files into the system's cache.
      if (round >= 0) program.wall.push(wall);
    }
  const node = programs[0]!.wall;
  return {
    name: 'start-up',
    title: 'Start-up',
    columns: ['program', 'wall', 'more than node', 'over node'],
    rows: programs.map(({name, wall}) => [
      name,
      {figure: figure(wall), unit: 's'},
      {figure: difference(wall, node), unit: 's'},
      {figure: ratio(wall, node), unit: '×'},
    ]),
    targets: [{what: `check of ${page.name} more than node -e 0`, atMost: MORE, unit: 's', measured: difference(programs[2]!.wall, node)}],
    notes: ['Nothing is loaded into these processes to measure them.'],
    plots: [
      {
        title: 'Start-up, wall time',
        kind: 'bars',
        xLabel: '',
        yLabel: 'seconds',
        labels: [''],
        series: programs.map(({name, wall}) => ({name, points: [{x: 0, figure: figure(wall)}]})),
      },
    ],
  };
}
