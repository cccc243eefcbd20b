import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {strToU8, zipSync} from 'fflate';
import {docx, HEADINGS, list, listed, p, styled} from '../support/word.ts';
import {folderWith, run, runJson} from './support.ts';

const BAD = 'The Ministry shall return illegal migrants.\n';
const akn = (body: string): string =>
  `<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><body>${body}</body></act></akomaNtoso>`;

/** One law in four formats. */
const LAW = {
  'law.md': `# Aliens Bill

## Article 1. Return

1. The Ministry shall return any person found to be irregularly present.

2. The Ministry shall not detain:

   (a) a child;

   (b) an illegal migrant who is “bogus”.

> The Ministry shall return illegal migrants.

| Duty | Holder |
|---|---|
| Return illegal migrants | Ministry |
`,
  'law.html': `<h1>Aliens Bill</h1><h2>Article 1. Return</h2>
<p>1. The Ministry shall return any person found
  to be irregularly present.</p>
<p>2. The Ministry shall not detain:</p><p>(a) a child;</p><p>(b) an <i>illegal</i> migrant who is &ldquo;bogus&rdquo;.</p>
<blockquote>The Ministry shall return illegal migrants.</blockquote>
<table><tr><th>Duty</th><th>Holder</th></tr><tr><td>Return illegal migrants</td><td>Ministry</td></tr></table>`,
  'law.xml': akn(`<hcontainer><heading>Aliens Bill</heading><article><num>Article 1</num><heading>Return</heading>
<paragraph><num>1.</num><content><p>The Ministry shall return any person found to be irregularly present.</p></content></paragraph>
<paragraph><num>2.</num><intro><p>The Ministry shall not detain:</p></intro><point><num>(a)</num><content><p>a child;</p></content></point>
<point><num>(b)</num><content><p>an <i>illegal</i> migrant who is “bogus”.</p></content></point></paragraph>
<content><embeddedStructure><p>The Ministry shall return illegal migrants.</p></embeddedStructure>
<table><tr><th>Duty</th><th>Holder</th></tr><tr><td>Return illegal migrants</td><td>Ministry</td></tr></table></content></article></hcontainer>`),
  'law.docx': docx({
    styles: `${HEADINGS}<w:style w:styleId="Q"><w:name w:val="Quote"/></w:style>`,
    numbering: list('decimal Article %1.', 'decimal %2.', 'lowerLetter (%3)'),
    body: [
      p('Aliens Bill', styled('H1')),
      p('Return', `${styled('H2')}${listed(1)}`),
      p('The Ministry shall return any person found to be irregularly present.', listed(1, 1)),
      p('The Ministry shall not detain:', listed(1, 1)),
      p('a child;', listed(1, 2)),
      p('an illegal migrant who is “bogus”.', listed(1, 2)),
      p('The Ministry shall return illegal migrants.', styled('Q')),
      `<w:tbl><w:tr><w:tc>${p('Duty')}</w:tc><w:tc>${p('Holder')}</w:tc></w:tr><w:tr><w:tc>${p('Return illegal migrants')}</w:tc><w:tc>${p('Ministry')}</w:tc></w:tr></w:tbl>`,
    ].join(''),
  }),
};

describe('formats', () => {
  it('do not change what is found', () => {
    const folder = folderWith(LAW);
    const {report, code} = runJson(folder, ['.', '--no-config']);
    assert.equal(code, 1);
    const [first, ...others] = report.files.map(({path, findings, coverage}) => ({
      path,
      findings: findings.map(({rule, level, excerpt}) => `${level} ${rule}: ${excerpt}`),
      coverage: coverage.map(({requirement, state}) => `${requirement} ${state}`),
    }));
    assert.ok(first!.findings.length > 4, first!.findings.join('\n'));
    assert.deepEqual(
      others.map(one => one.path),
      ['law.html', 'law.md', 'law.xml'],
    );
    for (const other of others) {
      // Markdown shows its own marks in an excerpt.
      assert.deepEqual(other.findings, first!.findings, other.path);
      assert.deepEqual(other.coverage, first!.coverage, other.path);
    }
  });

  it('tell people where to look, in every report', () => {
    const folder = folderWith({'law.docx': LAW['law.docx'], 'law.html': LAW['law.html']});
    const report = (format: string): string => run(folder, ['check', '.', '--no-config', '--format', format]).stdout;
    assert.match(report('text'), /^law\.docx, Aliens Bill › Article 1\. Return, paragraph 4 {2}error {2}"Illegal"/m);
    assert.match(report('text'), /^law\.html:4:\d+ {2}error {2}"Illegal".*\n.*\n.*\n {4}Aliens Bill › Article 1\. Return, paragraph 4$/m);
    assert.match(report('markdown'), /\*\*law\.docx, Aliens Bill › Article 1\. Return, table 1, row 2, column 1\*\*/);
    assert.match(report('github'), /^::error file=law\.docx,title=.*Aliens Bill › Article 1\. Return, paragraph 4/m);
    assert.match(report('junit'), /\(Aliens Bill › Article 1\. Return, paragraph 4, language/);
    assert.match(report('html'), /<p class="place">Aliens Bill › Article 1\. Return, paragraph 4<\/p>/);
    const [issue] = JSON.parse(report('gitlab'));
    assert.deepEqual(issue.location, {path: 'law.docx', lines: {begin: 1, end: 1}});
    const results = JSON.parse(report('sarif')).runs[0].results.filter((one: {ruleId: string}) => one.ruleId === 'language/illegal-migrant');
    const [inWord] = results[0].locations;
    assert.equal(inWord.logicalLocations[0].fullyQualifiedName, 'Aliens Bill/Article 1. Return/paragraph 4');
    assert.deepEqual(inWord.physicalLocation.region, {startLine: 1, snippet: {text: 'illegal migrant'}});
    assert.equal(results.at(-1).locations[0].physicalLocation.region.startLine, 6);
    assert.ok(results.every((one: object) => !('fixes' in one)));
  });

  it('merge like any other', () => {
    const folder = folderWith(LAW);
    const whole = run(folder, ['check', '.', '--no-config', '--format', 'markdown']).stdout;
    for (const part of [1, 2]) run(folder, ['check', '.', '--no-config', '--shard', `${part}/2`, '--format', 'json', '--output', `${part}.json`]);
    assert.equal(run(folder, ['merge', '1.json', '2.json', '--format', 'markdown']).stdout, whole);
  });

  it('are the same in threads and from the cache', () => {
    const folder = folderWith(LAW);
    const json = (...args: string[]): string => run(folder, ['check', '.', '--no-config', '--format', 'json', ...args]).stdout;
    const alone = json('--workers', '1');
    assert.equal(json('--workers', '2'), alone);
    assert.equal(json('--cache', '--cache-folder', path.join(folder, 'cache')), alone);
    assert.equal(json('--cache', '--cache-folder', path.join(folder, 'cache')), alone);
  });

  it('that cannot be written are left alone by --fix, which says so', () => {
    const folder = folderWith({...LAW, 'good.html': '<p>The office is open.</p>'});
    const before = fs.readFileSync(path.join(folder, 'law.docx'));
    const {stderr} = run(folder, ['check', '.', '--no-config', '--fix']);
    assert.deepEqual(
      [...stderr.matchAll(/(\S+) was not fixed: fixes are made in Markdown and plain text alone\./g)].map(match => match[1]),
      ['law.docx', 'law.html', 'law.xml'],
    );
    assert.deepEqual(fs.readFileSync(path.join(folder, 'law.docx')), before);
    assert.doesNotMatch(fs.readFileSync(path.join(folder, 'law.md'), 'utf8'), /illegal migrant who/);
  });

  it('are compared with what they were before a change', () => {
    const folder = folderWith({'law.docx': docx({body: p('The office returns illegal migrants.')})});
    const git = 'git -c user.name=A -c user.email=a@example.org -c commit.gpgsign=false';
    const {status} = spawn(folder, `git init -q -b main && git add . && ${git} commit -qm first`);
    assert.equal(status, 0);
    fs.writeFileSync(
      path.join(folder, 'law.docx'),
      docx({body: `${p('The office returns illegal migrants.')}${p('A bogus refugee is no refugee.')}`}),
    );
    const {report} = runJson(folder, ['.', '--no-config', '--changed-since', 'main']);
    assert.ok(report.files[0]!.findings.length > 0);
    assert.ok(report.files[0]!.findings.every(one => !one.excerpt.includes('illegal')));
  });

  it('of other people in a folder are none of ours', () => {
    const folder = folderWith({
      'law.md': BAD,
      'pom.xml': '<project><name>illegal migrants</name></project>',
      '~$law.docx': 'lock',
      'sub/act.xml': akn('<p>x</p>'),
    });
    run(folder, ['check', 'law.md', '--no-config', '--format', 'html', '--output', path.join(folder, 'report.html')]);
    const {report} = runJson(folder, ['.', '--no-config']);
    assert.deepEqual(
      report.files.map(one => one.path),
      ['law.md', 'sub/act.xml'],
    );
    assert.deepEqual(report.problems, []);
    const named = runJson(folder, ['pom.xml', '--no-config']);
    assert.equal(named.code, 2);
    assert.match(named.report.problems[0]!.message, /neither Akoma Ntoso nor USLM/);
  });

  it('cost nothing where they are not met', () => {
    const folder = folderWith({'law.md': BAD});
    const hook = path.join(folder, 'hook.cjs');
    fs.writeFileSync(
      hook,
      `process.on('exit', () => process.stderr.write('LOADED ' + Object.keys(require.cache).map(f => require('path').basename(f)).join(' ')));`,
    );
    const {stderr} = run(folder, ['check', 'law.md', '--no-config'], {env: {NODE_OPTIONS: `--require ${hook}`}});
    assert.match(stderr, /LOADED/);
    assert.doesNotMatch(stderr, /markup\.cjs|word\.cjs/);
  });
});

function spawn(cwd: string, command: string) {
  return spawnSync('sh', ['-c', command], {cwd});
}

/** Files that are refused, each in no time, while the draft beside them is checked. */
const HOSTILE: {readonly [name: string]: {file: string; content: string | Buffer | (() => Buffer); says: RegExp}} = {
  'an old Word file': {
    file: 'old.docx',
    content: Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)]),
    says: /old format \(\.doc\)/,
  },
  'an encrypted Word file': {
    file: 'secret.docx',
    content: Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(500),
      Buffer.from('EncryptedPackage', 'utf16le'),
      Buffer.alloc(500),
    ]),
    says: /encrypted/,
  },
  'a truncated Word file': {file: 'cut.docx', content: LAW['law.docx'].subarray(0, 700), says: /damaged or cut off/},
  'a PDF called Word': {file: 'pdf.docx', content: '%PDF-1.7 ...', says: /a PDF/},
  'another archive called Word': {
    file: 'zip.docx',
    content: Buffer.from(zipSync({'../../etc/passwd': strToU8('x'), 'content.xml': strToU8('<x/>')})),
    says: /no Word document/,
  },
  'Word with damaged XML': {file: 'bad.docx', content: docx({body: '<w:p><w:r>'}), says: /well-formed/},
  'Word without text': {file: 'void.docx', content: docx({body: '<w:p/>'}), says: /no text/},
  'a zip bomb': {
    file: 'bomb.docx',
    content: () => Buffer.from(zipSync({'word/document.xml': [new Uint8Array(60 * 1024 * 1024), {level: 1}]})),
    says: /unpacks to 60 MB/,
  },
  'a zip bomb that lies': {
    file: 'liar.docx',
    content: () => {
      const bytes = Buffer.from(zipSync({'word/document.xml': [new Uint8Array(60 * 1024 * 1024), {level: 1}]}));
      // The size that both headers state.
      for (let at = bytes.indexOf(Buffer.from([0, 0, 0xc0, 3])); at >= 0; at = bytes.indexOf(Buffer.from([0, 0, 0xc0, 3]), at + 4))
        bytes.writeUInt32LE(1000, at);
      return bytes;
    },
    says: /disallowed character/,
  },
  'Word with a million empty paragraphs': {
    file: 'many.docx',
    content: () => docx({body: '<w:p/>'.repeat(1_100_000)}),
    says: /more than 1000000 elements/,
  },
  'Word that declares entities': {
    file: 'dtd.docx',
    content: docx({body: '', more: {'word/document.xml': '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document>&b;</w:document>'}}),
    says: /declares entities/,
  },
  'a billion laughs': {
    file: 'laughs.xml',
    content: `<!DOCTYPE akomaNtoso [${Array.from({length: 20}, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join('')}]>${akn('<p>&e20;</p>')}`,
    says: /declares entities/,
  },
  'an outside entity': {
    file: 'xxe.xml',
    content: `<!DOCTYPE akomaNtoso [<!ENTITY x SYSTEM "file:///etc/passwd">]>${akn('<p>&x;</p>')}`,
    says: /declares entities/,
  },
  'XML without end': {file: 'deep.xml', content: `<akomaNtoso>${'<p>'.repeat(1_000_000)}`, says: /inside each other/},
  'HTML without end': {file: 'deep.html', content: '<div>'.repeat(2_000_000), says: /inside each other/},
  'HTML of tags alone': {file: 'tags.html', content: '<b></b>'.repeat(2_000_000), says: /more than 1000000 tags/},
  'HTML in no known encoding': {file: 'latin.html', content: Buffer.from('<p>caf\xe9</p>', 'latin1'), says: /not UTF-8/},
  'XML in an encoding that nobody knows': {
    file: 'odd.xml',
    content: Buffer.from('<?xml version="1.0" encoding="x-klingon"?><akomaNtoso><p>caf\xe9</p></akomaNtoso>', 'latin1'),
    says: /encoding x-klingon/,
  },
  'a 50 MB file': {file: 'huge.docx', content: () => Buffer.alloc(50 * 1024 * 1024, 'PK'), says: /50\.0 MB/},
};

describe('hostile files', () => {
  for (const [name, {file, content, says}] of Object.entries(HOSTILE)) {
    it(name, () => {
      const folder = folderWith({'bad.md': BAD, [file]: typeof content === 'function' ? content() : content});
      const {report, code} = runJson(folder, ['.', '--no-config']);
      assert.equal(code, 2);
      assert.deepEqual(
        report.files.map(one => one.path),
        ['bad.md'],
      );
      assert.ok(report.files[0]!.findings.length > 0);
      assert.equal(report.problems.length, 1);
      assert.equal(report.problems[0]!.path, file);
      assert.match(report.problems[0]!.message, says);
      assert.notEqual(report.problems[0]!.repair, '');
    });
  }

  it('are not all that says which encoding it has', () => {
    const folder = folderWith({
      'meta.html': Buffer.from('<meta charset="iso-8859-1"><p>Caf\xe9: illegal migrants.</p>', 'latin1'),
      'wide.html': Buffer.from('\ufeff<p>Caf\u00e9: illegal migrants.</p>', 'utf16le'),
      'decl.xml': Buffer.from(`<?xml version="1.0" encoding="windows-1252"?>${akn('<p>Caf\xe9: illegal migrants.</p>')}`, 'latin1'),
    });
    const {report} = runJson(folder, ['.', '--no-config']);
    assert.deepEqual(report.problems, []);
    assert.deepEqual(
      report.files.map(one => one.findings.find(finding => finding.rule === 'language/illegal-migrant')?.excerpt),
      Array(3).fill('illegal migrants'),
    );
  });
});
