import {wordForm} from '../words.ts';
import {isLetter, isLower, isUpper, type Lexicon} from './lexicon.ts';
import {endsAsLeadIn} from './lists.ts';
import {follows} from './numbers.ts';
import {PSEUDO, type RawBlock} from './raw.ts';
import {isSideHeading} from './sideHeadings.ts';
import {Zone} from './types.ts';

const LONGEST = 120;

/**
 * Turns paragraphs that are headings in all but markup into headings: a lone "Article 7", the title line below one, a line in bold or in
 * CAPITALS, a side heading, and in plain text a short numbered line without a full stop.
 */
export function findHeadings(blocks: readonly RawBlock[], isPlain: boolean, lexicon: Lexicon): void {
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!;
    if (block.kind !== 'paragraph' || block.nesting > 0) continue;
    if (isBareProvision(block) || (isShortLine(block.text) && isHeading(blocks, i, isPlain, lexicon)) || isSideHeading(blocks, i, lexicon)) {
      block.kind = 'heading';
      block.depth = PSEUDO;
      block.zone |= Zone.heading;
    }
  }
}

/**
 * In plain text the title goes on in small letters below the line in CAPITALS: "between", the parties, "on the sheltering of persons". It ends with the first
 * sentence or number. Such lines stay paragraphs, since they head no section.
 */
export function markTitle(blocks: readonly RawBlock[]): void {
  if (blocks[0]?.kind !== 'heading') return;
  const end = blocks.findIndex(block => block.units.length > 0 || (block.kind !== 'heading' && !isTitle(block)));
  for (let i = 0; i < end; i++) blocks[i]!.zone |= Zone.heading;
}

const isTitle = ({kind, text}: RawBlock): boolean => kind === 'paragraph' && text.length <= 2 * LONGEST && !/[.;:,!?][)\]"'”’»]*$/.test(text);

function isHeading(blocks: readonly RawBlock[], i: number, isPlain: boolean, lexicon: Lexicon): boolean {
  const block = blocks[i]!;
  return (
    isBold(block) ||
    block.units[0]?.style === '1' ||
    isCapitals(block.text) ||
    hasProvision(block) ||
    isTitleLine(block, blocks[i - 1], blocks[i + 1]) ||
    isKnownTitle(block, lexicon) ||
    isCaption(blocks, i) ||
    (isPlain && (isNumberedTitle(blocks, i) || isTitleCase(block, blocks[i + 1])))
  );
}

/** "Preamble", "Definitions" on a line of their own. */
function isKnownTitle(block: RawBlock, lexicon: Lexicon): boolean {
  if (block.text.length > 40 || block.units.some(unit => unit.style === '-') || !isUpper(block.text.charCodeAt(0))) return false;
  const form = wordForm(block.text);
  return lexicon.headings.preamble.includes(form) || lexicon.headings.definitions.includes(form) || lexicon.headings.general.includes(form);
}

/** "(1) Composition" over an unnumbered paragraph, where numbered units bear captions. */
function isCaption(blocks: readonly RawBlock[], i: number): boolean {
  const block = blocks[i]!;
  const style = block.units.at(-1)?.style;
  if (!style?.startsWith('(') || block.text.length > 80 || !isUpper(block.text.charCodeAt(0))) return false;
  const before = blocks[i - 1];
  const next = blocks[i + 1];
  if (!before || next?.kind !== 'paragraph' || next.units.length > 0 || next.nesting !== block.nesting || !isUpper(next.text.charCodeAt(0)))
    return false;
  return before.units.at(-1)?.style !== style && (before.kind === 'heading' || !endsAsLeadIn(before.text));
}

const hasProvision = (block: RawBlock): boolean =>
  block.units.some(unit => unit.style === 'article' || unit.style === 'part' || unit.style === 'annex');

/** "Article 7" and nothing more. */
const isBareProvision = (block: RawBlock): boolean => block.text === '' && (hasProvision(block) || block.units[0]?.style === '1');

/** One line without the mark of a sentence or a lead-in at its end. */
function isShortLine(text: string): boolean {
  return text.length > 0 && text.length <= LONGEST && !text.includes('\n') && !/[.;:,!?…—–-][)\]"'”’»]*$/.test(text);
}

/** An amendment may open its quotation right before the title that it inserts. */
const isBold = ({bold, strong, text, units}: RawBlock): boolean =>
  bold && /^["“”„«]?$/.test(text.slice(0, strong[0])) && strong[1] === text.length && units.every(unit => unit.style !== '-');

/** At least three letters, none of them small. */
export function isCapitals(text: string): boolean {
  let letters = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (isLower(c)) return false;
    if (isLetter(c)) letters++;
  }
  return letters >= 3;
}

/** "Key Functions of the Organization" over a paragraph: a short line in which every longer word stands with a capital. */
function isTitleCase(block: RawBlock, next: RawBlock | undefined): boolean {
  if (block.text.length > 100 || block.units.length > 0 || !next || next.text.length < 100 || !isUpper(next.text.charCodeAt(0))) return false;
  const words = block.text.split(/[\s-]+/).filter(word => word.length > 3);
  return words.length > 1 && isUpper(block.text.charCodeAt(0)) && words.every(word => !isLetter(word.charCodeAt(0)) || isUpper(word.charCodeAt(0)));
}

/** The line below a bare "Article 7" that names it. */
function isTitleLine(block: RawBlock, before: RawBlock | undefined, after: RawBlock | undefined): boolean {
  return (
    before?.kind === 'heading' &&
    isBareProvision(before) &&
    block.units.length === 0 &&
    isUpper(block.text.charCodeAt(0)) &&
    after !== undefined &&
    after.kind !== 'heading'
  );
}

/** "4. Information" that heads what follows; "4. Apples" between its siblings is a list. */
function isNumberedTitle(blocks: readonly RawBlock[], i: number): boolean {
  const block = blocks[i]!;
  const unit = block.units[0];
  if (
    block.units.length !== 1 ||
    !(unit!.style === '1.' || unit!.style === 'I.' || unit!.style === 'A.') ||
    !isUpper(block.text.charCodeAt(0)) ||
    block.text.length > 80
  )
    return false;
  const next = blocks[i + 1];
  const before = blocks[i - 1];
  if (!next) return false;
  if (next.units[0]?.style === '1.1' && next.units[0].label.startsWith(`${unit!.label}.`)) return true;
  if (before && before.kind !== 'heading' && endsAsLeadIn(before.text)) return false;
  const isSibling = (other: RawBlock | undefined, ahead: boolean): boolean => {
    const sibling = other?.units[0];
    return sibling?.style === unit!.style && (ahead ? follows(unit!.label, sibling.label, false) : follows(sibling.label, unit!.label, false));
  };
  return !isSibling(next, true) && !(isSibling(before, false) && before!.kind !== 'heading');
}
