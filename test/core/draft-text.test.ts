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

  it('a drawn table: its header is no part of the first row', () => {
    assertListing(
      `
      The inspector notes each of the signs that follow and goes on as
      the procedure says.

      Recruiter                 Worker
      ------------------------  ----------------------
      keeps papers in a safe    does not know the town
      `,
      `
      0 paragraph The inspector notes each of the signs that follow and goes on as⏎the procedure says.
      1 paragraph Recruiter                 Worker
      2 paragraph keeps papers in a safe    does not know the town
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
