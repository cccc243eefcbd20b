import type {Span} from '../span.ts';
import type {Finding, Report} from './types.ts';

/**
 * The report on a draft in several texts, text by text: each finding stands with the text that it is about, and its offsets count there. What is said of the draft as a whole, its
 * coverage, stands with the first text, so that nobody counts it twice.
 */
export function splitReport(report: Report, parts: readonly Span[]): Report[] {
  const partOf = (offset: number): number => {
    let low = 0;
    for (let high = parts.length; high - low > 1; ) {
      const middle = (low + high) >> 1;
      if (parts[middle]!.start <= offset) low = middle;
      else high = middle;
    }
    return low;
  };
  const move = <T extends Span>(span: T, by: number): T => ({...span, start: span.start - by, end: span.end - by});
  /** A place seen from text `home`. */
  const seen = <T extends Span>(span: T, home: number): T & {readonly part?: number} => {
    const part = partOf(span.start);
    const moved = move(span, parts[part]!.start);
    return part === home ? moved : {...moved, part};
  };
  const byPart = <T extends Finding>(findings: readonly T[]): T[][] => {
    const lists: T[][] = parts.map(() => []);
    for (const finding of findings) {
      const part = partOf(finding.start);
      const by = parts[part]!.start;
      const fixes = finding.fixes.map(fix => ({...fix, edits: fix.edits.map(edit => move(edit, by))}));
      lists[part]!.push({...move(finding, by), related: finding.related.map(one => seen(one, part)), fixes});
    }
    return lists;
  };
  const findings = byPart(report.findings);
  const suppressed = byPart(report.suppressed);
  return parts.map((_, part) => ({
    ...report,
    findings: findings[part]!,
    suppressed: suppressed[part]!,
    coverage: part > 0 ? [] : report.coverage.map(row => ({...row, evidence: row.evidence.map(one => seen(one, 0))})),
  }));
}
