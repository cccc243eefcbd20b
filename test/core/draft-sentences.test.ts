import {assertSentences} from '../support/draftMarks.ts';

describe('sentences', () => {
  it('go on after legal abbreviations, numbers, initials and ellipses', () => {
    assertSentences(
      `
      Art. 5(2) and para. 3 of Reg. (EU) No. 604/2013 apply, cf. J. Smith et al., e.g. in the U.S. Code ... and after. Then it ends.
      `,
      `
      Art. 5(2) and para. 3 of Reg. (EU) No. 604/2013 apply, cf. J. Smith et al., e.g. in the U.S. Code ... and after. Then it ends.
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 1
                                                                                                                       ^^^^^^^^^^^^^ 2
      `,
    );
  });

  it('take closing quotes and brackets with them, and are not broken by footnote marks', () => {
    assertSentences(
      `
      He said "No." It is so.[^1] (See above.) A new one.

      [^1]: A note.
      `,
      `
      He said "No." It is so.[^1] (See above.) A new one.
      ^^^^^^^^^^^^^ 1
                    ^^^^^^^^^ 2
                                  ^^^^^^^^^^^^ 3
                                               ^^^^^^^^^^ 4

      [^1]: A note.
            ^^^^^^^ 5
      `,
    );
  });

  it('do not end at a semicolon or a colon, nor before a small letter', () => {
    assertSentences(
      `
      The officer decides: in writing; with reasons (approx. ten pages). Is that all? yes! It is.
      `,
      `
      The officer decides: in writing; with reasons (approx. ten pages). Is that all? yes! It is.
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 1
                                                                         ^^^^^^^^^^^^^^^^^ 2
                                                                                           ^^^^^^ 3
      `,
    );
  });

  it('end after the letter of an annex and before a number', () => {
    assertSentences(
      `
      They follow Annex A. The list is open. 30 days later it closes. Names are in Annex B.
      `,
      `
      They follow Annex A. The list is open. 30 days later it closes. Names are in Annex B.
      ^^^^^^^^^^^^^^^^^^^^ 1
                           ^^^^^^^^^^^^^^^^^ 2
                                             ^^^^^^^^^^^^^^^^^^^^^^^^ 3
                                                                      ^^^^^^^^^^^^^^^^^^^^^ 4
      `,
    );
  });

  it('cross wrapped lines and markup but never a block', () => {
    assertSentences(
      `
      No one shall be *returned.* The
      decision is final

      - a list item
      - and another. With two
      `,
      `
      No one shall be *returned.* The
      ^^^^^^^^^^^^^^^^^^^^^^^^^^ 1
                                  ^^^
      decision is final
      ^^^^^^^^^^^^^^^^^ 2

      - a list item
        ^^^^^^^^^^^ 3
      - and another. With two
        ^^^^^^^^^^^^ 4
                     ^^^^^^^^ 5
      `,
    );
  });
});
