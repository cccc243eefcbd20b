/** English only; other languages inflect their articles, and their packs offer replacements that bring them along. */

/** Sounded with a consonant although written with a vowel, by their first letters. */
const CONSONANT_SOUND = /^(?:uni(?!n|m)|use|usu|ute|uti|u[bcdfgkpqrst][aeiou]|eu|ew|one\b|once\b|ouija|U[A-Z]?\b)/i;
/** Sounded with a vowel although written with a consonant. */
const VOWEL_SOUND = /^(?:hour|honest|honou?r|heir)/i;
/** Read letter by letter (HIV, NGO, SOP), and the letter's name begins with a vowel. */
const SPELT_OUT = /^(?=[FHLMNRSX])(?:[A-Z]{2,}|[A-Z]\b)/;

const takesAn = (text: string): boolean => SPELT_OUT.test(text) || VOWEL_SOUND.test(text) || (/^[aeiou]/i.test(text) && !CONSONANT_SOUND.test(text));

/** The article to write before `next` where `article` stood before `old`; undefined when nothing changes. */
export function articleFor(article: string, old: string, next: string): string | undefined {
  const lower = article.toLowerCase();
  if ((lower !== 'a' && lower !== 'an') || takesAn(old) === takesAn(next)) return undefined;
  const wanted = takesAn(next) ? 'an' : 'a';
  return article === 'A' || article === 'An' ? wanted[0]!.toUpperCase() + wanted.slice(1) : article === 'AN' ? wanted.toUpperCase() : wanted;
}
