import assert from 'node:assert/strict';
import type {Format} from '../../server/core/draft/types.ts';
import {dedent} from '../support/carets.ts';
import {listing, read} from '../support/draftMarks.ts';

function assertListing(text: string, expected: string, format: Format = 'markdown'): void {
  assert.equal(listing(read(text, format)), dedent(expected));
}

describe('lists', () => {
  it('carry their lead-in, nested ones through their item, and a flush tail', () => {
    assertListing(
      `
      (2) The authority shall not:

      (a) detain a child;

      (b) return a person, where the person:

      (i) has appealed; or

      (ii) is ill; or

      (c) search a home

      unless the court orders otherwise.

      (3) A new paragraph.
      `,
      `
      0 paragraph [2] The authority shall not:
      1 paragraph <-0 [a] detain a child;
      2 paragraph <-0 [b] return a person, where the person:
      3 paragraph <-2 [i] has appealed; or
      4 paragraph <-2 [ii] is ill; or
      5 paragraph <-0 [c] search a home
      6 paragraph tail of 0 unless the court orders otherwise.
      7 paragraph [3] A new paragraph.
      `,
    );
  });

  it('are Markdown lists, too', () => {
    assertListing(
      `
      The register holds

      - the name:
        1. given;
        2. family;
      - the address.

      and nothing else.

      It is kept.

      - A sentence of its own.
      `,
      `
      0 paragraph The register holds
      1 item <-0 the name:
      2 item <-1 [1] given;
      3 item <-1 [2] family;
      4 item <-0 the address.
      5 paragraph tail of 0 and nothing else.
      6 paragraph It is kept.
      7 item A sentence of its own.
      `,
    );
  });

  it('may restart their numbers inside one Markdown list', () => {
    assertListing(
      `
      ## Article 2

      1. The Party shall readmit:

      1. children;

      2. spouses.

      2. It shall not charge a fee.
      `,
      `
      0 heading [2]${' '}
      1 item [1] The Party shall readmit:
      2 item <-1 [1] children;
      3 item <-1 [2] spouses.
      4 item [2] It shall not charge a fee.
      `,
    );
  });

  it('of full sentences have a lead-in if it ends with a colon', () => {
    assertListing(
      `
      It covers the following cases:

      - Nobody is returned.
      - (a) A child stays.
      `,
      `
      0 paragraph It covers the following cases:
      1 item <-0 Nobody is returned.
      2 item <-0 [a] A child stays.
      `,
    );
  });

  it('stand at the margin or hang in plain text', () => {
    assertListing(
      `
      2.2 Where an indicator is present, the officer, who is to be specially trained
          for this task:
        (a) moves the person to a private place, away from anyone who may control
            him or her;
        (b) calls the VPC; and
        • offers care.

      2.3 A presumed victim shall not be handcuffed, placed in a cell or detained on
          account of irregular entry.
      `,
      `
      0 paragraph [2.2] Where an indicator is present, the officer, who is to be specially trained⏎for this task:
      1 paragraph <-0 [a] moves the person to a private place, away from anyone who may control⏎him or her;
      2 paragraph <-0 [b] calls the VPC; and
      3 paragraph offers care.
      4 paragraph [2.3] A presumed victim shall not be handcuffed, placed in a cell or detained on⏎account of irregular entry.
      `,
      'text',
    );
  });

  it('know "(i)" after "(h)" for a letter and after a colon for a number', () => {
    const labels = (text: string): string[] => read(text).blocks.map(block => `${block.leadIn}${block.label}`);
    assert.deepEqual(labels('The list:\n\n(g) one;\n\n(h) two;\n\n(i) three;\n\n(j) four.'), ['-1', '0g', '0h', '0i', '0j']);
    assert.deepEqual(labels('The list:\n\n(a) one:\n\n(i) two;\n\n(ii) three;\n\n(b) four.'), ['-1', '0a', '1i', '1ii', '0b']);
  });

  it('are not made of an initial or a date', () => {
    assertListing(
      `
      A. Smith chairs the board.

      The members are:

      12 June 2026.

      C. Miller left.

      A. The Parties are aware.

      B. They recall Article 6.
      `,
      `
      0 paragraph A. Smith chairs the board.
      1 paragraph The members are:
      2 paragraph 12 June 2026.
      3 paragraph C. Miller left.
      4 paragraph [A] The Parties are aware.
      5 paragraph [B] They recall Article 6.
      `,
    );
  });
});
