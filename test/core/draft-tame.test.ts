import assert from 'node:assert/strict';
import {parseDraft} from '../../server/core/draft/index.ts';
import {tame} from '../../server/core/draft/tame.ts';
import {english} from '../support/language.ts';

const CLAUSE = 'The Ministry shall return any person.';
/** How many places of the text the parser is not shown. */
const plain = (text: string): number => [...tame(text)].filter((c, i) => c !== text[i]).length;

/** Texts for which the parser's work grows faster than they do, and how often it may meet what makes it so. */
const HOSTILE: {readonly [name: string]: readonly [text: string, mark: RegExp, most: number]} = {
  'quotations in quotations': [`${'>'.repeat(5000)}${CLAUSE}`, /^(?:> ?)+/, 60],
  'items in items': [`${'- '.repeat(5000)}${CLAUSE}`, /^(?:- )+/, 60 * 2],
  'numbered items in items': [`${'1. '.repeat(5000)}${CLAUSE}`, /^(?:1\. )+/, 60 * 3],
  'items and quotations in turn': [`${'> - '.repeat(5000)}${CLAUSE}`, /^(?:> - )+/, 30 * 4],
  'emphasis that never ends': ['**a '.repeat(5000), /\*/g, 2000],
  'brackets that never close': ['['.repeat(5000), /\[/g, 2000],
  'brackets that never opened': [']'.repeat(5000), /\]/g, 2000],
  'notes that nobody wrote': ['[^a]'.repeat(5000), /\[/g, 2000],
  'comments that never end': ['a <!-- '.repeat(5000), /<!--/g, 60],
  'instructions that never end': ['a <? '.repeat(5000), /<\?/g, 60],
  'character data that never ends': ['a <![CDATA[ '.repeat(5000), /<!\[CDATA\[/g, 60],
  'quotations that are taken up again and again': ['> a\nb\n'.repeat(4000), /^>/gm, 0],
  'an item whose lines are not indented': [`- a\n${'b\n'.repeat(4000)}`, /^-/gm, 0],
  'declarations that never end': ['a <!A '.repeat(5000), /<!A/g, 60],
};

describe('what nobody writes but to stop a parser', () => {
  for (const [name, [text, mark, most]] of Object.entries(HOSTILE))
    it(`${name}: the parser meets few, and every other character is in its place`, () => {
      const met = tame(text);
      assert.equal(met.length, text.length);
      const found = met.match(mark) ?? [];
      const count = mark.global ? found.length : (found[0]?.length ?? 0);
      assert.ok(count <= most, `${count} are left, of ${(text.match(mark) ?? []).length}`);
      assert.ok(count > most / 2 || most === 0, `only ${count} are left`);
      const draft = parseDraft(`${text}\n\nThe end.\n`, 'markdown', english);
      assert.equal(draft.blocks.at(-1)?.text, 'The end.');
    });

  it('items that go deeper line by line', () => {
    const stairs = Array.from({length: 5}, (_, i) => `${'  '.repeat(60 * i)}${'- '.repeat(60)}a`).join('\n');
    const lines = tame(stairs).split('\n');
    assert.equal(lines[0], stairs.split('\n')[0]);
    for (const line of lines.slice(1)) assert.match(line, /^ *x/);
  });

  for (const [name, text] of Object.entries({
    'a line drawn with dashes': `Here.\n\n${'- '.repeat(200)}\n\nThere.\n`,
    'a line drawn with stars, in a quotation': `> Here.\n>\n> ${'* '.repeat(200)}\n`,
    'a line of hyphens': `${'-'.repeat(300)}\n`,
    'a heading underlined at length': `Heading\n${'='.repeat(300)}\n`,
    'a table with wide rulers': `| a | b |\n|${'-'.repeat(200)}|${'-'.repeat(200)}|\n| c | d |\n`,
    'many comments that end': `${'a <!-- b --> '.repeat(300)}\n`,
    'a list whose lines are not indented': '- a\nb\n'.repeat(500),
    'lines of a plain text': 'b\n'.repeat(2900),
    'a letter with quotations': `${'> a\nb\n\n'.repeat(100)}`,
    numbers: `${'1 2. 3) '.repeat(100)}\n`,
    'a signature far to the right': `${' '.repeat(80)}The Minister\n`,
  }))
    it(`${name}: left alone`, () => assert.equal(plain(text), 0));
});
