import type {Draft, Reference, Section} from '../../draft/types.ts';
import {say} from '../../pack/wording.ts';
import {firstWhere} from '../../span.ts';
import {partSpan} from '../blockSpan.ts';
import {SILENT} from '../evaluator.ts';
import {Verdict} from '../verdict.ts';
import type {Check} from './check.ts';
import {elsewhere} from './elsewhere.ts';
import {hundredOf, isFigure, numbersOf} from './numbering.ts';

/**
 * References to an article, clause or annex that the draft does not have. Silent where the draft cannot be meant: it has no
 * numbering of that kind, its numbers do not run from 1 (an excerpt, a title of a larger code), or the reference names another instrument
 * or speaks of one that the draft is about.
 */
export const unresolvedReference: Check = {
  find: (rule, {draft, wording}) => {
    const isListed = inLists(draft);
    const nowhere = leadingNowhere(draft).filter(r => !draft.blocks[r.block]!.foreign && !isListed(r));
    if (nowhere.length === 0) return [];
    const isElsewhere = elsewhere(draft);
    const lost = nowhere.filter(r => wordsAround(draft, r).sayOfThis || !isElsewhere(r));
    return oncePerAnnex(draft, lost).map(({reference: r, others}) => {
      const block = draft.blocks[r.block]!;
      const reference = block.text.slice(r.start, r.end).replace(/\s+/g, ' ');
      const lack = say(wording, others.length > 0 ? 'not-in-draft-either' : 'not-in-draft', {reference, others: others.slice(0, 20).join(', ')});
      return new Verdict({rule, level: rule.level, message: `${rule.title}: ${lack}.`}, partSpan(block, r), r);
    });
  },
  isTouched: ({draft}, {from, to}) => {
    const {blocks, sections, references} = draft;
    // The block behind the change may refer to an instrument that the one before it names.
    const next = firstWhere(references, one => one.block >= from);
    if (next < references.length && references[next]!.block <= to) return true;
    // Columns may be headed by an instrument, and annexes be listed.
    for (let i = from; i < to; i++) if (blocks[i]!.cell || sections[blocks[i]!.section]!.kind === 'annex') return true;
    return false;
  },
};

/** Of a draft that is followed the same references and sections come again as long as none of them changed. */
const known = new WeakMap<readonly Reference[], {readonly sections: readonly Section[]; readonly nowhere: readonly Reference[]}>();

/** References that lead nowhere and could be meant for the draft, whoever reads their blocks. They are few, and only for these is it looked at what surrounds them. */
function leadingNowhere(draft: Draft): readonly Reference[] {
  const {references, sections} = draft;
  const found = known.get(references);
  if (found?.sections === sections) return found.nowhere;
  let printed: ReadonlySet<string> | undefined;
  const isPrinted = (r: Reference): boolean => r.kind === 'annex' && (printed ??= printedAnnexes(draft)).has(r.label);
  const canBeMeant = meantIn(draft);
  const nowhere = references.filter(r => {
    if (r.target >= 0 || r.external) return false;
    const {isSilent, isGlossed} = wordsAround(draft, r);
    return !isSilent && !isGlossed && canBeMeant(r) && !isPrinted(r);
  });
  known.set(references, {sections, nowhere});
  return nowhere;
}

/**
 * An annex that is not there is added once, so it is missed once; where the draft comes without any of its annexes, they are missed together, at the first.
 * `others`: the labels of those missed with it.
 */
function oncePerAnnex(draft: Draft, lost: readonly Reference[]): {reference: Reference; others: string[]}[] {
  const labels = [...new Set(lost.filter(r => r.kind === 'annex').map(r => r.label))];
  const together = labels.length > 0 && !draft.sections.some(section => section.kind === 'annex');
  const missed = new Set<string>();
  const out: {reference: Reference; others: string[]}[] = [];
  for (const reference of lost) {
    if (reference.kind !== 'annex') out.push({reference, others: []});
    else if (!missed.has(reference.label) && !(together && missed.size > 0)) {
      out.push({reference, others: together ? labels.filter(label => label !== reference.label) : []});
      missed.add(reference.label);
    }
  }
  return out;
}

const printedAnnexes = (draft: Draft): ReadonlySet<string> =>
  new Set(draft.references.filter(r => r.kind === 'annex' && isTitle(draft, r)).map(r => r.label));

/**
 * "SCHEDULE 1 (section 4) - PORTS" on a line of its own, which the parser took for text: the annex itself, not a reference to it.
 * "Annex A Script (separate file). Annex B Model agreement (separate file).": a list of annexes, of which the parser took the first for a title.
 */
function isTitle(draft: Draft, r: Reference): boolean {
  const {standsAlone, isListed} = wordsAround(draft, r);
  return standsAlone || (isListed && draft.sections[draft.blocks[r.block]!.section]!.kind === 'annex');
}

/** Whether an annex stands in a list of what comes with the draft, under the word alone: "Annexes: 1. Questionnaire. 2. List of safe countries.", or as a paragraph of its own. */
function inLists(draft: Draft): (r: Reference) => boolean {
  const {blocks, sections} = draft;
  let lists: readonly string[][] | undefined;
  const listsOf = (annex: number): string[][] => {
    const {first, last} = sections[annex]!;
    return blocks
      .slice(first, last)
      .filter(({section, text}) => section === annex && /^[1AI][.)]\s/.test(text))
      .map(({text}) => text.split(/\s+/));
  };
  return ({kind, label}) =>
    kind === 'annex' &&
    (numbersOf(draft).namelessAnnexes.some(annex => sections.some(section => section.parent === annex && section.label === label)) ||
      (lists ??= numbersOf(draft).namelessAnnexes.flatMap(listsOf)).some(words => words.includes(`${label}.`) || words.includes(`${label})`)));
}

/** What is said of a reference by its block, wherever that stands. */
interface Words {
  readonly isSilent: boolean;
  readonly isGlossed: boolean;
  readonly sayOfThis: boolean;
  /** It stands alone on its line, as a title does. */
  readonly standsAlone: boolean;
  /** It stands where the next of a list of annexes would. */
  readonly isListed: boolean;
}

/** A reference is the same one as long as its block says what it says; who reads it is another matter. */
const words = new WeakMap<Reference, Words>();

function wordsAround({blocks}: Draft, r: Reference): Words {
  const known = words.get(r);
  if (known) return known;
  const {text, zone, zones} = blocks[r.block]!;
  const before = text.slice(0, r.start).trimEnd();
  const after = text.slice(r.end, r.end + 60);
  const rest = text.slice(r.end).trimStart();
  const found = {
    isSilent: (zone & SILENT) !== 0 || zones.some(z => z.zone & SILENT && z.start < r.end && r.start < z.end),
    // An editor says right behind it what became of it: "Article 34 [now Article 29]", "Article 34 per 21 November 2013: Article 29".
    isGlossed: /^\s*(?:\[[^\]\d]{0,40}|per\s+)\d/.test(after),
    // "section 31 of this Act"
    sayOfThis: /^\s+of\s+this\b/.test(after),
    standsAlone: before === '' && (rest === '' || /^[.:(–—-]/.test(rest)),
    isListed: /[.;)]$/.test(before) && /^[.:(–—-]|^\p{Lu}/u.test(rest),
  };
  words.set(r, found);
  return found;
}

/** Whether a reference of a draft can mean a provision of its own, had it such a one. */
function meantIn(draft: Draft): (r: Reference) => boolean {
  const clausesRunFromOne = (): boolean => numbersOf(draft).clausesRunFromOne;
  let names: ReadonlySet<Reference['kind']> | undefined;
  const callsItsClauses = (r: Reference): boolean => wordsAround(draft, r).sayOfThis || (names ??= namesOfClauses(draft)).has(r.kind);
  const hasHundredOf = (r: Reference): boolean => {
    const {hundreds} = numbersOf(draft);
    return !hundreds || hundreds.has(hundredOf(Number.parseInt(r.label, 10)));
  };
  let heads: ReadonlySet<string> | undefined;
  return r => {
    if (r.kind === 'annex') return /^(?:[A-Z]|[IVX]{1,5}|\d{1,2})$/i.test(r.label);
    if (r.kind === 'part') return numbersOf(draft).isComplete('part');
    if (r.kind === 'article' && numbersOf(draft).articles.size > 0) return numbersOf(draft).isComplete('article') && hasHundredOf(r);
    if (r.kind === 'article' || /^\d+(?:\(|$)/.test(r.label)) return callsItsClauses(r) && clausesRunFromOne();
    // "paragraph 5.7": its first number must be one that the draft numbers its sections with.
    return (
      r.label.includes('.') &&
      (heads ??= new Set(
        numbersOf(draft)
          .of('clause')
          .map(s => s.label.split('.')[0]!),
      )).has(r.label.split('.')[0]!)
    );
  };
}

/** What the draft calls its bare numbers: "under section 4", "in point 16", two of them at least, since one may be another instrument's. */
function namesOfClauses({sections, references}: Draft): Set<Reference['kind']> {
  const called = new Map<Reference['kind'], Set<number>>();
  for (const {kind, target, label} of references) {
    const section = sections[target];
    if (target <= 0 || section?.kind !== 'clause' || !isBareNumber(section.label, label)) continue;
    const targets = called.get(kind);
    if (targets) targets.add(target);
    else called.set(kind, new Set([target]));
  }
  return new Set([...called].filter(([, targets]) => targets.size >= 2).map(([kind]) => kind));
}

/** Whether a section bears just the figures with which a reference's label begins. */
const isBareNumber = (own: string, label: string): boolean =>
  label.startsWith(own) && !isFigure(label, own.length) && (own === '' || /^\d+$/.test(own));
