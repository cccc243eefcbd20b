import assert from 'node:assert/strict';
import {parsePhrase, pointAt} from '../../server/core/pack/phrase.ts';
import {type Row, unfold} from '../../server/core/pack/unfold.ts';

/** "a/b <0-3> {person}": one line per variant. */
const show = (row: Row): string =>
  row
    .map(slot => {
      switch (slot.kind) {
        case 'words':
          return slot.words.map(word => word.mark + word.text).join('/');
        case 'number':
          return '{number}';
        case 'reference':
          return `{${slot.name}}`;
        case 'gap':
          return `<${slot.least}-${slot.most}>`;
      }
    })
    .join(' ');

function variants(phrase: string): string[] {
  const parsed = parsePhrase(phrase);
  if (!parsed.phrase) return [`fault: ${parsed.fault.message}`];
  const {rows, fault} = unfold(parsed.phrase);
  return rows ? rows.map(show) : [`fault: ${fault.message}`];
}

/** The phrase with a caret under its fault, and what is said there. */
function fault(phrase: string): string {
  const parsed = parsePhrase(phrase);
  const found = parsed.fault ?? unfold(parsed.phrase!).fault;
  return found ? `${phrase}\n${' '.repeat(found.at)}^ ${found.message}` : `${phrase}\nis read`;
}

describe('phrases', () => {
  describe('unfold', () => {
    const cases: [string, string[]][] = [
      ['individual assessment', ['individual assessment']],
      ['  two   spaces ', ['two spaces']],
      ['asylum-seeker', ['asylum seeker']],
      ["child's best interests", ["child's best interests"]],
      ["the migrants' rights", ['the migrants rights']],
      ['victim(s) of trafficking', ['victim(s) of trafficking']],
      ['article 33(2) of', ['article 33(2) of']],
      ['[each|every] case', ['each/every case']],
      ['[a|an|] order', ['a/an order', 'order']],
      ['[|a|an] order', ['a/an order', 'order']],
      ['return [of|] person', ['return of person', 'return person']],
      ['[removal|deportation|return of persons] order', ['removal/deportation order', 'return of persons order']],
      ['[a|[b|c]] d', ['a/b/c d']],
      ['[a|[b c|d]] e', ['a/d e', 'b c e']],
      ['[the [old|new]|] plan', ['the old/new plan', 'plan']],
      ['[a|b] [c|d]', ['a/b c/d']],
      ['[a b|c d] [e f|g h]', ['a b e f', 'a b g h', 'c d e f', 'c d g h']],
      ['return <0-4> torture', ['return <0-4> torture']],
      ['return<1-2>torture', ['return <1-2> torture']],
      ['return ... torture', ['return <0-6> torture']],
      ['return … torture', ['return <0-6> torture']],
      ['{person} be returned', ['{person} be returned']],
      ['within {number} days', ['within {number} days']],
      ['[each|{number}] case', ['each case', '{number} case']],
      ['[{person}|them]', ['them', '{person}']],
      ['=returned [=removed|deport]', ['=returned =removed/deport']],
      ['~asylum-seeker', ['~asylum ~seeker']],
      ['cs:Rights', ['Rights']],
      ['cs:[Rights|Duties] of Man', ['Rights/Duties of Man']],
      ['non-[citizen|national]', ['non citizen/national']],
      ['e.g. this', ['e g this']],
      // A gap that an optional word leaves at an end says nothing more; two in a row add up.
      ['be held <0-3> [centre|]', ['be held <0-3> centre', 'be held']],
      ['[the|] <0-2> person', ['the <0-2> person', 'person']],
      ['a <0-2> [b|] <1-3> c', ['a <0-2> b <1-3> c', 'a <1-5> c']],
      ['Fußgänger – nein', ['fault: "–" cannot stand in a phrase']],
    ];
    for (const [phrase, expected] of cases) it(JSON.stringify(phrase), () => assert.deepEqual(variants(phrase), expected));

    it('counts brackets in the order of their opening', () => {
      assert.equal(parsePhrase('[a|[b|c]] [d|]').phrase?.brackets, 3);
    });
    it('200 single words are one step', () => {
      const words = Array.from({length: 200}, (_, i) => `w${i}`).join('|');
      assert.equal(variants(`[${words}] [${words}] [${words}]`).length, 1);
    });
  });

  describe('say where they cannot be read', () => {
    const cases = [
      'return <0-4 torture\n       ^ the gap cannot be read',
      'return <0-40> torture\n       ^ the gap spans up to 40 words; at most 12 are allowed',
      'return <4-1> torture\n       ^ the gap asks for at least 4 and at most 1 words',
      'the [illegal migrant\n    ^ "[" is not closed',
      'the illegal] migrant\n           ^ "]" closes a bracket that was not opened',
      'illegal|unlawful\n       ^ "|" stands outside a bracket',
      'the [] migrant\n    ^ the bracket is empty',
      'return [of] person\n       ^ the bracket has one alternative',
      'migrant[s] here\n       ^ "[" stands inside a word',
      'the [un]lawful\n       ^ "]" stands inside a word',
      '{person}\'s rights\n       ^ "}" stands inside a word',
      'return of {person\n          ^ "{" is not closed',
      'return of {a b}\n          ^ "{a b}" names no concept',
      'return of {}\n          ^ "{}" names no concept',
      'a } b\n  ^ "}" closes nothing',
      'return = person\n       ^ "=" stands before no word',
      '~[illegal|unlawful]\n^ "~" stands before no word',
      'un=lawful\n  ^ "=" stands inside a word',
      'detain, arrest\n      ^ "," cannot stand in a phrase',
      'detain - arrest\n       ^ "-" cannot stand in a phrase',
      'detain (arrest)\n       ^ "(" cannot stand in a phrase',
      'the "term"\n    ^ """ cannot stand in a phrase',
      'detain; arrest\n      ^ ";" cannot stand in a phrase',
      '<0-3> person\n^ it begins with a gap',
      'person ...\n       ^ it ends with a gap',
      '[the|] <1-2> person\n       ^ when what may be left out is left out, it begins with a gap of at least 1 words',
      'a <0-8> [b|] <0-8> c\n             ^ two gaps in a row span up to 16 words when what stands between them is left out; at most 12 are allowed',
      '[a|] [b|]\n^ it can match nothing at all, because everything in it may be left out',
      '\n^ it is empty',
      '   \n^ it is empty',
      'cs:\n^ it is empty',
    ];
    for (const expected of cases) {
      const [phrase] = expected.split('\n');
      it(JSON.stringify(phrase), () => assert.equal(fault(phrase!), expected));
    }

    it('shows only the neighbourhood of a fault in a long phrase', () => {
      const phrase = `${'word '.repeat(100)}[ open ${'word '.repeat(100)}`;
      assert.equal(pointAt(phrase, 500), `…${'word '.repeat(8)}^[ open ${'word '.repeat(6)}wor…`);
    });
  });

  describe('have limits', () => {
    const cases: [string, string, RegExp][] = [
      ['characters', 'a '.repeat(6000), /12000 characters; at most 10000/],
      ['alternatives', `[${'a|'.repeat(200)}a]`, /more than 200 alternatives/],
      ['nesting', `${'['.repeat(9)}a${']'.repeat(9)}`, /nest deeper than 8/],
      ['variants', '[a b|c d] '.repeat(11), /more than 1000 variants/],
      ['variants inside a bracket', `[${'[a b|c d] '.repeat(11)}|e]`, /more than 1000 variants/],
      ['words', 'word '.repeat(41), /longer than 40 words/],
    ];
    for (const [name, phrase, message] of cases) it(name, () => assert.match(fault(phrase), message));

    it('a million alternatives are refused at once', () => {
      assert.match(fault(`[${'a b|'.repeat(1e6)}c]`), /at most 10000 are read/);
      assert.match(fault('[a b|c d|e f|g h|i j] '.repeat(400)), /more than 1000 variants/);
      assert.match(fault('['.repeat(9000)), /nest deeper/);
    });
  });
});
