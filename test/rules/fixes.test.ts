import assert from 'node:assert/strict';
import {describe, it} from 'mocha';
import type {Finding} from '../../server/core/report/types.ts';
import {applyEdits, reportOn} from '../support/checkDraft.ts';
import {realPacks} from '../support/pack.ts';

/** All rules are asked, those of the strict profile too. */
const STRICT = {profile: 'strict'} as const;

describe('what we offer is not itself flagged', () => {
  for (const [, pack] of realPacks())
    for (const rule of pack.rules) {
      for (const wording of rule.prefer ?? []) {
        it(`${rule.id} prefers “${wording}”`, () => {
          const flagged = reportOn(pack, `The text speaks of ${wording}.`, STRICT).findings.filter(
            f => f.kind === 'language' || f.kind === 'accuracy',
          );
          assert.deepEqual(
            flagged.map(f => `${f.rule}: ${f.excerpt}`),
            [],
          );
        });
      }
    }
});

describe('a replacement removes its finding and adds none', () => {
  for (const [, pack] of realPacks())
    for (const rule of pack.rules) {
      if (!rule.avoid?.some(a => a.becomes !== undefined)) continue;
      it(rule.id, () => {
        for (const example of rule.examples.flags) {
          // A neutral word may let other rules see for the first time what is done to whom; only wordings must not follow one another.
          const wordings = (source: string): Finding[] =>
            reportOn(pack, source, STRICT).findings.filter(f => f.kind === 'language' || f.kind === 'accuracy' || f.rule === rule.id);
          const before = wordings(example.text);
          for (const finding of before) {
            const replacement = finding.fixes.find(fix => fix.edits.every(edit => edit.start < edit.end));
            if (finding.rule !== rule.id || !replacement) continue;
            const after = applyEdits(example.text, replacement.edits);
            const rules = (source: string): string[] =>
              wordings(source)
                .map(f => f.rule)
                .sort();
            const expected = before
              .filter(f => f !== finding)
              .map(f => f.rule)
              .sort();
            const extra = rules(after).filter(
              r => !expected.includes(r) || (r === rule.id && !before.some(f => f !== finding && f.rule === rule.id)),
            );
            assert.deepEqual(extra, [], `after the fix: ${after}`);
          }
        }
      });
    }
});
