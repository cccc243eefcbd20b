import assert from 'node:assert/strict';
import {assertReferences, read} from '../support/draftMarks.ts';

describe('references', () => {
  it('find articles, their paragraphs, groups and ranges', () => {
    assertReferences(
      `
      ## Article 1

      See Article 2(1), Articles 2 and 3, Articles 1 to 3 and Art. 4.

      ## Article 2

      (1) Under paragraph 2 and paragraph 3 of this Article.

      (2) As in Article 1 and in paragraph 1 of Article 2.

      ## Article 3

      (a) The list in Article 2(7).
      `,
      `
      ## Article 1

      See Article 2(1), Articles 2 and 3, Articles 1 to 3 and Art. 4.
          ^^^^^^^^^^^^ clause 1
                        ^^^^^^^^^^ article 2
                                       ^ article 3
                                          ^^^^^^^^^^ article 1
                                                        ^ article 3
                                                              ^^^^^^ missing

      ## Article 2

      (1) Under paragraph 2 and paragraph 3 of this Article.
                ^^^^^^^^^^^ clause 2
                                ^^^^^^^^^^^ missing

      (2) As in Article 1 and in paragraph 1 of Article 2.
                ^^^^^^^^^ article 1
                                 ^^^^^^^^^^^ clause 1
                                                ^^^^^^^^^ article 2

      ## Article 3

      (a) The list in Article 2(7).
                      ^^^^^^^^^^^^ missing
      `.replace(/^ {26}\^ article 3$/m, line => line),
    );
  });

  it('find numbers in brackets behind "Article"', () => {
    assertReferences(
      `
      ## Article (1)

      As in Article (2), Articles (1) and (2), Article (2)(1) and Article (9). But not Article (2) of Law No. (18) of 2011.

      ## Article (2)

      (1) The end.
      `,
      `
      ## Article (1)

      As in Article (2), Articles (1) and (2), Article (2)(1) and Article (9). But not Article (2) of Law No. (18) of 2011.
            ^^^^^^^^^^^ article 2
                         ^^^^^^^^^^^^ article 1
                                          ^^^ article 2
                                               ^^^^^^^^^^^^^^ clause 1
                                                                  ^^^^^^^^^^^ missing
                                                                                       ^^^^^^^^^^^ external

      ## Article (2)

      (1) The end.
      `,
    );
  });

  it('count no sum as the next number of a group', () => {
    assertReferences(
      `
      ## 1. Money

      Of this 4 million go to sections 1 and 2 and 1.2 million to the rest; sections 1 and 40 per cent; section 2, 30 days; sections 1 and 2.

      ## 2. Time
      `,
      `
      ## 1. Money

      Of this 4 million go to sections 1 and 2 and 1.2 million to the rest; sections 1 and 40 per cent; section 2, 30 days; sections 1 and 2.
                              ^^^^^^^^^^ clause 1
                                             ^ clause 2
                                                                            ^^^^^^^^^^ clause 1
                                                                                                        ^^^^^^^^^ clause 2
                                                                                                                            ^^^^^^^^^^ clause 1
                                                                                                                                           ^ clause 2

      ## 2. Time
      `,
    );
  });

  it('mean by a paragraph one that is numbered through, whatever its paragraphs are numbered', () => {
    assertReferences(
      `
      **1.** Fees are prohibited.

      **2.** (1) The officer decides.

      (2) The tribunal decides on appeal.

      **3.** Money taken contrary to paragraph 1 is repaid under paragraph 2.
      `,
      `
      **1.** Fees are prohibited.

      **2.** (1) The officer decides.

      (2) The tribunal decides on appeal.

      **3.** Money taken contrary to paragraph 1 is repaid under paragraph 2.
                                     ^^^^^^^^^^^ clause 1
                                                                 ^^^^^^^^^^^ clause 2
      `,
    );
  });

  it('mean by a section one that is numbered through, not the nearest paragraph of that number', () => {
    const {blocks, references, sections} = read(`
      ## Part I

      **1.** Guests are heard.

      **2.** Guests are free.

      ## Part II

      **3.** (1) Records are kept.

      (2) They are erased.

      **4.** Section 2 does not apply.
    `);
    assert.deepEqual(
      references.map(({target}) => blocks[sections[target]!.first]!.text),
      ['Guests are free.'],
    );
  });

  it('know another instrument by what follows, precedes or surrounds them', () => {
    assertReferences(
      `
      ## Article 1

      Section 12 of the Aliens Act, Article 33(2) of the 1951 Convention, article 3 of that Convention.

      Convention against Torture, article 3. The Anti-Trafficking Act, 2018 (section 22).

      The words "under Article 99" and item 14.3 of the state budget.

      Point (c) of Article 4 of Directive 2011/36/EU; article 8, paragraph 5, of the Protocol.
      `,
      `
      ## Article 1

      Section 12 of the Aliens Act, Article 33(2) of the 1951 Convention, article 3 of that Convention.
      ^^^^^^^^^^ external
                                    ^^^^^^^^^^^^^ external
                                                                          ^^^^^^^^^ external

      Convention against Torture, article 3. The Anti-Trafficking Act, 2018 (section 22).
                                  ^^^^^^^^^ external
                                                                             ^^^^^^^^^^ external

      The words "under Article 99" and item 14.3 of the state budget.
                       ^^^^^^^^^^ external
                                       ^^^^^^^^^ external

      Point (c) of Article 4 of Directive 2011/36/EU; article 8, paragraph 5, of the Protocol.
      ^^^^^^^^^ external
                   ^^^^^^^^^ external
                                                      ^^^^^^^^^ external
                                                                 ^^^^^^^^^^^ external
      `,
    );
  });

  it('resolve annexes whose text stands in a column beside the label', () => {
    assertReferences(
      `
      1.1 See Annex A, Annex B and Annex C.

      ANNEX A  Cards: names held by others; long lists of the
               debts of a household.
      ANNEX B  Forms.
      `,
      `
      1.1 See Annex A, Annex B and Annex C.
              ^^^^^^^ annex A
                       ^^^^^^^ annex B
                                   ^^^^^^^ missing

      ANNEX A  Cards: names held by others; long lists of the
               debts of a household.
      ANNEX B  Forms.
      `,
      'text',
    );
  });

  it('resolve annexes however they are headed', () => {
    assertReferences(
      `
      1. DUTIES

      1.1 See Annex A, Annex 1, Schedule 4, Annex II and Annex C.

      ANNEX A. INDICATORS (reviewed yearly)

      Debt.

      Annex 1 (paragraph 1.1): Ombar, Sorren.
      ANNEX II (Article 4): houses at Kalm.

      Schedule 4

      Fees.
      `,
      `
      1. DUTIES

      1.1 See Annex A, Annex 1, Schedule 4, Annex II and Annex C.
              ^^^^^^^ annex A
                       ^^^^^^^ annex 1
                                ^^^^^^^^^^ annex 4
                                            ^^^^^^^^ annex II
                                                         ^^^^^^^ missing

      ANNEX A. INDICATORS (reviewed yearly)

      Debt.

      Annex 1 (paragraph 1.1): Ombar, Sorren.
               ^^^^^^^^^^^^^ clause 1.1
      ANNEX II (Article 4): houses at Kalm.
                ^^^^^^^^^ missing

      Schedule 4

      Fees.
      `,
      'text',
    );
  });

  it('resolve an annex that is a table or a paragraph', () => {
    assertReferences(
      `
      ## 1. Duties

      As in Schedule 1, Schedule 2 and section 1.

      **Schedule 1 (§ 1).** No conviction.

      | Schedule 2 (§ 1): indicator | Source |
      |---|---|
      | Claims | Office |
      `,
      `
      ## 1. Duties

      As in Schedule 1, Schedule 2 and section 1.
            ^^^^^^^^^^ annex 1
                        ^^^^^^^^^^ annex 2
                                       ^^^^^^^^^ clause 1

      **Schedule 1 (§ 1).** No conviction.
                    ^^^ clause 1

      | Schedule 2 (§ 1): indicator | Source |
        ^^^^^^^^^^ annex 2
                    ^^^ clause 1
      |---|---|
      | Claims | Office |
      `,
    );
  });

  it('find list items by their letters and numbered paragraphs from anywhere', () => {
    assertReferences(
      `
      ## 3. Rules

      3.4 The officer:

      (a) asks;

      (b) writes, unless point (a) or point (d) applies.

      3.5 See paragraph 3.4(a), paragraph 5.7 and Pillar Z.
      `,
      `
      ## 3. Rules

      3.4 The officer:

      (a) asks;

      (b) writes, unless point (a) or point (d) applies.
                         ^^^^^^^^^ clause 3.4
                                      ^^^^^^^^^ missing

      3.5 See paragraph 3.4(a), paragraph 5.7 and Pillar Z.
              ^^^^^^^^^^^^^^^^ clause 3.4
                                ^^^^^^^^^^^^^ missing
                                                  ^^^^^^^^ external
      `,
    );
  });
});
