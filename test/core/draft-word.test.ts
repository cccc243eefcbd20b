import assert from 'node:assert/strict';
import {parseDraft, sourceOffset} from '../../server/core/draft/index.ts';
import {type Draft, Zone} from '../../server/core/draft/types.ts';
import {readWord} from '../../server/core/draft/word/index.ts';
import {numeral} from '../../server/core/draft/word/numerals.ts';
import {partsOf} from '../../server/host/word/index.ts';
import {dedent} from '../support/carets.ts';
import {listing} from '../support/draftMarks.ts';
import {english} from '../support/language.ts';
import {docx, HEADINGS, list, listed, p, paragraph, run, styled, type WordSource} from '../support/word.ts';

function read(source: WordSource): Draft {
  const {text, layout} = readWord(partsOf(docx(source)));
  const draft = parseDraft(text, 'word', english, layout);
  for (const block of draft.blocks)
    assert.equal(draft.source.slice(sourceOffset(block, 0, 'start'), sourceOffset(block, block.text.length, 'end')), block.text);
  return draft;
}

/** The text that people see, and the blocks that the core makes of it. */
function assertWord(source: WordSource, text: string, blocks: string): void {
  const draft = read(source);
  assert.equal(draft.source, `${dedent(text).trim()}\n`);
  assert.equal(listing(draft), dedent(blocks).trim());
}

describe('Word drafts', () => {
  it('have headings and the numbers that Word shows', () => {
    assertWord(
      {
        styles: HEADINGS,
        numbering: list('decimal Article %1', 'decimal (%2)', 'lowerLetter (%3)'),
        body: [
          p('Detention', `${styled('H1')}${listed(1)}`),
          p('The authority shall not detain:', listed(1, 1)),
          p('a child;', listed(1, 2)),
          p('', listed(1, 2)),
          p('a victim.', listed(1, 2)),
          p('It shall report.', listed(1, 1)),
          p('Appeal', `${styled('H1')}${listed(1)}`),
          p('Anyone may appeal.', listed(1, 1)),
        ].join(''),
      },
      `
      Article 1 Detention
      (1) The authority shall not detain:
      (a) a child;
      (c) a victim.
      (2) It shall report.
      Article 2 Appeal
      (1) Anyone may appeal.
      `,
      `
      0 heading [1] Detention
      1 paragraph [1] The authority shall not detain:
      2 paragraph <-1 [a] a child;
      3 paragraph <-1 [c] a victim.
      4 paragraph [2] It shall report.
      5 heading [2] Appeal
      6 paragraph [1] Anyone may appeal.
      `,
    );
  });

  it('are read as if all tracked changes were accepted', () => {
    const deleted = (text: string): string => `<w:del w:id="1"><w:r><w:delText>${text}</w:delText></w:r></w:del>`;
    assertWord(
      {
        body: [
          paragraph(`${run('The officer ')}${deleted('may')}<w:ins w:id="2">${run('shall')}</w:ins>${run(' release the child')}`),
          paragraph(deleted('Nobody reads this.'), '<w:rPr><w:del w:id="3"/></w:rPr>'),
          paragraph(run(' at once.')),
          paragraph(`${run('One ')}`, '<w:rPr><w:del w:id="4"/></w:rPr>'),
          paragraph(run('sentence.')),
          `<w:tbl><w:tr><w:trPr><w:del w:id="5"/></w:trPr><w:tc>${p('gone')}</w:tc><w:tc>${p('gone')}</w:tc></w:tr><w:tr><w:tc>${p('here')}</w:tc><w:tc>${p('too')}</w:tc></w:tr></w:tbl>`,
          `<w:moveFrom w:id="6">${p('Moved away.')}</w:moveFrom>`,
        ].join(''),
      },
      `
      The officer shall release the child
       at once.
      One sentence.
      here
      too
      `,
      `
      0 paragraph The officer shall release the child
      1 paragraph at once.
      2 paragraph One sentence.
      3 cell here
      4 cell too
      `,
    );
  });

  it('have tables, bullets, quotations, notes, and a table of contents that nobody judges', () => {
    const draft = read({
      styles: `<w:style w:styleId="Q"><w:name w:val="Intense Quote"/></w:style><w:style w:styleId="T"><w:name w:val="toc 1"/></w:style>`,
      numbering: list('bullet \uf0b7', 'bullet o'),
      footnotes: `<w:footnote w:id="-1" w:type="separator">${p('no note')}</w:footnote><w:footnote w:id="5">${p('Second.')}</w:footnote><w:footnote w:id="2">${p('First.')}</w:footnote>`,
      body: [
        p('Detention 3', styled('T')),
        paragraph(`${run('The police shall:')}<w:r><w:footnoteReference w:id="2"/></w:r>`),
        p('tell the person;', listed(1)),
        p('in writing;', listed(1, 1)),
        p('call a lawyer.', listed(1)),
        paragraph(`${run('Quoted.')}<w:r><w:footnoteReference w:id="5"/></w:r>`, styled('Q')),
        `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${p('Who')}</w:tc><w:tc>${p('What')}</w:tc></w:tr><w:tr><w:tc>${p('Ministry')}</w:tc><w:tc>${p('and courts')}</w:tc><w:tc>${p('train')}</w:tc></w:tr></w:tbl>`,
        `<w:tbl><w:tr><w:tc>${p('(a)')}</w:tc><w:tc>${p('a table for its looks')}</w:tc></w:tr></w:tbl>`,
      ].join(''),
    });
    assert.equal(
      listing(draft),
      dedent(`
      0 meta Detention 3
      1 paragraph The police shall:
      2 item <-1 tell the person;
      3 item in writing;
      4 item <-1 call a lawyer.
      5 paragraph Quoted.
      6 cell Who
      7 cell What
      8 cell Ministry
      9 cell and courts
      10 cell train
      11 paragraph [a] a table for its looks
      12 footnote First.
      13 footnote Second.
      `).trim(),
    );
    assert.equal(draft.blocks[5]!.zone & Zone.quotation, Zone.quotation);
    assert.deepEqual(
      draft.blocks.slice(6, 11).map(({cell}) => `${cell!.row},${cell!.column} ${cell!.header}`),
      ['0,0 Who', '0,2 What', '1,0 Who', '1,1 ', '1,2 What'],
    );
  });

  it('lose what is hidden or commanded and keep what stands in boxes, controls and links', () => {
    const box = `<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>${p('In a box.')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p('In a box.')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>`;
    assert.equal(
      read({
        body: [
          paragraph(
            `${run('Seen')}${run('not seen', '<w:vanish/>')}<w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r><w:hyperlink>${run(' linked')}</w:hyperlink><w:r><w:tab/><w:t>A&amp;B</w:t><w:br/><w:t>so\u00adft</w:t><w:noBreakHyphen/></w:r>`,
          ),
          `<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>${paragraph(`${run('Controlled.')}<w:r>${box}</w:r>`)}</w:sdtContent></w:sdt>`,
        ].join(''),
      }).source,
      'Seen linked\tA&B\nsoft-\nControlled.\nIn a box.\n',
    );
  });

  it('take a sentence in the style of a heading for a sentence, and a line in bold for a heading', () => {
    assertWord(
      {
        styles: HEADINGS,
        body: `${p('Meetings', styled('H1'))}${p('The Board shall meet four times in each year.', styled('H2'))}${paragraph(run('Who attends', '<w:b/>'))}${p('All members.')}`,
      },
      `
      Meetings
      The Board shall meet four times in each year.
      Who attends
      All members.
      `,
      `
      0 heading Meetings
      1 paragraph The Board shall meet four times in each year.
      2 heading Who attends
      3 paragraph All members.
      `,
    );
  });

  it('count lists as Word does', () => {
    const numbering = `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`;
    const body = [listed(1), listed(1, 1), listed(1, 1), listed(1), listed(1, 1), listed(2), listed(2), listed(9), listed(0)]
      .map(one => p('x y', one))
      .join('');
    assert.deepEqual(read({numbering, body}).source.split('\n'), [
      'III. x y',
      '3.1 x y',
      '3.2 x y',
      'IV. x y',
      '4.1 x y',
      'I. x y',
      'II. x y',
      'x y',
      'x y',
      '',
    ]);
    assert.deepEqual(
      ['decimalZero', 'lowerRoman', 'upperLetter', 'ordinal', 'ordinalText', 'cardinalText', 'none', 'chicago'].map(format => numeral(27, format)),
      ['27', 'xxvii', 'AA', '27th', '27', '27', '', '27'],
    );
    assert.deepEqual(
      ['decimalZero', 'upperRoman', 'lowerLetter', 'ordinal', 'ordinalText', 'cardinalText'].map(format => numeral(3, format)),
      ['03', 'III', 'c', '3rd', 'Third', 'Three'],
    );
  });
});
