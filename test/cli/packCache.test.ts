import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {folderWith, PACK, ruleOf, run} from './support.ts';

const DRAFT = 'The zibbled office. The wobbled office.\n';

/** Stands alone, and so is small and compiled in no time. */
const ALONE = {...PACK, 'pack/pack.yaml': `${PACK['pack/pack.yaml']}extends: []\n`, 'pack/languages/en.yaml': 'cues: {may: [may]}\n'};

describe('compiled packs', () => {
  const cache = (): string => folderWith({});
  const workspace = (): string => folderWith({...ALONE, 'clauseguard.yaml': 'packs: [pack]\n', 'a.md': DRAFT});
  const check = (folder: string, home: string): string => run(folder, ['check', 'a.md', '--format', 'json'], {env: {XDG_CACHE_HOME: home}}).stdout;
  const entries = (home: string, kind = 'packs'): string[] => {
    const folder = path.join(home, 'clauseguard', kind);
    return fs.existsSync(folder) ? fs.readdirSync(folder).map(name => path.join(folder, name)) : [];
  };
  /** Long ago, so that a use shows. */
  const age = (file: string): void => fs.utimesSync(file, 1, 1);

  it('are kept, and used by the next start', () => {
    const [folder, home] = [folderWith({...PACK, 'clauseguard.yaml': 'packs: [pack]\n', 'a.md': DRAFT}), cache()];
    const first = check(folder, home);
    const [entry, ...others] = entries(home);
    assert.ok(entry && others.length === 0);
    age(entry);
    const {ino} = fs.statSync(entry);
    assert.equal(check(folder, home), first);
    const after = fs.statSync(entry);
    assert.deepEqual([after.ino, after.mtimeMs > 1000], [ino, true], 'the entry was read, and not written anew');
    assert.match(first, /language\/zibbled/);
  });

  it('are compiled anew when a file of the pack or the pack below it is another', () => {
    const [folder, home] = [workspace(), cache()];
    check(folder, home);
    fs.writeFileSync(path.join(folder, 'pack/language/wobbled.yaml'), ruleOf('wibbled', 'warning'));
    assert.doesNotMatch(check(folder, home), /language\/wobbled","covers/);
    assert.equal(entries(home).length, 2);
  });

  for (const [what, spoil] of [
    ['changed', (entry: string) => fs.writeFileSync(entry, Buffer.from(fs.readFileSync(entry).map((byte, i) => (i === 2000 ? byte ^ 1 : byte))))],
    ['cut off', (entry: string) => fs.truncateSync(entry, 2000)],
    ['empty', (entry: string) => fs.truncateSync(entry, 0)],
    ['a folder', (entry: string) => (fs.rmSync(entry), fs.mkdirSync(entry))],
    // A good one, for rules that find nothing here.
    [
      'that of another pack',
      (entry: string) => {
        const [other, home] = [
          folderWith({...ALONE, 'pack/language/zibbled.yaml': ruleOf('zobbled', 'error'), 'clauseguard.yaml': 'packs: [pack]\n', 'a.md': DRAFT}),
          cache(),
        ];
        check(other, home);
        fs.copyFileSync(entries(home)[0]!, entry);
      },
    ],
  ] as const)
    it(`that are ${what} change no finding`, () => {
      const [folder, home] = [workspace(), cache()];
      const first = check(folder, home);
      spoil(entries(home)[0]!);
      assert.equal(check(folder, home), first);
    });

  it('that others may write are not believed', function () {
    if (process.getuid === undefined) return this.skip();
    const [folder, home] = [workspace(), cache()];
    check(folder, home);
    const [entry] = entries(home);
    fs.chmodSync(entry!, 0o666);
    age(entry!);
    const {ino} = fs.statSync(entry!);
    check(folder, home);
    assert.notEqual(fs.statSync(entry!).ino, ino, 'it was compiled and written anew');
  });

  it('keep their problems', () => {
    const [folder, home] = [workspace(), cache()];
    fs.writeFileSync(path.join(folder, 'pack/language/wobbled.yaml'), ruleOf('wobbled', 'loud'));
    const first = check(folder, home);
    assert.match(first, /pack\/language\/wobbled\.yaml","line":3/);
    assert.equal(check(folder, home), first);
  });

  it('do not fill the disk, and a place that cannot be written only costs time', () => {
    const [folder, home] = [workspace(), cache()];
    const packs = path.join(home, 'clauseguard/packs');
    fs.mkdirSync(packs, {recursive: true});
    for (let i = 0; i < 20; i++) fs.writeFileSync(path.join(packs, `old${i}`), 'x');
    check(folder, home);
    assert.ok(entries(home).length < 20);
    const blocked = folderWith({clauseguard: 'a file'});
    assert.match(check(folder, blocked), /language\/zibbled/);
  });
});
