import type {Report} from '../core/report/types.ts';
import {applyEdits, safeEdits} from '../host/fixes.ts';

/** Fixes may make room for others, so they are made again and again; more often than this no real draft needs. */
const MOST_PASSES = 10;

export interface Repaired {
  readonly text: string;
  readonly report: Report;
  readonly fixes: number;
  /** False where fixes undo each other: then the text is what it was after the last pass. */
  readonly settled: boolean;
}

/** Makes the safe fixes of the findings that `fixable` names until none is left. `check` gives the report for a text. */
export async function repair(
  text: string,
  report: Report,
  check: (text: string) => Promise<Report>,
  fixable: (report: Report) => Report['findings'],
): Promise<Repaired> {
  const seen = new Set([text]);
  let fixes = 0;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const found = safeEdits(text, fixable(report));
    if (!found.edits.length) return {text, report, fixes, settled: true};
    text = applyEdits(text, found.edits);
    report = await check(text);
    fixes += found.fixes;
    if (seen.has(text)) break;
    seen.add(text);
  }
  return {text, report, fixes, settled: !safeEdits(text, fixable(report)).edits.length};
}
