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
