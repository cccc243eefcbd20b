import {wordForm} from '../words.ts';
import {isUpper, type Lexicon} from './lexicon.ts';

/** Whether a text is a recital, or a whole preamble. */
export const isRecital = (text: string, lexicon: Lexicon): boolean =>
  (/(?:[,;:—]|\band)\s*$/.test(text.slice(-8)) && opensRecital(text, lexicon)) || runsOn(text, lexicon);

/** A preamble in one paragraph: "The States Parties, Considering that ..., Recalling the ...". */
function runsOn(text: string, lexicon: Lexicon): boolean {
  let recitals = 0;
  for (const m of text.slice(0, 4000).matchAll(/[,;]\s{0,3}(?:and\s)?(?=\p{Lu}\p{Ll})/gu)) {
    if (opensRecital(text.slice(m.index + m[0].length, m.index + m[0].length + 40), lexicon) && ++recitals === 2) return true;
  }
  return false;
}

function opensRecital(text: string, lexicon: Lexicon): boolean {
  if (!isUpper(text.charCodeAt(0))) return false;
  const start = wordForm(text.slice(0, 40));
  return lexicon.headings.preamble.some(
    phrase => start.startsWith(phrase.replace(/\s*\.\.\.$/, '')) && !/^[a-z]/.test(start.slice(phrase.replace(/\s*\.\.\.$/, '').length)),
  );
}
