import assert from 'node:assert/strict';
import {Zone} from '../../server/core/draft/types.ts';
import {assertZones, read} from '../support/draftMarks.ts';

describe('amendments', () => {
  const amends = (text: string, expected: string, format?: 'text'): void =>
    assertZones(text, expected, Zone.inserted | Zone.omitted | Zone.quotation, format);

  it('insert, substitute and omit quoted words', () => {
    amends(
      `
      In section 4, for “illegal” substitute “irregular”.

      In subsection (2) omit the words “without delay”.

      The words “unless the Minister objects” are deleted.

      The words “aliens” shall be replaced by “foreign nationals”.

      After “child” insert “or young person”.
      `,
      `
      In section 4, for “illegal” substitute “irregular”.
                        ^^^^^^^^^ omitted
                                             ^^^^^^^^^^^ inserted

      In subsection (2) omit the words “without delay”.
                                       ^^^^^^^^^^^^^^^ omitted

      The words “unless the Minister objects” are deleted.
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ omitted

      The words “aliens” shall be replaced by “foreign nationals”.
                ^^^^^^^^ omitted
                                              ^^^^^^^^^^^^^^^^^^^ inserted

      After “child” insert “or young person”.
            ^^^^^^^ quotation
                           ^^^^^^^^^^^^^^^^^ inserted
      `,
    );
  });

  it('substitute, in the order of Commonwealth bills', () => {
    amends(
      `
      (a) by substituting, for the expression “illegal alien”, the expression “irregular migrant”; and

      (b) by substituting for “aliens” “foreign nationals”.
      `,
      `
      (a) by substituting, for the expression “illegal alien”, the expression “irregular migrant”; and
                                              ^^^^^^^^^^^^^^^ omitted
                                                                              ^^^^^^^^^^^^^^^^^^^ inserted

      (b) by substituting for “aliens” “foreign nationals”.
                              ^^^^^^^^ omitted
                                       ^^^^^^^^^^^^^^^^^^^ inserted
      `,
    );
  });

  it('omit each of several quoted words', () => {
    amends(
      `
      (a) by deleting the definition of “minor” and the words “or ward” wherever they appear;
      `,
      `
      (a) by deleting the definition of “minor” and the words “or ward” wherever they appear;
                                        ^^^^^^^ omitted
                                                              ^^^^^^^^^ omitted
      `,
    );
  });

  it('insert provisions, also when every paragraph opens with a mark, or stands in a block quotation', () => {
    const draft = read(`
      ## Article 1

      After section 5 insert:

      “5A Detention

      “(1) The officer shall detain a foreign national.

      “(2) No appeal lies.”

      This article enters into force at once.

      ## Article 2

      Article 7 shall read as follows:

      > Article 7. Return is voluntary.
    `);
    assert.deepEqual(
      draft.blocks.map(block => [block.label, block.text, (block.zone & Zone.inserted) !== 0, draft.sections[block.section]!.role]),
      [
        ['1', '', false, 'operative'],
        ['', 'After section 5 insert:', false, 'operative'],
        ['5A', '“Detention', true, 'amendment'],
        ['1', '“The officer shall detain a foreign national.', true, 'amendment'],
        ['2', '“No appeal lies.”', true, 'amendment'],
        ['', 'This article enters into force at once.', false, 'operative'],
        ['2', '', false, 'operative'],
        ['', 'Article 7 shall read as follows:', false, 'operative'],
        ['7', 'Return is voluntary.', true, 'amendment'],
      ],
    );
  });

  it('insert what substitutions, insertions and additions bring, to the mark that closes it', () => {
    const draft = read(
      `
      1. The following section is hereby substituted for section 2 of the principal Act:

      "2. Return

      (1) No person is returned to danger.

      (2) Subsection (1) does not avail a convict."

      2. Section 21 is amended by the insertion after subsection (2) of the following subsections:

      "(2A) An applicant shall submit fingerprints."; and

      3. This Act is the Refugees Amendment Act.
      `,
      'text',
    );
    assert.deepEqual(
      draft.blocks.filter(block => block.zone & Zone.inserted).map(block => block.text),
      ['"Return', 'No person is returned to danger.', 'Subsection (1) does not avail a convict."', '"An applicant shall submit fingerprints."; and'],
    );
  });

  it('insert what is reworded or supplemented', () => {
    const draft = read(
      `
      1) in section 2, subsection (3) is reworded as follows:

         "(3) A minor is below sixteen.";

      2) section 14 is supplemented by subsections (5) and (6):

         "(5) The applicant is registered.

         (6) The applicant waits.";

      3) the newspaper wrote as follows:

         "Nobody asked us."
      `,
      'text',
    );
    assert.deepEqual(
      draft.blocks.filter(block => block.zone & Zone.inserted).map(block => block.text),
      ['"A minor is below sixteen.";', '"The applicant is registered.', 'The applicant waits.";'],
    );
  });

  it('insert what comes in the place of a provision, in whatever words', () => {
    for (const words of [
      'Section 9 is repealed and the following substituted:',
      'Section 9 is repealed and the following section substituted therefor:',
      'Article 12 shall be stated in the following wording:',
      'Article 5 is amended and shall be worded in the following terms:',
      'Section 4 is re-enacted as follows:',
      'Amend Article 5 as follows:',
    ])
      assert.deepEqual(
        read(`2. ${words}\n\n“(1) The person is housed.\n\n(2) The person is heard.”\n`, 'text').blocks.map(
          ({zone, zones}) => (zone | zones.reduce((all, one) => all | one.zone, 0)) & (Zone.inserted | Zone.quotation),
        ),
        [0, Zone.inserted, Zone.inserted],
        words,
      );
  });

  it('insert what follows a title that says so', () => {
    const draft = read(
      `
      4. Insertion of section 11A

         "11A. Licences
         Every licence holder keeps a register."

      5. Amendment of section 12

         In section 12, "two years" is omitted.

      6. Tasks

         The principal Act is amended by the substitution for section 1 of

         "1. Every officer is trained."

      7. Views

         "Nobody asked us."
      `,
      'text',
    );
    assert.deepEqual(
      draft.blocks.filter(block => block.zone & Zone.inserted).map(block => block.text.replace(/\s+/g, ' ')),
      ['"Licences', 'Every licence holder keeps a register."', '"Every officer is trained."'],
    );
  });

  it('leave out of what they insert what stands in bold and square brackets', () => {
    amends(
      `
      Section 27 is amended by the substitution for paragraph (f) of the following paragraph:

      > is entitled to work **[in the sectors listed]** and **at once** to study
      `,
      `
      Section 27 is amended by the substitution for paragraph (f) of the following paragraph:

      > is entitled to work **[in the sectors listed]** and **at once** to study
                              ^^^^^^^^^^^^^^^^^^^^^^^ omitted
      `,
    );
  });

  it('leave out what stands in square brackets before what low lines mark as new', () => {
    amends(
      `
      Within [thirty] _two_ days she may [appeal] _write_; the form is [name of form] and rule [3] _(new)_.
      `,
      `
      Within [thirty] _two_ days she may [appeal] _write_; the form is [name of form] and rule [3] _(new)_.
             ^^^^^^^^ omitted
                                         ^^^^^^^^ omitted
      `,
      'text',
    );
  });

  it('insert what stands in quotation marks between low lines', () => {
    const draft = read(
      `
      Section 40 is amended by the addition of the following subsection:

      _"(4) The commander may direct a vessel to leave."_.
      `,
      'text',
    );
    assert.deepEqual(
      draft.blocks.map(block => (block.zone & Zone.inserted) !== 0),
      [false, true],
    );
  });

  it('insert sections between low lines, title and all', () => {
    const draft = read(
      `
      Insertion of section 4A

      3. The following section is hereby inserted in the principal Act after section 4:
         _"Border procedure
         4A. (1) A person who applies at a port of entry is regarded as not having entered.
         (2) Such a person is kept at a reception centre, until the application has been
         decided."_.

      Short title

      4. This Act is the Border Act.
      `,
      'text',
    );
    assert.deepEqual(
      draft.blocks.map(block => [block.kind, block.label, (block.zone & Zone.inserted) !== 0]),
      [
        ['heading', '', false],
        ['paragraph', '3', false],
        ['heading', '', true],
        ['paragraph', '1', true],
        ['paragraph', '2', true],
        ['heading', '', false],
        ['paragraph', '4', false],
      ],
    );
  });

  it('replace words by "the substitution for X of Y", and omit words however far the provision stands from the verb', () => {
    amends(
      `
      Section 29 is amended by the substitution in subsection (2) for “ninety days” of “six months”.

      The words “free of charge” in Article 14 (help of a lawyer) are deleted.
      `,
      `
      Section 29 is amended by the substitution in subsection (2) for “ninety days” of “six months”.
                                                                      ^^^^^^^^^^^^^ omitted
                                                                                       ^^^^^^^^^^^^ inserted

      The words “free of charge” in Article 14 (help of a lawyer) are deleted.
                ^^^^^^^^^^^^^^^^ omitted
      `,
    );
  });

  it('are not speech', () => {
    amends(
      `
      The Minister added that “no one is illegal” and replaced a circular of 2016 which let police hand lists over “without restriction”.
      `,
      `
      The Minister added that “no one is illegal” and replaced a circular of 2016 which let police hand lists over “without restriction”.
                              ^^^^^^^^^^^^^^^^^^^ quotation
                                                                                                                   ^^^^^^^^^^^^^^^^^^^^^ quotation
      `,
    );
  });
});
