import {type Checked, type CheckOptions, check, checkPassages} from './check.ts';
import {type FormattedText, parseText} from './draft/index.ts';
import {declaredLanguage, LanguageFinder} from './draft/languages.ts';
import {type Draft, isWritable} from './draft/types.ts';
import {joinPacks} from './pack/join.ts';
import type {Pack} from './pack/types.ts';
import type {Report} from './report/types.ts';

export type {FormattedText};

/** What texts are checked with. What is asked for is fetched when a draft first needs it, which few do. */
export interface SpokenRules {
  /** The rules for drafts that neither say nor show that they are in another language. */
  readonly pack: Pack;
  /** The rules for a language (ISO 639); undefined where there are none. */
  readonly packFor: (language: string) => Promise<Pack | undefined>;
  /** What tells the language of a text, undefined where it cannot. */
  readonly detector: () => Promise<(text: string) => string | undefined>;
  readonly options: CheckOptions;
}

/** The one way from text to findings, for command line and editor: each passage is checked with the rules for its language, and left alone where there are none. */
export async function checkText(text: FormattedText, rules: SpokenRules): Promise<Checked> {
  const pack = await packOf(text, rules);
  if (!pack) return leaveAlone(text, rules);
  const draft = parseText(text, pack.language);
  return draft.strange.length ? checkStrange(text, draft, pack, rules) : {draft, pack, report: check(draft, pack, rules.options)};
}

/** The rules that a draft is first read with: those for the language that it says it is in, of which there may be none, else the main ones. */
export async function packOf({text, format}: FormattedText, {pack, packFor}: SpokenRules): Promise<Pack | undefined> {
  const declared = isWritable(format) ? declaredLanguage(text) : undefined;
  return declared === undefined || declared === pack.language.name ? pack : packFor(declared);
}

/** The rules that a report on the text comes from, as `checkText` gave them with it. */
export async function packOfReport({languages}: Pick<Report, 'languages'>, text: FormattedText, rules: SpokenRules): Promise<Pack> {
  const packs = await Promise.all(languages.map(rules.packFor));
  const [main, ...others] = packs.filter(pack => pack !== undefined);
  return main ? joinPacks([main, ...others]) : ((await packOf(text, rules)) ?? rules.pack);
}

/** Checks a draft in which `pack` does not read everything. */
export async function checkStrange(text: FormattedText, draft: Draft, pack: Pack, {options, packFor, detector}: SpokenRules): Promise<Checked> {
  const languageOf = await detector();
  const finder = new LanguageFinder(draft, pack.language);
  const packs = new Set([pack]);
  for (let question = finder.question(); question !== undefined; question = finder.question()) {
    const language = languageOf(question);
    const other = language === undefined || language === pack.language.name ? undefined : await packFor(language);
    if (other) packs.add(other);
    finder.answer(language, other?.language);
  }
  return checkPassages(text, finder.passages(), [...packs] as [Pack, ...Pack[]], options, {draft, pack});
}

const leaveAlone = (text: FormattedText, {pack, options}: SpokenRules): Checked =>
  checkPassages(text, [{start: 0, end: text.text.length, language: declaredLanguage(text.text)!}], [pack], options);
