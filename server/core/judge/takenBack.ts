import {sourceOffset} from '../draft/block.ts';
import type {Draft} from '../draft/types.ts';
import type {Verdict} from './types.ts';

/**
 * Sections whose promises another place takes back: those that a weakening names in the words found ("Article 2 does not apply during an emergency"). Of a reference that merely stands
 * near a weakening nothing is known.
 */
export function takenBack({blocks, references}: Draft, verdicts: readonly Verdict[]): ReadonlySet<number> {
  const weakenings = new Map<number, Verdict[]>();
  for (const verdict of verdicts) {
    if (verdict.rule.kind !== 'weakening' || verdict.level === 'advice') continue;
    const list = weakenings.get(verdict.block);
    if (list) list.push(verdict);
    else weakenings.set(verdict.block, [verdict]);
  }
  const sections = new Set<number>();
  if (weakenings.size === 0) return sections;
  for (const {block, start, target} of references) {
    const at = target > 0 ? weakenings.get(block) : undefined;
    if (!at) continue;
    const place = sourceOffset(blocks[block]!, start, 'start');
    if (at.some(verdict => verdict.start <= place && place < verdict.end)) sections.add(target);
  }
  return sections;
}
