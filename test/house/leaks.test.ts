import assert from 'node:assert/strict';
import {projectFiles, readProject} from './files.ts';

/** Assembled, so that this file does not name what it forbids. */
const word = (...parts: string[]): string => parts.join('');
const FORBIDDEN = [
  {
    name: 'a path of a machine',
    pattern: new RegExp(
      `(?<![\\w.~)-])/(?:${['tm', 'wor', 'roo', 'hom', 'User', 'far'].map((head, i) => word(head, ['p', 'k', 't', 'e', 's', 'm'][i]!)).join('|')})/\\w`,
    ),
  },
  {
    name: 'a package registry',
    pattern: new RegExp([word('registry', '\\.npm'), word('registry', '\\.yarn'), word('deb', '\\.debian'), word('npm', 'mirror')].join('|'), 'i'),
  },
  {name: 'an address where a package was fetched from', pattern: new RegExp(`"${word('resol', 'ved')}": "http`)},
];

describe('leaks', () => {
  for (const {name, pattern} of FORBIDDEN)
    it(`no file names ${name}`, () => {
      const found = projectFiles()
        .filter(file => !/\.(png|gif|ico|woff2?)$/.test(file))
        .flatMap(file =>
          readProject(file)
            .split('\n')
            .flatMap((line, i) => (pattern.test(line) ? [`${file}:${i + 1}: ${line.trim().slice(0, 120)}`] : [])),
        );
      assert.deepEqual(found, []);
    });

  it('the patterns see what they look for', () => {
    const seen = [word('cd /tm', 'p/x'), word('see registry', '.npmjs.org'), word('"resol', 'ved": "https://x')];
    assert.deepEqual(
      seen.map((text, i) => FORBIDDEN[i]!.pattern.test(text)),
      [true, true, true],
    );
    assert.ok(!FORBIDDEN[0]!.pattern.test(word('test/wor', 'k/x.ts')));
  });
});
