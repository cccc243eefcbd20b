import assert from 'node:assert/strict';
import fc from 'fast-check';
import {readLegalXml} from '../../server/core/draft/markup/index.ts';
import {MarkupError} from '../../server/core/draft/markup/tree.ts';
import {Zone} from '../../server/core/draft/types.ts';
import {dedent} from '../support/carets.ts';
import {assertPlaces, listing, outline, read} from '../support/draftMarks.ts';

const akn = (body: string): string =>
  `<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><meta><x>Not text</x></meta><body>${body}</body></act></akomaNtoso>`;

function assertListing(body: string, expected: string): void {
  const draft = read(akn(body), 'xml');
  assertPlaces(draft);
  assert.equal(listing(draft), dedent(expected).trimEnd());
}

const SECTION = `
  <part><num>Part 2</num><heading>Custody</heading>
    <section><heading>Detention of <i>children</i></heading><num>7.</num>
      <subsection><num>(1)</num><intro><p>An officer shall not detain—</p></intro>
        <level><num>(a)</num><content><p>a child,</p></content></level>
        <level><num>(b)</num><content><p>P.</p></content></level>
        <wrapUp><p>except as a last resort.</p></wrapUp>
      </subsection>
      <subsection><num>(2)</num><content><p>See <ref href="#x">section 9</ref>.<authorialNote><p>A note.</p></authorialNote></p></content></subsection>
    </section>
  </part>`;

describe('Akoma Ntoso drafts', () => {
  it('keep number, heading and content together, whatever their order', () => {
    assertListing(
      SECTION,
      `
      0 heading [2] Custody
      1 heading [7] Detention of children
      2 paragraph [1] An officer shall not detain—
      3 paragraph <-2 [a] a child,
      4 paragraph <-2 [b] P.
      5 paragraph tail of 2 except as a last resort.
      6 paragraph [2] See section 9.
      7 footnote A note.
      `,
    );
    assert.equal(outline(read(akn(SECTION), 'xml')), 'part 2 (Custody)\n  article 7 (Detention of children)\n    clause 1\n    clause 2');
  });

  it('hand a number without heading to the first text', () => {
    assertListing(
      '<article><num>3</num><paragraph><num>(1)</num><content><p>The Board decides.</p></content></paragraph></article>',
      '\n0 paragraph [1] The Board decides.\n',
    );
    const draft = read(
      akn('<article><num>3</num><paragraph><num>(1)</num><content><p>The Board decides.</p></content></paragraph></article>'),
      'xml',
    );
    assert.equal(outline(draft), 'article 3\n  clause 1');
  });

  it('know text that is put into another act, with its marks of quotation', () => {
    const draft = read(
      akn(`<section><num>1</num><heading>Bail</heading><content><p><mod>After section 5 insert—<quotedStructure startQuote="“" endQuote="”"><section><num>5A</num><heading>Liberty</heading><content><p>A child shall be released.</p></content></section></quotedStructure></mod></p></content></section>
      <section><num>2</num><heading>Words</heading><content><p><mod>for <quotedText startQuote="“" endQuote="”">alien</quotedText> substitute <quotedText startQuote="“" endQuote="”">person</quotedText></mod></p></content></section>`),
      'xml',
    );
    assert.equal(outline(draft), 'article 1 (Bail)\n  article 5A (Liberty) amendment\narticle 2 (Words)');
    assert.equal(draft.blocks.find(block => block.text.startsWith('A child'))!.zone & Zone.inserted, Zone.inserted);
    const words = draft.blocks.at(-1)!;
    assert.equal(words.text, 'for “alien” substitute “person”');
    assert.deepEqual(
      words.zones.map(({start, end, zone}) => [words.text.slice(start, end), zone]),
      [
        ['“alien”', Zone.omitted],
        ['“person”', Zone.inserted],
      ],
    );
  });

  it('leave out tables of contents, and read references, CDATA and comments for what they are', () => {
    assertListing(
      '<coverPage><p>7. Illegal migrants</p></coverPage><p>A &lt;b&gt; &#233;<!-- not text --><![CDATA[ & <c>]]></p>',
      '\n0 meta 7. Illegal migrants\n1 paragraph A <b> é & <c>\n',
    );
  });

  it('of the United States have their own words for the same', () => {
    const uslm = `<bill xmlns="http://schemas.gpo.gov/xml/uslm"><main><title><num>TITLE I</num><heading>RETURN</heading>
      <section><num>Sec. 101. </num><chapeau>The Secretary shall—</chapeau><paragraph><num>(1) </num><content>return no person; and</content></paragraph>
      <paragraph><num>(2) </num><content>report.</content></paragraph><continuation>This applies at once.</continuation></section></title></main></bill>`;
    const draft = read(uslm, 'xml');
    assertPlaces(draft);
    assert.equal(
      listing(draft),
      '0 heading [I] RETURN\n1 paragraph [101] The Secretary shall—\n2 paragraph <-1 [1] return no person; and\n3 paragraph <-1 [2] report.\n4 paragraph This applies at once.',
    );
  });

  it('are told from other XML by their document element', () => {
    assert.equal(readLegalXml('<project><p>Illegal migrants</p></project>'), undefined);
    assert.equal(readLegalXml('<bill><p>Two coffees</p></bill>'), undefined);
  });
});

describe('hostile XML', () => {
  const refuses = (source: string, says: RegExp): void => {
    assert.throws(
      () => readLegalXml(source),
      (error: unknown) => error instanceof MarkupError && says.test(error.message) && error.offset <= source.length,
    );
  };

  it('defines no entities, neither many nor from elsewhere', () => {
    const lol = Array.from({length: 20}, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join('');
    refuses(`<!DOCTYPE akomaNtoso [<!ENTITY e0 "lol">${lol}]><akomaNtoso><p>&e20;</p></akomaNtoso>`, /entities of its own|entities or rules/);
    refuses('<!DOCTYPE akomaNtoso [<!ENTITY x SYSTEM "file:///etc/passwd">]><akomaNtoso><p>&x;</p></akomaNtoso>', /entities or rules/);
    refuses('<akomaNtoso><p>&nbsp;</p></akomaNtoso>', /well-formed.*entity/);
  });

  it('does not nest without end', () => refuses(`<akomaNtoso>${'<p>'.repeat(500_000)}`, /inside each other/));

  it('is well-formed', () => {
    refuses('<akomaNtoso><p>open</akomaNtoso>', /well-formed/);
    refuses('<akomaNtoso><p>cut off', /well-formed/);
    refuses(`<akomaNtoso ${'a'.repeat(100)}`, /well-formed/);
  });

  it('gives places inside the source, whatever it is', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<num>1</num>',
      '<section>',
      '</section>',
      '<heading>H</heading>',
      'text',
      '&amp;',
      '<!-- c -->',
      '<![CDATA[x]]>',
      '\r\n',
      ' ',
      '<table><tr><td>c</td></tr></table>',
      '<?pi?>',
      '\u{1F600}',
      '<b>bold</b>',
    );
    fc.assert(
      fc.property(fc.array(piece, {maxLength: 30}), parts => {
        try {
          assertPlaces(read(akn(parts.join('')), 'xml'));
        } catch (error) {
          if (!(error instanceof MarkupError)) throw error;
        }
      }),
      {numRuns: 300},
    );
  });
});
