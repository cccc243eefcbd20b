import assert from 'node:assert/strict';
import {Zone} from '../../server/core/draft/types.ts';
import {assertZones, read} from '../support/draftMarks.ts';

describe('quotations', () => {
  it('are found under straight, curly, single and angle marks, and apostrophes are none', () => {
    assertZones(
      `
      The word "illegal" and “alien” and ‘inmate’ and 'maid' and «clandestin» and „Illegaler“.
      The victims' rights and the child's guardian's duties, the workers’ pay and 'tis.
      `,
      `
      The word "illegal" and “alien” and ‘inmate’ and 'maid' and «clandestin» and „Illegaler“.
               ^^^^^^^^^ quotation
                             ^^^^^^^ quotation
                                         ^^^^^^^^ quotation
                                                      ^^^^^^ quotation
                                                                 ^^^^^^^^^^^^ quotation
                                                                                  ^^^^^^^^^^^ quotation
      The victims' rights and the child's guardian's duties, the workers’ pay and 'tis.
      `,
    );
  });

  it('hold a possessive inside single marks', () => {
    assertZones(
      `
      It said ‘the victims’ statements are void’ and closed.
      `,
      `
      It said ‘the victims’ statements are void’ and closed.
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation
      `,
    );
  });

  it('end with their paragraph unless the next one opens again', () => {
    assertZones(
      `
      The judge wrote: "No one may be held.

      Detention is lawful.
      `,
      `
      The judge wrote: "No one may be held.
                       ^^^^^^^^^^^^^^^^^^^^ quotation

      Detention is lawful.
      `,
    );
  });

  it('go over markup and wrapped lines', () => {
    assertZones(
      `
      The term "illegal *migrant* of
      the sea" is not used.
      `,
      `
      The term "illegal *migrant* of
               ^^^^^^^^^^^^^^^^^^^^^
      the sea" is not used.
      ^^^^^^^^ quotation
      `,
    );
  });
});

describe('citations', () => {
  const cites = (text: string, expected: string): void => assertZones(text, expected, Zone.citation);

  it('take the title with its number, date or year', () => {
    cites(
      `
      Under the Aliens Act, 2011, and the Immigration Act 2004 an order may be made.
      Directive 2011/36/EU, Directive (EU) 2024/1712 and the Victims Act (2020:91) apply.
      See Convention No. 182, the 1951 Convention and Circular 7/2019.
      `,
      `
      Under the Aliens Act, 2011, and the Immigration Act 2004 an order may be made.
                ^^^^^^^^^^^^^^^^ citation
                                          ^^^^^^^^^^^^^^^^^^^^ citation
      Directive 2011/36/EU, Directive (EU) 2024/1712 and the Victims Act (2020:91) apply.
      ^^^^^^^^^^^^^^^^^^^^ citation
                            ^^^^^^^^^^^^^^^^^^^^^^^^ citation
                                                             ^^^^^^^^^^^^^^^^^^^^^ citation
      See Convention No. 182, the 1951 Convention and Circular 7/2019.
          ^^^^^^^^^^^^^^^^^^ citation
                                  ^^^^^^^^^^^^^^^ citation
                                                      ^^^^^^^^^^^^^^^ citation
      `,
    );
  });

  it('follow a treaty to the end of its title', () => {
    cites(
      `
      The Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially
      Women and Children, of 15 November 2000, entered into force.

      The Convention relating to the Status of Refugees and the Convention on the Rights of the Child;
      `,
      `
      The Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      Women and Children, of 15 November 2000, entered into force.
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ citation

      The Convention relating to the Status of Refugees and the Convention on the Rights of the Child;
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ citation
                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ citation
      `,
    );
  });

  it('know some titles in full, also in small letters', () => {
    cites(
      `
      The Optional Protocol on the sale of children, child prostitution and child pornography entered into force.
      `,
      `
      The Optional Protocol on the sale of children, child prostitution and child pornography entered into force.
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ citation
      `,
    );
  });

  it('are not "this Act" or "the Convention", nor the name that a draft gives itself', () => {
    cites(
      `
      # Illegal Migrants Removal Bill, 2026

      This Act may be cited as the Illegal Migrants Removal Act, 2026. Under this Act and the Convention the Minister decides.
      `,
      `
      # Illegal Migrants Removal Bill, 2026

      This Act may be cited as the Illegal Migrants Removal Act, 2026. Under this Act and the Convention the Minister decides.
      `,
    );
  });
});

describe('the name that a draft gives itself', () => {
  it('is a heading', () =>
    assertZones(
      `
      This Act may be cited as the Arrivals (Reception and Processing) Act 2026. It commences now.
      `,
      `
      This Act may be cited as the Arrivals (Reception and Processing) Act 2026. It commences now.
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ heading
      `,
      Zone.heading | Zone.citation,
    ));
});

describe('definitions', () => {
  const defines = (text: string, expected: string, format: 'markdown' | 'text' = 'markdown'): void =>
    assertZones(text, expected, Zone.definition | Zone.quotation, format);

  it('are whole entries, and their terms are no quotations', () => {
    defines(
      `
      "Child" means anyone under eighteen; "removal" means enforcement. The word "illegal" is not used.

      In this Act, "victim", "survivor" and "presumed victim" have the meaning given in section 4.

      The term “alien”, in relation to a ship, means any person on board.
      `,
      `
      "Child" means anyone under eighteen; "removal" means enforcement. The word "illegal" is not used.
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ definition
                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ definition
                                                                                 ^^^^^^^^^ quotation

      In this Act, "victim", "survivor" and "presumed victim" have the meaning given in section 4.
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ definition

      The term “alien”, in relation to a ship, means any person on board.
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ definition
      `,
    );
  });

  it('may set the term in bold', () => {
    defines(
      `
      **Board** means the Refugee Board.
      `,
      `
      **Board** means the Refugee Board.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ definition
      `,
    );
  });

  it('are not short forms in brackets, which are no quotations either', () => {
    defines(
      `
      The Labour Migration Authority ("the Authority") issues a licence (hereinafter “the licence”).
      `,
      `
      The Labour Migration Authority ("the Authority") issues a licence (hereinafter “the licence”).
      `,
    );
  });
});

describe('amendments', () => {
  const amends = (text: string, expected: string): void => assertZones(text, expected, Zone.inserted | Zone.omitted | Zone.quotation);

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

describe('other zones', () => {
  it('are no footnote marks and links without words', () => {
    assertZones(
      '[^1] Figures.\n\n[](https://example.org) More.\n\n[^1]: Source.',
      `
      [^1] Figures.

      [](https://example.org) More.

      [^1]: Source.
      `,
    );
  });
  it('are addresses, inline code and struck text', () => {
    assertZones(
      'See https://example.org/a?b. Mail a.b@example.org about annex-2.pdf and `x`; ~~gone~~.',
      `
      See https://example.org/a?b. Mail a.b@example.org about annex-2.pdf and \`x\`; ~~gone~~.
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sourced
          ^^^^^^^^^^^^^^^^^^^^^^^ code
                                        ^^^^^^^^^^^^^^^ code
                                                              ^^^^^^^^^^^ code
                                                                               ^ code
                                                                                     ^^^^ omitted
      `,
    );
  });
});
