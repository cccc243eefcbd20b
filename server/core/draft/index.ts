import type {Language} from '../pack/types.ts';
import {sourceOffset, withoutMark} from './block.ts';
import {TextFacts} from './facts.ts';
import {contextOf, endsTitles, finish, referencesOf, strangeOf} from './finish.ts';
import {findHeadings, markTitle} from './headings.ts';
import {lexiconOf} from './lexicon.ts';
import {linkLists} from './lists.ts';
import {MarkdownReader} from './markdownReader.ts';
import type {Layout, RawDraft} from './raw.ts';
import {assignRoles} from './roles.ts';
import {SectionIndex} from './sectionIndex.ts';
import {findSections, publicSections} from './sections.ts';
import {readText} from './text.ts';
import type {Block, Draft, Format} from './types.ts';
import {giveNumbers, splitUnits, takeLabels} from './units.ts';
import {findInserted, instructs, usesOf} from './zones/amendments.ts';

export type {Layout};
export {sourceOffset};

/**
 * A source text as a Draft: blocks, sections, sentences, zones, references and suppressions, all with exact source offsets, which count after a byte order mark.
 * Any text gives a Draft; nothing is thrown. Formats other than Markdown and plain text come with the layout that their reader gave.
 */
export function parseDraft(text: string, format: Format, language: Language, layout?: Layout): Draft {
  return parse(text, format, language, new MarkdownReader(false), layout);
}

/** The same, Markdown in chunks of at least so many characters. Apart from memory that changes nothing. */
export function parseInChunks(source: string, language: Language, chunkSize: number): Draft {
  return parse(source, 'markdown', language, new MarkdownReader(false, chunkSize));
}

function parse(text: string, format: Format, language: Language, markdown: MarkdownReader, layout?: Layout): Draft {
  const lexicon = lexiconOf(language);
  const source = withoutMark(text);
  const raw = layout ? copyOf(layout) : format === 'markdown' ? markdown.read(source) : readText(source, lexicon);
  giveNumbers(raw.blocks, lexicon);
  const raws = splitUnits(raw.blocks, lexicon);
  takeLabels(raws, lexicon);
  // Where markup shows no heading at all, lines are looked at as in plain text.
  findHeadings(raws, format === 'text' || (format !== 'markdown' && !raws.some(block => block.kind === 'heading')), lexicon);
  if (format === 'text') markTitle(raws);
  const {leadIn, tailOf} = linkLists(raws);
  const facts = raws.map(block => new TextFacts(block.text, lexicon));
  const read = raws.map((raw, i) => ({raw, facts: facts[i]!}));
  const inserted = findInserted(read, i => instructs(raws[i]!, facts[i]!, lexicon));
  const tree = findSections(raws, leadIn, inserted, lexicon);
  const preamble = assignRoles(raws, facts, tree, lexicon);
  const titled = raws.findIndex(endsTitles);
  const titles = titled < 0 ? raws.length : titled;
  const blocks: Block[] = [];
  raws.forEach((block, i) => {
    const isInserted = inserted?.[i] === 1;
    const context = contextOf(block, i, {tree, preamble, titles}, isInserted);
    const before = blocks[Math.max(leadIn[i]!, tailOf[i]!)];
    const titleEnd = tree.titleEnds[i]!;
    const uses = usesOf(block, facts[i]!, isInserted);
    const found = {facts: facts[i]!, uses, context, titleEnd, leadIn: leadIn[i]!, tailOf: tailOf[i]!, section: tree.of[i]!};
    blocks.push(finish(block, before, found));
  });
  const index = new SectionIndex(tree, blocks);
  return {
    source,
    format,
    blocks,
    sections: publicSections(tree),
    references: blocks.flatMap((block, i) => referencesOf(block, i, facts[i]!, index, lexicon)),
    suppressions: raw.suppressions.sort((a, b) => a.at.start - b.at.start),
    strange: strangeOf(blocks, i => facts[i]!),
  };
}

/** What follows works on raw blocks in place. */
const copyOf = ({blocks, suppressions}: Layout): RawDraft => ({blocks: blocks.map(block => ({...block})), suppressions: [...suppressions]});
