import {isLower} from './lexicon.ts';
import {follows, isFirst} from './numbers.ts';
import type {RawBlock, Style, Unit} from './raw.ts';

/** Which block introduces a block's list, and which list a flush paragraph completes; -1 for none. */
export interface ListLinks {
  readonly leadIn: Int32Array;
  readonly tailOf: Int32Array;
}

/** An open list: Markdown's by its number, others by the style of their labels. */
interface OpenList {
  readonly nesting: number;
  readonly list: number;
  readonly style: Style;
  readonly leadIn: number;
  label: string;
}

/**
 * Finds lead-ins and flush tails. A labelled paragraph is an item only when the block before it leads in ("The authority shall:") or when its list is open;
 * all other numbered paragraphs are provisions of their own. Nested lead-ins chain through `leadIn`.
 */
export function linkLists(blocks: readonly RawBlock[]): ListLinks {
  const leadIn = new Int32Array(blocks.length).fill(-1);
  const tailOf = new Int32Array(blocks.length).fill(-1);
  let open: OpenList[] = [];
  /** Last label per style among the provisions of this article, to tell "(2)" after "(b)" from a list inside "(b)". */
  let provisions = new Map<Style, string>();

  blocks.forEach((block, i) => {
    if (block.kind === 'heading' || block.kind === 'cell' || block.kind === 'code' || block.kind === 'meta') {
      open = [];
      if (block.kind === 'heading') provisions = new Map();
      return;
    }
    if (block.kind === 'footnote') return;
    if (block.list >= 0) {
      const label = block.units.at(-1)?.label ?? '';
      open = open.filter(o => o.nesting < block.nesting || o.list === block.list);
      const unit = block.units.at(-1);
      const ofList = (fits: (own: OpenList) => boolean): OpenList | undefined => last(open, o => o.list === block.list && fits(o));
      let own =
        ofList(o => o.label === '' || !unit || follows(o.label, label, /[iI]/.test(unit.style))) ??
        ofList(o => continuesLabel(o.label, unit!)) ??
        ofList(() => true);
      // Exported laws put "1." under "3. ... shall also readmit:" in one and the same list.
      const restarts = own !== undefined && isFirst(label) && blocks[i - 1]!.list === block.list && /[:—–-]$/.test(blocks[i - 1]!.text);
      if (!own || restarts) {
        const before = restarts ? i - 1 : introducer(blocks, i, block.nesting - 1);
        own = {nesting: block.nesting, list: block.list, style: '-', leadIn: before, label};
        open.push(own);
      } else open.length = open.indexOf(own) + 1;
      own.label = label;
      leadIn[i] = own.leadIn;
      return;
    }
    const unit = block.units.at(-1);
    if (unit && isListStyle(unit.style)) {
      open = open.filter(o => o.nesting <= block.nesting);
      const own = last(open, o => o.list < 0 && o.nesting === block.nesting && o.style === unit.style && continues(o, unit));
      if (own) {
        open.length = open.indexOf(own) + 1;
        own.label = unit.label;
        leadIn[i] = own.leadIn;
        return;
      }
      const isProvision = provisions.has(unit.style) && continuesLabel(provisions.get(unit.style)!, unit);
      const before = isProvision || block.units.length > 1 || isTitled(block) ? -1 : introducer(blocks, i, block.nesting);
      if (before >= 0) {
        open.push({nesting: block.nesting, list: -1, style: unit.style, leadIn: before, label: unit.label});
        leadIn[i] = before;
        return;
      }
      provisions.set(unit.style, unit.label);
      open = [];
      return;
    }
    if (unit) {
      open = [];
      if (unit.style === 'article') provisions = new Map();
      return;
    }
    const ended = open.find(o => o.nesting > block.nesting || (o.list < 0 && o.nesting === block.nesting));
    if (ended && ended.leadIn >= 0 && isLower(block.text.charCodeAt(0))) tailOf[i] = ended.leadIn;
    open = open.filter(o => o.nesting < block.nesting || (o.list >= 0 && o.nesting === block.nesting));
  });
  return {leadIn, tailOf};
}

/** "ENACTED by Parliament, as follows:" leads in to an act, not to a list: what bears a title of its own before its text is a provision. */
const isTitled = ({strong, text}: RawBlock): boolean => strong[0] === 0 && strong[1]! > 0 && strong[1]! < text.length;

/** The last of the open lists that fits. */
function last(open: readonly OpenList[], fits: (list: OpenList) => boolean): OpenList | undefined {
  for (let i = open.length - 1; i >= 0; i--) if (fits(open[i]!)) return open[i];
  return undefined;
}

const isListStyle = (style: Style): boolean => style !== 'article' && style !== 'part' && style !== 'annex' && style !== '1.1' && style !== '1';

function continues(open: OpenList, unit: Unit): boolean {
  return unit.style === '-' || continuesLabel(open.label, unit);
}

/** The next label, or one a little further on, since drafts repeal and insert. */
function continuesLabel(label: string, unit: Unit): boolean {
  const roman = /[iI]/.test(unit.style);
  return follows(label, unit.label, roman) || (!isFirst(unit.label) && unit.label.length <= 4 && label !== unit.label);
}

/**
 * The block right before `i`, when it stands at `nesting` and leads in to a list. Labelled paragraphs may also follow a Markdown item
 * ("1. ... shall:" and then "(a) ..." at the margin).
 */
function introducer(blocks: readonly RawBlock[], i: number, nesting: number): number {
  const before = blocks[i - 1];
  if (!before || (before.kind !== 'paragraph' && before.kind !== 'item')) return -1;
  if (before.nesting !== nesting && !(blocks[i]!.list < 0 && before.nesting === nesting + 1)) return -1;
  return endsAsLeadIn(before.text) ? i - 1 : -1;
}

/** Ends with a colon, a dash, a comma or without any mark; "or", "and" and a semicolon end an item. */
export function endsAsLeadIn(text: string): boolean {
  const end = text.slice(-12).trimEnd();
  if (end === '' || /[.;!?…][)\]"'”’»*]*$/.test(end)) return false;
  return !/(?:^|[,;]\s)(?:and|or)$/.test(end);
}
