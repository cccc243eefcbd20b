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
  const text = plain(source.slice(from, to).replaceAll('\t', ' '));
  const widths = widthsIn(text);
  const mark = {from: Math.max(span.start - from, 0), to: Math.max(end - from, 0)};
  const isMarked = mark.from < Math.min(mark.to, text.length);
  let [first, last] = window(widths, isMarked ? mark.from : text.length, width - 2);
  first = wholeCharacter(text, first);
  const cutBefore = first > 0 || from > row.start;
  const cutAfter = last < text.length || to < row.end;
  if (!cutBefore) while (first < last && text[first] === ' ' && !(isMarked && first >= mark.from)) first++;
  const line = text.slice(first, last);
  const marks = isMarked
    ? ' '.repeat(sum(widths, first, mark.from)) + '^'.repeat(sum(widths, Math.max(first, mark.from), Math.min(last, mark.to)))
    : `${' '.repeat(sum(widths, first, last))}^`;
  const more = span.end > row.end && !cutAfter ? '…' : '';
  return {
    line: (cutBefore ? '…' : '') + line.trimEnd() + (cutAfter ? '…' : ''),
    marks: `${(cutBefore ? ' ' : '') + marks}${more}`.trimEnd(),
  };
}

/** The columns that each code unit takes; the second half of a character takes none. */
function widthsIn(text: string): Uint8Array {
  const widths = new Uint8Array(text.length);
  if (isNarrow(text)) return widths.fill(1);
  let at = 0;
  for (const character of text) {
    widths[at] = widthOf(character);
    at += character.length;
  }
  return widths;
}

/** Most lines are: every character takes one column. */
const isNarrow = (text: string): boolean => /^[\u0000-\u00ac\u00ae-\u02ff]*$/.test(text);

const sum = (widths: Uint8Array, from: number, to: number): number => {
  let sum = 0;
  for (let at = from; at < to; at++) sum += widths[at]!;
  return sum;
};

/** The code units [first, last) that fit into `width`: from the start of the line where the mark is near it, else from a third of the width before the mark. */
function window(widths: Uint8Array, mark: number, width: number): [number, number] {
  let first = 0;
  if (sum(widths, 0, widths.length) > width && sum(widths, 0, mark) > width / 3) {
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
