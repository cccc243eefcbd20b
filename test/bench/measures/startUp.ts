import fs from 'node:fs';
import path from 'node:path';
import {KB, MB} from '../inputs/files.ts';
import {clauseguard} from '../processes/contenders.ts';
import {firstDiagnostics} from '../processes/editor.ts';
import {type Run, run} from '../processes/run.ts';
import type {Bench, Cell, Result} from '../report/result.ts';
import {difference, figure} from '../report/statistics.ts';

/** Seconds more than Node itself needs. */
const MORE = 0.1;
/** Seconds from the start of the server to the diagnostics of a draft of 60 kB. */
const FIRST = 0.5;

/** A draft of one page beside Node doing nothing, interleaved; and a server until the first diagnostics. */
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
  const opened = given ? [given] : [page, inputs.draft(60 * KB)];
  const firsts = opened.map((): number[] => []);
  for (let round = -1; round < (quick ? 5 : 15); round++)
    for (const [i, text] of opened.entries()) {
      const seconds = await firstDiagnostics(fs.readFileSync(text.file, 'utf8'), path.extname(text.file), folder);
      if (round >= 0) firsts[i]!.push(seconds);
    }
  const wallOf = (program: (typeof programs)[number]): number[] => program.runs.map(one => one.wall);
  const cpuOf = (program: (typeof programs)[number]): number[] => program.runs.map(one => one.cpu);
  const [node, , check] = programs;
  return {
    name: 'start-up',
    title: 'Start-up',
    columns: ['program', 'wall', 'more than node', 'CPU', 'more than node', 'peak memory'],
    rows: [
      ...programs.map((program): Cell[] => [
        program.name,
        {figure: figure(wallOf(program)), unit: 's'},
        {figure: difference(wallOf(program), wallOf(node!)), unit: 's'},
        {figure: figure(cpuOf(program)), unit: 's'},
        {figure: difference(cpuOf(program), cpuOf(node!)), unit: 's'},
        {figure: figure(program.runs.map(one => one.peak / MB)), unit: 'MB'},
      ]),
      ...opened.map((text, i): Cell[] => [
        `server to first diagnostics, ${text.name}`,
        {figure: figure(firsts[i]!), unit: 's'},
        {figure: difference(firsts[i]!, wallOf(node!)), unit: 's'},
        '',
        '',
        '',
      ]),
    ],
    targets: [
      {what: `check of ${page.name} more than node -e 0`, atMost: MORE, unit: 's', measured: difference(wallOf(check!), wallOf(node!))},
      ...(given ? [] : [{what: 'server to first diagnostics, 60 kB', atMost: FIRST, unit: 's', measured: figure(firsts[1]!)} as const]),
    ],
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
