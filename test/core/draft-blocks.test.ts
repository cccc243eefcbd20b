import assert from 'node:assert/strict';
import {parseDraft, sourceOffset} from '../../server/core/draft/index.ts';
import {type Block, type Draft, Zone} from '../../server/core/draft/types.ts';
import {assertCarets} from '../support/carets.ts';
import {markIn, read} from '../support/draftMarks.ts';
import {english} from '../support/language.ts';

/** Where each of the words of a block's text stands in the source. */
function assertFound(source: string, texts: readonly string[], expected: string): void {
  const draft = parseDraft(source, 'markdown', english);
  const marks = texts.map(text => {
    const block = draft.blocks.find(b => b.text.includes(text));
    assert.ok(block, `no block holds ${JSON.stringify(text)}: ${JSON.stringify(draft.blocks.map(b => b.text))}`);
    const at = block.text.indexOf(text);
    return markIn(block, at, at + text.length, text.replace(/\n/g, '⏎'));
  });
  assertCarets(draft.source, marks, expected);
}

const kinds = (draft: Draft): string[] => draft.blocks.map(block => `${block.kind} ${block.text}`);

describe('text of a block', () => {
  it('is free of markup, and each phrase is found again in the source', () => {
    assertFound(
      'The *illegal* **migrant** and [the `alien`](http://x.y "t") or ![img](i) he[^1] left.\n\n[^1]: Not [a][b] word.\n\n[b]: http://c.d',
      ['illegal migrant', 'the alien', 'he left', 'Not a word'],
      `
      The *illegal* **migrant** and [the \`alien\`](http://x.y "t") or ![img](i) he[^1] left.
           ^^^^^^^^^^^^^^^^^^ illegal migrant
                                     ^^^^^^^^^^ the alien
                                                                               ^^^^^^^^^^^ he left

      [^1]: Not [a][b] word.
            ^^^^^^^^^^^^^^^ Not a word

      [b]: http://c.d
      `,
    );
  });

  it('is decoded, and entities and escapes are bounded exactly', () => {
    assertFound(
      'Law&nbsp;&amp;\\*order\\* of&#x1F600;&bogus; and &lt;b&gt;.',
      ['Law\u00a0&', '*order*', '\u{1F600}', '&bogus;', '<b>'],
      `
      Law&nbsp;&amp;\\*order\\* of&#x1F600;&bogus; and &lt;b&gt;.
      ^^^^^^^^^^^^^^ Law\u00a0&
                     ^^^^^^^^ *order*
                                ^^^^^^^^^ \u{1F600}
                                         ^^^^^^^ &bogus;
                                                     ^^^^^^^^^ <b>
      `,
    );
  });

  it('keeps a wrapped line as one white space, whatever its end and indentation', () => {
    for (const [end, indent] of [
      ['\n', ''],
      ['\r\n', ''],
      ['\n', '    '],
      [' \r\n', '\t'],
      ['  \n', ''],
      ['\\\n', ''],
    ] as const) {
      const source = `- No one shall${end}  ${indent}be returned.`;
      const [block] = parseDraft(source, 'markdown', english).blocks;
      assert.equal(block!.text, 'No one shall\nbe returned.', JSON.stringify(source));
      const at = block!.text.indexOf('be');
      assert.equal(source.slice(sourceOffset(block!, at, 'start'), sourceOffset(block!, at + 2, 'end')), 'be', JSON.stringify(source));
    }
  });

  it('drops soft hyphens and zero width spaces, and keeps hyphens at line ends', () => {
    const source = 'mi\u00adgrant\u200bs and non-\nrefoulement';
    const [block] = parseDraft(source, 'markdown', english).blocks;
    assert.equal(block!.text, 'migrants and non-\nrefoulement');
    assert.equal(source.slice(sourceOffset(block!, 0, 'start'), sourceOffset(block!, 8, 'end')), 'mi\u00adgrant\u200bs');
  });

  it('counts UTF-16 code units after a byte order mark', () => {
    const draft = parseDraft('\ufeff\u{1F600} e\u0301 *alien*', 'markdown', english);
    assert.equal(draft.source, '\u{1F600} e\u0301 *alien*');
    const [block] = draft.blocks;
    assert.deepEqual([sourceOffset(block!, 6, 'start'), sourceOffset(block!, 11, 'end')], [7, 12]);
  });

  it('has no pieces where it stands at the start of the block as it is', () => {
    const draft = parseDraft('Plain text,\nwrapped.\n\n(1) Labelled.\n', 'markdown', english);
    assert.deepEqual(
      draft.blocks.map(block => block.pieces),
      [[], [0, 4, 9]],
    );
  });

  it('bears no label', () => {
    const draft = read(`
      ## Article 7. Detention

      (1) One. 

      4.2 Two.

      A1. Three.

      § 9. Four.

      (b.1) Five.

      2. Six.

      4.—(3) Seven.

      1.5 million people, 24 hours, (EU) 2024, (the) word.
    `);
    assert.deepEqual(
      draft.blocks.map(block => [block.label, block.text]),
      [
        ['7', 'Detention'],
        ['1', 'One.'],
        ['4.2', 'Two.'],
        ['A1', 'Three.'],
        ['9', 'Four.'],
        ['b.1', 'Five.'],
        ['2', 'Six.'],
        ['3', 'Seven.'],
        ['', '1.5 million people, 24 hours, (EU) 2024, (the) word.'],
      ],
    );
  });
});

describe('blocks', () => {
  it('are headings, paragraphs, items, cells, footnotes, code and front matter, each for itself', () => {
    assert.deepEqual(
      kinds(
        read(`
          ---
          title: x
          ---
          Title
          =====

          A paragraph.

          - an item

            its second paragraph
              - nested

          | a | b |
          |---|---|
          | c |   |

              (a) indented, and no code

          \`\`\`js
          code
          \`\`\`

          <div>html</div>

          Text[^n].
          ####Tight heading

          [^n]: A footnote.
        `),
      ),
      [
        'meta ---\ntitle: x\n---',
        'heading Title',
        'paragraph A paragraph.',
        'item an item',
        'paragraph its second paragraph',
        'item nested',
        'cell a',
        'cell b',
        'cell c',
        'paragraph indented, and no code',
        'code ```js\ncode\n```',
        'code <div>html</div>',
        'paragraph Text.',
        'heading Tight heading',
        'footnote A footnote.',
      ],
    );
  });

  it('bear the zones of what they stand in', () => {
    const zone = (text: string): number => read(text).blocks.at(-1)!.zone;
    assert.equal(zone('# a'), Zone.heading);
    assert.equal(zone('> quoted'), Zone.quotation);
    assert.equal(zone('a[^1]\n\n[^1]: note'), Zone.footnote);
    assert.equal(zone('```\nx\n```'), Zone.code);
    assert.equal(zone('| a |\n|---|'), Zone.table);
    assert.equal(zone('## Preamble\n\ntext'), Zone.preamble);
  });

  it('are cells with their place and header', () => {
    const cells = read('| No. | *Lead* |\n|---|---|\n| A1 | Police \\| NGOs |').blocks.map((block: Block) => [block.text, block.cell]);
    assert.deepEqual(cells, [
      ['No.', {table: 0, row: 0, column: 0, header: 'No.'}],
      ['Lead', {table: 0, row: 0, column: 1, header: 'Lead'}],
      ['A1', {table: 0, row: 1, column: 0, header: 'No.'}],
      ['Police | NGOs', {table: 0, row: 1, column: 1, header: 'Lead'}],
    ]);
  });

  it('follow links and footnotes defined far away', () => {
    const far = 'Filler paragraph of some length.\n\n'.repeat(700);
    const draft = parseDraft(`See [the Act][act] here.[^9]\n\n${far}[act]: http://x.y\n\n[^9]: Far note.\n`, 'markdown', english);
    assert.equal(draft.blocks[0]!.text, 'See the Act here.');
    assert.deepEqual([draft.blocks.at(-1)!.kind, draft.blocks.at(-1)!.text], ['footnote', 'Far note.']);
  });

  it('stay whole when a fence or a comment is longer than a chunk', () => {
    const body = 'Words and words.\n\n# Not a heading\n\n'.repeat(600);
    for (const [open, close] of [
      ['```', '```'],
      ['<!--', '-->'],
      ['<pre>', '</pre>'],
    ]) {
      const draft = parseDraft(`Before.\n\n${open}\n${body}${close}\n\nAfter.\n`, 'markdown', english);
      assert.deepEqual(
        draft.blocks.filter(block => block.kind !== 'code').map(block => block.text),
        ['Before.', 'After.'],
        open,
      );
    }
  });
});
