import assert from 'node:assert/strict';
import {AROUND, checkProblems, GOOD, rule} from '../support/checkProblems.ts';
import {packOf} from '../support/pack.ts';

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
^ The rule has two shapes, \`avoid\` and \`finds\`. -- Give the rule exactly one of \`avoid\` (wordings), \`finds\` (a statement), \`when\` with \`needs\` (a missing safeguard), \`table\` (a missing column) and \`check\`. Make two rules of it.
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
        'source.yaml: The file is not loaded: beside pack.yaml, sources.yaml and requirements.yaml, files stand in folders. Did you mean "sources.yaml"?',
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
