import assert from 'node:assert/strict';
import {excerptOf} from '../../server/cli/excerpt.ts';
import {Lines} from '../../server/cli/lines.ts';
import {plain, widthOf, wrap} from '../../server/cli/terminal.ts';

/** The excerpt for the first place where `marked` stands, as two rows. */
function rows(source: string, marked: string, width = 100): string[] {
  const start = source.indexOf(marked);
  const {line, marks} = excerptOf(source, new Lines(source), {start, end: start + marked.length}, width);
  return [line, marks];
}

describe('excerpt', () => {
  it('carets stand under what is marked', () =>
    assert.deepEqual(rows('One.\nThe Ministry shall return any person.\nThree.', 'return any person'), [
      'The Ministry shall return any person.',
      '                   ^^^^^^^^^^^^^^^^^',
    ]));

  it('indentation goes, tabs count as one space', () =>
    assert.deepEqual(rows('\t(a)\tdetain\tany person', 'detain'), ['(a) detain any person', '    ^^^^^^']));

  it('wide characters take two columns, combining marks none', () =>
    assert.deepEqual(rows('日本 e\u0301 illegal 移民 x', 'illegal 移民'), ['日本 e\u0301 illegal 移民 x', '       ^^^^^^^^^^^^']));

  it('a mark over several lines says that it goes on', () =>
    assert.deepEqual(rows('Return\nthem to danger.', 'Return\nthem'), ['Return', '^^^^^^…']));

  it('a long line is cut around the mark', () => {
    const [line, marks] = rows(`${'before '.repeat(300)}MARK${' after'.repeat(300)}`, 'MARK', 60) as [string, string];
    assert.ok([...line].length <= 60, `${line.length} columns`);
    assert.ok(line.startsWith('…') && line.endsWith('…'));
    assert.equal(line.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1), 'MARK');
  });

  it('a mark longer than the line is cut', () => {
    const [line, marks] = rows(`x ${'y'.repeat(500)} z`, 'y'.repeat(500), 60) as [string, string];
    assert.ok(line.length <= 60 && marks.length <= 60);
    assert.match(marks, /^ +\^+$/);
  });

  it('an empty mark gets one caret, also at the end of a line', () => {
    const source = 'ab\ncd';
    assert.deepEqual(excerptOf(source, new Lines(source), {start: 1, end: 1}, 60), {line: 'ab', marks: ' ^'});
    assert.deepEqual(excerptOf(source, new Lines(source), {start: 2, end: 2}, 60), {line: 'ab', marks: '  ^'});
  });

  it('a cut does not halve a surrogate pair', () => {
    const source = `${'😀'.repeat(400)}MARK${'😀'.repeat(400)}`;
    for (const pad of ['', 'a']) assert.ok(!/\ufffd|[\ud800-\udbff](?![\udc00-\udfff])/.test(rows(pad + source, 'MARK').join('')));
  });

  it('nothing in a draft can steer the terminal', () => {
    const [line] = rows('a \u001b[2J\u202Eevil\u0007 illegal', 'illegal') as [string];
    assert.doesNotMatch(line, /[\u0000-\u001f\u202e]/);
    assert.equal(plain('a\nb\tc\u0085'), 'a\nb\tc\ufffd');
  });
});

describe('lines', () => {
  it('count from 1 over all three line ends', () => {
    const source = 'a\r\nb\rc\nd';
    const lines = new Lines(source);
    assert.deepEqual(
      ['a', 'b', 'c', 'd'].map(c => lines.at(source.indexOf(c))).map(({line, column}) => [line, column]),
      [
        [1, 1],
        [2, 1],
        [3, 1],
        [4, 1],
      ],
    );
    assert.deepEqual(lines.at(source.length), {line: 4, column: 2, offset: source.length});
    assert.deepEqual(
      [1, 2, 3, 4].map(line => source.slice(lines.span(line).start, lines.span(line).end)),
      ['a', 'b', 'c', 'd'],
    );
  });
  it('a text that ends in a line end has an empty last line', () => assert.deepEqual(new Lines('a\n').at(2), {line: 2, column: 1, offset: 2}));
});

describe('terminal', () => {
  it('knows how wide characters are', () =>
    assert.deepEqual(['a', 'é', '\u0301', '日', '한', '😀', '\u200b', '–'].map(widthOf), [1, 1, 0, 2, 2, 2, 0, 1]));
  it('wraps at words', () => assert.equal(wrap('one two three four', 10, 2), 'one two\n  three\n  four'));
});
