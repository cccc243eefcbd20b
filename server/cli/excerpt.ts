import type {Span} from '../core/span.ts';
import type {Lines} from './lines.ts';
import {plain, widthOf} from './terminal.ts';

/** A line of the source and the row of marks that goes beneath it. */
export interface Excerpt {
  readonly line: string;
  readonly marks: string;
}

/** Text beyond this many code units before and after the span is not looked at: a whole draft may stand on one line. */
const REACH = 400;

/**
 * The line on which `span` starts, cut to `width` columns around the span, with carets under as much of the span as the line holds.
 * A tab counts as one space, wide characters as two columns, combining marks as none, so that the carets stand where they should.
 */
export function excerptOf(source: string, lines: Lines, span: Span, width: number): Excerpt {
  const row = lines.span(lines.at(span.start).line);
  const end = Math.max(Math.min(span.end, row.end), Math.min(span.start + 1, row.end));
  const from = wholeCharacter(source, Math.max(row.start, span.start - REACH));
  const to = wholeCharacter(source, Math.min(row.end, end + REACH));
  const cells: {text: string; width: number; marked: boolean}[] = [];
  let at = from;
  for (const character of source.slice(from, to)) {
    const marked = at >= span.start && at < end;
    at += character.length;
    const text = character === '\t' ? ' ' : plain(character);
    cells.push({text, width: widthOf(text), marked});
  }
  const firstMark = cells.findIndex(cell => cell.marked);
  const [first, last] = window(
    cells.map(cell => cell.width),
    firstMark < 0 ? cells.length : firstMark,
    width - 2,
  );
  const cutBefore = first > 0 || from > row.start;
  const cutAfter = last < cells.length || to < row.end;
  const shown = cells.slice(first, last);
  if (!cutBefore) while (shown[0]?.text === ' ' && !shown[0].marked) shown.shift();
  const line = shown.map(cell => cell.text).join('');
  const marks = shown.map(cell => (cell.marked ? '^' : ' ').repeat(cell.width)).join('');
  const more = span.end > row.end && !cutAfter ? '…' : '';
  return {
    line: (cutBefore ? '…' : '') + line.trimEnd() + (cutAfter ? '…' : ''),
    marks: `${(cutBefore ? ' ' : '') + (firstMark < 0 ? `${marks}^` : marks)}${more}`.trimEnd(),
  };
}

/** The cells [first, last) that fit into `width`: from the start of the line where the mark is near it, else from a third of the width before the mark. */
function window(widths: readonly number[], mark: number, width: number): [number, number] {
  const sum = (from: number, to: number): number => widths.slice(from, to).reduce((a, b) => a + b, 0);
  let first = 0;
  if (sum(0, widths.length) > width && sum(0, mark) > width / 3) {
    first = mark;
    for (let room = width / 3; first > 0 && room >= widths[first - 1]!; ) room -= widths[--first]!;
  }
  let last = first;
  for (let room = width; last < widths.length && room >= widths[last]!; ) room -= widths[last++]!;
  return [first, last];
}

/** `offset`, or one more where it would cut a surrogate pair in two. */
function wholeCharacter(source: string, offset: number): number {
  const c = source.charCodeAt(offset);
  return offset > 0 && c >= 0xdc00 && c <= 0xdfff ? offset + 1 : offset;
}
