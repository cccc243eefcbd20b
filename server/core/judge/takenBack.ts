import {sourceOffset} from '../draft/block.ts';
import type {Draft} from '../draft/types.ts';
import {firstWhere} from '../span.ts';
import type {Stretch} from './sightings.ts';
import type {Verdict} from './types.ts';

/**
 * Blocks of sections whose promises another place takes back: those that a weakening names in the words found ("Article 2 does not apply during an emergency"). Of a reference that merely stands
 * near a weakening nothing is known.
 */
export function takenBack({blocks, references, sections}: Draft, verdicts: readonly Verdict[]): readonly Stretch[] {
  const gone = new Set<number>();
  for (const verdict of verdicts) {
    const {rule, level, block} = verdict;
    if (rule.kind !== 'weakening' || level === 'advice') continue;
    for (let i = firstWhere(references, one => one.block >= block); i < references.length && references[i]!.block === block; i++) {
      const {target, start: at} = references[i]!;
      if (target <= 0) continue;
      const place = sourceOffset(blocks[block]!, at, 'start');
      if (verdict.start <= place && place < verdict.end) gone.add(target);
    }
  }
  return Array.from(gone, s => ({from: sections[s]!.first, to: sections[s]!.last})).filter(({from, to}) => from < to);
}
