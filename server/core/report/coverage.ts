import type {CoverageNote} from '../judge/types.ts';
import type {Pack} from '../pack/types.ts';
import type {Coverage, CoverageState} from './types.ts';

const ORDER: readonly CoverageState[] = ['missing', 'weak', 'present', 'not-applicable'];

/**
 * One line per requirement that the pack covers, sorted by id. Of several rules for one requirement the worst answer that applies wins.
 * A safeguard that is given although nothing in the draft calls for it counts as present.
 */
export function coverageOf(pack: Pack, notes: readonly CoverageNote[], memory: CoverageMemory = new Map()): Coverage[] {
  const byRequirement = new Map<string, CoverageNote[]>(requirementsOf(pack).map(id => [id, []]));
  for (const note of notes) byRequirement.get(note.requirement)?.push(note);
  return Array.from(byRequirement, ([requirement, list]) => {
    const state = ORDER.find(s => list.some(n => n.state === s)) ?? 'not-applicable';
    const evidence: Evidence[] = [];
    if (state !== 'not-applicable') for (const note of list) for (const one of note.evidence) evidence.push(one);
    const known = memory.get(requirement);
    if (known?.row.state === state && sameEvidence(known.evidence, evidence)) return known.row;
    const row = {requirement, state, evidence: eachOnce([...evidence])};
    memory.set(requirement, {evidence, row});
    return row;
  });
}

/** By requirement: what was said of it last, and from what. In a draft that is edited most of it stands where it stood. */
export type CoverageMemory = Map<string, {readonly evidence: readonly Evidence[]; readonly row: Coverage}>;

const sameEvidence = (a: readonly Evidence[], b: readonly Evidence[]): boolean =>
  a.length === b.length && a.every((one, i) => one.start === b[i]!.start && one.end === b[i]!.end && one.role === b[i]!.role);

const known = new WeakMap<Pack, readonly string[]>();
/** Ids of the requirements that the pack covers, sorted. */
function requirementsOf(pack: Pack): readonly string[] {
  let ids = known.get(pack);
  if (!ids) {
    const covered = pack.rules.flatMap(rule => rule.covers).filter(id => !id.startsWith('term:'));
    known.set(pack, (ids = [...new Set(covered)].sort()));
  }
  return ids;
}

type Evidence = CoverageNote['evidence'][number];

/** In order of place, each place once in each role. */
function eachOnce(evidence: Evidence[]): Evidence[] {
  evidence.sort((a, b) => a.start - b.start || a.end - b.end);
  return evidence.filter(({start, end, role}, i) => {
    for (let k = i - 1; k >= 0 && evidence[k]!.start === start && evidence[k]!.end === end; k--) if (evidence[k]!.role === role) return false;
    return true;
  });
}
