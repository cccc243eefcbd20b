import type {FormattedText} from '../core/draft/parts.ts';
import type {Draft, Format} from '../core/draft/types.ts';
import type {Pack, Rule} from '../core/pack/types.ts';
import type {Coverage, Report} from '../core/report/types.ts';
import type {DraftSettings} from './host.ts';
import type {Places} from './places.ts';

/** One document of a draft in several; `version`: undefined for what is not open. */
export interface WholeFile {
  readonly uri: string;
  readonly version: number | undefined;
  readonly text: FormattedText;
}

/** A draft in several documents, seen from one of them. */
export interface Whole {
  readonly draft: Draft;
  readonly files: readonly (WholeFile & {readonly start: number; readonly places: Places; readonly report: Report})[];
  /** Which of the files it is seen from. */
  readonly own: number;
}

/** Everything that is known about one version of one draft. Its draft goes on with the next version: what is to be said of this one is said before anything is waited for. */
export interface View {
  readonly uri: string;
  readonly version: number;
  readonly format: Format;
  readonly settings: DraftSettings;
  /** The rules for the languages that the draft is in. */
  readonly pack: Pack;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly draft: Draft;
  readonly report: Report;
  readonly places: Places;
  /** Edits of this document go nowhere. */
  readonly readOnly: boolean;
  /** Coverage of the draft; evidence in another of its documents names which. */
  readonly coverage: readonly Coverage[];
  /** Where the document is one of several that are one draft. */
  readonly whole?: Whole;
}

const byPack = new WeakMap<Pack, ReadonlyMap<string, Rule>>();
/** The rules of a pack by id. */
export function rulesOf(pack: Pack): ReadonlyMap<string, Rule> {
  let rules = byPack.get(pack);
  if (!rules) byPack.set(pack, (rules = new Map(pack.rules.map(rule => [rule.id, rule]))));
  return rules;
}
