import type {TableRow} from 'mdast';
import type {Frame, ReadText} from './markdownInline.ts';
import {decode, parse} from './markdownParser.ts';
import {Shortened} from './shortened.ts';
import {Skeleton} from './skeleton.ts';
import {tame} from './tame.ts';

/** A row of a table as the parser reads it. */
interface ParsedRow {
  readonly row: number;
  readonly node: TableRow;
  readonly frame: Frame;
}

/** So many characters of rows are parsed at a time: a tree takes hundreds of times the memory of its text. */
const MOST = 16_384;

/**
 * Rows of a table, read below its head as if there were no others. `others`: flat triples [row, start, where the next line begins]; `start`, `bodyStart`: where the head begins and where the
 * rows do.
 */
export function* parsedRows(start: number, bodyStart: number, others: readonly number[], read: ReadText): Generator<ParsedRow, undefined> {
  const {source, prefix} = read;
  const head = prefix + source.slice(start, bodyStart);
  for (let from = 0, to = 0; from < others.length; from = to) {
    const begin = others[from + 1]!;
    while (to < others.length && (to === from || others[to + 2]! - begin <= MOST)) to += 3;
    const batch = source.slice(begin, others[to - 1]!);
    const shown = new Shortened(head + batch, leaveOut => {
      for (let i = from + 3; i < to; i += 3)
        if (others[i - 1]! < others[i + 1]!) leaveOut(head.length + others[i - 1]! - begin, head.length + others[i + 1]! - begin);
    });
    const skeleton = new Skeleton(shown.text);
    const place = (offset: number): number => shown.whole(skeleton.whole(offset)) - head.length + begin;
    const frame: Frame = {...read, parsed: skeleton.text, place, decode};
    const table = parse(tame(skeleton.text)).children.find(node => node.type === 'table' && node.position!.start.offset! >= prefix.length);
    if (table?.type !== 'table') continue;
    for (let i = from; i < to; i += 3) {
      const node = table.children[1 + (i - from) / 3];
      if (node) yield {row: others[i]!, node, frame};
    }
  }
}
