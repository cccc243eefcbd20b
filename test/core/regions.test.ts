import assert from 'node:assert/strict';
import fc from 'fast-check';
import {check, FollowedDraft} from '../../server/core/check.ts';
import {parseDraft} from '../../server/core/draft/index.ts';
import {findMatches} from '../../server/core/match/index.ts';
import {Matcher} from '../../server/core/match/matcher.ts';
import {Regions} from '../../server/core/match/regions.ts';
import {checkDraft} from '../support/checkDraft.ts';
import {packOf} from '../support/pack.ts';

const rule = (says: string, within: string, around: string): string => `
title: ${says} without ${around}
covers: [DE-03]
level: error
why: test
source: [treaty]
finds: {says: ${says}, without: [{within: ${within}, says: ${around}}]}
advise: test
examples: {flags: ['[[x]]'], allows: [y]}
`;
const pack = packOf({
  'concepts/confine.yaml': 'title: Confinement\nsays: [confined]\n',
  'concepts/expel.yaml': 'title: Expulsion\nsays: [expelled]\n',
  'concepts/judge.yaml': 'title: Judge\nsays: [judge]\n',
  'concepts/lawyer.yaml': 'title: Lawyer\nsays: [lawyer]\n',
  'weakening/article.yaml': rule('confine', 'article', 'judge'),
  'weakening/section.yaml': rule('expel', 'section', 'lawyer'),
});
const parse = (source: string) => parseDraft(source, 'markdown', pack.language);
/** What is kept of a draft, as words. */
const kept = (source: string): string[] =>
  [...findMatches(parse(source), new Matcher(pack)).byConcept.values()].flat().map(match => source.slice(match.start, match.end));

describe('what rules ask for in an article or section', () => {
  it('is seen before and behind the place that asks for it', () =>
    checkDraft(
      pack,
      `
## Removal

A lawyer is called.

### How

1. They are told.

2. A judge decides.

3. They may be confined.
               ^^^^^^^^ confine without judge

## Return

1. They may be expelled.
               ^^^^^^^^ expel without lawyer

## Stay

A person may be expelled.

### Who helps

The lawyer does.
`,
      {label: ({message}) => message.split('.')[0]!},
    ));

  it('is kept where something asks for it, and let go elsewhere', () => {
    const quiet = '## Courts\n\nA judge and a lawyer sit there.\n\n'.repeat(5);
    assert.deepEqual(kept(quiet), []);
    assert.deepEqual(kept(`${quiet}## Custody\n\nA judge sits there.\n\nThey may be confined.\n\n${quiet}`), ['judge', 'confined']);
  });

  it('is found wherever headings, articles, clauses and annexes stand, as if everything were kept', () => {
    const heading = fc.tuple(
      fc.integer({min: 1, max: 4}),
      fc.constantFrom('Aims', 'Article 5', 'Part II', 'Annex A', '3. Duties', '3.1 More', 'Schedule 2'),
    );
    const line = fc.oneof(
      {weight: 3, arbitrary: heading.map(([level, title]) => `${'#'.repeat(level)} ${title}`)},
      fc.constantFrom(
        'They may be confined.',
        'They may be expelled.',
        'A judge comes.',
        'A lawyer comes.',
        '1. A judge.',
        '(2) A lawyer.',
        '(a) confined;',
      ),
    );
    fc.assert(
      fc.property(fc.array(line, {minLength: 1, maxLength: 24}), lines => {
        const source = lines.join('\n\n');
        // Who is followed keeps everything that could be asked for.
        assert.deepEqual(check(parse(source), pack).findings, new FollowedDraft('markdown', pack).check(source).report.findings, source);
      }),
      {numRuns: 400},
    );
  });

  it('waits no longer than a bound, in a draft without any heading', () => {
    const long = 'A judge and a lawyer sit there. '.repeat(51_000);
    const found = check(parse(`${long}They may be confined.`), pack).findings;
    assert.deepEqual(found, []);
  });
});

describe('a region of a draft', () => {
  it('is a heading with what is right under it, and takes in what does not end before it does', () => {
    const draft = parse(
      '# Note\n\n## Why\n\nText.\n\n# Act\n\n## One\n\nText.\n\n## Article 2\n\nText.\n\n### Details\n\nText.\n\n# Annex A: Forms\n\nText.\n\n## Long\n\nText.\n',
    );
    const regions = new Regions(draft);
    const nameOf = (section: number): string => draft.sections[section]!.title || draft.sections[section]!.label || 'draft';
    assert.deepEqual(
      draft.sections.map((_, s) => `${nameOf(s)} < ${nameOf(regions.of(s))}`),
      ['draft < draft', 'Note < Note', 'Why < Why', 'Act < Act', 'One < Act', '2 < Act', 'Details < Act', 'Forms < Forms', 'Long < Forms'],
    );
  });
});
