import {behindLine, isText, linesAt, type PlainSource, plainEnd, plainSource} from './markdownLines.ts';
import {type PlainBlock, plainBlock} from './markdownPlainBlock.ts';
import {listAt} from './markdownPlainList.ts';
import {tableAt} from './markdownPlainTable.ts';
import {Shortened} from './shortened.ts';
import {isBlank} from './skeleton.ts';

/**
 * Such blocks with nothing between them but empty lines. The parser is shown the first, which is no item, and of a table the head: whatever was open before ends there, and nothing in
 * the others could open or go on with anything, so the text goes on behind it as behind the last.
 */
export interface PlainRun {
  readonly first: PlainBlock;
  readonly rest: readonly PlainBlock[];
}

const HASH = 35;
const BAR = 124;

/**
 * The blocks of a chunk that is one run from its first line to its last, so that no parser has to see it; undefined for others. No list may have been open before it, nor go on behind it.
 *
 * @param prefix the definitions that the chunk uses, '' for none
 */
export function wholeRun(text: string, prefix: string): PlainBlock[] | undefined {
  const source = plainSource(text, prefix);
  const blocks: PlainBlock[] = [];
  for (let at = 0; at < text.length; ) {
    const next = behindLine(text, at);
    if (isBlank(text, at, next)) {
      at = next;
      continue;
    }
    const list = listAt(source, at);
    const block = list ? undefined : blockAt(source, at);
    if (block) blocks.push(block);
    else if (list?.isPlain && blocks.length > 0) blocks.push(...list.blocks);
    else return undefined;
    at = block?.behind ?? list!.behind;
  }
  return blocks;
}

/** The runs of a chunk, in order. A chunk begins where a block may begin. Linear. `prefix`: the definitions that it uses, '' for none. */
export function plainRuns(text: string, prefix: string): PlainRun[] {
  const source = plainSource(text, prefix);
  const runs: PlainRun[] = [];
  let run: PlainBlock[] = [];
  const close = (at: number): void => {
    // A list at the end may go on in the next chunk.
    if (at === text.length) while (run.length && run.at(-1)!.nesting > 0) run.pop();
    // A paragraph would go on with what stands right below the last heading.
    if (run[0]?.depth === 0 && !isBlank(text, run.at(-1)!.behind, behindLine(text, run.at(-1)!.behind))) run.pop();
    if (run.length > 1 || run[0]?.table) runs.push({first: run[0]!, rest: run.slice(1)});
    run = [];
  };
  for (let at = 0; at < text.length; ) {
    const next = behindLine(text, at);
    if (isBlank(text, at, next)) {
      at = next;
      continue;
    }
    const list = listAt(source, at);
    const block = list ? undefined : blockAt(source, at);
    if (block || list?.isPlain) {
      if (block) run.push(block);
      // An item may belong to a list that the parser is reading.
      else if (run.length) run.push(...list!.blocks);
      at = block?.behind ?? list!.behind;
      continue;
    }
    close(at);
    const empty = emptyLine(text, list?.behind ?? next);
    if (mayLast(text.slice(at, empty))) return runs;
    at = empty;
  }
  close(text.length);
  return runs;
}

/** The text with the rest of each run left out. */
export const withoutPlain = (text: string, runs: readonly PlainRun[]): Shortened =>
  new Shortened(text, leaveOut => {
    for (const {first, rest} of runs) leaveOut(first.table?.bodyStart ?? first.behind, (rest.at(-1) ?? first).behind);
  });

/** The plain heading, table or paragraph that begins with the line at `start`; undefined where the parser has to say what it is. */
function blockAt(source: PlainSource, start: number): PlainBlock | undefined {
  const {text} = source;
  const sign = text.charCodeAt(start);
  if (sign === HASH) return headingAt(source, start);
  if (sign === BAR) return tableAt(source, start);
  const lines = isText(source, start) ? linesAt(source, start, false) : undefined;
  return lines && plainBlock(start, start, lines, {});
}

function headingAt(source: PlainSource, start: number): PlainBlock | undefined {
  const {text} = source;
  const signs = /^(#{1,6}) +(?=\S)/.exec(text.slice(start, start + 16));
  if (!signs) return undefined;
  const textStart = start + signs[0].length;
  const emphasis: number[] = [];
  const end = plainEnd(source, textStart, emphasis);
  if (end <= textStart || text.slice(textStart, end).includes('#')) return undefined;
  return plainBlock(start, textStart, {end, behind: behindLine(text, end), textEnd: end, depth: signs[1]!.length, emphasis}, {});
}

/** The first empty line that begins at or behind the line at `from`, or the end. */
function emptyLine(text: string, from: number): number {
  let at = from;
  for (let next = 0; at < text.length; at = next) {
    next = behindLine(text, at);
    if (isBlank(text, at, next)) return at;
  }
  return at;
}

/** Whether something in it may go on over empty lines: a fence, a comment or another piece of HTML that is not closed in time. */
function mayLast(text: string): boolean {
  const comment = text.lastIndexOf('<!--');
  return (comment >= 0 && text.lastIndexOf('-->') < comment + 4) || /```|~~~|<(?:\?|!(?!--)|script|pre|style|textarea)/i.test(text);
}
