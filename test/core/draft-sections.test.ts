import assert from 'node:assert/strict';
import type {Format} from '../../server/core/draft/types.ts';
import {dedent} from '../support/carets.ts';
import {outline, read} from '../support/draftMarks.ts';

function assertOutline(text: string, expected: string, format: Format = 'markdown'): void {
  assert.equal(outline(read(text, format)), dedent(expected));
}

describe('sections', () => {
  it('take no abbreviation for a number', () => {
    assertOutline('# U.S. Customs and Border Protection\n\n## A. Smith\n', 'heading (U.S. Customs and Border Protection)\n  clause A (Smith)');
  });

  it('know titles right behind their number in plain text, where the next one counts on', () => {
    assertOutline(
      `
      CHAPTER ONE GENERAL PROVISIONS

      Article (1) Definitions

      In this Decree a worker is a person who works under Article (3).

      Article (2) Scope and principles
      1. This Decree applies to every worker.
      2. No one shall be required to work.

      Article (3) Licensing

      Nobody recruits workers without a licence.

      Annex A Form of Contract

      The contract names the wage.
      `,
      `
      part ONE (GENERAL PROVISIONS) general
        article 1 (Definitions) definitions
        article 2 (Scope and principles)
          clause 1
          clause 2
        article 3 (Licensing)
      annex A (Form of Contract)
      `,
      'text',
    );
  });
  it('are no lines that name provisions of others, and no wrapped sentence', () => {
    assertOutline(
      `
      Legal basis

      Article 33 Refugee Convention

      Article 3 Convention against Torture

      These bind the Border Guard.
      Article 12 Border Act does not change that, and neither does
      Article 13 Border Act, in which the Guard
      is given a power.
      `,
      `
      `,
      'text',
    );
  });
  it('know numbers in brackets behind their word, and a first paragraph right below the title', () => {
    assertOutline(
      `
      CHAPTER ONE
      ADMISSION

      Article (3) - Referral
      1. Inmates are admitted on a letter from the prosecution stating that a
         case has been registered.
      2. Persons who come of their own accord are directed to the nearest
         police station to complete the procedures under Article (4).

      Article (4) - Objectives
      The Centre aims to provide a safe environment.
      `,
      `
      part ONE (ADMISSION)
        article 3 (Referral)
          clause 1
          clause 2
        article 4 (Objectives) general
      `,
      'text',
    );
  });

  it('know numbers with a letter before the point', () => {
    assertOutline(
      '### 6A.10 Decisions\n\n(a) First.\n\n(b) Second.\n\n### 6A.11 Liberty\n\nThird.\n',
      '      clause 6A.10 (Decisions)\n        clause a\n        clause b\n      clause 6A.11 (Liberty)'.replace(/^ {6}/gm, ''),
    );
  });

  it('climb from document to part, article and clause', () => {
    assertOutline(
      `
      # Bill

      ## PART I. GENERAL

      ### Article 1. Purpose

      (1) First.

      (2) Second.

      ### Article 2. Definitions

      "Child" means anyone under eighteen.

      ## PART II

      ### Article 3

      #### Return

      (1) Of persons.

      ## Annex A. Form

      ### Layout
      `,
      `
      heading (Bill)
        part I (GENERAL) general
          article 1 (Purpose) general
            clause 1 general
            clause 2 general
          article 2 (Definitions) definitions
        part II
          article 3 (Return)
            clause 1
        annex A (Form)
          heading (Layout)
      `,
    );
  });

  it('count an article written at the depth of its chapter as a part of it', () => {
    assertOutline(
      `
      ### CHAPTER I

      #### The Council

      ### Article 1

      One.

      ### CHAPTER II

      ### Article 2
      `,
      `
      part I (The Council)
        article 1
      part II
        article 2
      `,
    );
  });

  it('open with a bold label whose text goes on in the paragraph', () => {
    assertOutline(
      `
      ## Chapter 1. General

      **§ 1. Purpose.** This Regulation protects workers.

      **Art. 2** No one shall be returned.

      Sec. 3. *Detention.* Only a judge decides.

      Section 4.  Physical Barriers.  (a)  The Secretary decides.

      (b)  Nobody else does.

      Article 5 of the Convention is no heading. Section 6 applies.
      `,
      `
      part 1 (General) general
        article 1 (Purpose) general
        article 2
        article 3 (Detention)
        article 4 (Physical Barriers)
          clause a
          clause b
      `,
    );
  });

  it('nest dotted numbers below their heading', () => {
    assertOutline(
      `
      MINISTRY OF THE INTERIOR

      1. PURPOSE AND SCOPE

      1.1 One.

      1.2 Two:
        (a) an item;
        (b) another.

      1.2.1 Deeper.

      2. Arrival

      2.1 Three.

      ANNEX A. INDICATORS

      Debt.
      `,
      `
      heading (MINISTRY OF THE INTERIOR)
        clause 1 (PURPOSE AND SCOPE) general
          clause 1.1 general
          clause 1.2 general
            clause 1.2.1 general
        clause 2 (Arrival)
          clause 2.1
      annex A (INDICATORS)
      `,
      'text',
    );
  });

  it('take the line below a bare article as its title', () => {
    assertOutline(
      `
      ARTICLE 1
      Definitions
      For the purposes of this Agreement:
      (a) "border zone" means a strip of thirty kilometres on either side of the common border, and the international airports.

      ARTICLE 2
      Return
      1. Each Party shall readmit its own nationals who do not, or no longer, fulfil the conditions for stay in the territory.
      2. Silence shall be treated as consent.
      `,
      `
      article 1 (Definitions) definitions
      article 2 (Return)
        clause 1
        clause 2
      `,
      'text',
    );
  });

  it('do not follow from lists, quotations or code', () => {
    assertOutline(
      `
      ## 1. Support

      We offer:

      1. food;
      2. shelter.

      > ## Article 9

      \`\`\`
      ## Article 10
      \`\`\`
      `,
      'clause 1 (Support)',
    );
  });

  it('leave a preamble where the recitals end', () => {
    const draft = read(
      `
      AGREEMENT ON READMISSION

      The Government of Arvenia (hereinafter "the Party"),
      Determined to combat trafficking in persons and the smuggling of migrants by land, sea and air in all its forms and manifestations,
      Recalling the Convention of 28 July 1951,
      Have agreed as follows:

      ARTICLE 1
      The Party shall readmit its nationals.
      `,
      'text',
    );
    assert.deepEqual(
      draft.blocks.map(block => [block.text.slice(0, 12), (block.zone & 512) !== 0]),
      [
        ['AGREEMENT ON', false],
        ['The Governme', true],
        ['Determined t', true],
        ['Recalling th', true],
        ['Have agreed ', true],
        ['', false],
        ['The Party sh', false],
      ],
    );
  });

  it('have the role of their heading, not of every heading that begins alike', () => {
    assertOutline(
      `
      ## Interpretation

      ## General Directorate

      ## Purpose limitation

      ## Relationship with other law

      ## Recitals

      ## The Parties

      ## Between

      ## Use of terms
      `,
      `
      heading (Interpretation) definitions
      heading (General Directorate)
      heading (Purpose limitation)
      heading (Relationship with other law) general
      heading (Recitals) preamble
      heading (The Parties)
      heading (Between)
      heading (Use of terms) definitions
      `,
    );
  });

  it('with titles of their own are no list, though the enacting words end in a colon', () => {
    assertOutline(
      `
      # Act

      ENACTED by Parliament, as follows:

      **1. Short title.** This is the Shelter Act.

      **2. Duties.** The shelter shall:

      (a) lodge;

      (b) feed.
      `,
      `
      heading (Act)
        clause 1
        clause 2
      `,
    );
  });

  it('are numbered in the text of laws that keep several on consecutive lines', () => {
    const draft = read(`
      ## § 4. Register

      (1) The Unit keeps a register under paragraph
      (2) of section 9.
      (2) Entries are erased.
      (3) Nobody else has access.
    `);
    assert.deepEqual(
      draft.blocks.map(block => [block.label, block.text]),
      [
        ['4', 'Register'],
        ['1', 'The Unit keeps a register under paragraph\n(2) of section 9.'],
        ['2', 'Entries are erased.'],
        ['3', 'Nobody else has access.'],
      ],
    );
  });
});
