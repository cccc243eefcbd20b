import assert from 'node:assert/strict';
import {describe, it} from 'mocha';
import {FollowedDraft} from '../../server/core/check.ts';
import {checkDraft, reportOn} from '../support/checkDraft.ts';
import {packOf} from '../support/pack.ts';

const files = {
  'concepts/detention.yaml': 'title: Detention\nsays: [detain, detention]\n',
  'concepts/review.yaml': 'title: Judicial review\nsays: [judge reviews, be reviewed by a judge]\n',
  'clauses/review.yaml': 'title: Judicial review of detention\ntext: A judge reviews every detention within 48 hours.\n',
  'safeguard/review.yaml': `
title: Detention needs judicial review
covers: [DE-03]
level: error
why: test
source: [treaty]
when: {says: detention}
needs: {any: [review], within: article}
insert: review
examples: {flags: ['[[x]]'], allows: [y]}
`,
  'weakening/on-request.yaml': `
title: Review only on request
covers: [DE-03]
level: error
why: test
source: [treaty]
finds: {says: review, condition: [request]}
advise: test
examples: {flags: ['[[x]]'], allows: [y]}
`,
  'concepts/request.yaml': 'title: Request\nsays: [request it]\n',
  'weakening/emergency.yaml': `
title: Switched off in an emergency
covers: [NR-02]
level: error
why: test
source: [treaty]
finds: {phrases: ["[Article|Section] <0-2> not apply <0-4> emergency", not in an emergency], polarity: undenied}
advise: test
examples: {flags: ['[[x]]'], allows: [y]}
`,
  'concepts/hollow.yaml': 'title: Hollow\nsays: [where resources permit, at its discretion]\n',
  'pack.yaml': 'name: test\nversion: 1.0.0\nlanguage: en\nlicence: MIT\nhollow: hollow\n',
};
const pack = packOf(files);
const levels = (marked: string, by = pack): void => checkDraft(by, marked, {label: f => `${f.level} ${f.kind}`});
const state = (source: string): string => reportOn(pack, source).coverage.find(c => c.requirement === 'DE-03')!.state;

describe('a safeguard', () => {
  it('that is nowhere is an error at the provision that needs it', () =>
    levels(`
## Article 1. Detention

Officers may detain the person.
             ^^^^^^ error safeguard
`));
  describe('that may be called for in several ways', () => {
    const ways = packOf({
      ...files,
      'concepts/custody.yaml': 'title: Custody\nsays: [locks the door]\n',
      'safeguard/review.yaml': files['safeguard/review.yaml'].replace('when: {says: detention}', 'when: [{says: detention}, {says: custody}]'),
    });
    it('is a warning where one of them stands alone, how often it is said', () =>
      levels(
        `
The guard locks the door.
          ^^^^^^^^^^^^^^ warning safeguard

Another guard locks the door.
`,
        ways,
      ));
    it('is advice where one stands alone and the draft comes near the safeguard', () =>
      levels(
        `
The guard locks the door.
          ^^^^^^^^^^^^^^ advice safeguard

A judge reviews it at its discretion.
`,
        ways,
      ));
    it('is an error where two agree, wherever they stand', () =>
      levels(
        `
The guard locks the door.
          ^^^^^^^^^^^^^^ error safeguard

Officers may detain the person.
`,
        ways,
      ));
  });
  it('names a place once, though it is weak evidence and resembles the safeguard, too', () => {
    const both = packOf({...files, 'safeguard/review.yaml': files['safeguard/review.yaml'].replace('insert: review', 'resembles: [review]')});
    const text = 'Officers may detain the person.\n\nA judge reviews it if they request it.\n';
    const {related} = reportOn(both, text).findings.find(finding => finding.kind === 'safeguard')!;
    assert.deepEqual(
      related.map(({start, end}) => text.slice(start, end)),
      ['judge reviews'],
    );
  });
  it('is reported once per draft, at the first provision', () =>
    levels(`
## Article 1. Custody

Officers may detain the person.
             ^^^^^^ error safeguard

## Article 2. More

Officers may detain anyone else.
`));
  it('in the same article is enough', () =>
    levels(`
## Article 1. Detention

Officers may detain the person. A judge reviews it.
`));
  it('in another article that speaks of the matter is enough', () =>
    levels(`
## Article 1. Custody

Officers may detain the person.

## Article 2. Courts

Any detention shall be reviewed by a judge.
`));
  it('in an article that the provision refers to is enough', () =>
    levels(`
## Article 1. Custody

Officers may detain the person in accordance with Article 2.

## Article 2. Courts

A judge reviews it.
`));
  it('in an unrelated article is a warning, and the finding says where it is', () => {
    const source = '## Article 1. Custody\n\nOfficers may detain the person.\n\n## Article 2. Fines\n\nA judge reviews it.\n';
    const [finding] = reportOn(pack, source).findings;
    assert.equal(finding?.level, 'warning');
    assert.deepEqual(
      finding?.related.map(r => [source.slice(r.start, r.end), r.role]),
      [['judge reviews', 'safeguard']],
    );
  });
  it('is not called for by a prohibition, a condition, a heading or a definition', () =>
    levels(`
## Article 1. Detention

No one shall be detained. Where a person is detained abroad, the consul is told.

## Article 2. Definitions

"detention" means to detain a person.
`));
  it('that is hedged is weak: a warning', () =>
    levels(`
## Article 1. Custody

Officers may detain the person. The State shall endeavour that the measure be reviewed by a judge.
             ^^^^^^ warning safeguard
`));
  it('that is taken back is reported where it is taken back, and is weak', () =>
    levels(`
## Article 1. Custody

Officers may detain the person. A judge reviews it if they request it.
             ^^^^^^ warning safeguard
                                  ^^^^^^^^^^^^^ error weakening
`));
  it('that the draft speaks of only to limit it is called for where it is limited', () => {
    levels(`
A judge reviews it if they request it.
  ^^^^^^^^^^^^^ advice safeguard
  ^^^^^^^^^^^^^ error weakening
`);
    const [finding] = reportOn(pack, 'A judge reviews it if they request it.\n').findings;
    assert.equal(finding?.message, 'Detention needs judicial review. The draft speaks of it only to limit it.');
    assert.deepEqual(
      finding?.fixes.map(fix => fix.title),
      ['Insert the model clause “Judicial review of detention”'],
    );
  });
  it('that is limited in as many places as it is given is a reminder', () => {
    const text = `
A judge reviews it if they request it.
  ^^^^^^^^^^^^^ advice safeguard
  ^^^^^^^^^^^^^ error weakening

A judge reviews every order.
`;
    levels(text);
    const [finding] = reportOn(pack, text.replace(/^ .*\n/gm, '')).findings;
    assert.equal(finding?.message, 'Detention needs judicial review. The draft limits it in as many places as it gives it.');
  });
  it('that is given in more places than it is limited is not called for again', () =>
    levels(`
A judge reviews it if they request it.
  ^^^^^^^^^^^^^ error weakening

A judge reviews every order.

Every stay longer than two days shall be reviewed by a judge.
`));
});

describe('a safeguard that the company calls for', () => {
  const removal = {
    'concepts/removal.yaml': 'title: Removal\nsays: [remove, removal]\n',
    'concepts/appeal.yaml': 'title: Appeal\nsays: [appeal holds it back]\n',
    'concepts/hold.yaml': 'title: Anything that waits\nsays: [wait]\n',
    'safeguard/assessment.yaml': files['safeguard/review.yaml']
      .replace('DE-03', 'NR-04')
      .replace('says: detention', 'says: removal')
      .replace('insert: review\n', ''),
    'safeguard/suspension.yaml': `
title: An appeal that holds nothing back
covers: [DP-03]
level: error
why: test
source: [treaty]
when: {says: hold}
alongside: [[NR-04, DE-03]]
needs: {any: [appeal], within: document}
examples: {flags: ['[[x]]'], allows: [y]}
`,
  };
  const ofBoth = packOf({...files, ...removal});
  const levelsOfBoth = (marked: string): void => checkDraft(ofBoth, marked, {label: f => `${f.level} ${f.covers[0]}`});
  const stateOfBoth = (source: string): string => reportOn(ofBoth, source).coverage.find(c => c.requirement === 'DP-03')!.state;

  it('is missing at the first provision of the first, at most a warning', () => {
    levelsOfBoth(`
Officers may detain the person.
             ^^^^^^ error DE-03

They may remove the person.
         ^^^^^^ error NR-04
         ^^^^^^ warning DP-03
`);
    assert.equal(stateOfBoth('Officers may detain the person. They may remove the person.'), 'missing');
  });
  it('is not called for by one alone', () => {
    levelsOfBoth(`
They may remove the person.
         ^^^^^^ error NR-04
`);
    assert.equal(stateOfBoth('They may remove the person.'), 'not-applicable');
  });
  it('is an error at what calls for it by itself', () =>
    levelsOfBoth(`
Officers may detain the person.
             ^^^^^^ error DE-03

They may remove the person.
         ^^^^^^ error NR-04

The person may wait.
               ^^^^ error DP-03
`));
  it('is present where it is given', () =>
    assert.equal(stateOfBoth('Officers may detain the person. They may remove the person. The appeal holds it back.'), 'present'));
  it('comes and goes with the company in a draft that is followed', () => {
    const followed = new FollowedDraft('text', ofBoth);
    const now = (source: string): string | undefined => followed.check(source).report.coverage.find(c => c.requirement === 'DP-03')?.state;
    const detention = 'Officers may detain the person.\n\n';
    assert.equal(now(detention), 'not-applicable');
    assert.equal(now(`${detention}They may remove the person.\n`), 'missing');
    assert.equal(now(detention), 'not-applicable');
  });
});

describe('coverage', () => {
  it('is not applicable without a provision that calls for it', () => assert.equal(state('Fees are paid.'), 'not-applicable'));
  it('is missing where nothing gives it', () => assert.equal(state('Officers may detain the person.'), 'missing'));
  it('is weak where it is taken back', () => assert.equal(state('Officers may detain the person. A judge reviews it if they request it.'), 'weak'));
  it('is present where it is given', () => assert.equal(state('Officers may detain the person. A judge reviews it.'), 'present'));
  it('points at the provision and at the safeguard', () => {
    const source = 'Officers may detain the person. A judge reviews it.';
    const {evidence} = reportOn(pack, source).coverage.find(c => c.requirement === 'DE-03')!;
    assert.deepEqual(
      evidence.map(e => [e.role, source.slice(e.start, e.end)]),
      [
        ['trigger', 'detain'],
        ['safeguard', 'judge reviews'],
      ],
    );
  });
});

describe('the model clause', () => {
  it('goes in after the provision’s article', () => {
    const source = '## Article 1. Custody\n\nOfficers may detain the person.\n\n## Article 2. Fines\n\nFines are paid.\n';
    const fix = reportOn(pack, source).findings[0]!.fixes[0]!;
    assert.equal(fix.safe, false);
    assert.deepEqual(
      fix.edits.map(e => [source.slice(0, e.start).split('\n').length, e.text]),
      [[3, '\n\nA judge reviews every detention within 48 hours.']],
    );
  });
});

describe('a safeguard that is given and taken back', () => {
  const draft = (review: string, more: string): string =>
    `## Article 1. Detention\n\nOfficers may detain the person.\n\n## Article 2. Courts\n\n${review}\n\n## Article 3. More\n\n${more}\n`;
  const REVIEW = 'Any detention shall be reviewed by a judge.';
  for (const [what, review, more, expected] of [
    ['elsewhere by its number is weak', REVIEW, 'Article 2 does not apply in an emergency.', 'weak'],
    ['beside a weakening that only stands near its number is what it was', REVIEW, 'Fees, not in an emergency, follow Article 2.', 'present'],
    ['by another article than its own is what it was', REVIEW, 'Article 1 does not apply in an emergency.', 'present'],
    ['in its own sentence by what leaves it empty is weak', `${REVIEW.slice(0, -1)} where resources permit.`, 'Fees are paid.', 'weak'],
    ['in the next sentence about something else is what it was', `${REVIEW} An office is built where resources permit.`, 'Fees are paid.', 'present'],
    ['behind a semicolon is what it was', `${REVIEW.slice(0, -1)}; an office is built where resources permit.`, 'Fees are paid.', 'present'],
    ['by words that are denied is what it was', `${REVIEW.slice(0, -1)}, and the date is not at its discretion.`, 'Fees are paid.', 'present'],
  ] as const)
    it(what, () => {
      const text = draft(review, more);
      assert.equal(state(text), expected);
      const followed = new FollowedDraft('markdown', pack);
      for (const version of [draft(REVIEW, 'Fees are paid.'), text, `# Title\n\n${text}`, draft(REVIEW, 'Fees are paid.')])
        assert.deepEqual(followed.check(version).report, reportOn(pack, version));
    });
});
