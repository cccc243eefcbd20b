import assert from 'node:assert/strict';
import {describe, it} from 'mocha';
import {tryExamples} from '../../server/core/examples.ts';
import {packOf} from '../support/pack.ts';

const faultsOf = (flags: string, allows: string): string[] => {
  const pack = packOf({
    'language/zibbled.yaml': `
title: hit
covers: [SC-01]
level: advice
why: test
source: [treaty]
profile: strict
avoid: [{phrase: zibbled, becomes: mended}]
examples:
  flags: [${flags}]
  allows: [${allows}]
`,
  });
  assert.deepEqual(pack.problems, []);
  return tryExamples(pack, pack.rules[0]!).map(({line, fault, expected, actual}) => `${line} ${fault}: ${expected} | ${actual}`);
};

describe('examples of a rule', () => {
  it('hold', () => assert.deepEqual(faultsOf('"The [[zibbled]] desk."', '"The desk."'), []));
  it('miss what is marked', () =>
    assert.deepEqual(faultsOf('"The [[zibble]] desk."', '"The desk."'), ['10 missing: The [[zibble]] desk. | The zibble desk.']));
  it('are noisy where nothing is marked', () =>
    assert.deepEqual(faultsOf('"[[zibbled]]"', '"The zibbled desk."'), ['11 noisy: The zibbled desk. | The [[zibbled]] desk.']));
  it('are misplaced', () =>
    assert.deepEqual(faultsOf('"The [[zibbled desk]]."', '"The desk."'), ['10 misplaced: The [[zibbled desk]]. | The [[zibbled]] desk.']));
  it('are not what the fix makes of them', () =>
    assert.deepEqual(faultsOf('{text: "A [[zibbled]] desk.", becomes: "A new desk."}', '"The desk."'), ['10 fix: A new desk. | A mended desk.']));
});
