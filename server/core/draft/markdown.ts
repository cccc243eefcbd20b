import type {Root} from 'mdast';
import {gfmFootnoteFromMarkdown} from 'mdast-util-gfm-footnote';
import {gfmStrikethroughFromMarkdown} from 'mdast-util-gfm-strikethrough';
import {gfmTableFromMarkdown} from 'mdast-util-gfm-table';
import {gfmFootnote} from 'micromark-extension-gfm-footnote';
import {gfmStrikethrough} from 'micromark-extension-gfm-strikethrough';
import {gfmTable} from 'micromark-extension-gfm-table';
import remarkParse from 'remark-parse';
import {type Processor, unified} from 'unified';
import {type Counters, rawBlock, readBlocks} from './markdownBlocks.ts';
import type {Frame} from './markdownInline.ts';
import type {RawBlock, RawDraft} from './raw.ts';
import {type Suppression, Zone} from './types.ts';

/**
 * Tables, footnotes and struck text of GFM. Its literal autolinks and task lists are absent on purpose: they halve the speed, and zones/code.ts finds addresses in
 * every format. Indented code is off, since "    (a) detain ..." is law and not code.
 */
function draftSyntax(this: Processor): void {
  const data = this.data() as {micromarkExtensions?: unknown[]; fromMarkdownExtensions?: unknown[]};
  (data.micromarkExtensions ??= []).push(gfmTable(), gfmFootnote(), gfmStrikethrough(), {disable: {null: ['codeIndented']}});
  (data.fromMarkdownExtensions ??= []).push(gfmTableFromMarkdown(), gfmFootnoteFromMarkdown(), gfmStrikethroughFromMarkdown());
}

let parser: {parse(text: string): Root} | undefined;
const parse = (text: string): Root => (parser ??= unified().use(remarkParse).use(draftSyntax).freeze()).parse(text);

/** Least characters of a chunk. One call over 10 MB takes five times the memory of such chunks. */
const CHUNK = 16_384;

/**
 * Markdown in chunks, each parsed for itself and its tree thrown away. A chunk ends before a line at which every open construct but a fence or a piece of HTML
 * ends; the tree itself tells whether one of those was open, and then the chunk grows. Definitions of links and footnotes, which work across chunks, are collected first;
 * a line that looks like one counts as one wherever it stands.
 */
export function readMarkdown(source: string, chunkSize = CHUNK): RawDraft {
  const blocks: RawBlock[] = [];
  const suppressions: Suppression[] = [];
  const counters: Counters = {tables: 0, lists: 0};
  const definitions = definedLabels(source);
  let at = frontMatterEnd(source);
  // The parser does not count a byte order mark at its start.
  while (source.charCodeAt(at) === 0xfeff) at++;
  if (at > 3) {
    const end = source.slice(0, at).trimEnd().length;
    blocks.push(rawBlock('meta', 0, end, source.slice(0, end), [0, 0, end], {zone: Zone.code}));
  }
  while (at < source.length) {
    let size = chunkSize;
    for (;;) {
      const end = chunkEnd(source, at + size);
      const text = source.slice(at, end);
      const prefix = labelsUsed(text, definitions);
      const tree = parse(prefix + text);
      if (end < source.length && leavesOpen(tree, prefix.length, text)) {
        size *= 2;
        continue;
      }
      const frame: Frame = {source, base: at - prefix.length, suppressions, decode};
      readBlocks(
        tree.children.filter(node => node.position!.start.offset! >= prefix.length),
        frame,
        counters,
        blocks,
      );
      at = end;
      break;
    }
  }
  return {blocks, suppressions};
}

/** Offset behind "---" ... "---" at the very start, or 0. */
function frontMatterEnd(source: string): number {
  if (!/^---[ \t]*(?:\r\n|\n|\r)/.test(source.slice(0, 200))) return 0;
  const close = /(?:\r\n|\n|\r)---[ \t]*(?=\r|\n|$)/g;
  close.lastIndex = 3;
  const m = close.exec(source);
  return m ? m.index + m[0].length : 0;
}

/** The first offset at or after `from` before which a chunk may end: an ATX heading, or a letter or "**" after an empty line. */
function chunkEnd(source: string, from: number): number {
  let at = from;
  for (;;) {
    at = source.indexOf('\n', at);
    if (at < 0) return source.length;
    at++;
    if (source.charCodeAt(at) === 35 && /^#{1,6}[ \t]/.test(source.slice(at, at + 8))) return at;
    if (/^(?:[A-Za-z]|\*\*[A-Za-z§])/.test(source.slice(at, at + 3)) && isBlankBefore(source, at)) return at;
  }
}

/** Is the line before the one that starts at `at` empty? */
function isBlankBefore(source: string, at: number): boolean {
  let i = at - 2;
  while (i >= 0 && (source.charCodeAt(i) === 32 || source.charCodeAt(i) === 9 || source.charCodeAt(i) === 13)) i--;
  return i < 0 || source.charCodeAt(i) === 10;
}

const HTML_ENDS: readonly (readonly [RegExp, RegExp])[] = [
  [/^\s*<(?:script|pre|style|textarea)\b/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^\s*<!--/, /-->/],
  [/^\s*<\?/, /\?>/],
  [/^\s*<!\[CDATA\[/, /\]\]>/],
  [/^\s*<![A-Za-z]/, />/],
];

/** May the last top-level node of a chunk go on behind its end? Only fences and HTML outlive what a chunk ends before. */
function leavesOpen(tree: Root, prefix: number, text: string): boolean {
  const last = tree.children.at(-1);
  if (last?.type !== 'code' && last?.type !== 'html') return false;
  const end = last.position!.end.offset! - prefix;
  const own = text.slice(last.position!.start.offset! - prefix, end).trimEnd();
  if (last.type === 'html') {
    const kind = HTML_ENDS.find(([start]) => start.test(own));
    // Other HTML lasts to the next empty line.
    return kind ? !kind[1].test(own) : end >= text.trimEnd().length && !/\n[ \t\r]*\n$/.test(text);
  }
  const lines = own.split(/\r\n|\n|\r/);
  const fence = /^\s*(`{3,}|~{3,})/.exec(lines[0]!)?.[1] ?? '```';
  const close = lines.length > 1 ? lines.at(-1)!.trim() : '';
  return !(close.length >= fence.length && close === fence[0]!.repeat(close.length));
}

/** Labels of everything that looks like a definition of a link or a footnote ("[^1]: ..."), as used in references. */
function definedLabels(source: string): ReadonlySet<string> {
  const labels = new Set<string>();
  if (!source.includes(']:')) return labels;
  for (const m of source.matchAll(/^[ \t>*+\d.)-]{0,24}\[((?:\\.|[^[\]\\\n\r]){1,200})\]:/gm)) labels.add(normalize(m[1]!));
  return labels;
}

/** Definitions to put before a chunk for the labels it refers to, so that references parse as such. The rule keeps them apart from an indented first line. */
function labelsUsed(text: string, definitions: ReadonlySet<string>): string {
  if (definitions.size === 0) return '';
  const used = new Set<string>();
  for (const m of text.matchAll(/\[((?:\\.|[^[\]\\]){1,200})\]/g)) {
    if (definitions.has(normalize(m[1]!))) used.add(m[1]!.replace(/\s+/g, ' '));
  }
  return used.size === 0 ? '' : `${[...used].map(label => `[${label}]: x\n\n`).join('')}***\n\n`;
}

const normalize = (label: string): string => label.replace(/\s+/g, ' ').trim().toLowerCase().toUpperCase();

const decoded = new Map<string, string>();
/** What a character reference stands for, asked of the parser itself. */
function decode(reference: string): string {
  let value = decoded.get(reference);
  if (value === undefined) {
    const paragraph = parse(`x${reference}x`).children[0];
    const text = paragraph?.type === 'paragraph' && paragraph.children[0]?.type === 'text' ? paragraph.children[0].value : '';
    value = text.slice(1, -1);
    if (decoded.size < 5000) decoded.set(reference, value);
  }
  return value;
}
