import assert from 'node:assert/strict';
import fc from 'fast-check';
import {describe, it} from 'mocha';
import {FollowedDraft} from '../../server/core/check.ts';
import {checkDraft, reportOn} from '../support/checkDraft.ts';
import {packOf} from '../support/pack.ts';

const pack = packOf({
  'weakening/detention.yaml': `
title: detention
covers: [DE-01]
level: warning
why: test
source: [treaty]
finds:
  phrases: [shall be detained]
  with: {phrases: ["[immigration|migrant]"], polarity: either, within: document}
advise: test
examples: {flags: ['[[x]]'], allows: [y]}
`,
  'accuracy/figure.yaml': `
title: figure
covers: [AC-09]
level: warning
why: test
source: [treaty]
finds: {phrases: ["{number} victim"], outside: [sourced]}
advise: test
examples: {flags: ['[[x]]'], allows: [y]}
`,
});
const reads = (marked: string): void => checkDraft(pack, marked, {label: f => f.rule.replace(/.*\//, '')});

describe('what a draft deals with', () => {
  it('is what it speaks of anywhere', () =>
    reads(`
Offenders shall be detained.
          ^^^^^^^^^^^^^^^^^ detention

This Part is for migrants.
`));
  it('is not what the title of an act that it refers to speaks of', () =>
    reads(`
Offenders shall be detained.

This Part is without prejudice to the Immigration Act 1971.
`));
});

describe('a sentence with a source', () => {
  it('links to a page', () =>
    reads(`
There were 400 victims ([report](https://example.org/report)). There were 300 victims before.
                                                                          ^^^^^^^^^^^ figure

There were 400 victims: https://example.org/report.

There were 500 victims, see [Part 2](#part-2).
           ^^^^^^^^^^^ figure
`));
  it('has a footnote mark', () =>
    reads(`
There were 300 victims before. There were 400 victims.[^1] Later there were 450 victims.
           ^^^^^^^^^^^ figure
                                                                            ^^^^^^^^^^^ figure

There were 500 victims.
           ^^^^^^^^^^^ figure

[^1]: Police, 2024.
`));
});

describe('the subject of a pack', () => {
  const ABOUT = 'name: test\nversion: 1.0.0\nlanguage: en\nlicence: MIT\n';
  const rule = (more: string, covers = 'DE-01'): string =>
    `title: t\ncovers: [${covers}]\nlevel: warning\nwhy: test\nsource: [treaty]\n${more}\nadvise: test\nexamples: {flags: ['[[x]]'], allows: [y]}\n`;
  const files = {
    'concepts/on-the-move.yaml': 'title: People on the move\nsays: [migrant, trafficking]\n',
    'language/thug.yaml': rule('avoid: [thugs]'),
    'weakening/detention.yaml': rule('finds: {phrases: [shall be detained]}'),
    'weakening/perhaps.yaml': rule('avoid: [perhaps]', 'DE-05'),
    'safeguard/review.yaml': rule('when: {phrases: [be searched]}\nneeds: {any: {phrases: [a judge reviews]}, within: article}', 'DE-03'),
  };
  const about = packOf({...files, 'pack.yaml': `${ABOUT}subject: on-the-move\n`});
  /** So many articles on other things. */
  const others = (count: number): string =>
    Array.from({length: count}, (_, i) => `## Article ${i + 10}. Fees\n\nThe fee is paid to the court.\n`).join('\n');
  const named = (marked: string): void => checkDraft(about, marked, {label: f => f.rule.replace(/.*\//, '')});

  it('is what a draft speaks of thickly, not in passing', () => {
    named(`
# Criminal Procedure Bill

## Article 1. Custody

Thugs shall be detained, perhaps. They shall be searched.
^^^^^ thug

## Article 2. Data

This Article is for migrants.

${others(15)}
`);
    named(`
# Criminal Procedure Bill

## Article 1. Custody

Thugs shall be detained, perhaps. They shall be searched.
^^^^^ thug
      ^^^^^^^^^^^^^^^^^ detention
                         ^^^^^^^ perhaps
                                             ^^^^^^^^^^^ review

## Article 2. Data

This Article is for migrants.

This Article is on trafficking.

${others(15)}
`);
  });
  it('is what an article or part of a draft on something else deals with', () =>
    named(`
# Criminal Procedure Bill

${others(50)}
## Article 40. Custody

Offenders shall be detained.

## Article 41. Custody at the border

Offenders shall be detained.
          ^^^^^^^^^^^^^^^^^ detention

This Article is for migrants.

# Part II. Victims of trafficking

## Article 42. Custody

Offenders shall be detained.
          ^^^^^^^^^^^^^^^^^ detention
`));
  it('is not the title of an act that it refers to', () =>
    named(`
# Criminal Procedure Bill

## Article 1. Custody

Offenders shall be detained. This is without prejudice to the Migrant Workers Act 1971 and the Trafficking in Persons Act 2015.

${others(15)}
`));
  it('is taken for granted in a short text', () => named('\nOffenders shall be detained.\n          ^^^^^^^^^^^^^^^^^ detention\n'));
  it('has to be a concept of the pack', () => {
    const {problems} = packOf({...files, 'pack.yaml': `${ABOUT}subject: on-the-mvoe\n`});
    assert.deepEqual(
      problems.map(({path, line}) => [path, line]),
      [['pack.yaml', 5]],
    );
    assert.match(problems[0]!.repair, /on-the-move/);
  });

  const ELSEWHERE = ['Offenders shall be detained.\n', 'The fee is paid.\n', '- a fee\n', '## Article 5\n', '# Part II. Fees\n'];
  const ON_IT = ['Trafficking is an offence.\n', 'A migrant shall be detained.\n', 'No migrant pays a fee.\n'];
  const found = (text: string): number => reportOn(about, text).findings.length;
  const draft = fc.array(fc.oneof({weight: 6, arbitrary: fc.constantFrom(...ELSEWHERE)}, fc.constantFrom(...ON_IT)), {maxLength: 80});
  it('only opens with what is added on it', () =>
    fc.assert(
      fc.property(draft, fc.nat(), fc.constantFrom('Trafficking is an offence.\n', 'No migrant pays a fee.\n'), (parts, at, more) => {
        const place = at % (parts.length + 1);
        const wider = [...parts.slice(0, place), more, ...parts.slice(place)];
        assert.ok(found(wider.join('\n')) >= found(parts.join('\n')));
      }),
    ));
  it('is the same for a draft that is followed', () =>
    fc.assert(
      fc.property(draft, fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.constantFrom(...ELSEWHERE, ...ON_IT)), {maxLength: 6}), (first, edits) => {
        const followed = new FollowedDraft('markdown', about);
        let parts = first;
        for (const [at, gone, more] of [[0, 0, ''] as const, ...edits]) {
          const place = at % (parts.length + 1);
          parts = [...parts.slice(0, place), ...(more ? [more] : []), ...parts.slice(place + gone)];
          const text = parts.join('\n');
          assert.deepEqual(followed.check(text).report, reportOn(about, text));
        }
      }),
    ));
});
