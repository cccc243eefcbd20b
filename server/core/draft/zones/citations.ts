import {wordForm} from '../../words.ts';
import {isSpace, skipSpace} from '../block.ts';
import type {Lexicon} from '../lexicon.ts';
import {isLetter, isUpper} from '../lexicon.ts';
import {isRoman} from '../numbers.ts';
import type {ZoneSpan} from '../types.ts';
import {Zone} from '../types.ts';

interface Word {
  readonly start: number;
  readonly end: number;
}

const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Small words inside a title ("Status of Refugees", "Employment and Assistance"). */
const INSIDE = wordSet(
  'of the and on for in to with against relating concerning regarding between from by or especially supplementing as at a ' + 'an its their',
);
/** ... of which these may follow its noun ("Protocol to Prevent"), */
const JOINS_RIGHT = wordSet('of on for to against relating concerning regarding between supplementing with');
/** ... and these its number, */
const SAYS_SUBJECT = wordSet('on against relating concerning regarding');
/** ... and these may join it to what stands before. */
const JOINS_LEFT = wordSet('of and for in to');
/** A title never begins with these, whatever their capital. */
const NOT_FIRST = wordSet(
  'the this that these those a an in under of and for to on no each every any all by where when if with from as or our its ' +
    'their his her such said see per pursuant whereas recalling considering noting having nothing subject article articles ' +
    'section sections paragraph chapter part annex schedule rule both new draft since after before between within without ' +
    'unless until while although because whether which who also however therefore contrary at is are shall may must',
);
const YEAR = /^(?:,?\s(?:of\s)?\(?(?:1[6-9]|20)\d\d(?:[–-](?:20)?\d\d)?\)?(?![\d/]))/;
const NUMBER =
  /^(?:,?\s(?:\((?:EU|EC|EEC|Euratom|CFSP|JHA)\)\s)?(?:Nos?\.?\s)?[A-Z]{0,4}\s?\d+[/.:-]\d+(?:[/.]\w+)*|,?\sNos?\.?\s(?:\d+(?:\/\d+)?|\(\d+\))(?:\s(?:of|\()\s?(?:1[6-9]|20)\d\d\)?)?|\s\([\d:/.-]{4,12}\)|\s\d{1,4}(?:\s\([IVXLC]+\))?(?=[\s,.;)]|$))/;
const DATED = /^,?\s(?:of|done at [A-Z]\w+ on|signed at [A-Z]\w+ on|adopted on)\s\d{1,2}\s[A-Z]\w+\s(?:1[6-9]|20)\d\d/;
const CITED_AS = /\bcited as\W{0,6}(?:the\s)?\W{0,3}$/i;

/**
 * Titles of instruments: a run of capitalised words that holds an instrument's noun, with the number, date or year behind it ("Aliens Act, 2011",
 * "Protocol to Prevent, Suppress and Punish Trafficking in Persons", "Directive 2011/36/EU"), and titles known in full. A bare "this Act" is no citation,
 * and the title that a draft gives itself ("may be cited as") is a heading.
 */
export function findCitations(text: string, lexicon: Lexicon, out: ZoneSpan[]): void {
  let covered = 0;
  for (let at = 0; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (!isUpper(c) || isLetter(text.charCodeAt(at - 1))) continue;
    const word = wordFrom(text, at);
    if (at >= covered) {
      const known = knownTitle(text, at, lexicon);
      if (known > 0) {
        const end = tail(text, at + known);
        push(text, at, end, out);
        covered = end;
        at = end - 1;
        continue;
      }
    }
    if (isInstrument(text, word, lexicon) && word.start >= covered) {
      const start = leftEnd(text, word, covered, lexicon);
      const right = rightEnd(text, word, lexicon);
      const numbered = tail(text, right);
      const end = numbered > right ? behindNumber(text, start, numbered, lexicon) : right;
      // "the Act" alone names nothing; a number, a date or another word of the title must stand beside it.
      const named = start < word.start && !lexicon.weakInstruments.has(text.slice(word.start, word.end).toLowerCase());
      if (!isOwn(text, start) && (named || right > word.end || end > right)) {
        push(text, start, end, out);
        covered = end;
        at = end - 1;
        continue;
      }
    }
    at = word.end - 1;
  }
}

/** "this Act", "the present Protocol": what is being drafted. */
const isOwn = (text: string, start: number): boolean => /\b(?:this|present)\s$/i.test(text.slice(Math.max(0, start - 9), start));

function push(text: string, start: number, end: number, out: ZoneSpan[]): void {
  out.push({start, end, zone: CITED_AS.test(text.slice(Math.max(0, start - 30), start)) ? Zone.heading : Zone.citation});
}

function wordFrom(text: string, start: number): Word {
  let end = start;
  while (
    end < text.length &&
    (isLetter(text.charCodeAt(end)) ||
      ((text.charCodeAt(end) === 39 || text.charCodeAt(end) === 0x2019 || text.charCodeAt(end) === 45) && isLetter(text.charCodeAt(end + 1))))
  )
    end++;
  return {start, end};
}

/** Capitalised noun; in ALL CAPS only where the neighbours are not, since capitals then mean nothing. */
function isInstrument(text: string, word: Word, lexicon: Lexicon): boolean {
  const length = word.end - word.start;
  if (length < 3 || length > 14) return false;
  if (isUpper(text.charCodeAt(word.start + 1))) return false;
  return lexicon.instruments.has(text.slice(word.start, word.end).toLowerCase());
}

function knownTitle(text: string, at: number, lexicon: Lexicon): number {
  const first = wordFrom(text, at);
  const titles = lexicon.titles.get(text.slice(first.start, first.end).toLowerCase());
  if (!titles) return 0;
  const longest = titles[0]!.length;
  const here = wordForm(text.slice(at, at + longest + 8)).replace(/\s/g, ' ');
  for (const title of titles) if (here.startsWith(title) && !isLetter(here.charCodeAt(title.length))) return title.length;
  return 0;
}

/** The word before `at`, over white space and a bracket, or undefined where other punctuation stands between. */
function wordBefore(text: string, at: number): {word: Word; comma: boolean} | undefined {
  let end = at;
  let comma = false;
  while (end > 0) {
    const c = text.charCodeAt(end - 1);
    if (isSpace(c) || c === 40 || c === 41 || c === 45 || ((c === 39 || c === 0x2019) && /s/i.test(text[end - 2] ?? ''))) end--;
    else if (c === 44 && !comma) {
      comma = true;
      end--;
    } else break;
  }
  let start = end;
  while (start > 0) {
    const c = text.charCodeAt(start - 1);
    if (isLetter(c) || ((c === 39 || c === 0x2019 || c === 45) && isLetter(text.charCodeAt(start)))) start--;
    else break;
  }
  return start < end ? {word: {start, end}, comma} : undefined;
}

/** Where the run of capitals that ends with `word` begins. */
function leftEnd(text: string, word: Word, floor: number, lexicon: Lexicon): number {
  let start = word.start;
  let at = word.start;
  for (let steps = 0; steps < 14; steps++) {
    const before = wordBefore(text, at);
    if (!before || before.word.start < floor) break;
    const token = text.slice(before.word.start, before.word.end);
    if (token.length < 6 && token === token.toUpperCase() && isRoman(token)) break; // "title XVII of the ... Act"
    if (isUpper(token.charCodeAt(0))) {
      if (before.comma && !isListMember(text, before.word.start, word.start)) break;
      // "of this Protocol and of the Convention", "Denunciation of the Convention": the small words part two things.
      if (at < start && (start === word.start || lexicon.instruments.has(token.toLowerCase()))) break;
      start = at = before.word.start;
      if (NOT_FIRST.has(token.toLowerCase())) {
        start = nextWordStart(text, before.word.end);
        break;
      }
    } else if (
      !before.comma &&
      (JOINS_LEFT.has(token) || (token === 'the' && /\bof\s$/.test(text.slice(Math.max(0, before.word.start - 4), before.word.start))))
    )
      at = before.word.start;
    else break;
  }
  // "1951 Convention", "2019 Directive"
  const year = /(?:^|[^\d/.])((?:1[6-9]|20)\d\d)\s$/.exec(text.slice(Math.max(0, start - 6), start));
  return year ? start - 5 : start;
}

/** "Immigration, Asylum and Nationality Act": a comma inside a title has an "and" between it and the noun. */
function isListMember(text: string, from: number, noun: number): boolean {
  const between = text.slice(from, noun);
  return noun - from < 160 && /,[^,]*\band\b/.test(between) && !/[.;:\d]/.test(between);
}

function nextWordStart(text: string, at: number): number {
  let start = at;
  while (start < text.length && !isLetter(text.charCodeAt(start))) start++;
  return start;
}

/** Where the title goes on behind its noun ("Convention on the Rights of the Child"); the noun's own end where it does not. */
function rightEnd(text: string, noun: Word, lexicon: Lexicon): number {
  return goesOn(text, lastNoun(text, noun, lexicon), JOINS_RIGHT, lexicon);
}

/** "Decree No. 5 of 1998 on Runaway Maids": where the title goes on behind its number. One that stands alone may be that of the draft itself, whose words are its own. */
function behindNumber(text: string, start: number, number: number, lexicon: Lexicon): number {
  const end = goesOn(text, number, SAYS_SUBJECT, lexicon);
  return start === 0 && end === text.length ? number : end;
}

function goesOn(text: string, from: number, joins: ReadonlySet<string>, lexicon: Lexicon): number {
  let end = from;
  let at = from;
  let joined = false;
  for (let steps = 0; steps < 40; steps++) {
    const next = skipSpace(text, at);
    let c = text.charCodeAt(next);
    if (next === at && c !== 44) break;
    let begin = next;
    if (c === 44) {
      if (!joined) break;
      begin = skipSpace(text, next + 1);
      c = text.charCodeAt(begin);
    }
    if (!isLetter(c)) break;
    const token = wordFrom(text, begin);
    const form = text.slice(token.start, token.end);
    if (isUpper(c)) {
      // Without a small word between, "Convention Parties" is no title; "Convention relating to" was.
      if (!joined && end === from) {
        if (!joins.has(form.toLowerCase())) break;
        joined = true;
        at = token.end;
        continue;
      }
      // "on the Rights of All Migrant Workers" goes on, "the Convention on Migration The Minister" does not.
      if (NOT_FIRST.has(form.toLowerCase()) && at === end) break;
      end = at = token.end;
    } else if (joined ? INSIDE.has(form) : joins.has(form)) {
      if (form === 'and' && namesAnother(text, token.end, lexicon)) break;
      joined = true;
      at = token.end;
    } else if (joined && isSmallTitleWord(text, token)) at = end = token.end;
    else break;
  }
  return end;
}

/** "... and the Convention on", "... and Circular 7": what follows an "and" is a title of its own. */
function namesAnother(text: string, at: number, lexicon: Lexicon): boolean {
  let from = at;
  for (let steps = 0; steps < 6; steps++) {
    const start = skipSpace(text, from);
    if (start === from) return false;
    const word = wordFrom(text, start);
    if (word.start === word.end) return false;
    if (isInstrument(text, word, lexicon) && isUpper(text.charCodeAt(start))) return steps < 2 || text.startsWith('the ', skipSpace(text, at));
    if (!isUpper(text.charCodeAt(start)) && steps > 0) return false;
    from = word.end;
  }
  return false;
}

/** "Detention Standards Ordinance": the end of the last noun in the run of capitals that goes straight on. */
function lastNoun(text: string, noun: Word, lexicon: Lexicon): number {
  let end = noun.end;
  let at = noun.end;
  for (let steps = 0; steps < 4; steps++) {
    const start = skipSpace(text, at);
    if (start === at || !isUpper(text.charCodeAt(start))) break;
    const word = wordFrom(text, start);
    if (isInstrument(text, word, lexicon)) end = word.end;
    at = word.end;
  }
  return end;
}

/** "trafficking in Persons", "Especially": a small word that a further capital or known joint follows closely belongs to the title. */
function isSmallTitleWord(text: string, token: Word): boolean {
  return /^,?\s(?:in|of|and|or)\s[A-Z]/.test(text.slice(token.end, token.end + 8)) && token.end - token.start > 3;
}

/** Number, date or year behind a title. */
function tail(text: string, from: number): number {
  let end = from;
  for (const pattern of [NUMBER, DATED, YEAR, NUMBER]) end += pattern.exec(text.slice(end, end + 60))?.[0].length ?? 0;
  return end;
}
