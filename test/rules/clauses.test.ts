import assert from 'node:assert/strict';
import {applyEdits, reportOn} from '../support/checkDraft.ts';
import {realPacks} from '../support/pack.ts';

for (const [folder, pack] of realPacks())
  describe(`Model clauses of ${folder}`, () => {
    // A clause alone lacks what the rest of a draft gives, so rules about missing safeguards do not apply to it.
    const alone = {...pack, rules: pack.rules.filter(rule => !rule.needs)};

    for (const [key, clause] of Object.entries(pack.clauses)) {
      it(`${key} says nothing that a rule of either profile objects to`, () => {
        const {findings} = reportOn(alone, clause.text, {profile: 'strict'});
        assert.deepEqual(
          findings.map(f => `${f.rule}: ${f.excerpt}`),
          [],
        );
      });
    }

    it('are each offered by a rule', () => {
      const offered = new Set(pack.rules.map(rule => rule.insert));
      assert.deepEqual(
        Object.keys(pack.clauses).filter(key => !offered.has(key)),
        [],
      );
    });

    for (const rule of pack.rules) {
      if (!rule.needs || rule.insert === undefined) continue;
      it(`${rule.insert} gives what ${rule.id} asks for`, () => {
        const own = {...pack, rules: [rule]};
        const before = rule.examples.flags[0]!.text;
        const fix = reportOn(own, before).findings[0]?.fixes[0];
        assert.ok(fix, 'no clause is offered');
        // An open placeholder is no time limit; the drafter fills it in.
        const after = applyEdits(before, fix.edits).replaceAll('{n}', '30').replaceAll('{date}', '1 March 2030');
        assert.deepEqual(
          reportOn(own, after).findings.map(f => `${f.message}\n${after}`),
          [],
        );
      });
    }
  });
