import {describe, it} from 'mocha';
import {checkDraft} from '../support/checkDraft.ts';
import {packOf, ruleFor} from '../support/pack.ts';

/** Marks detention that takes place now; history and lists of signs are silent. */
const silent = packOf({
  'weakening/now.yaml': ruleFor('now', '{phrases: [detain]}'),
});

describe('what is told and not laid down', () => {
  it('what held until a reform is history', () => {
    checkDraft(
      silent,
      `
Until that year the officer detained people. Now officers detain people.
                                                          ^^^^^^ now

Until 2019 officers held people, whom they detained at night. Until 1 May 2027 officers detain people.
                                                                                        ^^^^^^ now

The Aliens Act of 1998 provided that officers detain people.

The Protocol of 2014 is set aside. It allowed officers to detain people at night. It allows them to detain people by day.
                                                                                                    ^^^^^^ now
`,
      {label: () => 'now'},
    );
  });
  it('what was found to have been is told, what is laid down behind it is not', () => {
    checkDraft(
      silent,
      `
The evaluation of the old plan, published in May, found that it had spoken of guests and had let officers detain people. The court held that the officers had detained people.

Where the officer finds that the person had lied, officers detain the person. Anyone of whom it was found that she had a permit is one whom officers detain.
                                                           ^^^^^^ now
                                                                                                                                                     ^^^^^^ now
`,
      {label: () => 'now'},
    );
  });
  it('what is called so stands at a distance, and no further', () => {
    checkDraft(
      silent,
      `
The so-called detain and release policy has ended. So-called guests are people whom the officers detain.
                                                                                                 ^^^^^^ now
`,
      {label: () => 'now'},
    );
  });
  it('what was so in the past is history, what goes on since some years is not', () => {
    checkDraft(
      silent,
      `
Anyone who has lived here in the past and whom officers detain may complain. In the past the officer detained people.

In the past two years the officers detain people by night.
                                   ^^^^^^ now
`,
      {label: () => 'now'},
    );
  });
  it('a verb in the present lays down, whatever lapsed or was so before; one in the past tells again', () => {
    checkDraft(
      silent,
      `
The officer shall detain a person whose permit was revoked. A person whose permit has lapsed shall be detained.
                  ^^^^^^ now
                                                                                                      ^^^^^^^^ now

Contrary to the former practice, officers may detain people. Anyone who used to hold a permit and lost it is detained.
                                              ^^^^^^ now
                                                                                                             ^^^^^^^^ now

This Decree repeals Decree 4 and officers shall detain all arrivals.
                                                ^^^^^^ now

Under the former rules, which are repealed, victims were detained. The former instruction, now repealed, told officers to detain them.

The audit found that officers may detain people.

The evaluation of the plan, published in May, found that officers had been told to detain everybody.

Circular 7, by which the police held and detained strangers, is repealed. There are signs by which detained people can be told apart.
                                                                                                   ^^^^^^^^ now
`,
      {label: () => 'now'},
    );
  });
  it('what is reported in a condition does not reach the statement, and a term is no word', () => {
    checkDraft(
      silent,
      `
Where it was reported that the person was detained, the officers detain her for a term of two days.
                                                                 ^^^^^^ now
`,
      {label: () => 'now'},
    );
  });
  it('what is denied is no history', () => {
    checkDraft(
      silent,
      `
Nothing replaces the hearing: officers detain the person.
                                       ^^^^^^ now
`,
      {label: () => 'now'},
    );
  });
  it('words that an amendment puts in are no words about words', () => {
    checkDraft(
      silent,
      `
In section 7, for the words "may house" substitute "shall detain".
                                                          ^^^^^^ now
`,
      {label: () => 'now'},
    );
  });
  it('a list of signs tells what exploiters do', () => {
    checkDraft(
      silent,
      `
Signs to look for:

- the employer detains workers at night;
- guards detain those who complain.

Officers who see signs of trafficking detain the suspect.
                                      ^^^^^^ now
`,
      {label: () => 'now'},
    );
  });
});
