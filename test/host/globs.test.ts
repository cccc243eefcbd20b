import assert from 'node:assert/strict';
import {compileGlob, isGlob, staticPrefix} from '../../server/host/globs.ts';

const matches = (pattern: string, path: string, folders = false): boolean => compileGlob(pattern, {folders})!(path);

describe('globs', () => {
  const yes: [string, string][] = [
    ['*.md', 'a.md'],
    ['drafts/*.md', 'drafts/a.md'],
    ['./drafts/*.md', 'drafts/a.md'],
    ['**/*.md', 'a.md'],
    ['**/*.md', 'x/y/a.md'],
    ['drafts/**', 'drafts/x/a.md'],
    ['drafts/**/final/*.txt', 'drafts/final/a.txt'],
    ['drafts/**/final/*.txt', 'drafts/x/final/y/final/a.txt'],
    ['*.{md,txt}', 'a.txt'],
    ['{act,plan}-?.md', 'plan-2.md'],
    ['a*b*c.md', 'a-b-b-c.md'],
    ['act [final].md', 'act [final].md'],
    ['???.md', 'äöü.md'],
    ['?.md', '😀.md'],
  ];
  for (const [pattern, path] of yes) it(`${pattern} matches ${path}`, () => assert.ok(matches(pattern, path)));

  const no: [string, string][] = [
    ['*.md', 'x/a.md'],
    ['drafts/*.md', 'drafts/x/a.md'],
    ['*.md', 'a.MD.txt'],
    ['drafts/**/final/*.txt', 'drafts/x/a.txt'],
    ['act [final].md', 'act f.md'],
    ['?.md', '.md'],
    ['drafts', 'drafts/a.md'],
  ];
  for (const [pattern, path] of no) it(`${pattern} does not match ${path}`, () => assert.ok(!matches(pattern, path)));

  it('a folder stands for what is in it where that is asked for', () => {
    assert.ok(matches('archive', 'archive/2019/a.md', true));
    assert.ok(matches('archive/', 'archive/a.md', true));
    assert.ok(matches('**/old', 'x/old/a.md', true));
    assert.ok(!matches('archive', 'archives/a.md', true));
  });

  it('brackets, bars and signs of other dialects are literal', () => {
    for (const name of ['a(b)+.md', 'a|b.md', '!a.md', '@(a).md', 'a[!b].md', 'a+.md', '$a^.md']) {
      assert.ok(matches(name, name), name);
      assert.ok(matches(`*${name}`, `x${name}`), name);
    }
    assert.ok(!matches('a|b*', 'a'));
  });

  it('refuses what a regular expression would choke on', () => {
    for (const pattern of [`${'*a'.repeat(500)}b`, `${'**/a/'.repeat(100)}b`, '{a,b}'.repeat(20), '{a,aa}'.repeat(20), 'a'.repeat(2_000)])
      assert.equal(compileGlob(pattern), undefined, pattern);
    // What backtracks would not come to an end here before mocha's patience does.
    assert.ok(!matches('**/a/**/a/**/b', 'a/'.repeat(100)));
    assert.ok(!matches('*a*a*a*b', 'a'.repeat(100)));
    assert.ok(!matches('**/*', 'a/'.repeat(1_000_000)));
  });

  it('tells patterns from paths', () => {
    assert.deepEqual(['*.md', 'a?.md', '{a,b}', 'a.md', '{a}.md', '[a].md'].map(isGlob), [true, true, true, false, false, false]);
    assert.deepEqual(['drafts/x/*.md', '*.md', '/srv/*.md', '/*.md'].map(staticPrefix), ['drafts/x', '.', '/srv', '/']);
  });
});
