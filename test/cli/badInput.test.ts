import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {folderWith, PACK, ruleOf, run, runJson} from './support.ts';

/** Every case also checks bad.md, in which one thing must still be found. */
interface Case {
  readonly files?: {readonly [name: string]: string | Buffer};
  readonly args?: readonly string[];
  /** The path and line that the problem names. */
  readonly at: readonly [string, number];
  readonly says: RegExp;
  readonly repair: RegExp;
  readonly before?: (folder: string) => void;
}

const CASES: {readonly [name: string]: Case} = {
  'a missing file': {args: ['missing.md'], at: ['missing.md', 1], says: /no such file/, repair: /path/},
  'a folder without drafts': {files: {'empty/picture.png': 'x'}, args: ['empty'], at: ['empty', 1], says: /no file in it is a draft/, repair: /\.md/},
  'a pattern that matches nothing': {args: ['nowhere/**/*.md'], at: ['nowhere/**/*.md', 1], says: /matches no draft/, repair: /Searched/},
  'an unknown extension': {files: {'law.odt': 'x'}, args: ['law.odt'], at: ['law.odt', 1], says: /no format/, repair: /\.markdown/},
  'a binary file': {files: {'b.md': Buffer.from([80, 75, 3, 4, 10, 0, 0, 9])}, args: ['b.md'], at: ['b.md', 2], says: /binary/, repair: /UTF-8/},
  'invalid UTF-8': {
    files: {'l1.txt': Buffer.from('One\nTwo\nM\xfcller\n', 'latin1')},
    args: ['l1.txt'],
    at: ['l1.txt', 3],
    says: /not UTF-8/,
    repair: /UTF-8/,
  },
  'an empty file': {files: {'void.md': ''}, args: ['void.md'], at: ['void.md', 1], says: /empty/, repair: /leave the file out/},
  'a file of 50 MB': {
    before: folder => fs.truncateSync(fs.writeFileSync(path.join(folder, 'huge.md'), 'x') ?? path.join(folder, 'huge.md'), 50 * 1024 * 1024),
    args: ['huge.md'],
    at: ['huge.md', 1],
    says: /50\.0 MB.*16 MB/,
    repair: /split/,
  },
  'an unreadable link': {
    before: folder => fs.symlinkSync('loop.md', path.join(folder, 'loop.md')),
    args: ['loop.md'],
    at: ['loop.md', 1],
    says: /link/,
    repair: /path/,
  },
  'a broken rule file': {
    files: {'pack/language/broken.yaml': 'title: x\ncovers: [SC-01\n'},
    at: ['pack/language/broken.yaml', 3],
    says: /YAML/,
    repair: /./,
  },
  'a rule with a misspelt key': {
    files: {'pack/language/odd.yaml': ruleOf('odd', 'error').replace('why:', 'whi:')},
    at: ['pack/language/odd.yaml', 4],
    says: /whi/,
    repair: /why/,
  },
  'a rule whose file would be passed over': {
    files: {'pack/language/odd.yml': ruleOf('odd', 'warning')},
    at: ['pack/language/odd.yml', 1],
    says: /not loaded/,
    repair: /odd\.yaml/,
  },
  'two rules with one id': {
    files: {'second/pack.yaml': PACK['pack/pack.yaml'].replace('own', 'second'), 'second/language/zibbled.yaml': ruleOf('zibbled', 'warning')},
    args: ['--pack', 'second'],
    at: ['second/language/zibbled.yaml', 1],
    says: /language\/zibbled/,
    repair: /Rename/,
  },
  'an unknown rule on the command line': {
    args: ['--rule', 'language/zibled=off'],
    at: ['--rule', 1],
    says: /language\/zibled/,
    repair: /language\/zibbled/,
  },
  'an unknown rule in the configuration': {
    files: {'clauseguard.yaml': 'rules:\n  language/nibbled: off\n  language/zibled: off\n'},
    at: ['clauseguard.yaml', 3],
    says: /language\/zibled/,
    repair: /language\/zibbled/,
  },
  'an unknown level in the configuration': {
    files: {'clauseguard.yaml': 'rules:\n  language/nibbled: high\n'},
    at: ['clauseguard.yaml', 2],
    says: /high/,
    repair: /error, warning/,
  },
  'a misspelt key in the configuration': {
    files: {'clauseguard.yaml': 'exclude: []\nexlude: [x]\n'},
    at: ['clauseguard.yaml', 2],
    says: /exlude/,
    repair: /exclude/,
  },
  'a configuration that is no YAML': {files: {'clauseguard.yaml': 'include: [a\nrules: {\n'}, at: ['clauseguard.yaml', 2], says: /YAML/, repair: /./},
  'a configuration that is a list': {
    files: {'clauseguard.yaml': '- include\n'},
    at: ['clauseguard.yaml', 1],
    says: /keys and values/,
    repair: /include/,
  },
  'a text where a list belongs': {
    files: {'clauseguard.yaml': '\nexclude: old\n'},
    at: ['clauseguard.yaml', 2],
    says: /not a list/,
    repair: /\[old\]/,
  },
  'a pattern that leads out of the folder': {
    files: {'clauseguard.yaml': 'include:\n  - a.md\n  - ../secrets\n'},
    at: ['clauseguard.yaml', 3],
    says: /leads out/,
    repair: /command line/,
  },
  'a profile that there is not': {
    files: {'clauseguard.yaml': 'profile: harsh\n'},
    at: ['clauseguard.yaml', 1],
    says: /harsh/,
    repair: /standard, strict/,
  },
  'a missing pack': {
    files: {'clauseguard.yaml': 'packs:\n  - ./nowhere\n'},
    at: ['clauseguard.yaml', 2],
    says: /no pack \.\/nowhere/,
    repair: /Searched nowhere/,
  },
  'a package that is not installed': {
    args: ['--pack', 'no-such-pack'],
    at: ['--pack', 1],
    says: /no pack no-such-pack/,
    repair: /node_modules\/no-such-pack/,
  },
  'a rule that is a link out of its pack': {
    before: folder => fs.symlinkSync(path.join(folder, 'clauseguard.yaml'), path.join(folder, 'pack/language/out.yaml')),
    files: {'clauseguard.yaml': 'exclude: []\n'},
    at: ['pack/language/out.yaml', 1],
    says: /leads out of its pack/,
    repair: /itself/,
  },
};

describe('check: whatever cannot be used', () => {
  for (const [name, {files = {}, args = [], at, says, repair, before}] of Object.entries(CASES))
    it(`${name}: file, line and repair on standard error, exit 2, the rest is checked`, () => {
      const folder = folderWith({...PACK, 'bad.md': 'The zibbled office.\n', ...files});
      before?.(folder);
      const {code, stderr, report} = runJson(folder, ['--pack', 'pack', 'bad.md', ...args]);
      assert.equal(code, 2, stderr);
      const problem = report.problems.find(one => says.test(one.message));
      assert.ok(problem, `no problem says ${says}: ${stderr}`);
      assert.deepEqual([problem.path, problem.line], at);
      assert.match(problem.repair, repair);
      assert.ok(stderr.includes(`${problem.path}:${problem.line}:${problem.column}: error: ${problem.message}\n  ${problem.repair}\n`), stderr);
      assert.deepEqual(
        report.files.map(file => [file.path, ...file.findings.map(one => one.rule)]),
        [['bad.md', 'language/zibbled']],
      );
    });

  for (const [output, message] of [
    ['folder', /Cannot write folder: it is a folder/],
    ['bad.md/x.txt', /Cannot write bad\.md\/x\.txt: a file stands where a folder should/],
    ['bad.md', /The report would overwrite the draft bad\.md/],
    ['./folder/../bad.md', /would overwrite/],
  ] as const)
    it(`--output ${output}: exit 2, and the report goes to standard output`, () => {
      const folder = folderWith({...PACK, 'bad.md': 'The zibbled office.\n', 'folder/x': ''});
      const {code, stdout, stderr} = run(folder, ['check', '--pack', 'pack', '--output', output, 'bad.md']);
      assert.equal(code, 2);
      assert.match(stderr, message);
      assert.match(stdout, /^bad\.md:1:5 {2}error/);
      assert.equal(fs.readFileSync(path.join(folder, 'bad.md'), 'utf8'), 'The zibbled office.\n');
    });

  it('a disk that is full: exit 2', function () {
    if (!fs.existsSync('/dev/full')) this.skip();
    const folder = folderWith({...PACK, 'bad.md': 'The zibbled office.\n'});
    const {code, stderr} = run(folder, ['check', '--pack', 'pack', '--output', '/dev/full', 'bad.md']);
    assert.equal(code, 2);
    assert.match(stderr, /Cannot write \/dev\/full: the system says ENOSPC/);
    assert.ok(fs.statSync('/dev/full').isCharacterDevice());
  });

  it('standard input without end is cut off at the limit', () => {
    const {code, stderr, report} = runJson(folderWith({}), ['--stdin'], {input: Buffer.alloc(17 * 1024 * 1024, 'word ')});
    assert.equal(code, 2);
    assert.match(stderr, /<stdin>:1:1: error: .*16 MB/);
    assert.deepEqual(report.files, []);
  });
});
