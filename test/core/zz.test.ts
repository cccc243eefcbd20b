import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import {check, FollowedDraft} from '../../server/core/check.ts';
import {parseDraft} from '../../server/core/draft/index.ts';
import type {Format} from '../../server/core/draft/types.ts';
import {DRAFTS, draftNames} from '../support/drafts.ts';
import {edited, randomEdits} from '../support/edits.ts';
import {fragments} from '../support/fragments.ts';
import {realPack} from '../support/pack.ts';

const format = fc.constantFrom<Format>('markdown', 'text');

/** Paragraphs of whole drafts, so that edits bring along what rules speak about. */
const PARAGRAPHS = draftNames()
  .flatMap(name => fs.readFileSync(path.join(DRAFTS, name), 'utf8').split(/(?<=\n\n)/))
  .slice(0, 3000);
const paragraphs = (maxLength: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...PARAGRAPHS), {minLength: 1, maxLength}).map(list => list.join(''));
const SNIPPETS = [
  'x',
  ' ',
  '\n',
  '\n\n',
  'not ',
  'unless ',
  'shall ',
  'This does not apply to minors. ',
  '“',
  '(a) ',
  '- ',
  '## ',
  ': ',
  '. ',
  '; ',
  '| ',
];

describe('a draft that is followed from edit to edit', () => {
  const pack = realPack();

  it('is answered at each version as if it were the first', () => {
    const text = fc.oneof(paragraphs(12), fragments(40));
    const inserted = fc.oneof(fc.constantFrom(...SNIPPETS), paragraphs(2), fragments(4));
    fc.assert(
      fc.property(text, randomEdits(inserted), format, (first, edits, kind) => {
        const followed = new FollowedDraft(kind, pack);
        let now = first;
        for (const edit of [undefined, ...edits]) {
          if (edit) now = edited(now, edit);
          const draft = parseDraft(now, kind, pack.language);
          assert.deepEqual(followed.check(now), {draft, report: check(draft, pack)});
        }
      }),
      {numRuns: 5000},
    );
  });

  it('comes back to what it was when an edit is taken back', () => {
    for (const name of draftNames().slice(0, 12)) {
      const text = fs.readFileSync(path.join(DRAFTS, name), 'utf8');
      const followed = new FollowedDraft('markdown', pack);
      const before = followed.check(text);
      for (const at of [0, text.length >> 1, text.length]) {
        followed.check(`${text.slice(0, at)}\n\n## Article 99\n\nNobody shall be detained.\n\n${text.slice(at)}`);
        assert.deepEqual(followed.check(text), before, name);
      }
    }
  });
});
