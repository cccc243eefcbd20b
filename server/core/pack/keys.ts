/** Which element of a variant is looked for first: the one whose words the pack's own examples, a fair sample of drafts, have least of. */
import {scanWords, Words, wordForm} from '../words.ts';
import type {Concept, Pack, Rule, Symbol} from './types.ts';

/** The concepts with a key for every variant of several elements. */
export function withKeys(concepts: readonly Concept[], atoms: Pack['atoms'], lexicon: Pack['lexicon'], rules: readonly Rule[]): Concept[] {
  const frequency = frequencies(lexicon, rules);
  const ofAtom = atoms.map(atom => Math.min(...atom.map(symbol => frequency.get(symbol) ?? 0)) / atom.length);
  // Concepts come after those they refer to, so their own frequencies are known in time.
  const ofConcept: number[] = [];
  return concepts.map(concept => {
    let sum = 0;
    const variants = concept.variants.map(variant => {
      const scores = variant.elements.map(e => (e.atom === undefined ? ofConcept[e.concept!]! : ofAtom[e.atom]!));
      const least = Math.min(...scores);
      sum += least;
      const key = scores.indexOf(least);
      return key > 0 ? {...variant, key} : variant;
    });
    ofConcept.push(sum);
    return {...concept, variants};
  });
}

/** How often each symbol is met in the examples of all rules. */
function frequencies(lexicon: Pack['lexicon'], rules: readonly Rule[]): Map<Symbol, number> {
  const forms = new Map<string, number>();
  for (const {examples} of rules) for (const [form, count] of formsOf(examples)) forms.set(form, (forms.get(form) ?? 0) + count);
  const known = new Map(Object.entries(lexicon));
  const counts = new Map<Symbol, number>();
  for (const [form, count] of forms) for (const symbol of known.get(form) ?? []) counts.set(symbol, (counts.get(symbol) ?? 0) + count);
  return counts;
}

/** A pack that is compiled beside another, again and again while somebody writes it, brings few examples of its own. */
const counted = new WeakMap<Rule['examples'], ReadonlyMap<string, number>>();

/** How often each word form is met in the examples of a rule. */
function formsOf(examples: Rule['examples']): ReadonlyMap<string, number> {
  const before = counted.get(examples);
  if (before) return before;
  const forms = new Map<string, number>();
  const words = new Words();
  for (const {text} of [...examples.flags, ...examples.allows]) {
    scanWords(text, 0, text.length, words);
    for (let i = 0; i < words.count; i++) {
      const form = wordForm(text.slice(words.start[i]!, words.end[i]!));
      forms.set(form, (forms.get(form) ?? 0) + 1);
    }
  }
  counted.set(examples, forms);
  return forms;
}
