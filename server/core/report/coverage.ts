import type {CoverageNote} from '../judge/types.ts';
import type {Pack} from '../pack/types.ts';
import type {Coverage, CoverageState, Evidence} from './types.ts';

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
    const shown = state === 'not-applicable' ? [] : list;
    const known = memory.get(requirement);
    const shift = known?.row.state === state ? shiftOf(known.evidence, shown) : undefined;
    if (shift === 0) return known!.row;
    const evidence = shift === undefined ? evidenceOf(shown) : known!.evidence.map(one => moved(one, shift));
    const row = {requirement, state, evidence: shift === undefined ? eachOnce([...evidence]) : known!.row.evidence.map(one => moved(one, shift))};
    memory.set(requirement, {evidence, row});
    return row;
  });
}

/** By requirement: what was said of it last, and from what. In a draft that is edited most of it stands where it stood. */
export type CoverageMemory = Map<string, {readonly evidence: readonly Evidence[]; readonly row: Coverage}>;

function evidenceOf(notes: readonly CoverageNote[]): Evidence[] {
  const evidence: Evidence[] = [];
  for (const {places} of notes) for (const {role, spans} of places) for (const {start, end} of spans) evidence.push({start, end, role});
  return evidence;
}

const moved = ({start, end, role}: Evidence, by: number): Evidence => ({start: start + by, end: end + by, role});

/** How far what the notes name has moved as a whole since it was this evidence; undefined where it is something else, or parts of it moved alone. */
function shiftOf(evidence: readonly Evidence[], notes: readonly CoverageNote[]): number | undefined {
  let n = 0;
  let shift: number | undefined;
  for (const {places} of notes) {
    for (const {role, spans} of places) {
      for (const {start, end} of spans) {
        const one = evidence[n++];
        if (one?.role !== role) return undefined;
        shift ??= start - one.start;
        if (start - one.start !== shift || end - one.end !== shift) return undefined;
      }
    }
  }
  return n === evidence.length ? (shift ?? 0) : undefined;
}

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

/** In order of place, each place once in each role. */
function eachOnce(evidence: Evidence[]): Evidence[] {
  evidence.sort((a, b) => a.start - b.start || a.end - b.end);
  return evidence.filter(({start, end, role}, i) => {
    for (let k = i - 1; k >= 0 && evidence[k]!.start === start && evidence[k]!.end === end; k--) if (evidence[k]!.role === role) return false;
    return true;
  });
}
