import {describe, it} from 'mocha';
import {checkDraft} from '../support/checkDraft.ts';
import {packOf} from '../support/pack.ts';

const rule = (level: string, covers: string, phrase: string): string => `
title: hit
covers: [${covers}]
level: ${level}
why: test
source: [treaty]
finds: {phrases: [${phrase}]}
advise: test
examples: {flags: ['[[x]]'], allows: [y]}
`;
const pack = packOf({
  'weakening/desk.yaml': rule('warning', 'SC-06', 'wobbled desk'),
  'weakening/wobbled.yaml': rule('error', 'SC-06', 'wobbled'),
  'weakening/other.yaml': rule('warning', 'SC-07', 'wobbled desk'),
});

describe('one defect', () => {
  it('is said once in a sentence, by the gravest rule, and again in the next', () =>
    checkDraft(
      pack,
      `
The wobbled desk is wobbled. The wobbled chair.
    ^^^^^^^ weakening/wobbled error
    ^^^^^^^^^^^^ weakening/other warning
                    ^^^^^^^ weakening/wobbled error
                                 ^^^^^^^ weakening/wobbled error
`,
      {label: f => `${f.rule} ${f.level}`},
    ));
});
