import {firstWhere} from '../span.ts';
import {wordForm} from '../words.ts';
import {isSpace, skipSpace} from './block.ts';
import {enclosedNumberAt, numberAt} from './labels.ts';
import type {Lexicon, NumberWord} from './lexicon.ts';
import {isDigit, isLetter, isLower, isUpper} from './lexicon.ts';
import {isRoman} from './numbers.ts';
import {sentenceAt} from './sentences.ts';
import {type Block, Zone, type ZoneSpan} from './types.ts';

/** A reference before it is resolved: one number of "Articles 5, 7 and 8". */
export interface FoundReference {
  readonly start: number;
  readonly end: number;
  readonly kind: NumberWord;
  /** The number word, lower case. */
  readonly word: string;
  readonly label: string;
  /** Text behind the last number of its group starts here. */
  groupEnd: number;
  groupStart: number;
}

const BRACKETS = /(?:\s?\((?:[A-Za-z]{1,5}|\d{1,3}[A-Za-z]{0,2}|[A-Za-z\d]{1,3}\.\d{1,2})\))+/y;
const JOIN = /^(?:\s?[,;]\s?(?:and\s|or\s)?|\s(?:and|or|to|et|y|o|and\/or|through|until)\s|\s?[–-]\s?)/;

/** All references of one text, unresolved. */
export function referencesIn(text: string, lexicon: Lexicon): FoundReference[] {
  const out: FoundReference[] = [];
  for (let at = 0; at < text.length; at++) {
    const c = text.charCodeAt(at);
    const sign = c === 0xa7;
    if (!sign && (!startsNumber(c) || isLetter(text.charCodeAt(at - 1)) || isDigit(text.charCodeAt(at - 1)))) continue;
    const opener = sign ? {kind: 'article' as NumberWord, word: '§', start: at} : wordBefore(text, at, lexicon);
    if (!opener) continue;
    let numberStart = at;
    if (sign) {
      while (text.charCodeAt(numberStart) === 0xa7) numberStart++;
      numberStart = skipSpace(text, numberStart);
    }
    const group: FoundReference[] = [];
    // "section (2)" is short for "subsection (2)".
    const isEnclosed = text.charCodeAt(numberStart) === 40 && opener.word.startsWith('art');
    let start = opener.start;
    let next = numberStart;
    for (let n = 0; n < 40; n++) {
      const one = (isEnclosed && enclosedAt(text, next)) || labelAt(text, next, lexicon, opener.kind, n > 0);
      if (!one || (n > 0 && counts(text, one.end, lexicon))) break;
      const label = n > 0 && one.label.startsWith('(') ? siblingLabel(group[n - 1]!.label, one.label) : one.label;
      group.push({start, end: one.end, kind: opener.kind, word: opener.word, label, groupEnd: one.end, groupStart: opener.start});
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

const UNIT = /^(?:\s?%|\s(?:per\s?cent|minutes?|hours?|days?|weeks?|months?|years?)\b)/;

/** "sections 4 and 5 and 1.2 million for the office": a number of something is no further section. */
const counts = (text: string, end: number, lexicon: Lexicon): boolean =>
  UNIT.test(text.slice(end, end + 12)) || lexicon.numbers.has(/^\s(\p{Ll}+)/u.exec(text.slice(end, end + 20))?.[1] ?? '');

const startsNumber = (c: number): boolean => isDigit(c) || c === 40 || isUpper(c);

/** "67(1)(a) or (b)": the second is "67(1)(b)". */
function siblingLabel(before: string, label: string): string {
  const kindOf = (bracket: string): number => (/\d/.test(bracket) ? 1 : /^\([ivx]+\)$/.test(bracket) ? 2 : /[a-z]/.test(bracket) ? 3 : 4);
  const own = /^\([^)]*\)/.exec(label)![0];
  const brackets = [...before.matchAll(/\([^)]*\)/g)];
  const twin = brackets.reverse().find(m => kindOf(m[0]) === kindOf(own) || (own.length === 3 && kindOf(m[0]) === 3));
  return twin ? before.slice(0, twin.index) + label : label;
}

/** The number word that ends right before `at`, over white space. */
function wordBefore(text: string, at: number, lexicon: Lexicon): {kind: NumberWord; word: string; start: number} | undefined {
  let end = at;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--;
  let start = end;
  while (
    start > 0 &&
    (isLetter(text.charCodeAt(start - 1)) ||
      (text.charCodeAt(start - 1) === 46 && start === end) ||
      (text.charCodeAt(start - 1) === 45 && isLetter(text.charCodeAt(start - 2))))
  )
    start--;
  if (start === end || end - start > 16 || (end === at && text.charCodeAt(end - 1) !== 46)) return undefined;
  const word = text.slice(start, end);
  // "Mr Rules", "the Chapter"... capitals within a word are no matter; single letters must stand small ("s. 5", not "S. 5").
  const kind = lexicon.numbering.get(word.toLowerCase());
  if (!kind || (word.length <= 2 && isUpper(word.charCodeAt(0)))) return undefined;
  return {kind, word: word.toLowerCase(), start};
}

/** "(2)" or "(2)(1)" behind "Article". */
function enclosedAt(text: string, at: number): {label: string; end: number} | undefined {
  const number = enclosedNumberAt(text, at);
  if (!number) return undefined;
  BRACKETS.lastIndex = at + number.length + 2;
  const brackets = BRACKETS.exec(text)?.[0] ?? '';
  return {label: number + brackets.replace(/\s/g, ''), end: at + number.length + 2 + brackets.length};
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

/** Between a reference and what it is part of. */
const OF = /^\s?,?\s?(?:of|to|in|under|from|annexed to|attached to)\s(?:the\s|that\s|its\s|said\s|an?\s|Council\s|Commission\s)*/;
const OWN = /^\s?,?\s?(?:of|to|in|under|from)\s(?:this|the present|these)\s/;
const ACRONYM = /^\s?(?!AND\b|OR\b|OF\b|TO\b|THE\b|SHALL\b|IS\b|NOT\b|PART\b|[IVXLC]+\b)[A-Z]{3,7}(?=[\s,.;:)]|$)/;
/** "8 U.S.C. Section 1101", "22 CFR § 62": the title of a code before its section. */
const CODE_TITLE = /\b\d{1,3}\s[A-Z]\.?\s?[A-Z]\.?\s?[A-Z]\.?\s*$/;
const CHAPTER = /\b(?:c|ch|cap|chap)\.\s?[\w-]+,(?:[^;]*,)?\s*$/;

/** What a reference is, once its neighbours are known. */
export interface Placed {
  readonly external: boolean;
  /** Index among the block's references of the one that it is part of ("point (c) of Article 4", "Article 4, paragraph 2"), or -1. */
  readonly whole: number;
}

/** Index of the reference whose group begins at `start`, among those right after the nth. */
function nextOf(found: readonly FoundReference[], n: number, start: number): number {
  for (let m = n + 1; m < found.length && found[m]!.groupStart <= start; m++) if (found[m]!.groupStart === start) return m;
  return -1;
}

/**
 * Which references belong to another instrument: by what follows the group ("section 12 of the Aliens Act"), precedes it or surrounds it. A part
 * goes with its whole.
 */
export function placeReferences(block: Pick<Block, 'text' | 'zone' | 'zones'>, found: readonly FoundReference[], lexicon: Lexicon): Placed[] {
  const placed: Placed[] = [];
  for (let n = found.length - 1; n >= 0; n--) {
    const one = found[n]!;
    const of = OF.exec(block.text.slice(one.groupEnd, one.groupEnd + 80));
    let whole = of ? nextOf(found, n, one.groupEnd + of[0].length) : -1;
    let external = whole >= 0 ? placed[whole]!.external : isExternal(block.text, one, block.zones, block.zone, lexicon);
    const before = found[n - 1];
    if (whole < 0 && before && one.kind === 'clause' && before.kind !== 'clause' && /^,?\s$/.test(block.text.slice(before.end, one.groupStart))) {
      whole = n - 1;
      external ||= isExternal(block.text, before, block.zones, block.zone, lexicon);
    }
    placed[n] = {external, whole};
  }
  // "article 8, paragraph 5, of the Protocol": the whole goes with its part's instrument.
  placed.forEach(({external, whole}, n) => {
    if (external && whole >= 0 && whole < n) placed[whole] = {...placed[whole]!, external: true};
  });
  return placed;
}

/** Zones that may touch [from, to), from a list ordered by start; at most some dozens, since paragraphs may be as long as books. */
function around(zones: readonly ZoneSpan[], from: number, to: number): readonly ZoneSpan[] {
  if (zones.length <= 64) return zones;
  const low = firstWhere(zones, zone => zone.start >= from);
  let last = low;
  while (last < zones.length && last - low < 32 && zones[last]!.start < to) last++;
  return zones.slice(Math.max(0, low - 32), last);
}

function isExternal(text: string, found: FoundReference, zones: readonly ZoneSpan[], blockZone: number, lexicon: Lexicon): boolean {
  const after = text.slice(found.groupEnd, found.groupEnd + 80);
  if (OWN.test(after)) return false;
  // "the Constitution, in particular Article 74 thereof"
  if (/^\s?thereof\b/.test(after)) return true;
  // "Article 49 TFEU"; in a heading all in capitals the next word is no short title
  if (ACRONYM.test(after) && /[a-z]/.test(text)) return true;
  if ((blockZone & (Zone.quotation | Zone.inserted)) !== 0) return true;
  // "2012, c. 19, s. 700": the sources of a consolidated text.
  const before = text.slice(Math.max(0, found.groupStart - 60), found.groupStart);
  if (CHAPTER.test(before) || CODE_TITLE.test(before) || /\b(?:its|their)\s$/.test(before)) return true;
  const of = OF.exec(after);
  const target = of ? found.groupEnd + of[0].length : -1;
  for (const zone of around(zones, found.start, found.groupEnd + 40)) {
    if (zone.start <= found.start && found.end <= zone.end && (zone.zone & (Zone.citation | Zone.quotation | Zone.inserted | Zone.omitted)) !== 0)
      return true;
    if ((zone.zone & Zone.citation) === 0) continue;
    // "Convention against Torture, article 3"; "Act, 2018 (section 22)"; "section 4, United States Code"
    if (zone.end <= found.groupStart && /^[\s,(]{0,3}$/.test(text.slice(zone.end, found.groupStart))) return true;
    if (zone.start >= found.groupEnd && (zone.start <= target + 4 || /^,\s(?:the\s)?$/.test(text.slice(found.groupEnd, zone.start)))) return true;
  }
  if (!of) return false;
  const rest = text.slice(target);
  const word = /^[^\s,.;:()]+/.exec(rest)?.[0] ?? '';
  // "of the Convention", "of that Act", "of the INA", "of the Aliens Service Act"
  if (isUpper(word.charCodeAt(0))) {
    const next = /^[^\s,.;:()]+\s([^\s,.;:()]+)/.exec(rest)?.[1] ?? '';
    return (
      lexicon.instruments.has(word.toLowerCase()) || (word.length > 1 && word === word.toUpperCase()) || lexicon.instruments.has(next.toLowerCase())
    );
  }
  // "item 14.3 of the state budget": whatever it is, it is not a part of this draft that bears a number.
  return /^\s?of\s(?:the|that|its)\s/.test(after) && word !== '' && !lexicon.numbering.has(word.toLowerCase());
}

/**
 * An unresolved reference that most likely is to another instrument: its sentence cites one, or its number was another instrument's just before
 * ("Under article 33(2) of the 1951 Convention the benefit of article 33(1) ...").
 */
export function isForeign(
  block: Pick<Block, 'text' | 'zones' | 'sentences'>,
  index: number,
  found: readonly FoundReference[],
  placed: readonly Placed[],
  lexicon: Lexicon,
): boolean {
  const one = found[index]!;
  const head = /^[^(]+/.exec(one.label)?.[0];
  const last = Math.min(found.length, index + 40);
  for (let n = Math.max(0, index - 40); n < last && head !== undefined; n++) if (placed[n]!.external && found[n]!.label.startsWith(head)) return true;
  const s = sentenceAt(block.sentences, one.start);
  const [start, end] = [block.sentences[s] ?? 0, block.sentences[s + 1] ?? 0];
  if (around(block.zones, one.start, end).some(zone => (zone.zone & Zone.citation) !== 0 && zone.start < end && zone.end > start)) return true;
  // "amended by adding the following after paragraph (b)": of the act that is amended.
  const sentence = wordForm(block.text.slice(start, end));
  return (
    lexicon.insert.some(phrase => phrase.includes(' ') && sentence.includes(phrase)) ||
    lexicon.omit.some(phrase => phrase.includes(' ') && sentence.includes(phrase))
  );
}
