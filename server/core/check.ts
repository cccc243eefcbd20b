import {DraftReader} from './draft/index.ts';
import {draftKind} from './draft/kind.ts';
import {lexiconOf} from './draft/lexicon.ts';
import type {Draft, Format} from './draft/types.ts';
import {Judge} from './judge/index.ts';
import type {CheckOptions} from './judge/level.ts';
import {findMatches} from './match/index.ts';
import {Matcher} from './match/matcher.ts';
import {MatchMemory} from './match/memory.ts';
import type {Matches} from './match/types.ts';
import type {Pack} from './pack/types.ts';
import {Normaliser} from './report/fingerprint.ts';
import {makeReport} from './report/index.ts';
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

function report(draft: Draft, pack: Pack, options: CheckOptions, matches: Matches, judge: Judge, normaliser?: Normaliser): Report {
  const kind = options.kind ?? draftKind(draft, lexiconOf(pack.language));
  return makeReport(draft, pack, kind, judge.judge(draft, matches, kind), normaliser);
}

/**
 * The same door for a draft that is being written: each version is answered as if it were the first, and what did not change is not worked out again. Holds the
 * memory of one draft; see "What an edit costs" in ARCHITECTURE.md.
 */
export class FollowedDraft {
  readonly #pack: Pack;
  readonly #options: CheckOptions;
  readonly #reader: DraftReader;
  readonly #memory = new MatchMemory();
  readonly #judge: Judge;
  readonly #normaliser = new Normaliser();

  constructor(format: Format, pack: Pack, options: CheckOptions = {}) {
    this.#pack = pack;
    this.#options = options;
    this.#reader = new DraftReader(format, pack.language, {keeps: true});
    this.#judge = new Judge(pack, options);
  }

  check(text: string): {draft: Draft; report: Report} {
    const {draft, facts} = this.#reader.read(text);
    const matches = findMatches(draft, matcherOf(this.#pack), {memory: this.#memory, facts});
    return {draft, report: report(draft, this.#pack, this.#options, matches, this.#judge, this.#normaliser)};
  }
}
