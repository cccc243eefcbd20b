import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {check} from '../../server/core/check.ts';
import {parseDraft} from '../../server/core/draft/index.ts';
import type {Draft} from '../../server/core/draft/types.ts';
import type {Pack} from '../../server/core/pack/types.ts';
import {builtInPack} from '../../server/host/packs.ts';
import type {Template} from '../../server/lsp/actions/edits.ts';
import {asArticle, asParagraph} from '../../server/lsp/actions/insertClause.ts';
import {isInsertion} from '../../server/lsp/actions/offers.ts';
import {suppress} from '../../server/lsp/actions/suppress.ts';
import type {View} from '../../server/lsp/view.ts';
import {DRAFTS, draftNames} from '../support/drafts.ts';

const names = draftNames();

/** Of many findings in the same kind of place one is enough, and each draft brings others. */
const MOST = 4;

describe('what the editor writes into real drafts', () => {
  let pack: Pack;
  before(() => {
    pack = builtInPack();
  });
  const parse = (source: string, format: Draft['format']): Draft => parseDraft(source, format, pack.language);
  const read = (source: string, format: Draft['format']) => {
    const draft = parse(source, format);
    return {draft, report: check(draft, pack)};
  };
  const written = (source: string, {at, before, text, after}: Template, fill = ''): string =>
    source.slice(0, at) + before + text.replace('{}', fill) + after + source.slice(at);
  const labels = ({sections}: Draft): string[] => sections.map(({kind, label, title}) => `${kind} ${label} ${title}`);

  for (const name of names) {
    const format = name.endsWith('.md') ? 'markdown' : 'text';
    const source = fs.readFileSync(path.join(DRAFTS, name), 'utf8').replace(/^\ufeff/, '');

    it(`${name}: a suppression with a reason silences its finding and brings up no other`, () => {
      const {draft, report} = read(source, format);
      const sample = report.findings.filter(({start}, i) => report.findings.findIndex(one => one.start === start) === i).slice(0, MOST);
      for (const finding of sample) {
        const after = read(written(source, suppress({draft, format} as View, finding), 'because'), format).report;
        assert.ok(
          after.suppressed.some(one => one.rule === finding.rule && one.excerpt === finding.excerpt),
          `${finding.rule} is not suppressed: ${finding.excerpt}`,
        );
        assert.deepEqual(
          after.findings.map(one => one.rule).filter(rule => rule.startsWith('suppression/')),
          [],
        );
      }
    });

    it(`${name}: a clause is inserted as one more unit, and no other changes its number`, () => {
      const {draft, report} = read(source, format);
      const offered = report.findings.flatMap(finding => {
        const rule = pack.rules.find(one => one.id === finding.rule);
        const n = finding.fixes.findIndex((_, i) => isInsertion(finding, i, rule));
        return n < 0 ? [] : [{finding, clause: pack.clauses[rule!.insert!]!, at: finding.fixes[n]!.edits[0]!.start}];
      });
      const sample = offered.filter(({at}, i) => offered.findIndex(one => one.at === at) === i).slice(0, MOST);
      for (const {finding, clause, at} of sample)
        for (const insertion of [asParagraph(draft, finding, clause, at), asArticle(draft, finding, clause, at)]) {
          if (!insertion) continue;
          const rest = labels(parse(written(source, insertion), format));
          for (const label of labels(draft)) {
            const i = rest.indexOf(label);
            assert.ok(i >= 0, `"${label}" is gone after inserting “${clause.title}” ${insertion.place}`);
            rest.splice(i, 1);
          }
          assert.equal(rest.length, insertion.place === '' ? 0 : 1, `“${clause.title}” ${insertion.place}: ${rest.join(' | ')}`);
        }
    });
  }
});
