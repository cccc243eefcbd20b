import assert from 'node:assert/strict';
import {Reporter} from '../../server/core/pack/problems.ts';
import {readYaml} from '../../server/core/pack/yaml.ts';
import {realFiles, realPack} from '../support/pack.ts';

interface Authored {
  readonly requirements: {readonly [id: string]: {readonly seeds: readonly string[]; readonly 'no-rule'?: string}};
  readonly passages: readonly {readonly reason: string; readonly seeds: readonly string[]}[];
}

describe('seed documents, requirements and rules', () => {
  const pack = realPack();
  const file = realFiles().find(({path}) => path === 'requirements.yaml')!;
  const {requirements, passages} = readYaml(file.path, file.text, new Reporter())!.value as Authored;
  const asking = new Set(Object.values(requirements).flatMap(one => one.seeds));
  const silent = new Set(passages.flatMap(one => one.seeds));
  const covered = new Set(pack.rules.flatMap(rule => rule.covers));

  it('every requirement has a rule, or says why none can decide it', () => {
    assert.deepEqual(
      Object.entries(requirements).flatMap(([id, one]) => (covered.has(id) === (one['no-rule'] === undefined) ? [] : [id])),
      [],
    );
  });

  it('every id that a rule covers is described', () => {
    assert.deepEqual(
      [...covered].filter(id => !id.startsWith('term:') && !Object.hasOwn(requirements, id)),
      [],
    );
  });

  it('every rule names a source', () => {
    assert.deepEqual(
      pack.rules.flatMap(({id, source}) => (source.length && source.every(key => Object.hasOwn(pack.sources, key)) ? [] : [id])),
      [],
    );
  });

  it('every requirement comes from a sentence of a seed document', () => {
    assert.deepEqual(
      Object.entries(requirements).flatMap(([id, {seeds}]) => (seeds.length ? [] : [id])),
      [],
    );
  });

  it('no sentence of a seed document is passed over: each leads to a requirement, or has a reason', () => {
    const last = new Map<string, number>();
    for (const sentence of [...asking, ...silent]) {
      const [, paragraph, number] = /^(seed-\d{3}-p\d{2})\.([1-9]\d?)$/.exec(sentence) ?? assert.fail(`${sentence} names no sentence`);
      last.set(paragraph!, Math.max(last.get(paragraph!) ?? 0, Number(number)));
    }
    const gaps = [...last].flatMap(([paragraph, count]) =>
      Array.from({length: count}, (_, i) => `${paragraph}.${i + 1}`).filter(sentence => asking.has(sentence) === silent.has(sentence)),
    );
    assert.deepEqual(gaps, [], 'neither a requirement nor a reason, or both');
    const quoted = Object.keys(pack.sources).filter(key => /^seed-\d{3}-p\d{2}$/.test(key));
    assert.ok(quoted.length > 0);
    assert.deepEqual(
      quoted.filter(paragraph => !last.has(paragraph)),
      [],
      'paragraphs that rules quote and nobody took apart',
    );
  });
});
