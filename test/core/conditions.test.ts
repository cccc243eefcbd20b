import {describe, it} from 'mocha';
import {checkDraft} from '../support/checkDraft.ts';
import {packOf, ruleFor} from '../support/pack.ts';

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
  'weakening/held.yaml': ruleFor('held', '{phrases: [detain, hold]}'),
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

describe('a condition', () => {
  it('stands in front behind a few words that are no statement, or behind a number', () =>
    supposes(`
However, if a person holds no papers, the officer shall detain her.
                                                        ^^^^^^ laid down
By way of exception, when more than eighty persons are detained on board, the master shall detain the crew.
                                                                                           ^^^^^^ laid down
1. In the event of a mass arrival of persons or of detained families, the Minister may by order detain them.
                                                                                                ^^^^^^ laid down
`));
  it('behind a statement is supposed to its end', () =>
    supposes(`
Police send families away, if the officer, who is detained, holds a card.
The lawyer is called, if the person, in the opinion of the officer, is detained.
`));
  it('ends where the statement goes on behind it', () =>
    supposes(`
The person is heard, if she is detained, by an officer, who may detain her.
                                                                ^^^^^^ laid down
The person is heard, until all have been detained, after which the police detain her.
                                                                          ^^^^^^ laid down
The officer shall hear the person if she is detained, and shall detain the family.
                                                                ^^^^^^ laid down
The court may release a person if money is paid, but the police may detain her again.
                                                                    ^^^^^^ laid down
`));
  it('of a cue and an adjective is complete', () =>
    supposes(`
They are heard at the bedside if necessary and detained as often as the inquiry calls for.
                                               ^^^^^^^^ laid down
`));
  it('reaches over what is pushed in behind its cue', () =>
    supposes(`
If, after thirty days, the person is detained, the lawyer is told.
Where, in the opinion of the officer, they detain the wrong person, the court is told.
`));
  it('has a subject of its own behind a cue of several words', () =>
    supposes(`
In the event the person is detained a lawyer is called.
`));
  it('is not what happens at a place', () =>
    supposes(`
They are taken to the reception centre at Bel Karam, where all of them are detained until they have papers.
                                                                           ^^^^^^^^ laid down
It is entered in the index, where the police may detain it.
                                                 ^^^^^^ laid down
They are heard, where they are detained.
`));
  it('is "where" without a comma, but right behind a place', () =>
    supposes(`
Help is given in the centre where they detain the person.
                                       ^^^^^^ laid down
In missions where a lawyer is detained, the officers shall detain the family.
                                                           ^^^^^^ laid down
A.3 Where the lawyer is detained by the police, the officers detain the family.
                                                             ^^^^^^ laid down
`));
  it('behind a statement ends at an exception, and before another statement', () =>
    supposes(`
They are heard where life is at risk, unless they are detained.
                                                      ^^^^^^^^ laid down
After the trial has ended, or if the lawyer is detained, the officers shall detain the family.
                                                                            ^^^^^^ laid down
`));
  it('in the midst of a statement limits with "where", but may be what is laid down', () => {
    reads(`
No one shall be returned to torture where there is no threat.
             ^^^^^^^^^^^^^^^^^^^^^^ excepted
`);
    supposes(`
Help may end where the person is detained.
                                 ^^^^^^^^ laid down
`);
  });
  it('that is conceded limits nothing', () =>
    reads(`
No one shall be returned to torture, even if there is a threat.
No one shall be returned to torture if there is no threat.
             ^^^^^^^^^^^^^^^^^^^^^^ excepted
`));
  it('that is all of a clause leaves its statement in it', () =>
    supposes(`
Whoever asks for asylum is detained at the post; afterwards the request is void.
                           ^^^^^^^^ laid down
When the contract ends the worker holds a ticket, unless the end is attributable to her.
                                  ^^^^^ laid down
`));
});

describe('a fact that is wrong', () => {
  it('is wrong in a condition, too', () =>
    checkDraft(
      packOf({
        'accuracy/eight.yaml': ruleFor('eight', '{phrases: [eight members]}'),
      }),
      `
If the board has eight members, it meets.
                 ^^^^^^^^^^^^^ eight
`,
      {label: () => 'eight'},
    ));
});
