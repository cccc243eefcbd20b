import {sourceOffset} from '../draft/block.ts';
import type {Draft} from '../draft/types.ts';
import {firstWhere} from '../span.ts';
import type {Verdict} from './types.ts';

/**
 * Sections whose promises another place takes back: those that a weakening names in the words found ("Article 2 does not apply during an emergency"). Of a reference that merely stands
 * near a weakening nothing is known.
 */
export function takenBack({blocks, references}: Draft, verdicts: readonly Verdict[]): ReadonlySet<number> {
  const sections = new Set<number>();
  for (const {rule, level, block, start, end} of verdicts) {
    if (rule.kind !== 'weakening' || level === 'advice') continue;
    for (let i = firstWhere(references, one => one.block >= block); i < references.length && references[i]!.block === block; i++) {
      const {target, start: at} = references[i]!;
      if (target <= 0) continue;
      const place = sourceOffset(blocks[block]!, at, 'start');
      if (start <= place && place < end) sections.add(target);
    }
  }
  return sections;
}
