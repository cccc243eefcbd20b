import type {Language} from '../pack/types.ts';
import {sourceOffset, withoutMark} from './block.ts';
import {markMeasures, markSigns} from './captions.ts';
import {TextFacts} from './facts.ts';
import {contextOf, endsTitles, finish, isStrange, type MovableBlock, referencesOf} from './finish.ts';
import {findHeadings, markTitle} from './headings.ts';
import {lexiconOf} from './lexicon.ts';
import {linkLists} from './lists.ts';
import {MarkdownReader} from './markdownReader.ts';
import {type FormattedText, joinReadings, type Reading} from './parts.ts';
import type {Layout, RawDraft} from './raw.ts';
import {assignRoles, TitleRoles} from './roles.ts';
import {SectionIndex} from './sectionIndex.ts';
import {findSections, publicSections} from './sections.ts';
import {readText} from './text.ts';
import type {Draft, Format} from './types.ts';
import {giveNumbers, splitUnits, takeLabels} from './units.ts';
import {findInserted, instructs, usesOf} from './zones/amendments.ts';

export type {FormattedText, Layout};
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
  return draftOf(read(text, format, language, markdown, layout), format);
}

/** A text, or several that are one draft, as a Draft. */
export function parseText({text, format, layout, parts}: FormattedText, language: Language): Draft {
  if (!parts) return parseDraft(text, format, language, layout);
  const readings = parts.map(part => read(text.slice(part.start, part.end), format, language, new MarkdownReader(false), part.layout));
  const {joined, bounds} = joinReadings(readings);
  return {...draftOf(joined, format), parts: bounds};
}

/** What one text gives by itself. */
function read(text: string, format: Format, language: Language, markdown: MarkdownReader, layout?: Layout): Reading {
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
  markSigns(raws, leadIn, lexicon);
  markMeasures(raws, lexicon);
  const facts = raws.map(block => new TextFacts(block.text, lexicon));
  const rows = raws.map((raw, i) => ({raw, facts: facts[i]!, leadIn: leadIn[i]! < 0 ? 0 : i - leadIn[i]!}));
  const inserted = findInserted(rows, i => instructs(raws[i]!, facts[i]!, lexicon));
  const tree = findSections(rows, inserted, lexicon);
  const preamble = assignRoles(rows, tree, new TitleRoles(lexicon));
  const titled = raws.findIndex(endsTitles);
  const titles = titled < 0 ? raws.length : titled;
  const blocks: MovableBlock[] = [];
  raws.forEach((block, i) => {
    const isInserted = inserted?.[i] === 1;
    const context = contextOf(block, i, {tree, preamble, titles}, isInserted);
    const before = blocks[Math.max(leadIn[i]!, tailOf[i]!)];
    const titleEnd = tree.titleEnds[i]!;
    const uses = usesOf(block, facts[i]!, isInserted);
    const found = {facts: facts[i]!, uses, context, titleEnd, leadIn: leadIn[i]!, tailOf: tailOf[i]!, section: tree.of[i]!};
    blocks.push(finish(block, before, found));
  });
  return {source, blocks, facts, sections: tree.sections, suppressions: raw.suppressions.sort((a, b) => a.at.start - b.at.start)};
}

/** What is known only once everything is read: where references lead. */
function draftOf({source, blocks, facts, sections, suppressions}: Reading, format: Format): Draft {
  const index = new SectionIndex({sections}, blocks);
  return {
    source,
    format,
    blocks,
    sections: publicSections({sections}),
    references: blocks.flatMap((block, i) => referencesOf(block, i, facts[i]!, index)),
    suppressions,
    strange: [...blocks.keys()].filter(i => isStrange(blocks[i]!.kind, facts[i]!)),
  };
}

/** What follows works on raw blocks in place. */
const copyOf = ({blocks, suppressions}: Layout): RawDraft => ({blocks: blocks.map(block => ({...block})), suppressions: [...suppressions]});
