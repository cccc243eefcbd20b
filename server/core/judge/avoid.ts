import type {Match} from '../match/types.ts';
import type {Avoid, Rule} from '../pack/types.ts';
import {type Evaluator, SILENT} from './evaluator.ts';
import {excerptOf, insertClause, replaceMatch} from './fix.ts';
import type {Found, Verdict} from './types.ts';

interface Use {
  readonly match: Match;
  readonly avoid: Avoid;
}

/** Rules with `avoid`: every use of the wording in the draft's own voice is a finding, with its replacement where one is known. */
export function judgeWording(rule: Rule, evaluator: Evaluator): Found {
  const uses: Use[] = [];
  for (const avoid of rule.avoid ?? []) {
    const pattern = {says: [avoid.concept], polarity: 'either', with: [], without: []} as const;
    for (const match of evaluator.find([pattern], SILENT)) if (!evaluator.excepted(match, rule.except)) uses.push({match, avoid});
  }
  // Of phrases that overlap, the first to begin, then the longest, then the one with a replacement.
  uses.sort(
    (a, b) =>
      a.match.start - b.match.start || b.match.end - a.match.end || Number(b.avoid.becomes !== undefined) - Number(a.avoid.becomes !== undefined),
  );
  const kept: Use[] = [];
  for (const use of uses) if (!kept.length || use.match.start >= kept.at(-1)!.match.end) kept.push(use);
  return now => kept.map(({match, avoid}) => verdictOf(rule, match, avoid, now));
}

function verdictOf(rule: Rule, match: Match, avoid: Avoid, evaluator: Evaluator): Verdict {
  return {
    rule,
    level: rule.level,
    start: match.start,
    end: match.end,
    message: `${rule.title}: “${excerptOf(evaluator.draft, match)}”.`,
    related: [],
    fixes: [
      ...(avoid.becomes === undefined ? [] : replaceMatch(evaluator, match, avoid.phrase, avoid.becomes, avoid.safe)),
      ...(rule.insert === undefined ? [] : insertClause(evaluator, rule.insert, match)),
    ],
    block: match.clause.block,
    scope: -1,
  };
}
