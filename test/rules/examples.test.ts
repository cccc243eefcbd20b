import assert from 'node:assert/strict';
import type {Example, Rule} from '../../server/core/pack/types.ts';
import {applyEdits, reportOn} from '../support/checkDraft.ts';
import {realPack} from '../support/pack.ts';

/** The text with [[...]] around each span, so that a failure shows where. */
function marked(text: string, spans: readonly {readonly start: number; readonly end: number}[]): string {
  return [...spans]
    .sort((a, b) => b.start - a.start)
    .reduce((out, s) => `${out.slice(0, s.start)}[[${out.slice(s.start, s.end)}]]${out.slice(s.end)}`, text);
}

function title(rule: Rule, example: Example, n: number): string {
  return `${n + 1} (rules/${rule.id}.yaml:${example.line}): ${example.text.replace(/\s+/g, ' ').slice(0, 60)}`;
}

describe('Examples in the rules', () => {
  const pack = realPack();

  it('belong to a pack without problems', () => {
    assert.deepEqual(
      pack.problems.map(p => `${p.path}:${p.line} ${p.message}`),
      [],
    );
  });

  const allOff = Object.fromEntries(pack.rules.map(rule => [rule.id, 'off' as const]));

  for (const rule of pack.rules) {
    const alone = {...allOff, [rule.id]: rule.level};
    const findingsIn = (example: Example) =>
      reportOn(pack, example.text, {levels: alone, profile: 'strict'}).findings.filter(f => f.rule === rule.id);

    describe(rule.id, () => {
      rule.examples.flags.forEach((example, n) => {
        it(`flags ${title(rule, example, n)}`, () => {
          const findings = findingsIn(example);
          assert.equal(marked(example.text, findings), marked(example.text, example.marks));
          if (example.becomes === undefined) return;
          const fix = findings[0]!.fixes[0];
          assert.ok(fix, 'no fix is offered');
          assert.equal(applyEdits(example.text, fix.edits), example.becomes);
        });
      });
      rule.examples.allows.forEach((example, n) => {
        it(`allows ${title(rule, example, n)}`, () => {
          assert.equal(marked(example.text, findingsIn(example)), example.text);
        });
      });
    });
  }
});
