import type {Report} from '../core/report/types.ts';
import type {Voice} from './voice.ts';

/** In which languages a draft was read, where that is not simply in English; otherwise ''. */
export function languageNote({languages, leftAlone = []}: Partial<Pick<Report, 'languages' | 'leftAlone'>>, voice: Voice): string {
  const named = (codes: readonly string[]): string => voice.languages(codes);
  const isTold = languages?.length && (languages.join() !== 'en' || leftAlone.length);
  return [
    ...(isTold ? [voice.say('read-in', {languages: named(languages)})] : []),
    ...(leftAlone.length ? [voice.say('left-alone', {languages: named(leftAlone)})] : []),
  ].join(' ');
}

/** Said where several files are read as one draft. */
export const oneDraft = ([first, ...others]: readonly string[], voice: Voice): string =>
  voice.say('one-draft', {first: first!, others: voice.list(others)});
