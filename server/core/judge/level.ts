import type {DraftKind, Level, Profile, Rule} from '../pack/types.ts';

/** Levels that replace a rule's own; `off` silences it. Rules that are not named keep theirs. */
export type Levels = {readonly [ruleId: string]: Level | 'off'};

/** What is asked of a check besides the draft and the pack. */
export interface CheckOptions {
  readonly levels?: Levels;
  /** What is off is not even asked what the draft gives: for trying a rule by itself. */
  readonly alone?: true;
  /** `strict` adds the rules on which authorities differ. */
  readonly profile?: Profile;
  /** What the draft is; without it the draft's title decides, and where that says nothing every rule applies. */
  readonly kind?: DraftKind;
}

/** The level at which a rule speaks: as configured, else its own if its profile is on. */
export const levelOf = ({id, level, profile}: Rule, options: CheckOptions): Level | 'off' =>
  options.levels?.[id] ?? (profile === 'strict' && options.profile !== 'strict' ? 'off' : level);

/** The gravest level that may be told with none, one or two doubts (`ARCHITECTURE.md`, "Certainty"). */
export const WITH_DOUBTS = ['error', 'warning', 'advice'] as const satisfies readonly Level[];

/** The level, no graver than another. */
export const atMost = (level: Level, most: Level): Level => (WITH_DOUBTS.indexOf(level) > WITH_DOUBTS.indexOf(most) ? level : most);

/**
 * Whether a rule is for drafts of this kind. A press release or leaflet lays nothing down, so it is not asked for safeguards; a judgment or report tells what others laid down,
 * and what they lacked or took back is not its own doing. What either says wrongly is still wrong.
 */
export function isFor(rule: Rule, kind: DraftKind | undefined): boolean {
  if (kind === undefined) return true;
  if (rule.for) return rule.for.includes(kind);
  if (kind === 'report') return rule.kind === 'language' || rule.kind === 'accuracy';
  return kind !== 'communication' || rule.needs === undefined;
}
