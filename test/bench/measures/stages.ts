import {STAGES, type Stage, total} from '../engine/job.ts';
import {type Input, KB, MB} from '../inputs/files.ts';
import type {Bench, Cell, Plot, Result} from '../report/result.ts';
import {figure, ratio} from '../report/statistics.ts';

type Row = {readonly name: string; readonly samples: readonly number[]; readonly cold?: number};

/** Where the engine's time goes, and what it is beside floors that nothing of its kind can go below. */
export async function measureStages(bench: Bench): Promise<Result> {
  const texts: readonly Input[] = bench.given
    ? [bench.given]
    : [...(bench.quick ? [] : [bench.inputs.draft(60 * KB)]), bench.inputs.draft(MB), bench.inputs.draft(MB, 'text')];
  const rows: Cell[][] = [];
  const notes: string[] = [];
  const plots: Plot[] = [];
  for (const text of texts) {
    const rounds = text.bytes < 200 * KB ? 15 : bench.quick ? 3 : 7;
    const {cold, passes, findings, blocks} = await bench.engine({kind: 'stages', text, rounds});
    const {floors} = await bench.engine({kind: 'floors', text, rounds});
    const engine = passes!.map(total);
    const measured: Row[] = [
      {name: 'engine', samples: engine, cold: total(cold!)},
      ...STAGES.map((stage: Stage) => ({name: `  ${stage}`, samples: passes!.map(pass => pass[stage]), cold: cold![stage]})),
      ...floors!.map(({name, seconds}) => ({name: `floor: ${name}`, samples: seconds})),
    ];
    for (const {name, samples, cold: first} of measured)
      rows.push([
        text.name,
        name,
        {figure: figure(samples), unit: 's'},
        {figure: figure(samples.map(seconds => text.bytes / MB / seconds)), unit: 'MB/s'},
        first === undefined ? '' : `${first.toPrecision(3)} s`,
        {figure: ratio(samples, engine), unit: '×'},
      ]);
    notes.push(`${text.name}: ${text.bytes} bytes, ${blocks} blocks, ${findings} findings.`);
    plots.push({
      title: `Engine, ${text.name}`,
      kind: 'bars',
      xLabel: '',
      yLabel: 'MB/s (logarithmic)',
      logarithmic: true,
      labels: [''],
      series: measured.map(({name, samples}) => ({
        name: name.trim(),
        points: [{x: 0, figure: figure(samples.map(seconds => text.bytes / MB / seconds))}],
      })),
    });
  }
  notes.push('"first pass" is the first in its process, before the machine code is optimised: what one run on the command line sees.');
  notes.push(
    'Floors run in a process of their own on the same text. Markdown is parsed in chunks of 16 kB for the floors, which is faster than one call.',
  );
  return {
    name: 'stages',
    title: 'Engine alone: stages and floors',
    columns: ['input', 'part', 'time', 'throughput', 'first pass', 'share of the engine'],
    rows,
    targets: [],
    notes,
    plots,
  };
}
