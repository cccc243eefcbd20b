import assert from 'node:assert/strict';
import fc from 'fast-check';
import {DraftFollower} from '../../server/core/draft/follower.ts';
import {parseDraft, parseInChunks, sourceOffset} from '../../server/core/draft/index.ts';
import type {Draft, Format} from '../../server/core/draft/types.ts';
import {edited, randomEdits} from '../support/edits.ts';
import {fragments} from '../support/fragments.ts';
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

const anyText = fc.oneof(fragments(40), fragments(40), fc.string({unit: 'binary', maxLength: 120}), fc.string({maxLength: 120}));
const format = fc.constantFrom<Format>('markdown', 'text');

/** Holds a draft that is followed through edits against one that is read at once. `written`: what edits put in, beside single characters. */
function isSameByEdits(text: fc.Arbitrary<string>, written: fc.Arbitrary<string>): void {
  fc.assert(
    fc.property(
      text,
      randomEdits(fc.oneof(written, fc.constantFrom('x', '1', '.', ' ', '\n'))),
      format,
      fc.integer({min: 1, max: 200}),
      (text, edits, kind, chunkSize) => {
        const follower = new DraftFollower(kind, english, chunkSize);
        let now = text;
        for (const edit of [undefined, ...edits]) {
          if (edit) now = edited(now, edit);
          assert.deepEqual(follower.read(now).draft, parseDraft(now, kind, english));
        }
      },
    ),
    {numRuns: 100},
  );
}

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
      fc.property(fragments(40), fc.integer({min: 1, max: 120}), (text, size) => {
        assert.deepEqual(parseInChunks(text, english, size), parseInChunks(text, english, Infinity));
      }),
      {numRuns: 400},
    );
  });

  it('does not depend on a byte order mark', () => {
    fc.assert(
      fc.property(
        fragments(40).filter(text => text[0] !== '\ufeff'),
        format,
        (text, kind) => assert.deepEqual(parseDraft(`\ufeff${text}`, kind, english), parseDraft(text, kind, english)),
      ),
      {numRuns: 60},
    );
  });

  it('has the same words with CR LF as with LF', () => {
    fc.assert(
      fc.property(fragments(40), format, (text, kind) => {
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

  it('is the same when it came about by edits', () => {
    isSameByEdits(fragments(60), fragments(6));
  });

  it('is the same when an act with side headings came about by edits', () => {
    const line = fc.constantFrom(
      'Short title',
      'Powers of officers',
      '*Interpretation*',
      'Insertion of section 4A',
      '"Border procedure',
      '## PART II—OFFENCES',
      '1. This Act is the Shelter Act.',
      '2. (1) An officer may enter.',
      '3.—(1) A person commits an offence.',
      '4 The Minister may make rules.',
      '4A. A person is heard.",',
      '5. Toys',
      '(2) Nobody pays.',
      '(a) the first;',
      'The following section is inserted after section 4:',
      'A line of text that goes on for longer than a title would, and ends in no mark at all',
    );
    const act = (most: number): fc.Arbitrary<string> =>
      fc.array(fc.tuple(line, fc.constantFrom('\n', '\n\n', '\n\n')), {maxLength: most}).map(parts => parts.flat().join(''));
    isSameByEdits(act(30), act(4));
  });
});
