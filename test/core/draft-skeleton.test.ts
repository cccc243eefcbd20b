import assert from 'node:assert/strict';
import fc from 'fast-check';
import type {Node, Parent} from 'mdast';
import {parseChunk} from '../../server/core/draft/markdown.ts';
import {bracketed, definedLabels, prefixOf} from '../../server/core/draft/markdownChunks.ts';
import {parse} from '../../server/core/draft/markdownParser.ts';
import {plainRuns, withoutPlain} from '../../server/core/draft/markdownPlain.ts';
import {Skeleton} from '../../server/core/draft/skeleton.ts';
import {FRAGMENTS} from '../support/fragments.ts';

/** A tree as lines of what each node is and where it stands in the whole text. */
function outline(node: Node, whole: (offset: number) => number, depth = 0): string[] {
  const {type, position, children = [], ...more} = node as Node & Partial<Parent> & {[key: string]: unknown};
  const {value: _, title: __, url: ___, alt: ____, meta: _____, ...kept} = more;
  const [start, end] = [whole(position!.start.offset!), whole(position!.end.offset!)];
  return [`${' '.repeat(depth)}${type} ${start}-${end} ${JSON.stringify(kept)}`, ...children.flatMap(child => outline(child, whole, depth + 1))];
}

const words = [
  'The authority shall not detain any child for more than a day',
  'persons, who (as a rule) were trafficked; may - and must - be heard: at once',
  'one two three --> four five six',
  'a, b, c and d or e f',
  'in the year 2011. 3) nor # later = than + that',
  '  twice  the  space  between  the  words  ',
  'de la loi n° 5 sur les étrangers',
  'word',
  'of the return\nof any person who\nis there',
  '(a) the first of them\r\nand so on and on\r\nuntil the end',
];
const piece = fc.oneof(fc.constantFrom(...FRAGMENTS), fc.constantFrom(...words));
const glue = fc.constantFrom(
  ' ',
  ' ',
  '',
  '\n',
  '\n',
  '\n\n',
  '\r\n',
  '  \n',
  '\n    ',
  '\n> ',
  '\n- ',
  '\n1. ',
  ' | ',
  '*',
  '_',
  '`',
  '<',
  '[',
  '](',
  ']: ',
);
// The parser does not count a byte order mark at its start, and is never given one.
const text = fc.array(fc.tuple(piece, glue), {maxLength: 30}).map(parts =>
  parts
    .flat()
    .join('')
    .replace(/^\ufeff+/, ''),
);

describe('the skeleton of a Markdown text', () => {
  const skeletonOf = (whole: string): string => new Skeleton(whole).text;

  it('keeps the first and the last word of a line and all that may be markup', () => {
    assert.equal(
      skeletonOf('# Of the return of persons\n\n1. The *competent national* authority shall\n   not return anybody to torture.\n'),
      '# Of persons\n\n1. The *competent national* authority shall\n   not torture.\n',
    );
  });

  it('keeps one line of a paragraph at the margin, unless the line below it may make something else of it', () => {
    assert.equal(skeletonOf('The authority\nshall not return\nanybody to a\nplace of torture.\n'), 'The torture.\n');
    assert.equal(skeletonOf('Of the return\nof all those persons\n----\n'), 'Of the return\nof persons\n----\n');
  });

  it('keeps words behind a bracket up to an empty line, since labels are compared and tags are spelt', () => {
    assert.equal(
      skeletonOf('as the act [of last year] has it\n<a name, place and date here>\n\nof all things that are'),
      'as the act [of last year] has it\n<a name, place and date here>\n\nof are',
    );
  });

  it('has the tree of the whole text, node for node, each at its place', () => {
    fc.assert(
      fc.property(text, whole => {
        const skeleton = new Skeleton(whole);
        assert.deepEqual(
          outline(parse(skeleton.text), offset => skeleton.whole(offset)),
          outline(parse(whole), offset => offset),
        );
      }),
      {numRuns: 500},
    );
  });
});

describe('blocks that the parser is not shown', () => {
  const shown = (whole: string): string => withoutPlain(whole, plainRuns(whole, '')).text;

  it('are all but the first of a row in which nothing can be markup', () => {
    const whole = [
      '## Article 1. Scope\nThis applies to all.',
      '(1) Nobody is returned.',
      '4.2 Exceptions end\nin 2030.',
      '**Appeals**',
      '- one\n- two',
      '- three\n  - (a) and *four*\n\n  with more of it',
      '1. Let it\n   be so.\n2. Not so.',
      'Costs & fees\n---',
      '| Who | What |\n|---|---|\n| **Police** | |',
      '## Article 2',
      'See `x`.',
    ].join('\n\n');
    assert.equal(shown(whole), '## Article 1. Scope\n\nSee `x`.');
  });

  it('are rows of a table, of which it is shown the head where they stand first; rows that may be markup it reads by themselves', () => {
    const table = '| Who | What |\n|---|---|\n| Police | hear `x` |\n| Courts |\n| Shelters | lodge |\n';
    assert.equal(shown(`> Quoted\n\n${table}\n\n## Costs\n\nSee \`x\`.`), '> Quoted\n\n| Who | What |\n|---|---|\n\nSee `x`.');
    assert.equal(shown(`${table}Not a row.\n`), `${table}Not a row.\n`);
    assert.equal(shown(table.replace('Who', '`Who`')), table.replace('Who', '`Who`'));
    assert.equal(shown(table.replace(' |\n| Sh', '\r| Sh')), table.replace(' |\n| Sh', '\r| Sh'));
  });

  it('are none where the parser has to say what they are', () => {
    for (const whole of [
      'Of the return\n\nOf the s*tay*\n\n1. An item\n',
      'Of the return\n\nOf [it](x)\n\n1. An item\n',
      'Of the return\n\n|a|b|\n|---|\n\n1. An item\n',
      'Of the return\n\n- and\n 3. more\n',
      'One paragraph.\n\nAnother, with `code`.\n\n> and\nmore\n',
      'One.\n\n```\nTwo.\n\nThree.\n\nFour.\n\n```\n',
      'One.\n\n<!-- Two.\n\nThree.\n\nFour.\n\nFive. -->\n',
      'One.\n\n<pre>\nTwo.\n\nThree.\n\nFour.\n\n</pre>\n',
      'One.\n\n## Two\nand `three`\n',
      'One.\n\n    indented\n\nTwo breaks  \nhere.\n',
      '- one\n\n- two\n\n- three\n\nFour.\n',
      'One.\n\n- two\n## Three\n',
      'One.\n\n***Two** things*\n',
    ])
      assert.equal(shown(whole), whole);
  });

  it('change nothing in what is read', () => {
    fc.assert(
      fc.property(text, whole => assert.deepEqual(parseChunk(whole, '', ''), parseChunk(whole, '', '', []))),
      {numRuns: 1000},
    );
  });

  it('change nothing in tables', () => {
    const cell = fc.constantFrom(
      'plain words',
      '',
      ' ',
      '**b**',
      '*e* `c`',
      'a\\|b',
      '`a|b`',
      '[x](y)',
      '[x]',
      '[^1]',
      '<br>',
      '<!-- clauseguard-ignore-next a/b: why -->',
      '&amp;',
      '~~s~~',
      '&',
      '_i_',
      '---',
    );
    const row = fc
      .tuple(fc.array(cell, {maxLength: 4}), fc.constantFrom(' |', ' |', ' |', '', '| ', ' |\\', ' |\r'))
      .map(([cells, end]) => `|${cells.join('|')}${end}`);
    const above = fc.constantFrom('', 'Of the return\n\n', '## Costs\n', '> quoted\n\n', '- item\n\n', 'right above\n', '[x]: http://a.b\n\n');
    const behind = fc.constantFrom(
      '',
      '\nMore `code`.\n',
      '\n## End\n\nWords.\n',
      'right below\n',
      '> right below\n',
      '\n| a |\n|---|\n| `b` |\n',
      '\n- item\n',
    );
    const tables = fc
      .tuple(above, fc.array(row, {maxLength: 8}), behind)
      .map(([a, rows, b]) => `${a}| Who | What |\n|---|---|\n${rows.map(one => `${one}\n`).join('')}${b}`);
    fc.assert(
      fc.property(tables, fc.constantFrom('[x]: x', '[^1]: x', ''), (whole, elsewhere) => {
        const prefix = prefixOf(bracketed(whole), definedLabels(`${whole}\n${elsewhere}`));
        assert.deepEqual(parseChunk(whole, prefix, ''), parseChunk(whole, prefix, '', []));
      }),
      {numRuns: 2000},
    );
  });

  it('change nothing in a draft in which most is text', () => {
    const line = fc.constantFrom(
      ...words,
      '# Of return',
      '## 2. Scope',
      '(b) the second',
      '**Penalties**',
      '**Stop!**',
      '1. An item',
      '2. Another',
      '3) with a bracket',
      '   more of it',
      '   (c) more of it',
      '  - nested',
      '- a bullet',
      '- (a) another',
      '* a third',
      '- *em*',
      '> quoted',
      '<!-- no -->',
      '```',
      '|a|',
      '| a | **b** |',
      '|---|:-:|',
      '---',
      'in *few* words, (**two**) or (*étrangers*)',
      'a [Note] & more',
      '      deeper',
      '   1. first\n   2. second',
    );
    const gap = fc.constantFrom('\n', '\n\n', '\n\n', '\r\n\r\n', '\n \n');
    const lines = fc.array(fc.tuple(line, gap), {maxLength: 20}).map(parts => parts.flat().join(''));
    const next = fc.constantFrom('', '## Scope', 'The author', '1. An item', '- a bullet');
    fc.assert(
      fc.property(lines, next, (whole, behind) => assert.deepEqual(parseChunk(whole, '', behind), parseChunk(whole, '', behind, []))),
      {numRuns: 3000},
    );
  });
});
