import {compilePack, type PackFile} from '../../../server/core/pack/index.ts';
import type {Kind, Pack, Rule} from '../../../server/core/pack/types.ts';
import {Random} from '../inputs/random.ts';

export type Vocabulary = 'disjoint' | 'shared';

/**
 * `pack` with rules added until there are `factor` times as many, compiled like a pack of someone else's. Every added rule has the shape and the
 * number of phrases of one of ours. `disjoint`: their words occur in no draft. `shared`: every word is one that the draft uses, beside our own concepts; few of the
 * phrases are ever said, as with rules on other subjects in the same language.
 */
export function withRules(pack: Pack, factor: number, vocabulary: Vocabulary, source: string): Pack {
  const random = new Random(factor);
  const words = vocabulary === 'shared' ? wordsOf(source) : inventedWords(random);
  const named = pack.concepts.map(concept => concept.name).filter(name => /^[a-z-]+$/.test(name));
  const writer = new RuleWriter(random, words, named);
  let all = pack;
  for (let first = 1; first < factor; first += COPIES) {
    const files: PackFile[] = [{path: 'pack.yaml', text: `name: more-${first}\nversion: 1.0.0\nlanguage: en\nlicence: MIT\n`}];
    for (let copy = first; copy < Math.min(first + COPIES, factor); copy++)
      pack.rules.forEach((rule, i) => {
        const text = writer.write(rule);
        if (text) files.push({path: `${folderOf(rule)}/added-${copy}-${i}.yaml`, text});
      });
    all = compiled(files, all);
  }
  return all;
}

/** So many copies of our rules make one pack, since a pack may only unfold into so many phrases. */
const COPIES = 25;

function compiled(files: readonly PackFile[], base: Pack): Pack {
  const pack = compilePack(files, {base});
  const problem = pack.problems.find(one => one.level === 'error' && !base.problems.includes(one));
  if (problem)
    throw new Error(
      `A synthetic rule does not compile: ${problem.path}:${problem.line}: ${problem.message}\n${files.find(file => file.path === problem.path)?.text}`,
    );
  return pack;
}

/** `accuracy` asks for primary sources, which says nothing about time. */
const folderOf = (rule: Rule): Kind => (rule.kind === 'accuracy' ? 'weakening' : rule.kind);

class RuleWriter {
  readonly #random: Random;
  readonly #words: readonly string[];
  readonly #concepts: readonly string[];

  constructor(random: Random, words: readonly string[], concepts: readonly string[]) {
    this.#random = random;
    this.#words = words;
    this.#concepts = concepts;
  }

  /** A rule of the same shape as `like`; undefined where that is a check in code. */
  write(like: Rule): string | undefined {
    if (like.check) return undefined;
    const about = [
      'title: Added for a measurement',
      `covers: [${like.covers.join(', ')}]`,
      `level: ${like.level}`,
      'why: To see what one more rule costs.',
      `source: [${like.source.join(', ')}]`,
      'advise: Nothing.',
    ];
    const shape = like.avoid
      ? [`avoid: ${list(like.avoid.length, this.#plain)}`]
      : like.finds
        ? [`finds: {phrases: ${list(4, this.#gapped)}${like.finds[0]?.condition ? ', condition: any' : ''}}`]
        : [`when: {phrases: ${list(4, this.#gapped)}}`, `needs: {any: [{phrases: ${list(4, this.#gapped)}}], within: article}`];
    return `${[...about, ...shape, 'examples:', '  flags: ["[[Nobody]] runs this."]', '  allows: [Nobody runs this.]'].join('\n')}\n`;
  }

  /** Two or three words, as in wordings to avoid. */
  readonly #plain = (): string => {
    const {word} = this;
    return this.#random.oneIn(2) ? `[${word()}|${word()}] [${word()}|${word()}]` : `${word()} ${word()} ${word()}`;
  };

  /** A statement with gaps and, in half of them, one of our concepts. */
  readonly #gapped = (): string => {
    const {word} = this;
    const concept = `{${this.#random.pick(this.#concepts)}}`;
    switch (this.#random.below(4)) {
      case 0:
        return `[${word()}|${word()}] <0-3> ${concept}`;
      case 1:
        return `${concept} <0-4> ${word()} ${word()}`;
      case 2:
        return `${word()} ... ${word()} [${word()}|${word()}]`;
      default:
        return `${word()} ${word()}`;
    }
  };

  readonly word = (): string => this.#random.pick(this.#words);
}

const list = (count: number, make: () => string): string => JSON.stringify(Array.from({length: count}, make));

/** Content words of the text that occur more than once, in order of their first place; each counts once, however frequent it is. */
function wordsOf(source: string): string[] {
  const counts = new Map<string, number>();
  for (const [word] of source.slice(0, 1_000_000).matchAll(/\b[a-z]{4,}\b/g)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > 1).map(([word]) => word);
}

const inventedWords = (random: Random): string[] =>
  Array.from(
    {length: 5000},
    () => `q${Array.from({length: 3}, () => random.pick([...'bcdfghjklmnprstvwxz']) + random.pick([...'aeiou'])).join('')}x`,
  );
