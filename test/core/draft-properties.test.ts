import assert from 'node:assert/strict';
import fc from 'fast-check';
import {parseDraft, parseWhole, sourceOffset} from '../../server/core/draft/index.ts';
import type {Draft, Format} from '../../server/core/draft/types.ts';
import {english} from '../support/language.ts';

/** What every Draft promises, whatever the text. */
function assertSound(draft: Draft): void {
  const {source, blocks, sections, references, suppressions} = draft;
  let before = 0;
  blocks.forEach((block, i) => {
    const where = `block ${i} of ${JSON.stringify(source)}`;
    assert.ok(
      block.start >= before && block.start <= block.end && block.end <= source.length,
      `${where}: span ${block.start}-${block.end} after ${before}`,
    );
    before = block.start;
    for (let p = 0; p < block.pieces.length; p += 3) {
      const [text, at, length] = [block.pieces[p]!, block.start + block.pieces[p + 1]!, block.pieces[p + 2]!];
      assert.equal(block.text.slice(text, text + length), source.slice(at, at + length), `${where}: piece ${p / 3}`);
      assert.ok(at >= block.start && at + length <= block.end, `${where}: piece ${p / 3} outside`);
    }
    if (block.pieces.length === 0) assert.equal(source.slice(block.start, block.start + block.text.length), block.text, `${where}: identity`);
    for (const side of ['start', 'end'] as const) {
      let last = block.start;
      for (let t = 0; t <= block.text.length; t++) {
        const at = sourceOffset(block, t, side);
        assert.ok(at >= last && at <= block.end, `${where}: ${side} of ${t} is ${at} after ${last}`);
        last = at;
      }
    }
    for (let t = 0; t < block.text.length; t++) {
      assert.ok(sourceOffset(block, t, 'start') <= sourceOffset(block, t + 1, 'end'), `${where}: character ${t} ends before it starts`);
    }
    let end = 0;
    for (let s = 0; s < block.sentences.length; s += 2) {
      assert.ok(
        block.sentences[s]! >= end && block.sentences[s]! < block.sentences[s + 1]! && block.sentences[s + 1]! <= block.text.length,
        `${where}: sentences`,
      );
      end = block.sentences[s + 1]!;
    }
    for (const zone of block.zones)
      assert.ok(zone.start >= 0 && zone.start < zone.end && zone.end <= block.text.length, `${where}: zone ${JSON.stringify(zone)}`);
    assert.ok(block.leadIn < i && block.tailOf < i, `${where}: links`);
    assert.ok(sections[block.section]!.first <= i && i < sections[block.section]!.last, `${where}: section`);
  });
  sections.forEach((section, i) => {
    assert.ok(section.parent < i && section.first <= section.last && section.last <= blocks.length, `section ${i} of ${JSON.stringify(source)}`);
    if (i > 0)
      assert.ok(
        sections[section.parent]!.first <= section.first && section.last <= sections[section.parent]!.last,
        `section ${i} outside its parent in ${JSON.stringify(source)}`,
      );
  });
  for (const reference of references) {
    assert.ok(reference.start < reference.end && reference.end <= blocks[reference.block]!.text.length, JSON.stringify(source));
    assert.ok(reference.target < sections.length && (reference.target < 0 || !reference.external));
  }
  for (const {at} of suppressions) assert.ok(at.start < at.end && at.end <= source.length, JSON.stringify(source));
}

const FRAGMENTS = [
  '# Title',
  '## Article 1. Scope',
  '### Article  2',
  '####Tight',
  '## Annex A',
  '## Part I',
  '**Art. 3** text',
  '**§ 4. Licence.** No one may',
  'ARTICLE 5',
  '4. INFORMATION',
  '(1) The authority shall:',
  '(a) detain; or',
  '  (b) return',
  '4.2 Text',
  '1. first',
  '2) second',
  '- item',
  '  - (i) nested',
  '> quoted "text',
  'WHEREAS,',
  'Preamble',
  '```',
  '~~~',
  '<!--',
  '-->',
  '<!-- clauseguard-ignore-next a/b: why -->',
  '%% clauseguard-ignore-next a/b: why',
  '<div>',
  '</div>',
  '<details>',
  '---',
  '===',
  '***',
  '\\',
  '|',
  '| a | b |',
  '|---|---|',
  '| Schedule 1 (§ 2): x | y |',
  '[^1]',
  '[^1]: note',
  '[x]: http://a.b',
  '[x]',
  '[text][x]',
  '[y](z "t")',
  '![i](u)',
  '&amp;',
  '&nbsp;',
  '&#x1F600;',
  '&bogus;',
  '\\*',
  '\\&',
  '*em*',
  '**b',
  '`code',
  '`` a ``',
  '~~gone~~',
  '<br>',
  '<b>',
  '“illegal migrant”',
  '"x" means y',
  "'word'",
  'victims\u2019 rights',
  '«a»',
  '``b"',
  'after subsection (2) insert:',
  '“(3) New',
  'is repealed',
  'Aliens Act, 2011',
  'Directive 2011/36/EU',
  'Article 9(2)',
  'section 12 of the Act',
  'points (a) to (c)',
  '\u00ad',
  '\ufeff',
  '\u200b',
  '\u{1F600}',
  'e\u0301',
  '\u{10437}',
  '\0',
  '\ud800',
  '\t',
  '    ',
  ' ',
  'No. 604/2013',
  'Art. 5(2)',
  '...',
  '. ',
  '; ',
  ': ',
  '? ',
  'the court',
  'unless',
  'https://x.org/a.',
  'a@b.org',
];
const glue = fc.constantFrom(' ', '\n', '\n', '\n\n', '\n\n', '\r\n', '\r\n\r\n', '', '\n    ', '\n> ', '\n- ');
const fragments = fc.array(fc.tuple(fc.constantFrom(...FRAGMENTS), glue), {maxLength: 40}).map(parts => parts.flat().join(''));
const anyText = fc.oneof(fragments, fragments, fc.string({unit: 'binary', maxLength: 120}), fc.string({maxLength: 120}));
const format = fc.constantFrom<Format>('markdown', 'text');

describe('a draft of any text', () => {
  it('lies inside its source, in order, and maps every offset', () => {
    fc.assert(
      fc.property(anyText, format, (text, kind) => assertSound(parseDraft(text, kind, english))),
      {numRuns: 400},
    );
  });

  it('is the same when read again', () => {
    fc.assert(
      fc.property(anyText, format, (text, kind) => assert.deepEqual(parseDraft(text, kind, english), parseDraft(text, kind, english))),
      {numRuns: 60},
    );
  });

  it('does not depend on the size of the chunks', () => {
    fc.assert(
      fc.property(fragments, fc.integer({min: 1, max: 120}), (text, size) => {
        assert.deepEqual(parseWhole(text, 'markdown', english, size), parseWhole(text, 'markdown', english, Infinity));
      }),
      {numRuns: 400},
    );
  });

  it('does not depend on a byte order mark', () => {
    fc.assert(
      fc.property(
        fragments.filter(text => text[0] !== '\ufeff'),
        format,
        (text, kind) => assert.deepEqual(parseDraft(`\ufeff${text}`, kind, english), parseDraft(text, kind, english)),
      ),
      {numRuns: 60},
    );
  });

  it('has the same words with CR LF as with LF', () => {
    fc.assert(
      fc.property(fragments, format, (text, kind) => {
        const unix = text.replace(/\r/g, '');
        const blocks = (source: string): unknown[] =>
          parseDraft(source, kind, english)
            .blocks.filter(b => b.kind !== 'code' && b.kind !== 'meta')
            .map(b => [b.kind, b.label, b.text, b.zone, b.leadIn]);
        assert.deepEqual(blocks(unix.replace(/\n/g, '\r\n')), blocks(unix));
      }),
      {numRuns: 100},
    );
  });
});
