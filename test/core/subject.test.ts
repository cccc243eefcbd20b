import {describe, it} from 'mocha';
import {checkDraft} from '../support/checkDraft.ts';
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
