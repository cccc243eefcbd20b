import {describe, it} from 'mocha';
import {checkDraft} from '../support/checkDraft.ts';
import {packOf, ruleFor} from '../support/pack.ts';

/** Marks detention that is denied; what is laid down is silent. */
const pack = packOf({
  'weakening/denied.yaml': ruleFor('denied', '{phrases: [detain], polarity: negated}'),
});
const denies = (marked: string): void => checkDraft(pack, marked, {label: () => 'denied'});

describe('a negation', () => {
  it('is over behind what nobody needs', () =>
    denies(`
No warrant is needed to detain a foreigner. No court order is required in order to detain a migrant.
None of the grounds in article 3 is necessary to detain a person.
No person is required to detain anyone.
                         ^^^^^^ denied
`));
  it('is over behind a power that is not touched', () =>
    denies(`
This article does not limit the power to detain. Nothing in this Act affects the right of the police to detain.
This article does not let the police detain anyone.
                                     ^^^^^^ denied
`));
  it('of what a person lacks does not reach the verb', () =>
    denies(`
A person having no documents is detained. Persons with no permit are detained.
No person is detained.
             ^^^^^^^^ denied
`));
  it('goes on through trying and helping, up to a comma', () =>
    denies(`
The police must refrain from any attempt to detain people.
                                            ^^^^^^ denied
The police shall not detain or facilitate that others detain people.
                     ^^^^^^ denied
                                                      ^^^^^^ denied
The police do not hold anyone, strive to help and detain smugglers.
`));
  it('is not taken back by what else is forbidden behind it', () =>
    denies(`
Neither an emergency nor a surge lets officers detain people, and collective expulsion is prohibited.
                                               ^^^^^^ denied
To detain children, women, and sick people is prohibited.
   ^^^^^^ denied
`));
  it('goes on behind a degree with "however", and ends at a contrast', () =>
    denies(`
No emergency, however large, lets the police detain people. No officer may leave; however, the police detain smugglers.
                                             ^^^^^^ denied
`));
  it('of what is unlawful allows', () =>
    denies(`
It is not unlawful to detain a person. It is unlawful to detain a child.
                                                         ^^^^^^ denied
`));
});
