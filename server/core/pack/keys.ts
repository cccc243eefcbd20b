/** Which element of a variant is looked for first: the one whose words the pack's own examples, a fair sample of drafts, have least of. */
import {scanWords, wordForm, Words} from '../words.ts';
import type {Concept, Pack, Rule, Symbol} from './types.ts';

/** The concepts with a key for every variant of several elements. */
export function withKeys(concepts: readonly Concept[], atoms: Pack['atoms'], lexicon: Pack['lexicon'], rules: readonly Rule[]): Concept[] {
  const frequency = frequencies(lexicon, rules);
  const score = atoms.map(atom => Math.min(...atom.map(symbol => frequency.get(symbol) ?? 0)) / atom.length);
  return concepts.map(concept => ({
    ...concept,
    variants: concept.variants.map(variant => {
      let key = -1;
      variant.elements.forEach(({atom}, i) => {
        if (atom !== undefined && (key < 0 || score[atom]! < score[variant.elements[key]!.atom!]!)) key = i;
      });
      return key > 0 ? {...variant, key} : variant;
    }),
  }));
}

/** How often each symbol is met in the examples of all rules. */
function frequencies(lexicon: Pack['lexicon'], rules: readonly Rule[]): Map<Symbol, number> {
  const forms = new Map(Object.entries(lexicon));
  const counts = new Map<Symbol, number>();
  const words = new Words();
  for (const {examples} of rules) {
    for (const {text} of [...examples.flags, ...examples.allows]) {
      scanWords(text, 0, text.length, words);
      for (let i = 0; i < words.count; i++) {
        const form = wordForm(text.slice(words.start[i]!, words.end[i]!));
        for (const symbol of forms.get(form) ?? []) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
      }
    }
  }
  return counts;
}
