import {type Draft, Zone} from '../draft/types.ts';
import type {Match} from '../match/types.ts';

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
  readonly #said: Iterable<Match>;
  #counts: Counts | undefined;
  #isOfDraft: boolean | undefined;
  /** By section: 1 on the subject, 2 not, 0 not asked yet. */
  #known: Uint8Array | undefined;

  /** @param said where it is spoken of, in order */
  constructor(draft: Draft, said: Iterable<Match>) {
    this.#draft = draft;
    this.#said = said;
  }

  /** Whether the draft, or a section around the block, deals with it. */
  isOf(block: number): boolean {
    const {blocks, sections} = this.#draft;
    if (this.isOfDraft) return true;
    for (let s = blocks[block]!.section; s > 0; s = sections[s]!.parent) if (this.#isOfSection(s)) return true;
    return false;
  }

  get isOfDraft(): boolean {
    const {length} = this.#draft.blocks;
    return (this.#isOfDraft ??= isSaidIn(Math.max(1, Math.ceil(length / ONE_IN)), this.#said) || this.#isThick(0, 0, length));
  }

  #isOfSection(section: number): boolean {
    this.#known ??= new Uint8Array(this.#draft.sections.length);
    const {first, last} = this.#draft.sections[section]!;
    if (this.#known[section] === 0) this.#known[section] = this.#isThick(section, first, last) ? 1 : 2;
    return this.#known[section] === 1;
  }

  #isThick(section: number, first: number, last: number): boolean {
    const {blocks, speaking, titled} = (this.#counts ??= countsOf(this.#draft, this.#said));
    const all = blocks[last]! - blocks[first]!;
    const of = speaking[last]! - speaking[first]!;
    return titled.has(section) || (section === 0 && all < ONE_IN) || (of > 0 && of * ONE_IN >= all);
  }
}

/** Whether so many blocks speak of it. Where that is one in ONE_IN of all blocks there are, nobody has to count those that can. */
function isSaidIn(enough: number, said: Iterable<Match>): boolean {
  let last = -1;
  let found = 0;
  for (const {zones, clause} of said) {
    if (clause.block === last || zones & NOT_ITS_OWN) continue;
    last = clause.block;
    if (++found >= enough) return true;
  }
  return false;
}

interface Counts {
  /** How many blocks before each one can speak, and how many of these speak of it. */
  readonly blocks: Int32Array;
  readonly speaking: Int32Array;
  /** Sections with a title that speaks of it. */
  readonly titled: ReadonlySet<number>;
}

function countsOf({blocks, sections}: Draft, said: Iterable<Match>): Counts {
  const titled = new Set<number>();
  const counts = {blocks: new Int32Array(blocks.length + 1), speaking: new Int32Array(blocks.length + 1), titled};
  for (const {zones, clause} of said) {
    if (zones & NOT_ITS_OWN) continue;
    counts.speaking[clause.block + 1] = 1;
    const {kind, section} = blocks[clause.block]!;
    if (kind === 'heading' && sections[section]!.first === clause.block) titled.add(section);
  }
  for (let i = 0; i < blocks.length; i++) {
    const {kind, foreign} = blocks[i]!;
    counts.blocks[i + 1] = counts.blocks[i]! + Number(kind !== 'code' && kind !== 'meta' && !foreign);
    counts.speaking[i + 1]! += counts.speaking[i]!;
  }
  return counts;
}
