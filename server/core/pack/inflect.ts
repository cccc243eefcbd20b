import type {Ending, Inflection} from './types.ts';

/** All forms of a word in lower case, itself included; see Inflection for what the data means. */
export interface Inflect {
  (word: string): readonly string[];
  /**
   * All forms of words that stand side by side in a bracket. What is a form of its neighbour ("victims" beside "victim") brings none of its own: they
   * would be no words ("victimses"), and cost as much as words do. Forms that may be nouns do ("hearing" beside "hear": "hearings").
   */
  readonly together: (words: readonly string[]) => ReadonlySet<string>;
}

export function makeInflect(data: Inflection): Inflect {
  const closed = new Set(data.closed);
  const irregular = new Map(Object.entries(data.irregular));
  const excluded = new Map(Object.entries(data.exclude));
  const bases = basesOf(data);
  const endings = data.endings.map(ending => ({fits: fitting(ending, data), add: ending.add}));
  const known = new Map<string, readonly string[]>();

  const formsOf = (base: string): readonly string[] => {
    const listed = irregular.get(base);
    if (listed) return listed;
    const without = excluded.get(base);
    const add = endings.find(ending => ending.fits(base))?.add ?? [];
    return add.map(suffix => put(base, suffix)).filter(form => !without?.includes(form));
  };

  const inflect = (word: string): readonly string[] => {
    const seen = known.get(word);
    if (seen) return seen;
    const forms = new Set([word]);
    if (!closed.has(word) && inflects(word)) {
      // A word that is only an irregular form ("children") stands for its family; "found" is a word of its own.
      const heads = irregular.has(word) ? [word] : (bases.get(word) ?? [word]);
      for (const head of heads)
        for (const base of spellingsOf(head, data.spellings)) {
          forms.add(base);
          for (const form of formsOf(base)) forms.add(form);
        }
    }
    const result = [...forms];
    known.set(word, result);
    return result;
  };

  const together = (words: readonly string[]): ReadonlySet<string> => {
    const forms = new Set(words);
    const nouns = (word: string): boolean => data.nominal.some(end => word.endsWith(end));
    for (const word of words)
      if (nouns(word) || !words.some(other => inflect(other).includes(word) && !inflect(word).includes(other)))
        for (const form of inflect(word)) forms.add(form);
    return forms;
  };

  return Object.assign(inflect, {together});
}

/** Digits, single letters and possessives have no forms. */
const inflects = (word: string): boolean => word.length > 1 && !/[^\p{L}\p{M}]/u.test(word);

function basesOf({irregular, nominal}: Inflection): Map<string, string[]> {
  const bases = new Map<string, string[]>();
  for (const [base, forms] of Object.entries(irregular))
    for (const form of forms) if (!nominal.some(end => form.endsWith(end))) bases.set(form, [...(bases.get(form) ?? []), base]);
  return bases;
}

function fitting(ending: Ending, {vowels, doubles}: Inflection): (word: string) => boolean {
  if (ending.words) {
    const words = new Set(ending.words);
    return word => words.has(word);
  }
  if (ending.ends) {
    const ends = ending.ends;
    return word => ends.some(end => word.length > end.length && word.endsWith(end));
  }
  if (!ending.short) return () => true;
  return word => {
    let count = 0;
    for (const letter of word) if (vowels.includes(letter)) count++;
    return count === 1 && word.length > 2 && vowels.includes(word.at(-2)!) && doubles.includes(word.at(-1)!);
  };
}

function put(base: string, suffix: string): string {
  let cut = 0;
  while (suffix[cut] === '-') cut++;
  const rest = suffix.slice(cut);
  const stem = cut ? base.slice(0, -cut) : base;
  return rest.startsWith('+') ? stem + stem.at(-1) + rest.slice(1) : stem + rest;
}

function spellingsOf(word: string, {begins, ends}: Inflection['spellings']): readonly string[] {
  const found = new Set([word]);
  for (const [one, other] of begins) {
    if (word.startsWith(one)) found.add(other + word.slice(one.length));
    if (word.startsWith(other)) found.add(one + word.slice(other.length));
  }
  for (const start of [...found])
    for (const [one, other] of ends) {
      if (start.endsWith(one)) found.add(start.slice(0, -one.length) + other);
      if (start.endsWith(other)) found.add(start.slice(0, -other.length) + one);
    }
  return [...found];
}
