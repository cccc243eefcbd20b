import {describe, it} from 'mocha';
import {checkDraft} from '../support/checkDraft.ts';
import {packOf} from '../support/pack.ts';

const pack = packOf({
  'structure/undated.yaml': `
title: A measure without a date
covers: [GV-02]
level: warning
why: test
source: [treaty]
table: {of: [measure], needs: [date], open: [tbd, in due course]}
advise: test
examples: {flags: ['[[x]]'], allows: [y]}
`,
});
const reads = (marked: string): void => checkDraft(pack, marked, {label: f => f.message.replace(/^.*?: /, '')});

describe('a table of measures', () => {
  it('is asked for its column', () =>
    reads(`
| Measure | Lead |
  ^^^^^^^ the table has no column for it.
|---|---|
| Posters | Ministry |
`));

  it('is asked for each entry, at what stands in its place', () =>
    reads(`
| Measure | Date |
|---|---|
| Posters | June 2027 |
| Visits | in due course |
           ^^^^^^^^^^^^^ the row has no entry under “Date”.
| Training | |
  ^^^^^^^^ the row has no entry under “Date”.
| Reports | Quarterly from March 2027, the last one in due course |
`));

  it('is one finding where many entries are missing', () =>
    reads(`
| Measure | Date |
|---|---|
| Posters | |
  ^^^^^^^ 6 of 7 rows have no entry under “Date”.
| Visits | |
| Training | TBD |
| Reports | |
| Grants | |
| Laws | |
| Houses | June 2027 |
`));
});
