import {Glue} from '../words.ts';
import {type Cues, cover, findSegments, starts} from './conditions.ts';
import type {Hits} from './hits.ts';
import type {Segment} from './types.ts';

const PLAIN = 0;
const MUST = 1;
const MAY = 4;

/** How each word of a clause is governed, by view position. */
export interface Governed {
  readonly segments: readonly Segment[];
  negated(from: number, to: number): boolean;
  /** Whether words outside [from, to) deny what stands there: "no court may review" is not denied by its own "no". */
  denied(from: number, to: number): boolean;
  /** Index into MODALITIES (pack/manners.ts). */
  modality(from: number, to: number): number;
  /** Index of the segment that holds the word, or -1. */
  inside(at: number): number;
}

/**
 * Reads a clause from left to right as a drafter would: a modal verb or a negation governs what follows until a stop, a "but", a new
 * subject after a comma, or the next affirmative modal verb; a condition is read by itself and the main clause goes on after it;
 * "without" reaches to the next comma; "... is prohibited" turns what stands before it. Two negations cancel each other
 * ("no person ... without an assessment" asks for the assessment).
 */
export function govern(hits: Hits, cues: Cues): Governed {
  const {count} = hits;
  const masked = cover(hits.of(cues['pseudo-negation']), new Uint8Array(count));
  const segments = findSegments(hits, cues, masked);
  const segmentAt = new Int16Array(count).fill(-1);
  segments.forEach((s, i) => segmentAt.fill(i, s.from, s.to));

  const reader = new Reader(hits, cues, masked);
  // The main clause with its conditions cut out, then each condition by itself.
  const main: number[] = [];
  for (let i = 0; i < count; i++) if (segmentAt[i] === -1) main.push(i);
  reader.read(main);
  for (const s of segments) reader.read(Array.from({length: s.to - s.from}, (_, i) => s.from + i));
  reader.readShortScopes(segmentAt);

  return {
    segments,
    inside: at => segmentAt[at]!,
    negated(from, to) {
      const last = reader.negated[to - 1]! === 1;
      return reader.deniedObject[to] === 1 || last !== (reader.without[from] === 1 && reader.without[to - 1] === 1);
    },
    denied(from, to) {
      const entering = (reader.entering[from] === 1) !== reader.turner[from]! >= to;
      return reader.deniedObject[to] === 1 || entering !== (reader.without[from] === 1 && !reader.isWithout(from));
    },
    modality(from, to) {
      const negated = reader.negated[to - 1] === 1;
      const own = reader.modality[to - 1]!;
      const m = own === PLAIN ? reader.modality[from]! : own;
      // "may not be returned" is a prohibition.
      return negated && m === MAY ? MUST : m;
    },
  };
}

class Reader {
  readonly negated: Uint8Array;
  readonly without: Uint8Array;
  /** 1 where a word is negated by what stands before it, its own negation not counted. */
  readonly entering: Uint8Array;
  readonly modality: Uint8Array;
  readonly #hits: Hits;
  /** 1 where a negative object begins: what stands right before it is not done ("loses no right", "pays nothing"). */
  readonly deniedObject: Uint8Array;
  /** Where the words stand that turn a word from behind ("is prohibited"), or -1. */
  readonly turner: Int32Array;
  readonly #modal: Uint8Array;
  /** 1 at a modal verb right behind its negation ("ne peut être renvoyé", "no podrá ser devuelto"), which other languages put there. */
  readonly #denied: Uint8Array;
  readonly #negator: Uint8Array;
  readonly #negativeSubject: Uint8Array;
  readonly #prohibition: Uint8Array;
  readonly #prohibited: Uint8Array;
  readonly #but: Uint8Array;
  readonly #conjunction: Uint8Array;
  readonly #subject: Uint8Array;
  readonly #withoutCue: Uint8Array;
  readonly #relative: Uint8Array;
  readonly #auxiliary: Uint8Array;
  /** 1 right after words that take an object. */
  readonly #object: Uint8Array;

  constructor(hits: Hits, cues: Cues, masked: Uint8Array) {
    const {count} = hits;
    this.#hits = hits;
    this.negated = new Uint8Array(count);
    this.without = new Uint8Array(count);
    this.entering = new Uint8Array(count);
    this.turner = new Int32Array(count).fill(-1);
    this.modality = new Uint8Array(count);
    this.#modal = new Uint8Array(count);
    this.#denied = new Uint8Array(count);
    this.#negator = starts(hits.of(cues.negator), count, masked);
    // Later lists win, so that "shall endeavour" is an endeavour at its last word.
    for (const [value, name] of [
      [1, 'must'],
      [2, 'will'],
      [3, 'should'],
      [4, 'may'],
      [5, 'endeavour'],
    ] as const) {
      const list = hits.of(cues[name]);
      for (let i = 0; i < list.length; i += 2) {
        const [first, last] = [list.at[i]!, list.at[i + 1]! - 1];
        if (masked[first]) continue;
        this.#modal[last] = value;
        if (first > 0 && this.#negator[first - 1] && hits.glue[first]! < Glue.comma) this.#denied[last] = 1;
      }
    }
    this.#negativeSubject = starts(hits.of(cues['negative-subject']), count, masked);
    this.#prohibition = starts(hits.of(cues.prohibition), count, masked);
    this.#prohibited = starts(hits.of(cues.prohibited), count, masked);
    this.#but = starts(hits.of(cues.but), count);
    this.#conjunction = starts(hits.of(cues.conjunction), count);
    this.#subject = starts(hits.of(cues.subject), count);
    this.#withoutCue = starts(hits.of(cues.without), count, masked);
    this.#relative = starts(hits.of(cues.relative), count);
    this.#auxiliary = starts(hits.of(cues.auxiliary), count);
    this.deniedObject = this.#deniedObjects();
    this.#object = new Uint8Array(count + 1);
    const before = hits.of(cues['before-object']);
    for (let i = 1; i < before.length; i += 2) this.#object[before.at[i]!] = 1;
  }

  /** Reads the words at the given ascending positions as one clause. */
  read(positions: readonly number[]): void {
    let runStart = 0;
    /** Where the words begin that nothing behind them has turned. */
    let turned = 0;
    let negated = false;
    let subjectNegated = false;
    let modality = PLAIN;
    /** In a relative clause of the subject; where its negation stands, or -1. */
    let relative = false;
    let negatedThere = -1;
    const close = (end: number): void => {
      // Words before the first modal verb ("Detention shall be ordered") take its modality.
      let first = PLAIN;
      for (let k = runStart; k < end && first === PLAIN; k++) first = this.modality[positions[k]!]!;
      for (let k = runStart; k < end && this.modality[positions[k]!] === PLAIN; k++) this.modality[positions[k]!] = first;
      runStart = turned = end;
      negated = subjectNegated = relative = false;
      negatedThere = -1;
      modality = PLAIN;
    };
    for (let k = 0; k < positions.length; k++) {
      const at = positions[k]!;
      const glue = this.#hits.glue[at]!;
      if (k > runStart && (glue === Glue.stop || this.#but[at] || this.#newSubject(at))) close(k);
      const modal = this.#modal[at]!;
      if (modal !== 0) {
        // "No person shall ...": the verb belongs to the negative subject. A later one ("and shall ...") stands by itself.
        if (!subjectNegated && !this.#negator[at] && !this.#denied[at]) negated = false;
        subjectNegated = false;
        modality = modal;
      }
      // "Persons who have not been referred are embarked": the main clause's verb is free of what the relative clause denies.
      if (negatedThere >= 0 && this.#auxiliary[at] && at > negatedThere + 1) {
        negated = false;
        negatedThere = -1;
      }
      if (this.#relative[at] && !negated) relative = true;
      this.entering[at] = negated ? 1 : 0;
      if (this.#negativeSubject[at]) {
        negated = true;
        subjectNegated = this.#object[at] === 0;
      } else if (this.#negator[at]) {
        if (relative && !negated) negatedThere = at;
        negated = true;
      } else if (this.#prohibition[at]) {
        // It turns what follows and not itself: "ends the support" is no denial that something ends.
        this.negated[at] = negated ? 1 : 0;
        this.modality[at] = modality;
        negated = !negated;
        continue;
      } else if (this.#prohibited[at]) {
        // Not again what an earlier one turned: "is prohibited and punishable".
        if (this.#restricts(at)) turned = k;
        for (; turned < k; turned++) {
          const before = positions[turned]!;
          this.negated[before] = 1 - this.negated[before]!;
          this.turner[before] = at;
        }
        turned = k + 1;
      }
      this.negated[at] = negated ? 1 : 0;
      this.modality[at] = modality;
    }
    close(positions.length);
  }

  /** A negative word inside a part between commas; with a verb behind it, it begins a subject ("in custody no child may ..."). */
  #deniedObjects(): Uint8Array {
    const {count, glue} = this.#hits;
    const denied = new Uint8Array(count + 1);
    let verbBehind = false;
    for (let at = count - 1; at >= 0; at--) {
      if (this.#negativeSubject[at] && glue[at]! < Glue.comma && !verbBehind) denied[at] = 1;
      verbBehind = glue[at]! < Glue.comma && (verbBehind || this.#modal[at]! > 0 || this.#auxiliary[at] === 1);
    }
    return denied;
  }

  /** "an offence that is punishable by ...": it says which offence, and nothing of what the sentence is about. Behind a comma ("..., which is prohibited") it comments on that. */
  #restricts(at: number): boolean {
    return at > 0 && this.#relative[at - 1] === 1 && this.#hits.glue[at - 1]! < Glue.comma;
  }

  isWithout(at: number): boolean {
    return this.#withoutCue[at] === 1;
  }

  /** ", and the officer ...": a conjunction after a comma with a subject of its own behind it. */
  #newSubject(at: number): boolean {
    return this.#hits.glue[at] === Glue.comma && this.#conjunction[at] === 1 && at + 1 < this.#hits.count && this.#subject[at + 1] === 1;
  }

  /** "without a hearing": up to the next comma, stop, conjunction, modal or auxiliary verb ("whoever is without papers is charged"), or condition. */
  readShortScopes(segmentAt: Int16Array): void {
    const {count, glue} = this.#hits;
    let isOpen = false;
    for (let i = 0; i < count; i++) {
      if (isOpen && (segmentAt[i] !== segmentAt[i - 1] || glue[i]! >= Glue.comma || this.#modal[i] || this.#conjunction[i] || this.#auxiliary[i]))
        isOpen = false;
      if (this.#withoutCue[i]) isOpen = true;
      if (isOpen) this.without[i] = 1;
    }
  }
}
