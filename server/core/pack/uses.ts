/**
 * Why a hit of a concept may be asked for: by itself, beside others in its sentence or block, or because it stands anywhere in the draft. Hits without
 * any of these need not be kept, which on long drafts is most of them. Worked out when a pack is compiled.
 */
import {ALL_MANNERS, mannersOf} from './manners.ts';
import {sums} from './sums.ts';
import type {UseTables} from './tables.ts';
import type {Near, Pack, Pattern} from './types.ts';

/** How a concept is asked for, a bit each. */
export const USE = {
  /** Rules ask for it whatever stands around it. */
  alone: 1,
  /** Rules judge it as a statement of its own, alone or with others. */
  judged: 2,
  /** It is asked for in table cells and headings. */
  cell: 4,
  /** A hit silences rules, so none may hide another. */
  silences: 8,
  /** It only has to stand somewhere in an article or section where something asks for it, so a few per section are enough; the same for the draft. */
  section: 16,
  document: 32,
  /** It has to be known of each block whether it says it. */
  eachBlock: 64,
  /** A pattern asks how bindingly it is said. */
  byModality: 128,
  /** It is in a team of a block. */
  inBlock: 256,
  /** A pattern asks whether it limits what is said. */
  limits: 512,
} as const;

/** What one pattern asks for in a sentence or block. Nothing of it matters there unless all that it cannot do without is said. */
interface Team {
  /** Of each of these lists one concept has to be said. */
  readonly needs: readonly (readonly number[])[];
  /** The concepts that matter then. */
  readonly members: readonly number[];
  /** Concepts that matter then and only have to stand somewhere in the block, so that a few are enough. */
  readonly somewhere: readonly number[];
}

export function compileUses(rules: Pack['rules'], concepts: number): UseTables {
  const finder = new UseFinder(concepts);
  for (const {finds = [], when = [], needs, resembles = [], avoid = [], table, unless = [], except, subject, hollow, restraint} of rules) {
    if (subject !== undefined) finder.note(subject, USE.eachBlock);
    for (const pattern of finds) finder.judged(pattern);
    // Whatever an article says of what a safeguard is for makes it speak of it (judge/evidence.ts).
    for (const pattern of when) finder.judged(pattern, true);
    for (const pattern of [...(needs?.any ?? []), ...resembles]) finder.judged(pattern);
    if (hollow !== undefined) {
      finder.note(hollow, 0);
      const promises = (needs?.any ?? []).flatMap(pattern => pattern.says);
      finder.team(promises, {needs: [], members: [hollow], somewhere: []}, false);
    }
    for (const {concept} of avoid) finder.note(concept, USE.alone | USE.judged);
    for (const concept of Object.values(table ?? {})) if (concept >= 0) finder.note(concept, USE.cell);
    const triggers = [...[...finds, ...when].flatMap(pattern => pattern.says), ...avoid.map(({concept}) => concept)];
    if (restraint !== undefined) {
      finder.note(restraint, USE.silences);
      finder.team(triggers, {needs: [], members: [restraint], somewhere: []}, false);
    }
    for (const pattern of unless) {
      finder.team(triggers, {needs: [], members: pattern.says, somewhere: []}, false);
      finder.around(pattern);
    }
    for (const concept of [except.overlaps, except.sentence, except.document]) {
      if (concept < 0) continue;
      finder.note(concept, USE.silences);
      if (concept === except.document) finder.note(concept, USE.document);
      else finder.team(triggers, {needs: [], members: [concept], somewhere: []}, false);
    }
  }
  return finder.tables();
}

/** Whether a match fulfils the pattern or not does not hang on what stands around it. */
const isPlain = ({condition, with: all, without}: Pattern): boolean => condition === undefined && all.length === 0 && without.length === 0;

const isSomewhere = ({within, pattern}: Near): boolean => within === 'block' && isPlain(pattern);

const isClose = ({within}: Near): boolean => within === 'clause' || within === 'sentence' || within === 'block';

class UseFinder {
  readonly #uses: Int32Array;
  readonly #manners: Int32Array;
  readonly #asked: Set<number>[];
  readonly #sentenceTeams: Team[][];
  readonly #blockTeams: Team[][];

  constructor(concepts: number) {
    this.#uses = new Int32Array(concepts);
    this.#manners = new Int32Array(concepts);
    this.#asked = Array.from({length: concepts}, () => new Set());
    this.#sentenceTeams = Array.from({length: concepts}, () => []);
    this.#blockTeams = Array.from({length: concepts}, () => []);
  }

  /** @param use bits of USE */
  note(concept: number, use: number, manners = ALL_MANNERS): void {
    this.#uses[concept]! |= use;
    this.#manners[concept]! |= manners;
  }

  /** A pattern that is looked for in the whole draft. `always`: what it says is asked for where the rest of it is not said, too. */
  judged(pattern: Pattern, always = false): void {
    const needsOthers = pattern.with.some(isClose);
    const isAlone = always || !needsOthers;
    for (const concept of pattern.says) this.note(concept, isAlone ? USE.judged | USE.alone : USE.judged, always ? ALL_MANNERS : 0);
    this.around(pattern, needsOthers && !always ? pattern.says : []);
  }

  /** What a pattern asks for around what it says. `leaders`: those of what it says that matter only with the rest. */
  around(pattern: Pattern, leaders: readonly number[] = []): void {
    const {says, condition, modality, with: all, without} = pattern;
    for (const concept of says) this.note(concept, modality ? USE.byModality : 0, mannersOf(pattern));
    const limits = Array.isArray(condition) ? condition : [];
    for (const concept of limits) this.note(concept, USE.limits);
    const around = [...all, ...without];
    const close = around.filter(isClose);
    const saidBy = (some: readonly Near[]): readonly number[] => some.flatMap(({pattern}) => pattern.says);
    const team: Team = {
      needs: all.filter(isClose).map(({pattern: {says: some}}) => some),
      members: [...leaders, ...limits, ...saidBy(close.filter(near => !isSomewhere(near)))],
      somewhere: saidBy(close.filter(isSomewhere)),
    };
    this.team(
      says,
      team,
      close.some(({within}) => within === 'block'),
    );
    for (const near of around) this.#near(near, says);
  }

  /** @param askers around which it is looked for */
  #near(near: Near, askers: readonly number[]): void {
    const {pattern, within} = near;
    if (isClose(near)) return this.around(pattern);
    // What hangs on more than the match itself has to be kept for its own sake.
    if (!isPlain(pattern)) return this.judged(pattern);
    for (const concept of pattern.says) this.note(concept, within === 'document' ? USE.document : USE.section, 0);
    if (within !== 'document') for (const asker of askers) for (const concept of pattern.says) this.#asked[asker]!.add(concept);
    this.around(pattern);
  }

  team(leaders: readonly number[], team: Team, inBlock: boolean): void {
    const {needs, members, somewhere} = team;
    if (members.length === 0 && somewhere.length === 0) return;
    for (const concept of leaders) (inBlock ? this.#blockTeams : this.#sentenceTeams)[concept]!.push(team);
    if (inBlock) for (const concept of [leaders, members, somewhere, ...needs].flat()) this.note(concept, USE.inBlock, 0);
  }

  tables(): UseTables {
    const teams: number[] = [];
    const places = new Map<string, number>();
    const placeOf = ({needs, members, somewhere}: Team): number => {
      const words = [needs.length, ...[...needs, members, somewhere].flatMap(list => [list.length, ...list])];
      // Many patterns of a rule ask for the same.
      const name = words.join();
      let place = places.get(name);
      if (place === undefined) {
        places.set(name, (place = teams.length));
        for (const word of words) teams.push(word);
      }
      return place;
    };
    const [ofSentences, ofBlocks] = [this.#sentenceTeams, this.#blockTeams].map(teamsOf => teamsOf.map(list => [...new Set(list.map(placeOf))])) as [
      number[][],
      number[][],
    ];
    return {
      uses: this.#uses,
      manners: this.#manners,
      askedOf: sums(this.#asked.map(list => list.size)),
      asked: Int32Array.from(this.#asked.flatMap(list => [...list])),
      sentenceTeamsOf: sums(ofSentences.map(list => list.length)),
      sentenceTeams: Int32Array.from(ofSentences.flat()),
      blockTeamsOf: sums(ofBlocks.map(list => list.length)),
      blockTeams: Int32Array.from(ofBlocks.flat()),
      teams: Int32Array.from(teams),
    };
  }
}
