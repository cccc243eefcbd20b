import type {Near, Pack, Pattern} from '../pack/types.ts';
import {ALL_MANNERS, mannersOf} from './said.ts';

/**
 * Why a hit of a concept may be asked for: by itself, beside others in its sentence or block, or because it stands anywhere in the draft. Hits without
 * any of these need not be kept, which on long drafts is most of them. Concepts without an entry only feed joins and cues.
 */
export interface Use {
  /** Rules ask for it whatever stands around it. */
  alone: boolean;
  /** Rules judge it as a statement of its own, alone or with others. */
  judged: boolean;
  /** It is asked for in table cells and headings. */
  cell: boolean;
  /** A hit silences rules, so none may hide another. */
  silences: boolean;
  /** It only has to stand somewhere in an article or section, so a few per section are enough; the same for the draft. */
  section: boolean;
  document: boolean;
  /** It has to be known of each block whether it says it. */
  eachBlock: boolean;
  /** How it has to be said, a bit for each manner (said.ts). */
  manners: number;
  /** A pattern asks how bindingly it is said. */
  byModality: boolean;
  /** It is in a team of a block. */
  inBlock: boolean;
  /** Teams of a sentence and of a block that are looked at where it is said. */
  sentenceTeams: readonly Team[];
  blockTeams: readonly Team[];
}

/** What one pattern asks for in a sentence or block. Nothing of it matters there unless all that it cannot do without is said. */
export interface Team {
  /** Of each of these lists one concept has to be said. */
  readonly needs: readonly (readonly number[])[];
  /** The concepts that matter then. */
  readonly members: readonly number[];
  /** Concepts that matter then and only have to stand somewhere in the block, so that a few are enough. */
  readonly somewhere: readonly number[];
}

/** By concept; undefined where no rule asks. */
export function usesOf(pack: Pack, concepts: number): readonly (Use | undefined)[] {
  const uses = new UseFinder(concepts);
  for (const {finds = [], when = [], needs, resembles = [], avoid = [], table, unless = [], except, subject} of pack.rules) {
    if (subject !== undefined) uses.any(subject).eachBlock = true;
    for (const pattern of finds) uses.judged(pattern);
    // Whatever an article says of what a safeguard is for makes it speak of it (judge/evidence.ts).
    for (const pattern of when) uses.judged(pattern, true);
    for (const pattern of [...(needs?.any ?? []), ...resembles]) uses.judged(pattern);
    for (const {concept} of avoid) uses.alone(concept, ALL_MANNERS);
    for (const concept of Object.values(table ?? {})) if (concept >= 0) uses.any(concept).cell = true;
    const triggers = [...[...finds, ...when].flatMap(pattern => pattern.says), ...avoid.map(({concept}) => concept)];
    for (const pattern of unless) {
      uses.team(triggers, [], pattern.says, false);
      uses.around(pattern);
    }
    for (const concept of [except.overlaps, except.sentence, except.document]) {
      if (concept < 0) continue;
      uses.any(concept).silences = true;
      if (concept === except.document) uses.of(concept).document = true;
      else uses.team(triggers, [], [concept], false);
    }
  }
  return uses.all;
}

const NO_TEAMS: readonly Team[] = [];

const NO_CONCEPTS: readonly number[] = [];

/** Whether a match fulfils the pattern or not does not hang on what stands around it. */
const isPlain = ({condition, with: all, without}: Pattern): boolean => condition === undefined && all.length === 0 && without.length === 0;

const isSomewhere = ({within, pattern}: Near): boolean => within === 'block' && isPlain(pattern);

const isClose = ({within}: Near): boolean => within === 'clause' || within === 'sentence' || within === 'block';

class UseFinder {
  readonly all: (Use | undefined)[];

  constructor(concepts: number) {
    this.all = new Array(concepts);
  }

  of(concept: number): Use {
    return (this.all[concept] ??= {
      alone: false,
      judged: false,
      cell: false,
      silences: false,
      section: false,
      document: false,
      eachBlock: false,
      manners: 0,
      byModality: false,
      inBlock: false,
      sentenceTeams: NO_TEAMS,
      blockTeams: NO_TEAMS,
    });
  }

  /** Of a concept that is asked for however it is said. */
  any(concept: number): Use {
    const use = this.of(concept);
    use.manners = ALL_MANNERS;
    return use;
  }

  alone(concept: number, manners: number): void {
    const use = this.of(concept);
    use.alone = use.judged = true;
    use.manners |= manners;
  }

  /** A pattern that is looked for in the whole draft. `always`: what it says is asked for where the rest of it is not said, too. */
  judged(pattern: Pattern, always = false): void {
    const needsOthers = pattern.with.some(isClose);
    for (const concept of pattern.says) {
      this.of(concept).judged = true;
      if (always || !needsOthers) this.alone(concept, always ? ALL_MANNERS : 0);
    }
    this.around(pattern, needsOthers && !always ? pattern.says : []);
  }

  /** What a pattern asks for around what it says. `leaders`: those of what it says that matter only with the rest. */
  around(pattern: Pattern, leaders: readonly number[] = []): void {
    const {says, condition, with: all, without} = pattern;
    for (const concept of says) {
      const use = this.of(concept);
      use.manners |= mannersOf(pattern);
      use.byModality ||= pattern.modality !== undefined;
    }
    const limits = Array.isArray(condition) ? condition : [];
    for (const concept of limits) this.any(concept);
    const around = without.length > 0 ? all.concat(without) : all;
    // Most patterns say one thing and no more.
    if (around.length === 0 && limits.length === 0) return;
    const close = around.filter(isClose);
    const saidBy = (some: readonly Near[]): readonly number[] => some.flatMap(({pattern}) => pattern.says);
    const members = leaders.concat(limits, saidBy(close.filter(near => !isSomewhere(near))));
    const needs = all.filter(isClose).map(({pattern: {says: some}}) => some);
    this.team(
      says,
      needs,
      members,
      close.some(({within}) => within === 'block'),
      saidBy(close.filter(isSomewhere)),
    );
    for (const near of around) this.#near(near);
  }

  #near(near: Near): void {
    const {pattern, within} = near;
    if (isClose(near)) return this.around(pattern);
    // What hangs on more than the match itself has to be kept for its own sake.
    if (!isPlain(pattern)) return this.judged(pattern);
    for (const concept of pattern.says) this.of(concept)[within === 'document' ? 'document' : 'section'] = true;
    this.around(pattern);
  }

  team(
    leaders: readonly number[],
    needs: readonly (readonly number[])[],
    members: readonly number[],
    inBlock: boolean,
    somewhere: readonly number[] = NO_CONCEPTS,
  ): void {
    if (members.length === 0 && somewhere.length === 0) return;
    const team: Team = {needs, members, somewhere};
    for (const list of [members, somewhere]) for (const concept of list) this.of(concept);
    for (const concept of leaders) {
      const use = this.of(concept);
      if (inBlock) use.blockTeams = use.blockTeams.concat(team);
      else use.sentenceTeams = use.sentenceTeams.concat(team);
    }
    if (inBlock) for (const list of [leaders, members, somewhere, ...needs]) for (const concept of list) this.of(concept).inBlock = true;
  }
}
