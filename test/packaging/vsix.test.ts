import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {ROOT} from '../house/files.ts';

/** 2 MB as vsce counts them. More than half of it are the rules, in three languages. */
const MAX_BYTES = 2 * 1024 * 1024;
const PACKAGING = path.join(ROOT, 'packaging');
const EDITIONS = {
  clauseguard: [
    'author.cjs',
    'client.cjs',
    'compiler.cjs',
    'configuration.cjs',
    'configurationEdit.cjs',
    'extension.cjs',
    'languages.cjs',
    'markup.cjs',
    'pack.bin',
    'pack.es.bin',
    'pack.fr.bin',
    'word.cjs',
    'yaml.cjs',
  ],
  'clauseguard-web': ['browser/client.js', 'browser/server.js', 'pack.bin', 'pack.es.bin', 'pack.fr.bin'],
};

describe('the VSIX', function () {
  this.timeout(180_000);
  const {version} = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const fileOf = (name: string): string => path.join(ROOT, `dist/${name}-${version}.vsix`);
  before(() => {
    if (!fs.existsSync(path.join(PACKAGING, 'node_modules'))) execFileSync('npm', ['ci'], {cwd: PACKAGING, stdio: 'ignore'});
    execFileSync(process.execPath, ['--import', 'tsx', path.join(PACKAGING, 'package.ts')], {stdio: 'ignore'});
  });

  for (const [name, runs] of Object.entries(EDITIONS)) {
    it(`${name} holds what runs, what is shown and what is read, and nothing else`, () => {
      assert.deepEqual(namesIn(fileOf(name)), [
        '[Content_Types].xml',
        'extension.vsixmanifest',
        'extension/LICENSE.txt',
        'extension/changelog.md',
        ...folder('client/media'),
        ...folder('client/snippets'),
        ...folder('client/walkthrough'),
        ...runs.map(one => `extension/dist/${one}`),
        'extension/package.json',
        'extension/readme.md',
        ...folder('syntaxes'),
      ]);
    });

    it(`${name} is small`, () => assert.ok(fs.statSync(fileOf(name)).size < MAX_BYTES, `${fs.statSync(fileOf(name)).size} bytes`));
  }
});

/** The files of a folder of the project, as they are called in the VSIX. */
const folder = (name: string): string[] =>
  fs
    .readdirSync(path.join(ROOT, name))
    .sort()
    .map(one => `extension/${name}/${one}`);

/** Names in a ZIP file, sorted, from its central directory (PKWARE APPNOTE 4.3.12; no archive of ours has a comment or 64-bit sizes). */
function namesIn(file: string): string[] {
  const bytes = fs.readFileSync(file);
  const end = bytes.length - 22;
  assert.equal(bytes.readUInt32LE(end), 0x06054b50, 'no end of central directory');
  const names: string[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    assert.equal(bytes.readUInt32LE(at), 0x02014b50, 'no central directory entry');
    const [name, extra, comment] = [28, 30, 32].map(offset => bytes.readUInt16LE(at + offset)) as [number, number, number];
    names.push(bytes.toString('utf8', at + 46, at + 46 + name));
    at += 46 + name + extra + comment;
  }
  return names.sort();
}
