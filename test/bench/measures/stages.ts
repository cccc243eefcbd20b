import {MARKDOWN, WORDS} from '../engine/floors.ts';
import {type Pass, STAGES, type Stage, total} from '../engine/job.ts';
import {type Input, KB, MB} from '../inputs/files.ts';
import type {Bench, Cell, Plot, Result, Target} from '../report/result.ts';
import {figure, ratio} from '../report/statistics.ts';

/** Asked of 1 MB: the engine over the Markdown parser alone (60 % of its rate), MB/s behind the parsing of blocks, and on plain text over one scan of the words. */
const MARKDOWN_SHARE = 0.6;
const AFTER_PARSING = 8;
const OVER_WORDS = 8;

type Row = {readonly name: string; readonly samples: readonly number[]; readonly cold?: number};

/** Where the engine's time goes, and what it is beside floors that nothing of its kind can go below. */
export async function measureStages(bench: Bench): Promise<Result> {
  const texts: readonly Input[] = bench.given
    ? [bench.given]
    : [...(bench.quick ? [] : [bench.inputs.draft(60 * KB)]), bench.inputs.draft(MB), bench.inputs.draft(MB, 'text')];
  const rows: Cell[][] = [];
  const notes: string[] = [];
  const targets: Target[] = [];
  const plots: Plot[] = [];
  for (const text of texts) {
    const rounds = text.bytes < 200 * KB ? 15 : bench.quick ? 3 : 7;
    const {cold, passes, floors, findings, blocks} = await bench.engine({kind: 'stages', text, rounds});
    const {floors: firsts} = await bench.engine({kind: 'floors', text});
    const engine = passes!.map(total);
    if (text.bytes >= MB || bench.given) targets.push(...targetsFor(text, engine, passes!, floors!, total(cold!), firsts!));
    const measured: Row[] = [
      {name: 'engine', samples: engine, cold: total(cold!)},
      ...STAGES.map((stage: Stage) => ({name: `  ${stage}`, samples: passes!.map(pass => pass[stage]), cold: cold![stage]})),
      ...floors!.map(({name, seconds}, i) => ({name: `floor: ${name}`, samples: seconds, cold: firsts![i]!.seconds[0]!})),
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
    'Floors run between the passes, in the same process; their first pass is that of a process of their own. Markdown is parsed in chunks of 16 kB for the floors, which is faster than one call.',
  );
  return {
    name: 'stages',
    title: 'Engine alone: stages and floors',
    columns: ['input', 'part', 'time', 'throughput', 'first pass', 'share of the engine'],
    rows,
    targets,
    notes,
    plots,
  };
}

type Samples = {readonly name: string; readonly seconds: readonly number[]};

function targetsFor(
  text: Input,
  engine: readonly number[],
  passes: readonly Pass[],
  floors: readonly Samples[],
  cold: number,
  firsts: readonly Samples[],
): Target[] {
  const secondsOf = (all: readonly Samples[], name: string): readonly number[] => all.find(floor => floor.name === name)!.seconds;
  const after = passes.map(pass => (total(pass) - pass.parseDraft) / (text.bytes / MB));
  const targets: Target[] = [
    {
      what: `engine behind the parsing of blocks, for a MB (${AFTER_PARSING} MB/s), ${text.name}`,
      atMost: 1 / AFTER_PARSING,
      unit: 's',
      measured: figure(after),
    },
  ];
  if (text.format === 'text')
    targets.push({
      what: `engine over one scan of the words, ${text.name}`,
      atMost: OVER_WORDS,
      unit: '×',
      measured: ratio(engine, secondsOf(floors, WORDS)),
    });
  else {
    const over = (how: string, measured: Target['measured']): Target => ({
      what: `engine over the Markdown parser alone (${100 * MARKDOWN_SHARE} % of its rate), ${how}, ${text.name}`,
      atMost: 1 / MARKDOWN_SHARE,
      unit: '×',
      measured,
    });
    targets.push(over('warm', ratio(engine, secondsOf(floors, MARKDOWN))), over('cold', ratio([cold], secondsOf(firsts, MARKDOWN))));
  }
  return targets;
}
