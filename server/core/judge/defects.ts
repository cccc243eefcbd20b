import type {Block, Draft} from '../draft/types.ts';
import {sameItems} from '../span.ts';
import {withoutEchoes} from './echoes.ts';
import type {Stretch} from './sightings.ts';
import {takenBack} from './takenBack.ts';
import type {CoverageNote, Verdict} from './types.ts';

/**
 * The findings at places, each defect once, and what they mean for safeguards. In a draft that is followed most edits bring and take none: then all of this stands, since verdicts that stay move by themselves.
 */
export class Defects {
  #verdicts: readonly Verdict[] = [];
  #gone: readonly Stretch[] = [];
  /** The first and the last block of each of those. */
  #edges: readonly Block[] = [];
  #ofRequirement: ReadonlyMap<string, readonly Verdict[]> = new Map();
  #spoiling: ReadonlyMap<string, readonly Verdict[]> = new Map();
  #limiting: ReadonlyMap<string, number> = new Map();
  #notes: readonly CoverageNote[] = [];

  /** @param all what rules found at places, rule by rule */
  take(all: readonly Verdict[], draft: Draft): void {
    this.#verdicts = withoutEchoes(all, draft);
    this.#ofRequirement = byRequirement(this.#verdicts, () => false, this.#ofRequirement);
    this.#spoiling = byRequirement(this.#verdicts, ({rule, level}) => rule.kind === 'weakening' && level === 'error', this.#spoiling);
    this.#limiting = new Map(Array.from(this.#ofRequirement, ([requirement, list]) => [requirement, placesThatLimit(list)]));
    const before = new Map(this.#notes.map(note => [note.places[0]!.spans, note]));
    this.#notes = Array.from(
      this.#ofRequirement,
      ([requirement, list]): CoverageNote => before.get(list) ?? {requirement, state: 'weak', places: [{role: 'weakening', spans: list}]},
    );
  }

  /** To be asked when findings came or went, or references may lead elsewhere. Returns whether what is taken back begins or ends elsewhere than before. */
  takeBack(draft: Draft): boolean {
    this.#gone = takenBack(draft, this.#verdicts);
    const edges = this.#gone.flatMap(({from, to}) => [draft.blocks[from]!, draft.blocks[to - 1]!]);
    if (sameItems(edges, this.#edges)) return false;
    this.#edges = edges;
    return true;
  }

  get verdicts(): readonly Verdict[] {
    return this.#verdicts;
  }

  /** Blocks whose promises another place takes back. */
  get gone(): readonly Stretch[] {
    return this.#gone;
  }

  /** By requirement that they are chiefly about. The same lists as before where nothing came or went. */
  get ofRequirement(): ReadonlyMap<string, readonly Verdict[]> {
    return this.#ofRequirement;
  }

  /** What they say of the requirements that they are about. */
  get notes(): readonly CoverageNote[] {
    return this.#notes;
  }

  /** Weakenings that are errors, which spoil evidence beside them, under all requirements that their rules cover. */
  spoiling(requirement: string): readonly Verdict[] {
    return this.#spoiling.get(requirement) ?? NONE;
  }

  /** In how many places a requirement is limited. */
  limiting(requirement: string): number {
    return this.#limiting.get(requirement) ?? 0;
  }
}

const NONE: readonly Verdict[] = [];

/** What limits a protection shows that the draft deals with it. */
const limits = ({rule, level}: Verdict): boolean => rule.kind === 'weakening' && level !== 'advice';

const placesThatLimit = (verdicts: readonly Verdict[]): number => new Set(verdicts.filter(limits).map(({block}) => block)).size;

/**
 * Findings at a place under the requirement that they are chiefly about, and `ofAll` also under the others that their rule covers. Lists that hold what they held `before` are the
 * same lists.
 */
function byRequirement(
  verdicts: readonly Verdict[],
  ofAll: (verdict: Verdict) => boolean,
  before: ReadonlyMap<string, readonly Verdict[]>,
): Map<string, readonly Verdict[]> {
  const map = new Map<string, Verdict[]>();
  for (const verdict of verdicts) {
    const {covers} = verdict.rule;
    const count = ofAll(verdict) ? covers.length : Math.min(1, covers.length);
    for (let n = 0; n < count; n++) {
      const list = map.get(covers[n]!);
      if (list) list.push(verdict);
      else map.set(covers[n]!, [verdict]);
    }
  }
  return new Map(Array.from(map, ([requirement, list]) => [requirement, same(before.get(requirement), list)]));
}

const same = (before: readonly Verdict[] | undefined, now: readonly Verdict[]): readonly Verdict[] =>
  before && sameItems(before, now) ? before : now;
