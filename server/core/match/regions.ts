import type {Draft, Section} from '../draft/types.ts';

/**
 * Which parts of a draft have to be read to their end before it is settled what rules ask for in an article or section. A region is a heading, part or annex with
 * the text, clauses and articles right under it: whatever `article` or `section` mean at a place in it (judge/scope.ts) lies in the region and in those inside
 * it, which follow. Where some of it follows behind what lies inside, that is no region of its own.
 */
export class Regions {
  readonly #sections: readonly Section[];
  /** By section. */
  readonly #regions: Int32Array;

  constructor({sections, blocks}: Draft) {
    this.#sections = sections;
    this.#regions = new Int32Array(sections.length);
    const isEnclosed = new Uint8Array(sections.length);
    // Sections come after those around them.
    for (let s = 1; s < sections.length; s++) {
      const {kind, parent} = sections[s]!;
      const isOpen = kind === 'heading' || kind === 'part';
      isEnclosed[s] = Number(!isOpen || isEnclosed[parent]! !== 0);
      this.#regions[s] = (isOpen || kind === 'annex') && isEnclosed[parent] === 0 ? s : this.of(parent);
    }
    const isWhole = new Uint8Array(sections.length);
    const isPassed = new Uint8Array(sections.length);
    for (const {section} of blocks) {
      const region = this.of(section);
      isWhole[region] = isPassed[region]!;
      for (let r = region; r > 0 && isPassed[(r = this.of(sections[r]!.parent))] === 0; ) isPassed[r] = 1;
    }
    for (let s = 1; s < sections.length; s++) {
      const outer = this.of(sections[s]!.parent);
      isWhole[s]! |= isWhole[outer]!;
      if (isWhole[outer] !== 0) this.#regions[s] = outer;
    }
  }

  /** The region of a section. */
  of(section: number): number {
    return this.#regions[section]!;
  }

  /** A region and those around it, from the inside out. */
  around(region: number): number[] {
    const all = [region];
    for (let r = region; r > 0; ) all.push((r = this.of(this.#sections[r]!.parent)));
    return all;
  }
}
