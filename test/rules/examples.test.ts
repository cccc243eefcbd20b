import assert from 'node:assert/strict';
import {tryExample} from '../../server/core/examples.ts';
import type {Example, Rule} from '../../server/core/pack/types.ts';
import {realPacks} from '../support/pack.ts';

function title(folder: string, rule: Rule, example: Example, n: number): string {
  return `${n + 1} (${folder}/${rule.id}.yaml:${example.line}): ${example.text.replace(/\s+/g, ' ').slice(0, 60)}`;
}

for (const [folder, pack] of realPacks())
  describe(`Examples in the rules of ${folder}`, () => {
    it('belong to a pack without problems', () => {
      assert.deepEqual(
        pack.problems.map(p => `${p.path}:${p.line} ${p.message}`),
        [],
      );
    });

    it('are three at least of either kind', () => {
      assert.deepEqual(
        pack.rules.filter(({examples}) => examples.flags.length < 3 || examples.allows.length < 3).map(rule => rule.id),
        [],
      );
    });

    it('belong to advice where the profile is strict, since authorities differ on it, and the rule says what it does not see', () => {
      assert.deepEqual(
        pack.rules.filter(rule => rule.profile && (rule.level !== 'advice' || !rule.misses)).map(rule => rule.id),
        [],
      );
    });

    for (const rule of pack.rules) {
      const passes = (example: Example): void => {
        const fault = tryExample(pack, rule, example);
        if (fault) assert.equal(fault.actual, fault.expected, fault.fault);
      };
      describe(rule.id, () => {
        rule.examples.flags.forEach((example, n) => {
          it(`flags ${title(folder, rule, example, n)}`, () => passes(example));
        });
        rule.examples.allows.forEach((example, n) => {
          it(`allows ${title(folder, rule, example, n)}`, () => passes(example));
        });
      });
    }
  });
