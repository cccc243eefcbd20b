import {describe, it} from 'mocha';
import {checkDraft} from '../support/checkDraft.ts';
import {packOf, ruleFor} from '../support/pack.ts';

/** Marks every detention that is said, with how it is said. */
const pack = packOf({
  'concepts/detention.yaml': 'title: Detention\nsays: [detain, detention]\n',
  'concepts/assessment.yaml': 'title: Individual assessment\nsays: [individual assessment]\n',
  ...Object.fromEntries(
    (['affirmed', 'negated'] as const).flatMap(polarity =>
      ['detention', 'assessment'].map((concept, n) => [
        `weakening/${polarity}-${concept}.yaml`,
        `
title: ${polarity}
covers: [${polarity === 'affirmed' ? 'DE' : 'NR'}-0${n + 1}]
level: advice
why: test
source: [treaty]
finds: {says: ${concept}, polarity: ${polarity}, outside: [code]}
advise: test
examples: {flags: ['[[x]]'], allows: [y]}
`,
      ]),
    ),
  ),
});
const label = (f: {rule: string}): string => f.rule.replace('weakening/', '');
const reads = (marked: string): void => checkDraft(pack, marked, {label});

describe('polarity', () => {
  it('of a plain power', () =>
    reads(`
Officers shall detain the person.
               ^^^^^^ affirmed-detention
`));
  it('of what is an offence', () =>
    reads(`
Whoever detains a child is liable to a fine.
        ^^^^^^^ negated-detention
The detention of a child is a criminal offence.
    ^^^^^^^^^ negated-detention
A guard who detains a child commits an offence and loses the licence.
            ^^^^^^^ negated-detention
`));
  it('of a sentence that mentions an offence that is punishable', () =>
    reads(`
Officers may detain a person charged with an act that is punishable by ten years of imprisonment.
             ^^^^^^ affirmed-detention
Officers detain a child, which is prohibited.
         ^^^^^^ negated-detention
`));
  it('of a prohibition', () =>
    reads(`
Officers shall not detain the person.
                   ^^^^^^ negated-detention
`));
  it('of a negative subject', () =>
    reads(`
No person shall be arbitrarily detained.
                               ^^^^^^^^ negated-detention
`));
  it('of an end that is a noun', () =>
    reads(`
At the end of the month officers shall detain the person.
                                       ^^^^^^ affirmed-detention
`));
  it('of bars that serve drinks', () =>
    reads(`
Women found in bars are sent to detention, and workers of bars and hotels to detention.
                                ^^^^^^^^^ affirmed-detention
                                                                             ^^^^^^^^^ affirmed-detention
`));
  it('of a negative subject that "is to" do something', () =>
    reads(`
No person is to be detained.
                   ^^^^^^^^ negated-detention
`));
  it('of nobody in the indicative', () =>
    reads(`
Nobody is detained here.
          ^^^^^^^^ negated-detention
`));
  it('of what is prohibited afterwards', () =>
    reads(`
Detention of children is prohibited.
^^^^^^^^^ negated-detention
`));
  it('of what is prohibited beforehand', () =>
    reads(`
This Act prohibits the detention of children.
                       ^^^^^^^^^ negated-detention
`));
  it('after "in no case"', () =>
    reads(`
In no case may a child be detained.
                          ^^^^^^^^ negated-detention
`));
  it('goes back to affirmed with the next modal verb', () =>
    reads(`
Officers shall not fine the person and shall detain him or her.
                                             ^^^^^^ affirmed-detention
`));
  it('goes back to affirmed with a new subject after a comma', () =>
    reads(`
The person is not fined, and the officer detains him or her.
                                         ^^^^^^^ affirmed-detention
`));
  it('goes back to affirmed with a new subject of any kind that has a verb', () =>
    reads(`
The person has no right to work, and solitary detention is ordered by the head.
                                              ^^^^^^^^^ affirmed-detention
The order carries no statement of grounds and immediate detention is its effect.
                                                        ^^^^^^^^^ affirmed-detention
`));
  it('stays negated where what is added belongs to what is denied', () =>
    reads(`
Help does not depend on whether charges are brought and persons suspected are detained.
                                                                              ^^^^^^^^ negated-detention
This does not mean that bail is refused and the person is detained.
                                                          ^^^^^^^^ negated-detention
No adult and no child is detained.
                         ^^^^^^^^ negated-detention
In no case may bail be refused, and lengthy detention ended when removal is near.
                                            ^^^^^^^^^ negated-detention
The person is not heard while immediate detention is sought.
                                        ^^^^^^^^^ negated-detention
The person shall not be fined and may under no pretext be detained.
                                                          ^^^^^^^^ negated-detention
`));
  it('stays negated over a list of verbs', () =>
    reads(`
The person shall not be fined, charged or detained.
                                          ^^^^^^^^ negated-detention
`));
  it('is not changed by "not only"', () =>
    reads(`
Officers may not only detain but also fine the person.
                      ^^^^^^ affirmed-detention
`));
  it('is not changed by "no later than"', () =>
    reads(`
The person is detained no later than the next day, and detention is recorded.
              ^^^^^^^^ affirmed-detention
                                                       ^^^^^^^^^ affirmed-detention
`));
  it('is not changed by "without delay"', () =>
    reads(`
Without delay the officer shall detain the person.
                                ^^^^^^ affirmed-detention
`));
  it('is not changed by an entry ban', () =>
    reads(`
An entry ban of two years on people who escaped detention is imposed.
                                                ^^^^^^^^^ affirmed-detention
`));
  it('of what is missing', () =>
    reads(`
Persons may be detained without an individual assessment.
               ^^^^^^^^ affirmed-detention
                                   ^^^^^^^^^^^^^^^^^^^^^ negated-assessment
`));
  it('of two negations that cancel each other', () =>
    reads(`
No person shall be detained without an individual assessment.
                   ^^^^^^^^ negated-detention
                                       ^^^^^^^^^^^^^^^^^^^^^ affirmed-assessment
`));
  it('inside an exception is read by itself', () =>
    reads(`
No person shall be detained unless an individual assessment shows the need.
                   ^^^^^^^^ negated-detention
                                      ^^^^^^^^^^^^^^^^^^^^^ affirmed-assessment
`));
  it('carries from the lead-in to the items', () =>
    reads(`
The authority shall not:

(a) fine the person; or

(b) detain the person.
    ^^^^^^ negated-detention
`));
  it('does not carry over a semicolon', () =>
    reads(`
No fee shall be charged; the person is detained.
                                       ^^^^^^^^ affirmed-detention
`));
});

describe('polarity beside subordinate clauses', () => {
  it('of the main verb is free of what a relative clause denies', () =>
    reads(`
Persons who have not been referred are detained.
                                       ^^^^^^^^ affirmed-detention
`));
  it('of a relative clause itself', () =>
    reads(`
Persons who are not detained are fined.
                    ^^^^^^^^ negated-detention
`));
  it('is not that of an object', () =>
    reads(`
Persons who have no papers must be detained.
                                   ^^^^^^^^ affirmed-detention
`));
  it('of the main verb is free of what persons lack', () =>
    reads(`
Persons who have no papers are detained.
                               ^^^^^^^^ affirmed-detention
A person who says that he is below fifteen and has no certificate is detained.
                                                                     ^^^^^^^^ affirmed-detention
A person not holding a permit is detained.
                                 ^^^^^^^^ affirmed-detention
`));
  it('of what is said of something denied', () =>
    reads(`
There is no child who is detained.
                         ^^^^^^^^ negated-detention
Persons who have not lodged a claim that is complete are detained.
                                                         ^^^^^^^^ affirmed-detention
`));
  it('of a second verb after "without"', () =>
    reads(`
Officers may search without an individual assessment and detain the person.
                               ^^^^^^^^^^^^^^^^^^^^^ negated-assessment
                                                         ^^^^^^ affirmed-detention
`));
  it('after a condition between commas', () =>
    reads(`
The person, pending such measures, shall not be detained.
                                                ^^^^^^^^ negated-detention
`));
});

describe('words that only look like cues', () => {
  it('goes on behind what stands "without" between "neither" and "nor"', () =>
    reads(`
Neither the absence of a permit nor detention ends the stay.
                                    ^^^^^^^^^ negated-detention
`));
  it('a subject without something is not what is denied of it', () =>
    reads(`
Every person without papers is detained.
                               ^^^^^^^^ affirmed-detention
`));
  it('the month of May', () => {
    const may = packOf({
      'weakening/may.yaml': ruleFor('may', '{phrases: [detain], modality: may}'),
    });
    checkDraft(
      may,
      `
Officers may detain people. The office detains people in May and releases them.
             ^^^^^^ may
`,
      {label: () => 'may'},
    );
  });
});

/** Marks what shuts courts out, unless words outside it deny that. */
const outer = packOf({
  'weakening/shut.yaml': ruleFor(
    'shut',
    '{phrases: [no court <0-3> review, waiver of appeal, fee, waive, without a judge], polarity: undenied, outside: [code]}',
  ),
});
const readsOuter = (marked: string): void => checkDraft(outer, marked, {label: () => 'said'});

describe('polarity from outside', () => {
  it('leaves a phrase its own negation', () =>
    readsOuter(`
Of this decision no court may review the facts.
                 ^^^^^^^^^^^^^^^^^^^ said
`));
  it('leaves "without" its own words', () =>
    readsOuter(`
The person is held without a judge.
                   ^^^^^^^^^^^^^^^ said
`));
  it('denies what is not done', () =>
    readsOuter(`
Officers shall not ask for a fee.
`));
  it('denies what is done without', () =>
    readsOuter(`
The appeal is heard without a fee.
`));
  it('denies what is void, invalid or of no effect', () =>
    readsOuter(`
A waiver of appeal is void.
A waiver of appeal is invalid.
A waiver of appeal has no effect.
A clause that no court may review it is of no effect.
`));
  it('denies the verb of a negative object, not what stands before a negative subject', () =>
    readsOuter(`
Victims waive no claim and waive nothing.
Of what they waive no part may be used.
             ^^^^^ said
`));
  it('does not look behind a new subject', () =>
    readsOuter(`
The person is not heard, and the officer asks for a fee.
                                                    ^^^ said
`));
  it('of what is not ordered, used or done, before its verb', () =>
    reads(`
Detention shall not be ordered. Detention is never used for a child, cannot be imposed on a victim and is not an option.
^^^^^^^^^ negated-detention
                                ^^^^^^^^^ negated-detention
Detention shall not be reviewed by a court.
^^^^^^^^^ affirmed-detention
Detention shall be avoided. It shall be unlawful to detain a child. The Minister lacks the power to detain.
^^^^^^^^^ negated-detention
                                                    ^^^^^^ negated-detention
                                                                                                    ^^^^^^ negated-detention
`));
  it('of what stands before the subject of a verb of prohibition', () =>
    reads(`
An individual assessment is made and the detention of a child who is ill is prohibited.
   ^^^^^^^^^^^^^^^^^^^^^ affirmed-assessment
                                         ^^^^^^^^^ negated-detention
The individual assessment shall show that detention is not used.
    ^^^^^^^^^^^^^^^^^^^^^ affirmed-assessment
                                          ^^^^^^^^^ negated-detention
Detention takes place in a closed site, in which an individual assessment may be dispensed with.
^^^^^^^^^ affirmed-detention
                                                    ^^^^^^^^^^^^^^^^^^^^^ negated-assessment
The individual assessment which the court ordered is prohibited.
    ^^^^^^^^^^^^^^^^^^^^^ negated-assessment
The individual assessment and the detention of a child who is ill are prohibited.
    ^^^^^^^^^^^^^^^^^^^^^ negated-assessment
                                  ^^^^^^^^^ negated-detention
`));
  it('of a duty not to fail, of what no other body does, and of a second verb behind what is denied', () =>
    reads(`
The officer shall not hesitate to detain the person.
                                  ^^^^^^ affirmed-detention
The Board, and no other body, shall detain the person.
                                    ^^^^^^ affirmed-detention
The person is not released and remains in detention.
                                          ^^^^^^^^^ affirmed-detention
The person is not arrested and is not detained.
                                      ^^^^^^^^ negated-detention
`));
});

describe('a verb of prohibition', () => {
  const ending = packOf({
    'concepts/ending.yaml': 'title: Something ends\nsays: [cease, stop]\n',
    'weakening/ending.yaml': `
title: ending
covers: [SC-06]
level: advice
why: test
source: [treaty]
finds: {says: ending, polarity: affirmed, outside: [code]}
advise: test
examples: {flags: ['[[x]]'], allows: [y]}
`,
  });
  it('turns what follows and not itself', () =>
    checkDraft(
      ending,
      `
Support ceases when the victim is silent.
        ^^^^^^ ending
The officers stop all help.
             ^^^^ ending
Support shall not cease.
`,
      {label},
    ));
});
