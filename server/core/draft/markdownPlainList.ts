import {behindEmptyLines, behindLine, isText, itemSigns, linesAt, type PlainSource, SPACE, skipSpaces} from './markdownLines.ts';
import {type PlainBlock, plainBlock} from './markdownPlainBlock.ts';

/** An open item: at which column its sign stands and its text begins. */
interface Level {
  readonly indent: number;
  readonly content: number;
  readonly marker: string;
}

interface PlainList {
  /** Its items and the paragraphs in them. */
  readonly blocks: readonly PlainBlock[];
  readonly behind: number;
  /** It ends with them, and the parser need not see it. */
  readonly isPlain: boolean;
}

/** What is indented further than so, behind the text of its item and in all, is left to the parser. */
const FURTHEST = 3;
const FURTHEST_IN_ALL = 40;

/** The list at the margin that begins with the line at `start`, as far as it is plain: items, lists and paragraphs in them. Undefined where no list begins. */
export function listAt(source: PlainSource, start: number): PlainList | undefined {
  const {text} = source;
  if (!itemSigns(text, start)) return undefined;
  const blocks: PlainBlock[] = [];
  const levels: Level[] = [];
  let at = start;
  /** The line stands right below another of the list. */
  let isBelow = false;
  for (;;) {
    const begin = skipSpaces(text, at);
    const indent = begin - at;
    // In so many items of those that are open the line stands.
    let depth = 0;
    while (depth < levels.length && levels[depth]!.content <= indent) depth++;
    const signs = itemSigns(text, begin);
    const block: PlainBlock | undefined = signs
      ? item(source, begin, indent, depth, levels, isBelow, signs)
      : paragraph(source, begin, indent, depth, levels);
    if (!block) {
      const isOver = !isBelow && indent === 0 && text.charCodeAt(at) !== 9 && depth === 0 && (!signs || markerOf(signs) !== levels[0]?.marker);
      return {blocks, behind: blocks.at(-1)?.behind ?? behindLine(text, at), isPlain: isOver && blocks.length > 0};
    }
    blocks.push(block);
    at = behindEmptyLines(text, block.behind);
    isBelow = at === block.behind;
    if (at === text.length) return {blocks, behind: block.behind, isPlain: true};
  }
}

const markerOf = (signs: RegExpExecArray): string => signs[1] ?? signs[3]!;

/** The item at `begin`, which becomes the last that is open; undefined where the parser has to read it, or it is of another list at the margin. */
function item(
  source: PlainSource,
  begin: number,
  indent: number,
  depth: number,
  levels: Level[],
  isBelow: boolean,
  signs: RegExpExecArray,
): PlainBlock | undefined {
  const {text} = source;
  const marker = markerOf(signs);
  const sibling = levels[depth];
  if (indent > FURTHEST_IN_ALL) return undefined;
  if (sibling ? sibling.indent !== indent || sibling.marker !== marker : indent - (levels.at(-1)?.content ?? 0) > FURTHEST) return undefined;
  // Right below text, only a bullet or the number 1 begins a list.
  if (!sibling && isBelow && signs[2] !== undefined && signs[2] !== '1') return undefined;
  const textStart = begin + signs[0].length;
  const lines = text.charCodeAt(textStart - 1) === SPACE && isText(source, textStart) ? linesAt(source, textStart, true) : undefined;
  if (!lines) return undefined;
  levels.length = depth;
  levels.push({indent, content: indent + signs[0].length, marker});
  return plainBlock(begin, textStart, lines, {marker, nesting: depth + 1, opensList: !sibling});
}

/** A further paragraph of an item, behind an empty line. */
function paragraph(source: PlainSource, begin: number, indent: number, depth: number, levels: Level[]): PlainBlock | undefined {
  if (depth === 0 || indent > FURTHEST_IN_ALL || indent - levels[depth - 1]!.content > FURTHEST) return undefined;
  const lines = isText(source, begin) ? linesAt(source, begin, true) : undefined;
  if (!lines) return undefined;
  levels.length = depth;
  return plainBlock(begin, begin, lines, {nesting: depth});
}
