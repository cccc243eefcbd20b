import {replace} from '../draft/edit.ts';
import type {Change} from '../draft/follower.ts';
import {type BlockTerm, firstOfEach, termsOf} from '../draft/terms.ts';
import type {Draft} from '../draft/types.ts';
import {firstWhere} from '../span.ts';
import type {Building, BuildingMatch} from './building.ts';
import {Company} from './company.ts';
import {DefinedTerms} from './defined.ts';
import {Finder} from './index.ts';
import type {Matcher} from './matcher.ts';
import {Before, isRelinked, note, noteSentence, type Placed, Sentences} from './memory.ts';
import {SentenceReader} from './reading.ts';
import type {Clause, Matches} from './types.ts';

/** What an edit changed in what is said. */
export interface MatchChange {
  /** Blocks [from, from + removed) of the version before became [from, from + added): only there is anything said, or stands beside anything, that was not before. */
  readonly from: number;
  readonly removed: number;
  readonly added: number;
  /** Clauses that stand no longer. */
  readonly gone: ReadonlySet<Clause>;
  /** The concepts of which anything may have changed: what is said, or what it stands beside. */
  readonly concepts: ReadonlySet<number>;
  /** The concepts that are said there now and kept. */
  readonly saidThere: ReadonlySet<number>;
}

/** Follows what is said in a draft from version to version: each is what findMatches would find, at the cost of what changed. */
export class MatchFollower {
  readonly #matcher: Matcher;
  readonly #reader: SentenceReader;
  readonly #company: Company;
  readonly #sentences = new Sentences();
  /** By block. */
  readonly #placed: (Placed | undefined)[] = [];
  readonly #byConcept = new Map<number, BuildingMatch[]>();
  /** What each block defines. */
  readonly #defined: (readonly BlockTerm[])[] = [];
  #terms: DefinedTerms | undefined;
  #isFirst = true;

  constructor(matcher: Matcher) {
    this.#matcher = matcher;
    this.#reader = new SentenceReader(matcher, true);
    this.#company = new Company(matcher.uses, true, true);
  }

  follow(draft: Draft, change: Change): {readonly matches: Matches; readonly change: MatchChange} {
    const isAbout = this.#define(draft, change);
    if (isAbout) this.#sentences.forget(isAbout);
    // A term may stand anywhere.
    const {from, removed, added} = isAbout ? {from: 0, removed: this.#placed.length, added: draft.blocks.length} : change;
    const old = this.#placed.slice(from, from + removed);
    const counts = countsOf(old);
    const before = new Before(old, removed === added);
    const finder = new Finder(draft, this.#matcher, this.#terms, {
      from,
      to: from + added,
      before,
      sentences: this.#sentences,
      reader: this.#reader,
      company: this.#company,
    });
    finder.read();
    const concepts = new Set<number>();
    const isFirst = this.#isFirst;
    this.#isFirst = false;
    const gone = new Set<Clause>(before.gone());
    for (const clause of gone) note(clause, concepts);
    before.noteDifferences(concepts);
    this.#replace(finder, from, counts);
    replace(
      this.#placed,
      from,
      removed,
      Array.from({length: added}, (_, i) => finder.placed[i]),
    );
    this.#sentences.tidy(this.#placed);
    if (added !== removed) {
      for (let i = from + added; i < this.#placed.length; i++) {
        const placed = this.#placed[i];
        if (placed) for (const clause of placed.clauses) clause.block = i;
      }
    }
    const {recut = {from, to: from + added}} = change;
    const relinked = this.#relink(Math.min(from, recut.from), Math.max(from + added, recut.to), concepts);
    // Of the first version nobody asks what it changed.
    for (const placed of isFirst ? [] : finder.placed) {
      for (const clause of placed?.clauses ?? []) if (clause.isNew || isRelinked(clause)) noteSentence(clause, concepts);
    }
    const first = Math.min(from, relinked.first);
    const behind = Math.max(from + added, relinked.behind);
    const wider = from - first + behind - (from + added);
    const said = {
      from: first,
      removed: removed + wider,
      added: added + wider,
      gone,
      concepts,
      saidThere: isFirst ? NOTHING : this.#saidIn(first, behind),
    };
    return {matches: {byConcept: this.#byConcept}, change: said};
  }

  #saidIn(from: number, to: number): Set<number> {
    const said = new Set<number>();
    for (let i = from; i < to; i++) {
      for (const {matches} of this.#placed[i]?.clauses ?? []) for (const {concept} of matches) said.add(concept);
    }
    return said;
  }

  /** Notes what blocks define. Returns which sentences may say something else because terms of the draft stand for something else; undefined where they stand for what they stood for. */
  #define(draft: Draft, {from, removed, added}: Change): ((sentence: string) => boolean) | undefined {
    const {language} = this.#matcher.pack;
    const defined = Array.from({length: added}, (_, i) => termsOf(draft.blocks[from + i]!, language));
    const hasAny = (terms: readonly BlockTerm[]): boolean => terms.length > 0;
    const changes = defined.some(hasAny) || this.#defined.slice(from, from + removed).some(hasAny);
    replace(this.#defined, from, removed, defined);
    if (!changes) return undefined;
    const before = this.#terms;
    this.#terms = DefinedTerms.from(firstOfEach(this.#defined.filter(hasAny).flat()), this.#matcher);
    return DefinedTerms.changeBetween(before, this.#terms);
  }

  /** Puts the matches of a stretch in the place of those that stood there. `counts`: how many stood there, by concept. */
  #replace(finder: Finder, from: number, counts: ReadonlyMap<number, number>): void {
    const {byConcept} = finder;
    for (const concept of new Set([...counts.keys(), ...byConcept.keys()])) {
      const list = this.#byConcept.get(concept) ?? [];
      const fresh = byConcept.get(concept) ?? [];
      const gone = counts.get(concept) ?? 0;
      if (list.length === gone && fresh.length === 0) this.#byConcept.delete(concept);
      else {
        replace(list, gone === list.length ? 0 : firstWhere(list, match => match.clause.block >= from), gone, fresh);
        this.#byConcept.set(concept, list);
      }
    }
  }

  /** Links each clause of blocks [from, to), and the one before them, to the clause after it. Returns between which blocks that takes effect, if in any. */
  #relink(from: number, to: number, concepts: Set<number>): {first: number; behind: number} {
    let first = Number.POSITIVE_INFINITY;
    let behind = 0;
    let last: Building | undefined;
    for (let i = from - 1; i >= 0 && !last; i--) last = this.#placed[i]?.clauses.at(-1);
    const link = (clause: Building | undefined): void => {
      if (last) {
        const next = clause && last.home.section === clause.home.section ? clause : undefined;
        if (last.next !== next) {
          if (effect(last.next) !== effect(next)) {
            noteSentence(last, concepts);
            first = Math.min(first, last.block);
            behind = Math.max(behind, last.block + 1);
          }
          last.next = next;
        }
      }
      last = clause;
    };
    for (let i = from; i < to; i++) for (const clause of this.#placed[i]?.clauses ?? []) link(clause);
    let next: Building | undefined;
    for (let i = to; i < this.#placed.length && !next; i++) next = this.#placed[i]?.clauses[0];
    link(next);
    return {first, behind};
  }
}

const NOTHING: ReadonlySet<number> = new Set();

/** What the clause behind another does to it. */
const effect = (clause: Clause | undefined): Clause | undefined => (clause?.disapplies ? clause : undefined);

function countsOf(placed: readonly (Placed | undefined)[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const one of placed) {
    for (const clause of one?.clauses ?? []) for (const {concept} of clause.matches) counts.set(concept, (counts.get(concept) ?? 0) + 1);
  }
  return counts;
}
