import type {Draft, Section} from '../draft/types.ts';
import {excerptOf} from '../judge/fix.ts';
import type {Verdict} from '../judge/types.ts';
import type {CoverageMemory} from './coverage.ts';
import {Hash, Normaliser, normalise} from './fingerprint.ts';
import type {Finding} from './types.ts';

/** What was told of a verdict, and what it was told from. */
export interface Told {
  readonly text: string;
  /** The section that it stands in or stands for, among these. */
  section: number;
  sections: readonly Section[];
  /** Titles of the sections around it, innermost first. */
  readonly titles: readonly string[];
  /** Over what its fingerprint is made of, beside its number among those of the same key; the words themselves would be long to keep. */
  readonly words: Hash;
  readonly key: string;
  readonly excerpt: string;
  ordinal: number;
  fingerprint: string;
  verdict: Verdict | undefined;
  finding: Finding | undefined;
}

/** What is kept from one version of a draft to the next: the words of its findings, as long as what they are about only moves. */
export class ReportMemory {
  readonly coverage: CoverageMemory = new Map();
  readonly #normaliser = new Normaliser();
  readonly #told = new WeakMap<object, Told>();
  #inOrder: readonly Told[] = [];

  of(verdict: Verdict, draft: Draft): Told {
    const block = draft.blocks[verdict.block]!;
    const section = verdict.scope >= 0 ? verdict.scope : block.section;
    const known = verdict.origin && this.#told.get(verdict.origin);
    if (known && known.text === block.text) {
      if (known.section === section && known.sections === draft.sections) return known;
      if (sameTitles(known.titles, draft, section)) {
        known.section = section;
        known.sections = draft.sections;
        return known;
      }
    }
    const titles: string[] = [];
    for (let s = section; s > 0; s = draft.sections[s]!.parent) titles.push(draft.sections[s]!.title);
    const words = this.#words(verdict, draft, block.text, titles);
    const told: Told = {
      text: block.text,
      section,
      sections: draft.sections,
      titles,
      words,
      key: words.digest(),
      excerpt: excerptOf(draft, verdict),
      ordinal: -1,
      fingerprint: '',
      verdict: undefined,
      finding: undefined,
    };
    if (verdict.origin) this.#told.set(verdict.origin, told);
    return told;
  }

  /** What was told of all that was found, in order; whether it is the same as of the version before. */
  inOrder(told: readonly Told[]): {readonly told: readonly Told[]; readonly isSame: boolean} {
    const before = this.#inOrder;
    this.#inOrder = told;
    return {told, isSame: told.length === before.length && told.every((one, i) => one === before[i])};
  }

  /** Rule, words of the place and heading path without numbers: the same after text is moved or renumbered. A missing safeguard has no words, only its scope. */
  #words({rule, scope, start, end}: Verdict, draft: Draft, text: string, titles: readonly string[]): Hash {
    const path = titles.map(title => this.#normaliser.of(title)).filter(title => title !== '');
    const words = scope >= 0 ? [] : [this.#normaliser.of(text), normalise(draft.source.slice(start, end))];
    return new Hash().add([rule.id, ...words, ...path].join('\n'));
  }
}

function sameTitles(titles: readonly string[], {sections}: Draft, section: number): boolean {
  let n = 0;
  for (let s = section; s > 0; s = sections[s]!.parent) if (titles[n++] !== sections[s]!.title) return false;
  return n === titles.length;
}
