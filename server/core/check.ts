import {draftKind} from './draft/kind.ts';
import {lexiconOf} from './draft/lexicon.ts';
import type {Draft} from './draft/types.ts';
import {judge} from './judge/index.ts';
import type {CheckOptions} from './judge/level.ts';
import {findMatches} from './match/index.ts';
import {Matcher} from './match/matcher.ts';
import type {Pack} from './pack/types.ts';
import {makeReport} from './report/index.ts';
import type {Report} from './report/types.ts';

export type {CheckOptions};

/** Matchers are derived from packs alone, so a pack carries its own along. */
const matchers = new WeakMap<Pack, Matcher>();

/**
 * The front door: what is to be said about a draft. Editor, command line and rule examples all come through here, so they
 * cannot differ. Pure and deterministic; never throws on any draft or compiled pack.
 */
export function check(draft: Draft, pack: Pack, options: CheckOptions = {}): Report {
  let matcher = matchers.get(pack);
  if (!matcher) matchers.set(pack, (matcher = new Matcher(pack)));
  const kind = options.kind ?? draftKind(draft, lexiconOf(pack.language));
  return makeReport(draft, pack, kind, judge(draft, pack, findMatches(draft, matcher), kind, options));
}
