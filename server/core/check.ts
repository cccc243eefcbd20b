import type {Draft} from './draft/types.ts';
import {judge, type Levels} from './judge/index.ts';
import {findMatches} from './match/index.ts';
import {Matcher} from './match/matcher.ts';
import type {Pack} from './pack/types.ts';
import {makeReport} from './report/index.ts';
import type {Report} from './report/types.ts';

export interface CheckOptions {
  /** Levels in place of the rules' own, by rule id. */
  readonly levels?: Levels;
}

/** Matchers are derived from packs alone, so a pack carries its own along. */
const matchers = new WeakMap<Pack, Matcher>();

/**
 * The front door: what is to be said about a draft. Editor, command line and rule examples all come through here, so they
 * cannot differ. Pure and deterministic; never throws on any draft or compiled pack.
 */
export function check(draft: Draft, pack: Pack, options: CheckOptions = {}): Report {
  let matcher = matchers.get(pack);
  if (!matcher) matchers.set(pack, (matcher = new Matcher(pack)));
  return makeReport(draft, pack, judge(draft, pack, findMatches(draft, matcher), options.levels));
}
