import assert from 'node:assert/strict';
import zlib from 'node:zlib';
import {check} from '../../server/core/check.ts';
import {parseDraft} from '../../server/core/draft/index.ts';
import {compileProgram, phrasesOf} from '../../server/core/pack/program.ts';
import {type Bytes, decodePack, encodePack} from '../../server/core/pack/stored.ts';
import type {Pack} from '../../server/core/pack/types.ts';
import {packBeside, packOf, realPack} from '../support/pack.ts';

const BYTES: Bytes = {ascii: bytes => Buffer.from(bytes).toString('latin1'), crc32: bytes => zlib.crc32(bytes)};

function decoded(bytes: Uint8Array): Pack {
  const pack = decodePack(bytes, BYTES);
  assert.ok(!('fault' in pack), 'fault' in pack ? pack.fault : '');
  return pack;
}
function faultOf(bytes: Uint8Array): string {
  const pack = decodePack(bytes, BYTES);
  assert.ok('fault' in pack, 'it was read');
  return pack.fault;
}

const RULE = (look: string): string =>
  `title: t\ncovers: [NR-04]\nlevel: error\nwhy: “why”, naïvely\nsource: guide\n${look}\nexamples: {flags: ["[[x]] žena"], allows: [y]}\n`;
const small = packOf({
  'concepts/person.yaml': 'title: t\nsays: [person, "[žena|中文] of {number}", "constructor <2-5> hasOwnProperty"]\nnot: [contact person]\n',
  'concepts/return.yaml': 'title: t\nsays: ["return <0-3> {person}", "{person} <0-12> {person}"]\n',
  'clauses/appeal.yaml': 'title: An appeal\ntext: There is an appeal.\n',
  'safeguard/a.yaml': RULE('when: return\nneeds: {any: [{phrases: [individual assessment]}], within: article}\ninsert: appeal'),
  'language/b.yaml': RULE('avoid: ["cs:Illegal [migrant|alien]"]'),
});
const added = {'concepts/expel.yaml': 'title: t\nsays: ["expel {person}"]\n', 'language/own.yaml': RULE('avoid: [return]')};

describe('a stored pack', () => {
  for (const [name, pack] of Object.entries({'a small pack': small, 'the rules of this project': realPack()}))
    it(`is the pack that was stored: ${name}`, () => {
      assert.deepEqual(pack.problems, []);
      const {program, ...rest} = decoded(encodePack(pack, BYTES));
      assert.deepEqual(rest, pack);
      assert.deepEqual(program, compileProgram(pack));
      assert.deepEqual(phrasesOf(program!), {lexicon: pack.lexicon, atoms: pack.atoms, concepts: pack.concepts});
    });

  it('gives the same bytes when stored again', () => {
    const bytes = encodePack(small, BYTES);
    assert.deepEqual(encodePack(decoded(bytes), BYTES), bytes);
  });

  it('is read from any place in memory', () => {
    const bytes = encodePack(small, BYTES);
    for (const shift of [1, 2, 3, 4]) {
      const moved = new Uint8Array(bytes.length + shift).subarray(shift);
      moved.set(bytes);
      assert.deepEqual(decoded(moved).concepts, small.concepts);
    }
  });

  it('says what the compiled one says', () => {
    const stored = decoded(encodePack(small, BYTES));
    const draft = parseDraft('The contact person shall return every person. An Illegal alien, 中文 of 5.\n', 'markdown', small.language);
    const report = check(draft, small);
    assert.equal(report.findings.length, 2);
    assert.deepEqual(check(draft, stored), report);
  });

  it('has other packs compiled beside it as the compiled one has', () => {
    const stored = decoded(encodePack(small, BYTES));
    assert.deepEqual(packBeside(stored, added), packBeside(small, added));
  });

  it('is refused when it is cut off, damaged, of another format or no pack at all', () => {
    const bytes = encodePack(small, BYTES);
    assert.equal(faultOf(new Uint8Array(0)), 'it is not whole');
    assert.equal(faultOf(bytes.slice(0, 100)), 'it is not whole');
    assert.equal(faultOf(bytes.slice(0, bytes.length - 4)), 'it is damaged');
    assert.equal(faultOf(new Uint8Array(bytes.length)), 'it is no compiled pack of this machine');
    for (let at = 8; at < bytes.length; at += 997) {
      const damaged = bytes.slice();
      damaged[at]! ^= 1;
      assert.equal(faultOf(damaged), 'it is damaged');
    }
    const other = bytes.slice();
    other[4] = 99;
    assert.match(faultOf(other), /^it has the format 99, and this version reads \d+$/);
  });
});
