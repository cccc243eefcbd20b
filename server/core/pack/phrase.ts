/**
 * The phrase grammar of rules/README.md, read by one recursive descent without backtracking:
 *
 *   phrase      = ["cs:"] sequence
 *   sequence    = {word | "=" word | "~" word | gap | reference | bracket}
 *   bracket     = "[" sequence {"|" sequence} "]"
 *   gap         = "<" least "-" most ">" | "..."
 *   reference   = "{" name "}"
 */
import {Glue, scanWords, Words} from '../words.ts';

/** What no phrase may exceed. Counts, never clocks, so that a pack compiles alike everywhere. */
export const PHRASE_LIMITS = {characters: 10_000, alternatives: 200, nesting: 8, gap: 12, variants: 1000, words: 40, references: 8} as const;

export type Item = WordItem | NumberItem | ReferenceItem | GapItem | BracketItem;
/** `mark`: '=' this form only, '~' inflected, '' as the place of the phrase says. `at` counts in UTF-16 code units of the phrase. */
export interface WordItem {
  readonly kind: 'word';
  readonly text: string;
  readonly mark: '' | '=' | '~';
  readonly at: number;
}
export interface NumberItem {
  readonly kind: 'number';
  readonly at: number;
}
export interface ReferenceItem {
  readonly kind: 'reference';
  readonly name: string;
  readonly at: number;
}
export interface GapItem {
  readonly kind: 'gap';
  readonly least: number;
  readonly most: number;
  readonly at: number;
}
export interface BracketItem {
  readonly kind: 'bracket';
  readonly alternatives: readonly (readonly Item[])[];
  readonly optional: boolean;
  readonly at: number;
}

export interface Phrase {
  readonly items: readonly Item[];
  /** Begins with "cs:": every word stands in exactly these capitals. */
  readonly exactCase: boolean;
  /** How many brackets it has, inner ones included, in the order of their "[": what $1, $2 ... count. */
  readonly brackets: number;
}

export interface PhraseFault {
  /** Offset in the phrase. */
  readonly at: number;
  readonly message: string;
  readonly repair: string;
}

/** Reads a phrase, or says what is wrong with it and where. */
export function parsePhrase(text: string): {phrase: Phrase; fault?: undefined} | {phrase?: undefined; fault: PhraseFault} {
  try {
    return {phrase: new Reader(text).phrase()};
  } catch (fault) {
    if (fault instanceof Fault) return {fault};
    throw fault;
  }
}

/** "return ^<0-4 torture": the phrase with a caret at the fault, cut to what a line can show. */
export function pointAt(text: string, at: number): string {
  const from = Math.max(0, at - 40);
  const to = Math.min(text.length, at + 40);
  return `${from > 0 ? '…' : ''}${text.slice(from, at)}^${text.slice(at, to)}${to < text.length ? '…' : ''}`.replace(/\s+/g, ' ');
}

class Fault implements PhraseFault {
  constructor(
    readonly at: number,
    readonly message: string,
    readonly repair: string,
  ) {}
}

const SIGNS = /[[\]|<>{}=~]/;
const NAME = /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/;
const wordLike = /[\p{L}\p{M}\p{N}'\u2019]/u;

/** Used again for every run of words; nothing in it outlives #scan. */
const scratch = new Words();

class Reader {
  #at = 0;
  #brackets = 0;

  constructor(readonly text: string) {}

  phrase(): Phrase {
    if (this.text.length > PHRASE_LIMITS.characters)
      throw new Fault(
        PHRASE_LIMITS.characters,
        `it has ${this.text.length} characters; at most ${PHRASE_LIMITS.characters} are read`,
        'Split it into several phrases.',
      );
    const lead = this.text.length - this.text.trimStart().length;
    const exactCase = this.text.startsWith('cs:', lead);
    this.#at = lead + (exactCase ? 3 : 0);
    const items = this.#sequence(0);
    if (this.#at < this.text.length) {
      const sign = this.text[this.#at];
      if (sign === ']') throw new Fault(this.#at, '"]" closes a bracket that was not opened', 'Delete it, or write the "[" that it closes.');
      throw new Fault(this.#at, '"|" stands outside a bracket', 'Put the alternatives in brackets: [one|other].');
    }
    if (items.length === 0) throw new Fault(0, 'it is empty', 'Write the words to look for, or delete the line.');
    const first = items[0]!;
    const last = items[items.length - 1]!;
    if (first.kind === 'gap') throw new Fault(first.at, 'it begins with a gap', 'Begin with a word; a gap stands between words.');
    if (last.kind === 'gap') throw new Fault(last.at, 'it ends with a gap', 'End with a word; a gap stands between words.');
    return {items, exactCase, brackets: this.#brackets};
  }

  /** Items up to "]", "|" or the end. */
  #sequence(depth: number): Item[] {
    const items: Item[] = [];
    const {text} = this;
    while (this.#at < text.length) {
      const at = this.#at;
      switch (text[at]) {
        case ']':
        case '|':
          return items;
        case '[':
          items.push(this.#bracket(depth + 1));
          break;
        case '{':
          items.push(this.#reference());
          break;
        case '<':
          items.push(this.#gap());
          break;
        case '=':
        case '~':
          this.#at++;
          this.#marked(items, text[at] as '=' | '~');
          break;
        case '}':
        case '>':
          throw new Fault(at, `"${text[at]}" closes nothing`, 'Delete it, or write the sign that it closes.');
        default:
          this.#plain(items);
      }
    }
    return items;
  }

  #bracket(depth: number): BracketItem {
    const at = this.#at;
    if (depth > PHRASE_LIMITS.nesting)
      throw new Fault(at, `brackets nest deeper than ${PHRASE_LIMITS.nesting}`, 'Write several phrases, or a concept for the inner part.');
    this.#unglued(at, -1, '"["', 'A bracket holds whole words: write [migrant|migrants], not migrant[s].');
    this.#brackets++;
    const alternatives: Item[][] = [];
    let empty = false;
    do {
      this.#at++;
      const items = this.#sequence(depth);
      if (items.length) alternatives.push(items);
      else empty = true;
      if (alternatives.length > PHRASE_LIMITS.alternatives)
        throw new Fault(
          at,
          `the bracket holds more than ${PHRASE_LIMITS.alternatives} alternatives`,
          'Split it into several phrases, or make a concept of it.',
        );
    } while (this.text[this.#at] === '|');
    if (this.text[this.#at] !== ']') throw new Fault(at, '"[" is not closed', 'Write the "]" where the alternatives end.');
    if (alternatives.length === 0) throw new Fault(at, 'the bracket is empty', 'Write the alternatives into it, or delete it.');
    this.#unglued(this.#at, 1, '"]"', 'A bracket holds whole words: write [lawful|unlawful], not [un]lawful.');
    // In other notations it means what must be there, in others what may be left out: authors have read it both ways.
    if (alternatives.length === 1 && !empty) {
      const words = this.text.slice(at + 1, this.#at);
      throw new Fault(
        at,
        'the bracket has one alternative',
        `Write [${words}|] if it may be left out, ${words} without brackets if it must be there.`,
      );
    }
    this.#at++;
    return {kind: 'bracket', alternatives, optional: empty, at};
  }

  #reference(): ReferenceItem | NumberItem {
    const at = this.#at;
    const close = this.text.indexOf('}', at);
    const name = close < 0 ? '' : this.text.slice(at + 1, close).trim();
    if (close < 0) throw new Fault(at, '"{" is not closed', 'Write the "}" after the name of the concept.');
    if (!NAME.test(name))
      throw new Fault(at, `"{${name.slice(0, 40)}}" names no concept`, 'Write the file name of a concept without .yaml, as in {person}.');
    this.#unglued(at, -1, '"{"', 'A reference stands for whole words; put a space before it.');
    this.#unglued(close, 1, '"}"', 'A reference stands for whole words; put a space after it.');
    this.#at = close + 1;
    return name === 'number' ? {kind: 'number', at} : {kind: 'reference', name, at};
  }

  #gap(): GapItem {
    const at = this.#at;
    const match = /^<\s{0,9}(\d{1,9})\s{0,9}-\s{0,9}(\d{1,9})\s{0,9}>/.exec(this.text.slice(at, at + 60));
    if (!match) throw new Fault(at, 'the gap cannot be read', 'Write it as <0-4>: at least 0 and at most 4 other words.');
    const least = Number(match[1]);
    const most = Number(match[2]);
    if (most > PHRASE_LIMITS.gap)
      throw new Fault(
        at,
        `the gap spans up to ${most} words; at most ${PHRASE_LIMITS.gap} are allowed`,
        'Narrow it, or split the idea: a pattern with `with` looks in the whole sentence.',
      );
    if (least > most) throw new Fault(at, `the gap asks for at least ${least} and at most ${most} words`, `Write <${most}-${least}>.`);
    this.#at += match[0].length;
    return {kind: 'gap', least, most, at};
  }

  /** The words right after "=" or "~", up to the next space. */
  #marked(items: Item[], mark: '=' | '~'): void {
    const from = this.#at;
    let to = from;
    while (to < this.text.length && !/\s/.test(this.text[to]!) && !SIGNS.test(this.text[to]!)) to++;
    const before = from - 2;
    if (before >= 0 && wordLike.test(this.text[before]!)) throw new Fault(from - 1, `"${mark}" stands inside a word`, 'Put it in front of the word.');
    if (to === from)
      throw new Fault(
        from - 1,
        `"${mark}" stands before no word`,
        `Write it directly before a word, inside a bracket before each: [${mark}one|${mark}other].`,
      );
    this.#scan(items, from, to, mark);
  }

  /** Words and "..." up to the next sign. */
  #plain(items: Item[]): void {
    const from = this.#at;
    let to = from;
    while (to < this.text.length && !SIGNS.test(this.text[to]!) && !this.text.startsWith('...', to) && this.text[to] !== '…') to++;
    this.#scan(items, from, to, '');
    if (this.text.startsWith('...', to) || this.text[to] === '…') {
      items.push({kind: 'gap', least: 0, most: 6, at: to});
      while (this.text[this.#at] === '.' || this.text[this.#at] === '…') this.#at++;
    }
  }

  #scan(items: Item[], from: number, to: number, mark: '' | '=' | '~'): void {
    scanWords(this.text, from, to, scratch);
    const {count, start, end, glue} = scratch;
    let at = from;
    for (let i = 0; i <= count; i++) {
      const next = i < count ? start[i]! : to;
      // Between words only what an atom crosses; a sign that ends the match would make the phrase silent for ever.
      for (let j = at; j < next; j++) {
        const c = this.text[j]!;
        // The apostrophe of "migrants'" belongs to no word, and drafts pass over it too.
        if ((c === "'" || c === '\u2019') && i > 0 && j === at) continue;
        const spacedDash = i > 0 && i < count && glue[i]! > Glue.hyphen;
        if (!/[\s.\-\u2010\u2011\u2013/]/.test(c) || (/[-\u2010\u2011\u2013]/.test(c) && spacedDash))
          throw new Fault(
            j,
            `"${c}" cannot stand in a phrase`,
            /[,;:()\u2014\u2013-]/.test(c)
              ? 'A phrase never crosses it; where a comma may stand, write a gap such as <0-2>.'
              : 'Delete it; quotation marks and other signs between words are passed over anyway.',
          );
      }
      if (i < count) {
        items.push({kind: 'word', text: this.text.slice(start[i]!, end[i]!), mark, at: start[i]!});
        at = end[i]!;
      }
    }
    this.#at = to;
  }

  /** No letter directly before (-1) or after (1) the sign at `at`. */
  #unglued(at: number, side: -1 | 1, sign: string, repair: string): void {
    const beside = this.text[at + side];
    const prefix = this.text.startsWith('cs:', at - 3) && side < 0;
    if (beside !== undefined && !prefix && wordLike.test(beside)) throw new Fault(at, `${sign} stands inside a word`, repair);
  }
}
