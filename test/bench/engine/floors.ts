import fs from 'node:fs';
import remarkParse from 'remark-parse';
import {unified} from 'unified';
import type {Pack} from '../../../server/core/pack/types.ts';
import type {Outcome, Text} from './job.ts';
import {readText, time} from './pass.ts';

/** What no linter of this kind can be faster than, and what a part of ours costs alone. Interleaved, on the same text. */
export function measureFloors(pack: Pack, text: Text, rounds: number): NonNullable<Outcome['floors']> {
  const source = readText(text);
  const words = new Set(Object.keys(pack.lexicon));
  const commonMark = unified().use(remarkParse).freeze();
  const floors = [
    {name: 'read the bytes', work: () => fs.readFileSync(text.file).toString('utf8').length},
    {name: 'scan words, one Set look-up each', work: () => scan(source, words)},
    ...(text.format === 'markdown' ? [{name: 'mdast-util-from-markdown', work: () => inChunks(source, chunk => commonMark.parse(chunk))}] : []),
  ].map(floor => ({...floor, seconds: [] as number[]}));
  for (const {work} of floors) work();
  for (let round = 0; round < rounds; round++) for (const floor of floors) floor.seconds.push(time(floor.work));
  return floors.map(({name, seconds}) => ({name, seconds}));
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
