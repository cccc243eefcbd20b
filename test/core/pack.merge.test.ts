import assert from 'node:assert/strict';
import {compilePack, packSchemas} from '../../server/core/pack/index.ts';
import type {Pack, Variant} from '../../server/core/pack/types.ts';
import {packBeside, packFiles, packOf} from '../support/pack.ts';

const rule = (look: string, source = 'guide'): string => `title: t
covers: [NR-04]
level: warning
why: w
source: ${source}
${look}
examples: {flags: ['[[x]] y'], allows: [y]}
`;

const base = packOf({
  'concepts/person.yaml': 'title: t\nsays: [person, "[migrant|third-country national]"]\nnot: [contact person]\n',
  'concepts/return.yaml': 'title: t\nsays: ["return <0-3> {person}"]\n',
  'clauses/appeal.yaml': 'title: An appeal\ntext: There is an appeal.\n',
  'safeguard/base.yaml': rule('when: return\nneeds: {any: [{phrases: [individual assessment]}], within: article}\ninsert: appeal'),
  'language/words.yaml': rule('avoid: ["illegal [migrant|alien]"]'),
});

/** A variant in words: "return/returned <0-3> {person}". */
function show(pack: Pack, {elements, gaps}: Variant): string {
  const forms = (symbol: number): string =>
    symbol === 0
      ? '#'
      : Object.keys(pack.lexicon)
          .filter(form => pack.lexicon[form]!.includes(symbol))
          .join('/');
  return elements
    .map(({atom, concept}, i) => {
      const text = atom === undefined ? `{${pack.concepts[concept!]!.name}}` : pack.atoms[atom]!.map(forms).join(' ');
      return i === 0 ? text : `<${gaps[i - 1]!.join('-')}> ${text}`;
    })
    .join(' ');
}
const shown = (pack: Pack, name: string): string[] =>
  pack.concepts.find(concept => concept.name === name)!.variants.map(variant => show(pack, variant));

describe('compiled packs', () => {
  it('are what the phrases say', () => {
    assert.deepEqual(base.problems, []);
    assert.deepEqual(shown(base, 'return'), ['return/returned/returning/returns <0-3> {person}']);
    assert.deepEqual(shown(base, 'person#not'), ['contact/contacted/contacting/contacts people/person/persons']);
    assert.deepEqual(shown(base, 'safeguard/base#1'), [
      'individual/individualed/individualing/individuals assessment/assessmented/assessmenting/assessments',
    ]);
    assert.deepEqual(shown(base, 'language/words#1'), ['illegal alien/migrant']);
  });

  it('neighbours without a gap have the gap 0 to 0', () => {
    const pack = packOf({
      'concepts/a.yaml': 'title: t\nsays: ["=one =two <1-4> =three"]\n',
      'concepts/b.yaml': 'title: t\nsays: ["of {a} {a} <0-2> {number} ~of"]\n',
    });
    assert.deepEqual(shown(pack, 'b'), ['of <0-0> {a} <0-0> {a} <0-2> # of']);
    assert.deepEqual(shown(pack, 'a'), ['one two <1-4> three']);
  });

  it('numbers in words carry symbol 0', () => {
    assert.equal(base.lexicon['eight']![0], 0);
    assert.equal(base.lexicon['person']!.includes(0), false);
  });

  it('concepts come after those they refer to, and after their exceptions', () => {
    base.concepts.forEach(({variants, not}, i) => {
      assert.ok(not < i);
      for (const {elements} of variants) for (const {concept} of elements) assert.ok(concept === undefined || concept < i);
    });
  });

  it('atoms, symbols and equal phrases of rules are stored once', () => {
    const pack = packOf({
      'language/a.yaml': rule('avoid: [illegal migrant]'),
      'language/b.yaml': rule('avoid: [alien, "[illegal|] migrant", illegal migrant]'),
    });
    const [a, b] = pack.rules;
    assert.equal(a!.avoid![0]!.concept, b!.avoid![2]!.concept);
    assert.equal(new Set(pack.atoms.map(atom => atom.join())).size, pack.atoms.length);
    for (const symbols of Object.values(pack.lexicon))
      assert.deepEqual(
        symbols,
        [...new Set(symbols)].sort((x, y) => x - y),
      );
  });

  it('doubt a requirement that nobody describes in an area that somebody does', () => {
    const described = packOf({
      'requirements.yaml': 'requirements:\n  NR-01: {title: t, name: n, kind: safeguard}\n  NR-04: {title: t, name: n, kind: weakening}\n',
    });
    const covering = (ids: string): Pack => packBeside(described, {'language/x.yaml': rule('avoid: [x]').replace('[NR-04]', ids)});
    const told = ({problems}: Pack): string[] =>
      problems.map(({line, column, level, message, repair}) => `${line}:${column} ${level}: ${message} ${repair}`);
    const pack = covering('[NR-04, NR-99]');
    assert.deepEqual(told(pack), [
      '2:17 warning: No requirement NR-99 is described. Described are NR-01, NR-04. For a new one take letters of your own.',
    ]);
    assert.equal(pack.rules.length, 1, 'the rule runs');
    assert.deepEqual(told(covering('[NR-01, XY-99, "term:alien"]')), []);
  });

  it('are plain JSON', () => assert.deepEqual(JSON.parse(JSON.stringify(base)), base));

  it('do not depend on the order of the files', () => {
    const files = packFiles({
      'concepts/b.yaml': 'title: t\nsays: ["{a} x"]\n',
      'concepts/a.yaml': 'title: t\nsays: [y]\n',
      'language/x.yaml': rule('finds: b'),
      'language/y.yaml': 'broken: [',
    });
    assert.equal(JSON.stringify(compilePack([...files].reverse())), JSON.stringify(compilePack(files)));
  });

  it('keep every key of a rule', () => {
    const pack = packOf({
      'concepts/a.yaml': 'title: t\nsays: [y]\n',
      'clauses/c.yaml': 'title: c\ntext: d\ncovers: [NR-04]\n',
      'weakening/x.yaml': `title: t
covers: [NR-04, "term:illegal-migrant"]
level: advice
why: w
source: [treaty, guide]
misses: m
finds:
  - says: [a]
    phrases: [b c]
    polarity: either
    modality: may
    condition: {phrases: [security]}
    outside: []
    inside: [heading, mention]
    with: {says: a, within: article, without: [a]}
    without: [a, {phrases: [e], within: clause}]
  - {says: a, condition: any}
  - {says: a, condition: a}
except: {sentence: [f], document: []}
insert: c
advise: v
examples:
  flags:
    - {text: "[[x]] y", becomes: z}
  allows: [{text: y}]
`,
    });
    assert.deepEqual(pack.problems, []);
    const at = (name: string): number => pack.concepts.findIndex(concept => concept.name === name);
    const near = {polarity: 'affirmed', with: [], without: []};
    assert.deepEqual(pack.rules, [
      {
        id: 'weakening/x',
        kind: 'weakening',
        title: 't',
        covers: ['NR-04', 'term:illegal-migrant'],
        level: 'advice',
        why: 'w',
        source: ['treaty', 'guide'],
        misses: 'm',
        finds: [
          {
            says: [at('a'), at('weakening/x#1')],
            polarity: 'either',
            modality: ['may'],
            condition: [at('weakening/x#2')],
            with: [{pattern: {...near, says: [at('a')], without: [{pattern: {...near, says: [at('a')]}, within: 'sentence'}]}, within: 'article'}],
            without: [
              {pattern: {...near, says: [at('a')]}, within: 'sentence'},
              {pattern: {...near, says: [at('weakening/x#3')]}, within: 'clause'},
            ],
            outside: 0,
            inside: 32 | 2048,
          },
          {...near, says: [at('a')], condition: 'any'},
          {...near, says: [at('a')], condition: [at('a')]},
        ],
        leads: [at('a'), at('weakening/x#1')],
        except: {overlaps: -1, sentence: at('weakening/x#4'), document: -1},
        insert: 'c',
        advise: 'v',
        examples: {flags: [{text: 'x y', marks: [{start: 0, end: 1}], becomes: 'z', line: 24}], allows: [{text: 'y', marks: [], line: 25}]},
      },
    ]);
    assert.deepEqual(pack.clauses, {c: {title: 'c', text: 'd'}});
    assert.deepEqual(pack.sources['guide'], {title: 'A guide', type: 'guidance', primary: false, checked: 'read'});
  });
});

describe('a pack beside another', () => {
  it('speaks of its concepts, sources, clauses and language', () => {
    const merged = packBeside(base, {
      'concepts/expel.yaml': 'title: t\nsays: ["expel {person}"]\n',
      'safeguard/own.yaml': rule('when: [expel, return]\nneeds: {any: [return], within: section}\ninsert: appeal', 'treaty'),
    });
    assert.deepEqual(merged.problems, []);
    assert.deepEqual(
      merged.rules.map(({id}) => id),
      ['language/words', 'safeguard/base', 'safeguard/own'],
    );
    assert.deepEqual(shown(merged, 'expel'), ['expel/expelled/expelling/expels <0-0> {person}']);
    assert.deepEqual(shown(merged, 'return'), shown(base, 'return'));
    assert.equal(merged.name, 'test+ngo');
    assert.equal(merged.version, '1.0.0+2.0.0');
    assert.deepEqual(merged.language, base.language);
  });

  it('leaves the concepts of the base as they are, also after a trip through JSON', () => {
    const merged = packBeside(JSON.parse(JSON.stringify(base)), {'language/own.yaml': rule('avoid: ["[illegal|unlawful] alien", return]')});
    const names = base.concepts.map(({name}) => name);
    assert.deepEqual(
      merged.concepts.slice(0, names.length).map(({name}) => name),
      names,
    );
    for (const name of names) assert.deepEqual(shown(merged, name), shown(base, name));
    assert.deepEqual(merged.rules.slice(0, base.rules.length), base.rules);
    assert.deepEqual(shown(merged, 'language/own#1'), ['illegal/unlawful alien']);
  });

  it('shares what the base has', () => {
    const merged = packBeside(base, {'concepts/again.yaml': 'title: t\nsays: ["return <0-2> {person}"]\n'});
    assert.equal(merged.atoms.length, base.atoms.length);
    assert.deepEqual(merged.lexicon, base.lexicon);
  });

  it('may not repeat a name', () => {
    const merged = packBeside(base, {
      'concepts/person.yaml': 'title: t\nsays: [nobody]\n',
      'clauses/appeal.yaml': 'title: t\ntext: t\n',
      'language/words.yaml': rule('avoid: [x]'),
      'languages/en.yaml': 'numbers: []\n',
      'sources.yaml': 'extra: {title: t, type: t, checked: read}\nguide: {title: t, type: t, checked: read}\n',
      'language/own.yaml': rule('finds: person', 'extra'),
    });
    assert.deepEqual(
      merged.problems.map(({path, line, column, message}) => `${path}:${line}:${column} ${message}`),
      [
        'clauses/appeal.yaml:1:1 The clause "appeal" is also in the pack "test", and that one is used.',
        'concepts/person.yaml:1:1 The concept "person" is also in the pack "test", and that one is used.',
        'language/words.yaml:1:1 The rule "language/words" is also in the pack "test", and that one is used.',
        'languages/en.yaml:1:1 The language "en" is also in the pack "test", whose file is used.',
        'sources.yaml:2:1 The source "guide" is also in the pack "test", whose entry is used.',
      ],
    );
    assert.deepEqual(
      merged.rules.map(({id}) => id),
      ['language/words', 'safeguard/base', 'language/own'],
    );
    assert.equal(merged.sources['guide']!.title, 'A guide');
    assert.deepEqual(shown(merged, 'person'), shown(base, 'person'));
  });

  it('says where a concept was looked for, and keeps the problems of the base in front', () => {
    const broken = packOf({'concepts/person.yaml': 'title: t\nsays: [person]\n', 'language/bad.yaml': 'title: t'});
    const merged = packBeside(broken, {'language/own.yaml': rule('finds: persn')});
    assert.deepEqual(merged.problems.slice(0, broken.problems.length), broken.problems);
    assert.deepEqual(merged.problems.slice(broken.problems.length), [
      {
        path: 'language/own.yaml',
        line: 6,
        column: 8,
        level: 'error',
        message: 'There is no concept "persn"; looked in concepts/ and in the pack "test".',
        repair: 'Did you mean "person"?',
      },
    ]);
  });

  it('counts the levels of reference on from the base', () => {
    const chain = (from: number, to: number): {[path: string]: string} =>
      Object.fromEntries(
        Array.from({length: to - from}, (_, i) => [`concepts/c${from + i}.yaml`, `title: t\nsays: ["${from + i ? `x {c${from + i - 1}}` : 'x'}"]\n`]),
      );
    assert.deepEqual(packBeside(packOf(chain(0, 5)), chain(5, 9)).problems, []);
    assert.match(packBeside(packOf(chain(0, 5)), chain(5, 10)).problems[0]!.message, /"c9" refers to concepts 9 levels deep/);
  });

  it('of another language leaves the base alone', () => {
    const merged = packBeside(base, {
      'pack.yaml': 'name: ong\nversion: 1.0.0\nlanguage: fr\nlicence: MIT\n',
      'language/own.yaml': rule('avoid: [x]'),
    });
    assert.deepEqual(merged.rules, base.rules);
    assert.deepEqual(
      merged.problems.map(({path, line, column, message}) => [path, line, column, message]),
      [['pack.yaml', 3, 11, 'The pack\'s language is "fr", and the pack "test" that it is loaded beside speaks "en".']],
    );
  });
});

describe('JSON Schema of pack files', () => {
  it('is there for every kind, and knows the keys', () => {
    const schemas = packSchemas();
    assert.deepEqual(Object.keys(schemas).sort(), ['clause', 'concept', 'language', 'override', 'pack', 'requirements', 'rule', 'sources']);
    const text = JSON.stringify(schemas.rule);
    for (const key of ['avoid', 'finds', 'when', 'needs', 'check', 'condition', 'endeavour', 'unresolved-reference', 'mention'])
      assert.ok(text.includes(`"${key}"`), key);
    assert.deepEqual((schemas.concept as {required: string[]; additionalProperties: boolean}).required, ['title', 'says']);
    assert.equal((schemas.concept as {additionalProperties: boolean}).additionalProperties, false);
  });
});
