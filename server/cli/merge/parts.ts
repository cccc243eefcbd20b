import type {Problem} from '../../core/span.ts';
import {problem} from '../../host/problems.ts';

/** Entries of all reports in the order of their drafts' paths, as one run has them. A draft that two reports have is taken from the first. */
export function byPath<T extends {readonly path: string}>(
  reports: readonly {readonly shown: string; readonly entries: readonly T[]}[],
): {entries: T[]; problems: Problem[]} {
  const found = new Map<string, {entry: T; from: string}>();
  const problems: Problem[] = [];
  for (const {shown, entries} of reports)
    for (const entry of entries) {
      const before = found.get(entry.path);
      if (before) problems.push(problem(shown, `${entry.path} stands in ${before.from} as well.`, 'Check each draft in one part only.'));
      else found.set(entry.path, {entry, from: shown});
    }
  return {entries: [...found.values()].map(({entry}) => entry).sort((a, b) => (a.path < b.path ? -1 : 1)), problems};
}

/** The problems of all parts, each once: every part reads the same configuration. */
export function eachOnce<T>(lists: readonly (readonly T[])[]): T[] {
  return [...new Map(lists.flat().map(one => [JSON.stringify(one), one])).values()];
}
