import assert from 'node:assert/strict';
import fc from 'fast-check';
import {compilePack} from '../../server/core/pack/index.ts';
import {PHRASE_LIMITS, parsePhrase} from '../../server/core/pack/phrase.ts';
import type {Pack} from '../../server/core/pack/types.ts';
import {unfold} from '../../server/core/pack/unfold.ts';
import {packBeside, packOf} from '../support/pack.ts';

// Compiled once: packs beside it need no language of their own.
const base = packOf({'concepts/person.yaml': 'title: t\nsays: [person]\n'});

/** Every index points at something, every place is in the file, and the result is plain data. */
function assertSound(pack: Pack, files: readonly {path: string; text: string}[]): void {
  assert.deepEqual(JSON.parse(JSON.stringify(pack)), pack);
  const symbols = new Set(Object.values(pack.lexicon).flat());
  for (const atom of pack.atoms) for (const symbol of atom) assert.ok(symbol === 0 || symbols.has(symbol));
  pack.concepts.forEach(({variants, not}, i) => {
    assert.ok(not < i);
    for (const {elements, gaps} of variants) {
      assert.equal(gaps.length, elements.length - 1);
      for (const [least, most] of gaps) assert.ok(least <= most && most <= PHRASE_LIMITS.gap);
      for (const {atom, concept} of elements) assert.ok(atom === undefined ? concept! < i : atom < pack.atoms.length);
    }
  });
  for (const {path, line, column, message, repair} of pack.problems) {
    assert.ok(message && repair, `${message} | ${repair}`);
    const lines = files.find(file => file.path === path)?.text.split('\n');
    assert.ok(line >= 1 && column >= 1);
    if (lines) assert.ok(line <= lines.length && column <= lines[line - 1]!.length + 2, `${path}:${line}:${column} ${message}`);
  }
}

const signs = fc.constantFrom(
  '[',
  ']',
  '|',
  '{',
  '}',
  '<',
  '>',
  '=',
  '~',
  ' ',
  'a',
  'be',
  'child',
  '<0-3>',
  '...',
  '{person}',
  '{number}',
  'cs:',
  '-',
  ',',
  "'",
  '[a|b c]',
  '48',
  'é',
  '\ud83d',
  '"',
  ':',
  '\n',
  '#',
  '*',
  '&',
  '!',
  '%',
);
const phrase = fc.oneof(
  fc.array(signs, {maxLength: 40}).map(parts => parts.join('')),
  fc.string({unit: 'binary', maxLength: 60}),
);

describe('hostile packs', () => {
  it('any phrase is read or refused, within the limits', () => {
    fc.assert(
      fc.property(phrase, text => {
        const parsed = parsePhrase(text);
        const {fault, rows} = parsed.phrase ? unfold(parsed.phrase) : {fault: parsed.fault, rows: undefined};
        if (fault) {
          assert.ok(fault.at >= 0 && fault.at <= text.length && fault.message && fault.repair);
          return;
        }
        assert.ok(rows!.length >= 1 && rows!.length <= PHRASE_LIMITS.variants);
        for (const row of rows!) {
          assert.ok(row.length >= 1 && row.length <= PHRASE_LIMITS.words);
          assert.ok(row[0]!.kind !== 'gap' && row.at(-1)!.kind !== 'gap');
          row.forEach((slot, i) => assert.ok(slot.kind !== 'gap' || row[i + 1]!.kind !== 'gap'));
        }
      }),
      {numRuns: 2000},
    );
  });

  const paths = fc.constantFrom(
    'pack.yaml',
    'sources.yaml',
    'languages/en.yaml',
    'concepts/x.yaml',
    'clauses/x.yaml',
    'language/x.yaml',
    'safeguard/x.yaml',
    'structure/x.yaml',
    'weakening/x.yaml',
    'accuracy/x.yaml',
  );

  it('any text as any file', () => {
    const yamlish = fc.oneof(
      fc.string({unit: 'binary', maxLength: 200}),
      fc
        .array(
          fc.constantFrom(
            '- ',
            '? ',
            ': ',
            'a',
            '\n',
            '  ',
            '[',
            ']',
            '{',
            '}',
            ',',
            '&a ',
            '*a',
            '!t ',
            '"',
            "'",
            '|',
            '>',
            '#',
            '---\n',
            '...\n',
            '%',
            '\t',
            '\r\n',
            'title: ',
            'says:',
            '<<: ',
          ),
          {maxLength: 60},
        )
        .map(parts => parts.join('')),
    );
    fc.assert(
      fc.property(fc.array(fc.record({path: fc.oneof(paths, fc.string({maxLength: 20})), text: yamlish}), {maxLength: 4}), files =>
        assertSound(compilePack(files), files),
      ),
      {numRuns: 300},
    );
  });

  it('any phrase in any place', () => {
    fc.assert(
      fc.property(phrase, text => {
        const quoted = JSON.stringify(text);
        const rule = (look: string): string =>
          `title: t\ncovers: [NR-04]\nlevel: error\nwhy: w\nsource: guide\n${look}\nexamples: {flags: ['[[a]]'], allows: [a]}\n`;
        const files = {
          'concepts/x.yaml': `title: t\nsays: [${quoted}]\nnot: [${quoted}]\n`,
          'language/x.yaml': rule(`avoid: [{phrase: ${quoted}, becomes: ${quoted}}]\nexcept: {overlaps: [${quoted}]}`),
          'weakening/x.yaml': rule(`finds: {phrases: [${quoted}], condition: {phrases: [${quoted}]}}`),
        };
        assertSound(
          packBeside(base, files),
          Object.entries(files).map(([path, source]) => ({path, text: source})),
        );
      }),
      {numRuns: 150},
    );
  });

  it('any value in the place of any value of a good rule', () => {
    const good = {
      title: 't',
      covers: ['NR-04'],
      level: 'error',
      why: 'w',
      source: ['treaty'],
      when: {
        says: ['person'],
        phrases: ['be returned'],
        polarity: 'either',
        modality: ['must'],
        condition: {phrases: ['unless']},
        with: [{says: 'person', within: 'clause'}],
        outside: ['heading'],
      },
      needs: {any: ['person', {says: 'person'}], within: 'article'},
      resembles: ['person'],
      unless: {phrases: ['x']},
      insert: 'c',
      examples: {flags: ['[[x]]', {text: '[[x]]', becomes: 'y'}], allows: ['y']},
    };
    const leaves: (string | number)[][] = [];
    const walk = (value: unknown, at: (string | number)[]): void => {
      leaves.push(at);
      if (typeof value === 'object' && value !== null)
        for (const [key, inner] of Object.entries(value)) walk(inner, [...at, Array.isArray(value) ? Number(key) : key]);
    };
    walk(good, []);
    const replace = (value: unknown, [key, ...rest]: (string | number)[], by: unknown): unknown => {
      if (key === undefined) return by;
      if (Array.isArray(value)) return value.map((inner, i) => (i === key ? replace(inner, rest, by) : inner));
      return {...(value as object), [key]: replace((value as Record<string, unknown>)[key], rest, by)};
    };
    const any = fc.oneof(
      fc.jsonValue({maxDepth: 3}),
      fc.constantFrom<unknown>(
        'constructor',
        '__proto__',
        {__proto__: null},
        {constructor: 1},
        {toString: 0},
        [],
        {},
        [[]],
        null,
        0,
        true,
        'any',
        'number',
        {
          says: 'person',
          with: {says: 'person', with: 'person'},
        },
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...leaves), any, fc.constantFrom('safeguard', 'structure'), (at, by, kind) => {
        const text = JSON.stringify(replace(good, at, by)) ?? '';
        const files = {[`${kind}/x.yaml`]: text, 'clauses/c.yaml': 'title: t\ntext: t\n'};
        assertSound(packBeside(base, files), [{path: `${kind}/x.yaml`, text}]);
      }),
      {numRuns: 250},
    );
  });

  it('a map that cannot be written as a text where a word is asked for', () => {
    const text = JSON.stringify({
      title: 't',
      covers: ['NR-04'],
      level: {toString: 0},
      why: 'w',
      source: 'guide',
      finds: 'return',
      examples: {flags: ['[[x]]'], allows: ['y']},
    });
    assertSound(packBeside(base, {'weakening/x.yaml': text}), [{path: 'weakening/x.yaml', text}]);
  });

  describe('is refused quickly, with a reason', () => {
    const refused = (path: string, text: string): string => {
      const {problems} = packBeside(base, {[path]: text});
      assert.ok(problems.length >= 1);
      return problems[0]!.message;
    };
    const cases: [string, string, RegExp][] = [
      ['a million alternatives', `title: t\nsays: ["[${'a|'.repeat(1e6)}b]"]`, /has 2000022 characters; at most 300000/],
      ['100,000 alternatives', `title: t\nsays: ["[${'a|'.repeat(1e5)}b]"]`, /200003 characters; at most 10000 are read/],
      ['brackets in brackets in YAML', '['.repeat(2e5), /nesting is deeper than 40/],
      ['maps in maps', '{a: '.repeat(5e4), /nesting is deeper/],
      ['lists in lists', '- '.repeat(1e5), /nesting is deeper/],
      ['keys in keys', '? '.repeat(1e5), /nesting is deeper/],
      ['tags', '!a '.repeat(1e5), /nesting is deeper/],
      ['indented maps', Array.from({length: 500}, (_, i) => `${' '.repeat(i)}a:`).join('\n'), /nesting is deeper/],
      ['closing brackets', ']'.repeat(2e5), /"\]" closes nothing/],
      ['a long gap', 'title: t\nsays: [a <0-1000000000> b]', /the gap cannot be read|at most 12/],
      ['a gap with a long number', `title: t\nsays: [a <0-${'9'.repeat(5000)}> b]`, /the gap cannot be read/],
      ['many unknown keys', Array.from({length: 2e4}, (_, i) => `k${i}: v`).join('\n'), /is missing|Unknown key/],
      ['many phrases', `title: t\nsays:\n${'  - a b\n'.repeat(3e4)}`, /has 30000 entries; at most 2000/],
      [
        'many variants',
        `title: t\nsays:\n${Array.from({length: 60}, (_, i) => `  - "${'[a b|c d] '.repeat(9)}x${i}"\n`).join('')}`,
        /more variants than a concept/,
      ],
      [
        'aliases into the depth',
        `a: &a ${'['.repeat(30)}${']'.repeat(30)}\nb: &b ${'['.repeat(30)}*a${']'.repeat(30)}\nc: ${'['.repeat(30)}*b${']'.repeat(30)}\n`,
        /nests deeper than 40|repeats its aliases/,
      ],
    ];
    for (const [name, text, message] of cases) it(name, () => assert.match(refused('concepts/x.yaml', text), message));

    it('a pack whose variants add up', () => {
      const says = `title: t\nsays:\n${Array.from({length: 35}, (_, i) => `  - "${'[a b|c d] '.repeat(9)}x${i}"\n`).join('')}`;
      const {problems, concepts} = packBeside(
        base,
        Object.fromEntries(Array.from({length: 7}, (_, i) => [`concepts/c${i}.yaml`, says.replaceAll(' x', ` y${i}x`)])),
      );
      assert.equal(problems.length > 0, true);
      assert.ok(problems.every(({message}) => /or a pack \(100000\) may have/.test(message)));
      assert.ok(concepts.reduce((sum, {variants}) => sum + variants.length, 0) <= 100_000);
    });
  });
});
