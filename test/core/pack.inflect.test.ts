import assert from 'node:assert/strict';
import {makeInflect} from '../../server/core/pack/inflect.ts';
import {packOf} from '../support/pack.ts';

const inflect = makeInflect(packOf({}).language.inflection);

describe('inflection (English)', () => {
  describe('makes every form from the base form', () => {
    const table = `
      return: returns returned returning
      assess: assesses assessed assessing
      push: pushes pushed pushing
      carry: carries carried carrying
      deploy: deploys deployed deploying
      remove: removes removed removing
      flee: flees fleeing fled
      free: frees freed freeing
      die: dies died dying
      plan: plans planned planning
      stop: stops stopped stopping
      detain: detains detained detaining
      deport: deports deported deporting
      refer: refers referred referring
      transfer: transfers transferred transferring
      permit: permits permitted permitting
      expel: expels expelled expelling
      visit: visits visited visiting
      enter: enters entered entering
      offer: offers offered offering
      travel: travels travelled travelling traveled traveling
      cancel: cancels cancelled cancelling canceled canceling
      traffic: traffics trafficked trafficking
      criminalise: criminalises criminalised criminalising criminalize criminalizes criminalized criminalizing
      authorize: authorizes authorized authorizing authorise authorises authorised authorising
      analyse: analyses analysed analysing analyze analyzes analyzed analyzing
      organisation: organisations organization organizations
      labour: labours laboured labouring labor labors labored laboring
      centre: centres center centers
      programme: programmes program programs
      licence: licences license licenses licensed
      judgment: judgments judgement judgements
      be: is are was were been being am
      have: has had having
      do: does did done doing
      give: gives gave given giving
      hold: holds held holding
      seek: seeks sought seeking
      send: sends sent sending
      withdraw: withdraws withdrew withdrawn withdrawing
      forbid: forbids forbade forbidden forbidding
      child: children
      woman: women
      person: persons people
      life: lives
      criterion: criteria
      analysis: analyses
      crisis: crises
      country: countries
      policy: policies
      authority: authorities
      visa: visas
      hearing: hearings
      finding: findings
      being: beings
    `;
    for (const line of table.trim().split('\n')) {
      const [base, forms] = line.trim().split(': ') as [string, string];
      it(base, () => {
        const made = inflect(base);
        assert.ok(made.includes(base), base);
        for (const form of forms.split(' ')) assert.ok(made.includes(form), `${base} should give ${form}; it gives ${made.join(' ')}`);
      });
    }
  });

  describe('makes no other word', () => {
    const table = `
      illegal: illegals
      invalid: invalids
      organ: organise organize organised organisation
      organisation: organ organise organised
      international: intern internation
      intern: international
      universe: university universal
      found: find finds
      bear: born
      star: stared staring
      tap: taped
      rate: ratted
      bar: bared
      plan: plane planed planing
      unit: united
      custom: customs
      general: generally
      persecute: prosecute prosecuted
      may: mays
      will: wills willing
      can: cans canned
      must: musts
      no: nos
      other: others
      over: overs
      new: news
      good: goods
      mean: mean-
      hearing: hear heard
      finding: find found
      hour: hor hors
      four: for
      for: four
      tour: tor
      child: childs
      man: mans
      woman: womans
      person: personed
      "48": 48s
      child's: child'ss
    `;
    for (const line of table.trim().split('\n')) {
      const [word, forms] = line.trim().replace(/"/g, '').split(': ') as [string, string];
      it(word, () => {
        const made = inflect(word);
        for (const form of forms.split(' ')) assert.ok(!made.includes(form), `${word} must not give ${form}; it gives ${made.join(' ')}`);
      });
    }
  });

  it('an irregular form stands for its family', () => {
    assert.ok(inflect('children').includes('child'));
    assert.ok(inflect('held').includes('hold'));
    assert.ok(inflect('is').includes('were'));
  });

  it('a form that is also a word of its own stays itself', () => {
    assert.deepEqual([...inflect('found')].sort(), ['found', 'founded', 'founding', 'founds']);
    assert.deepEqual(inflect('left'), ['left']);
    assert.deepEqual(inflect('born'), ['born']);
  });

  it('any string gives at least itself, and a bounded number of forms', () => {
    for (const word of ['', 'a', 'x'.repeat(10_000), 'é', 'žena', '中文', 'constructor', '__proto__', 'toString', '\u0000', '33(2)']) {
      const forms = inflect(word);
      assert.equal(forms[0], word);
      assert.ok(forms.length < 20);
    }
  });
});

describe('where inflection applies', () => {
  const forms = (files: {[path: string]: string}): string[] => {
    const pack = packOf(files);
    assert.deepEqual(pack.problems, []);
    const concept = pack.concepts.at(-1)!;
    const symbols = new Set(concept.variants.flatMap(v => v.elements.flatMap(e => pack.atoms[e.atom!] ?? [])));
    return Object.keys(pack.lexicon)
      .filter(form => pack.lexicon[form]!.some(symbol => symbols.has(symbol)))
      .sort();
  };
  const rule = (avoid: string): string => `
title: t
covers: [NR-04]
level: warning
why: w
source: guide
avoid: [${avoid}]
examples: {flags: ["[[x]]"], allows: [y]}
`;

  it('concepts inflect', () =>
    assert.deepEqual(forms({'concepts/x.yaml': 'title: x\nsays: [deport]\n'}), ['deport', 'deported', 'deporting', 'deports']));
  it('= keeps one form', () =>
    assert.deepEqual(forms({'concepts/x.yaml': 'title: x\nsays: ["[=deport|flee]"]\n'}), ['deport', 'fled', 'flee', 'fleeing', 'flees']));
  it('a form of its neighbour in a bracket brings none of its own, unless it may be a noun', () => {
    const says = (phrase: string): string[] => forms({'concepts/x.yaml': `title: x\nsays: ["${phrase}"]\n`});
    assert.deepEqual(says('[deport|deports|deported]'), says('deport'));
    assert.deepEqual(says('[hear|hearing]'), [...says('hear'), 'hearinged', 'hearinging', 'hearings'].sort());
    assert.deepEqual(says('[child|children]'), says('child'));
  });
  it('avoid is exact', () => assert.deepEqual(forms({'language/x.yaml': rule('"illegal migrant"')}), ['illegal', 'migrant']));
  it('~ inflects', () =>
    assert.deepEqual(forms({'language/x.yaml': rule('"illegal ~migrant"')}), ['illegal', 'migrant', 'migranted', 'migranting', 'migrants']));
  it('cs: keeps capitals', () => assert.deepEqual(forms({'language/x.yaml': rule('"cs:Rights of Man’s"')}), ["=Man's", '=Rights', '=of']));
});
