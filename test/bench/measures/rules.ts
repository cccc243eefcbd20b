import {type Ruleset, total} from '../engine/job.ts';
import {KB, MB} from '../inputs/files.ts';
import type {Bench, Plot, Result, Target} from '../report/result.ts';
import {figure, ratio} from '../report/statistics.ts';

/** Time with more rules over time with the rules as they are, at most. */
const LIMITS: {readonly [name: string]: number} = {
  '10 times, disjoint words': 1.5,
  '10 times, shared words': 1.5,
  '100 times, disjoint words': 2,
  '100 times, shared words': 4,
};

/** Engine time over the number of rules. */
export async function measureRules(bench: Bench): Promise<Result> {
  const text = bench.given ?? bench.inputs.draft(bench.quick ? 300 * KB : MB);
  const factors = bench.quick ? [10] : [10, 100];
  const {rulesets} = await bench.engine({kind: 'rules', text, rounds: bench.quick ? 3 : 5, factors});
  const [plain, ...more] = rulesets!;
  const all = plain!.passes.map(total);
  const afterParsing = (one: Ruleset): number[] => one.passes.map(pass => total(pass) - pass.parseDraft);
  const matching = afterParsing(plain!);
  return {
    name: 'rules',
    title: `Growth with the number of rules, engine only, ${text.name}`,
    columns: ['rules', 'number', 'findings', 'compile', 'engine', 'over rules as they are', 'after parsing', 'over rules as they are'],
    rows: rulesets!.map(one => [
      one.name,
      String(one.rules),
      String(one.findings),
      one.compile ? `${one.compile.toFixed(2)} s` : '',
      {figure: figure(one.passes.map(total)), unit: 's'},
      {figure: ratio(one.passes.map(total), all), unit: '×'},
      {figure: figure(afterParsing(one)), unit: 's'},
      {figure: ratio(afterParsing(one), matching), unit: '×'},
    ]),
    targets: more.map(
      (one): Target => ({
        what: `engine with rules ${one.name} over rules as they are`,
        atMost: LIMITS[one.name]!,
        unit: '×',
        measured: ratio(one.passes.map(total), all),
      }),
    ),
    notes: [
      'Disjoint words occur in no draft. Shared words are all in the draft, so that nearly every word begins some phrase of an added rule; those rules find things too.',
    ],
    plots: [plot(plain!, more)],
  };
}

function plot(plain: Ruleset, more: readonly Ruleset[]): Plot {
  return {
    title: 'Growth with the rules',
    kind: 'lines',
    xLabel: 'rules',
    yLabel: 'seconds, engine only',
    series: ['disjoint', 'shared'].map(vocabulary => ({
      name: `${vocabulary} words`,
      points: [plain, ...more.filter(one => one.name.includes(vocabulary))].map(one => ({x: one.rules, figure: figure(one.passes.map(total))})),
    })),
  };
}
