import {KB, MB} from '../inputs/files.ts';
import {HOSTILE} from '../inputs/hostile.ts';
import type {Bench, Cell, Result} from '../report/result.ts';
import {exponent, figure} from '../report/statistics.ts';

const FACTOR = 4;
/** Growth beyond this power of the size is called out. */
const SUSPECT = 1.4;

/** Growth on texts made to be hard, engine only: each at two sizes. */
export async function measureHostile(bench: Bench): Promise<Result> {
  const rows: Cell[][] = [];
  const suspects: string[] = [];
  for (const [name, make] of Object.entries(HOSTILE)) {
    const texts = [25 * KB, 25 * FACTOR * KB].map(size => bench.inputs.text(`hostile-${size}.md`, make(size)));
    const {growth} = await bench.engine({kind: 'growth', texts, rounds: bench.quick ? 1 : 3});
    const [small, large] = growth!.map(figure);
    // The least is what the text costs; the rest is what the machine did meanwhile.
    const power = exponent([
      [1, small!.min],
      [FACTOR, large!.min],
    ]);
    if (power > SUSPECT) suspects.push(name);
    const rate = growth![1]!.map(seconds => texts[1]!.bytes / MB / seconds);
    rows.push([
      name,
      {figure: small!, unit: 's'},
      {figure: large!, unit: 's'},
      {figure: figure(rate), unit: 'MB/s'},
      `${power.toFixed(2)}${power > SUSPECT ? '  SUSPECT' : ''}`,
    ]);
  }
  return {
    name: 'hostile',
    title: 'Texts made to be hard, engine only',
    columns: ['text', `${25} kB`, `${25 * FACTOR} kB`, 'throughput', 'power of the size'],
    rows,
    targets: [],
    notes: [
      'A power of 1 is linear, 2 quadratic. On such small texts, warming up makes it lower and a noisy machine changes it by 0.2.',
      suspects.length ? `SUSPECT: ${suspects.join(', ')}.` : 'Nothing grows clearly faster than the text.',
    ],
    plots: [],
  };
}
