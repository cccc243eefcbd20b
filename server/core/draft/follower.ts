import type {Language} from '../pack/types.ts';
import {firstWhere} from '../span.ts';
import {withoutMark} from './block.ts';
import {replace} from './edit.ts';
import {FactsMemo} from './facts.ts';
import {contextOf, endsTitles, finish, isStrange, type MovableBlock, referencesOf} from './finish.ts';
import {type Lexicon, lexiconOf} from './lexicon.ts';
import type {RawBlock} from './raw.ts';
import {assignRoles, preambleEnd, TitleRoles} from './roles.ts';
import {type Row, reachOf, sameNumbering, sameRow, sameStructure} from './row.ts';
import {sameNumbers} from './same.ts';
import {followSections, shownAfter} from './sectionFollower.ts';
import {SectionIndex} from './sectionIndex.ts';
import {findSections, publicSections, type SectionTree} from './sections.ts';
import type {Draft, Format, Reference, Section} from './types.ts';
import {MarkdownWindows, TextWindows, type Window, type WindowReader} from './window.ts';
import {findInserted, usesOf} from './zones/amendments.ts';

/** What an edit changed: blocks [from, from + removed) of the version before became [from, from + added). All others are the same objects, moved. */
export interface Change {
  readonly from: number;
  readonly removed: number;
  readonly added: number;
  /** Blocks [from, to) of the new version that may be cut into other sections than before; undefined where there are none. */
  readonly recut: {readonly from: number; readonly to: number} | undefined;
  /** Sections were cut anew, or somebody refers to another section than before. */
  readonly rewired: boolean;
}

/**
 * Follows a draft from version to version: each is what parseDraft would give, at the cost of what changed. Blocks that say what they said are kept and moved in place, so a
 * version may not be looked at once the next one is read.
 *
 * What an edit may have changed is read anew by the same steps as a first reading (`window.ts`), and cut down to the rows that are different (`#take`). What goes over
 * the whole draft, sections above all, is done again where what it looks at has changed, and else kept.
 */
export class DraftFollower {
  readonly #format: Format;
  readonly #lexicon: Lexicon;
  readonly #memo: FactsMemo;
  readonly #roles: TitleRoles;
  readonly #windows: WindowReader;
  readonly #rows: Row[] = [];
  readonly #blocks: MovableBlock[] = [];
  #source = '';
  /** How many rows may put what follows into another act, and how many are in another language. */
  #instructing = 0;
  #strange = 0;
  /** Blocks that an amendment puts into another act. */
  #inserted: Uint8Array | undefined;
  #isDivided = false;
  /** Sections behind those that were cut anew last had other numbers or roles before. */
  #isTailOther = false;
  /** When it was cut last, that brought the same sections as before, but for titles and roles. */
  #isCutAlike = false;
  #tree!: SectionTree;
  #index!: SectionIndex;
  #preamble = 0;
  #around = {preamble: 0, titles: 0};
  #sections: readonly Section[] = [];
  #references: readonly Reference[] = [];

  /** @param chunkSize least characters of a chunk of Markdown; changes nothing in what is read */
  constructor(format: Format, language: Language, chunkSize?: number) {
    this.#format = format;
    this.#lexicon = lexiconOf(language);
    this.#memo = new FactsMemo(this.#lexicon, true);
    this.#roles = new TitleRoles(this.#lexicon);
    this.#windows = format === 'markdown' ? new MarkdownWindows(this.#lexicon, this.#memo, chunkSize) : new TextWindows(this.#lexicon, this.#memo);
  }

  read(text: string): {readonly draft: Draft; readonly change: Change} {
    const source = withoutMark(text);
    const window = this.#windows.read(source, this.#rows);
    const span = this.#take(window, source.length - this.#source.length);
    this.#source = source;
    this.#memo.tidy(this.#rows);
    const inserts = this.#amend(span);
    const divides = !this.#isDivided || !span.isAlike || inserts !== undefined;
    let recut: Stretch | undefined;
    if (divides) recut = this.#divide(span, inserts === 'elsewhere');
    else if (span.hasRecital) this.#preamble = preambleEnd(this.#rows, this.#tree);
    this.#setContext(span, recut);
    withRuns(span, this.#rows);
    const {from, removed, added} = span;
    replace(this.#blocks, from, removed, this.#finished(from, from + added));
    if (recut) this.#place(span, recut);
    const refers = this.#refer(span, divides && !(span.isNumberedAlike && this.#isCutAlike));
    const draft: Draft = {
      source,
      format: this.#format,
      blocks: this.#blocks,
      sections: this.#sections,
      references: this.#references,
      suppressions: window.suppressions.sort((a, b) => a.at.start - b.at.start),
      strange: this.#strangeOnes(),
    };
    return {draft, change: {from, removed, added, recut, rewired: divides || refers}};
  }

  /** Puts what a window brought in the place of what stood there, as far as it says something else. All behind it moves by `shift` characters. */
  #take({from, removed, rows, tables}: Window, shift: number): Span {
    const old = this.#rows.slice(from, from + removed);
    const most = Math.min(removed, rows.length);
    let head = 0;
    while (head < most && sameRow(old[head]!, rows[head]!)) head++;
    let tail = 0;
    while (tail < most - head && sameRow(old[removed - 1 - tail]!, rows[rows.length - 1 - tail]!)) tail++;
    const keep = (at: number, raw: RawBlock): Row => {
      const row = old[at]!;
      const block = this.#blocks[from + at]!;
      row.raw = raw;
      block.start = raw.base + raw.start;
      block.end = raw.base + raw.end;
      if (raw.cell) block.cell = raw.cell;
      return row;
    };
    const gone = old.slice(head, removed - tail);
    const come = rows.slice(head, rows.length - tail);
    const kept = rows.map((row, i) => (i < head ? keep(i, row.raw) : i >= rows.length - tail ? keep(i - rows.length + removed, row.raw) : row));
    for (let i = from + removed; i < this.#rows.length; i++) {
      const block = this.#blocks[i]!;
      this.#rows[i]!.raw.base += shift;
      block.start += shift;
      block.end += shift;
      if (tables !== 0 && block.cell) (block.cell as {table: number}).table += tables;
    }
    replace(this.#rows, from, removed, kept);
    for (const row of gone) this.#count(row, -1);
    for (const row of come) this.#count(row, 1);
    return {
      from: from + head,
      removed: gone.length,
      added: come.length,
      reach: gone.reduce((least, row, i) => Math.min(least, from + head + i - reachOf(row)), from + head),
      isAlike: gone.length === come.length && gone.every((row, i) => sameStructure(row, come[i]!)),
      isNumberedAlike: gone.length === come.length && gone.every((row, i) => sameNumbering(row, come[i]!)),
      hasRecital: [...gone, ...come].some(({facts}) => facts.isRecital),
    };
  }

  #strangeOnes(): number[] {
    const found: number[] = [];
    for (let i = 0; i < this.#rows.length && found.length < this.#strange; i++) if (strange(this.#rows[i]!)) found.push(i);
    return found;
  }

  #count(row: Row, by: number): void {
    if (row.instructs) this.#instructing += by;
    if (strange(row)) this.#strange += by;
  }

  /** Finds what amendments put into other acts. Returns whether that is blocks that were not there before or the other way round, beside those of the span. */
  #amend(span: Span): 'there' | 'elsewhere' | undefined {
    const before = this.#inserted;
    const now = this.#instructing > 0 ? findInserted(this.#rows, i => this.#rows[i]!.instructs) : undefined;
    this.#inserted = now;
    if (!before && !now) return undefined;
    const {from, removed, added} = span;
    const same = (i: number, by: number): boolean => (before?.[i] ?? 0) === (now?.[i + by] ?? 0);
    const by = added - removed;
    for (let i = 0; i < this.#rows.length - by; i++) if ((i < from || i >= from + removed) && !same(i, i < from ? 0 : by)) return 'elsewhere';
    for (let i = from; i < from + Math.max(removed, added); i++) if (!same(i, 0)) return 'there';
    return undefined;
  }

  /** Cuts the draft into sections. `anew`: other blocks than those of the span are put into another act. Returns what may be cut otherwise than before. */
  #divide(span: Span, anew: boolean): Stretch {
    let recut: Stretch;
    if (this.#isDivided && !anew) {
      const followed = followSections(this.#tree, this.#rows, span, this.#inserted, this.#lexicon, this.#roles);
      this.#tree = followed.tree;
      this.#sections = shownAfter(this.#sections, followed);
      this.#preamble = preambleEnd(this.#rows, this.#tree);
      this.#isTailOther = followed.isTailOther;
      this.#isCutAlike = followed.isCutAlike;
      recut = followed.recut;
    } else {
      this.#tree = findSections(this.#rows, this.#inserted, this.#lexicon);
      this.#preamble = assignRoles(this.#rows, this.#tree, this.#roles);
      this.#sections = publicSections(this.#tree);
      this.#isTailOther = true;
      this.#isCutAlike = false;
      recut = {from: 0, to: this.#rows.length};
    }
    this.#isDivided = true;
    this.#roles.tidy(this.#tree.sections.length);
    return recut;
  }

  /** Tells rows what stands around them; the span grows to those that hear something new. `recut`: blocks beside those of the span whose sections are others. */
  #setContext(span: Span, recut: Stretch | undefined): void {
    const {from, removed, added} = span;
    const titles = this.#rows.findIndex(({raw}) => endsTitles(raw));
    const around = {tree: this.#tree, preamble: this.#preamble, titles: titles < 0 ? this.#rows.length : titles};
    const moved = (block: number): number => (block >= from + removed ? block + added - removed : block);
    const isSame = around.titles === moved(this.#around.titles) && around.preamble === moved(this.#around.preamble);
    const stale = isSame ? (recut ?? {from, to: from}) : {from: 0, to: this.#rows.length};
    this.#around = around;
    const set = (i: number): boolean => {
      const row = this.#rows[i]!;
      const isInserted = this.#inserted?.[i] === 1;
      const context = contextOf(row.raw, i, around, isInserted);
      const titleEnd = this.#tree.titleEnds[i]!;
      const uses = usesOf(row.raw, row.facts, isInserted);
      const changes = row.context !== context || row.titleEnd !== titleEnd || !sameNumbers(row.uses, uses);
      row.context = context;
      row.titleEnd = titleEnd;
      row.uses = uses;
      return changes;
    };
    for (let i = from; i < from + added; i++) set(i);
    for (let i = stale.from; i < stale.to; i++) if ((i < from || i >= from + added) && set(i)) widen(span, i, i + 1);
  }

  #finished(from: number, to: number): MovableBlock[] {
    const blocks: MovableBlock[] = [];
    for (let i = from; i < to; i++) {
      const row = this.#rows[i]!;
      const reach = reachOf(row);
      const before = reach === 0 ? undefined : i - reach < from ? this.#blocks[i - reach] : blocks[i - reach - from];
      blocks.push(finish(row.raw, before, {...row, ...linksOf(row, i), section: this.#tree.of[i]!}));
    }
    return blocks;
  }

  /** Tells blocks their numbers, and those of their sections: all behind a span that made them others, else those that are cut otherwise. */
  #place({from, removed, added}: Span, recut: Stretch): void {
    const to = added === removed && !this.#isTailOther ? recut.to : this.#blocks.length;
    for (let i = Math.min(from, recut.from); i < to; i++) {
      const block = this.#blocks[i]!;
      const row = this.#rows[i]!;
      block.section = this.#tree.of[i]!;
      if (row.leadIn > 0) block.leadIn = i - row.leadIn;
      if (row.tailOf > 0) block.tailOf = i - row.tailOf;
    }
  }

  /** Resolves references: all where sections are others (`anew`), else those of the blocks that are. Returns whether any goes elsewhere. */
  #refer({from, removed, added}: Span, anew: boolean): boolean {
    const before = this.#references;
    const at = firstWhere(before, ({block}) => block >= from);
    const to = firstWhere(before, ({block}) => block >= from + removed);
    if (anew) this.#index = new SectionIndex(this.#tree, this.#blocks);
    const found: Reference[] = [];
    for (let i = from; i < from + added; i++) for (const one of this.#referencesOf(i)) found.push(one);
    if (anew) {
      this.#references = [...this.#resolved(before, 0, at, 0), ...found, ...this.#resolved(before, to, before.length, added - removed)];
      return true;
    }
    if (to - at + found.length === 0) return false;
    this.#references = [...before.slice(0, at), ...found, ...before.slice(to)];
    return found.length !== to - at || found.some(({block, target}, i) => block !== before[at + i]!.block || target !== before[at + i]!.target);
  }

  #referencesOf(i: number): readonly Reference[] {
    return referencesOf(this.#blocks[i]!, i, this.#rows[i]!.facts, this.#index);
  }

  /** What references [first, behind) are now, whose blocks say what they said and have moved by `by`. Those that only lead elsewhere stay the same objects. */
  #resolved(references: readonly MovableReference[], first: number, behind: number, by: number): Reference[] {
    const resolved: Reference[] = [];
    for (let n = first; n < behind; ) {
      const {block} = references[n]!;
      const found = this.#referencesOf(block + by);
      let count = 0;
      while (n + count < behind && references[n + count]!.block === block) count++;
      for (let k = 0; k < found.length; k++) {
        const old = k < count ? references[n + k]! : undefined;
        const now = found[k]!;
        if (old?.start === now.start && old.end === now.end && old.label === now.label && old.kind === now.kind) {
          old.block = now.block;
          old.target = now.target;
          old.external = now.external;
          resolved.push(old);
        } else resolved.push(now);
      }
      n += count;
    }
    return resolved;
  }
}

/** A reference may be moved by those who found it. To all others it does not change. */
type MovableReference = {-readonly [K in keyof Reference]: Reference[K]};

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A change while it is found out. */
interface Span {
  from: number;
  removed: number;
  added: number;
  /** The first block that leads in to one of those that are gone, or `from`. */
  readonly reach: number;
  /** The same to the division into sections. */
  readonly isAlike: boolean;
  /** Numbered alike. */
  readonly isNumberedAlike: boolean;
  readonly hasRecital: boolean;
}

/** Lets a span reach over blocks [first, behind) of the new version as well. */
function widen(span: Span, first: number, behind: number): void {
  const before = Math.max(0, span.from - first);
  const after = Math.max(0, behind - span.from - span.added);
  span.from -= before;
  span.removed += before + after;
  span.added += before + after;
}

/** Lets a span reach over what is one sentence with it: lead-ins, items, flush text, cells of a row. */
function withRuns(span: Span, rows: readonly Row[]): void {
  let first = Math.min(span.from, span.reach);
  let behind = span.from + span.added;
  const sameRowOfTable = (a: Row | undefined, b: Row | undefined): boolean =>
    a?.raw.cell !== undefined && a.raw.cell.table === b?.raw.cell?.table && a.raw.cell.row === b.raw.cell.row;
  // Nothing leads in across a heading.
  for (let i = behind; i < rows.length && rows[i]!.raw.kind !== 'heading'; i++) {
    const lead = i - reachOf(rows[i]!);
    if (lead < behind) first = Math.min(first, lead);
    if (lead < behind || (i === behind && sameRowOfTable(rows[i - 1], rows[i]))) behind = i + 1;
  }
  for (let i = behind - 1; i >= first; i--) first = Math.min(first, i - reachOf(rows[i]!));
  while (first > 0 && sameRowOfTable(rows[first], rows[first - 1])) first--;
  widen(span, first, behind);
}

const strange = ({raw, facts}: Row): boolean => isStrange(raw.kind, facts);

const linksOf = (row: Row, i: number): {leadIn: number; tailOf: number} => ({
  leadIn: row.leadIn > 0 ? i - row.leadIn : -1,
  tailOf: row.tailOf > 0 ? i - row.tailOf : -1,
});
