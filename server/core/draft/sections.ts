import {isLetter, isUpper, type Lexicon} from './lexicon.ts';
import {PSEUDO, type RawBlock, type Style, type Unit} from './raw.ts';
import {type Section, type SectionKind, type SectionRole, Zone} from './types.ts';
import {innerUnit} from './units.ts';

/** A section while it is open or being finished. */
export interface OpenSection {
  kind: SectionKind;
  label: string;
  title: string;
  role: SectionRole;
  parent: number;
  first: number;
  last: number;
  /** Place on the ladder: a new section closes all with its own rank or a higher one. */
  rank: number;
  depth: number;
  style: Style | '';
  word: string;
  /** The block that first gave it text of its own, or NEVER. */
  bodyAt: number;
  /** The second line of a heading that gave it its title, or NEVER. */
  namedAt: number;
}

export const NEVER = -1;

export interface SectionTree {
  readonly sections: OpenSection[];
  /** Innermost section per block. */
  readonly of: Int32Array;
  /** Where in the text of a block the title ends with which its first line opens an article; 0 where none does. */
  readonly titleEnds: Int32Array;
}

/** Ladder inside one depth of heading; paragraphs with a label stand below all headings. */
const IN_DEPTH = {part: 0, annex: 1, heading: 3, article: 5, clause: 6} as const;
const PARAGRAPH_ARTICLE = PSEUDO * 10 + IN_DEPTH.article;
const PARAGRAPH_CLAUSE = 80;
const BELOW_HEADINGS = PSEUDO + 1;

/**
 * Cuts the draft into sections along document > part, heading > article > clause. The rank of a section comes from the depth of its heading and, within
 * one depth, from its kind; clauses nest by the style of their labels. `inserted` marks the blocks that an amendment puts into another act.
 */
export function findSections(blocks: readonly Sectioned[], inserted: Uint8Array | undefined, lexicon: Lexicon): SectionTree {
  const builder = new SectionBuilder(blocks.length, lexicon);
  blocks.forEach((block, i) => builder.add(block, i, inserted?.[i] === 1));
  return builder.finish();
}

/** A block, and whether something leads in to it: 0 where nothing does. */
export interface Sectioned {
  readonly raw: RawBlock;
  readonly leadIn: number;
}

/** The sections as others see them. */
export const publicSections = ({sections}: Pick<SectionTree, 'sections'>): Section[] => sections.map(publicSection);

export const publicSection = ({kind, label, title, role, parent, first, last}: OpenSection): Section => ({
  kind,
  label,
  title,
  role,
  parent,
  first,
  last,
});

const wholeDraft = (last: number): OpenSection => ({
  kind: 'document',
  label: '',
  title: '',
  role: 'operative',
  parent: -1,
  first: 0,
  last,
  rank: -1,
  depth: 0,
  style: '',
  word: '',
  bodyAt: NEVER,
  namedAt: NEVER,
});

/** Sections while they are cut, block by block. */
export class SectionBuilder {
  readonly sections: OpenSection[];
  readonly of: Int32Array;
  readonly titleEnds: Int32Array;
  /** Indices of the open sections, outermost first. */
  readonly stack: number[];
  readonly #lexicon: Lexicon;

  /** @param start the sections before the first block that is added, and which of them are open */
  constructor(blockCount: number, lexicon: Lexicon, start = {sections: [wholeDraft(blockCount)], stack: [0]}) {
    this.#lexicon = lexicon;
    this.of = new Int32Array(blockCount);
    this.titleEnds = new Int32Array(blockCount);
    this.sections = start.sections;
    this.stack = start.stack;
  }

  finish(): SectionTree {
    const {sections, of, titleEnds} = this;
    this.#close(1, of.length);
    sections[0]!.last = of.length;
    return {sections, of, titleEnds};
  }

  get #top(): OpenSection {
    return this.sections[this.stack.at(-1)!]!;
  }

  #close(keep: number, at: number): void {
    while (this.stack.length > keep) this.sections[this.stack.pop()!]!.last = at;
  }

  add({raw: block, leadIn}: Sectioned, i: number, isInserted: boolean): void {
    const isItem = leadIn > 0;
    if (!isInserted) {
      const first = this.stack.findIndex(s => this.sections[s]!.role === 'amendment');
      if (first > 0) this.#close(first, i);
    }
    const quoted = (block.zone & Zone.quotation) !== 0 && !isInserted;
    if (!quoted && block.kind === 'heading') this.#heading(block, i, isInserted);
    else if (!quoted && (block.kind === 'paragraph' || block.kind === 'item') && !isItem) this.#paragraph(block, i, isInserted);
    else if (block.kind === 'cell') this.#annexCell(block, i);
    // Inserted text has a section of its own, numbered or not.
    if (isInserted && this.#top.role !== 'amendment') this.#open('heading', '', '', PSEUDO * 10, BELOW_HEADINGS, undefined, i, true);
    this.of[i] = this.stack.at(-1)!;
    if (block.kind !== 'heading') this.#markBody(i);
  }

  /** The open sections have text of their own now, up to one whose child stands on the same depth ("FINAL PROVISIONS" over "Article 9"). */
  #markBody(i: number): void {
    let below = Infinity;
    for (let s = this.stack.length - 1; s > 0; s--) {
      const section = this.sections[this.stack[s]!]!;
      if (section.depth === below) return;
      if (section.bodyAt === NEVER) section.bodyAt = i;
      below = section.depth;
    }
  }

  #heading(block: RawBlock, i: number, isInserted: boolean): void {
    const top = this.#top;
    const provision = block.units[0];
    if (!provision) {
      // "PART II" and then "PROTECTION": the second line names the first.
      if (this.stack.length > 1 && top.title === '' && top.bodyAt === NEVER && top.label !== '' && block.depth >= top.depth) {
        top.title = block.text;
        top.namedAt = i;
        return;
      }
      this.#open('heading', '', block.text, block.depth * 10 + IN_DEPTH.heading, block.depth, undefined, i, isInserted);
      return;
    }
    block.units.forEach((unit, n) => {
      const kind = kindOf(unit);
      const dots = unit.style === '1.1' ? unit.label.split('.').length / 10 : 0;
      const title = n === block.units.length - 1 ? block.text : '';
      this.#open(kind, unit.label, title, block.depth * 10 + IN_DEPTH[kind] + dots + n / 100, block.depth, unit, i, isInserted);
    });
  }

  #paragraph(block: RawBlock, i: number, isInserted: boolean): void {
    block.units.forEach((unit, n) => {
      if (unit.style === '-') return;
      const kind = kindOf(unit);
      if (kind === 'clause') {
        const rank = unit.style === '1.1' ? PARAGRAPH_CLAUSE + unit.label.split('.').length - 1 : this.#clauseRank(unit.style);
        this.#open('clause', unit.label, '', rank, BELOW_HEADINGS, unit, i, isInserted);
        return;
      }
      const end = n === block.units.length - 1 ? titleEnd(block) : 0;
      const title = block.text.slice(0, end).replace(/[.:—–\s]+$/, '');
      if (end > 0 && end < block.text.length) this.titleEnds[i] = end;
      this.#open(kind, unit.label, title, kind === 'article' ? PARAGRAPH_ARTICLE : PSEUDO * 10 + IN_DEPTH[kind], BELOW_HEADINGS, unit, i, isInserted);
      if (kind === 'article' && end > 0) {
        const inner = innerUnit(block.text, Math.max(0, end - 3), this.#lexicon);
        if (inner) this.#open('clause', inner.label, '', this.#clauseRank(inner.style), BELOW_HEADINGS, inner, i, isInserted);
      }
    });
  }

  /** A table whose header begins with "Schedule 4" is that schedule. */
  #annexCell(block: RawBlock, i: number): void {
    const unit = block.units[0];
    if (unit?.style === 'annex') this.#open('annex', unit.label, block.text, PSEUDO * 10 + IN_DEPTH.annex, BELOW_HEADINGS, unit, i, false);
  }

  /** Beside the open clause numbered in the same style, or below the innermost one. */
  #clauseRank(style: Style): number {
    for (let s = this.stack.length - 1; s > 0; s--) {
      const section = this.sections[this.stack[s]!]!;
      if (section.kind !== 'clause' || section.rank < PARAGRAPH_CLAUSE) break;
      if (section.style === style) return section.rank;
    }
    return Math.max(PARAGRAPH_CLAUSE, Math.floor(this.#top.rank) + 1);
  }

  #open(kind: SectionKind, label: string, title: string, rank: number, depth: number, unit: Unit | undefined, i: number, isInserted: boolean): void {
    let keep = this.stack.length;
    const floor = isInserted
      ? Math.max(
          1,
          this.stack.findIndex(s => this.sections[s]!.role === 'amendment'),
        )
      : 1;
    const amendmentOpen = this.sections[this.stack.at(-1)!]!.role === 'amendment';
    while (keep > floor && !(isInserted && !amendmentOpen) && this.#closes(kind, rank, depth, unit, this.sections[this.stack[keep - 1]!]!)) keep--;
    if (kind === 'annex' && depth < PSEUDO) {
      // An annex ends the articles, whatever the depth of its heading.
      const provision = this.stack.findIndex((s, at) => at >= floor && at < keep && this.sections[s]!.kind !== 'heading');
      if (provision > 0) keep = provision;
    }
    this.#close(keep, i);
    const parent = this.stack.at(-1)!;
    this.stack.push(this.sections.length);
    this.sections.push({
      kind,
      label,
      title: title.replace(/\s+/g, ' '),
      role: isInserted ? 'amendment' : 'operative',
      parent,
      first: i,
      last: i,
      rank,
      depth,
      style: unit?.style ?? '',
      word: unit?.word ?? '',
      bodyAt: NEVER,
      namedAt: NEVER,
    });
  }

  #closes(kind: SectionKind, rank: number, depth: number, unit: Unit | undefined, open: OpenSection): boolean {
    if (kind === 'annex' && depth >= PSEUDO) return true;
    if (open.kind === 'annex') return kind === 'annex' || (depth < PSEUDO && depth <= open.depth);
    if (kind === 'part' && open.kind === 'part' && depth === open.depth)
      return open.word === unit!.word || this.stack.some(s => this.sections[s]!.word === unit!.word);
    if (open.rank >= rank) return true;
    // A heading of the same depth encloses what follows only when nothing of its own came between.
    return open.kind === 'heading' && open.depth === depth && open.bodyAt !== NEVER && (kind === 'article' || kind === 'clause');
  }
}

function kindOf(unit: Unit): 'article' | 'part' | 'annex' | 'clause' {
  return unit.style === 'article' || unit.style === 'part' || unit.style === 'annex' ? unit.style : 'clause';
}

/**
 * Where the title ends in a paragraph that opens an article and goes on with its text ("Purpose. This Regulation protects ..."): behind emphasis at its
 * start, or behind a first sentence written with capitals like a title. 0 without one.
 */
function titleEnd(block: RawBlock): number {
  const {text, strong} = block;
  if (strong[0] === 0 && strong[1]! > 0) {
    const end = /^[.:—–\s]*/.exec(text.slice(strong[1]!))![0].length + strong[1]!;
    return strong[1]! <= 160 ? end : 0;
  }
  const stop = /[.:](?=\s|$)|[—–]/.exec(text.slice(0, 120));
  if (!stop || stop.index === 0) return 0;
  const words = text.slice(0, stop.index).split(/\s+/);
  if (words.length > 14 || !words.every(word => !isLetter(word.charCodeAt(0)) || isUpper(word.charCodeAt(0)) || word.length < 4)) return 0;
  return isUpper(words[0]!.charCodeAt(0)) ? stop.index + 1 : 0;
}
