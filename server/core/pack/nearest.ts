/** Number of single-letter edits (insert, delete, replace, swap neighbours) between two short texts, or `limit` + 1 when there are more. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last: number[] = Array.from({length: b.length + 1}, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      let d = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, before[j - 2]! + 1);
      row.push(d);
      least = Math.min(least, d);
    }
    if (least > limit) return limit + 1;
    before = last;
    last = row;
  }
  return last[b.length]!;
}

/** The known name that `name` was most likely meant to be, if one is near: a few slips of the pen, or one contains the other. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  if (name.length > 100) return undefined;
  const wanted = name.toLowerCase();
  let limit = Math.max(1, Math.floor(name.length * 0.4));
  let best: string | undefined;
  let part: string | undefined;
  for (const candidate of known) {
    const d = distance(wanted, candidate.toLowerCase(), limit);
    if (d <= limit && !(best !== undefined && d === limit)) {
      best = candidate;
      limit = d;
    } else if (part === undefined && wanted.length >= 4 && (candidate.includes(wanted) || (candidate.length >= 4 && wanted.includes(candidate))))
      part = candidate;
  }
  return best ?? part;
}

/** "Did you mean ...?" or the known names, as one sentence of a repair. */
export function suggest(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  if (near !== undefined) return `Did you mean "${near}"?`;
  if (known.length === 0) return '';
  const shown = known.slice(0, 24).join(', ');
  return known.length > 24 ? `Known are ${shown} and ${known.length - 24} more.` : `Known: ${shown}.`;
}
