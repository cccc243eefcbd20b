import {describe, it} from 'mocha';
import {checkDraft} from '../support/checkDraft.ts';
import {packOf} from '../support/pack.ts';

const pack = packOf({
  'concepts/torture-bar.yaml': 'title: Nobody is returned to torture\nsays: [be returned to torture]\n',
  'concepts/security.yaml': 'title: Security\nsays: [national security, threat, public order, sentenced]\n',
  'weakening/security-exception.yaml': `
title: Security exception
covers: [NR-02]
level: error
why: test
source: [treaty]
finds: {says: torture-bar, polarity: negated, condition: [security]}
advise: test
examples: {flags: ['[[x]]'], allows: [y]}
`,
});
const reads = (marked: string): void => checkDraft(pack, marked, {label: () => 'excepted'});

describe('exceptions and conditions', () => {
  it('hang on the statement before them', () =>
    reads(`
No one shall be returned to torture, unless national security so requires.
             ^^^^^^^^^^^^^^^^^^^^^^ excepted
`));
  it('stand in front', () =>
    reads(`
Except on grounds of national security, no one shall be returned to torture.
                                                     ^^^^^^^^^^^^^^^^^^^^^^ excepted
`));
  it('stand between commas', () =>
    reads(`
No one shall, save for reasons of public order, be returned to torture.
                                                ^^^^^^^^^^^^^^^^^^^^^^ excepted
`));
  it('come as a trailing participle', () =>
    reads(`
No one shall be returned to torture, a person sentenced to two years being outside the benefit of this paragraph.
             ^^^^^^^^^^^^^^^^^^^^^^ excepted
`));
  it('come in the next sentence', () =>
    reads(`
No one shall be returned to torture. This paragraph does not apply to a person who is a threat.
             ^^^^^^^^^^^^^^^^^^^^^^ excepted
`));
  it('come as flush text after a list', () =>
    reads(`
No one shall:

(a) be returned to torture; or
    ^^^^^^^^^^^^^^^^^^^^^^ excepted

(b) be fined,

unless national security so requires.
`));
  it('belong to their own part of the sentence', () =>
    reads(`
No one shall be returned to torture; a permit may be refused unless national security allows it.
`));
  it('need a statement that they limit', () =>
    reads(`
National security is a matter for the Minister. No one shall be returned to torture.
`));
  it('are absent from "without exception"', () =>
    reads(`
No one shall be returned to torture, without exception, also where national security is invoked elsewhere.
`));
});

const supposing = packOf({
  'weakening/held.yaml': `
title: held
covers: [DE-01]
level: advice
why: test
source: [treaty]
finds: {phrases: [detain, hold]}
advise: test
examples: {flags: ['[[x]]'], allows: [y]}
`,
});
const supposes = (marked: string): void => checkDraft(supposing, marked, {label: () => 'laid down'});

describe('a condition in front without a comma behind it', () => {
  it('ends where the statement begins, whatever comma comes later', () =>
    supposes(`
When her statements have been recorded she is detained in the centre, which is guarded.
                                              ^^^^^^^^ laid down
Where the value exceeds 70 the subject is detained, where he or she remains.
                                          ^^^^^^^^ laid down
Until the form has been closed the persons concerned shall be detained; this is no arrest.
                                                              ^^^^^^^^ laid down
Where the age of a person is in question the port officer shall hold the person, and the certificate is final.
                                                                ^^^^ laid down
In the event of a mass arrival the guardian of the children and the staff may detain them, as needed.
                                                                              ^^^^^^ laid down
`));
  it('is supposed up to there', () =>
    supposes(`
Where a person is detained by the police the lawyer shall be told.
Where the officer gives a person who is detained a form and is satisfied, help is given.
If the court is satisfied the person is detained, he or she is heard.
Whoever detains a child, or is present when it is detained, is heard.
`));
});
