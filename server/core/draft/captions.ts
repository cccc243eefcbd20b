import {wordForm} from '../words.ts';
import {isLetter, type Lexicon} from './lexicon.ts';
import type {RawBlock} from './raw.ts';
import {Zone} from './types.ts';

/** A caption is no longer than this. */
const LONGEST = 200;
/** "Table 1.", "B2  Table 1." */
const NUMBERED = /^(?:\S{1,5}\s+)?\p{L}+ \d+[.:]?\s+/u;

/**
 * Marks the entries of tables and lists right below words that name a list of signs ("Table 1. Signs to look for", "Signs of forced labour:"), as a heading does for its section (finish.ts),
 * and those of a column that is headed so.
 *
 * @param leadIn by block, as linkLists finds it
 */
export function markSigns(blocks: readonly RawBlock[], leadIn: Int32Array, lexicon: Lexicon): void {
  let caption = -1;
  const columns = new Set<number>();
  for (let i = 0; i < blocks.length; i++) {
    const {kind, cell} = blocks[i]!;
    if (cell?.row === 0) {
      if (cell.column === 0) columns.clear();
      if (isOfSigns(blocks[i]!, lexicon)) columns.add(cell.column);
    } else if (cell && columns.has(cell.column)) blocks[i]!.zone |= Zone.signs;
    if (!cell) caption = kind === 'paragraph' && isOfSigns(blocks[i]!, lexicon) ? i : leadIn[i]! >= 0 && leadIn[i] === caption ? caption : -1;
    if (caption >= 0 && i !== caption) blocks[i]!.zone |= Zone.signs;
  }
}

/** A column of numbers before the first that says anything has a head no longer than this. */
const LONGEST_NUMBER = 4;
const YEAR = /^\(?(?:19|20)\d\d\b/;

/**
 * Marks the indicators of tables that hold them against a baseline or target ("Indicator | 2025 | Target 2029"): what is measured lays nothing down. Where activities come first, indicators
 * say what these are for, and are read.
 */
export function markMeasures(blocks: readonly RawBlock[], lexicon: Lexicon): void {
  const {measures, values} = lexicon.tables;
  const begins = (head: string | undefined, words: readonly string[]): boolean =>
    head !== undefined && words.some(word => head.startsWith(word) && !isLetter(head.charCodeAt(word.length)));
  let table = -1;
  let heads: string[] = [];
  for (const block of blocks) {
    const {cell} = block;
    if (!cell) continue;
    if (cell.table !== table) {
      table = cell.table;
      heads = [];
    }
    if (cell.row === 0) heads[cell.column] = wordForm(block.text);
    else if (begins(heads[cell.column], measures)) {
      const isFirst = cell.column === 0 || (cell.column === 1 && (heads[0] ?? '').length <= LONGEST_NUMBER);
      if (isFirst && heads.some(head => begins(head, values) || YEAR.test(head))) block.zone |= Zone.signs;
    }
  }
}

function isOfSigns({text}: RawBlock, lexicon: Lexicon): boolean {
  if (text.length > LONGEST) return false;
  const whole = wordForm(text).replace(/\s+/g, ' ');
  const form = whole.replace(NUMBERED, '');
  const isNumbered = form !== whole;
  return lexicon.headings.signs.some(phrase => {
    const isOpen = phrase.endsWith('...');
    const begun = isOpen ? phrase.slice(0, -3).trimEnd() : phrase;
    if (!form.startsWith(begun) || isLetter(form.charCodeAt(begun.length))) return false;
    // "Signs:", "Signs of debt bondage:", but not "Signs are put up:".
    return isOpen ? isNumbered || /[:)]\.?$/.test(form) : /^ ?(?:[:(.]|$)/.test(form.slice(begun.length));
  });
}
