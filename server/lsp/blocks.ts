import {sourceOffset} from '../core/draft/index.ts';
import type {Block, Draft} from '../core/draft/types.ts';
import {firstWhere, type Span} from '../core/span.ts';

/** Index of the last block that starts at or before a source offset; 0 before the first, -1 in a draft without blocks. */
export function blockIndexAt({blocks}: Draft, offset: number): number {
  return blocks.length ? Math.max(0, firstWhere(blocks, block => block.start > offset) - 1) : -1;
}

/** The same as a block. Only for offsets that are known to lie in the draft's text, such as those of findings. */
export const blockAt = (draft: Draft, offset: number): Block => draft.blocks[blockIndexAt(draft, offset)]!;

/** Source span of a stretch of a block's text. */
export const sourceSpan = (block: Block, start: number, end: number): Span => ({
  start: sourceOffset(block, start, 'start'),
  end: sourceOffset(block, end, 'end'),
});
