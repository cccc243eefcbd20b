import {DraftFollower} from './draft/follower.ts';
import {type FormattedText, parseText} from './draft/index.ts';
import {draftKind} from './draft/kind.ts';
import {inLanguage, languagesOf, type Passage} from './draft/languages.ts';
import {lexiconOf} from './draft/lexicon.ts';
import type {Draft, Format} from './draft/types.ts';
import {Judge} from './judge/index.ts';
import type {CheckOptions} from './judge/level.ts';
import {MatchFollower} from './match/follower.ts';
import {findMatches} from './match/index.ts';
import {Matcher} from './match/matcher.ts';
import type {Matches} from './match/types.ts';
import {joinPacks} from './pack/join.ts';
import type {Pack} from './pack/types.ts';
import {makeReport, makeReportOfParts} from './report/index.ts';
import {ReportMemory} from './report/memory.ts';
import type {Report} from './report/types.ts';

export type {CheckOptions};

/** Matchers are derived from packs alone, so a pack carries its own along. */
const matchers = new WeakMap<Pack, Matcher>();

function matcherOf(pack: Pack): Matcher {
  let matcher = matchers.get(pack);
  if (!matcher) matchers.set(pack, (matcher = new Matcher(pack)));
  return matcher;
}

/**
 * The front door: what is to be said about a draft. Editor, command line and rule examples all come through here, so they
 * cannot differ. Pure and deterministic; never throws on any draft or compiled pack.
 */
export function check(draft: Draft, pack: Pack, options: CheckOptions = {}): Report {
  return report(draft, pack, options, findMatches(draft, matcherOf(pack)), new Judge(pack, options));
}

/** A draft and what was said about it, by which rules. */
export interface Checked {
  readonly draft: Draft;
  readonly pack: Pack;
  readonly report: Report;
}

/**
 * The same for a draft in several languages. Each pack reads the whole draft's structure and the passages in its own language; what they say is one report, in which the
 * draft is as the pack of its main language reads it. `packs`: the first is for drafts in no language that any of them reads. `read`: the draft as one of them has read it.
 */
export function checkPassages(
  text: FormattedText,
  passages: readonly Passage[],
  packs: readonly [Pack, ...Pack[]],
  options: CheckOptions = {},
  read?: {readonly draft: Draft; readonly pack: Pack},
): Checked {
  const languages = languagesOf(passages);
  const packFor = (language: string): Pack | undefined => packs.find(pack => pack.language.name === language);
  const [main = packs[0], ...others] = languages.flatMap(language => packFor(language) ?? []);
  const readers = [main, ...others] as const;
  const drafts = readers.map(pack => inLanguage(pack === read?.pack ? read.draft : parseText(text, pack.language), passages, pack.language.name));
  const kind = options.kind ?? draftKind(drafts[0]!, lexiconOf(main.language));
  const parts = readers.map((pack, i) => {
    const draft = drafts[i]!;
    return {draft, judgement: new Judge(pack, options).judge(draft, findMatches(draft, matcherOf(pack)), kind)};
  });
  const joined = joinPacks(readers);
  const spoken = {languages: languages.filter(packFor), leftAlone: languages.filter(language => !packFor(language))};
  return {draft: drafts[0]!, pack: joined, report: makeReportOfParts(parts, joined, kind, spoken)};
}

function report(draft: Draft, pack: Pack, options: CheckOptions, matches: Matches, judge: Judge): Report {
  const kind = options.kind ?? draftKind(draft, lexiconOf(pack.language));
  return makeReport(draft, pack, kind, judge.judge(draft, matches, kind));
}

/**
 * The same door for a draft that is being written: each version is answered as if it were the first, and what did not change is not worked out again. What it gave for one
 * version may not be looked at once the next one is checked; see "What things cost" in ARCHITECTURE.md.
 */
export class FollowedDraft {
  readonly #pack: Pack;
  readonly #options: CheckOptions;
  readonly #draft: DraftFollower;
  readonly #matches: MatchFollower;
  readonly #judge: Judge;
  readonly #told = new ReportMemory();
  #isFirst = true;

  constructor(format: Format, pack: Pack, options: CheckOptions = {}) {
    this.#pack = pack;
    this.#options = options;
    this.#draft = new DraftFollower(format, pack.language);
    this.#matches = new MatchFollower(matcherOf(pack));
    this.#judge = new Judge(pack, options, true);
  }

  check(text: string): {draft: Draft; report: Report} {
    const {draft, change} = this.#draft.read(text);
    const {matches, change: said} = this.#matches.follow(draft, change);
    const kind = this.#options.kind ?? draftKind(draft, lexiconOf(this.#pack.language));
    const {recut, rewired} = change;
    const judgement = this.#judge.judge(draft, matches, kind, this.#isFirst ? undefined : {...said, to: said.from + said.added, recut, rewired});
    this.#isFirst = false;
    return {draft, report: makeReport(draft, this.#pack, kind, judgement, this.#told)};
  }
}
