import assert from 'node:assert/strict';
import {describe, it} from 'mocha';
import {bindTo, instrumentOf} from '../../server/core/pack/bindings.ts';
import {packOf, realPack} from '../support/pack.ts';

const SOURCES = `
crc: {title: Convention, type: treaty, checked: read, status: in force, binding: true}
crc-art-3: {title: Convention article 3, type: treaty, checked: read}
crc-gc: {title: Comments, type: guidance, checked: read, status: guidance}
crc-gc-6: {title: Comment 6, type: guidance, checked: read}
echr: {title: Regional convention, type: regional treaty, checked: read, status: in force, binding: true, order: council-of-europe}
echr-art-3: {title: Article 3, type: regional treaty, checked: read}
`;
const rule = (source: string): string => `
title: hit
covers: [AC-01]
level: error
why: test
source: [${source}]
finds: {phrases: [wobbled]}
advise: test
examples: {flags: ['[[wobbled]]'], allows: [y]}
`;
const pack = packOf({'sources.yaml': SOURCES, 'weakening/both.yaml': rule('echr-art-3, crc-art-3'), 'weakening/guidance.yaml': rule('crc-gc-6')});
const shown = (bindings: Parameters<typeof bindTo>[1]): string[] =>
  bindTo(pack, bindings)
    .rules.filter(one => one.id.startsWith('weakening/'))
    .map(({id, level, source}) => `${id} ${level} ${source.join(' ')}`);

describe('the law that binds a State', () => {
  it('is told by the longest key of an instrument', () => {
    assert.equal(instrumentOf('crc-art-3', pack.sources), 'crc');
    assert.equal(instrumentOf('crc-gc-6', pack.sources), 'crc-gc');
    assert.equal(instrumentOf('cr', pack.sources), undefined);
  });
  it('changes nothing where it is not said', () => assert.equal(bindTo(pack, {}), pack));
  it('puts its sources first', () =>
    assert.deepEqual(shown({boundBy: ['crc']}), ['weakening/both error crc-art-3 echr-art-3', 'weakening/guidance error crc-gc-6']));
  it('lowers an error that rests on treaties of others', () =>
    assert.deepEqual(shown({boundBy: []}), ['weakening/both warning echr-art-3 crc-art-3', 'weakening/guidance error crc-gc-6']));
  it('puts the law of other legal orders last', () =>
    assert.deepEqual(shown({jurisdiction: ['african-union']}), ['weakening/both error crc-art-3 echr-art-3', 'weakening/guidance error crc-gc-6']));
  it('is known with its status for all law that the rules cite', () => {
    const {sources} = realPack();
    const without = Object.entries(sources)
      .filter(([key, {type}]) => /treaty$|law/.test(type) && !type.startsWith('soft') && instrumentOf(key, sources) === undefined)
      .map(([key]) => key);
    assert.deepEqual(without, []);
  });
  it('has a status with its date', () => {
    const undated = Object.entries(realPack().sources).filter(([, {status, asOf}]) => (status === undefined) !== (asOf === undefined));
    assert.deepEqual(undated, []);
  });
});
