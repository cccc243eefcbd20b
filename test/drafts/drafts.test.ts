import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {describe, it} from 'mocha';
import type {Report} from '../../server/core/report/types.ts';
import {mark, reportOn} from '../support/checkDraft.ts';
import {DRAFTS, draftNames} from '../support/drafts.ts';
import {realPack} from '../support/pack.ts';

/**
 * Whole drafts with the whole report expected of them, under expected/: every line with carets under its findings, then coverage.
 * Dropping a draft into a folder here adds a test. A missing or changed expectation is written and fails, so that the change is read in the diff.
 */
describe('whole drafts', () => {
  for (const name of draftNames()) {
    it(name, () => {
      const source = fs.readFileSync(path.join(DRAFTS, name), 'utf8');
      const actual = render(source, reportOn(realPack(), source, {format: name.endsWith('.md') ? 'markdown' : 'text'}));
      const file = path.join(DRAFTS, 'expected', `${name}.txt`);
      const expected = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
      if (actual !== expected) {
        fs.mkdirSync(path.dirname(file), {recursive: true});
        fs.writeFileSync(file, actual);
      }
      assert.equal(actual, expected, `expected/${name}.txt was written anew: read the difference, then commit or mend`);
    });
  }
});

function render(source: string, report: Report): string {
  const marked = mark(source, report.findings, f => `${f.level} ${f.rule}`);
  const lines = marked.split('\n');
  // Only lines with findings, so that a difference is easy to read.
  const shown = lines.filter((line, i) => /^ *\^+ /.test(line) || /^ *\^+ /.test(lines[i + 1] ?? ''));
  return `${shown.join('\n')}\n\n${report.coverage
    .filter(c => c.state !== 'not-applicable')
    .map(c => `${c.requirement} ${c.state}`)
    .join('\n')}\n`;
}
