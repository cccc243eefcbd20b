/**
 * What a word is, for drafts and phrases alike. Offsets are UTF-16 code units of the text given.
 *
 * A word is a run of letters, marks and digits; an apostrophe between letters belongs to it ("child's"), but for what Romance languages elide
 * ("l'enfant" and "qu'il" are two words), a hyphen does not
 * ("asylum-seeker" is two words with hyphen glue), "(s)" after a noun does ("victim(s)"), and a number takes its separators and
 * its paragraph brackets with it ("1,000", "604/2013", "33(2)(b)").
 */

/** What stands between a word and the one before it. Atoms cross up to `hyphen`, gaps up to `comma`. */
export const Glue = {space: 0, hyphen: 1, comma: 2, stop: 3} as const;

/** Words of one text as parallel arrays that grow and are used again; only [0, count) is valid. */
export class Words {
  count = 0;
  start = new Int32Array(256);
  end = new Int32Array(256);
  glue = new Uint8Array(256);

  push(start: number, end: number, glue: number): void {
    if (this.count === this.start.length) this.#grow();
    this.start[this.count] = start;
    this.end[this.count] = end;
    this.glue[this.count++] = glue;
  }

  #grow(): void {
    const size = this.start.length * 2;
    const copy = <T extends Int32Array | Uint8Array>(from: T, to: T): T => (to.set(from), to);
    this.start = copy(this.start, new Int32Array(size));
    this.end = copy(this.end, new Int32Array(size));
    this.glue = copy(this.glue, new Uint8Array(size));
  }
}

const LETTER = 1;
const DIGIT = 2;
const ascii = new Uint8Array(128);
for (let c = 0; c < 128; c++) {
  if ((c >= 65 && c <= 90) || (c >= 97 && c <= 122)) ascii[c] = LETTER;
  else if (c >= 48 && c <= 57) ascii[c] = DIGIT;
}
const letterLike = /[\p{L}\p{M}]/u;
const digitLike = /\p{N}/u;

/** LETTER, DIGIT or 0 for the character at `at`; both halves of an astral letter count as letters. */
function charClass(text: string, at: number): number {
  const c = text.charCodeAt(at);
  if (c < 128) return ascii[c]!;
  // Joiners and soft hyphens stand inside words; everything else is asked of Unicode.
  if (c === 0xad || (c >= 0x200b && c <= 0x200d)) return LETTER;
  if (c >= 0xdc00 && c <= 0xdfff) return at > 0 ? charClass(text, at - 1) : 0;
  const s = c >= 0xd800 && c <= 0xdbff ? String.fromCodePoint(text.codePointAt(at)!) : text[at]!;
  return letterLike.test(s) ? LETTER : digitLike.test(s) ? DIGIT : 0;
}

const isApostrophe = (c: number): boolean => c === 39 || c === 0x2019 || c === 0x2bc;

/** Glue contributed by one character between words. */
function glueOf(c: number, spaced: boolean): number {
  switch (c) {
    case 32:
    case 9:
    case 10:
    case 13:
    case 0xa0:
    case 0x202f:
    case 46: // a full stop inside a sentence ends an abbreviation
    case 47: // a slash separates alternatives
    case 34:
    case 39:
    case 0x2018:
    case 0x2019:
    case 0x201c:
    case 0x201d:
    case 0xab:
    case 0xbb: // quotation marks
      return Glue.space;
    case 45:
    case 0x2010:
    case 0x2011: // hyphens; a spaced hyphen is a dash
      return spaced ? Glue.comma : Glue.hyphen;
    case 0x2013:
      return spaced ? Glue.comma : Glue.hyphen;
    case 59:
    case 58:
    case 33:
    case 63: // ; : ! ?
      return Glue.stop;
    case 44:
    case 40:
    case 41:
    case 91:
    case 93:
    case 0x2014: // , ( ) [ ] em dash
      return Glue.comma;
    default:
      return c < 128 ? Glue.comma : Glue.space;
  }
}

/** Fills `words` with the words of text[from, to). The glue of the first word is always `stop`. */
export function scanWords(text: string, from: number, to: number, words: Words): void {
  words.count = 0;
  let at = from;
  let glue: number = Glue.stop;
  while (at < to) {
    const kind = charClass(text, at);
    if (kind === 0) {
      const spaced = at + 1 >= to || text.charCodeAt(at + 1) <= 32 || at === from || text.charCodeAt(at - 1) <= 32;
      glue = Math.max(glue, glueOf(text.charCodeAt(at), spaced));
      at++;
      continue;
    }
    const start = at;
    at = kind === DIGIT ? numberEnd(text, at, to) : wordEnd(text, at, to);
    words.push(start, at, glue);
    glue = Glue.space;
  }
}

/** "co-operate" and "co-ordinate" are one word, however they are spelt. */
function isCoPrefix(text: string, from: number, at: number): boolean {
  return (
    at - from === 2 &&
    text.charCodeAt(at) === 45 &&
    (text.charCodeAt(from) | 32) === 99 &&
    (text.charCodeAt(from + 1) | 32) === 111 &&
    (text.charCodeAt(at + 1) | 32) === 111
  );
}

const ELIDED = new Set(['c', 'd', 'j', 'l', 'm', 'n', 's', 't', 'qu', 'jusqu', 'lorsqu', 'puisqu', 'quoiqu']);

/** What stands before the apostrophe at `at` is an article or pronoun without its vowel. "Party C's" is none. */
function isElided(text: string, from: number, at: number, to: number): boolean {
  if (at - from > 6 || !ELIDED.has(text.slice(from, at).toLowerCase())) return false;
  return (text.charCodeAt(at + 1) | 32) !== 115 || (at + 2 < to && charClass(text, at + 2) === LETTER);
}

function wordEnd(text: string, from: number, to: number): number {
  let at = from;
  for (;;) {
    while (at < to && charClass(text, at) !== 0) at++;
    if (at + 1 < to && isApostrophe(text.charCodeAt(at)) && charClass(text, at + 1) === LETTER) {
      if (isElided(text, from, at, to)) break;
      at++;
    } else if (at + 1 < to && isCoPrefix(text, from, at)) at++;
    else break;
  }
  if (text.startsWith('(s)', at) && at + 3 <= to) return at + 3;
  if (text.startsWith('(es)', at) && at + 4 <= to) return at + 4;
  return at;
}

function numberEnd(text: string, from: number, to: number): number {
  let at = from;
  for (;;) {
    while (at < to && charClass(text, at) !== 0) at++;
    const c = text.charCodeAt(at);
    if (at + 1 < to && (c === 44 || c === 46 || c === 47) && charClass(text, at + 1) === DIGIT) at++;
    else break;
  }
  // "33(2)(b)": a bracket of up to four letters or digits right after the number.
  for (;;) {
    if (text.charCodeAt(at) !== 40) return at;
    let close = at + 1;
    while (close < to && close - at <= 5 && charClass(text, close) !== 0) close++;
    if (close === at + 1 || close >= to || text.charCodeAt(close) !== 41) return at;
    at = close + 1;
  }
}

/** The form under which a word is looked up: lower case, straight apostrophe, composed, "victim(s)" as "victims". */
export function wordForm(word: string): string {
  let plain = true;
  for (let i = 0; i < word.length; i++) {
    const c = word.charCodeAt(i);
    if (c < 97 || c > 122) {
      plain = false;
      break;
    }
  }
  if (plain) return word;
  return exactForm(word).toLowerCase();
}

/** The same with capitals kept, for phrases that fix them ("cs:Rights"). */
export function exactForm(word: string): string {
  let plain = true;
  for (let i = 0; i < word.length && plain; i++) plain = ascii[word.charCodeAt(i)] === LETTER;
  if (plain) return word;
  return word
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200d]/g, '')
    .replace(/[\u2019\u02bc]/g, "'")
    .replace(/\((e?s)\)$/, '$1')
    .replace(/^(co)-(?=o)/i, '$1');
}
