/** Where each list begins, and at the end where the last ends. */
export function sums(lengths: readonly number[]): Int32Array {
  const at = new Int32Array(lengths.length + 1);
  for (let i = 0; i < lengths.length; i++) at[i + 1] = at[i]! + lengths[i]!;
  return at;
}
