import {describe, it} from 'mocha';
import {checkDraft} from '../support/checkDraft.ts';
import {packOf} from '../support/pack.ts';

/** Marks detention that takes place now; history and lists of signs are silent. */
const silent = packOf({
  'weakening/now.yaml': `
title: now
covers: [DE-01]
level: advice
why: test
source: [treaty]
finds: {phrases: [detain]}
advise: test
examples: {flags: ['[[x]]'], allows: [y]}
`,
});

describe('what is told and not laid down', () => {
  it('what held until a reform is history', () => {
    checkDraft(
      silent,
      `
Until that year the officer detained people. Now officers detain people.
                                                          ^^^^^^ now

The Aliens Act of 1998 provided that officers detain people.

The Protocol of 2014 is set aside. It allowed officers to detain people at night. It allows them to detain people by day.
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
