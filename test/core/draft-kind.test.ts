import assert from 'node:assert/strict';
import {describe, it} from 'mocha';
import {parseDraft} from '../../server/core/draft/index.ts';
import {draftKind} from '../../server/core/draft/kind.ts';
import {lexiconOf} from '../../server/core/draft/lexicon.ts';
import type {Format} from '../../server/core/draft/types.ts';
import {reportOn} from '../support/checkDraft.ts';
import {packOf, realPack} from '../support/pack.ts';

const {language} = realPack();
const kindOf = (text: string, format: Format = 'markdown') => draftKind(parseDraft(text, format, language), lexiconOf(language));

describe('what a draft is', () => {
  for (const [title, kind] of [
    ['# Prevention of Trafficking in Persons Bill, 2026', 'law'],
    ['# National Action Plan under the Trafficking in Persons Act', 'plan'],
    ['# Standard Operating Procedures for First Responders', 'sop'],
    ['# Memorandum of Understanding on the Exchange of Data', 'agreement'],
    ['# House rules of the Harbour Shelter', 'policy'],
    ['# FACT SHEET: Securing our borders', 'communication'],
    ['# JUDGMENT', 'report'],
    ['# Report on the situation of trafficked persons under the Trafficking Act', 'report'],
    ['# Reporting of Trafficking in Persons Bill', 'law'],
    ['# Thoughts on migration', undefined],
  ] as const) {
    it(`is told from its title: ${title.slice(2)}`, () => assert.equal(kindOf(`${title}\n\nArticle 1\n\nText of the Act.\n`), kind));
  }
  it('is told from a plain text title below a letterhead', () =>
    assert.equal(
      kindOf('REPUBLIC OF ORLAND\nMinistry of the Interior\n\nCIRCULAR No. 4 on landings\n\n1. The officer shall land.\n', 'text'),
      'sop',
    ));
  it('is told from the title in front matter first', () =>
    assert.equal(kindOf("---\ndate: 2025\ntitle: 'FACT SHEET: The National Action Plan'\n---\n\nThe Act is followed by a plan.\n"), 'communication'));
  it('is not told from the middle of a sentence', () =>
    assert.equal(
      kindOf('# Fair pathways\n\nInternational organizations shape pathways and dismantle networks through a coordinated policy.\n'),
      undefined,
    ));
  const essay =
    `# Fair pathways\n\n${'Organizations bring people together, and pathways grow where they do so with patience and care. '.repeat(5)}\n\n`.repeat(
      6,
    );
  it('is an article where there is nothing but long running text', () => assert.equal(kindOf(essay), 'communication'));
  it('is not an article where a list or a numbered provision stands in it', () => {
    assert.equal(kindOf(`${essay}- The officer lands.\n- The officer leaves.\n`), undefined);
    assert.equal(kindOf(`${essay}## Article 1\n\nThe officer lands.\n`), undefined);
  });
  it('is not told from the text of its articles', () => assert.equal(kindOf('## Article 1\n\nThis Act applies.\n'), undefined));
});

describe('rules and kinds of drafts', () => {
  const rule = (more: string): string => `
title: hit
covers: [AC-01]
level: advice
why: test
source: [treaty]
${more}
advise: test
examples: {flags: ['[[x]]'], allows: [y]}
`;
  const finds = 'finds: {phrases: [wobbled]}';
  const needs = 'when: {phrases: [wobbled]}\nneeds: {any: {phrases: [mended]}, within: document}';
  const pack = packOf({
    'accuracy/everywhere.yaml': rule(finds),
    'accuracy/plans.yaml': rule(`for: [plan]\n${finds}`),
    'accuracy/strict.yaml': rule(`profile: strict\n${finds}`),
    'safeguard/mended.yaml': rule(needs),
    'weakening/everywhere.yaml': rule(finds),
  });
  const rulesOn = (title: string, options = {}): string[] =>
    reportOn(pack, `# ${title}\n\nThe office is wobbled.\n`, options)
      .findings.map(f => f.rule)
      .sort();
  // The test pack has no words for titles, so the kind is given.
  it('speak on every draft unless they say otherwise', () =>
    assert.deepEqual(rulesOn('Title', {kind: 'plan'}), ['accuracy/everywhere', 'accuracy/plans', 'safeguard/mended', 'weakening/everywhere']));
  it('keep to the kinds they are for', () =>
    assert.deepEqual(rulesOn('Title', {kind: 'law'}), ['accuracy/everywhere', 'safeguard/mended', 'weakening/everywhere']));
  it('ask no safeguard of a leaflet', () =>
    assert.deepEqual(rulesOn('Title', {kind: 'communication'}), ['accuracy/everywhere', 'weakening/everywhere']));
  it('look at nothing but words and facts in a judgment', () => {
    assert.deepEqual(rulesOn('Title', {kind: 'report'}), ['accuracy/everywhere']);
    assert.deepEqual(rulesOn('Title', {kind: 'law'}), ['accuracy/everywhere', 'safeguard/mended', 'weakening/everywhere']);
  });
  it('all speak where nothing says what the draft is', () =>
    assert.deepEqual(rulesOn('Title'), ['accuracy/everywhere', 'accuracy/plans', 'safeguard/mended', 'weakening/everywhere']));
  it('of the strict profile speak in it, or where they are given a level', () => {
    assert.ok(rulesOn('Title', {profile: 'strict'}).includes('accuracy/strict'));
    assert.ok(rulesOn('Title', {levels: {'accuracy/strict': 'warning'}}).includes('accuracy/strict'));
  });
});
