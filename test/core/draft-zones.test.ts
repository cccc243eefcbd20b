import {Zone} from '../../server/core/draft/types.ts';
import {assertZones} from '../support/draftMarks.ts';

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

  it('go on behind the number', () => {
    cites(
      `
      Decree No. 7 of 1998 on Runaway Maids, and Law No. (14) of 2004 concerning Illegal Entry and Residence;
      Under Regulation 12/2009 on the Detention of Illegal Aliens they were held; Act 5 of 1990 on aliens lapses.

      Law No. 3 of 2026 on Illegal Aliens
      `,
      `
      Decree No. 7 of 1998 on Runaway Maids, and Law No. (14) of 2004 concerning Illegal Entry and Residence;
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ citation
                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ citation
      Under Regulation 12/2009 on the Detention of Illegal Aliens they were held; Act 5 of 1990 on aliens lapses.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ citation
                                                                                  ^^^^^^^^^^^^^ citation

      Law No. 3 of 2026 on Illegal Aliens
      ^^^^^^^^^^^^^^^^^ citation
      `,
    );
  });

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

  it('are sentences that close with what the sides of an agreement are called', () => {
    defines(
      `
      This Protocol is concluded between the Police ("the Unit") and Open Door, which runs shelters (together "the Parties").

      The Parties ("the Parties") share what they know. Files go to the offices of the "Parties".
      `,
      `
      This Protocol is concluded between the Police ("the Unit") and Open Door, which runs shelters (together "the Parties").
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ definition

      The Parties ("the Parties") share what they know. Files go to the offices of the "Parties".
                                                                                       ^^^^^^^^^ quotation
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
  it('are words before a footnote mark with spaces on both sides', () => {
    assertZones(
      '[^1]: Figures [^1] ',
      `
      [^1]: Figures [^1] 
            ^^^^^^^ sourced
                  ^ sourced
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
