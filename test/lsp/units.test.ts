import assert from 'node:assert/strict';
import fc from 'fast-check';
import {TextDocument} from 'vscode-languageserver-textdocument';
import {setLevel} from '../../server/lsp/actions/configurationEdit.ts';
import {toSnippet} from '../../server/lsp/actions/edits.ts';
import {labelBetween, nextLabel} from '../../server/lsp/actions/labels.ts';
import {lensTitle} from '../../server/lsp/features/codeLens.ts';
import {Lines} from '../../server/lsp/lines.ts';
import {fileOf} from '../../server/lsp/node/uris.ts';
import {Places} from '../../server/lsp/places.ts';
import {suppressionSlot} from '../../server/lsp/suppressionSlot.ts';
import {edited, randomEdits} from '../support/edits.ts';
import {stop} from './editor.ts';

describe('labels', () => {
  for (const [labels, next] of [
    [['1', '2', '3'], '4'],
    [['9'], '10'],
    [['4.1', '4.9'], '4.10'],
    [['A1'], 'A2'],
    [['2', '2A'], '3'],
    [['a', 'b'], 'c'],
    [['y', 'z'], 'aa'],
    [['i', 'ii', 'iii'], 'iv'],
    [['i', 'viii'], 'ix'],
    [['g', 'h', 'i'], 'j'],
    [['I', 'II'], 'III'],
    [['A', 'B'], 'C'],
    [['one', 'two'], undefined],
  ] as const)
    it(`${labels.join(', ')} -> ${next}`, () => assert.equal(nextLabel(labels), next));

  it('between two there is room', () => {
    assert.equal(labelBetween('7', new Set(['7', '8'])), '7a');
    assert.equal(labelBetween('7', new Set(['7', '7a', '8'])), '7b');
    assert.equal(labelBetween('7', new Set(['3A', '7', '8'])), '7A');
    assert.equal(labelBetween('IV', new Set(['IV'])), undefined);
  });
});

describe('a level in clauseguard.yaml', () => {
  const applied = (source: string, rule = 'a/b'): string | undefined => {
    const change = setLevel(source, rule, 'off');
    return change && source.slice(0, change.start) + change.text + source.slice(change.end);
  };
  for (const [what, before, after] of [
    ['in an empty file', '', 'rules:\n  a/b: off\n'],
    ['in a file of comments', '# nothing yet\n', '# nothing yet\nrules:\n  a/b: off\n'],
    ['below other keys', 'packs: [x] # ours', 'packs: [x] # ours\nrules:\n  a/b: off\n'],
    ['below other rules, indented alike', 'rules:\n    c/d: error # why\npacks: []\n', 'rules:\n    c/d: error # why\n    a/b: off\npacks: []\n'],
    ['in place of another level', 'rules:\n  a/b: error # why\n', 'rules:\n  a/b: off # why\n'],
    ['in place of a quoted one', 'rules: {"a/b": "error"}\n', 'rules: {"a/b": off}\n'],
    ['where the list is empty', 'rules: # none yet\npacks: [x]\n', 'rules: # none yet\n  a/b: off\npacks: [x]\n'],
    ['with CRLF', 'rules:\r\n  c/d: error\r\n', 'rules:\r\n  c/d: error\r\n  a/b: off\r\n'],
    ['without a last line break', 'rules:\n  c/d: error', 'rules:\n  c/d: error\n  a/b: off\n'],
    ['in a flow map', 'rules: {c/d: error}\n', 'rules: { c/d: error, a/b: off }\n'],
  ] as const)
    it(what, () => assert.equal(applied(before), after));

  it('is refused where the file has to be mended first', () => {
    for (const source of ['rules: [a', '- a\n- b\n', 'rules: [a]\n', 'just text']) assert.equal(applied(source), undefined, source);
  });
});

describe('snippets', () => {
  it('make places to fill in, the same name the same place', () => {
    assert.equal(
      toSnippet('{Authority} pays $5 to {person} within {n} days; {Authority} decides. {}'),
      `${stop(1, 'Authority')} pays \\$5 to ${stop(2, 'person')} within ${stop(3, 'n')} days; $1 decides. $4`,
    );
  });
});

describe('a lens', () => {
  it('says how many safeguards there are, and what is wrong with the others', () => {
    assert.equal(lensTitle(['present', 'weak', 'missing', 'present', 'present']), '3 of 5 safeguards: 1 weak, 1 missing');
    assert.equal(lensTitle(['present', 'present']), 'All 2 safeguards are there');
    assert.equal(lensTitle(['missing']), '1 safeguard: missing');
  });
});

describe('the slot of a suppression', () => {
  for (const [line, format, expected] of [
    ['<!-- clauseg', 'markdown', {kind: 'directive', typed: 'clauseg'}],
    ['text <!-- clauseguard-ignore-line ', 'markdown', {kind: 'rule', typed: ''}],
    ['%% clauseguard-ignore-next language/x', 'text', {kind: 'rule', typed: 'language/x'}],
    ['%% clauseguard-ignore-next language/x: quoted fr', 'text', {kind: 'reason', typed: 'quoted fr'}],
    ['<!-- a remark ', 'markdown', undefined],
    ['<!-- x --> clauseguard-', 'markdown', undefined],
    ['The %% ', 'text', undefined],
  ] as const)
    it(`${line}|`, () => assert.deepEqual(suppressionSlot(line, format), expected));
});

describe('places', () => {
  it('count after a byte order mark, and lie inside the text', () => {
    const places = new Places('\ufeffab\r\ncd');
    assert.deepEqual(places.range({start: 0, end: 2}), {start: {line: 0, character: 1}, end: {line: 0, character: 3}});
    assert.deepEqual(places.range({start: 4, end: 99}), {start: {line: 1, character: 0}, end: {line: 1, character: 2}});
    assert.equal(places.offset({line: 0, character: 0}), 0);
    assert.equal(places.offset({line: 1, character: 1}), 5);
    assert.equal(places.offset({line: 9, character: 9}), 6);
    assert.deepEqual(places.endOfLine(0), {line: 0, character: 3});
    assert.deepEqual(places.endOfLine(1), {line: 1, character: 2});
  });
});

describe('lines', () => {
  it('are those of the protocol, also when they are taken on from version to version', () => {
    const text = fc
      .array(fc.constantFrom('a', 'bc', '\n', '\r', '\r\n', '\u{1F600}', '\u2028', '\n'.repeat(40)), {maxLength: 30})
      .map(pieces => pieces.join(''));
    fc.assert(
      fc.property(text, randomEdits(text), (first, edits) => {
        let now = first;
        let lines = new Lines(now);
        for (const edit of [undefined, ...edits]) {
          if (edit) lines = new Lines((now = edited(now, edit)), lines);
          const document = TextDocument.create('', '', 0, now);
          assert.equal(lines.count, document.lineCount);
          const offsets = Array.from({length: now.length + 3}, (_, i) => i - 1);
          // From start to end, which is how most are asked for, back again, and from one far place to the other.
          for (const offset of [...offsets, ...offsets.reverse(), ...offsets.map((at, i) => (i % 2 ? at : now.length - at))])
            assert.deepEqual(lines.position(offset), document.positionAt(offset), `${offset}`);
          for (let line = -1; line <= lines.count; line++)
            for (const character of [-1, 0, 1, 2, 9]) assert.equal(lines.offset({line, character}), document.offsetAt({line, character}));
        }
      }),
    );
  });
});

describe('uris', () => {
  it('name files, or nothing', () => {
    assert.equal(fileOf('file:///drafts/a%20b.md'), '/drafts/a b.md');
    assert.equal(fileOf('git:/drafts/a.md?%7B%22ref%22%3A%22~%22%7D'), '/drafts/a.md');
    for (const uri of ['untitled:Untitled-1', 'file://%', 'no uri', '', 'file:///a%2Fb.md', 'git:relative.md'])
      assert.equal(fileOf(uri), undefined, uri);
  });
});
