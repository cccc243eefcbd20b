import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {describe, it} from 'mocha';
import {run} from './support.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

describe('README.md', () => {
  it('shows what the command says about the samples', () => {
    const readme = fs.readFileSync(path.join(ROOT, 'README.md'), 'utf8');
    const [, args, shown] = /^npm ci && npx clauseguard (.*)\n```\n\n.*\n\n```\n([\s\S]*?)^```$/m.exec(readme)!;
    const {stdout} = run(ROOT, args!.split(' '));
    const parts = shown!.split(/^\.\.\.\n/m).filter(part => part !== '');
    assert.ok(parts.length > 1);
    for (const part of parts) assert.ok(stdout.includes(part), `${part}\nis not in\n${stdout}`);
  });
});
