import assert from 'node:assert/strict';
import fc from 'fast-check';
import type {Draft, Suppression} from '../../server/core/draft/types.ts';
import {sift} from '../../server/core/report/suppress.ts';
import type {Finding} from '../../server/core/report/types.ts';

/** A draft of lines of ten characters, each a block or a suppression. */
interface Line {
  readonly kind: Suppression['kind'] | 'block';
  readonly rule: 'a/x' | 'a/y' | '';
  readonly found: readonly ('a/x' | 'a/y')[];
}
const WIDTH = 10;

function draftOf(lines: readonly Line[]): {draft: Draft; findings: Finding[]} {
  const source = lines.map(() => `${'x'.repeat(WIDTH - 1)}\n`).join('');
  const span = (i: number) => ({start: i * WIDTH, end: i * WIDTH + WIDTH - 1});
  const blocks = lines.flatMap(({kind}, i) => (kind === 'block' ? [span(i)] : []));
  const suppressions = lines.flatMap(({kind, rule}, i) => (kind === 'block' ? [] : [{kind, rule, reason: `reason ${i}`, at: span(i)}]));
  const findings = lines.flatMap(({kind, found}, i) =>
    kind === 'block' ? found.map((rule, n) => ({rule, start: i * WIDTH + n, end: i * WIDTH + n + 2})) : [],
  );
  return {draft: {source, blocks, suppressions} as unknown as Draft, findings: findings as unknown as Finding[]};
}

const RULES = new Set(['a/x', 'a/y']);
const siftLines = (draft: Draft, findings: readonly Finding[]) => sift(draft, findings, RULES, (rule, {at}) => ({rule, ...at}) as unknown as Finding);

/** By looking at everything for everything. */
function byHand(lines: readonly Line[]): {silenced: string[]; unused: number[]} {
  const reach = lines.map(({kind, rule}, i): [number, number] | undefined => {
    if (kind === 'block' || kind === 'end' || rule === '') return undefined;
    if (kind === 'file') return [0, lines.length];
    if (kind === 'line') return [i, i + 1];
    const after = (is: (line: Line) => boolean): number => lines.findIndex((line, j) => j > i && is(line));
    if (kind === 'start') {
      const end = after(line => line.kind === 'end' && (line.rule === '' || line.rule === rule));
      return [i, end < 0 ? lines.length : end];
    }
    const block = after(line => line.kind === 'block');
    return block < 0 ? undefined : [block, block + 1];
  });
  const used = new Set<number>();
  const silenced = lines.flatMap(({kind, found}, i) =>
    (kind === 'block' ? found : []).flatMap((rule, n) => {
      const by = lines.findIndex((line, j) => line.rule === rule && reach[j] && reach[j][0] <= i && i < reach[j][1]);
      if (by < 0) return [];
      used.add(by);
      return [`${i * WIDTH + n} reason ${by}`];
    }),
  );
  const unused = lines.flatMap(({kind, rule}, i) => (kind !== 'block' && kind !== 'end' && rule !== '' && !used.has(i) ? [i * WIDTH] : []));
  return {silenced, unused};
}

const LINE: fc.Arbitrary<Line> = fc.record({
  kind: fc.constantFrom('block', 'block', 'next', 'line', 'start', 'end', 'file'),
  rule: fc.constantFrom('a/x', 'a/x', 'a/y', ''),
  found: fc.constantFrom([], ['a/x'], ['a/y'], ['a/y', 'a/x'], ['a/x', 'a/x']),
});

describe('suppressions', () => {
  it('silence what they would if each were held against each finding', () =>
    fc.assert(
      fc.property(fc.array(LINE, {maxLength: 25}), lines => {
        const {draft, findings} = draftOf(lines);
        const sifted = siftLines(draft, findings);
        const {silenced, unused} = byHand(lines);
        assert.deepEqual(
          sifted.suppressed.map(one => `${one.start} ${one.reason}`),
          silenced,
        );
        assert.deepEqual(
          sifted.findings.filter(one => one.rule === 'suppression/unused').map(one => one.start),
          unused,
        );
        assert.equal(sifted.findings.filter(one => one.rule.startsWith('a/')).length + silenced.length, findings.length);
      }),
      {numRuns: 500},
    ));

  for (const kind of ['next', 'start', 'file'] as const)
    it(`of the kind ${kind}: twice as many are twice the work`, () => {
      const work = (pairs: number): number => {
        const lines = Array.from({length: pairs}, (): Line[] => [
          {kind, rule: 'a/x', found: []},
          {kind: 'block', rule: '', found: ['a/x', 'a/y']},
        ]).flat();
        const {draft, findings} = draftOf(lines);
        let looks = 0;
        const counted = <T extends object>(list: readonly T[]): readonly T[] =>
          list.map(
            one =>
              new Proxy(one, {
                get: (target, key) => {
                  looks++;
                  return Reflect.get(target, key);
                },
              }),
          );
        siftLines({...draft, blocks: counted(draft.blocks), suppressions: counted(draft.suppressions)}, counted(findings));
        return looks;
      };
      const [once, twice] = [work(500), work(1000)];
      assert.ok(twice < 2.5 * once, `${once} looks, and ${twice}`);
    });
});
