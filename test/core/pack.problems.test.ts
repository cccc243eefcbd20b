import assert from 'node:assert/strict';
import type {Pack} from '../../server/core/pack/types.ts';
import {packOf} from '../support/pack.ts';

const GOOD = `title: Good
covers: [NR-04]
level: warning
why: Because.
source: guide
finds: {says: person}
examples:
  flags: ["[[A person]] walks."]
  allows: [Nothing.]
`;
const AROUND = {'concepts/person.yaml': 'title: A person\nsays: [person]\n', 'language/good.yaml': GOOD};

/** A file with its problems pointed at: under the line a caret, the message, and after two dashes the repair. */
function pointed(pack: Pack, path: string, source: string): string {
  return source
    .split('\n')
    .flatMap((line, i) => [
      line,
      ...pack.problems
        .filter(problem => problem.path === path && problem.line === i + 1)
        .map(({column, message, repair}) => `${' '.repeat(column - 1)}^ ${message} -- ${repair}`),
    ])
    .join('\n');
}

/** The marked file must have exactly the problems that are marked, and no other file any; the good rule keeps running. */
function checkProblems(path: string, marked: string, around: {readonly [path: string]: string} = {}): Pack {
  const text = marked.replace(/^\n/, '');
  const source = text
    .split('\n')
    .filter(line => !/^ *\^ /.test(line))
    .join('\n');
  const pack = packOf({...AROUND, ...around, [path]: source});
  assert.equal(pointed(pack, path, source), text);
  assert.deepEqual(
    pack.problems.filter(problem => problem.path !== path),
    [],
  );
  assert.ok(
    pack.rules.some(rule => rule.id === 'language/good'),
    'the good rule is gone',
  );
  return pack;
}

const rule = (look: string, rest = ''): string => `
title: t
covers: [NR-04]
level: warning
why: w
source: guide
${look.trim()}
${rest.trim() || "examples: {flags: ['[[x]] y'], allows: [y]}"}
`;

describe('problems of a pack', () => {
  it('a good pack has none', () => assert.deepEqual(packOf(AROUND).problems, []));

  describe('YAML', () => {
    it('a syntax error loses only its file', () =>
      checkProblems(
        'language/x.yaml',
        `
title: [a|b] c
             ^ The file is not valid YAML: unexpected scalar at node end. -- Put a text in double quotes when it begins with [ ] { } * & ! | > % @ # or a quotation mark, or contains ": " or " #"; indent with spaces.
`,
      ));
    it('a colon in a text', () =>
      checkProblems(
        'language/x.yaml',
        `
title: t
why: One thing: another
     ^ The file is not valid YAML: a second ": " on the line starts another mapping. -- Put a text in double quotes when it begins with [ ] { } * & ! | > % @ # or a quotation mark, or contains ": " or " #"; indent with spaces.
`,
      ));
    it('a key twice', () =>
      checkProblems(
        'concepts/x.yaml',
        `
title: t
says: [a]
title: u
^ The key "title" is given twice. -- Keep one of the two, or merge their values.
`,
      ));
    it('several documents', () =>
      checkProblems(
        'concepts/x.yaml',
        `
title: t
says: [a]
---
^ The file is not valid YAML: it holds more than one document. -- A file holds one document: move what follows "---" into a file of its own.
title: u
`,
      ));
    it('a tab', () =>
      checkProblems(
        'concepts/x.yaml',
        `
title: t
says:
\t- a
^ The file is not valid YAML: tabs are not allowed as indentation. -- Replace the tab by spaces.
`,
      ));
    it('an unknown alias', () =>
      checkProblems(
        'concepts/x.yaml',
        `
title: t
says: [*a]
       ^ A text that begins with * is read as an alias, and no anchor has this name. -- Put the text in double quotes.
`,
      ));
    it('an alias bomb', () => {
      const bomb = Array.from(
        {length: 9},
        (_, i) => `k${i}: &k${i} [${i ? `*k${i - 1}, *k${i - 1}, *k${i - 1}, *k${i - 1}, *k${i - 1}` : 'a'}]`,
      ).join('\n');
      const {problems, rules} = packOf({...AROUND, 'concepts/x.yaml': bomb});
      assert.deepEqual(
        problems.map(({path, line, column, message}) => [path, line, column, message]),
        [['concepts/x.yaml', 2, 10, 'The file repeats its aliases too often.']],
      );
      assert.equal(rules.length, 1);
    });
    it('a few aliases are welcome', () => assert.deepEqual(packOf({...AROUND, 'concepts/x.yaml': 'title: &t x\nsays: [*t]\n'}).problems, []));
    it('an alias of what it stands in', () => {
      const {problems} = packOf({...AROUND, 'concepts/x.yaml': 'title: t\nsays: &a [x, *a]\n'});
      assert.equal(problems.length, 1);
      assert.equal(problems[0]!.path, 'concepts/x.yaml');
    });
    it('an empty file', () => {
      for (const text of ['', '\n\n', '# nothing\n', '---\n', '\ufeff'])
        assert.deepEqual(packOf({...AROUND, 'concepts/x.yaml': text}).problems, [
          {path: 'concepts/x.yaml', line: 1, column: 1, level: 'error', message: 'The file is empty.', repair: 'Write its content, or delete it.'},
        ]);
    });
    it('nesting', () =>
      checkProblems(
        'concepts/x.yaml',
        `
title: ${'['.repeat(50)}
                                               ^ The nesting is deeper than 40 levels or 200 columns here. -- Flatten it; no rule needs more than ten levels. An open bracket may lack its closing one.
`,
      ));
    it('a byte order mark and CRLF count for nothing', () => {
      const {problems} = packOf({...AROUND, 'concepts/x.yaml': '\ufefftitel: t\r\nsays: [a]\r\ntitle: t\r\nsay: b\r\n'});
      assert.deepEqual(
        problems.map(({line, column, message}) => [line, column, message]),
        [
          [1, 1, 'Unknown key "titel".'],
          [4, 1, 'Unknown key "say".'],
        ],
      );
    });
  });

  describe('shape', () => {
    it('unknown keys, with the nearest known one', () =>
      checkProblems(
        'language/x.yaml',
        `
title: t
^ "level" is missing. -- Write error, warning or advice.
covers: [NR-04]
levl: warning
^ Unknown key "levl". -- Did you mean "level"?
why: w
source: guide
finds: {says: person, polarty: either}
                      ^ Unknown key "polarty". -- Did you mean "polarity"?
examples: {flags: ['[[x]]'], allows: [y]}
`,
      ));
    it('keys of another shape', () =>
      checkProblems(
        'language/x.yaml',
        rule(`
finds: person
fix: safe
^ The key "fix" belongs to rules with \`avoid\`, and this one has \`finds\`. -- Delete it, or make a rule of that shape.
`),
      ));
    it('no value of a list', () =>
      checkProblems(
        'language/x.yaml',
        rule(`
finds: {says: person, polarity: negative, modality: [shall, may], outside: [headings]}
                                ^ "negative" is no value of "polarity". -- Did you mean "negated"?
                                                     ^ "shall" is no value of "modality". -- Known: must, will, plain, should, may, endeavour.
                                                                            ^ "headings" is no value of "outside". -- Did you mean "heading"?
`),
      ));
    it('a phrase without quotes', () =>
      checkProblems(
        'concepts/x.yaml',
        `
title: t
says:
  - [illegal|unlawful]
    ^ An entry of "says" is a list, where a text is expected. -- Put the text in double quotes: one that begins with [ or { is read as a list or a map, and one with ": " as a map.
  - {person}
    ^ An entry of "says" is a map, where a text is expected. -- Put the text in double quotes: one that begins with [ or { is read as a list or a map, and one with ": " as a map.
  - 1951
    ^ An entry of "says" is the number 1951, where a text is expected. -- Put it in double quotes: "1951".
`,
      ));
    it('covers', () => {
      checkProblems(
        'language/x.yaml',
        rule('finds: person')
          .replace('[NR-04]', '[NR-4, "term:Illegal", NR-04]')
          .replace(
            'level',
            `         ^ "NR-4" cannot be read as "covers". -- List one to four requirement ids such as NR-04, or term:illegal-migrant, the main one first.
               ^ "term:Illegal" cannot be read as "covers". -- List one to four requirement ids such as NR-04, or term:illegal-migrant, the main one first.
level`,
          ),
      );
      checkProblems(
        'language/x.yaml',
        rule('finds: person')
          .replace('[NR-04]', '[NR-01, NR-02, NR-03, NR-04, NR-05]')
          .replace(
            'level',
            `        ^ "covers" has 5 entries; at most 4 are allowed. -- Keep the four that matter most, the main one first.
level`,
          ),
      );
      checkProblems(
        'language/x.yaml',
        rule('finds: person')
          .replace('[NR-04]', '[NR-04, NR-04]')
          .replace(
            'level',
            `                ^ "NR-04" is listed twice. -- Keep it once.
level`,
          ),
      );
    });
    it('exactly one shape', () => {
      checkProblems(
        'language/x.yaml',
        rule(`
finds: person
^ The rule has two shapes, \`avoid\` and \`finds\`. -- Give the rule exactly one of \`avoid\` (wordings), \`finds\` (a statement), \`when\` with \`needs\` (a missing safeguard) and \`check\`. Make two rules of it.
avoid: [x]
`),
      );
      const none = packOf({...AROUND, 'language/x.yaml': rule('')}).problems;
      assert.deepEqual(
        none.map(({line, column, message}) => [line, column, message]),
        [[2, 1, 'The rule does not say what it looks for.']],
      );
    });
    it('a shape in the wrong folder', () =>
      checkProblems(
        'safeguard/x.yaml',
        rule(`
avoid: [x]
^ A rule in safeguard/ cannot have the shape \`avoid\`. -- Move the file to language/, weakening/ or accuracy/, or give it one of: needs.
`),
      ));
    it('when without needs', () => {
      const {problems} = packOf({...AROUND, 'safeguard/x.yaml': rule('when: person')});
      assert.deepEqual(
        problems.map(({message, repair}) => [message, repair]),
        [['"needs" is missing.', 'Write the safeguard: `needs: {any: [a-concept], within: article}`.']],
      );
    });
    it('an unknown check', () =>
      checkProblems(
        'structure/x.yaml',
        rule(`
check: unresolved-references
       ^ "unresolved-references" is no value of "check". -- Did you mean "unresolved-reference"?
`),
      ));
    it('an unknown cue and an unknown key of a language lose nothing else', () => {
      const pack = packOf({...AROUND, 'languages/en.yaml': 'cues:\n  negater: [not]\n  must: [shall]\nnumber: [one]\nnumbers: [two]\n'});
      assert.deepEqual(
        pack.problems.map(({line, column, message, repair}) => [line, column, message, repair]),
        [
          [2, 3, 'Unknown key "negater".', 'Did you mean "negator"?'],
          [4, 1, 'Unknown key "number".', 'Did you mean "numbers"?'],
        ],
      );
      assert.deepEqual(pack.lexicon['two'], [0]);
      assert.equal(pack.concepts[pack.language.cues.must]!.variants.length, 1);
    });
    it('a file that is no map', () => {
      for (const [path, text] of [
        ['language/x.yaml', '- a'],
        ['concepts/x.yaml', 'a'],
        ['pack.yaml', '[]'],
        ['languages/en.yaml', '1'],
        ['clauses/x.yaml', 'true'],
        ['sources.yaml', 'a'],
      ] as const) {
        const {problems} = packOf({[path]: text});
        assert.equal(problems.length, 1, path);
        assert.equal(problems[0]!.path, path);
      }
    });
  });

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

  describe('files', () => {
    const problem = (files: {[path: string]: string}): string[] =>
      packOf({...AROUND, ...files}).problems.map(({path, message, repair}) => `${path}: ${message} ${repair}`);
    it('the wrong extension', () => {
      assert.deepEqual(problem({'language/x.yml': GOOD}), [
        'language/x.yml: The file is not loaded: files of a pack end in .yaml. Rename it to x.yaml.',
      ]);
      assert.deepEqual(problem({'safeguard/x.json': '{}'}), [
        'safeguard/x.json: The file is not loaded: files of a pack end in .yaml. Write it as YAML in x.yaml.',
      ]);
      assert.deepEqual(problem({'language/X.YAML': GOOD}), [
        'language/X.YAML: The file is not loaded: files of a pack end in .yaml. Rename it to X.yaml.',
      ]);
    });
    it('an unknown folder is told once', () =>
      assert.deepEqual(problem({'safegaurd/x.yaml': GOOD, 'safegaurd/y.yaml': GOOD}), [
        'safegaurd/x.yaml: The folder "safegaurd" is not one of a pack\'s; nothing in it is loaded. Did you mean "safeguard"?',
      ]));
    it('an unknown file', () =>
      assert.deepEqual(problem({'source.yaml': ''}), [
        'source.yaml: The file is not loaded: beside pack.yaml and sources.yaml, files stand in folders. Did you mean "sources.yaml"?',
      ]));
    it('a name that is no id', () =>
      assert.deepEqual(problem({'language/My Rule.yaml': GOOD}), [
        'language/My Rule.yaml: The name "My Rule" cannot be part of an id. Use lower-case letters and digits joined by hyphens: "my-rule".',
      ]));
    it('the same concept in two folders', () =>
      assert.deepEqual(problem({'concepts/sub/person.yaml': 'title: t\nsays: [x]\n'}), [
        'concepts/sub/person.yaml: The concept "person" is also in concepts/person.yaml, and that one is used. Rename this file, or delete it.',
      ]));
    it('what is no YAML, hidden, or installed is passed over', () =>
      assert.deepEqual(
        problem({
          'README.md': '# x',
          'language/README.md': '',
          '.git/config.yaml': ':',
          'node_modules/x/y.yaml': ':',
          'package.json': '{}',
          'clauseguard.yaml': 'packs: []',
        }),
        [],
      ));
    it('folders in folders are part of the id', () =>
      assert.ok(packOf({...AROUND, 'language/eu/x.yaml': GOOD}).rules.some(({id, kind}) => id === 'language/eu/x' && kind === 'language')));
    it('no pack.yaml, no language', async () => {
      const {compilePack} = await import('../../server/core/pack/index.ts');
      const pack = compilePack([
        {path: 'concepts/person.yaml', text: AROUND['concepts/person.yaml']},
        {path: 'language/good.yaml', text: GOOD},
      ]);
      assert.deepEqual(
        pack.problems.map(({path, message}) => `${path}: ${message}`),
        ['languages/en.yaml: There is no languages/en.yaml, so that no rule can be run.', 'pack.yaml: There is no pack.yaml.'],
      );
      assert.deepEqual(pack.rules, []);
    });
  });

  it('one file with every fault does not silence the others', () => {
    const broken = Object.fromEntries(
      ['{', '- ', '"', 'title: x', '\u0000', '[[[[', '*a', '---\n---\n', 'finds: person'].map((text, i) => [`language/broken-${i}.yaml`, text]),
    );
    const pack = packOf({...AROUND, ...broken});
    assert.deepEqual(
      pack.rules.map(({id}) => id),
      ['language/good'],
    );
    assert.deepEqual([...new Set(pack.problems.map(({path}) => path))], Object.keys(broken));
  });

  it('a rule that is left out leaves nothing to search for', () => {
    const clean = packOf(AROUND);
    const broken = packOf({...AROUND, 'language/a.yaml': rule('avoid: [quite unheard of]', 'examples: {flags: [unmarked], allows: [y]}')});
    assert.deepEqual(broken.lexicon, clean.lexicon);
    assert.deepEqual(broken.atoms, clean.atoms);
    assert.deepEqual(broken.concepts, clean.concepts);
  });
});
