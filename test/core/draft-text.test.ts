import assert from 'node:assert/strict';
import {Zone} from '../../server/core/draft/types.ts';
import {dedent} from '../support/carets.ts';
import {listing, read} from '../support/draftMarks.ts';

const assertListing = (text: string, expected: string): void => assert.equal(listing(read(text, 'text')), dedent(expected));

describe('plain text', () => {
  it('wrapped by hand: paragraphs end at empty lines, labels, headings and lines that break early', () => {
    assertListing(
      `
      NATIONAL POLICE
      DIRECTORATE OF INVESTIGATION

      Scope
      -----
      This procedure tells officers how to recognise, refer and interview
      presumed victims. It applies at once.
      4.1 The officer asks under paragraph
          (2) of section 9 whether the person
          needs care.
      4.2 Nobody is held.

      Done at Port Sal, in two copies and in the English language, on
      4 May 2026.
      The Director
      `,
      `
      0 heading NATIONAL POLICE⏎DIRECTORATE OF INVESTIGATION
      1 heading Scope
      2 paragraph This procedure tells officers how to recognise, refer and interview⏎presumed victims. It applies at once.
      3 paragraph [4.1] The officer asks under paragraph⏎(2) of section 9 whether the person⏎needs care.
      4 paragraph [4.2] Nobody is held.
      5 paragraph Done at Port Sal, in two copies and in the English language, on⏎4 May 2026.
      6 paragraph The Director
      `,
    );
  });

  it('a table in columns under a line of dashes, with cells that run over several lines', () => {
    assertListing(
      `
      The inspector notes each of the signs that follow and goes on as
      the procedure says.

      Recruiter                 Worker
      ------------------------  ----------------------
      keeps papers in a safe    does not know the town
      holds back pay            owes a debt
        for a year                that grows
                                and is tired

      The list is read out, and the
      inspector signs it.
      `,
      `
      0 paragraph The inspector notes each of the signs that follow and goes on as⏎the procedure says.
      1 cell Recruiter
      2 cell Worker
      3 cell keeps papers in a safe
      4 cell does not know the town
      5 cell holds back pay
      6 cell owes a debt
      7 cell for a year
      8 cell that grows
      9 cell and is tired
      10 paragraph The list is read out, and the⏎inspector signs it.
      `,
    );
  });

  it('a table between upright lines, with rows over several lines and titles between them', () => {
    assertListing(
      `
      No. | Measure | Lead | Date

      PILLAR I: PREVENTION

      1.1 | Posters in the language of those
            who read them | Ministry of
            Labour | June 2027

      1.2 | Visits | Inspectorate |

      Done at Port Sal in two copies.
      `,
      `
      0 cell No.
      1 cell Measure
      2 cell Lead
      3 cell Date
      4 heading [I] PREVENTION
      5 cell 1.1
      6 cell Posters in the language of those⏎who read them
      7 cell Ministry of⏎Labour
      8 cell June 2027
      9 cell 1.2
      10 cell Visits
      11 cell Inspectorate
      12 paragraph Done at Port Sal in two copies.
      `,
    );
  });

  it('a table of fewer columns below a title is a table of its own', () => {
    const {blocks} = read(
      `
      No. | Measure | Lead | Date
      1 | Posters | Ministry of Labour | June 2027

      PART II. INDICATORS

      Indicator | Baseline | Target
      Visits | 4 | 9
      `,
      'text',
    );
    const tables = blocks.flatMap(({cell}) => (cell ? [`${cell.table} ${cell.row}`] : []));
    assert.equal(tables.join(', '), '0 0, 0 0, 0 0, 0 0, 0 1, 0 1, 0 1, 0 1, 1 0, 1 0, 1 0, 1 1, 1 1, 1 1');
  });

  it('a table between upright lines all around, and lines that are none', () => {
    assertListing(
      `
      | Data | Users |
      |------|-------|
      | all fields | caseworkers |

      Access is for and|or by caseworkers.
      Home | About | Contact
      `,
      `
      0 cell Data
      1 cell Users
      2 cell all fields
      3 cell caseworkers
      4 paragraph Access is for and|or by caseworkers.
      5 paragraph Home | About | Contact
      `,
    );
  });

  it('a numbered title over its first paragraph is a heading', () => {
    assertListing(
      `
      4. Vessels met beyond the reef
         (1) An authorised officer who meets a vessel may ask the
         master under paragraph
         (1) of section 9 to stop.

         (2) Where it takes in water, all are taken off.

      5. The officer acts as said in subsection
         (1) of section 4.
      `,
      `
      0 heading [4] Vessels met beyond the reef
      1 paragraph [1] An authorised officer who meets a vessel may ask the⏎master under paragraph⏎(1) of section 9 to stop.
      2 paragraph [2] Where it takes in water, all are taken off.
      3 paragraph [5] The officer acts as said in subsection⏎(1) of section 4.
      `,
    );
  });

  it('with a paragraph on every line', () => {
    const long = 'whatever his or her nationality, sex, age, religion, opinion or status, and without regard to any earlier conduct of that person';
    assertListing(
      `
      ARTICLE 1
      Return of property
      Money shall be given back before departure to every person, ${long}.
      1. No one shall be held, ${long}:
      (a) at the border;
      (b) at sea.
      `,
      `
      0 heading [1] 
      1 heading Return of property
      2 paragraph Money shall be given back before departure to every person, ${long}.
      3 paragraph [1] No one shall be held, ${long}:
      4 paragraph <-3 [a] at the border;
      5 paragraph <-3 [b] at sea.
      `,
    );
  });

  it('has exact offsets with CR LF, tabs and hanging indents', () => {
    const source = '1.1\tThe officer shall\r\n\tnot return\r\n\tanyone.\r\n';
    const [block] = read(source, 'text').blocks;
    assert.equal(block!.text, 'The officer shall\nnot return\nanyone.');
    assert.deepEqual([block!.start, block!.end, block!.pieces], [0, 44, [0, 4, 17, 17, 22, 1, 18, 24, 10, 28, 35, 1, 29, 37, 7]]);
  });
});

describe('the title of a plain draft', () => {
  const inTitle = (text: string): string[] =>
    read(dedent(text), 'text')
      .blocks.filter(block => block.zone & Zone.heading)
      .map(block => block.text);

  it('goes on below its line in capitals until the first number', () =>
    assert.deepEqual(
      inTitle(`
        PROTOCOL OF COOPERATION
        between

        the Institute and the Association
        on the sheltering of trafficked persons

        1.1 Guests are sheltered.
        `),
      ['PROTOCOL OF COOPERATION', 'between', 'the Institute and the Association\non the sheltering of trafficked persons'],
    ));

  it('ends with the first sentence', () =>
    assert.deepEqual(inTitle('NOTICE\n\nGuests are sheltered.\n\nDoors are open\n\n1.1 Nobody is held.'), ['NOTICE']));

  it('is no more than its capitals where nothing follows that is none', () =>
    assert.deepEqual(inTitle('NOTICE\n\nGuests are sheltered'), ['NOTICE']));
});
