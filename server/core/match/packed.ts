/** Two numbers in one, for what long drafts have hundreds of thousands of: one small number, or both where they leave no room for each other. */
export type Packed = number | readonly [number, number];

/** Beyond this many bits some engines keep a whole number in memory of its own. */
const ROOM = 30;

/** @param bits that the second number mostly has */
export const packed = (first: number, second: number, bits: number): Packed =>
  first >>> (ROOM - bits) === 0 && second >>> bits === 0 ? (first << bits) | second : [first, second];

export const firstIn = (both: Packed, bits: number): number => (typeof both === 'number' ? both >> bits : both[0]);

export const secondIn = (both: Packed, bits: number): number => (typeof both === 'number' ? both & (2 ** bits - 1) : both[1]);
