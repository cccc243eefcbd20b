import {partAt} from '../draft/parts.ts';
import type {Draft, Suppression} from '../draft/types.ts';
import type {WordingKey} from '../pack/wording.ts';
import type {Finding, Suppressed} from './types.ts';

/** Ids of the findings about suppressions themselves; they have no file in rules/, because they are about the tool's own comments. */
export const SUPPRESSION_RULES = {
  'suppression/no-reason': 'suppression-no-reason',
  'suppression/unknown-rule': 'suppression-unknown-rule',
  'suppression/unused': 'suppression-unused',
  'suppression/no-rule': 'suppression-no-rule',
} as const satisfies {readonly [id: string]: WordingKey};

/** Where a suppression reaches, in source offsets. */
interface Reach {
  readonly suppression: Suppression;
  readonly start: number;
  readonly end: number;
  used: boolean;
}

export interface Sifted {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
}

/**
 * Sets aside what the draft's author has silenced with a reason, and reports suppressions that name no rule, an unknown one, no reason, or
 * nothing that is there. A suppression without a reason does not suppress.
 *
 * @param knownRules ids of all rules of the pack, also of those that are switched off
 */
export function sift(
  draft: Draft,
  findings: readonly Finding[],
  knownRules: ReadonlySet<string>,
  about: (rule: keyof typeof SUPPRESSION_RULES, s: Suppression) => Finding,
): Sifted {
  const complaints: Finding[] = [];
  const reaches: Reach[] = [];
  draft.suppressions.forEach((suppression, i) => {
    if (suppression.kind === 'end') return;
    if (suppression.rule === '') complaints.push(about('suppression/no-rule', suppression));
    else if (!knownRules.has(suppression.rule)) complaints.push(about('suppression/unknown-rule', suppression));
    else if (suppression.reason === '') complaints.push(about('suppression/no-reason', suppression));
    else reaches.push({suppression, ...reachOf(draft, suppression, i), used: false});
  });
  const kept: Finding[] = [];
  const suppressed: Suppressed[] = [];
  for (const finding of findings) {
    const by = reaches.find(r => r.suppression.rule === finding.rule && finding.start < r.end && finding.end > r.start);
    if (by) {
      by.used = true;
      suppressed.push({...finding, reason: by.suppression.reason});
    } else kept.push(finding);
  }
  for (const reach of reaches) if (!reach.used) complaints.push(about('suppression/unused', reach.suppression));
  return {findings: [...kept, ...complaints], suppressed};
}

/** None reaches out of its own text. */
function reachOf(draft: Draft, {kind, rule, at}: Suppression, index: number): {start: number; end: number} {
  const file = partAt(draft, at.start) ?? {start: 0, end: draft.source.length};
  switch (kind) {
    case 'file':
      return {start: file.start, end: file.end + 1};
    case 'line':
      return lineOf(draft.source, at.start);
    case 'next': {
      // The next block: a paragraph, an item with its own text, a table row's cells up to the end of their line.
      const next = draft.blocks.find(b => b.start >= at.end && b.end <= file.end);
      if (!next) return {start: at.end, end: at.end};
      return {start: next.start, end: next.cell ? lineOf(draft.source, next.start).end : next.end};
    }
    default: {
      const end = draft.suppressions.slice(index + 1).find(s => s.at.end <= file.end && s.kind === 'end' && (s.rule === '' || s.rule === rule));
      return {start: at.end, end: end ? end.at.start : file.end + 1};
    }
  }
}

function lineOf(source: string, offset: number): {start: number; end: number} {
  const start = source.lastIndexOf('\n', offset - 1) + 1;
  const end = source.indexOf('\n', offset);
  return {start, end: end < 0 ? source.length : end};
}
