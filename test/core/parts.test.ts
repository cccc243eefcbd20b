import assert from 'node:assert/strict';
import fc from 'fast-check';
import {describe, it} from 'mocha';
import {check} from '../../server/core/check.ts';
import {parseDraft, parseText} from '../../server/core/draft/index.ts';
import {joinTexts, partOf} from '../../server/core/draft/parts.ts';
import type {Draft, Format} from '../../server/core/draft/types.ts';
import {splitReport} from '../../server/core/report/parts.ts';
import type {Report} from '../../server/core/report/types.ts';
import {fragments} from '../support/fragments.ts';
import {english} from '../support/language.ts';
import {packOf} from '../support/pack.ts';

const pack = packOf({
  'language/alien.yaml': `
title: Alien
covers: ['term:alien']
level: warning
why: test
source: [treaty]
avoid: [{phrase: alien, becomes: foreign national}]
fix: safe
examples: {flags: [{text: 'An [[alien]].', becomes: A foreign national.}], allows: [y]}
`,
  'concepts/return.yaml': 'title: Return\nsays: [return <0-2> person]\n',
  'concepts/assessment.yaml': 'title: Assessment\nsays: [individual assessment]\n',
  'safeguard/assess.yaml': `
title: Return needs an assessment
covers: [NR-04]
level: error
why: test
source: [treaty]
when: return
needs: {any: [assessment], within: document}
examples: {flags: ['[[x]]'], allows: [y]}
`,
});

function reportsOn(texts: readonly string[], format: Format = 'markdown'): Report[] {
  const joined = joinTexts(texts.map(text => ({text, format})));
  return splitReport(check(parseText(joined, pack.language), pack), joined.parts!);
}
const told = (texts: readonly string[], format?: Format): string[][] =>
  reportsOn(texts, format).map((report, i) => report.findings.map(one => `${one.rule} ${texts[i]!.slice(one.start, one.end)}`));

describe('a draft in several texts', () => {
  it('has the safeguard that any of them gives, and each finding in its own text', () => {
    const body = 'The office shall return a person.\n\nAn alien waits.';
    assert.deepEqual(told([body, 'No alien waits here.']), [['safeguard/assess return a person', 'language/alien alien'], ['language/alien alien']]);
    assert.deepEqual(told([body, 'There is an individual assessment.']), [['language/alien alien'], []]);
    const [first, second] = reportsOn([body, 'There is an individual assessment.']);
    assert.deepEqual(first!.coverage[0]!.evidence, [
      {role: 'trigger', start: 17, end: 32},
      {role: 'safeguard', start: 12, end: 33, part: 1},
    ]);
    assert.deepEqual(second!.coverage, []);
  });

  it('leaves open in none of them what begins in another', () => {
    const plain = 'An alien waits.\n';
    for (const open of ['```\ncode\n', '<!-- no end\n', 'The office shall:\n\n- wait\n', '<pre>\n', '> quoted\n', 'The draft says "no'])
      assert.deepEqual(told([open, plain]).at(-1), ['language/alien alien'], open);
  });

  it('keeps suppressions to the text they stand in', () => {
    const alien = 'An alien waits.\n';
    const by = (comment: string): string => `<!-- clauseguard-ignore-${comment} language/alien: a reason -->\n`;
    for (const kind of ['file', 'start']) {
      assert.deepEqual(told([`${by(kind)}\n${alien}`, alien]), [[], ['language/alien alien']], kind);
      assert.deepEqual(told([alien, `${by(kind)}\n${alien}`]), [['language/alien alien'], []], kind);
    }
    const unused = reportsOn([`Text.\n\n${by('next')}`, alien]).map(report => report.findings.map(one => one.rule));
    assert.deepEqual(unused, [['suppression/unused'], ['language/alien']]);
  });

  it('gives the fingerprints and fixes that each text has by itself', () => {
    const texts = ['# A\n\nAn alien waits. An alien waits.\n', '\ufeff# B\n\nAn alien waits. An alien waits.\n', '# B\n\nAn alien waits.\n'];
    const together = reportsOn(texts).map(report => report.findings);
    const alone = texts.map(text => check(parseDraft(text, 'markdown', pack.language), pack).findings);
    assert.deepEqual(together, alone);
  });

  it('leads references and defined terms from one to the others', () => {
    const draft = parseText(
      joinTexts([
        {text: '# Act\n\n## Article 1\n\nAnnex B applies.\n', format: 'markdown'},
        {text: '# Annex A\n\nText.\n', format: 'markdown'},
        {text: '# Annex B\n\nArticle 1 applies, and Annex A.\n', format: 'markdown'},
      ]),
      english,
    );
    assert.deepEqual(
      draft.references.map(({kind, label, target}) => [kind, label, draft.sections[target]?.label]),
      [
        ['annex', 'B', 'B'],
        ['article', '1', '1'],
        ['annex', 'A', 'A'],
      ],
    );
  });

  it('is cut again into what each text is by itself, but for references', () => {
    const bare = (draft: Draft): object => ({...draft, references: draft.references.length});
    fc.assert(
      fc.property(fc.array(fragments(30), {minLength: 1, maxLength: 4}), fc.constantFrom<Format>('markdown', 'text'), (texts, format) => {
        const whole = parseText(joinTexts(texts.map(text => ({text, format}))), english);
        texts.forEach((text, i) => {
          const cut = partOf(whole, whole.parts![i]!, whole.parts![i + 1]);
          const {references: _, ...own} = parseDraft(text, format, english);
          const {references: __, ...part} = cut;
          assert.deepEqual(part, own, JSON.stringify(bare(cut)));
        });
      }),
      {numRuns: 60},
    );
  });
});
