import type {Root} from 'mdast';
import {gfmFootnoteFromMarkdown} from 'mdast-util-gfm-footnote';
import {gfmStrikethroughFromMarkdown} from 'mdast-util-gfm-strikethrough';
import {gfmTableFromMarkdown} from 'mdast-util-gfm-table';
import {gfmFootnote} from 'micromark-extension-gfm-footnote';
import {gfmStrikethrough} from 'micromark-extension-gfm-strikethrough';
import {gfmTable} from 'micromark-extension-gfm-table';
import remarkParse from 'remark-parse';
import {type Processor, unified} from 'unified';

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
/** The tree of a text, in its own offsets. */
export const parse = (text: string): Root => (parser ??= unified().use(remarkParse).use(draftSyntax).freeze()).parse(text);

const decoded = new Map<string, string>();
/** What a character reference stands for, asked of the parser itself. */
export function decode(reference: string): string {
  let value = decoded.get(reference);
  if (value === undefined) {
    const paragraph = parse(`x${reference}x`).children[0];
    const text = paragraph?.type === 'paragraph' && paragraph.children[0]?.type === 'text' ? paragraph.children[0].value : '';
    value = text.slice(1, -1);
    if (decoded.size < 5000) decoded.set(reference, value);
  }
  return value;
}
