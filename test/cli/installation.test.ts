import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const DIST = path.resolve(import.meta.dirname, '../../dist');

/** Runs the command line from a copy of what is installed, with another file of rules or none. */
function runWith(rules: Buffer | undefined): {code: number | null; stderr: string} {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'clauseguard-'));
  try {
    for (const name of ['cli.cjs', 'main.cjs']) fs.copyFileSync(path.join(DIST, name), path.join(folder, name));
    if (rules) fs.writeFileSync(path.join(folder, 'pack.bin'), rules);
    fs.writeFileSync(path.join(folder, 'draft.md'), 'Text.\n');
    const {status, stderr} = spawnSync(process.execPath, ['cli.cjs', 'check', 'draft.md'], {cwd: folder, encoding: 'utf8'});
    return {code: status, stderr: stderr.replaceAll(fs.realpathSync(folder), '.')};
  } finally {
    fs.rmSync(folder, {recursive: true});
  }
}

describe('an installation whose rules cannot be used says so', () => {
  const whole = fs.readFileSync(path.join(DIST, 'pack.bin'));
  const damaged = Buffer.from(whole);
  damaged[whole.length >> 1]! ^= 1;
  const CASES: {readonly [name: string]: readonly [Buffer | undefined, string]} = {
    missing: [undefined, 'clauseguard: The built-in rules are missing: there is no pack.bin in ..'],
    damaged: [damaged, 'clauseguard: The built-in rules in ./pack.bin cannot be used: it is damaged.'],
    'cut off': [whole.subarray(0, 10_001), 'clauseguard: The built-in rules in ./pack.bin cannot be used: it is not whole.'],
    'another file': [
      Buffer.alloc(4000, 'x'),
      'clauseguard: The built-in rules in ./pack.bin cannot be used: it is no compiled pack of this machine.',
    ],
  };
  for (const [name, [rules, message]] of Object.entries(CASES))
    it(name, () =>
      assert.deepEqual(runWith(rules), {code: 2, stderr: `${message}\n  Install Clauseguard again; in a clone, npm run build makes the file.\n`}),
    );
});
