import {type Draft, Zone} from '../draft/types.ts';
import type {Match} from '../match/types.ts';
import type {Rule} from '../pack/types.ts';
import type {Evaluator} from './evaluator.ts';

/**
 * A part of a draft deals with a subject where one in so many of its blocks speaks of it. Laws, plans and procedures on migration or trafficking speak of them in one block of four to
 * eight, treaties of human rights in one of fifteen to thirty; a law on evidence or on data protection that names the Immigration Act now and then in one of seventy or more.
 */
const ONE_IN = 25;

/** Where a draft does not speak in words of its own: quoted law of its own making counts. */
const NOT_ITS_OWN = Zone.citation | Zone.code | Zone.omitted;

/**
 * What a draft deals with, by how thickly it speaks of it and not by a passing mention. A place is on the subject where the draft or any section around the place is: because its title says
 * so, or one in ONE_IN of its blocks. A draft with fewer blocks has room for no more than itself, and is what it was given to be checked for. What is added on the subject can make places
 * be on it, and never the other way round.
 */
export class Subject {
  readonly #draft: Draft;
  /** How many blocks before each one can speak, and how many of these speak of it. */
  readonly #blocks: Int32Array;
  readonly #speaking: Int32Array;
  readonly #titled = new Set<number>();
  /** By section: 1 on the subject, 2 not, 0 not asked yet. */
  readonly #known: Uint8Array;

  /** @param said where it is spoken of */
  constructor(draft: Draft, said: Iterable<Match>) {
    const {blocks, sections} = draft;
    this.#draft = draft;
    this.#known = new Uint8Array(sections.length);
    const speaks = new Uint8Array(blocks.length);
    for (const {zones, clause} of said) {
      if (zones & NOT_ITS_OWN) continue;
      speaks[clause.block] = 1;
      const {kind, section} = blocks[clause.block]!;
      if (kind === 'heading' && sections[section]!.first === clause.block) this.#titled.add(section);
    }
    this.#blocks = new Int32Array(blocks.length + 1);
    this.#speaking = new Int32Array(blocks.length + 1);
    blocks.forEach(({kind, foreign}, i) => {
      this.#blocks[i + 1] = this.#blocks[i]! + Number(kind !== 'code' && kind !== 'meta' && !foreign);
      this.#speaking[i + 1] = this.#speaking[i]! + speaks[i]!;
    });
  }

  /** Whether the draft, or a section around the block, deals with it. */
  isOf(block: number): boolean {
    const {blocks, sections} = this.#draft;
    for (let s = blocks[block]!.section; s >= 0; s = sections[s]!.parent) if (this.#isOfSection(s)) return true;
    return false;
  }

  get isOfDraft(): boolean {
    return this.#isOfSection(0);
  }

  #isOfSection(section: number): boolean {
    const known = this.#known[section]!;
    if (known) return known === 1;
    const {first, last} = section === 0 ? {first: 0, last: this.#draft.blocks.length} : this.#draft.sections[section]!;
    const blocks = this.#blocks[last]! - this.#blocks[first]!;
    const speaking = this.#speaking[last]! - this.#speaking[first]!;
    const isOf = this.#titled.has(section) || (section === 0 && blocks < ONE_IN) || (speaking > 0 && speaking * ONE_IN >= blocks);
    this.#known[section] = isOf ? 1 : 2;
    return isOf;
  }
}

/** Of what a rule saw, what stands where the draft deals with the subject of the rule's pack; kept from version to version. */
export class OnSubject<T> {
  readonly #subject: number;
  readonly #matchOf: (one: T) => Match;
  #kept: readonly T[] = [];

  constructor({subject = -1}: Rule, matchOf: (one: T) => Match) {
    this.#subject = subject;
    this.#matchOf = matchOf;
  }

  /** The same list as before where none came or went. */
  get kept(): readonly T[] {
    return this.#kept;
  }

  /** Returns whether any came or went. */
  keep(seen: readonly T[], evaluator: Evaluator): boolean {
    const kept = this.#subject < 0 || seen.length === 0 ? seen : seen.filter(one => evaluator.isOn(this.#subject, this.#matchOf(one)));
    if (kept === this.#kept || (kept.length === this.#kept.length && kept.every((one, i) => one === this.#kept[i]))) return false;
    this.#kept = kept;
    return true;
  }
}
