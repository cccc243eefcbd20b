import type {Draft, Section, SectionKind} from '../../draft/types.ts';

/** How the sections of a draft are numbered. */
class Numbers {
  readonly #sections: readonly Section[];
  /** Those that bear figures, by kind, worked out in one go: a long draft has thousands. */
  #numbered: ReadonlyMap<SectionKind, readonly Section[]> | undefined;
  #namelessAnnexes: readonly number[] = [];
  readonly #complete = new Map<SectionKind, boolean>();
  #articles: ReadonlySet<number> | undefined;
  #hundreds: ReadonlySet<number> | undefined | 'unknown' = 'unknown';
  #clausesRunFromOne: boolean | undefined;

  constructor(sections: readonly Section[]) {
    this.#sections = sections;
  }

  of(kind: SectionKind): readonly Section[] {
    return (this.#numbered ?? this.#sort()).get(kind) ?? NONE;
  }

  /** Annexes without a number, as indices. */
  get namelessAnnexes(): readonly number[] {
    if (!this.#numbered) this.#sort();
    return this.#namelessAnnexes;
  }

  #sort(): ReadonlyMap<SectionKind, readonly Section[]> {
    const numbered = new Map<SectionKind, Section[]>();
    const nameless: number[] = [];
    for (let s = 0; s < this.#sections.length; s++) {
      const section = this.#sections[s]!;
      const {kind, label} = section;
      if (isNumbered(section)) {
        const list = numbered.get(kind);
        if (list) list.push(section);
        else numbered.set(kind, [section]);
      } else if (kind === 'annex' && label === '') nameless.push(s);
    }
    this.#namelessAnnexes = nameless;
    return (this.#numbered = numbered);
  }

  isComplete(kind: SectionKind): boolean {
    let complete = this.#complete.get(kind);
    if (complete === undefined) this.#complete.set(kind, (complete = areComplete(this.of(kind))));
    return complete;
  }

  get articles(): ReadonlySet<number> {
    return (this.#articles ??= new Set(this.of('article').map(numberOf)));
  }

  /** The hundreds that titles give their articles; undefined where articles run on. */
  get hundreds(): ReadonlySet<number> | undefined {
    if (this.#hundreds === 'unknown') this.#hundreds = hundredsOf(this.articles);
    return this.#hundreds;
  }

  /** Of the sections of an act that bear numbers alone: "1.", "2.", "3.". */
  get clausesRunFromOne(): boolean {
    return (this.#clausesRunFromOne ??= areComplete(this.of('clause').filter(({parent}) => parent < 0 || !isProvision(this.#sections[parent]!))));
  }
}

/** Of a draft that is followed the same sections come again as long as they are not cut anew. */
const numbers = new WeakMap<readonly Section[], Numbers>();

export function numbersOf({sections}: Draft): Numbers {
  let known = numbers.get(sections);
  if (!known) numbers.set(sections, (known = new Numbers(sections)));
  return known;
}

const NONE: readonly Section[] = [];

const isProvision = ({kind}: Section): boolean => kind === 'clause' || kind === 'article' || kind === 'annex';
const isNumbered = ({label, role}: Section): boolean => isFigure(label, 0) && role !== 'amendment';
export const isFigure = (text: string, at: number): boolean => text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57;

/** At least three, beginning with 1, with next to no gap: the draft is the whole instrument. Titles may begin a hundred each. */
function areComplete(sections: readonly Section[]): boolean {
  const numbers = new Set(sections.map(numberOf));
  return numbers.size >= 3 && (hasNoGap(numbers, 0) || hundredsOf(numbers) !== undefined);
}

const numberOf = ({label}: Section): number => Number.parseInt(label, 10);
export const hundredOf = (number: number): number => Math.floor(number / 100);

function hasNoGap(numbers: ReadonlySet<number>, base: number): boolean {
  let highest = base;
  for (const number of numbers) highest = Math.max(highest, number);
  return numbers.has(base + 1) && numbers.size >= (highest - base) * 0.9;
}

/** "1, 2, 101 to 108, 201 to 203": several hundreds, from the first on, each without a gap. Undefined where the numbers run on. */
function hundredsOf(numbers: ReadonlySet<number>): ReadonlySet<number> | undefined {
  if (hasNoGap(numbers, 0)) return undefined;
  const groups = new Map<number, Set<number>>();
  for (const number of numbers) groups.set(hundredOf(number), (groups.get(hundredOf(number)) ?? new Set()).add(number));
  let titles = 0;
  for (const [hundred, group] of groups) {
    if (!hasNoGap(group, hundred * 100)) return undefined;
    if (hundred > 0) titles++;
  }
  const fromTheFirstOn = Array.from({length: titles}, (_, n) => groups.has(n + 1)).every(has => has);
  return titles >= 2 && fromTheFirstOn ? new Set(groups.keys()) : undefined;
}
