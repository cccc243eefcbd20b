/** How a thing may be said: with which modality, negated, denied. A pattern admits some of these manners, a statement has one. */
import type {Modality, Pattern, Polarity} from './types.ts';

export const MODALITIES = ['plain', 'must', 'will', 'should', 'may', 'endeavour'] as const satisfies readonly Modality[];

export function hasPolarity(polarity: Polarity, negated: boolean, denied: boolean): boolean {
  switch (polarity) {
    case 'affirmed':
      return !negated;
    case 'negated':
      return negated;
    case 'undenied':
      return !denied;
    case 'either':
      return true;
  }
}

const [NEGATED, DENIED] = [1, 2];

/** Manners are below this. */
export const MANNERS = 4 * MODALITIES.length;

/** Modality (an index into MODALITIES), negated and denied as one number. */
export const mannerOf = (modality: number, negated: boolean, denied: boolean): number =>
  modality * 4 + (negated ? NEGATED : 0) + (denied ? DENIED : 0);

export const isNegated = (manner: number): boolean => (manner & NEGATED) !== 0;
export const isDenied = (manner: number): boolean => (manner & DENIED) !== 0;
export const modalityOf = (manner: number): Modality => MODALITIES[manner >> 2]!;

/** A manner whatever the modality. */
export const polarityOf = (manner: number): number => manner & (NEGATED | DENIED);

export const ALL_MANNERS = 2 ** MANNERS - 1;

/** The manners that a pattern admits, a bit for each. */
export function mannersOf({polarity, modality = MODALITIES}: Pick<Pattern, 'polarity' | 'modality'>): number {
  let bits = 0;
  for (const one of modality)
    for (const negated of [false, true])
      for (const denied of [false, true]) if (hasPolarity(polarity, negated, denied)) bits |= 1 << mannerOf(MODALITIES.indexOf(one), negated, denied);
  return bits;
}
