import {Zone, type Reference, type ZoneSpan} from './types.ts';
import type {Lexicon, NumberWord} from './lexicon.ts';
import {isDigit, isLetter, isLower, isUpper} from './lexicon.ts';
import {skipSpace} from './block.ts';
import {numberAt} from './labels.ts';
import type {OpenSection, SectionTree} from './sections.ts';
import {isRoman, romanValue} from './numbers.ts';

/** A reference before it is resolved: one number of "Articles 5, 7 and 8". */
interface Found {
  readonly start: number;
  readonly end: number;
  readonly kind: NumberWord;
  readonly label: string;
  /** Text behind the last number of its group starts here. */
  groupEnd: number;
  groupStart: number;
}

const BRACKETS = /(?:\s?\([A-Za-z\d]{1,5}\))+/y;
const JOIN = /^(?:\s?[,;]\s?(?:and\s|or\s)?|\s(?:and|or|to|et|y|o|and\/or|through|until)\s|\s?[–-]\s?)/;

/** All references of one text, unresolved. */
export function referencesIn(text: string, lexicon: Lexicon): Found[] {
  const out: Found[] = [];
  for (let at = 0; at < text.length; at++) {
    const c = text.charCodeAt(at);
    const sign = c === 0xa7;
    if (!sign && (!startsNumber(c) || isLetter(text.charCodeAt(at - 1)) || isDigit(text.charCodeAt(at - 1)))) continue;
    const opener = sign ? {kind: 'article' as NumberWord, start: at} : wordBefore(text, at, lexicon);
    if (!opener) continue;
    let numberStart = at;
    if (sign) {
      while (text.charCodeAt(numberStart) === 0xa7) numberStart++;
      numberStart = skipSpace(text, numberStart);
    }
    const group: Found[] = [];
    let start = opener.start;
    let next = numberStart;
    for (let n = 0; n < 40; n++) {
      const one = labelAt(text, next, lexicon, opener.kind, n > 0);
      if (!one) break;
      group.push({start, end: one.end, kind: opener.kind, label: one.label, groupEnd: one.end, groupStart: opener.start});
      const join = JOIN.exec(text.slice(one.end, one.end + 12));
      if (!join) break;
      start = next = one.end + join[0].length;
    }
    if (group.length === 0) continue;
    const groupEnd = group.at(-1)!.end;
    for (const one of group) {
      one.groupEnd = groupEnd;
      out.push(one);
    }
    at = groupEnd - 1;
  }
  return out;
}

const startsNumber = (c: number): boolean => isDigit(c) || c === 40 || isUpper(c);

/** The number word that ends right before `at`, over white space. */
function wordBefore(text: string, at: number, lexicon: Lexicon): {kind: NumberWord; start: number} | undefined {
  let end = at;
  while (end > 0 && /\s/.test(text[end - 1]!)) end--;
  let start = end;
  while (start > 0 && (isLetter(text.charCodeAt(start - 1)) || (text.charCodeAt(start - 1) === 46 && start === end) || (text.charCodeAt(start - 1) === 45 && isLetter(text.charCodeAt(start - 2))))) start--;
  if (start === end || end - start > 16 || (end === at && text.charCodeAt(end - 1) !== 46)) return undefined;
  const word = text.slice(start, end);
  // "Mr Rules", "the Chapter"... capitals within a word are no matter; single letters must stand small ("s. 5", not "S. 5").
  const kind = lexicon.numbering.get(word.toLowerCase());
  if (!kind || (word.length <= 2 && isUpper(word.charCodeAt(0)))) return undefined;
  return {kind, start};
}

/** One number with its brackets. Letters count for annexes, parts and points; a word like "one" never does. */
function labelAt(text: string, at: number, lexicon: Lexicon, kind: NumberWord, joined: boolean): {label: string; end: number} | undefined {
  let label = '';
  let end = at;
  if (text.charCodeAt(at) !== 40) {
    label = numberAt(text, at, lexicon);
    if (!label || isLower(label.charCodeAt(0)) || lexicon.numbers.has(label.toLowerCase())) return undefined;
    const c = label.charCodeAt(0);
    if (!isDigit(c)) {
      if (kind === 'clause') return undefined;
      // "Articles 5, I ..." is no number; "Articles I and II" is.
      if (label === 'I' && joined && !isDigit(text.charCodeAt(at + 2)) && kind === 'article') return undefined;
      if (kind === 'article' && !isRoman(label)) return undefined;
      if (kind === 'annex' && label === 'A' && isLower(text.charCodeAt(at + 2)) && joined) return undefined;
    }
    end = at + label.length;
    // "Article 5 years", "rule 12.30": a number with a unit behind it is caught by its word; a year is no article.
    if (kind === 'article' && /^(?:1[6-9]|20)\d\d$/.test(label)) return undefined;
  } else if (kind !== 'clause' && !joined) return undefined;
  BRACKETS.lastIndex = end;
  const brackets = BRACKETS.exec(text)?.[0] ?? '';
  if (!label && !brackets) return undefined;
  if (!label && !/^\s?\((?:\d{1,3}[A-Za-z]?|[a-z]{1,5}|[A-Z]{1,3}|[ivxIVX]+)\)/.test(brackets)) return undefined;
  return {label: label + brackets.replace(/\s/g, ''), end: end + brackets.length};
}

/** Words between a reference and the instrument it belongs to ("of the Aliens Act"), as far as the reader looks for one. */
const OF = /^\s?,?\s?(?:of|to|in|under|from|annexed to|attached to)\s(?:the|that|this|its|said|an?|Council|Commission)?\s?/;
const OWN = /^\s?,?\s?(?:of|to|in|under|from)\s(?:this|the present|these)\s/;

/** Is the reference to another instrument? Decided by what follows its group ("section 12 of the Aliens Act"), precedes it, or surrounds it. */
export function isExternal(text: string, found: Found, zones: readonly ZoneSpan[], blockZone: number, lexicon: Lexicon): boolean {
  const after = text.slice(found.groupEnd, found.groupEnd + 80);
  if (OWN.test(after)) return false;
  if ((blockZone & Zone.quotation) !== 0) return true;
  for (const zone of zones) {
    if (zone.start <= found.start && found.end <= zone.end && (zone.zone & (Zone.citation | Zone.quotation | Zone.inserted | Zone.omitted)) !== 0) return true;
    // "Convention against Torture, article 3"; "Act, 2018 (section 22)"
    if ((zone.zone & Zone.citation) !== 0 && zone.end <= found.groupStart && /^[\s,(]{0,3}$/.test(text.slice(zone.end, found.groupStart))) return true;
  }
  const of = OF.exec(after);
  if (!of) return false;
  const target = found.groupEnd + of[0].length;
  for (const zone of zones) if ((zone.zone & Zone.citation) !== 0 && zone.start >= found.groupEnd && zone.start <= target + 4) return true;
  const word = /^[^\s,.;:()]+/.exec(text.slice(target))?.[0] ?? '';
  // "of the Convention", "of that Act", "of 8 U.S.C.", "of title 8": not of this draft.
  if (isUpper(word.charCodeAt(0)) && lexicon.instruments.has(word.toLowerCase())) return true;
  const second = /^[^\s,.;:()]+\s([^\s,.;:()]+)/.exec(text.slice(target))?.[1] ?? '';
  if (isUpper(word.charCodeAt(0)) && isUpper(second.charCodeAt(0)) && lexicon.instruments.has(second.toLowerCase())) return true;
  return false;
}

/** Looks up sections by kind and number. Built once per draft. */
export class SectionIndex {
  readonly #sections: readonly OpenSection[];
  readonly #byLabel = new Map<string, number[]>();

  constructor(tree: SectionTree) {
    this.#sections = tree.sections;
    tree.sections.forEach((section, i) => {
      if (section.label === '' && section.kind !== 'annex') return;
      if (section.role === 'amendment') return;
      for (const key of keysOf(section.kind, section.label)) {
        const list = this.#byLabel.get(key);
        if (list) list.push(i);
        else this.#byLabel.set(key, [i]);
      }
    });
  }

  /** Index of the section that `label` of `kind` means when said in section `from`, or -1. */
  resolve(kind: NumberWord, label: string, from: number): number {
    const [head = '', ...rest] = label.split(/[()]+/).filter(Boolean);
    if (kind === 'clause') return this.#clause(label, head, rest, from);
    let target = this.#nearest(kind, head, from);
    // "section 7" of a draft numbered "7." and "7.1".
    if (target < 0 && kind === 'article') target = this.#nearest('clause', head, from);
    if (target < 0 && kind === 'article' && head.includes('.')) target = this.#nearest('clause', head, from);
    return target < 0 ? -1 : this.#descend(target, rest);
  }

  #clause(label: string, head: string, rest: readonly string[], from: number): number {
    if (head.includes('.')) return this.#nearest('clause', head, from);
    // "paragraph 2", "point (c)": of the article in which it is said; else of the whole draft.
    const inside = this.#within(this.#articleOf(from), head);
    if (inside >= 0) return this.#descend(inside, rest);
    void label;
    return -1;
  }

  /** The article in which a section lies, or the section at the top of its numbering. */
  #articleOf(from: number): number {
    let at = from;
    let top = from;
    while (at > 0) {
      const section = this.#sections[at]!;
      if (section.kind === 'article' || section.kind === 'annex') return at;
      if (section.kind === 'clause') top = at;
      at = section.parent;
    }
    return top;
  }

  #nearest(kind: string, label: string, from: number): number {
    const all = this.#byLabel.get(`${kind} ${normal(label)}`);
    if (!all) return -1;
    if (all.length === 1) return all[0]!;
    // Prefer one that shares the nearest ancestor with the place of reference.
    for (let at = from; at >= 0; at = this.#sections[at]!.parent) {
      const near = all.find((i) => this.#isInside(i, at));
      if (near !== undefined) return near;
    }
    return all[0]!;
  }

  #isInside(section: number, ancestor: number): boolean {
    for (let at = section; at >= 0; at = this.#sections[at]!.parent) if (at === ancestor) return true;
    return false;
  }

  /** A clause with this number somewhere below `section`, the shallowest first. */
  #within(section: number, label: string): number {
    const all = this.#byLabel.get(`clause ${normal(label)}`) ?? [];
    let best = -1;
    let bestDepth = Infinity;
    for (const i of all) {
      let depth = 0;
      let at = i;
      while (at >= 0 && at !== section && depth < 12) {
        at = this.#sections[at]!.parent;
        depth++;
      }
      if (at === section && depth > 0 && depth < bestDepth) [best, bestDepth] = [i, depth];
    }
    return best;
  }

  /** As far down the brackets as there are sections: list items are none. */
  #descend(section: number, labels: readonly string[]): number {
    let at = section;
    for (const label of labels) {
      const next = this.#within(at, label);
      if (next < 0) return at;
      at = next;
    }
    return at;
  }
}

/** Roman and Arabic numbers of the same value are one. */
function keysOf(kind: string, label: string): string[] {
  return [`${kind} ${normal(label)}`];
}

function normal(label: string): string {
  return label.length > 1 && label === label.toUpperCase() && isRoman(label) ? String(romanValue(label)) : label === 'I' ? '1' : label.toLowerCase();
}

export function toReference(block: number, found: Found, external: boolean, target: number): Reference {
  return {block, start: found.start, end: found.end, kind: found.kind, label: found.label, external, target};
}
