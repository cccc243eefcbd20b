import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';

/** Compares with the file; one that is missing or differs is written, so that the change can be read and committed, and the test fails. */
export function assertExpected(file: string, actual: string): void {
  const expected = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
  if (expected === actual) return;
  fs.mkdirSync(path.dirname(file), {recursive: true});
  fs.writeFileSync(file, actual);
  assert.equal(
    actual,
    expected,
    `${path.basename(file)} was ${expected === undefined ? 'missing' : 'different'}, and is written now: look at it, and commit it if it is right`,
  );
}
