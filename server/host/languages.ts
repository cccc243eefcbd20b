import {franc} from 'franc-min';

/** The language of a text, as the shortest code of ISO 639, or undefined. Good from a sentence on. */
export function languageOf(text: string): string | undefined {
  const code = franc(text);
  // "fra" is "fr"; what has no short code keeps its long one.
  return code === 'und' ? undefined : Intl.getCanonicalLocales(code)[0]!.split('-')[0];
}
