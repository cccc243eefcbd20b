import type {Language} from '../pack/types.ts';
import {sourceOffset, toPieces} from './block.ts';
import {FactsMemo, type TextFacts} from './facts.ts';
import {findHeadings, markTitle} from './headings.ts';
import {type Lexicon, lexiconOf} from './lexicon.ts';
import {type ListLinks, linkLists} from './lists.ts';
import {MarkdownReader} from './markdownReader.ts';
import type {Layout, RawBlock, RawDraft} from './raw.ts';
import {type FoundReference, isForeign, placeReferences, toReference} from './references.ts';
import {assignRoles} from './roles.ts';
import {SectionIndex} from './sectionIndex.ts';
import {findSections, type SectionTree} from './sections.ts';
import {readText} from './text.ts';
import {type Block, type Draft, type Format, type Reference, Zone, type ZoneSpan} from './types.ts';
import {giveNumbers, splitUnits, takeLabels} from './units.ts';
import {findAmendments} from './zones/amendments.ts';

export type {Layout};
export {sourceOffset};

/**
 * A source text as a Draft: blocks, sections, sentences, zones, references and suppressions, all with exact source offsets, which count after a byte order mark.
 * Any text gives a Draft; nothing is thrown. Formats other than Markdown and plain text come with the layout that their reader gave.
 */
export function parseDraft(source: string, format: Format, language: Language, layout?: Layout): Draft {
  return new DraftReader(format, language).read(source, layout).draft;
}

/** The same, Markdown in chunks of at least so many characters. Apart from memory that changes nothing. */
export function parseInChunks(source: string, language: Language, chunkSize: number): Draft {
  return new DraftReader('markdown', language, {chunkSize}).read(source).draft;
}

export interface ReadDraft {
  readonly draft: Draft;
  /** What is known of the text of each block by itself: the same object for the same text. */
  readonly facts: readonly TextFacts[];
}

/**
 * Reads versions of one draft. What it keeps from one to the next are the chunks of Markdown that did not change and what is known of each text by itself. All
 * that goes from block to block is done anew each time, so that a version is read as if it were the first.
 */
export class DraftReader {
  readonly #format: Format;
  readonly #lexicon: Lexicon;
  readonly #markdown: MarkdownReader;
  readonly #facts: FactsMemo;

  /** `keeps`: further versions will come. */
  constructor(format: Format, language: Language, {keeps = false, chunkSize}: {keeps?: boolean; chunkSize?: number} = {}) {
    this.#format = format;
    this.#lexicon = lexiconOf(language);
    this.#markdown = new MarkdownReader(keeps, chunkSize);
    this.#facts = new FactsMemo(this.#lexicon, keeps);
  }

  read(text: string, layout?: Layout): ReadDraft {
    const format = this.#format;
    const lexicon = this.#lexicon;
    const source = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
    const raw = layout ? copyOf(layout) : format === 'markdown' ? this.#markdown.read(source) : readText(source, lexicon);
    giveNumbers(raw.blocks, lexicon);
    const blocks = splitUnits(raw.blocks, lexicon);
    takeLabels(blocks, lexicon);
    // Where markup shows no heading at all, lines are looked at as in plain text.
    findHeadings(blocks, format === 'text' || (format !== 'markdown' && !blocks.some(block => block.kind === 'heading')), lexicon);
    if (format === 'text') markTitle(blocks);
    const links = linkLists(blocks);
    const facts = blocks.map(block => this.#facts.of(block.text));
    this.#facts.tidy(facts);
    const {uses, inserted} = findAmendments(blocks, facts, lexicon);
    const tree = findSections(blocks, links, inserted, lexicon);
    assignRoles(blocks, tree, lexicon);
    const found: Found = {links, facts, uses, inserted, tree, titleEnd: titleEnd(blocks)};
    const finished = blocks.map((block, i) => finish(block, i, found));
    markDefinitionLists(finished, tree);
    const draft: Draft = {
      source,
      format,
      blocks: finished,
      sections: tree.sections.map(({kind, label, title, role, parent, first, last}) => ({kind, label, title, role, parent, first, last})),
      references: findReferences(finished, facts, tree, lexicon),
      suppressions: raw.suppressions.sort((a, b) => a.at.start - b.at.start),
      strange: strangeBlocks(finished, facts),
    };
    return {draft, facts};
  }
}

function strangeBlocks(blocks: readonly Block[], facts: readonly TextFacts[]): readonly number[] {
  const strange: number[] = [];
  blocks.forEach(({kind}, i) => {
    if (kind !== 'code' && kind !== 'meta' && facts[i]!.isStrange) strange.push(i);
  });
  return strange;
}

/** What follows works on raw blocks in place. */
const copyOf = ({blocks, suppressions}: Layout): RawDraft => ({blocks: blocks.map(block => ({...block})), suppressions: [...suppressions]});

interface Found {
  readonly links: ListLinks;
  readonly facts: readonly TextFacts[];
  /** Uses of the quotations, by block. */
  readonly uses: readonly Uint8Array[];
  readonly inserted: Uint8Array;
  readonly tree: SectionTree;
  /** The first block behind the headings with which the draft begins. */
  readonly titleEnd: number;
}

const NO_SPANS: readonly ZoneSpan[] = [];

/** The titles with which a draft begins end at the first text or numbered heading. */
function titleEnd(blocks: readonly RawBlock[]): number {
  const end = blocks.findIndex(block => block.kind !== 'meta' && (block.kind !== 'heading' || block.units.length > 0));
  return end < 0 ? blocks.length : end;
}

function finish(raw: RawBlock, i: number, found: Found): Block {
  const {kind, base, start, end, text, cell} = raw;
  const isProse = kind !== 'code' && kind !== 'meta';
  const facts = found.facts[i]!;
  const zone = found.inserted[i] === 1 ? (raw.zone & ~Zone.quotation) | Zone.inserted : raw.zone;
  const block: Block = {
    kind,
    start: base + start,
    end: base + end,
    text,
    pieces: toPieces(raw.runs, start, text.length),
    // The titles at the top are the draft's own.
    zones: isProse ? facts.zones(raw, found.uses[i]!, i < found.titleEnd) : raw.spans.length ? raw.spans : NO_SPANS,
    zone,
    sentences: isProse ? facts.sentences : text === '' ? [] : [0, text.length],
    label: raw.units.at(-1)?.label ?? '',
    leadIn: found.links.leadIn[i]!,
    tailOf: found.links.tailOf[i]!,
    section: found.tree.of[i]!,
  };
  return cell ? {...block, cell} : block;
}

/** The items of a definition ("means (a) ...") and of a list in a section of definitions define, too. */
function markDefinitionLists(blocks: Block[], tree: SectionTree): void {
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!;
    const leadIn = block.leadIn >= 0 ? block.leadIn : block.tailOf;
    if (leadIn < 0) continue;
    const before = blocks[leadIn]!;
    const defines = (before.zone & Zone.definition) !== 0 || before.zones.some(z => z.zone === Zone.definition && z.end >= before.text.length);
    const isEntry = tree.sections[block.section]!.role === 'definitions' && block.zones.some(z => z.zone === Zone.definition);
    if (defines || isEntry) blocks[i] = {...block, zone: block.zone | Zone.definition};
  }
}

function findReferences(blocks: readonly Block[], facts: readonly TextFacts[], tree: SectionTree, lexicon: Lexicon): Reference[] {
  const index = new SectionIndex(tree, blocks);
  const out: Reference[] = [];
  blocks.forEach((block, i) => {
    if (block.kind === 'code' || block.kind === 'meta') return;
    const found = facts[i]!.references;
    if (found.length > 0) out.push(...resolveAll(block, i, found, index, lexicon));
  });
  return out;
}

function resolveAll(block: Block, i: number, found: readonly FoundReference[], index: SectionIndex, lexicon: Lexicon): Reference[] {
  const placed = placeReferences(block, found, lexicon);
  const targets = found.map((one, n) => (placed[n]!.external || placed[n]!.whole >= 0 ? -1 : index.resolve(one.kind, one.label, block.section)));
  const out: Reference[] = [];
  const all = found.map((one, n) => toReference(i, one, placed[n]!.external, targets[n]!));
  found.forEach((one, n) => {
    let {external, target} = all[n]!;
    const whole = placed[n]!.whole;
    if (!external && whole >= 0) {
      // A part of something that is missing is not missed a second time.
      if (targets[whole]! < 0) return;
      target = index.resolveIn(targets[whole]!, one.label);
    }
    if (!external && target < 0) external = !index.has(one.kind, one.word) || isForeign(block, n, all, lexicon);
    out.push({...all[n]!, external, target});
  });
  return out;
}
