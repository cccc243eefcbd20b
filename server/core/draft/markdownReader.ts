import {detached} from './block.ts';
import {editBetween} from './edit.ts';
import {type Chunk, LOOKAHEAD, parseChunk, plainChunk} from './markdown.ts';
import {bracketed, chunkEnd, definedLabels, frontMatterEnd, LIST_ITEM, mayBegin, prefixOf} from './markdownChunks.ts';
import {type RawBlock, type RawDraft, rawBlock} from './raw.ts';
import {type Suppression, Zone} from './types.ts';

/** Least characters of a chunk that is read once. One call over 10 MB takes five times the memory of such chunks. */
const CHUNK = 16_384;
/** The same where a draft is followed from edit to edit: what the first edit at a place costs. */
const SMALL_CHUNK = 1024;
/** Of little that is read anew chunks are so many times smaller, since the next edit will most likely be there. A page or a draft in such would take longer to read. */
const FINER = 4;

type Labels = {readonly defined: ReadonlySet<string>; readonly used: ReadonlyMap<string, string>};

/**
 * Markdown in chunks, each parsed for itself and its tree thrown away. A chunk ends before a line at which every open construct but a fence or a piece of HTML
 * ends; the tree itself tells whether one of those was open, and then the chunk grows. Definitions of links and footnotes, which work across chunks, are collected first;
 * a line that looks like one counts as one wherever it stands.
 *
 * Where chunks are cut changes nothing in what is read. So a reader that is asked again keeps the chunks before and behind what changed, and
 * parses what lies between.
 */
export class MarkdownReader {
  readonly #keeps: boolean;
  readonly #chunkSize: number;
  #chunks: readonly Chunk[] = [];
  #source = '';
  #start = 0;
  readonly #labels = new WeakMap<Chunk, Labels>();

  /** @param keeps whether the reader will be asked again, for later versions of the same text */
  constructor(keeps: boolean, chunkSize = keeps ? SMALL_CHUNK : CHUNK) {
    this.#keeps = keeps;
    this.#chunkSize = chunkSize;
  }

  read(source: string): RawDraft {
    const {chunks, start} = this.cut(source);
    const assembly = new Assembly();
    if (start > 3) assembly.meta(source.slice(0, start).trimEnd());
    let at = start;
    for (const chunk of chunks) {
      assembly.add(chunk, at);
      at += chunk.text.length;
    }
    return assembly;
  }

  /** The chunks of a source in order, from `start` on, where front matter ends. A chunk that stood in the version before is the same object. */
  cut(source: string): {readonly chunks: readonly Chunk[]; readonly start: number} {
    let start = frontMatterEnd(source);
    // The parser does not count a byte order mark at its start.
    while (source.charCodeAt(start) === 0xfeff) start++;
    const {head, tail, from, to} = this.#standing(source, start);
    const definitions = this.#definitions(source, start, [...head, ...tail], from, to);
    const chunks = head.map(chunk => this.#with(chunk, definitions));
    const resume = tail.map(chunk => this.#with(chunk, definitions));
    this.#parse(source, from, to, resume, definitions, chunks);
    if (this.#keeps) {
      this.#chunks = chunks;
      this.#source = source;
      this.#start = start;
    }
    return {chunks, start};
  }

  /** The chunks of the version before that the source still begins with, and those that it still ends with; what lies between is [from, to). */
  #standing(source: string, start: number): {head: Chunk[]; tail: Chunk[]; from: number; to: number} {
    const old = this.#chunks;
    if (old.length === 0) return {head: [], tail: [], from: start, to: source.length};
    const {start: same, newEnd} = editBetween(this.#source, source);
    let from = start;
    let first = 0;
    // Where front matter grew or shrank, nothing stands where it stood.
    for (; first < old.length && start === this.#start; first++) {
      const {text, next} = old[first]!;
      const behind = from + text.length;
      if (behind > same || (behind + LOOKAHEAD > same && source.slice(behind, behind + LOOKAHEAD) !== next)) break;
      from = behind;
    }
    let to = source.length;
    let last = old.length;
    for (; last > first; last--) {
      const begins = to - old[last - 1]!.text.length;
      if (begins < from || begins < newEnd) break;
      to = begins;
    }
    // A line that now begins further in front makes something else of the first of them.
    if (last < old.length && source.charCodeAt(to - 1) !== 10) to += old[last++]!.text.length;
    return {head: old.slice(0, first), tail: old.slice(last), from, to};
  }

  /** Parses from `at` on, until one of the chunks that begin at `to` and end the source can follow. */
  #parse(source: string, from: number, to: number, tail: readonly Chunk[], definitions: ReadonlySet<string>, out: Chunk[]): void {
    let at = from;
    /** The first chunk of the tail that may still follow, and where it begins. */
    let next = 0;
    let begins = to;
    const isSmall = this.#chunks.length > 0 && to - from < this.#chunkSize * FINER;
    const least = isSmall ? Math.ceil(this.#chunkSize / FINER) : this.#chunkSize;
    const skipTo = (offset: number): void => {
      while (next < tail.length && begins < offset) begins += tail[next++]!.text.length;
    };
    while (at < source.length) {
      skipTo(at);
      if (begins === at && next < tail.length) return void out.push(...tail.slice(next));
      /** The chunk may also end where the tail begins. */
      const endOf = (size: number, patience: number): number => {
        const natural = chunkEnd(source, at + size, at + size + patience);
        return begins < natural && mayBegin(source, begins) ? begins : natural;
      };
      // Paragraphs numbered like the items of a list are plain up to the next heading, and no more so up to one of them.
      let end = endOf(least, this.#chunkSize);
      let chunk = isSmall ? this.#chunk(source, at, end, definitions, plainChunk) : undefined;
      for (let size = least; !chunk; ) {
        end = endOf(size, least);
        chunk = this.#chunk(source, at, end, definitions, parseChunk);
        if (!chunk && end !== begins) size *= 2;
        if (!chunk) skipTo(end + 1);
      }
      out.push(chunk);
      at = end;
    }
  }

  #chunk(source: string, at: number, end: number, definitions: ReadonlySet<string>, parse: typeof plainChunk): Chunk | undefined {
    const slice = source.slice(at, end);
    const text = this.#keeps ? detached(slice) : slice;
    const prefix = definitions.size ? prefixOf(bracketed(text), definitions) : '';
    return parse(text, prefix, detached(source.slice(end, end + LOOKAHEAD)));
  }

  /** Labels of everything that looks like a definition of a link or a footnote. */
  #definitions(source: string, start: number, chunks: readonly Chunk[], from: number, to: number): ReadonlySet<string> {
    const labels = new Set<string>();
    if (!source.includes(']:')) return labels;
    const add = (more: ReadonlySet<string>): void => more.forEach(label => labels.add(label));
    add(definedLabels(source.slice(0, start)));
    for (const chunk of chunks) add(this.#labelsOf(chunk).defined);
    add(definedLabels(source.slice(from, to)));
    return labels;
  }

  #labelsOf(chunk: Chunk): Labels {
    let labels = this.#labels.get(chunk);
    if (!labels) this.#labels.set(chunk, (labels = {defined: definedLabels(chunk.text), used: bracketed(chunk.text)}));
    return labels;
  }

  /** The chunk as it reads with the definitions there are now. They have no say in where it ends. */
  #with(chunk: Chunk, definitions: ReadonlySet<string>): Chunk {
    if (!definitions.size && chunk.prefix === '') return chunk;
    const prefix = prefixOf(this.#labelsOf(chunk).used, definitions);
    return prefix === chunk.prefix ? chunk : {...parseChunk(chunk.text, prefix, '')!, next: chunk.next};
  }
}

/** Puts chunks together: their blocks with the numbers of lists and tables that they have in the whole. */
export class Assembly implements RawDraft {
  readonly blocks: RawBlock[] = [];
  readonly suppressions: Suppression[] = [];
  #tables: number;
  #lists = 0;
  #lastList = -1;
  #goesOn = false;

  /** @param tables how many there are before the first chunk */
  constructor(tables = 0) {
    this.#tables = tables;
  }

  meta(text: string): void {
    this.blocks.push(rawBlock('meta', 0, text.length, text, [0, 0, text.length], {zone: Zone.code}));
  }

  add(chunk: Chunk, base: number): void {
    const continued = this.#goesOn && chunk.opensWithList ? this.#lastList : -1;
    const lists = continued >= 0 ? this.#lists - 1 : this.#lists;
    const listOf = (list: number): number => (list < 0 ? -1 : list === 0 && continued >= 0 ? continued : list + lists);
    for (const block of chunk.blocks) {
      const {cell} = block;
      // Copies, because what follows works on them in place.
      this.blocks.push({...block, base, list: listOf(block.list), cell: cell && {...cell, table: cell.table + this.#tables}});
    }
    addSuppressions(chunk, base, this.suppressions);
    this.#tables += chunk.tables;
    this.#lists = lists + chunk.lists;
    this.#lastList = listOf(chunk.lastList);
    this.#goesOn = LIST_ITEM.test(chunk.next);
  }
}

export function addSuppressions({suppressions}: Chunk, base: number, out: Suppression[]): void {
  for (const one of suppressions) out.push({...one, at: {start: one.at.start + base, end: one.at.end + base}});
}
