import {cut, lastStartingBy, offsetInRuns, skipSpace} from './block.ts';
import {type FoundUnit, unitAt} from './labels.ts';
import type {Lexicon} from './lexicon.ts';
import {isOpenQuote} from './lexicon.ts';
import {follows, isFirst, isRoman} from './numbers.ts';
import type {RawBlock, Unit} from './raw.ts';
import {isSideNumber, isSideTitle} from './sideHeadings.ts';
import {Zone} from './types.ts';

const labelled = (block: RawBlock): boolean => block.kind === 'paragraph' || block.kind === 'item' || block.kind === 'heading';

/**
 * Splits paragraphs in which several numbered lines stand, as many laws are written ("(1) ...\n(2) ..."). A line opens a block of its own when its label
 * begins or continues a sequence and the line before ends like the end of a unit; "under paragraph\n(2) of" does neither.
 */
export function splitUnits(blocks: readonly RawBlock[], lexicon: Lexicon): RawBlock[] {
  const out: RawBlock[] = [];
  /** The last units of each style since the last heading. */
  let seen: Unit[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading') seen = [];
    if (block.kind === 'heading' || !labelled(block)) out.push(block);
    else splitOne(block, lexicon, seen, out);
  }
  return out;
}

/** Makes units of the numbers that a format keeps apart. One that is no label to us still numbers what it stands beside. */
export function giveNumbers(blocks: readonly RawBlock[], lexicon: Lexicon): void {
  for (const block of blocks) {
    if (block.numbers.length === 0) continue;
    block.units = block.numbers.flatMap(({text: printed, style}): Unit[] => {
      const text = isOpenQuote(printed.charCodeAt(0)) ? printed.slice(1) : printed;
      const found = unitAt(`${text} `, 0, lexicon, true)?.unit;
      const bare = /^[\p{L}\p{N}.]{1,12}$/u.exec(text.replace(/[.:\s]+$/, ''))?.[0];
      if (style && bare && (!found || found.word === '')) return [{style, label: bare, word: style === 'part' ? 'part' : ''}];
      return found ? [found] : bare ? [{style: '1', label: bare, word: ''}] : [];
    });
  }
}

const TIGHT_HEADING = /^#{1,6}(?=[^#\s])/;

/** "(a)" behind the title of an article whose paragraph it opens: "Sec. 4. Personnel. (a) The Secretary". */
export function innerUnit(text: string, from: number, lexicon: Lexicon): Unit | undefined {
  const stop = /[.:—–]["'”’)]*\s+(?=\((?:a|1|i|A)\)\s)/.exec(text.slice(from, from + 160));
  return stop ? unitAt(text, from + stop.index + stop[0].length, lexicon, false)?.unit : undefined;
}

function remember(seen: Unit[], unit: Unit): void {
  const at = seen.findIndex(other => other.style === unit.style);
  if (at >= 0) seen.splice(at, 1);
  seen.push(unit);
}

function splitOne(block: RawBlock, lexicon: Lexicon, seen: Unit[], out: RawBlock[]): void {
  const {text} = block;
  for (const unit of block.units) remember(seen, unit);
  const own = unitAt(text, quoteEnd(text, 0), lexicon, false);
  if (own) remember(seen, own.unit);
  const inner = own?.unit.style === 'article' ? innerUnit(text, own.end, lexicon) : undefined;
  if (inner) remember(seen, inner);
  let from = 0;
  for (let line = text.indexOf('\n'); line >= 0; line = text.indexOf('\n', line + 1)) {
    const at = skipSpace(text, line);
    const hashes = text.charCodeAt(at) === 35 ? (TIGHT_HEADING.exec(text.slice(at, at + 8))?.[0].length ?? 0) : 0;
    if (hashes > 0) {
      // "####Title" below a line of text.
      if (line > from) out.push(part(block, from, line));
      const end = text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at);
      out.push({...part(block, at + hashes, end), kind: 'heading', depth: hashes, zone: block.zone | Zone.heading});
      from = skipSpace(text, end);
      if (from >= text.length) return;
      line = from - 1;
      continue;
    }
    const found = unitAt(text, quoteEnd(text, at), lexicon, false);
    if (!found || !((endsUnit(text, line) && plausible(found, seen)) || isTitled(text.slice(from, line), found, text, lexicon))) continue;
    remember(seen, found.unit);
    out.push(part(block, from, line));
    from = at;
    line = at - 1;
  }
  out.push(from === 0 ? block : part(block, from, text.length));
}

/** Behind an opening quotation mark at `at`, which quoted provisions bear before their number, or behind asterisks that failed to be markup. */
function quoteEnd(text: string, at: number): number {
  if (text.charCodeAt(at) === 42 && text.charCodeAt(at + 1) === 42) return skipSpace(text, at + 2);
  return isOpenQuote(text.charCodeAt(at)) ? skipSpace(text, at + 1) : at;
}

/** Does the line that ends at `end` close a provision or lead in to a list? */
export function endsUnit(text: string, end: number): boolean {
  return /(?:[.;:?!—–][)\]"'”’»]*|[,;]?\s(?:and|or)|-)$/.test(text.slice(Math.max(0, end - 12), end).trimEnd());
}

/** Is the line a side heading, right above the first of its section? A bare number shows by the bracket behind it ("1 (1) This Act"). */
const isTitled = (line: string, {unit, end, weak}: FoundUnit, text: string, lexicon: Lexicon): boolean =>
  isSideNumber(unit) && (!weak || text.charCodeAt(end) === 40) && isSideTitle(line, lexicon);

function plausible(found: FoundUnit, seen: readonly Unit[]): boolean {
  const {style, label} = found.unit;
  if (style === '-') return seen.some(unit => unit.style === '-');
  if (style === 'article' || style === 'part' || style === 'annex' || style === '1.1') return true;
  return (
    (isFirst(label) && !found.weak) ||
    seen.some(unit => sameShape(unit.style, style) && (follows(unit.label, label, false) || (isRoman(label) && follows(unit.label, label, true))))
  );
}

/** "(i)" and "(a)" bear the same brackets, and which of them "(v)" is shows only later. */
const sameShape = (a: string, b: string): boolean => a.replace(/[AaIi]/, 'a') === b.replace(/[AaIi]/, 'a');

function part(block: RawBlock, from: number, to: number): RawBlock {
  const kept = cut(block.text, block.runs, from, to);
  const first = from === 0;
  return {
    ...block,
    kind: first || block.kind !== 'item' ? block.kind : 'paragraph',
    start: first ? block.start : offsetInRuns(block.runs, from, 'start'),
    end: to === block.text.length ? block.end : offsetInRuns(block.runs, to, 'end'),
    ...kept,
    units: first ? block.units : [],
    list: first ? block.list : -1,
    strong: shift(block.strong, from, to),
    spans: block.spans
      .filter(s => s.end > from && s.start < to)
      .map(s => ({start: Math.max(0, s.start - from), end: Math.min(s.end, to) - from, zone: s.zone})),
  };
}

function shift(pairs: readonly number[], from: number, to: number): readonly number[] {
  const out: number[] = [];
  for (let i = lastStartingBy(pairs, 2, from); i < pairs.length && pairs[i]! < to; i += 2) {
    const start = Math.max(pairs[i]!, from);
    const end = Math.min(pairs[i + 1]!, to);
    if (start < end) out.push(start - from, end - from);
  }
  return out;
}

/** Most blocks between two bare numbers of one sequence. */
export const KIN_REACH = 60;

/** Moves the numbering labels out of the texts into `units`. Returns the blocks, by index, that open with a number whose neighbours within KIN_REACH tell whether it is one. */
export function takeLabels(blocks: readonly RawBlock[], lexicon: Lexicon): number[] {
  const weak: {index: number; at: number; found: FoundUnit}[] = [];
  blocks.forEach((block, index) => {
    if (block.cell?.row === 0 && block.cell.column === 0) {
      // A table may be a schedule; its header keeps its text.
      const found = unitAt(block.text, 0, lexicon, false);
      if (found?.unit.style === 'annex') block.units = [found.unit];
    }
    if (!labelled(block)) return;
    for (let taken = 0; taken < 4; taken++) {
      const at = taken === 0 ? quoteEnd(block.text, 0) : 0;
      // Behind a Markdown number a bracket may follow ("1. (a)"), or the number that counts ("1. 339NA. ...").
      const found = unitAt(block.text, at, lexicon, block.kind === 'heading', block.strong[0] === at ? block.strong[1] : -1);
      const numbered = found !== undefined && taken === 0 && block.list >= 0 && /^1\.?/.test(found.unit.style);
      if (!found || (block.units.length > 0 && !found.unit.style.startsWith('(') && !numbered)) break;
      if (numbered && !found.weak) block.units = [];
      // “5A Detention” in quotation marks is a provision to be inserted; elsewhere a bare number waits for its neighbours.
      if (found.weak && !(at > 0 && found.unit.style === '1')) {
        weak.push({index, at, found});
        break;
      }
      if (block.kind === 'heading' && found.unit.style === '-') break;
      take(block, at, found);
      if (found.unit.style === '-' && !/^\(/.test(block.text)) break;
    }
  });
  weak.forEach((w, i) => {
    const kin = (other: (typeof weak)[number] | undefined, next: boolean): boolean => {
      if (!other || Math.abs(other.index - w.index) > KIN_REACH || !sameShape(other.found.unit.style, w.found.unit.style)) return false;
      const [a, b] = next ? [w.found.unit.label, other.found.unit.label] : [other.found.unit.label, w.found.unit.label];
      return follows(a, b, false) || (isRoman(a) && isRoman(b) && follows(a, b, true));
    };
    if (!kin(weak[i + 1], true) && !kin(weak[i - 1], false)) return;
    const block = blocks[w.index]!;
    take(block, w.at, w.found);
    // "1 (1) This Act"
    const inner = isSideNumber(w.found.unit) && block.text.charCodeAt(0) === 40 ? unitAt(block.text, 0, lexicon, false) : undefined;
    if (inner) take(block, 0, inner);
  });
  settleRomans(blocks);
  return weak.map(({index}) => index);
}

function take(block: RawBlock, at: number, found: FoundUnit): void {
  block.units = [...block.units, found.unit];
  const {end} = found;
  const rest = cut(block.text, block.runs, end, block.text.length);
  if (at === 0) Object.assign(block, rest);
  else {
    const head = cut(block.text, block.runs, 0, at);
    block.text = head.text + rest.text;
    block.runs = [...head.runs, ...rest.runs.map((value, i) => (i % 3 === 0 ? value + at : value))];
  }
  const move = (offset: number): number => (offset <= at ? offset : Math.max(at, offset - (end - at)));
  if (block.strong.length) {
    const moved = block.strong.map(move);
    block.strong = moved.filter((_, i) => moved[i & ~1]! < moved[i | 1]!);
  }
  if (block.spans.length) block.spans = block.spans.map(s => ({start: move(s.start), end: move(s.end), zone: s.zone})).filter(s => s.start < s.end);
}

/** Decides for "(i)", "(v)", "(x)" and their kin whether they are letters or Roman numbers, from what came before. */
function settleRomans(blocks: readonly RawBlock[]): void {
  const letters = new Map<string, string>();
  for (const block of blocks) {
    if (block.kind === 'heading') letters.clear();
    if (block.units.length === 0) continue;
    block.units = block.units.map(unit => {
      if (unit.style === 'article') letters.clear();
      if (!/^\(?[aA][.)]$/.test(unit.style)) return unit;
      const isLetter = unit.label.length > 1 || !/[ivx]/i.test(unit.label) || follows(letters.get(unit.style) ?? '', unit.label, false);
      if (!isLetter) return {...unit, style: unit.style.replace('a', 'i').replace('A', 'I') as Unit['style']};
      letters.set(unit.style, unit.label);
      return unit;
    });
  }
}
