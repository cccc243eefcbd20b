import assert from 'node:assert/strict';
import {reportOn} from '../support/checkDraft.ts';
import {realPack, realPacks} from '../support/pack.ts';

const [, ...others] = realPacks();

/** A law on elections that hands on data, and one on victims that does: what the first lacks is not ours to say. */
const LAWS: {readonly [folder: string]: readonly [aside: string, onSubject: string]} = {
  'packs/es': [
    'Los datos personales de los electores se transmiten a la junta electoral.',
    'Los datos personales de las víctimas se transmiten al ministerio.',
  ],
  'packs/fr': [
    'Les données personnelles des électeurs sont transmises à la commission électorale.',
    'Les données personnelles des victimes sont transmises au ministère.',
  ],
};
const long = (paragraph: string): string => `${paragraph}\n\n`.repeat(40);

describe('Packs for other languages', () => {
  it('share no id of a rule or a clause with one another or with the English pack', () => {
    const ids = realPacks().flatMap(([, {rules, clauses}]) => [...rules.map(rule => rule.id), ...Object.keys(clauses).map(key => `clauses/${key}`)]);
    assert.deepEqual(
      ids.filter((id, i) => ids.indexOf(id) !== i),
      [],
    );
  });

  for (const [folder, pack] of others)
    describe(folder, () => {
      it('is named for its language', () => assert.equal(folder, `packs/${pack.language.name}`));

      it('covers what the English pack knows, and says in its own language what that is', () => {
        const english = realPack();
        const terms = new Set(english.rules.flatMap(rule => rule.covers.filter(id => id.startsWith('term:'))));
        const covered = new Set(pack.rules.flatMap(rule => rule.covers));
        const unknown = [...covered].filter(id =>
          id.startsWith('term:') ? !terms.has(id) : !Object.hasOwn(english.requirements, id) || !Object.hasOwn(pack.requirements, id),
        );
        assert.deepEqual(unknown, []);
      });

      it('ask for no safeguards in a law on another subject', () => {
        const laws = LAWS[folder];
        assert.ok(laws, `${folder} has no laws to try this with`);
        const [aside, onSubject] = laws;
        const lacking = (text: string): string[] =>
          reportOn(pack, long(text)).findings.flatMap(({kind, rule}) => (kind === 'safeguard' ? [rule] : []));
        assert.deepEqual(lacking(aside), []);
        assert.ok(lacking(onSubject).length > 0);
      });

      it('every source that a rule names is known, and every source is named or an instrument', () => {
        const named = new Set(pack.rules.flatMap(rule => rule.source));
        assert.deepEqual(
          Object.keys(pack.sources).filter(key => !named.has(key) && pack.sources[key]!.status === undefined),
          [],
        );
      });
    });
});
