import {describe, it} from 'mocha';
import {checkDraft} from '../support/checkDraft.ts';
import {packOf} from '../support/pack.ts';

const pack = packOf({
  'structure/leads-nowhere.yaml': `
title: leads nowhere
covers: [GV-18]
level: warning
why: test
source: [treaty]
check: unresolved-reference
advise: test
examples: {flags: ['[[x]]'], allows: [y]}
`,
});
const reads = (marked: string): void => checkDraft(pack, marked, {label: () => 'nowhere'});
/** A whole act of three articles; the second holds the text. */
const act = (marked: string): string => `# Act

## Article 1. Purpose

This Act protects people.

## Article 2. List
${marked}
## Article 3. Entry into force

This Act enters into force on 1 May 2027.
`;

describe('references that lead nowhere', () => {
  it('are reported', () =>
    reads(
      act(`
The list under Article 9 is public.
               ^^^^^^^^^ nowhere
`),
    ));
  it('are none to paragraphs that run on within one block', () =>
    reads(
      act(`
(1) The list under paragraph 3 is public. (2) It has one form. (3) Article 2(2) and Article 2(4) apply.
                                                                                    ^^^^^^^^^^^^ nowhere
`),
    ));
  it('are none in the column that another instrument heads', () =>
    reads(
      act(`
| Directive 2011/36/EU | This Act | Note |
|---|---|---|
| Article 8 | Article 2 | transposed |
| Article 9 | Article 7 | transposed |
              ^^^^^^^^^ nowhere
`),
    ));
  it('are none where the annexes are listed at the end', () =>
    reads(`${act('The form is in Annex 2.\n')}
Annexes: 1. Questionnaire. 2. Form.
`));
  it('are reported where the list has no such number', () =>
    reads(`${act(`
The form is in Annex 4.
               ^^^^^^^ nowhere
`)}
Annexes: 1. Questionnaire. 2. Form.
`));
  it('are none where an editor says what became of them', () =>
    reads(
      act(`
The list under Article 34 [now: Article 3] and Article 35 per 21 November 2013: artikel 30 is public.
`),
    ));
  it('are reported where he says something else', () =>
    reads(
      act(`
The list under Article 9 [sic] is public.
               ^^^^^^^^^ nowhere
`),
    ));
  it('are none with the short title of an instrument behind them', () =>
    reads(
      act(`
A worker within the meaning of Article 45(1) TFEU is protected.
`),
    ));
  it('are none where an instrument was named before in the provision', () =>
    reads(
      act(`
Section 22 of the Anti-Trafficking Act applies. Article 11 introduces a guardian.
`),
    ));
  it('are none where the number was given with its instrument elsewhere', () =>
    reads(
      act(`
Officers read Schedule 7 to the Terrorism Act 2000.

### Interviews

The interview under Schedule 7 is recorded.
`),
    ));
  it('are none with a letter in a draft that has no letters', () =>
    reads(
      act(`
The list under Article 63B is public.
`),
    ));
  it('are none in a draft that speaks of many more provisions than it has', () =>
    reads(
      act(`
In Article 12 a word goes. In Article 14 a word goes. In Article 15 a word goes. In Article 17 a word goes.
`),
    ));
  it('are reported by the name by which the draft calls its bare numbers', () =>
    reads(`
1. Shelters open under section 2.

2. The register in section 1 is public. Fines are those of section 9.
                                                           ^^^^^^^^^ nowhere
3. Complaints follow the procedure in point 7.
`));
  it('are none by a name that the draft gives its numbers nowhere', () =>
    reads(`
1. Shelters are open.

2. The register is public. Fines are those of section 9.

3. Complaints are free.
`));
  const titles = (marked: string): string => `
## Section 1. Title

## Section 101. Shelters
${marked}
## Section 102. Staff

## Section 201. Register

## Section 202. Review
`;
  it('are reported where each title begins a hundred', () =>
    reads(
      titles(`
The procedure in section 112(c) applies.
                 ^^^^^^^^^^^^^^ nowhere
`),
    ));
  it('are none to a hundred of which the draft has nothing', () =>
    reads(
      titles(`
The penalty in section 1591 applies.
`),
    ));
});
