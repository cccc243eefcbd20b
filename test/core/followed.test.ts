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
import {packOf, realPack} from '../support/pack.ts';

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
  '*',
  '**',
  '<b>',
  '&amp;',
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
      {numRuns: 60},
    );
  });

  it('shows what was found as it is written now, with markup that came into it or went', () => {
    const rule = (shape: string): string =>
      `title: hit\ncovers: [SC-06]\nlevel: error\nwhy: test\nsource: [treaty]\n${shape}\nadvise: test\nexamples: {flags: ['[[x]]'], allows: [y]}\n`;
    const desks = packOf({
      'weakening/desk.yaml': rule('finds: {phrases: [wobbled desk]}'),
      'safeguard/lamp.yaml': rule('when: {phrases: [wooden desk]}\nneeds: {any: [{phrases: [lamp]}], within: document}'),
    });
    const followed = new FollowedDraft('markdown', desks);
    for (const text of [
      'The wobbled desk and a wooden desk stand.',
      'The *wobbled* desk and a **wooden** desk stand.',
      'The _wobbled_ desk and a wooden desk stand.',
    ]) {
      const draft = parseDraft(text, 'markdown', desks.language);
      const {findings} = check(draft, desks);
      assert.equal(findings.length, 2, 'both are found');
      assert.deepEqual(followed.check(text).report.findings, findings);
    }
  });

  it('reads again what has a term that comes to stand for something else', () => {
    const kind = fc.constantFrom('trafficked person', 'trafficked persons', 'child', 'dwelling', 'authority', 'trafficked p', '');
    const term = fc.constantFrom('guest', 'guest worker', 'Guest', 'worker');
    const entry = fc.record({term, kind}).map(one => `“${one.term}” means a ${one.kind} who is in the country.\n\n`);
    const use = fc.constantFrom(
      'The Ministry shall deport a guest.\n\n',
      'Guests may be detained:\n\n- without a decision;\n- where a guest worker is unlawfully present.\n\n',
      'The officer shall not:\n\n(a) remove any guest worker;\n\n(b) question a worker.\n\n',
      '| Guest | Removal |\n|---|---|\n| a guest | deported at once |\n\n',
      'Nothing of this is about anybody.\n\n',
    );
    const pieces = fc.array(fc.oneof(entry, use), {minLength: 2, maxLength: 8});
    fc.assert(
      fc.property(
        pieces,
        fc.array(fc.tuple(fc.nat(7), fc.oneof(entry, use, fc.constant(''))), {minLength: 1, maxLength: 5}),
        format,
        (first, edits, kind) => {
          const followed = new FollowedDraft(kind, pack);
          const now = [...first];
          for (const [at, piece] of [[-1, ''] as const, ...edits]) {
            if (at >= 0) now[at % now.length] = piece;
            const text = `## Definitions\n\n${now.join('')}`;
            const draft = parseDraft(text, kind, pack.language);
            assert.deepEqual(followed.check(text), {draft, report: check(draft, pack)});
          }
        },
      ),
      {numRuns: 60},
    );
  });

  it('looks again where a block that says what it said comes to stand in another section', () => {
    const law = '5.6 Minors will be treated in keeping with their best interests.\n\n5.7 Their guardian is heard by the child welfare officer.\n';
    const followed = new FollowedDraft('markdown', pack);
    // A number on a line of its own begins a section; as the text of an item it begins none.
    for (const text of [law, `| <br>\n- ${law}`, law])
      assert.deepEqual(followed.check(text).report, check(parseDraft(text, 'markdown', pack.language), pack), JSON.stringify(text));
  });

  it('takes the name of an annex for a title where its block comes to stand in an annex', () => {
    const list = 'Annexes are kept apart. SCHEDULE A.  CONTACT OFFICERS\nSystems Branch and Analysis Desk.\n';
    const followed = new FollowedDraft('markdown', pack);
    for (const text of [list, `ANNEX. SUMS TO BE RECOVERED\n\n${list}`, list])
      assert.deepEqual(followed.check(text).report, check(parseDraft(text, 'markdown', pack.language), pack), JSON.stringify(text));
  });

  it('comes back to what it was when an edit is taken back', () => {
    for (const name of draftNames().slice(0, 12)) {
      const text = fs.readFileSync(path.join(DRAFTS, name), 'utf8');
      const followed = new FollowedDraft('markdown', pack);
      // The next version moves what this one gave.
      const before = structuredClone(followed.check(text));
      for (const at of [0, text.length >> 1, text.length]) {
        followed.check(`${text.slice(0, at)}\n\n## Article 99\n\nNobody shall be detained.\n\n${text.slice(at)}`);
        assert.deepEqual(followed.check(text), before, name);
      }
    }
  });

  /** A rule of a pack of somebody else's, as few of ours are. */
  const rule = (more: string): string =>
    `covers: [DE-03]\nlevel: error\nwhy: test\nsource: [treaty]\n${more}\nexamples: {flags: ['[[x]]'], allows: [y]}\n`;

  it('names the article of what goes without a safeguard in its sentence, when sections before it are others', () => {
    const small = packOf({
      'concepts/detention.yaml': 'title: Detention\nsays: [detain]\n',
      'concepts/review.yaml': 'title: Review\nsays: [judge]\n',
      'safeguard/review.yaml': `title: Detention needs a judge\n${rule('when: {says: detention}\nneeds: {any: [review], within: sentence}')}`,
    });
    const text = '## Article 1. Aim\n\nThis is the aim.\n\n## Article 2. Custody\n\nOfficers may detain anyone.\n';
    const followed = new FollowedDraft('markdown', small);
    followed.check(text);
    const next = text.replace('## Article 2', '## Article 1a. Terms\n\nNone.\n\n## Article 2');
    const draft = parseDraft(next, 'markdown', small.language);
    assert.deepEqual(followed.check(next), {draft, report: check(draft, small)});
  });

  it('silences all rules that one word anywhere silences', () => {
    const silenced = 'except: {document: ["{excuse}"]}';
    const small = packOf({
      'concepts/excuse.yaml': 'title: Excuse\nsays: [excerpt]\n',
      'language/one.yaml': `title: One\navoid: [{phrase: alien}]\n${rule(`${silenced}\nadvise: Write foreigner.`)}`,
      'language/two.yaml': `title: Two\navoid: [{phrase: migrant}]\n${rule(`${silenced}\nadvise: Write person.`)}`,
    });
    assert.equal(small.rules.length, 2, JSON.stringify(small.problems));
    const text = 'An alien.\n\nA migrant.\n\nThis is an ';
    const followed = new FollowedDraft('markdown', small);
    assert.equal(followed.check(`${text}example.\n`).report.findings.length, 2);
    assert.equal(followed.check(`${text}excerpt.\n`).report.findings.length, 0);
    assert.equal(followed.check(`${text}example.\n`).report.findings.length, 2);
  });
});
