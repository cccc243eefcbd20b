import assert from 'node:assert/strict';
import fc from 'fast-check';
import {readHtml} from '../../server/core/draft/markup/index.ts';
import {MarkupError} from '../../server/core/draft/markup/tree.ts';
import {Zone} from '../../server/core/draft/types.ts';
import {dedent} from '../support/carets.ts';
import {assertPlaces, assertZones, listing, outline, read} from '../support/draftMarks.ts';

function assertListing(html: string, expected: string): void {
  const draft = read(html, 'html');
  assertPlaces(draft);
  assert.equal(listing(draft), dedent(expected).trimEnd());
}

describe('HTML drafts', () => {
  it('have headings, paragraphs and lists with their lead-in', () => {
    assertListing(
      `
      <html><head><title>Not text</title><style>p {}</style></head><body>
      <h1>Bill</h1><h2>Article 7. Detention</h2>
      <p>The authority
         <b>shall not</b> detain:</p>
      <ol type="a"><li>a child;<ul><li>alone</li></ul></li><li value="4"><p>a victim.</p><p>Flush.</p></li></ol>
      <script>var x = "illegal migrants";</script>
      `,
      `
      0 heading Bill
      1 heading [7] Detention
      2 paragraph The authority shall not detain:
      3 item <-2 [a] a child;
      4 item alone
      5 item <-2 [d] a victim.
      6 paragraph Flush.
      `,
    );
  });

  it('have the labels that stand beside their text', () => {
    assertListing(
      `
      <p>Article 5</p><p>Principles</p>
      <div><span>1. </span><div><p>Data shall be:</p>
        <div><div><span>(a) </span></div><div><p>accurate;</p></div></div>
        <table><tr><td>(b)</td><td><p>kept short.</p></td></tr></table>
      </div></div>
      <div><span>2. </span>The controller shall comply.</div>
      `,
      `
      0 heading [5] ${''}
      1 heading Principles
      2 paragraph [1] Data shall be:
      3 paragraph <-2 [a] accurate;
      4 paragraph <-2 [b] kept short.
      5 paragraph [2] The controller shall comply.
      `,
    );
  });

  it('have tables with rows, columns and headers, whatever cells span', () => {
    const {blocks} = read(
      `<table><caption>Duties</caption><thead><tr><th>Who</th><th colspan="2">What</th></tr></thead>
      <tr><td rowspan="2">Ministry</td><td>train</td><td>guards</td></tr><tr><td>inspect</td><td>camps</td></tr></table>`,
      'html',
    );
    assert.deepEqual(
      blocks.map(({text, cell}) => (cell ? `${cell.row},${cell.column} ${cell.header}: ${text}` : text)),
      ['Duties', '0,0 Who: Who', '0,1 What: What', '1,0 Who: Ministry', '1,1 What: train', '1,2 : guards', '2,1 What: inspect', '2,2 : camps'],
    );
  });

  it('lose what a browser does not show, and keep what it decodes', () => {
    assertListing(
      `
      <p>Ali&shy;ens&nbsp;&amp; migr&#97;nts<sup><a href="#n1">1</a></sup> are&copy here &xyzzy; <!-- a comment -->now</p>
      <p hidden>Nobody sees this.</p><p style="display: none">Nor this.</p>
      <pre>One line
      and a second</pre>
      `,
      `
      0 paragraph Aliens${'\u00a0'}& migrants are© here &xyzzy; now
      1 paragraph One line⏎and a second
      `,
    );
  });

  it('have zones: quotations, deleted text, code', () => {
    assertZones(
      `<p>They <del>shall</del> may use <q>irregular</q> and <code>x</code>.</p>`,
      `
      <p>They <del>shall</del> may use <q>irregular</q> and <code>x</code>.</p>
                   ^^^^^ omitted
                                          ^^^^^^^^^ quotation
                                                                  ^ code
      `,
      ~0,
      'html',
    );
    const {blocks} = read('<blockquote><p>Quoted.</p></blockquote><p>Not.</p>', 'html');
    assert.deepEqual(
      blocks.map(block => block.zone & Zone.quotation),
      [Zone.quotation, 0],
    );
  });

  it('have sections even where no markup shows a heading', () => {
    const draft = read('<div>4. Information</div><div>4.1 Persons shall be informed in a language that they understand.</div>', 'html');
    assert.equal(outline(draft), 'clause 4 (Information)\n  clause 4.1');
  });

  it('may silence a rule in a comment', () => {
    const [suppression] = read('<p>One.</p><!-- clauseguard-ignore-next language/alien: a title --><p>Two.</p>', 'html').suppressions;
    assert.deepEqual([suppression?.kind, suppression?.rule, suppression?.reason], ['next', 'language/alien', 'a title']);
  });

  it('are refused in no time where they nest without end', () => {
    for (const tag of ['div', 'font', 'b', 'table'])
      assert.throws(
        () => readHtml(`<p>x</p>${`<${tag} a=1>`.repeat(300_000)}`),
        (error: unknown) => error instanceof MarkupError && /inside each other/.test(error.message),
      );
  });

  it('never throw anything else, and never leave the source', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<li>',
      '<ol>',
      '</ol>',
      '<table>',
      '<tr>',
      '<td>',
      '<b>',
      '</b>',
      '<br>',
      '(a)',
      '1. ',
      'return',
      '&amp;',
      '&',
      '<!--',
      '-->',
      '<',
      '\r\n',
      ' ',
      '<h2>',
      '<pre>',
      '\ud800',
      '<del>',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({maxLength: 5})), {maxLength: 40}), parts => assertPlaces(read(parts.join(''), 'html'))),
      {numRuns: 300},
    );
  });
});
