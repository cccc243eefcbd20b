import type {Root} from 'mdast';
import {gfmFootnoteFromMarkdown} from 'mdast-util-gfm-footnote';
import {gfmStrikethroughFromMarkdown} from 'mdast-util-gfm-strikethrough';
import {gfmTableFromMarkdown} from 'mdast-util-gfm-table';
import {gfmFootnote} from 'micromark-extension-gfm-footnote';
import {gfmStrikethrough} from 'micromark-extension-gfm-strikethrough';
import {gfmTable} from 'micromark-extension-gfm-table';
import remarkParse from 'remark-parse';
import {type Processor, unified} from 'unified';
import {type Counters, readBlocks} from './markdownBlocks.ts';
import {chunkEnd, definedLabels, frontMatterEnd, LIST_ITEM, labelsUsed, leavesOpen, tame} from './markdownChunks.ts';
import type {Frame} from './markdownInline.ts';
import {type RawBlock, type RawDraft, rawBlock} from './raw.ts';
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
  const counters: Counters = {tables: 0, lists: 0, lastList: -1, goesOn: false};
  let goesOn = false;
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
      const end = chunkEnd(source, at + size, at + size + chunkSize);
      const text = source.slice(at, end);
      const prefix = labelsUsed(text, definitions);
      const tree = parse(prefix + tame(text));
      if (end < source.length && leavesOpen(tree, prefix.length, text, source.slice(end, end + 12))) {
        size *= 2;
        continue;
      }
      counters.goesOn = goesOn;
      goesOn = LIST_ITEM.test(source.slice(end, end + 12));
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
