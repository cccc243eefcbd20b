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
