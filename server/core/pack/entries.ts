/** Numbers, as short as all of a table fit: a stored table is used where it lies. */
export type Entries = Int8Array | Int16Array | Uint16Array | Int32Array;

/** By bytes of an entry, from 1, 2, 4. */
export const KINDS = {1: Int8Array, 2: Int16Array, 4: Int32Array} as const;

/** By bytes of an entry where none is below 0. */
export const UNSIGNED = {...KINDS, 2: Uint16Array} as const;

/** Numbers none of which is below 0, in as little as they fit. */
export const shortestUnsigned = (words: Int32Array): Entries => (words.every(word => word < 65_536) ? Uint16Array.from(words) : words);

/** The same numbers in as little as they fit. */
export function shortest(words: Int32Array): Entries {
  const fits = (bits: number): boolean => words.every(word => word >> (bits - 1) === word >> 31);
  return fits(8) ? Int8Array.from(words) : fits(16) ? Int16Array.from(words) : words;
}
