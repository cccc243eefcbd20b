import assert from 'node:assert/strict';
import type {Format} from '../../server/core/draft/types.ts';
import {dedent} from '../support/carets.ts';
import {assertReferences, outline, read} from '../support/draftMarks.ts';

function assertOutline(text: string, expected: string, format: Format = 'markdown'): void {
  assert.equal(outline(read(text, format)), dedent(expected));
}

const FORMATS: readonly Format[] = ['text', 'markdown'];

describe('side headings', () => {
  it('stand above numbered sections, with an empty line between', () => {
    for (const format of FORMATS)
      assertOutline(
        `
        To amend the Refugees Act, 1998, so as to provide for the reception of victims.

        BE IT ENACTED by Parliament, as follows:—

        Amendment of section 16 of Act 31 of 2004

        1. Section 16 of the Act is amended by the deletion of subsection (2).

        Insertion of section 7A in Act 31 of 2004

        2. The following section is inserted after section 7:

        "Reception of victims

        7A. (1) The Minister receives victims.

        (2) Nobody pays."

        Short title and commencement

        3. This Act is called the Refugees Amendment Act, 2024, and comes into operation on a date fixed by the President.
        `,
        `
        heading (Amendment of section 16 of Act 31 of 2004)
          clause 1
        heading (Insertion of section 7A in Act 31 of 2004)
          clause 2
            heading ("Reception of victims) amendment
              clause 7A amendment
                clause 1 amendment
                clause 2 amendment
        heading (Short title and commencement)
          clause 3
        `,
        format,
      );
  });

  it('are no quoted provisions that end in a full stop', () => {
    for (const format of FORMATS)
      assertOutline(
        `
        12. Section 30 is amended by adding the following proviso:

        "Provided that he need not give reasons."

        13. Section 31 is amended by deleting subsection (2).
        `,
        `
        clause 12
          heading amendment
        clause 13
        `,
        format,
      );
  });

  it('stand right above them', () => {
    for (const format of FORMATS)
      assertOutline(
        `
        ${format === 'text' ? '' : '## '}PART I—PRELIMINARY

        Short title
        1. This Act may be cited as the Counter-Trafficking Act, 2024.

        Interpretation
        2. (1) In this Act, unless the context otherwise requires—

        "child" means an individual who has not attained the age of eighteen years.

        ${format === 'text' ? '' : '## '}PART II—OFFENCES

        Offence of trafficking in persons
        3. (1) A person who recruits another person for exploitation commits an offence.

        (2) Recruitment is an offence.

        Acts that promote trafficking
        4. A person who lets premises for the purpose of section 3 commits an offence.
        `,
        `
        part I (PRELIMINARY)
          heading (Short title)
            clause 1
          heading (Interpretation) definitions
            clause 2 definitions
              clause 1 definitions
        part II (OFFENCES)
          heading (Offence of trafficking in persons)
            clause 3
              clause 1
              clause 2
          heading (Acts that promote trafficking)
            clause 4
        `,
        format,
      );
  });

  it('stand above numbers without a stop, and cross headings above them', () => {
    assertOutline(
      `
      PART 1
      REMOVAL

      Introduction

      Overview of Act
      1 (1) This Act makes provision about the removal of persons who arrive.
      (2) Section 2 imposes a duty.

      Duty to make arrangements for removal
      2 (1) The Secretary of State must make arrangements for the removal of a person.
      (2) The duty is subject to section 4.

      Disregard of certain claims
      3 The Secretary of State may disregard a claim.
      `,
      `
      part 1 (REMOVAL)
        heading (Introduction)
        heading (Overview of Act)
          clause 1
            clause 1
            clause 2
        heading (Duty to make arrangements for removal)
          clause 2
            clause 1
            clause 2
        heading (Disregard of certain claims)
          clause 3
      `,
      'text',
    );
  });

  it('are plain, bold or italic in Markdown, over one section or several', () => {
    assertOutline(
      `
      # Prevention of Human Trafficking Act

      **Short title**

      1.—(1) This Act may be cited as the Prevention of Human Trafficking Act.

      (2) It comes into operation on a date that the Minister appoints.

      *Trafficking in persons*

      2.—(1) Any person who recruits another person by means of a threat shall be guilty of an offence.

      Punishment for abetting

      3. Any person who abets an offence under section 2 shall be guilty of an offence.

      4. Any person who attempts it shall be guilty of an offence.
      `,
      `
      heading (Prevention of Human Trafficking Act)
        heading (Short title)
          clause 1
            clause 1
            clause 2
        heading (Trafficking in persons)
          clause 2
            clause 1
        heading (Punishment for abetting)
          clause 3
          clause 4
      `,
    );
  });

  it('may be the first, where the numbers go on below the next', () => {
    for (const format of FORMATS)
      assertOutline(
        `
        Establishment of the Council

        1. There is a Council for the protection of victims.

        2. It has nine members.

        Sittings

        3. The Council sits four times a year.
        `,
        `
        heading (Establishment of the Council)
          clause 1
          clause 2
        heading (Sittings)
          clause 3
        `,
        format,
      );
  });

  it('stand above what an amendment inserts, below words that insert it', () => {
    for (const format of FORMATS)
      assertOutline(
        `
        ${format === 'text' ? '' : '## '}Section 4. Section 10 substituted

        For section 10 there is substituted

        "Identification and referral
        10.—(1) An officer refers a victim to the Board.

        Shelters
        10A. The Board runs shelters."
        `,
        `
        article 4 (Section 10 substituted)
          heading ("Identification and referral) amendment
            clause 10 amendment
              clause 1 amendment
          heading (Shelters) amendment
            clause 10A amendment
        `,
        format,
      );
  });

  it('are no headings of columns', () => {
    assertOutline(
      `
      Item                                            Shillings
      1. First registration                               nil.
      2. Interpreter, for each hour                       200.
      `,
      '',
      'text',
    );
  });

  it('let references find what they name', () => {
    assertReferences(
      `
      Short title

      1. This Act is the Shelter Act.

      Shelter

      2. Whoever is named in section 3 is sheltered.

      Persons to be sheltered

      3. Victims are sheltered under section 2 and section 9.
      `,
      `
      Short title

      1. This Act is the Shelter Act.

      Shelter

      2. Whoever is named in section 3 is sheltered.
                             ^^^^^^^^^ clause 3

      Persons to be sheltered

      3. Victims are sheltered under section 2 and section 9.
                                     ^^^^^^^^^ clause 2
                                                   ^^^^^^^^^ missing
      `,
    );
  });

  it('are no short lines above an ordinary list', () => {
    for (const format of FORMATS) {
      assertOutline(
        `
        We ask you for the following papers

        1. A copy of your passport.
        2. A photograph that is not older than six months.
        3. The letter of the shelter.

        Things to bring along

        1. Warm clothes, since the rooms are cold at night.
        2. Something to read.

        Your room

        1. The key is kept at the desk.
        `,
        '',
        format,
      );
      assertOutline(
        `
        The officer who meets the person takes these steps
        1. She greets the person and says who she is.
        2. She offers water and a place to sit.

        Steps of the interpreter
        1. He is called by telephone.
        2. He says nothing of his own.
        `,
        '',
        format,
      );
      assertOutline(
        `
        The kit holds

        1. blankets
        2. soap

        For children also

        3. Toys

        The Parties, having regard to their duties under

        4. The Convention of 1951, which both have ratified.
        `,
        '',
        format,
      );
    }
  });

  it('are no lines on which a paragraph ends', () => {
    for (const format of FORMATS)
      assertOutline(
        `
        The transfer of a person is decided by the authority that is named in section
        12. The authority hears the person first, and the person may be assisted by the
        Director of Immigration
        3. Whatever comes of it is written down and handed to the person who is
        concerned by the decision.
        `,
        '',
        format,
      );
  });

  it('are no word for a number that stands on the next line', () => {
    assertOutline(
      `
      By the authority vested in me, it is ordered: Section
      1. Purpose. This order protects people.

      Section
      2. Policy. Nobody is returned to danger.
      `,
      'article 2 (Policy)',
    );
  });

  it('are no cells of a table', () => {
    assertOutline(
      `
      | Step | Who |
      |---|---|
      | Reception | Officer |
      | 2. The person is heard. | Officer |
      | 3. The person is told. | Officer |
      `,
      '',
    );
  });
});
