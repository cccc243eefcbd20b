import {type Counters, readBlocks, readPlain} from './markdownBlocks.ts';
import {LIST_ITEM, leavesOpen} from './markdownChunks.ts';
import {decode, parse} from './markdownParser.ts';
import {type PlainRun, plainRuns, wholeRun, withoutPlain} from './markdownPlain.ts';
import type {RawBlock} from './raw.ts';
import {Skeleton} from './skeleton.ts';
import {tame} from './tame.ts';
import type {Suppression} from './types.ts';

/** A piece of a source that was parsed for itself. All offsets in it count from its start, all numbers of lists and tables from 0. */
export interface Chunk {
  readonly text: string;
  /** Definitions that were put before it; see labelsUsed. */
  readonly prefix: string;
  /** How the source goes on behind it, as far as it mattered; '' at the end of the source. */
  readonly next: string;
  readonly blocks: readonly RawBlock[];
  readonly suppressions: readonly Suppression[];
  readonly lists: number;
  readonly tables: number;
  /** It begins with list 0, which may go on from the chunk before. */
  readonly opensWithList: boolean;
  /** Number of the list with which it ends at the top level, or -1. */
  readonly lastList: number;
}

/** So many characters behind a chunk tell whether it may end there. */
export const LOOKAHEAD = 12;

/** Parses a chunk; undefined when something in it is still open where it ends. `plain`: what the parser need not see. */
export const parseChunk = (text: string, prefix: string, next: string, plain?: readonly PlainRun[]): Chunk | undefined =>
  (plain ? undefined : plainChunk(text, prefix, next)) ?? parsedChunk(text, prefix, next, plain ?? plainRuns(text, prefix));

/** A chunk that no parser has to see, undefined for others. */
export function plainChunk(text: string, prefix: string, next: string): Chunk | undefined {
  const whole = LIST_ITEM.test(next) ? undefined : wholeRun(text, prefix);
  if (!whole) return undefined;
  const blocks: RawBlock[] = [];
  const suppressions: Suppression[] = [];
  const counters: Counters = {tables: 0, lists: 0, lastList: -1};
  counters.lastList = readPlain(whole, {source: text, prefix, suppressions}, counters, blocks);
  return {text, prefix, next, blocks, suppressions, ...counters, opensWithList: false};
}

function parsedChunk(text: string, prefix: string, next: string, plain: readonly PlainRun[]): Chunk | undefined {
  const shown = withoutPlain(text, plain);
  const skeleton = new Skeleton(prefix + shown.text);
  const tree = parse(tame(skeleton.text));
  const place = (offset: number): number => shown.whole(skeleton.whole(offset) - prefix.length);
  if (next !== '' && leavesOpen(tree, place, text, next)) return undefined;
  const blocks: RawBlock[] = [];
  const suppressions: Suppression[] = [];
  const counters: Counters = {tables: 0, lists: 0, lastList: -1};
  const nodes = tree.children.filter(node => node.position!.start.offset! >= prefix.length);
  readBlocks(nodes, {source: text, prefix, parsed: skeleton.text, place, suppressions, decode}, plain, counters, blocks);
  return {text, prefix, next, blocks, suppressions, ...counters, opensWithList: nodes[0]?.type === 'list'};
}
