import type {Report} from '../core/report/types.ts';

/** Made when a note is: the names of languages take longer to load than a page to check. */
function named(codes: readonly string[]): string {
  const names = new Intl.DisplayNames(['en'], {type: 'language'});
  return new Intl.ListFormat('en').format(codes.map(code => names.of(code) ?? code));
}

/** In which languages a draft was read, where that is not simply in English; otherwise ''. */
export function languageNote({languages, leftAlone = []}: Partial<Pick<Report, 'languages' | 'leftAlone'>>): string {
  const read = languages?.length && languages.join() !== 'en' ? [`Read in ${named(languages)}.`] : [];
  const left = leftAlone.length ? [`Text in ${named(leftAlone)} was left alone, since there are no rules for it.`] : [];
  return [...(left.length && !read.length && languages?.length ? [`Read in ${named(languages)}.`] : read), ...left].join(' ');
}

/** Said where several files are read as one draft. */
export const oneDraft = ([first, ...others]: readonly string[]): string =>
  `${first} is read as one draft with ${new Intl.ListFormat('en').format(others)}.`;
