import assert from 'node:assert/strict';
import {describe, it} from 'mocha';
import {FollowedDraft} from '../../server/core/check.ts';
import {checkDraft, reportOn} from '../support/checkDraft.ts';
import {packOf} from '../support/pack.ts';

const safeguard = (id: string, trigger: string, evidence: string): string => `
title: ${id} is missing
covers: [${id}]
level: error
why: test
source: [treaty]
when: {phrases: [${trigger}]}
needs: {any: [{phrases: [${evidence}]}], within: document}
advise: test
examples: {flags: ['[[x]]'], allows: [y]}
`;
const files = {
  'safeguard/shelter.yaml': safeguard('SC-05', 'shelter', 'open house'),
  'safeguard/aid.yaml': safeguard('DP-04', 'court', 'free lawyer'),
  'safeguard/wages.yaml': safeguard('LA-08', 'wage claim', 'get their wages'),
  'safeguard/review.yaml': safeguard('DE-03', 'detain', 'judge reviews'),
  'safeguard/free-to-leave.yaml': safeguard('SC-13', 'resident', 'house'),
  'weakening/testimony.yaml': `
title: Help for testimony
covers: [SC-06]
level: error
why: test
source: [treaty]
finds: {phrases: [testify, after a statement]}
advise: test
examples: {flags: ['[[x]]'], allows: [y]}
`,
  'language/illegals.yaml': `
title: Illegals
covers: ['term:illegals']
level: warning
why: test
source: [treaty]
finds: {phrases: [illegals]}
advise: test
examples: {flags: ['[[x]]'], allows: [y]}
`,
};
const pack = packOf(files);
const check = (marked: string): void => checkDraft(pack, marked, {label: f => f.rule});

describe('a sentence that gives several protections', () => {
  it('takes none back with its other words', () =>
    check(`
Whether or not they testify, victims have a free lawyer and an open house.
`));
  it('takes one back where it gives no more than one', () =>
    check(`
Victims who testify have a free lawyer.
            ^^^^^^^ weakening/testimony
`));
  it('takes one back where the same words give two', () =>
    check(`
Victims who testify have an open house.
            ^^^^^^^ weakening/testimony
`));
  it('takes one back in an exception', () =>
    check(`
Victims have a free lawyer and an open house except for those who testify.
                                                                  ^^^^^^^ weakening/testimony
`));
  it('does not speak for the sentence beside it', () =>
    check(`
Victims have a free lawyer and an open house. They testify.
                                                   ^^^^^^^ weakening/testimony
`));
  it('counts what leads in to an item for it, and not what other items give', () =>
    check(`
Victims have a free lawyer and:

(a) an open house for those who testify;
(b) a bed for those who testify.
                        ^^^^^^^ weakening/testimony
`));
  it('is none for its own words', () =>
    check(`
Victims have an open house after a statement.
                           ^^^^^^^^^^^^^^^^^ weakening/testimony
`));
  it('calls for nothing else', () =>
    check(`
Victims whom the police detain have a free lawyer, get their wages and go to an open house.
`));
  it('calls for what is missing where it gives no more than two', () =>
    check(`
Victims whom the police detain have a free lawyer and an open house.
                        ^^^^^^ safeguard/review
`));
  it('may still use words that stigmatise', () =>
    check(`
All illegals have a free lawyer and an open house.
    ^^^^^^^^ language/illegals
`));
  it('is one whichever safeguards are turned off', () => {
    const draft = 'Whether or not they testify, victims have a free lawyer and an open house.\n';
    const {findings} = reportOn(pack, draft, {levels: {'safeguard/aid': 'off', 'safeguard/shelter': 'off'}});
    assert.deepEqual(findings, []);
  });
  it('may come to give them by an edit elsewhere', () => {
    const near = packOf({
      ...files,
      'safeguard/aid.yaml': files['safeguard/aid.yaml'].replace(
        '{phrases: [free lawyer]}',
        '{phrases: [free lawyer], with: [{phrases: [city roster], within: article}]}',
      ),
    });
    const before = '## Article 1\n\nVictims who testify have a free lawyer and an open house.\n\nLawyers come from the list.\n';
    const followed = new FollowedDraft('markdown', near);
    const count = (text: string): number => followed.check(text).report.findings.filter(({rule}) => rule === 'weakening/testimony').length;
    assert.deepEqual([before, before.replace('the list', 'the city roster'), before].map(count), [1, 0, 1]);
  });
});

describe('a sentence that binds whoever has power', () => {
  const bound = packOf({
    ...files,
    'concepts/restraint.yaml': 'title: Restraint\nsays: [never, "only [if|where]"]\n',
    'pack.yaml': 'name: test\nversion: 1.0.0\nlanguage: en\nlicence: MIT\nrestraint: restraint\n',
  });
  const read = (marked: string): void => checkDraft(bound, marked, {label: f => f.rule});

  it('takes nothing back with its other words', () =>
    read(`
The police hear them where they wish to testify, and never at night.
`));
  it('takes back what it says in the same words', () => {
    const own = packOf({
      ...files,
      'concepts/restraint.yaml': 'title: Restraint\nsays: [after a statement]\n',
      'pack.yaml': 'name: test\nversion: 1.0.0\nlanguage: en\nlicence: MIT\nrestraint: restraint\n',
    });
    checkDraft(
      own,
      `
Victims are housed after a statement.
                   ^^^^^^^^^^^^^^^^^ weakening/testimony
`,
      {label: f => f.rule},
    );
  });
  it('takes back in an exception', () =>
    read(`
Victims never leave the house unless they testify.
                                          ^^^^^^^ weakening/testimony
`));
  it('binds nobody in a condition', () =>
    read(`
If they never spoke before, victims testify.
                                    ^^^^^^^ weakening/testimony
`));
  it('does not speak for the sentence beside it', () =>
    read(`
The police never come. Victims testify.
                               ^^^^^^^ weakening/testimony
`));
  it('speaks for what it leads in to', () =>
    read(`
Only where a doctor agrees:

(a) victims testify.
`));
  it('may still use words that stigmatise', () =>
    read(`
The police meet illegals only where a doctor agrees.
                ^^^^^^^^ language/illegals
`));
  it('may come to bind by an edit', () => {
    const before = 'Victims testify, and that by day.\n';
    const followed = new FollowedDraft('markdown', bound);
    const count = (text: string): number => followed.check(text).report.findings.length;
    assert.deepEqual([before, before.replace('that', 'never'), before].map(count), [1, 0, 1]);
  });
});
