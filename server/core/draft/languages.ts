import type {Language} from '../pack/types.ts';
import type {Span} from '../span.ts';
import {isDigit, isLetter, isLower, lexiconOf} from './lexicon.ts';
import type {Block, Draft} from './types.ts';

/** How a text reads to somebody who knows the small words of one language and no other word. */
export type Reads = 'own' | 'strange' | 'undecided';

/** A stretch of a draft in one language (ISO 639-1, else 639-3), in source offsets. */
export interface Passage extends Span {
  readonly language: string;
}

/** Of a long text the beginning shows it. */
const MOST_WORDS = 40;
/** Names and headings have few words, and titles few small ones. */
const FEWEST_TO_BE_STRANGE = 10;
const isProse = ({kind}: Block): boolean => kind !== 'code' && kind !== 'meta';

/**
 * In running text of any language we know of, two words in five are small ones; in another language a few coincide ("a", "in", "on"). Stops as soon as it is sure,
 * which in a text of one's own it is within a dozen words.
 */
export function readsLike(text: string, small: ReadonlySet<string>): Reads {
  let words = 0;
  let known = 0;
  for (let at = 0; at < text.length && words < MOST_WORDS; ) {
    const start = at;
    while (at < text.length && joins(text.charCodeAt(at))) at++;
    if (at === start) {
      at++;
      continue;
    }
    const word = plainWord(text, start, at);
    const isSmall = word !== '' && small.has(word);
    if (isSmall) known++;
    // Initials, and the numbers and addresses that are no word, belong to no language.
    else if (word.length < 2) continue;
    words++;
    if (known >= 3 && known * 3 >= words && words >= 5) return 'own';
  }
  if (known >= 2 && known * 4 >= words) return 'own';
  return words >= FEWEST_TO_BE_STRANGE && known * 7 <= words && differentWords(text) >= FEWEST_TO_BE_STRANGE ? 'strange' : 'undecided';
}

/** Letters, and what joins them to numbers, addresses and names of files. */
const joins = (c: number): boolean => isLetter(c) || isDigit(c) || c === 46 || c === 47 || c === 64 || c === 95;

/** Where Hebrew begins; behind it next to no script has capitals. */
const SCRIPTS_WITHOUT_CASE = 0x590;

/** text[start, end) where it is one word that begins with a small letter; '' for names, numbers, addresses, and what is typed in capitals. */
function plainWord(text: string, start: number, end: number): string {
  const first = text.charCodeAt(start);
  if (first < SCRIPTS_WITHOUT_CASE && !isLower(first)) return '';
  while (text.charCodeAt(end - 1) === 46) end--;
  for (let at = start; at < end; at++) if (!isLetter(text.charCodeAt(at))) return '';
  return text.slice(start, end);
}

/** So many blocks are asked about one by one. The rest joins its neighbours. */
const MOST_QUESTIONS = 300;
/** What is shown of a block. */
const LONGEST_QUESTION = 400;
/** With fewer different words a guess between all languages is too bold, unless small words bear it out. */
const LEAST_TO_GUESS = 12;

/**
 * Works out block by block in which languages a draft is. What its own language does not explain it asks about, one block at a time; what a language explains of
 * which the small words are known is not asked about again.
 */
export class LanguageFinder {
  readonly #draft: Draft;
  readonly #own: string;
  /** By block; undefined where the block by itself does not show it. */
  readonly #languages: (string | undefined)[];
  readonly #open: Set<number>;
  #questions = 0;

  /** `own`: the language that the draft was parsed in. */
  constructor(draft: Draft, own: Language) {
    this.#draft = draft;
    this.#own = own.name;
    this.#open = new Set(draft.strange);
    const {small} = lexiconOf(own);
    this.#languages = draft.blocks.map((block, i) =>
      isProse(block) && !this.#open.has(i) && readsLike(block.text, small) === 'own' ? own.name : undefined,
    );
  }

  /** A text that no known language explains. */
  question(): string | undefined {
    const [next] = this.#open;
    return next === undefined || this.#questions >= MOST_QUESTIONS ? undefined : this.#draft.blocks[next]!.text.slice(0, LONGEST_QUESTION);
  }

  /** The answer to the last question. `language`: its words, where there is a pack that has them; undefined: nobody knows. */
  answer(name: string | undefined, language?: Language): void {
    const [asked] = this.#open as unknown as [number];
    this.#open.delete(asked);
    this.#questions++;
    if (language && language.name !== this.#own) {
      const {small} = lexiconOf(language);
      for (const index of [asked, ...this.#open])
        if (readsLike(this.#draft.blocks[index]!.text, small) === 'own') {
          this.#languages[index] = language.name;
          this.#open.delete(index);
        }
    } else if (name === this.#own || differentWords(this.#draft.blocks[asked]!.text) >= LEAST_TO_GUESS) this.#languages[asked] = name;
  }

  /** Passages in order, none beside one of its own language. A block that shows nothing is in the language of its neighbours: a heading of what follows, others of what went before. */
  passages(): Passage[] {
    const {blocks} = this.#draft;
    const after: (string | undefined)[] = [];
    for (let i = blocks.length - 1, next: string | undefined; i >= 0; i--) after[i] = next = this.#languages[i] ?? next;
    const passages: {start: number; end: number; language: string}[] = [];
    let before: string | undefined;
    blocks.forEach((block, i) => {
      const neighbour = block.kind === 'heading' ? (after[i] ?? before) : (before ?? after[i]);
      const language = this.#languages[i] ?? neighbour ?? this.#own;
      before = this.#languages[i] ?? before;
      const last = passages.at(-1);
      if (last?.language === language) last.end = Math.max(last.end, block.end);
      else passages.push({start: block.start, end: block.end, language});
    });
    return passages;
  }
}

/** How many different words a text has, those of one or two letters not counted. */
const differentWords = (text: string): number =>
  new Set(
    text
      .slice(0, LONGEST_QUESTION)
      .toLowerCase()
      .match(/\p{L}{3,}/gu),
  ).size;

/** The languages of passages, the one with the most text first. */
export function languagesOf(passages: readonly Passage[]): string[] {
  const sizes = new Map<string, number>();
  for (const {language, start, end} of passages) sizes.set(language, (sizes.get(language) ?? 0) + end - start);
  return [...sizes.keys()].sort((a, b) => sizes.get(b)! - sizes.get(a)!);
}

/** The draft for a reader of one language: blocks of passages in others are foreign. */
export function inLanguage(draft: Draft, passages: readonly Passage[], language: string): Draft {
  let p = 0;
  const blocks = draft.blocks.map(block => {
    while (p + 1 < passages.length && passages[p + 1]!.start <= block.start) p++;
    return passages[p]?.language === language ? block : {...block, foreign: true as const};
  });
  return {...draft, blocks};
}

/** The language that a draft names in its front matter (`lang: fr` or `language: fr-CA`), or undefined. */
export function declaredLanguage(source: string): string | undefined {
  const matter = /^\ufeff?---[ \t]*\r?\n([\s\S]{0,4000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(source)?.[1];
  const value = matter && /^lang(?:uage)?[ \t]*:[ \t]*["']?([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]{1,20})?["']?[ \t]*(?:#.*)?$/m.exec(matter)?.[1];
  return value?.toLowerCase();
}
