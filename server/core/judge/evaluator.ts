import {type Draft, Zone} from '../draft/types.ts';
import type {Clause, Match, Matches, Segment} from '../match/types.ts';
import type {Except, Near, Pack, Pattern, Within} from '../pack/types.ts';
import type {Span} from '../span.ts';
import {scopeOf, sectionSpan} from './scope.ts';

/** Where nobody speaks in the draft's own voice, or not in force. Quoted text that an amendment inserts is not among these. */
export const SILENT = Zone.quotation | Zone.citation | Zone.code | Zone.omitted | Zone.history | Zone.mention;
/** Where a draft names things without providing for them. */
export const INOPERATIVE = SILENT | Zone.heading | Zone.preamble | Zone.definition;
/** Evidence may stand in a definition or beside a title; a preamble counts as weak and is looked at by the caller. */
export const NO_EVIDENCE = Zone.quotation | Zone.code | Zone.omitted | Zone.history | Zone.heading;

/** Answers patterns over the matches of one draft. */
export class Evaluator {
  readonly draft: Draft;
  readonly matches: Matches;
  readonly pack: Pack;

  constructor(draft: Draft, pack: Pack, matches: Matches) {
    this.draft = draft;
    this.pack = pack;
    this.matches = matches;
  }

  /** Matches that fulfil any of the patterns, in order of position, each once. `silent` holds where a pattern sets no `outside`. */
  find(patterns: readonly Pattern[], silent: number): Match[] {
    const found = new Set<Match>();
    for (const pattern of patterns) {
      for (const concept of pattern.says) {
        for (const match of this.matches.byConcept.get(concept) ?? []) if (this.#fulfils(match, pattern, silent)) found.add(match);
      }
    }
    return [...found].sort((a, b) => a.start - b.start || b.end - a.end);
  }

  /** Whether an exception of the rule silences a match. */
  excepted(match: Match, except: Except): boolean {
    if (except.document >= 0 && this.matches.byConcept.has(except.document)) return true;
    if (except.overlaps >= 0 && match.clause.matches.some(m => m.concept === except.overlaps && m.from < match.to && match.from < m.to)) return true;
    return except.sentence >= 0 && sentenceOf(match.clause).some(c => c.matches.some(m => m.concept === except.sentence));
  }

  /** Whether any of the patterns is fulfilled within the scope around a match. */
  near(match: Match, patterns: readonly Pattern[], within: Within): boolean {
    return patterns.some(pattern => this.#near(match, {pattern, within}));
  }

  #fulfils(match: Match, pattern: Pattern, silent: number): boolean {
    if (pattern.polarity !== 'either' && match.negated !== (pattern.polarity === 'negated')) return false;
    if (pattern.modality && !pattern.modality.includes(match.modality)) return false;
    // Text that an amendment inserts is law although it stands in quotation marks.
    const zones = match.zones & Zone.inserted ? match.zones & ~Zone.quotation : match.zones;
    if (zones & (pattern.outside ?? silent)) return false;
    if (pattern.inside !== undefined && !(zones & pattern.inside)) return false;
    if (pattern.condition !== undefined && !limitedBy(match, pattern.condition)) return false;
    return pattern.with.every(near => this.#near(match, near)) && !pattern.without.some(near => this.#near(match, near));
  }

  #near(match: Match, {pattern, within}: Near): boolean {
    const ok = (m: Match): boolean => m !== match && this.#fulfils(m, pattern, Zone.code);
    if (within === 'clause') return sentenceOf(match.clause).some(c => c.matches.some(m => said(m, pattern) && m.stop === match.stop && ok(m)));
    if (within === 'sentence') return sentenceOf(match.clause).some(c => c.matches.some(m => said(m, pattern) && ok(m)));
    const span = this.#span(match, within);
    return pattern.says.some(concept => inSpan(this.matches.byConcept.get(concept) ?? [], span).some(ok));
  }

  #span(match: Match, within: Within): Span {
    const block = this.draft.blocks[match.clause.block]!;
    return within === 'block' ? block : sectionSpan(this.draft, scopeOf(this.draft, block.section, within));
  }
}

const said = (match: Match, pattern: Pattern): boolean => pattern.says.includes(match.concept);

/** The clause with its lead-ins, and with the items and flush text that complete it: one sentence to its reader. */
export function sentenceOf(clause: Clause): Clause[] {
  const all: Clause[] = [];
  const addWithItems = (c: Clause): void => {
    all.push(c);
    for (const completing of [...c.items, ...c.tails]) addWithItems(completing);
  };
  addWithItems(clause);
  for (let c = clause.leadIn; c; c = c.leadIn) all.push(c, ...c.tails);
  return all;
}

/** Matches of a list ordered by start that lie in the span. */
export function inSpan(list: readonly Match[], span: Span): readonly Match[] {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (list[mid]!.start < span.start) low = mid + 1;
    else high = mid;
  }
  let end = low;
  while (end < list.length && list[end]!.start < span.end) end++;
  return list.slice(low, end);
}

/** Exceptions and conditions that hang on a match: in its own clause, in flush text after its list, or in a following "This does not apply ...". */
export function conditionsOf(match: Match): {clause: Clause; segment: Segment}[] {
  const {clause} = match;
  const found: {clause: Clause; segment: Segment}[] = [];
  clause.segments.forEach((segment, i) => {
    if (i !== match.inside && (segment.stop === match.stop || segment.from === 0)) found.push({clause, segment});
  });
  const later = [...clause.tails, ...(clause.leadIn?.tails ?? []), ...(clause.next?.disapplies ? [clause.next] : [])];
  for (const c of later) for (const segment of c.segments) found.push({clause: c, segment});
  return found;
}

function limitedBy(match: Match, condition: 'any' | readonly number[]): boolean {
  const conditions = conditionsOf(match);
  if (condition === 'any') return conditions.length > 0;
  return conditions.some(({clause, segment}) => {
    // View positions of a lead-in are the first positions of its items, so both can be asked alike.
    for (let c: Clause | undefined = clause; c; c = c.leadIn) {
      if (c.matches.some(m => condition.includes(m.concept) && m.from < segment.to && segment.from < m.to)) return true;
    }
    return false;
  });
}
