import {describe, it} from 'mocha';
import {checkDraft} from '../support/checkDraft.ts';
import {packOf} from '../support/pack.ts';

/** A pack with one advice rule that marks what the phrases match. */
const finds = (phrases: string[], more: {[path: string]: string} = {}) => {
  const pack = packOf({
    'accuracy/hit.yaml': `
title: hit
covers: [AC-01]
level: advice
why: test
source: [treaty]
finds: {phrases: ${JSON.stringify(phrases)}, polarity: either, outside: [code]}
advise: test
examples: {flags: ['[[x]]'], allows: [y]}
`,
    ...more,
  });
  return (marked: string): void => checkDraft(pack, marked, {label: () => 'hit'});
};

describe('phrases in a draft', () => {
  it('match every inflected form of their words', () =>
    finds(['return child'])(`
Officers return children and returned a child, returning no child.
         ^^^^^^^^^^^^^^^ hit
`));
  it('cross a line break and emphasis', () =>
    finds(['individual assessment'])(`
Each case gets an *individual*
                   ^^^^^^^^^^^ hit
assessment first.
`));
  it('match a hyphen, a dash and a space alike', () =>
    finds(['asylum-seeker'])(`
An asylum seeker, an asylum-seeker, an asylum‑seeker.
   ^^^^^^^^^^^^^ hit
                     ^^^^^^^^^^^^^ hit
                                       ^^^^^^^^^^^^^ hit
`));
  it('do not begin or end beside a hyphen', () =>
    finds(['trafficked', 'victim'])(`
The non-trafficked, the victim-centred and the trafficked.
                                               ^^^^^^^^^^ hit
`));
  it('match straight and curly apostrophes', () =>
    finds(["child's view"])(`
The child’s view and the child's view.
    ^^^^^^^^^^^^ hit
                         ^^^^^^^^^^^^ hit
`));
  it('do not cross a comma', () =>
    finds(['return person'])(`
Before the return, persons are heard.
`));
  it('let a gap cross a comma but no semicolon', () =>
    finds(['return <0-4> torture'])(`
A return, however made, to torture is barred; a return follows; torture is absent.
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hit
`));
  it('take the nearest end of a gap', () =>
    finds(['return <0-6> torture'])(`
A return to torture or to torture is barred.
  ^^^^^^^^^^^^^^^^^ hit
`));
  it('unfold alternatives and optional words', () =>
    finds(['[each|every] [single|] case'])(`
Each case, every single case, single case.
^^^^^^^^^ hit
           ^^^^^^^^^^^^^^^^^ hit
`));
  it('refer to concepts, also behind a gap', () =>
    finds(['return of <0-2> {person}'], {'concepts/person.yaml': 'title: Person\nsays: [person, asylum-seeker]\n'})(`
The return of any person, the return of all rejected asylum-seekers, the return of goods.
    ^^^^^^^^^^^^^^^^^^^^ hit
                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hit
`));
  it('match any number', () =>
    finds(['within {number} hours'])(`
Within 48 hours, within forty-eight hours, within some hours.
^^^^^^^^^^^^^^^ hit
                 ^^^^^^^^^^^^^^^^^^^^^^^^ hit
`));
  it('keep capitals where asked', () =>
    finds(['cs:Rights'])(`
The Rights and the rights.
    ^^^^^^ hit
`));
  it('go on from a lead-in into its items, which report only their own words', () =>
    finds(['charge <0-6> fee', 'recruiter'])(`
Recruiters do not charge the worker:
^^^^^^^^^^ hit

- any fee;
  ^^^^^^^ hit
- a cost or a fee.
  ^^^^^^^^^^^^^^^ hit
`));
  it('do not join the noun at the end of a lead-in to its items', () =>
    finds(['case information', 'be heard'])(`
In appropriate cases:

- information is given;
- files are kept.

Every person must be:

- heard in private.
  ^^^^^ hit
`));
  it('are silent where an exception overlaps', () =>
    finds(['{return}'], {'concepts/return.yaml': 'title: Return\nsays: [return]\nnot: [tax return, in return]\n'})(`
The tax return, in return, the return.
                               ^^^^^^ hit
`));
});

describe('terms that a draft defines', () => {
  const guests = finds(['{resident} <0-3> leave'], {
    'concepts/resident.yaml': 'title: Resident\nsays: [trafficked person, inmate]\n',
  });
  it('say what their definition says, in the plural too', () =>
    guests(`
“Guest” means a trafficked person who stays in the house.

A guest may leave. Guests leave at noon. A visitor may leave.
  ^^^^^^^^^^^^^^^ hit
                   ^^^^^^^^^^^^ hit
`));
  it('do so whatever they begin with: a single letter, or one that is written in several ways', () =>
    guests(`
“K” means a trafficked person. “Élève” means an inmate.

A k may leave. K's may leave. An ${'élève'.normalize('NFD')} may leave.
  ^^^^^^^^^^^ hit
               ^^^^^^^^^^^^^ hit
                                 ^^^^^^^^^^^^^^^^^ hit
`));
  it('do so from a bracket too, with their capitals', () =>
    guests(`
The house takes in every trafficked person (hereinafter the "Client").

No Client may leave before noon. A client of the bank may leave.
   ^^^^^^^^^^^^^^^^ hit
`));
  it('do so from a bracket without quotation marks, once it says that a short form follows', () =>
    guests(`
The house takes in every trafficked person (hereinafter: the Client), and every trafficked person (Boarder).

No Client may leave before noon. No Boarder may leave.
   ^^^^^^^^^^^^^^^^ hit
`));
  it('have no short form in a bracket that goes on in small letters, or says more than a name', () =>
    guests(`
The house takes in every trafficked person (hereinafter listed by name), and every trafficked person (hereinafter the Client or his or her Lawyer, as the case may be, in the order of arrival at the house).

No Client may leave before noon. No Listed may leave.
`));
  it('carry it from a lead-in into its items', () =>
    guests(`
"Guest" means any trafficked person.

A guest may:

- leave at noon;
  ^^^^^ hit
- cook.
`));
  it('stand for nothing where the definition only adds, sends elsewhere or begins with something else', () =>
    guests(`
"Client" includes a trafficked person. "Caller" has the meaning given in section 4. "Helper" means a lawyer of a trafficked person.

A client may leave. A caller may leave. A helper may leave.
`));
});

describe('a table row', () => {
  const near = (within: string) => {
    const pack = packOf({
      'accuracy/hit.yaml': `
title: hit
covers: [AC-01]
level: advice
why: test
source: [treaty]
finds: {phrases: [phone], polarity: either, with: {phrases: [officer], within: ${within}, polarity: either}}
advise: test
examples: {flags: ['[[x]]'], allows: [y]}
`,
    });
    return (marked: string): void => checkDraft(pack, marked, {label: () => 'hit'});
  };
  for (const within of ['sentence', 'block'])
    it(`is one ${within}`, () =>
      near(within)(`
| Step | Who |
|---|---|
| Look through the phone | Duty officer |
                   ^^^^^ hit
| Give back the phone | Nurse |

The phone is returned.

The officer signs.
`));
  it('with long cells is a block and no sentence', () => {
    near('block')(`
| Step | Who |
|---|---|
| Look through the phone. Sign. | Duty officer |
                   ^^^^^ hit
`);
    near('sentence')(`
| Step | Who |
|---|---|
| Look through the phone. Sign. | Duty officer |
`);
  });
});
