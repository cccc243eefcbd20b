import type {Match} from '../match/types.ts';
import type {Rule} from '../pack/types.ts';
import {type Evaluator, INOPERATIVE, SILENT} from './evaluator.ts';
import {insertClause} from './fix.ts';
import type {Found} from './types.ts';

/** Rules with `finds`: every statement that fulfils a pattern is a finding at its place. */
export function judgeStatement(rule: Rule, evaluator: Evaluator): Found {
  const silent = rule.kind === 'language' || rule.kind === 'accuracy' ? SILENT : INOPERATIVE;
  const found = withoutNested(
    evaluator.find(rule.finds ?? [], silent).filter(match => !isSupposed(match) && !evaluator.excepted(match, rule.except)),
  );
  return now =>
    found.map(match => ({
      rule,
      level: rule.level,
      start: match.start,
      end: match.end,
      message: rule.title,
      related: [],
      fixes: rule.insert === undefined ? [] : insertClause(now, rule.insert, match),
      block: match.clause.block,
      scope: -1,
    }));
}

/** What stands wholly behind an "if" is supposed, not laid down. */
function isSupposed(match: Match): boolean {
  const segment = match.clause.segments[match.inside];
  return segment?.kind === 'condition' && match.from > segment.from;
}

/** A rule's patterns may see the same words twice; the wider match stays. Expects matches in order of position, wider first. */
function withoutNested(matches: readonly Match[]): Match[] {
  const kept: Match[] = [];
  for (const match of matches) {
    const last = kept.at(-1);
    if (!last || match.start >= last.end) kept.push(match);
  }
  return kept;
}
