import type {Problem} from '../../core/span.ts';
import {problem} from '../../host/problems.ts';
import type {PartReport} from './readReports.ts';

/** What is wrong with the reports taken together: a part that is not there would pass for a part without findings. */
export function completeness(reports: readonly PartReport[]): Problem[] {
  const problems: Problem[] = [];
  const parts = new Map<number, string>();
  const of = Math.max(0, ...reports.map(({shard}) => shard?.of ?? 0));
  for (const {shard, shown, kind, version} of reports) {
    const first = reports[0]!;
    if (kind !== first.kind)
      problems.push(
        problem(shown, `${shown} is ${kind.toUpperCase()}, and ${first.shown} is ${first.kind.toUpperCase()}.`, 'Merge reports of one format.'),
      );
    if (version !== first.version)
      problems.push(
        problem(shown, `${shown} was made by version ${version}, and ${first.shown} by ${first.version}.`, 'Use one version for all parts.'),
      );
    if (!shard) continue;
    const before = parts.get(shard.index);
    if (shard.of !== of)
      problems.push(problem(shown, `${shown} is a part of ${shard.of}, and others are parts of ${of}.`, 'Merge the parts of one run.'));
    else if (before !== undefined)
      problems.push(problem(shown, `${shown} and ${before} are both part ${shard.index} of ${of}.`, 'Name each part once.'));
    else parts.set(shard.index, shown);
  }
  const missing = Array.from({length: of}, (_, i) => i + 1).filter(index => !parts.has(index));
  if (missing.length)
    problems.push(
      problem(
        reports[0]!.shown,
        `Of ${of} parts, ${missing.length === 1 ? 'part' : 'parts'} ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing.`,
        'Name the reports of all parts.',
      ),
    );
  return problems;
}
