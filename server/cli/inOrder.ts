/**
 * The results of `work` in the order of `inputs`, with at most `window` under way: as fast as the machine allows, in the order of one after the other,
 * and with no more held than the window.
 */
export async function* inOrder<T, R>(inputs: readonly T[], window: number, work: (input: T) => Promise<R>): AsyncGenerator<{input: T; result: R}> {
  const underWay: {input: T; result: Promise<R>}[] = [];
  for (let next = 0; next < inputs.length || underWay.length; ) {
    while (next < inputs.length && underWay.length < window) {
      const input = inputs[next++]!;
      const result = work(input);
      // It is awaited below, perhaps much later.
      result.catch(() => {});
      underWay.push({input, result});
    }
    const {input, result} = underWay.shift()!;
    yield {input, result: await result};
  }
}
