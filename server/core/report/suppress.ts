import {partAt} from '../draft/parts.ts';
import type {Draft, Suppression} from '../draft/types.ts';
import type {WordingKey} from '../pack/wording.ts';
import type {Span} from '../span.ts';
import type {Finding, Suppressed} from './types.ts';

/** Ids of the findings about suppressions themselves; they have no file in rules/, because they are about the tool's own comments. */
export const SUPPRESSION_RULES = {
  'suppression/no-reason': 'suppression-no-reason',
  'suppression/unknown-rule': 'suppression-unknown-rule',
  'suppression/unused': 'suppression-unused',
  'suppression/no-rule': 'suppression-no-rule',
} as const satisfies {readonly [id: string]: WordingKey};

/** Where a suppression reaches, in source offsets. */
interface Reach extends Span {
  readonly suppression: Suppression;
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
  if (draft.suppressions.length === 0) return {findings, suppressed: []};
  const complaints: Finding[] = [];
  const reaches: Reach[] = [];
  const inOrder = [...draft.suppressions].sort((a, b) => a.at.start - b.at.start);
  const reachOf = reachesOf(draft, inOrder);
  inOrder.forEach((suppression, i) => {
    if (suppression.kind === 'end') return;
    if (suppression.rule === '') complaints.push(about('suppression/no-rule', suppression));
    else if (!knownRules.has(suppression.rule)) complaints.push(about('suppression/unknown-rule', suppression));
    else if (suppression.reason === '') complaints.push(about('suppression/no-reason', suppression));
    else reaches.push({suppression, ...reachOf(suppression, i), used: false});
  });
  const silencers = silencersOf(findings, reaches);
  const kept: Finding[] = [];
  const suppressed: Suppressed[] = [];
  for (const finding of findings) {
    const by = silencers.get(finding);
    if (by) {
      by.used = true;
      suppressed.push({...finding, reason: by.suppression.reason});
    } else kept.push(finding);
  }
  for (const reach of reaches) if (!reach.used) complaints.push(about('suppression/unused', reach.suppression));
  return {findings: [...kept, ...complaints], suppressed};
}

/** For each finding that is silenced the first suppression that does it. Each reach is passed once, so a draft may hold as many as it likes. */
function silencersOf(findings: readonly Finding[], reaches: readonly Reach[]): Map<Finding, Reach> {
  // Those of one rule and kind begin and end in the order in which they stand.
  const queues = new Map<string, {readonly of: {readonly reach: Reach; readonly order: number}[]; at: number}>();
  reaches.forEach((reach, order) => {
    const key = `${reach.suppression.kind} ${reach.suppression.rule}`;
    const queue = queues.get(key);
    if (queue) queue.of.push({reach, order});
    else queues.set(key, {of: [{reach, order}], at: 0});
  });
  const silencers = new Map<Finding, Reach>();
  for (const finding of [...findings].sort((a, b) => a.start - b.start)) {
    let first = Number.POSITIVE_INFINITY;
    for (const kind of KINDS) {
      const queue = queues.get(`${kind} ${finding.rule}`);
      if (!queue) continue;
      while (queue.at < queue.of.length && queue.of[queue.at]!.reach.end <= finding.start) queue.at++;
      const next = queue.of[queue.at];
      if (next && next.order < first && finding.end > next.reach.start) {
        first = next.order;
        silencers.set(finding, next.reach);
      }
    }
  }
  return silencers;
}

const KINDS: readonly Suppression['kind'][] = ['file', 'line', 'next', 'start'];

/** Where suppressions reach, to be asked in their order. None reaches out of its own text. */
function reachesOf(draft: Draft, suppressions: readonly Suppression[]): (suppression: Suppression, index: number) => Span {
  const {blocks, source} = draft;
  const ends = endsOf(suppressions);
  let block = 0;
  return ({kind, at}, index) => {
    const file = partAt(draft, at.start) ?? {start: 0, end: source.length};
    switch (kind) {
      case 'file':
        return {start: file.start, end: file.end + 1};
      case 'line':
        return lineOf(source, at.start);
      case 'next': {
        // The next block: a paragraph, an item with its own text, a table row's cells up to the end of their line.
        while (block < blocks.length && blocks[block]!.start < at.end) block++;
        const next = blocks[block];
        if (!next || next.end > file.end) return {start: at.end, end: at.end};
        return {start: next.start, end: next.cell ? lineOf(source, next.start).end : next.end};
      }
      default: {
        const end = ends[index];
        return {start: at.end, end: end && end.at.end <= file.end ? end.at.start : file.end + 1};
      }
    }
  };
}

/** For each suppression the next `end` behind it that is for its rule or for all. */
function endsOf(suppressions: readonly Suppression[]): (Suppression | undefined)[] {
  const ends: (Suppression | undefined)[] = [];
  let ofAll: Suppression | undefined;
  let ofRule = new Map<string, Suppression>();
  for (let i = suppressions.length - 1; i >= 0; i--) {
    const one = suppressions[i]!;
    ends[i] = ofRule.get(one.rule) ?? ofAll;
    if (one.kind !== 'end') continue;
    if (one.rule === '') {
      ofAll = one;
      // It stands before all of these.
      ofRule = new Map();
    } else ofRule.set(one.rule, one);
  }
  return ends;
}

function lineOf(source: string, offset: number): Span {
  const start = source.lastIndexOf('\n', offset - 1) + 1;
  const end = source.indexOf('\n', offset);
  return {start, end: end < 0 ? source.length : end};
}
