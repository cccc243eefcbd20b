import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {folderWith, PACK, ruleOf, run, runJson} from './support.ts';

const DRAFT = {'draft.md': 'A zibbled office.\n'};
const rulesIn = (folder: string, ...args: string[]): string[] =>
  runJson(folder, ['draft.md', ...args]).report.files[0]!.findings.map(one => `${one.rule} ${one.level}`);

describe('pinned packs', () => {
  const pinned = (): {folder: string; pin: string} => {
    const folder = folderWith({...PACK, ...DRAFT, 'clauseguard.yaml': 'packs: [./pack]\n'});
    const {code, stdout} = run(folder, ['rules', 'pin']);
    assert.equal(code, 0);
    assert.match(stdout, /^packs:\n {2}# own, en, MIT\n {2}- \{name: "\.\/pack", version: "1\.0\.0", hash: sha256-[0-9a-f]{64}\}\n$/);
    fs.writeFileSync(path.join(folder, 'clauseguard.yaml'), stdout);
    return {folder, pin: stdout};
  };

  it('are used while they are what was pinned', () => {
    assert.deepEqual(rulesIn(pinned().folder), ['language/zibbled error']);
  });

  it('are left out once a word has changed, and both contents are named', () => {
    const {folder, pin} = pinned();
    fs.appendFileSync(path.join(folder, 'pack/language/nibbled.yaml'), '# a word\n');
    const {code, stderr, report} = runJson(folder, ['draft.md']);
    assert.equal(code, 2);
    const now = /sha256-[0-9a-f]{64}/.exec(run(folder, ['rules', 'pin', 'pack']).stdout)![0];
    const then = /sha256-[0-9a-f]{64}/.exec(pin)![0];
    assert.notEqual(now, then);
    assert.match(stderr, new RegExp(`^clauseguard\\.yaml:3:5: error: The pack \\./pack has the content ${now}, and ${then} is asked for\\.`));
    assert.deepEqual(report.files[0]!.findings, []);
  });

  it('are left out in another version, and both versions are named', () => {
    const {folder} = pinned();
    const file = path.join(folder, 'pack/pack.yaml');
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('1.0.0', '1.1.0'));
    assert.match(run(folder, ['check', 'draft.md']).stderr, /has the version 1\.1\.0, and 1\.0\.0 is asked for/);
  });

  it('that cannot be read as pins are problems with a place', () => {
    const cases: [string, RegExp][] = [
      ['packs: [{version: 1.0.0}]', /:1:9: error: This entry of "packs" names no pack/],
      ['packs: [{name: ./pack, hash: abc}]', /:1:30: error: The hash of a pack cannot be "abc"[\s\S]*rules pin/],
      ['packs: [{name: ./pack, hsah: abc}]', /:1:24: error: There is no key "hsah"[\s\S]*hash/],
    ];
    for (const [configuration, says] of cases) {
      const {code, stderr} = run(folderWith({...PACK, ...DRAFT, 'clauseguard.yaml': `${configuration}\n`}), ['check', 'draft.md']);
      assert.equal(code, 2);
      assert.match(stderr, says);
    }
  });
});

describe('packs on packs', () => {
  const ABOVE = {
    'above/pack.yaml': 'name: above\nversion: 2.0.0\nlanguage: en\nlicence: MIT\nextends: [../pack]\n',
    'clauseguard.yaml': 'packs: [./above]\n',
  };
  const override = (text: string) => ({...PACK, ...DRAFT, ...ABOVE, 'above/overrides/language/zibbled.yaml': text});

  it('bring along what they extend', () => {
    assert.deepEqual(rulesIn(folderWith({...PACK, ...DRAFT, ...ABOVE})), ['language/zibbled error']);
  });

  it('what is extended and not there is told at its place', () => {
    const {stderr} = run(folderWith({...DRAFT, ...ABOVE}), ['check', 'draft.md']);
    assert.match(stderr, /^above\/pack\.yaml:5:11: error: There is no pack \.\.\/pack\./);
  });

  it('change the level of a rule', () => {
    assert.deepEqual(rulesIn(folderWith(override('why: We only advise.\nlevel: advice\n'))), ['language/zibbled advice']);
  });

  it('add exceptions and examples, which are tested with the rule’s own', () => {
    const folder = folderWith(
      override('why: A brand.\nexcept:\n  sentence: [brand]\nexamples:\n  flags: ["A [[zibbled]] desk."]\n  allows: [The brand is zibbled.]\n'),
    );
    fs.writeFileSync(path.join(folder, 'draft.md'), 'A zibbled brand.\n\nA zibbled office.\n');
    const {findings} = runJson(folder, ['draft.md']).report.files[0]!;
    assert.deepEqual(
      findings.map(one => one.start.line),
      [3],
    );
    assert.match(run(folder, ['rules', 'test', 'above']).stdout, /^1 rule, 4 of 4 examples validated\.\n$/);
    const bad = folderWith(override('why: A brand.\nexcept:\n  sentence: [office]\nexamples:\n  allows: [The zibbled desk.]\n'));
    const {code, stdout} = run(bad, ['rules', 'test', 'above']);
    assert.equal(code, 1);
    assert.match(stdout, /own: language\/zibbled\.yaml:12 {2}missing/, 'an exception that silences the rule’s own example');
    assert.match(stdout, /above\/overrides\/language\/zibbled\.yaml:5 {2}noisy/);
  });

  it('keep the exceptions that a built-in rule has', () => {
    const folder = folderWith({
      'draft.md':
        'The Illegal Migrants (Determination by Tribunals) Act, 1983, was struck down. Illegal migrants shall leave. Illegal migrants is a quoted brand.\n',
      'above/pack.yaml': ABOVE['above/pack.yaml'].replace('[../pack]', '[clauseguard]'),
      'above/overrides/language/illegal-migrant.yaml': 'why: A brand.\nexcept:\n  sentence: [brand]\n',
      'clauseguard.yaml': ABOVE['clauseguard.yaml'],
    });
    const {code, stdout} = run(folder, ['rules', 'test', 'above']);
    assert.equal(code, 0, stdout);
    const found = runJson(folder, ['draft.md']).report.files[0]!.findings.filter(one => one.rule === 'language/illegal-migrant');
    assert.deepEqual(
      found.map(one => one.start.column),
      [79],
    );
  });

  const wrong: [string, {readonly [file: string]: string}, RegExp][] = [
    [
      'an override of no rule',
      {'above/overrides/language/zibled.yaml': 'why: x\nlevel: off\n'},
      /above\/overrides\/language\/zibled\.yaml:1:1: error: There is no rule "language\/zibled"/,
    ],
    [
      'a key that is not for overrides',
      {'above/overrides/language/zibbled.yaml': 'why: x\navoid: [y]\n'},
      /zibbled\.yaml:2:1: error: Unknown key "avoid"/,
    ],
    ['no reason', {'above/overrides/language/zibbled.yaml': 'level: advice\n'}, /zibbled\.yaml:1:1: error: "why" is missing/],
    [
      'the same rule twice',
      {'above/language/zibbled.yaml': ruleOf('zibbled', 'error')},
      /above\/language\/zibbled\.yaml:1:1: error: The rule "language\/zibbled" is also/,
    ],
    [
      'a pack that stands alone after another',
      {'above/pack.yaml': ABOVE['above/pack.yaml'].replace('[../pack]', '[]'), 'clauseguard.yaml': 'packs: [./pack, ./above]\n'},
      /clauseguard\.yaml:1:17: error: The pack above stands alone/,
    ],
  ];
  for (const [name, files, says] of wrong)
    it(`${name} is an error with its place`, () => {
      const {code, stderr} = run(folderWith({...PACK, ...DRAFT, ...ABOVE, ...files}), ['check', 'draft.md']);
      assert.equal(code, 2);
      assert.match(stderr, says);
    });
});

describe('our rules', () => {
  it('can be switched off, and what they rest on can still be named', () => {
    const folder = folderWith({
      ...PACK,
      'pack/language/leaning.yaml': ruleOf('fribbled', 'error').replace('a-source', 'a-source, cat'),
      'draft.md': 'Illegal migrants are zibbled and fribbled.\n',
      'clauseguard.yaml': 'packs: [./pack]\nbuilt-in: off\n',
    });
    assert.deepEqual(rulesIn(folder), ['language/zibbled error', 'language/leaning error']);
    assert.deepEqual(
      JSON.parse(run(folder, ['rules', 'list', '--format', 'json']).stdout)
        .map((one: {id: string}) => one.id)
        .sort(),
      ['language/leaning', 'language/nibbled', 'language/wobbled', 'language/zibbled'],
    );
  });
});
