import {wordForm} from '../words.ts';
import {isDigit, isLetter, type Lexicon} from './lexicon.ts';
import {follows, isFirst} from './numbers.ts';
import {PSEUDO, type RawBlock, type Unit} from './raw.ts';

const LONGEST = 160;
const LONGEST_CROSS = 60;
/** Most blocks between the numbers of two sections. */
const REACH = 60;

/**
 * Side headings of Commonwealth acts: "Amendment of section 16" on a line of its own above "7. Section 16 is amended ...". What tells them from a short line above a list are
 * the numbers: those of sections run on below the next side heading, those of a list begin again.
 */
export function isSideHeading(blocks: readonly RawBlock[], i: number, lexicon: Lexicon): boolean {
  if (headsSection(blocks, i, lexicon)) return true;
  // "Introduction" over "Overview of Act" over "1 (1) This Act ...".
  return headsSection(blocks, i + 1, lexicon) && blocks[i]!.text.length <= LONGEST_CROSS && isTitle(blocks, i, lexicon);
}

/**
 * May a line be such a title? It begins with a capital and ends without a mark, holds no second sentence and no columns, and asks for nothing behind it, as "named in section" and
 * "there is substituted" do.
 */
export function isSideTitle(text: string, lexicon: Lexicon): boolean {
  if (text.length > LONGEST || !/^_?["“”„«‘']?\p{Lu}/u.test(text) || !/\p{Ll}{3}/u.test(text) || /[;:!?…]|\.\s|\.["”’»)]+$|\S(?: {3}|\t)/.test(text))
    return false;
  if (text.indexOf('\n') !== text.lastIndexOf('\n') || !/[\p{L}\p{N})"”’»]$/u.test(text)) return false;
  const lower = wordForm(text);
  const [last = '', before = ''] = lower.split(/\s+/).reverse();
  if (lexicon.small.has(last) || (lexicon.numbering.has(last) && (before === '' || lexicon.small.has(before)))) return false;
  return !lexicon.insert.some(phrase => lower.endsWith(phrase));
}

/** "7." or, where nothing stands behind the number, "7", as sections are numbered. */
export const isSideNumber = ({style, label}: Unit): boolean => (style === '1.' || style === '1') && isDigit(label.charCodeAt(0));

function isTitle(blocks: readonly RawBlock[], i: number, lexicon: Lexicon): boolean {
  const block = blocks[i];
  return (
    block?.kind === 'paragraph' && block.nesting === 0 && block.units.length === 0 && isSideTitle(block.text, lexicon) && !breaksOff(blocks[i - 1])
  );
}

/** A line of text that goes on in the next one, as in files in which every line is a paragraph. */
const breaksOff = (block: RawBlock | undefined): boolean =>
  block?.kind === 'paragraph' && block.text.length > LONGEST_CROSS && /[\p{L}\p{N},]$/u.test(block.text);

/** The number of the section that a block opens; undefined where it opens none. */
function numberOf(block: RawBlock | undefined): Unit | undefined {
  const unit = block?.units[0];
  const stands = block?.kind === 'paragraph' ? block.nesting === 0 : block?.kind === 'item' && block.list >= 0 && block.nesting === 1;
  return unit && stands && isSideNumber(unit) ? unit : undefined;
}

/** "(1)" behind the number, or more than a few words without a mark: "3. Toys" is an entry. */
const isProvision = ({units, text}: RawBlock): boolean => units.length > 1 || text.length > LONGEST || /[.;:,—–-][)\]"'”’»]*$/.test(text);

function headsSection(blocks: readonly RawBlock[], i: number, lexicon: Lexicon): boolean {
  const next = blocks[i + 1];
  const unit = numberOf(next);
  if (!unit || !isProvision(next!) || !isTitle(blocks, i, lexicon)) return false;
  return isFirst(unit.label) ? runsOn(blocks, i, unit, lexicon) : !isInList(blocks, i, unit);
}

/** Does a sequence that begins below title `i` go on below another title? One section by itself has a title that is known, or paragraphs. */
function runsOn(blocks: readonly RawBlock[], i: number, first: Unit, lexicon: Lexicon): boolean {
  let {label} = first;
  let count = 1;
  for (let k = i + 2; k < blocks.length && k <= i + REACH && !isMarked(blocks[k]!); k++) {
    const unit = numberOf(blocks[k]);
    if (unit?.style !== first.style) continue;
    if (!follows(label, unit.label, false)) break;
    if (blocks[k - 1]!.kind === 'heading' || isTitle(blocks, k - 1, lexicon)) return true;
    label = unit.label;
    count++;
  }
  return count === 1 && (blocks[i + 1]!.units.length > 1 || isEmphasised(blocks[i]!));
}

/** Does the number below title `i` go on with a list that something leads in to? */
function isInList(blocks: readonly RawBlock[], i: number, unit: Unit): boolean {
  for (let k = i - 1; k >= 0 && k >= i - REACH && blocks[k]!.kind !== 'heading'; k--) {
    const before = numberOf(blocks[k]);
    if (before?.style === unit.style && isFirst(before.label))
      return blocks[k - 1]?.kind === 'paragraph' && isLetter(blocks[k - 1]!.text.charCodeAt(0));
  }
  return false;
}

/** A heading that markup shows, over which an edit need not look. */
const isMarked = ({kind, depth}: RawBlock): boolean => kind === 'heading' && depth < PSEUDO;

const isEmphasised = ({strong, text}: RawBlock): boolean => strong[0] === 0 && strong[1] === text.length;
