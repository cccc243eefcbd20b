import assert from 'node:assert/strict';
import {decodeDraft} from '../../server/host/decodeDraft.ts';

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const decode = (...parts: (Buffer | string | number[])[]) =>
  decodeDraft(Buffer.concat(parts.map(part => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part)))), 'a.md');

describe('reading a draft', () => {
  it('keeps line ends and drops the byte order mark', () => {
    assert.equal(decode('Né\r\n1. x\r2'), 'Né\r\n1. x\r2');
    assert.equal(decode([0xef, 0xbb, 0xbf], 'Article 1'), 'Article 1');
  });

  it('reads UTF-16 with a byte order mark', () => {
    assert.equal(decode([0xff, 0xfe], Buffer.from('Würde 1', 'utf16le')), 'Würde 1');
    assert.equal(decode([0xfe, 0xff], utf16be('Würde 1')), 'Würde 1');
  });

  const bad: [string, ReturnType<typeof decode>, RegExp, number, number][] = [
    ['a NUL byte', decode('one\ntwo\0'), /binary/, 2, 1],
    ['UTF-16 without a mark', decode(Buffer.from('Article', 'utf16le')), /binary/, 1, 1],
    ['a Latin-1 letter', decode('one\ntwo\nM', [0xfc], 'ller\n'), /line 3 is not UTF-8/, 3, 2],
    ['a cut sequence at the end', decode('x', [0xe2, 0x82]), /line 1 is not UTF-8/, 1, 2],
    ['half of UTF-16', decode([0xff, 0xfe], [0x00, 0xd8, 0x41, 0x00]), /starts as UTF-16/, 1, 1],
    ['nothing', decode(''), /empty/, 1, 1],
    ['white space', decode([0xef, 0xbb, 0xbf], ' \n\t\n'), /empty/, 1, 1],
  ];
  for (const [name, result, message, line, column] of bad)
    it(`${name} is a problem with its place and a repair`, () => {
      assert.ok(typeof result === 'object', 'text was read');
      assert.match(result.message, message);
      assert.deepEqual([result.path, result.line, result.column, result.level], ['a.md', line, column, 'error']);
      assert.ok(result.repair.length > 5);
    });
});
