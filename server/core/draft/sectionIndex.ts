import {firstWhere} from '../span.ts';
import type {NumberWord} from './lexicon.ts';
import {isDigit} from './lexicon.ts';
import {isRoman, romanValue} from './numbers.ts';
import type {OpenSection, SectionTree} from './sections.ts';
import type {Block, SectionKind} from './types.ts';

/** Looks up sections by kind and number. Built once per draft; what few references ask for is worked out when one does. */
export class SectionIndex {
  readonly #sections: readonly OpenSection[];
  readonly #blocks: readonly Block[];
  readonly #byLabel = new Map<SectionKind, Map<string, number[]>>();
  /** By article: the section of each list item that bears a label there; items are no sections. */
  readonly #items = new Map<number, ReadonlyMap<string, number>>();
  /** By section: the numbers of paragraphs that run on within a block, "(1) ... (2) ...", and are no sections either. */
  readonly #runOn = new Map<number, ReadonlySet<string>>();
  /** By number: see #numberedThrough. */
  readonly #through = new Map<string, number>();
  /** Sections inside section s are those in (s, after[s]). */
  readonly #after: Int32Array;
  /** The article in which each section lies, or the section at the top of its numbering. */
  readonly #articleOf: Int32Array;
  #parts: readonly OpenSection[] | undefined;

  constructor({sections}: Pick<SectionTree, 'sections'>, blocks: readonly Block[]) {
    this.#sections = sections;
    this.#blocks = blocks;
    this.#articleOf = articlesOf(sections);
    this.#after = new Int32Array(sections.length);
    for (let s = sections.length - 1; s >= 0; s--) {
      this.#after[s] = Math.max(this.#after[s]!, s + 1);
      const {parent} = sections[s]!;
      if (parent >= 0) this.#after[parent] = Math.max(this.#after[parent]!, this.#after[s]!);
    }
    for (let s = 0; s < sections.length; s++) {
      const {kind, label, role} = sections[s]!;
      if ((label === '' && kind !== 'annex') || role === 'amendment') continue;
      let labels = this.#byLabel.get(kind);
      if (!labels) this.#byLabel.set(kind, (labels = new Map()));
      const name = normal(label);
      const list = labels.get(name);
      if (list) list.push(s);
      else labels.set(name, [s]);
    }
  }

  #labelled(kind: SectionKind, label: string): readonly number[] {
    return this.#byLabel.get(kind)?.get(normal(label)) ?? NONE;
  }

  /** The section of the first list item with this label in an article; undefined where there is none. */
  #item(article: number, label: string): number | undefined {
    let items = this.#items.get(article);
    if (!items) this.#items.set(article, (items = this.#itemsOf(article)));
    return items.get(label);
  }

  #itemsOf(article: number): Map<string, number> {
    const items = new Map<string, number>();
    const {first, last} = this.#sections[article]!;
    for (let i = first; i < last; i++) {
      const {label, kind, section} = this.#blocks[i]!;
      if (label !== '' && kind !== 'heading' && this.#articleOf[section] === article && !items.has(label)) items.set(label, section);
    }
    return items;
  }

  #runsOn(section: number, label: string): boolean {
    let labels = this.#runOn.get(section);
    if (!labels) {
      const {first, last} = this.#sections[section]!;
      const texts = this.#blocks.slice(first, last).map(({text}) => text);
      this.#runOn.set(section, (labels = new Set(texts.flatMap(text => [...text.matchAll(RUN_ON)].map(([, number]) => number!)))));
    }
    return labels.has(label);
  }

  /** Is anything in the draft numbered so? A text without chapters means another's when it says "Chapter 9". Annexes are always one's own. */
  has(kind: NumberWord, word: string): boolean {
    if (kind === 'annex') return true;
    // A single title or chapter is itself a piece of something larger.
    if (kind === 'part')
      return (
        (this.#parts ??= this.#sections.filter(section => section.kind === 'part')).filter(part => part.word === word || `${part.word}s` === word)
          .length > 1
      );
    return this.#sections.some(section => section.kind === 'clause' || (kind === 'article' && section.kind === 'article'));
  }

  /** Index of the section that `label` of `kind` means when said in section `from`, or -1. */
  resolve(kind: NumberWord, label: string, from: number): number {
    const [head = '', ...rest] = label.split(/[()]+/).filter(Boolean);
    if (kind === 'clause') return this.#clause(label, head, rest, from);
    let target = this.#nearest(kind, head, from);
    // "section 7" of a draft numbered "7." and "7.1"; paragraph (7) of another section is none.
    if (target < 0 && kind === 'article') target = this.#numberedThrough(head);
    if (target < 0 && kind === 'article') target = this.#nearest('clause', head, from);
    if (target < 0) return -1;
    const found = this.#descend(target, rest);
    if (found >= 0) return found;
    // Another section of the same number may have the paragraph (an act and its annexed rules).
    for (const twin of this.#labelled(this.#sections[target]!.kind, head).slice(0, 20)) {
      const other = this.#descend(twin, rest);
      if (other >= 0) return other;
    }
    return -1;
  }

  /** The same below a section that is already known ("paragraph 2 of Article 9"). */
  resolveIn(whole: number, label: string): number {
    const labels = label.split(/[()]+/).filter(Boolean);
    return this.#descend(whole, labels);
  }

  #clause(label: string, head: string, rest: readonly string[], from: number): number {
    if (head.includes('.')) return this.#nearest('clause', head, from);
    // "paragraph 2", "point (c)": of the article in which it is said; else of the whole draft.
    const article = this.#articleOf[from]!;
    const inside = this.#within(article, head);
    if (inside >= 0 && head !== '') return this.#descend(inside, rest);
    const item = this.#item(article, head);
    if (item !== undefined) return item;
    // "subsection 25(1)" names the section first.
    if (label.startsWith('(')) return -1;
    if (rest.length > 0) return this.resolve('article', label, from);
    // Rules whose paragraphs are numbered through.
    return this.#numberedThrough(head);
  }

  /** The only clause with this number that lies in no article or clause; -1 where there is none or more than one. */
  #numberedThrough(label: string): number {
    const name = normal(label);
    let only = this.#through.get(name);
    if (only === undefined) {
      const through = this.#labelled('clause', label).filter(s => {
        const outer = this.#sections[this.#sections[s]!.parent]?.kind;
        return outer !== undefined && outer !== 'article' && outer !== 'clause';
      });
      only = through.length === 1 ? through[0]! : -1;
      this.#through.set(name, only);
    }
    return only;
  }

  #nearest(kind: SectionKind, label: string, from: number): number {
    const all = this.#labelled(kind, label);
    if (all.length === 0) return -1;
    // Prefer one that shares the nearest ancestor with the place of reference.
    for (let at = from; at > 0 && all.length > 1; at = this.#sections[at]!.parent) {
      const near = firstWhere(all, one => one >= at);
      if (near < all.length && all[near]! < this.#after[at]!) return all[near]!;
    }
    return all[0]!;
  }

  /** A clause with this number somewhere below `section`, the shallowest first. */
  #within(section: number, label: string): number {
    const all = this.#labelled('clause', label);
    let best = -1;
    const first = firstWhere(all, one => one > section);
    for (let n = first; n < all.length && n - first < 100 && all[n]! < this.#after[section]!; n++) {
      if (best < 0 || this.#sections[all[n]!]!.rank < this.#sections[best]!.rank) best = all[n]!;
    }
    return best;
  }

  /** Down the brackets as far as there are sections, list items being none. -1 where the paragraphs are numbered and this one is not among them. */
  #descend(section: number, labels: readonly string[]): number {
    let at = section;
    for (const label of labels) {
      const next = this.#within(at, label);
      if (next < 0) {
        const known =
          at !== section ||
          !isDigit(label.charCodeAt(0)) ||
          this.#item(this.#articleOf[at]!, label) !== undefined ||
          this.#within(at, '1') < 0 ||
          this.#runsOn(at, label);
        return known ? at : -1;
      }
      at = next;
    }
    return at;
  }
}

const NONE: readonly number[] = [];

/** A paragraph that begins behind the end of the one before: "... by section 10. (2) Irregular entry ..." */
const RUN_ON = /[.;:]\s+\((\d{1,3})\)\s/g;

/** By section: the innermost article or annex that it is or lies in, else the outermost clause, else itself. */
function articlesOf(sections: readonly OpenSection[]): Int32Array {
  const article = new Int32Array(sections.length);
  const clause = new Int32Array(sections.length);
  const of = new Int32Array(sections.length);
  for (let s = 1; s < sections.length; s++) {
    const {kind, parent} = sections[s]!;
    article[s] = kind === 'article' || kind === 'annex' ? s : article[parent]!;
    clause[s] = clause[parent] || (kind === 'clause' ? s : 0);
    of[s] = article[s] || clause[s] || s;
  }
  return of;
}

/** Roman and Arabic numbers of the same value are one; "(A)" and "(a)" are two. */
function normal(label: string): string {
  if (isDigit(label.charCodeAt(0))) return label;
  if (label === 'I') return '1';
  return label.length > 1 && label === label.toUpperCase() && isRoman(label) ? String(romanValue(label)) : label;
}
