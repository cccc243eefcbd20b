import {type Item, parsePhrase} from '../pack/phrase.ts';
import {scanWords, Words, wordForm} from '../words.ts';

/** A reference stands for at most this many words when brackets are read again. */
const LONGEST_REFERENCE = 6;

/**
 * What each bracket of a phrase matched, as written in the text; '' for a bracket that was left out. undefined when the words do not fit the phrase,
 * which the matcher has ruled out except for forms that only it knows. Used for the few words of one finding, so plain backtracking is enough.
 *
 * @param words the matched words in order, as they stand in the text
 * @param hyphenated whether a hyphen stands before the word
 */
export function captures(phrase: string, words: readonly string[], hyphenated: readonly boolean[] = []): string[] | undefined {
  const parsed = parsePhrase(phrase).phrase;
  if (!parsed) return undefined;
  const forms = words.map(wordForm);
  const numbers = new Map<Item, number>();
  number(parsed.items, numbers);
  const groups: string[] = new Array(parsed.brackets).fill('');

  /** Fits items[i..] from word `at`; `then` goes on with what follows the sequence. */
  const fit = (items: readonly Item[], i: number, at: number, then: (at: number) => boolean): boolean => {
    const item = items[i];
    if (!item) return then(at);
    switch (item.kind) {
      case 'word': {
        const own = formsOf(item.text);
        const fits = item.mark === '~' ? at + own.length <= forms.length : own.every((form, k) => forms[at + k] === form);
        return fits && fit(items, i + 1, at + own.length, then);
      }
      case 'number':
        return at < forms.length && fit(items, i + 1, at + 1, then);
      case 'gap':
        return spans(item.least, item.most, n => fit(items, i + 1, at + n, then), forms.length - at);
      case 'reference':
        return spans(1, LONGEST_REFERENCE, n => fit(items, i + 1, at + n, then), forms.length - at);
      case 'bracket': {
        const group = numbers.get(item)!;
        for (const alternative of item.alternatives) {
          const done = fit(alternative, 0, at, end => {
            const before = groups[group]!;
            groups[group] = words
              .slice(at, end)
              .map((word, k) => (k === 0 ? word : (hyphenated[at + k] ? '-' : ' ') + word))
              .join('');
            if (fit(items, i + 1, end, then)) return true;
            groups[group] = before;
            return false;
          });
          if (done) return true;
        }
        return item.optional && fit(items, i + 1, at, then);
      }
    }
  };
  return fit(parsed.items, 0, 0, at => at === forms.length) ? groups : undefined;
}

function spans(least: number, most: number, go: (n: number) => boolean, left: number): boolean {
  for (let n = least; n <= Math.min(most, left); n++) if (go(n)) return true;
  return false;
}

function formsOf(text: string): string[] {
  const words = new Words();
  scanWords(text, 0, text.length, words);
  return Array.from({length: words.count}, (_, i) => wordForm(text.slice(words.start[i]!, words.end[i]!)));
}

/** Brackets in the order of their "[". */
function number(items: readonly Item[], numbers: Map<Item, number>): void {
  for (const item of items) {
    if (item.kind !== 'bracket') continue;
    numbers.set(item, numbers.size);
    for (const alternative of item.alternatives) number(alternative, numbers);
  }
}
