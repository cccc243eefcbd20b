import {scopeOf} from '../core/judge/scope.ts';
import {requirementNames} from '../core/report/requirementNames.ts';
import type {CoverageState} from '../core/report/types.ts';
import type {ClauseInsertion, ClauseSummary, Position} from '../protocol/index.ts';
import type {Abilities} from './abilities.ts';
import {fill} from './actions/edits.ts';
import {asParagraph} from './actions/insertClause.ts';
import {isInsertion} from './actions/offers.ts';
import {blockAt, blockIndexAt} from './blocks.ts';
import type {View} from './view.ts';

const URGENCY: readonly CoverageState[] = ['missing', 'weak', 'not-applicable', 'present'];

/** The model clauses, what the draft lacks first. */
export function clausesOf({pack, coverage}: View): ClauseSummary[] {
  const states = new Map(coverage.map(({requirement, state}) => [requirement, state]));
  const names = requirementNames(pack);
  const requirements = new Map(
    [...pack.rules].reverse().flatMap(({insert, covers}) => (insert === undefined ? [] : [[insert, covers[0]!] as const])),
  );
  return Object.entries(pack.clauses)
    .map(([key, {title, text}]) => {
      const requirement = requirements.get(key) ?? '';
      return {key, title, text: text.trim(), requirement, name: names.get(requirement) ?? title, state: states.get(requirement) ?? 'not-applicable'};
    })
    .sort((a, b) => URGENCY.indexOf(a.state) - URGENCY.indexOf(b.state) || a.title.localeCompare(b.title, 'en'));
}

/**
 * Where a finding calls for the clause, it goes to that provision (of several, the one at `position`, else the first); where none does, to the
 * end of the provision at `position`, or of the draft.
 */
export function insertionOf(view: View, key: string, position: Position | undefined, client: Abilities): ClauseInsertion | null {
  const {draft, pack, places, report, rules} = view;
  const clause = pack.clauses[key];
  if (!clause || view.readOnly) return null;
  const articleAt = (offset: number): number => (draft.blocks.length ? scopeOf(draft, blockAt(draft, offset).section, 'article') : 0);
  const here = position === undefined ? draft.source.length : places.offset(position);
  const calls = report.findings.filter(finding => {
    const rule = rules.get(finding.rule);
    return rule?.insert === key && finding.fixes.some((_, n) => isInsertion(finding, n, rule));
  });
  const call = calls.find(one => articleAt(one.start) === articleAt(here)) ?? calls[0];
  const at = call?.fixes.flatMap((fix, n) => (isInsertion(call, n, rules.get(call.rule)) ? fix.edits : []))[0]?.start;
  const end = at ?? endOfProvision(view, here, articleAt(here));
  const insertion = draft.blocks.length
    ? asParagraph(draft, {start: call?.start ?? here}, clause, end)
    : {at: draft.source.length, before: '', text: clause.text.trim(), after: '', place: ''};
  return {edit: fill(view, insertion, client), place: insertion.place, position: places.position(insertion.at)};
}

/** End of the last line of an article, or of the block at an offset with the items and cells that go on with it. */
function endOfProvision({draft}: View, offset: number, article: number): number {
  const {blocks, sections, source} = draft;
  if (!blocks.length) return source.length;
  let last = article > 0 ? sections[article]!.last - 1 : blockIndexAt(draft, offset);
  while (article === 0 && blocks[last + 1] && (blocks[last + 1]!.leadIn >= 0 || blocks[last + 1]!.tailOf >= 0 || blocks[last + 1]!.cell)) last++;
  const end = /[\r\n]|$/.exec(source.slice(blocks[last]!.end))!;
  return blocks[last]!.end + end.index;
}
