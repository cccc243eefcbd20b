import {sourceOffset} from '../draft/block.ts';
import type {Block} from '../draft/types.ts';
import type {Span} from '../span.ts';

/** Where part of a block's text stands in the source; in a draft that is followed it moves with its block. */
class BlockSpan implements Span {
  readonly #block: Block;
  readonly #part: Span;

  constructor(block: Block, part: Span) {
    this.#block = block;
    this.#part = part;
  }

  get start(): number {
    return sourceOffset(this.#block, this.#part.start, 'start');
  }

  get end(): number {
    return sourceOffset(this.#block, this.#part.end, 'end');
  }
}

const known = new WeakMap<object, BlockSpan>();

/** The span of a part in offsets of the block's text; the same one for the same part. */
export const partSpan = (block: Block, part: Span): Span => kept(part, () => new BlockSpan(block, part));

/** The span of the whole text; the same one for the same block. */
export const textSpan = (block: Block): Span => kept(block, () => new BlockSpan(block, {start: 0, end: block.text.length}));

function kept(key: object, make: () => BlockSpan): BlockSpan {
  let span = known.get(key);
  if (!span) known.set(key, (span = make()));
  return span;
}
