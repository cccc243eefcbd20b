import assert from 'node:assert/strict';
import {parseDraft, sourceOffset} from '../../server/core/draft/index.ts';
import {english} from '../support/language.ts';

describe('parseDraft', () => {
  it('cuts a Markdown bill into articles and clauses with labels taken out of the text', () => {
    const draft = parseDraft('# Bill\n\n## Article 1. Scope\n\n(1) This *Act* applies.\n\n(2) See Article 9.\n', 'markdown', english);
    assert.deepEqual(
      draft.blocks.map(b => [b.kind, b.label, b.text]),
      [
        ['heading', '', 'Bill'],
        ['heading', '1', 'Scope'],
        ['paragraph', '1', 'This Act applies.'],
        ['paragraph', '2', 'See Article 9.'],
      ],
    );
    assert.deepEqual(
      draft.sections.map(s => [s.kind, s.label, s.role]),
      [
        ['document', '', 'operative'],
        ['heading', '', 'operative'],
        ['article', '1', 'general'],
        ['clause', '1', 'general'],
        ['clause', '2', 'general'],
      ],
    );
    assert.deepEqual(
      draft.references.map(r => [r.label, r.external, r.target]),
      [['9', false, -1]],
    );
    const block = draft.blocks[2]!;
    const at = block.text.indexOf('Act');
    assert.equal(draft.source.slice(sourceOffset(block, at, 'start'), sourceOffset(block, at + 3, 'end')), 'Act');
  });
});
