/** A measured quantity: the median of its samples and how far they reach. */
export interface Figure {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly samples: readonly number[];
}

export function figure(samples: readonly number[]): Figure {
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return {median: sorted.length ? median : Number.NaN, min: sorted[0] ?? Number.NaN, max: sorted.at(-1) ?? Number.NaN, samples};
}

/** What a share of the samples stays below or at. */
export function percentile(samples: readonly number[], share: number): Figure {
  const sorted = [...samples].sort((a, b) => a - b);
  return {...figure(samples), median: sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN};
}

/** Ratio of two series that were measured in turn: the median of the ratios of neighbours, which a drift of the machine changes least. */
export const ratio = (above: readonly number[], below: readonly number[]): Figure =>
  figure(above.slice(0, below.length).map((value, i) => value / below[i]!));

export const difference = (a: readonly number[], b: readonly number[]): Figure => figure(a.slice(0, b.length).map((value, i) => value - b[i]!));

/** Least squares y = intercept + slope x. */
export function line(points: readonly (readonly [number, number])[]): {slope: number; intercept: number} {
  const n = points.length;
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / n;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / n;
  const xy = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  const xx = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  const slope = xy / xx;
  return {slope, intercept: meanY - slope * meanX};
}

/** The k of y = c x^k: 1 is linear, 2 quadratic. */
export const exponent = (points: readonly (readonly [number, number])[]): number =>
  line(points.map(([x, y]) => [Math.log(x), Math.log(y)] as const)).slope;
