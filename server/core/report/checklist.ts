import type {Pack} from '../pack/types.ts';
import type {Report} from './types.ts';

/**
 * What no text can show, as questions to whoever reviews the draft, by requirement: of those that the draft calls for and those that a finding is about. No answer is
 * guessed.
 */
export function checklistOf({coverage, findings}: Pick<Report, 'coverage' | 'findings'>, pack: Pack): Map<string, string> {
  const ids = new Set([
    ...coverage.flatMap(({requirement, state}) => (state === 'not-applicable' ? [] : [requirement])),
    ...findings.flatMap(finding => finding.covers),
  ]);
  const list = new Map<string, string>();
  for (const id of [...ids].sort()) {
    const question = Object.hasOwn(pack.requirements, id) ? pack.requirements[id]!.byHand : undefined;
    if (question !== undefined) list.set(id, question);
  }
  return list;
}
