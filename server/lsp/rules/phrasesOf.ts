/** What a compiled concept says, in the signs of phrases: for concepts of packs whose files are not at hand. */
import type {Concept, Element, Pack} from '../../core/pack/types.ts';

/** So many words of one place are shown, and so many phrases. */
const MOST_WORDS = 5;
const MOST_PHRASES = 12;

const shown = new WeakMap<Pack, readonly string[]>();

/** The first phrases of a concept. The compiler has unfolded them, so they are not as their author wrote them. `more`: how many there are besides. */
export function phrasesOf(pack: Pack, concept: Concept, most = MOST_PHRASES): {phrases: string[]; more: number} {
  let words = shown.get(pack);
  if (!words) shown.set(pack, (words = wordsOf(pack)));
  const text = ({atom, concept: other}: Element): string =>
    atom === undefined ? `{${pack.concepts[other!]!.name}}` : pack.atoms[atom]!.map(symbol => words[symbol] ?? '').join(' ');
  const phrases = new Set<string>();
  for (const {elements, gaps} of concept.variants) {
    const parts = elements.map((element, i) => {
      const [least, most] = gaps[i - 1] ?? [0, 0];
      return `${i === 0 ? '' : most ? ` <${least}-${most}> ` : ' '}${text(element)}`;
    });
    phrases.add(parts.join(''));
  }
  return {phrases: [...phrases].slice(0, most), more: Math.max(0, phrases.size - most)};
}

/** What each symbol is shown as: a word, or a bracket of words. Of forms that begin alike, as inflected ones do, the shortest stands for all. */
function wordsOf({lexicon}: Pack): string[] {
  const forms: string[][] = [];
  for (const [form, symbols] of Object.entries(lexicon)) for (const symbol of symbols) (forms[symbol] ??= []).push(form.replace(/^=/, ''));
  return Array.from(forms, (list = [], symbol) => {
    if (symbol === 0) return '{number}';
    const kept: string[] = [];
    for (const form of list.sort((a, b) => a.length - b.length || (a < b ? -1 : 1)))
      if (!kept.some(one => form.startsWith(one.slice(0, Math.max(3, one.length - 1))))) kept.push(form);
    if (kept.length === 1) return kept[0]!;
    return `[${kept.slice(0, MOST_WORDS).join('|')}${kept.length > MOST_WORDS ? '|…' : ''}]`;
  });
}
