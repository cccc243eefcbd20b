import {isInvisible, isSpace, skipSpace, TextBuilder} from './block.ts';
import {isCapitals} from './headings.ts';
import {type FoundUnit, unitAt} from './labels.ts';
import type {Lexicon} from './lexicon.ts';
import {isLower, isOpenQuote, isUpper} from './lexicon.ts';
import {PSEUDO, type RawBlock, type RawDraft, rawBlock} from './raw.ts';
import {isSideNumber, isSideTitle} from './sideHeadings.ts';
import {suppressionInLine} from './suppressions.ts';
import {type Group, type Line, TextTables} from './textTables.ts';
import {type Suppression, Zone} from './types.ts';
import {endsUnit} from './units.ts';

/** A line longer than this was not wrapped by hand. */
const WRAPPED = 110;

/**
 * Plain text: blocks are parted by empty lines, and inside them by labels, headings, indented first lines and lines that end early. In a file
 * that is not wrapped by hand every line is a paragraph.
 */
export function readText(source: string, lexicon: Lexicon): RawDraft {
  const suppressions: Suppression[] = [];
  const groups = readGroups(source, suppressions);
  const wrapped = isWrapped(source, groups);
  const blocks: RawBlock[] = [];
  const tables = new TextTables(source, groups);
  for (const [n, {lines: group}] of groups.entries()) {
    const cells = tables.cells(n);
    if (cells) {
      blocks.push(...cells);
      continue;
    }
    const width = Math.max(...group.slice(0, 400).map(line => line.end - line.start + line.indent));
    let from = 0;
    for (let i = 0; i < group.length; i++) {
      const next = group[i + 1];
      if (next && isUnderline(source, next) && i === from && group[i]!.end - group[i]!.start <= 120) {
        push(source, group.slice(i, i + 1), blocks, source[next.start] === '=' ? 1 : 2, next.end);
        from = ++i + 1;
      } else if (!next || !wrapped || breaks(source, group, from, i, width, lexicon)) {
        push(source, group.slice(from, i + 1), blocks, headingDepth(source, group.slice(from, i + 1)), 0);
        from = i + 1;
      }
    }
  }
  return {blocks, suppressions};
}

/** Runs of lines between empty ones and rules of drawn tables. Lines that state a suppression are taken out. */
function readGroups(source: string, suppressions: Suppression[]): Group[] {
  const groups: Group[] = [];
  let lines: Line[] = [];
  let rule: Line | undefined;
  const close = (below?: Line): void => {
    // The line above a rule is a header, whatever stands above it.
    const header = below && lines.length > 1 ? [lines.pop()!] : undefined;
    if (lines.length) groups.push({lines, rule});
    if (header) groups.push({lines: header, rule: undefined});
    lines = [];
    rule = below;
  };
  for (let at = 0; at < source.length; ) {
    let lineEnd = source.indexOf('\n', at);
    if (lineEnd < 0) lineEnd = source.length;
    let start = at;
    let indent = 0;
    while (start < lineEnd && isSpace(source.charCodeAt(start))) {
      indent += source.charCodeAt(start) === 9 ? 4 - (indent % 4) : 1;
      start++;
    }
    let end = lineEnd;
    while (end > start && isSpace(source.charCodeAt(end - 1))) end--;
    at = lineEnd + 1;
    if (start === end) close();
    else if (isRule(source, start, end)) close({start, end, indent});
    else {
      const suppression = source.charCodeAt(start) === 37 ? suppressionInLine(source.slice(start, end), start) : undefined;
      if (suppression) suppressions.push(suppression);
      else lines.push({start, end, indent});
    }
  }
  close();
  return groups;
}

/** The line between the header and the rows of a drawn table: dashes in columns. */
function isRule(source: string, start: number, end: number): boolean {
  let hasGap = false;
  let dashes = 0;
  for (let at = start; at < end; at++) {
    const c = source[at]!;
    if (c === '-' || c === '=' || c === '_') dashes++;
    else if (c === '+' || c === '|' || c === ':' || isSpace(source.charCodeAt(at))) hasGap = true;
    else return false;
  }
  return hasGap && dashes >= 6;
}

/** Wrapped by hand? Then many lines go on in small letters below them, and few are long. */
function isWrapped(source: string, groups: readonly Group[]): boolean {
  let long = 0;
  let continued = 0;
  for (const {lines: group} of groups) {
    for (let i = 0; i < group.length; i++) {
      const line = group[i]!;
      const next = group[i + 1];
      if (line.end - line.start > WRAPPED) long++;
      else if (next && isLower(source.charCodeAt(next.start)) && !endsUnit(source, line.end)) continued++;
    }
  }
  return continued > 0 && continued >= long;
}

function isUnderline(source: string, line: Line): boolean {
  const c = source[line.start]!;
  if (!'=-_~*'.includes(c) || line.end - line.start < 3) return false;
  for (let at = line.start; at < line.end; at++) if (source[at] !== c) return false;
  return true;
}

/** Does a paragraph end between line `i` and the next of its group? */
function breaks(source: string, group: readonly Line[], from: number, i: number, width: number, lexicon: Lexicon): boolean {
  const line = group[i]!;
  const next = group[i + 1]!;
  const text = source.slice(line.start, line.end);
  const following = source.slice(next.start, next.end);
  const capitals = isHeadingLine(text, lexicon);
  if (capitals !== isHeadingLine(following, lexicon)) return capitals || endsUnit(source, line.end) || i > from || !isLower(following.charCodeAt(0));
  if (capitals) return unitAt(following, 0, lexicon, true) !== undefined;
  const at = isOpenQuote(following.charCodeAt(0)) ? skipSpace(following, 1) : 0;
  const found = unitAt(following, at, lexicon, false);
  const ended = endsUnit(source, line.end);
  if (found && (ended || found.unit.style === '-') && !(found.weak && line.indent === next.indent && !ended)) return true;
  if (i === from && found && captions(text, following, found, lexicon)) return true;
  if (isTitleAbove(source, group, from, i, lexicon) || (ended && isTitleAbove(source, group, i + 1, i + 1, lexicon))) return true;
  if (isLower(following.charCodeAt(0))) return false;
  if (isUnitAlone(text, lexicon)) return true;
  // An indented first line opens a paragraph, unless labels hang: then all other lines are indented.
  if (next.indent >= line.indent + 2 && ended && i > from) return true;
  if (next.indent + 2 <= line.indent && ended && i > from && group[from]!.indent !== next.indent) return true;
  // The next word would have found room on this line: the break is meant.
  const firstWord = /^\S+/.exec(following)![0].length;
  return (
    line.indent + text.length + 1 + firstWord < width * 0.75 &&
    (ended || (isUpper(following.charCodeAt(0)) && !/,$/.test(text))) &&
    text.length < width * 0.75
  );
}

const isHeadingLine = (text: string, lexicon: Lexicon): boolean =>
  isCapitals(text.slice(unitAt(text, 0, lexicon, true)?.end ?? 0)) && !/[.;,]$/.test(text);

/** "4. Vessels met beyond the reef" over "(1) An authorised officer ...", "Article 3 - Referral" over "1. Inmates are ...": a numbered title, and the first paragraph below it. */
function captions(text: string, following: string, {unit, end}: FoundUnit, lexicon: Lexicon): boolean {
  if (unit.label !== '1' || !isUpper(following.charCodeAt(end))) return false;
  const own = unitAt(text, 0, lexicon, false);
  if (!own || own.unit.style.startsWith('(') || (own.unit.style !== 'article' && !unit.style.startsWith('('))) return false;
  return isUpper(text.charCodeAt(own.end)) && text.length <= 80 && !/[,;:]$/.test(text);
}

/** Are lines [from, i] a side heading, and the next one the first of its section? */
function isTitleAbove(source: string, group: readonly Line[], from: number, i: number, lexicon: Lexicon): boolean {
  const next = group[i + 1];
  if (!next || i > from + 1) return false;
  const following = source.slice(next.start, next.end);
  const found = unitAt(following, 0, lexicon, false);
  return found !== undefined && isSideNumber(found.unit) && isSideTitle(source.slice(group[from]!.start, group[i]!.end), lexicon);
}

/** "Article 7" on a line of its own. */
function isUnitAlone(text: string, lexicon: Lexicon): boolean {
  const found = unitAt(text, 0, lexicon, true);
  return (
    found !== undefined && found.end >= text.length && (found.unit.style === 'article' || found.unit.style === 'part' || found.unit.style === 'annex')
  );
}

/** ALL CAPS are a heading; PSEUDO, since nothing shows their depth. 0 for a paragraph. */
function headingDepth(source: string, lines: readonly Line[]): number {
  const text = source.slice(lines[0]!.start, lines.at(-1)!.end);
  return lines.length <= 4 && text.length <= 240 && isCapitals(text) && !/[.;:,]$/.test(text) ? PSEUDO : 0;
}

function push(source: string, lines: readonly Line[], blocks: RawBlock[], depth: number, underlineEnd: number): void {
  if (lines.length === 0) return;
  const out = new TextBuilder(source);
  lines.forEach((line, i) => {
    if (i > 0) {
      // The line end as it stands; the white space around it is left out.
      const lineEnd = source.indexOf('\n', lines[i - 1]!.end);
      out.copy(lineEnd, lineEnd + 1);
    }
    copyVisible(source, line, out);
  });
  const {text, runs} = out.finish();
  if (text === '') return;
  const end = Math.max(lines.at(-1)!.end, underlineEnd);
  blocks.push(rawBlock(depth ? 'heading' : 'paragraph', lines[0]!.start, end, text, runs, {depth, zone: depth ? Zone.heading : 0}));
}

function copyVisible(source: string, line: Line, out: TextBuilder): void {
  let from = line.start;
  for (let at = line.start; at < line.end; at++) {
    if (!isInvisible(source.charCodeAt(at))) continue;
    out.copy(from, at);
    from = at + 1;
  }
  out.copy(from, line.end);
}
