import {sourceOffset} from '../draft/block.ts';
import type {Draft} from '../draft/types.ts';
import type {Kind, Level} from '../pack/types.ts';
import type {Verdict} from './types.ts';

const ECHOING: ReadonlySet<Kind> = new Set(['weakening', 'structure']);
const RANK: {readonly [level in Level]: number} = {error: 0, warning: 1, advice: 2};

/**
 * One defect, said once: where several rules that chiefly concern one requirement see the same sentence, the gravest finding stays, and of equals the first
 * and widest. Findings on words and facts stay all, since each has its own repair.
 */
export function withoutEchoes(verdicts: readonly Verdict[], draft: Draft): Verdict[] {
  const inBlock = new Uint32Array(draft.blocks.length);
  for (const {rule, block} of verdicts) if (ECHOING.has(rule.kind)) inBlock[block]!++;
  const best = new Map<string, Verdict>();
  /** What is said in one sentence with others, by its place in the list. */
  const keys = new Map<number, string>();
  verdicts.forEach((verdict, i) => {
    if (inBlock[verdict.block]! < 2 || !ECHOING.has(verdict.rule.kind)) return;
    const key = sentenceKey(verdict, draft);
    keys.set(i, key);
    const known = best.get(key);
    if (!known || isBetter(verdict, known)) best.set(key, verdict);
  });
  // A rule that sees two things in a sentence means both.
  return verdicts.filter((verdict, i) => {
    const key = keys.get(i);
    return key === undefined || best.get(key)!.rule === verdict.rule;
  });
}

function sentenceKey({rule, block, start}: Verdict, draft: Draft): string {
  const at = draft.blocks[block]!;
  let sentence = 0;
  for (let s = 2; s < at.sentences.length && sourceOffset(at, at.sentences[s]!, 'start') <= start; s += 2) sentence = s;
  return `${rule.covers[0]} ${block} ${sentence}`;
}

const isBetter = (a: Verdict, b: Verdict): boolean =>
  RANK[a.level] - RANK[b.level] < 0 || (a.level === b.level && (a.start < b.start || (a.start === b.start && a.end > b.end)));
