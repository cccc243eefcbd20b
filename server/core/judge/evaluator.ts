import {type Cell, type Draft, Zone} from '../draft/types.ts';
import type {Clause, Match, Matches, Segment} from '../match/types.ts';
import {hasPolarity} from '../pack/manners.ts';
import type {Except, Near, Pack, Pattern, Within} from '../pack/types.ts';
import type {Wording} from '../pack/wording.ts';
import {firstWhere, type Span} from '../span.ts';
import {scopeOf, sectionSpan} from './scope.ts';
import {Subject} from './subject.ts';
import type {Change} from './types.ts';

/** Where nobody speaks in the draft's own voice, or not in force. Quoted text that an amendment inserts is not among these. */
export const SILENT = Zone.quotation | Zone.citation | Zone.code | Zone.omitted | Zone.history | Zone.mention;
/** Where a draft names things without providing for them. */
export const INOPERATIVE = SILENT | Zone.heading | Zone.preamble | Zone.definition | Zone.signs;
/** Evidence may stand in a definition or beside a title; a preamble counts as weak and is looked at by the caller. */
export const NO_EVIDENCE = Zone.quotation | Zone.code | Zone.omitted | Zone.history | Zone.heading;

/** Whether a stretch lays nothing down. */
export const isSupposition = (segment: Segment | undefined): boolean => segment?.kind === 'condition' || segment?.kind === 'concession';

/** Answers patterns over the matches of one draft. */
export class Evaluator {
  readonly draft: Draft;
  readonly matches: Matches;
  readonly pack: Pack;
  /** Matches that fulfil a pattern that is looked for around others, by position. */
  readonly #around = new Map<Pattern, readonly Match[]>();
  readonly #isWhole: boolean;
  readonly #change: Change | undefined;
  #newline: string | undefined;
  /** Per kind of scope: which scopes each scope refers to. */
  readonly #references = new Map<Within, Map<number, Set<number>>>();
  /** The clauses that say something undenied, by concept. */
  readonly #saying = new Map<number, ReadonlySet<Clause>>();
  readonly #subjects = new Map<number, Subject>();

  /** @param change what an edit changed since all of the draft was judged; undefined where all of it is, and it pays to ask for a pattern everywhere at once */
  constructor(draft: Draft, pack: Pack, matches: Matches, change?: Change) {
    this.#isWhole = change === undefined;
    this.#change = change;
    this.draft = draft;
    this.pack = pack;
    this.matches = matches;
  }

  /** Our sentences in the language of the rules. */
  get wording(): Wording {
    return this.pack.language.wording;
  }

  /** How the draft ends its lines, as its first line end shows. */
  get newline(): string {
    if (this.#newline === undefined) {
      const at = this.draft.source.indexOf('\n');
      this.#newline = at > 0 && this.draft.source.charCodeAt(at - 1) === 13 ? '\r\n' : '\n';
    }
    return this.#newline;
  }

  /** Matches that fulfil any of the patterns, in order of position, each once. `silent` holds where a pattern sets no `outside`. */
  find(patterns: readonly Pattern[], silent: number, {from, to} = {from: 0, to: this.draft.blocks.length}): Match[] {
    const found: Match[] = [];
    const change = this.#change;
    /** Most rules speak of what is not said in a few blocks. */
    const saidThere = change && from >= change.from && to <= change.to ? change.saidThere : undefined;
    for (const pattern of patterns) {
      const {says} = pattern;
      for (let s = 0; s < says.length; s++) {
        const concept = says[s]!;
        if (saidThere && !saidThere.has(concept)) continue;
        const list = this.matches.byConcept.get(concept);
        if (!list) continue;
        for (let i = from === 0 ? 0 : firstWhere(list, match => match.clause.block >= from); i < list.length && list[i]!.clause.block < to; i++) {
          if (this.#fulfils(list[i]!, pattern, silent)) found.push(list[i]!);
        }
      }
    }
    if (found.length < 2) return found;
    return [...new Set(found)].sort((a, b) => a.start - b.start || b.end - a.end);
  }

  /** Where a concept is said, from a block on. */
  *said(concept: number, from: number): Generator<Match> {
    const list = this.matches.byConcept.get(concept) ?? NO_MATCHES;
    for (let i = firstWhere(list, match => match.clause.block >= from); i < list.length; i++) yield list[i]!;
  }

  /** Whether a match stands where the draft deals with what a concept says. */
  isOn(concept: number, {clause}: Match): boolean {
    return this.#subjectOf(concept).isOf(clause.block);
  }

  /** Whether the draft as a whole deals with it. */
  dealsWith(concept: number): boolean {
    return this.#subjectOf(concept).isOfDraft;
  }

  #subjectOf(concept: number): Subject {
    let subject = this.#subjects.get(concept);
    if (!subject) this.#subjects.set(concept, (subject = new Subject(this.draft, this.matches.byConcept.get(concept) ?? NO_MATCHES)));
    return subject;
  }

  /** Whether a match's sentence says something and does not deny it: in the match's clause on its side of semicolons, or in what leads in to it or completes it. */
  isSaidBeside(concept: number, {clause, stop}: Match): boolean {
    let saying = this.#saying.get(concept);
    if (!saying) {
      const list = this.matches.byConcept.get(concept) ?? NO_MATCHES;
      this.#saying.set(concept, (saying = new Set(list.filter(match => !match.denied).map(match => match.clause))));
    }
    if (saying.size === 0) return false;
    if (saying.has(clause) && clause.matches.some(match => match.concept === concept && !match.denied && match.stop === stop)) return true;
    return !isWhole(clause) && sentenceOf(clause).some(c => c !== clause && saying.has(c));
  }

  /**
   * Whether a match's clause, or what leads in to it, says something in words that are none of the match's. What a condition supposes is not said,
   * and what stands before an exception ("nobody ..., unless") is not said of what stands in it.
   */
  isSaidApart(concept: number, match: Match): boolean {
    const {clause, inside, from, to, stop} = match;
    const isExcepted = clause.segments[inside]?.kind === 'exception';
    for (let c: Clause | undefined = clause; c; c = c.leadIn)
      if (
        c.matches.some(
          m =>
            m.concept === concept &&
            (m.to <= from || to <= m.from) &&
            (c !== clause || (m.stop === stop && (!isExcepted || m.inside === inside))) &&
            !isSupposition(c.segments[m.inside]),
        )
      )
        return true;
    return false;
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
    if (!hasPolarity(pattern.polarity, match.negated, match.denied)) return false;
    if (pattern.modality && !pattern.modality.includes(match.modality)) return false;
    // Text that an amendment inserts is law although it stands in quotation marks.
    const zones = match.zones & Zone.inserted ? match.zones & ~Zone.quotation : match.zones;
    if (zones & (pattern.outside ?? silent)) return false;
    if (pattern.inside !== undefined && !(zones & pattern.inside)) return false;
    if (pattern.condition !== undefined && !limitedBy(match, pattern.condition)) return false;
    return pattern.with.every(near => this.#near(match, near)) && !pattern.without.some(near => this.#near(match, near));
  }

  #near(match: Match, {pattern, within}: Near): boolean {
    if (within === 'clause' || within === 'sentence') {
      const {clause} = match;
      return isWhole(clause)
        ? this.#isSaidIn(clause, pattern, match, within)
        : sentenceOf(clause).some(c => this.#isSaidIn(c, pattern, match, within));
    }
    // The match itself does not count, so at most two have to be looked at.
    if (within === 'document') return this.firstTwo(pattern).some(other => other !== match);
    const span = this.#span(match, within);
    if (this.#isWhole) {
      const list = this.#fulfilling(pattern);
      for (let i = firstWhere(list, match => match.start >= span.start); i < list.length && list[i]!.start < span.end; i++)
        if (list[i] !== match) return true;
      return false;
    }
    return pattern.says.some(concept => {
      const list = this.matches.byConcept.get(concept) ?? NO_MATCHES;
      for (let i = firstWhere(list, match => match.start >= span.start); i < list.length && list[i]!.start < span.end; i++)
        if (list[i] !== match && this.#fulfils(list[i]!, pattern, Zone.code)) return true;
      return false;
    });
  }

  /** Whether a clause says something else than a match that fulfils a pattern, within a clause on the match's side of semicolons. */
  #isSaidIn({matches}: Clause, pattern: Pattern, match: Match, within: 'clause' | 'sentence'): boolean {
    const {says} = pattern;
    for (let s = 0; s < says.length; s++) {
      const concept = says[s]!;
      for (let i = firstWhere(matches, one => one.concept >= concept); i < matches.length && matches[i]!.concept === concept; i++) {
        const other = matches[i]!;
        if (other !== match && (within === 'sentence' || other.stop === match.stop) && this.#fulfils(other, pattern, Zone.code)) return true;
      }
    }
    return false;
  }

  /** At most two matches that fulfil a pattern that is looked for around others. */
  firstTwo(pattern: Pattern): readonly Match[] {
    let two = this.#around.get(pattern);
    if (two) return two;
    const found = new Set<Match>();
    for (const concept of pattern.says) {
      for (const match of this.matches.byConcept.get(concept) ?? NO_MATCHES) {
        if (found.size === 2) break;
        if (this.#fulfils(match, pattern, Zone.code)) found.add(match);
      }
    }
    this.#around.set(pattern, (two = [...found]));
    return two;
  }

  /** All matches that fulfil a pattern, once per draft. */
  #fulfilling(pattern: Pattern): readonly Match[] {
    let list = this.#around.get(pattern);
    if (!list) this.#around.set(pattern, (list = this.find([pattern], Zone.code)));
    return list;
  }

  /** The scopes that a scope's text refers to, with those around them. */
  referredTo(scope: number, within: Within): ReadonlySet<number> {
    let map = this.#references.get(within);
    if (!map) {
      this.#references.set(within, (map = new Map()));
      const {blocks, references, sections} = this.draft;
      for (const {block, target} of references) {
        if (target <= 0) continue;
        const from = scopeOf(this.draft, blocks[block]!.section, within);
        let targets = map.get(from);
        if (!targets) map.set(from, (targets = new Set()));
        for (let s = target; s > 0; s = sections[s]!.parent) targets.add(s);
      }
    }
    return map.get(scope) ?? NO_SCOPES;
  }

  /** From the first to the last cell of a row. */
  #rowSpan(at: number, {table, row}: Cell): Span {
    const {blocks} = this.draft;
    const inRow = (i: number): boolean => blocks[i]?.cell?.table === table && blocks[i]!.cell!.row === row;
    let first = at;
    let last = at;
    while (inRow(first - 1)) first--;
    while (inRow(last + 1)) last++;
    return {start: blocks[first]!.start, end: blocks[last]!.end};
  }

  #span(match: Match, within: Within): Span {
    const block = this.draft.blocks[match.clause.block]!;
    if (within === 'block') return block.cell ? this.#rowSpan(match.clause.block, block.cell) : block;
    return sectionSpan(this.draft, scopeOf(this.draft, block.section, within));
  }
}

const NO_MATCHES: readonly Match[] = [];
const NO_CLAUSES: readonly Clause[] = [];
const NO_SCOPES: ReadonlySet<number> = new Set();

/** Whether a clause is a sentence by itself. */
const isWhole = ({leadIn, items, tails, row}: Clause): boolean => !leadIn && items.length === 0 && tails.length === 0 && row.length === 0;

/** The clause with its lead-ins, and with the items and flush text that complete it, or with the rest of its table row: one sentence to its reader. */
export function sentenceOf(clause: Clause): Clause[] {
  const all: Clause[] = [];
  const addWithItems = (c: Clause): void => {
    all.push(c);
    for (const completing of [...c.items, ...c.tails]) addWithItems(completing);
  };
  addWithItems(clause);
  for (let c = clause.leadIn; c; c = c.leadIn) all.push(c, ...c.tails);
  for (const cell of clause.row) if (cell !== clause) all.push(cell);
  return all;
}

/** Exceptions and conditions that hang on a match: in its own clause, in flush text after its list, or in a following "This does not apply ...". */
export function conditionsOf(match: Match): {clause: Clause; segment: Segment}[] {
  const {clause} = match;
  const found: {clause: Clause; segment: Segment}[] = [];
  clause.segments.forEach((segment, i) => {
    if (i !== match.inside && segment.kind !== 'concession' && (segment.stop === match.stop || segment.from === 0)) found.push({clause, segment});
  });
  for (const c of limiting(clause)) for (const segment of c.segments) if (segment.kind !== 'concession') found.push({clause: c, segment});
  return found;
}

/** Clauses whose conditions hang on another; for few there are any. */
export function limiting({tails, leadIn, next}: Clause): readonly Clause[] {
  if (tails.length === 0 && !leadIn?.tails.length && !next?.disapplies) return NO_CLAUSES;
  return [...tails, ...(leadIn?.tails ?? []), ...(next?.disapplies ? [next] : [])];
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
