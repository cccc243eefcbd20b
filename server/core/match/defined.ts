import {type BlockTerm, firstOfEach, TermFinder, termsOf} from '../draft/terms.ts';
import type {Block, Draft} from '../draft/types.ts';
import {USE} from '../pack/uses.ts';
import {scanWords, Words} from '../words.ts';
import {Hits} from './hits.ts';
import type {Matcher} from './matcher.ts';

/** A definition's kind stands at its head: the noun phrase of at most so many words. */
const LONGEST_HEAD = 10;

/**
 * What the terms of a draft stand for: after `"guest" means a trafficked person who ...` a guest is a trafficked person wherever the word stands.
 * Only ideas that statements are made of are taken over. A definition that makes a whole statement makes it once, where it stands.
 */
export class DefinedTerms {
  readonly #finder: TermFinder;
  /** By term. */
  readonly #concepts: (readonly number[])[];
  readonly #entries = new Map<Block, {start: number; end: number}[]>();

  /** The concepts that each term stands for, as one text. */
  readonly #meanings: Meanings;

  private constructor(texts: {text: string}[], concepts: (readonly number[])[]) {
    this.#meanings = new Map(texts.map(({text}, i) => [text, concepts[i]!.join()]));
    this.#finder = new TermFinder(texts);
    this.#concepts = concepts;
  }

  /** @returns undefined where no term stands for an idea that rules know */
  static of(draft: Draft, matcher: Matcher): DefinedTerms | undefined {
    const {language} = matcher.pack;
    return DefinedTerms.from(firstOfEach(draft.blocks.flatMap(block => termsOf(block, language))), matcher);
  }

  /** @param defined the terms of a draft, in order, each once */
  static from(defined: readonly BlockTerm[], matcher: Matcher): DefinedTerms | undefined {
    const hits = new Hits(matcher);
    const {definition} = matcher.pack.language;
    const texts: {text: string}[] = [];
    const concepts: (readonly number[])[] = [];
    const entries: {block: Block; start: number; end: number}[] = [];
    for (const {text, block, at, entry, body, head} of defined) {
      if (!body) continue;
      hits.run(block.text, body.start, body.end, undefined);
      const kinds = kindsAt(head, hits, matcher, block.text);
      if (!kinds.length) continue;
      // A capital at the start of an entry says nothing of a common noun; "the Authority" keeps its own.
      const first = wordAt(block.text, hits.words, 0);
      const isCommon = at.start - entry.start <= 1 && !definition.unique.includes(first);
      texts.push({text: isCommon ? text.toLowerCase() : text});
      concepts.push(kinds);
      entries.push({block, ...entry});
    }
    if (!texts.length) return undefined;
    const terms = new DefinedTerms(texts, concepts);
    for (const {block, start, end} of entries) terms.#entries.set(block, [...(terms.#entries.get(block) ?? []), {start, end}]);
    return terms;
  }

  /**
   * Tells whether a sentence may say something else than before because a term came, went or came to stand for something else; undefined where none did.
   */
  static changeBetween(before: DefinedTerms | undefined, now: DefinedTerms | undefined): ((sentence: string) => boolean) | undefined {
    const [old, fresh] = [before, now].map(terms => (terms ? terms.#meanings : NO_MEANINGS)) as [Meanings, Meanings];
    const terms = [...new Set([...old.keys(), ...fresh.keys()])].filter(text => old.get(text) !== fresh.get(text)).map(text => ({text}));
    if (terms.length === 0) return undefined;
    const finder = new TermFinder(terms);
    const words = new Words();
    return sentence => {
      scanWords(sentence, 0, sentence.length, words);
      for (let i = 0; i < words.count; i++) if (finder.longestAt(sentence, words, i)) return true;
      return false;
    };
  }

  /** Whether a sentence defines one of the terms; there the words speak for themselves. */
  defines(block: Block, start: number, end: number): boolean {
    return this.#entries.get(block)?.some(entry => entry.start < end && start < entry.end) === true;
  }

  /** Calls `found` for each idea a term stands for at words [from, to). */
  find(text: string, words: Words, found: (concept: number, from: number, to: number) => void): void {
    for (let i = 0; i < words.count; i++) {
      const hit = this.#finder.longestAt(text, words, i);
      if (!hit) continue;
      for (const concept of this.#concepts[hit.term]!) found(concept, i, i + hit.count);
      i += hit.count - 1;
    }
  }
}

type Meanings = ReadonlyMap<string, string>;
const NO_MEANINGS: Meanings = new Map();

const wordAt = (text: string, words: Words, i: number): string => text.slice(words.start[i]!, words.end[i]!);

/** The concepts said by the noun phrase at the head of a definition, ascending. */
function kindsAt(head: 'first' | 'last', hits: Hits, matcher: Matcher, text: string): number[] {
  const {words, count} = hits;
  let first = 0;
  while (first < count && matcher.isSmall(wordAt(text, words, first))) first++;
  const {at: concepts, length} = hits.concepts;
  return [...concepts.subarray(0, length)]
    .filter(concept => {
      if (matcher.uses.is(USE.judged, concept) || matcher.uses.is(USE.silences, concept)) return false;
      for (let i = hits.first(concept); i < hits.end(concept); i += 2) {
        const [from, to] = [hits.pairs[i]!, hits.pairs[i + 1]!];
        if (to - from <= LONGEST_HEAD && (head === 'first' ? from <= first : to === count)) return true;
      }
      return false;
    })
    .sort((a, b) => a - b);
}
