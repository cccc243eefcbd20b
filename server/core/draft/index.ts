import type {Language} from '../pack/types.ts';
import {sourceOffset, toPieces} from './block.ts';
import {findHeadings} from './headings.ts';
import {type Lexicon, lexiconOf} from './lexicon.ts';
import {type ListLinks, linkLists} from './lists.ts';
import {readMarkdown} from './markdown.ts';
import type {Layout, RawBlock, RawDraft} from './raw.ts';
import {type FoundReference, isForeign, placeReferences, referencesIn, toReference} from './references.ts';
import {assignRoles} from './roles.ts';
import {SectionIndex} from './sectionIndex.ts';
import {findSections, type SectionTree} from './sections.ts';
import {sentencesOf} from './sentences.ts';
import {readText} from './text.ts';
import {type Block, type Draft, type Format, type Reference, Zone, type ZoneSpan} from './types.ts';
import {giveNumbers, splitUnits, takeLabels} from './units.ts';
import {findAmendments} from './zones/amendments.ts';
import {findCitations} from './zones/citations.ts';
import {findAddresses} from './zones/code.ts';
import {findDefinitions} from './zones/definitions.ts';
import {type Quote, quotesOf} from './zones/quotes.ts';

export type {Layout};
export {sourceOffset};

/**
 * A source text as a Draft: blocks, sections, sentences, zones, references and suppressions, all with exact source offsets, which count after a byte order mark.
 * Any text gives a Draft; nothing is thrown. Formats other than Markdown and plain text come with the layout that their reader gave.
 */
export function parseDraft(source: string, format: Format, language: Language, layout?: Layout): Draft {
  const text = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
  const lexicon = lexiconOf(language);
  return layout ? parseRaw(text, format, copyOf(layout), lexicon) : parseWhole(text, format, language);
}

/** Without layout. `chunkSize`: see readMarkdown. Apart from memory it changes nothing. */
export function parseWhole(source: string, format: Format, language: Language, chunkSize?: number): Draft {
  const lexicon = lexiconOf(language);
  return parseRaw(source, format, format === 'markdown' ? readMarkdown(source, chunkSize) : readText(source, lexicon), lexicon);
}

/** The rest of the room works on raw blocks in place. */
const copyOf = ({blocks, suppressions}: Layout): RawDraft => ({blocks: blocks.map(block => ({...block})), suppressions: [...suppressions]});

function parseRaw(source: string, format: Format, raw: RawDraft, lexicon: Lexicon): Draft {
  giveNumbers(raw.blocks, lexicon);
  const blocks = splitUnits(raw.blocks, lexicon);
  takeLabels(blocks, lexicon);
  // Where markup shows no heading at all, lines are looked at as in plain text.
  findHeadings(blocks, format === 'text' || (format !== 'markdown' && !blocks.some(block => block.kind === 'heading')), lexicon);
  const links = linkLists(blocks);
  const quotes = blocks.map(block => (block.kind === 'code' || block.kind === 'meta' ? NO_QUOTES : quotesOf(block.text)));
  const {uses, inserted} = findAmendments(blocks, quotes, lexicon);
  const tree = findSections(blocks, links, inserted, lexicon);
  assignRoles(blocks, tree, lexicon);
  const found: Found = {links, quotes, uses, inserted, tree, titleEnd: titleEnd(blocks), lexicon};
  const finished = blocks.map((block, i) => finish(block, i, found));
  markDefinitionLists(finished, tree);
  return {
    source,
    format,
    blocks: finished,
    sections: tree.sections.map(({kind, label, title, role, parent, first, last}) => ({kind, label, title, role, parent, first, last})),
    references: findReferences(finished, tree, lexicon),
    suppressions: raw.suppressions.sort((a, b) => a.at.start - b.at.start),
  };
}
const NO_QUOTES: readonly Quote[] = [];
const NO_SPANS: readonly ZoneSpan[] = [];

interface Found {
  readonly links: ListLinks;
  /** Quotations and their uses, by block. */
  readonly quotes: readonly (readonly Quote[])[];
  readonly uses: readonly Uint8Array[];
  readonly inserted: Uint8Array;
  readonly tree: SectionTree;
  /** The first block behind the headings with which the draft begins. */
  readonly titleEnd: number;
  readonly lexicon: Lexicon;
}

/** The titles with which a draft begins end at the first text or numbered heading. */
function titleEnd(blocks: readonly RawBlock[]): number {
  const end = blocks.findIndex(block => block.kind !== 'meta' && (block.kind !== 'heading' || block.units.length > 0));
  return end < 0 ? blocks.length : end;
}

function finish(raw: RawBlock, i: number, found: Found): Block {
  const {kind, start, end, text, cell} = raw;
  const isProse = kind !== 'code' && kind !== 'meta';
  const sentences = isProse ? sentencesOf(text, found.lexicon) : text === '' ? [] : [0, text.length];
  const zones: ZoneSpan[] = [...raw.spans];
  if (isProse) {
    findDefinitions(raw, found.quotes[i]!, found.uses[i]!, sentences, found.lexicon, zones);
    found.quotes[i]!.forEach((quote, n) => {
      const zone = ZONE_OF_USE[found.uses[i]![n]!]!;
      if (zone) zones.push({start: quote.start, end: quote.end, zone});
    });
    // The titles at the top are the draft's own.
    if (i >= found.titleEnd) findCitations(text, found.lexicon, zones);
    findAddresses(text, zones);
  }
  zones.sort((a, b) => a.start - b.start || b.end - a.end);
  const zone = found.inserted[i] === 1 ? (raw.zone & ~Zone.quotation) | Zone.inserted : raw.zone;
  const block: Block = {
    kind,
    start,
    end,
    text,
    pieces: toPieces(raw.runs, start, text.length),
    zones: zones.length ? zones : NO_SPANS,
    zone,
    sentences,
    label: raw.units.at(-1)?.label ?? '',
    leadIn: found.links.leadIn[i]!,
    tailOf: found.links.tailOf[i]!,
    section: found.tree.of[i]!,
  };
  return cell ? {...block, cell} : block;
}
const ZONE_OF_USE = [Zone.quotation, Zone.inserted, Zone.omitted, 0];

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

function findReferences(blocks: readonly Block[], tree: SectionTree, lexicon: Lexicon): Reference[] {
  const index = new SectionIndex(tree, blocks);
  const out: Reference[] = [];
  blocks.forEach((block, i) => {
    if (block.kind === 'code' || block.kind === 'meta') return;
    const found = referencesIn(block.text, lexicon);
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
