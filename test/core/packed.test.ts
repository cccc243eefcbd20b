import assert from 'node:assert/strict';
import fc from 'fast-check';
import {firstIn, packed, secondIn} from '../../server/core/match/packed.ts';

describe('two numbers in one', () => {
  it('come back as they were, small and large', () => {
    const number = fc.oneof(fc.nat(2000), fc.nat());
    fc.assert(
      fc.property(number, number, fc.integer({min: 1, max: 20}), (first, second, bits) => {
        const both = packed(first, second, bits);
        assert.deepEqual([firstIn(both, bits), secondIn(both, bits)], [first, second]);
      }),
    );
  });

  it('are one number where both are small', () => {
    assert.equal(packed(3, 5, 4), 0x35);
    assert.deepEqual(packed(3, 16, 4), [3, 16]);
    assert.deepEqual(packed(2 ** 26, 5, 4), [2 ** 26, 5]);
  });
});
