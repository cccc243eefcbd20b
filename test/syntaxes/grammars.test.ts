import {checkScopes} from './scopes.ts';

describe('the grammar of policy drafts', () => {
  const check = (picture: string): Promise<void> => checkScopes('text.policy-draft', picture);

  it('knows headings from provisions', () =>
    check(`
      >PART II: RETURN
       ^^^^^^^^^^^^^^^ markup.heading.part
       ^^^^^^^ entity.name.section.label
      >Article 3. Return decisions
       ^^^^^^^^^^^^^^^^^^^^^^^^^^^ markup.heading.article
       ^^^^^^^^^ entity.name.section.label
                  ^^^^^^^^^^^^^^^^ entity.name.section.title
      >Article 4. No person shall be returned to torture.
       ^^^^^^^^^ entity.name.section.label
                  ^^^^^^^^^^ !markup.heading
                            ^^^^^ keyword.control.modal.duty
      >Article 5 provides for children.
       ^^^^^^^^^ !markup.heading
       ^^^^^^^^^ constant.other.reference
      >GENERAL PROVISIONS
       ^^^^^^^^^^^^^^^^^^ markup.heading.capitals
      >UN agencies shall cooperate.
       ^^ !markup.heading
    `));

  it('knows numbering', () =>
    check(`
      >(1) The Office opens.
       ^^^ punctuation.definition.list.begin
      >  (iv) a register;
         ^^^^ punctuation.definition.list.begin
      >4.12 The Office opens.
       ^^^^ punctuation.definition.list.begin
      >a) a register
       ^^ punctuation.definition.list.begin
      >- a register
       ^ punctuation.definition.list.begin
      >1951 was the year.
       ^^^^ !punctuation.definition.list
    `));

  it('knows duty, discretion and prohibition', () =>
    check(`
      >The Ministry shall report, may refuse and must not detain.
                    ^^^^^ keyword.control.modal.duty
                                  ^^^ keyword.control.modal.discretion
                                                 ^^^^^^^^ keyword.control.modal.negative
      >It will not be used in May, nor on marshalling yards.
          ^^^^^^^^ keyword.control.modal.negative
                              ^^^ !keyword
                                        ^^^^^^^^^^^ !keyword
      >Persons are required to register; they cannot be refused.
               ^^^^^^^^^^^^^^^ keyword.control.modal.duty
                                              ^^^^^^ keyword.control.modal.negative
    `));

  it('knows defined terms where they are defined', () =>
    check(`
      >In this Act, “child” means any person below eighteen.
                    ^ punctuation.definition.term.begin
                     ^^^^^ entity.name.type.term
      >The Directorate of Migration (hereinafter "the Directorate") keeps a "list".
                                                  ^^^^^^^^^^^^^^^ entity.name.type.term
                                                                             ^^^^ !entity.name.type
    `));

  it('knows references', () =>
    check(`
      >Under Article 9(2), Annex B and paragraphs 3 to 5 of Article 4 it applies.
             ^^^^^^^^^^^^ constant.other.reference
                         ^ !constant
                           ^^^^^^^ constant.other.reference
                                       ^^^^^^^^^^^^^^^^^ constant.other.reference
                                                            ^^^^^^^^^ constant.other.reference
                                                                       ^^ !constant
      >See point (a) and Articles 4, 5 and 7, but no part of it.
           ^^^^^^^^^ constant.other.reference
                         ^^^^^^^^^^^^^^^^^^^ constant.other.reference
                                                     ^^^^ !constant
    `));

  it('knows suppressions, and places to fill in', () =>
    check(`
      >%% clauseguard-ignore-next language/illegal-migrant: title of an act: 1978
       ^^ punctuation.definition.comment
          ^^^^^^^^^^^^^^^^^^^^^^^ keyword.control.directive
                                  ^^^^^^^^^^^^^^^^^^^^^^^^ entity.name.tag.rule
                                                            ^^^^^^^^^^^^^^^^^^^^^ string.unquoted.reason
      >%% a note of somebody
       ^^ !comment
      >{Authority} grants it within {n} days.
       ^^^^^^^^^^^ variable.parameter.blank
                                    ^^^ variable.parameter.blank
    `));
});

describe('the injection into Markdown', () => {
  const check = (picture: string): Promise<void> => checkScopes('text.html.markdown', picture);

  it('colours suppressions', () =>
    check(`
      >Text <!-- clauseguard-ignore-line language/illegal-migrant: a title --> more
            ^^^^ punctuation.definition.comment.begin
                 ^^^^^^^^^^^^^^^^^^^^^^^ keyword.control.directive
                                         ^^^^^^^^^^^^^^^^^^^^^^^^ entity.name.tag.rule
                                                                   ^^^^^^^ string.unquoted.reason
                                                                               ^^^^ !comment
      ><!-- a note -->
       ^^^^^^^^^^^^^^^ comment.block.html
            ^^^^ !keyword
    `));

  it('names what belongs to drafts, and colours none of it', () =>
    check(`
      >The Ministry shall report under Article 9(2) and must not detain.
                    ^^^^^ meta.modal.duty
                    ^^^^^ !keyword
                                       ^^^^^^^^^^^^ meta.reference
                                                        ^^^^^^^^ meta.modal.negative
    `));

  it('leaves code alone', () =>
    check(`
      >Run \`shall Article 3\` now.
           ^^^^^^^^^^^^^^^^^ !meta.modal
      >\`\`\`
      >shall
       ^^^^^ !meta.modal
      >\`\`\`
    `));
});
