import fs from 'node:fs';
import remarkParse from 'remark-parse';
import {unified} from 'unified';
import type {Pack} from '../../../server/core/pack/types.ts';
import type {Text} from './job.ts';
import {readText} from './pass.ts';

export interface Floor {
  readonly name: string;
  readonly work: () => unknown;
}

export const MARKDOWN = 'mdast-util-from-markdown';
export const WORDS = 'scan words, one Set look-up each';

/** What no linter of this kind can be faster than, and what a part of ours costs alone. */
export function floorsOf(pack: Pack, text: Text): Floor[] {
  const source = readText(text);
  const words = new Set(Object.keys(pack.lexicon));
  const commonMark = unified().use(remarkParse).freeze();
  return [
    {name: 'read the bytes', work: () => fs.readFileSync(text.file).toString('utf8').length},
    {name: WORDS, work: () => scan(source, words)},
    ...(text.format === 'markdown' ? [{name: MARKDOWN, work: () => inChunks(source, chunk => commonMark.parse(chunk))}] : []),
  ];
}

/** How many words of the lexicon stand in the text; the plainest loop that can say it. */
function scan(source: string, words: ReadonlySet<string>): number {
  let found = 0;
  let start = -1;
  for (let i = 0; i <= source.length; i++) {
    const c = source.charCodeAt(i) | 32;
    if (c >= 97 && c <= 122) {
      if (start < 0) start = i;
    } else if (start >= 0) {
      if (words.has(source.slice(start, i).toLowerCase())) found++;
      start = -1;
    }
  }
  return found;
}

/** One call over a large text takes far more memory and time than pieces of it, which would make the floor too low a bar. */
function inChunks(source: string, work: (chunk: string) => unknown): void {
  for (let at = 0; at < source.length; ) {
    const heading = source.indexOf('\n#', at + 16_384);
    const end = heading < 0 ? source.length : heading + 1;
    work(source.slice(at, end));
    at = end;
  }
}
