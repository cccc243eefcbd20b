import assert from 'node:assert/strict';
import fc from 'fast-check';
import type {Nodes, Root} from 'nlcst';
import {toString} from 'nlcst-to-string';
import retextEnglish from 'retext-english';
import {unified} from 'unified';
import {Glue, scanWords, Words, wordForm} from '../../server/core/words.ts';

function wordsOf(text: string): string[] {
  const words = new Words();
  scanWords(text, 0, text.length, words);
  return Array.from({length: words.count}, (_, i) => text.slice(words.start[i], words.end[i]));
}

function gluesOf(text: string): number[] {
  const words = new Words();
  scanWords(text, 0, text.length, words);
  return Array.from(words.glue.subarray(0, words.count));
}

/** The words retext sees. It binds at hyphens and slashes, where our words end. */
function oracle(text: string): string[] {
  const out: string[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'WordNode') out.push(...toString(node).split(/[-/]/));
    else if ('children' in node) node.children.forEach(visit);
  };
  visit(unified().use(retextEnglish).parse(text) as Root);
  return out.map(word => word.replace(/\.$/, '')).filter(word => /[\p{L}\p{N}]/u.test(word));
}

const WORDS = [
  'the',
  'court',
  'child',
  "child's",
  'victims’',
  'asylum-seeker',
  'non-refoulement',
  'Article',
  '9',
  '48',
  'person',
  'shall',
  'détention',
  'and/or',
  'well-founded',
  'Persons',
  "shan't",
  'État',
];
const MARKS = [' ', ' ', ' ', ' ', ', ', '; ', ': ', ' – ', ' — ', ' (', ') ', '. ', '? ', ' "', '" '];
const sentence = fc
  .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...MARKS)), {minLength: 1, maxLength: 14})
  .map(parts => parts.flat().join('').trim());

describe('words', () => {
  it('are those of retext-english, but for hyphens, slashes and the apostrophe behind a plural', () => {
    fc.assert(
      fc.property(sentence, text => {
        assert.deepEqual(
          wordsOf(text),
          oracle(text).map(word => word.replace(/’$/, '')),
          text,
        );
      }),
      {numRuns: 150},
    );
  });

  it('are two where a Romance language elides a vowel', () => {
    assert.deepEqual(wordsOf("L’enfant qu’il n'a pas, jusqu’à s’y rendre"), [
      'L',
      'enfant',
      'qu',
      'il',
      'n',
      'a',
      'pas',
      'jusqu',
      'à',
      's',
      'y',
      'rendre',
    ]);
    assert.deepEqual(wordsOf("Party C's duty, aujourd’hui, O'Brien's and d’s"), ['Party', "C's", 'duty', 'aujourd’hui', "O'Brien's", 'and', 'd’s']);
  });

  it('hold apostrophes, "(s)" and a number with its brackets', () => {
    assert.deepEqual(wordsOf("The child's victim(s) under 33(2)(b), 1,000 and 604/2013 (a)"), [
      'The',
      "child's",
      'victim(s)',
      'under',
      '33(2)(b)',
      '1,000',
      'and',
      '604/2013',
      'a',
    ]);
  });

  it('know what stands before them', () => {
    assert.deepEqual(gluesOf('A person, who may-be held; Art. 5 – or'), [
      Glue.stop,
      Glue.space,
      Glue.comma,
      Glue.space,
      Glue.hyphen,
      Glue.space,
      Glue.stop,
      Glue.space,
      Glue.comma,
    ]);
  });

  it('are looked up in small letters, with straight apostrophes, composed and without soft hyphens', () => {
    assert.equal(wordForm('E\u0301TAT\u2019S'), "état's");
    assert.equal(wordForm('mi\u00adgrant(s)'), 'migrants');
  });
});
