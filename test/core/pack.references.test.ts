import assert from 'node:assert/strict';
import {AROUND, checkProblems, rule} from '../support/checkProblems.ts';
import {packOf} from '../support/pack.ts';

describe('problems of what a pack says', () => {
  describe('references', () => {
    it('an unknown concept', () => {
      checkProblems(
        'language/x.yaml',
        rule(`
finds: [{says: [person, persn]}, prson]
                        ^ There is no concept "persn"; looked in concepts/. -- Did you mean "person"?
                                 ^ There is no concept "prson"; looked in concepts/. -- Did you mean "person"?
`),
      );
      checkProblems(
        'concepts/x.yaml',
        `
title: t
says:
  - return of {persona}
              ^ There is no concept "persona"; looked in concepts/. -- Did you mean "person"?
  - "expel [{people}|them]"
            ^ There is no concept "people"; looked in concepts/. -- Known: person, x.
`,
      );
    });
    it('an unknown source', () =>
      checkProblems(
        'language/x.yaml',
        rule('finds: person').replace(
          'source: guide',
          `source: [guid, treaty]
         ^ There is no source "guid"; looked in sources.yaml. -- Did you mean "guide"?`,
        ),
      ));
    it('an unknown clause', () =>
      checkProblems(
        'language/x.yaml',
        rule(`
finds: person
insert: appeal
        ^ There is no clause "appeal"; looked for clauses/appeal.yaml in clauses/. -- Did you mean "an-appeal"?
`),
        {'clauses/an-appeal.yaml': 'title: t\ntext: A clause.\n'},
      ));
    it('an accuracy rule without a primary source', () =>
      checkProblems(
        'accuracy/x.yaml',
        rule('finds: person').replace(
          'source: guide',
          `source: [guide]
^ An accuracy rule needs a primary source, and none of these is marked \`primary: true\`. -- Name the treaty or law that proves the statement wrong.`,
        ),
      ));
    it('concepts that refer to each other in a circle', () => {
      const concept = (phrase: string): string => `title: t\nsays: ["${phrase}"]\n`;
      const {problems, rules, concepts} = packOf({
        ...AROUND,
        'concepts/a.yaml': concept('one {b}'),
        'concepts/b.yaml': concept('two {c} {person}'),
        'concepts/c.yaml': concept('[x|three {a}]'),
        'concepts/d.yaml': concept('four {a}'),
        'concepts/self.yaml': 'title: t\nsays: [x]\nnot: ["{self} y"]\n',
        'language/x.yaml': rule('finds: d'),
      });
      assert.deepEqual(
        problems.map(({path, line, column, level, message}) => `${path}:${line}:${column} ${level} ${message}`),
        [
          'concepts/a.yaml:2:13 error The concepts refer to each other in a circle: a → b → c → a.',
          'concepts/b.yaml:2:13 error The concepts refer to each other in a circle: a → b → c → a.',
          'concepts/c.yaml:2:18 error The concepts refer to each other in a circle: a → b → c → a.',
          'concepts/d.yaml:2:14 warning The concept "a" cannot be used, because concepts/a.yaml has a problem; this file is left out too.',
          'concepts/self.yaml:3:8 error The concepts refer to each other in a circle: self → self.',
          'language/x.yaml:7:8 warning The concept "d" cannot be used, because concepts/d.yaml has a problem; this file is left out too.',
        ],
      );
      assert.deepEqual(
        rules.map(({id}) => id),
        ['language/good'],
      );
      assert.ok(concepts.every(({name}) => name.startsWith('cue:') || name === 'person'));
    });
    it('nine levels of reference', () => {
      const chain = Object.fromEntries(
        Array.from({length: 10}, (_, i) => [`concepts/c${i}.yaml`, `title: t\nsays: ["${i ? `x {c${i - 1}}` : 'x'}"]\n`]),
      );
      const {problems} = packOf({...AROUND, ...chain});
      assert.deepEqual(
        problems.map(({path, line, message}) => [path, line, message]),
        [['concepts/c9.yaml', 2, '"c9" refers to concepts 9 levels deep; at most 8 are followed.']],
      );
    });
    it('names with a meaning of their own', () => {
      const {problems} = packOf({'concepts/number.yaml': 'title: t\nsays: [x]\n', 'concepts/any.yaml': 'title: t\nsays: [x]\n'});
      assert.deepEqual(
        problems.map(({path, message}) => [path, message]),
        [
          ['concepts/any.yaml', '"any" has a meaning of its own and cannot be the name of a concept.'],
          ['concepts/number.yaml', '"number" has a meaning of its own and cannot be the name of a concept.'],
        ],
      );
    });
  });

  describe('phrases', () => {
    it('point into the file', () =>
      checkProblems(
        'concepts/x.yaml',
        `
title: t
says:
  - return <0-4 torture
           ^ The phrase cannot be read at character 8, "return ^<0-4 torture": the gap cannot be read. -- Write it as <0-4>: at least 0 and at most 4 other words.
  - "return [of person"
            ^ The phrase cannot be read at character 8, "return ^[of person": "[" is not closed. -- Write the "]" where the alternatives end.
not:
  - migrant[s]
           ^ The phrase cannot be read at character 8, "migrant^[s]": "[" stands inside a word. -- A bracket holds whole words: write [migrant|migrants], not migrant[s].
`,
      ));
    it('of rules too', () =>
      checkProblems(
        'language/x.yaml',
        rule(`
avoid:
  - good
  - phrase: "bad, worse"
                ^ The phrase cannot be read at character 4, "bad^, worse": "," cannot stand in a phrase. -- A phrase never crosses it; where a comma may stand, write a gap such as <0-2>.
except:
  sentence: [a, "|"]
                 ^ The phrase cannot be read at character 1, "^|": "|" stands outside a bracket. -- Put the alternatives in brackets: [one|other].
`),
      ));
    it('in texts over several lines too', () => {
      checkProblems(
        'concepts/x.yaml',
        `
title: t
says:
  - >-
    return of
    a [person
      ^ The phrase cannot be read at character 13, "return of a ^[person": "[" is not closed. -- Write the "]" where the alternatives end.
  - "a \\u0062 [c"
              ^ The phrase cannot be read at character 5, "a b ^[c": "[" is not closed. -- Write the "]" where the alternatives end.
`,
      );
      checkProblems(
        'language/x.yaml',
        rule(
          'finds: person',
          `
examples:
  flags:
    - |
      Article 1. Nobody.

      Article 2. [[Any person is expelled.
                 ^ The mark "[[" is not closed. -- Write "]]" where the underlined words end.
  allows: [x]
`,
        ),
      );
    });
    it('too many variants', () => {
      const {problems, concepts} = packOf({...AROUND, 'concepts/x.yaml': `title: t\nsays: ["${'[a b|c d] '.repeat(11).trim()}"]\n`});
      assert.match(problems[0]!.message, /unfolds into more than 1000 variants/);
      assert.equal(problems.length, 1);
      assert.ok(!concepts.some(({name}) => name === 'x'));
    });
    it('a pattern that says nothing', () =>
      checkProblems(
        'language/x.yaml',
        rule(`
finds: {polarity: either}
       ^ The pattern says nothing. -- Name concepts under \`says\`, or write \`phrases\`.
`),
      ));
  });

  describe('fixes and examples', () => {
    it('marks', () =>
      checkProblems(
        'language/x.yaml',
        rule(
          'finds: person',
          `
examples:
  flags:
    - no mark at all
      ^ The example does not mark what it flags. -- Put [[ and ]] around the words that are underlined.
    - an [[open mark
         ^ The mark "[[" is not closed. -- Write "]]" where the underlined words end.
    - "a [[mark [[in]] another]]"
                ^ A mark "[[" opens inside another. -- Close the first with "]]"; marks do not nest.
    - a closed]] mark
              ^ A mark "]]" closes nothing. -- Write the "[[" where the underlined words begin, or delete it.
    - an [[]] empty one
         ^ The mark is empty. -- Put the underlined words between "[[" and "]]".
    - text: a [[good]] one
      becomes: a fix
      ^ The rule has no fix that this could be the result of. -- Give a phrase a \`becomes\`, name a clause to \`insert\`, or delete this line.
  allows:
    - a [[mark]] here
        ^ An example that is allowed marks nothing. -- Take [[ and ]] out, or move it to \`flags\`.
`,
        ),
      ));
    it('none that flags, none that allows', () => {
      checkProblems(
        'language/x.yaml',
        rule(
          'finds: person',
          `
examples: {flags: [], allows: [x]}
                  ^ "flags" lists nothing. -- Give at least one text that the rule flags, with [[...]] around what is underlined.
`,
        ),
      );
      checkProblems(
        'language/x.yaml',
        rule(
          'finds: person',
          `
examples: {flags: ["[[x]]"]}
          ^ "allows" is missing. -- Give at least one text that the rule must leave alone.
`,
        ),
      );
    });
    it('$n without a bracket, safe without a fix', () =>
      checkProblems(
        'language/x.yaml',
        rule(`
avoid:
  - {phrase: "[a|b] c", becomes: $1 d $2}
                                      ^ "$2" stands for a bracket that the phrase does not have. -- The phrase has one bracket: $1.
  - {phrase: c d, becomes: $1}
                           ^ "$1" stands for a bracket that the phrase does not have. -- Put brackets around what is to be carried over.
`),
      ));
    it('safe without a replacement', () =>
      checkProblems(
        'language/x.yaml',
        rule(`
avoid: [a]
fix: safe
^ No phrase has a \`becomes\` that could be applied. -- Write \`becomes\` beside the phrase, or delete \`fix\`.
`),
      ));
    it('marks may hold and touch brackets', () => {
      const {rules} = packOf({...AROUND, 'language/x.yaml': rule('finds: person', 'examples: {flags: ["a [[b [c]]] d [[e]]"], allows: ["f [g]"]}')});
      const {flags} = rules.find(({id}) => id === 'language/x')!.examples;
      assert.equal(flags[0]!.text, 'a b [c] d e');
      assert.deepEqual(flags[0]!.marks, [
        {start: 2, end: 7},
        {start: 10, end: 11},
      ]);
    });
  });
});
