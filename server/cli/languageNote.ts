import type {Report} from '../core/report/types.ts';

const NAMES = new Intl.DisplayNames(['en'], {type: 'language'});
const LIST = new Intl.ListFormat('en');
const named = (codes: readonly string[]): string => LIST.format(codes.map(code => NAMES.of(code) ?? code));

/** In which languages a draft was read, where that is not simply in English; otherwise ''. */
export function languageNote({languages, leftAlone = []}: Partial<Pick<Report, 'languages' | 'leftAlone'>>): string {
  const read = languages?.length && languages.join() !== 'en' ? [`Read in ${named(languages)}.`] : [];
  const left = leftAlone.length ? [`Text in ${named(leftAlone)} was left alone, since there are no rules for it.`] : [];
  return [...(left.length && !read.length && languages?.length ? [`Read in ${named(languages)}.`] : read), ...left].join(' ');
}
