import {sourceOffset} from '../../draft/block.ts';
import type {Draft, Reference, Section, SectionKind} from '../../draft/types.ts';
import {say} from '../../pack/wording.ts';
import {SILENT} from '../evaluator.ts';
import type {Check} from './check.ts';
import {elsewhere} from './elsewhere.ts';

/**
 * References to an article, clause or annex that the draft does not have. Silent where the draft cannot be meant: it has no
 * numbering of that kind, its numbers do not run from 1 (an excerpt, a title of a larger code), or the reference names another instrument
 * or speaks of one that the draft is about.
 */
export const unresolvedReference: Check = (rule, {draft, wording}) => {
  const nowhere = leadingNowhere(draft).filter(r => !draft.blocks[r.block]!.foreign);
  if (nowhere.length === 0) return [];
  const isElsewhere = elsewhere(draft);
  const lost = nowhere.filter(r => wordsAround(draft, r).sayOfThis || !isElsewhere(r));
  return oncePerAnnex(draft, lost).map(({reference: r, others}) => {
    const block = draft.blocks[r.block]!;
    const reference = block.text.slice(r.start, r.end).replace(/\s+/g, ' ');
    const lack = say(wording, others.length > 0 ? 'not-in-draft-either' : 'not-in-draft', {reference, others: others.slice(0, 20).join(', ')});
    return {
      rule,
      level: rule.level,
      start: sourceOffset(block, r.start, 'start'),
      end: sourceOffset(block, r.end, 'end'),
      message: `${rule.title}: ${lack}.`,
      related: [],
      fixes: [],
      block: r.block,
      scope: -1,
      origin: r,
    };
  });
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
  const nowhere = references.filter(r => {
    if (r.target >= 0 || r.external) return false;
    const {isSilent, isGlossed} = wordsAround(draft, r);
    return !isSilent && !isGlossed && canBeMeant(draft, r) && !isPrinted(r);
  });
  known.set(references, {sections, nowhere});
  return nowhere;
}

/**
 * An annex that is not there is added once, so it is missed once; where the draft comes without any of its annexes, they are missed together, at the first.
 * `others`: the labels of those missed with it.
 */
function oncePerAnnex(draft: Draft, lost: readonly Reference[]): {reference: Reference; others: string[]}[] {
  const together = !draft.sections.some(section => section.kind === 'annex');
  const labels = [...new Set(lost.filter(r => r.kind === 'annex').map(r => r.label))];
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
  new Set(draft.references.filter(r => r.kind === 'annex' && wordsAround(draft, r).isTitle).map(r => r.label));

/** What is said of a reference by its block. */
interface Words {
  readonly isSilent: boolean;
  readonly isGlossed: boolean;
  readonly sayOfThis: boolean;
  readonly isTitle: boolean;
}

/** A reference is the same one as long as its block says what it says; who reads it is another matter. */
const words = new WeakMap<Reference, Words>();

function wordsAround({blocks}: Draft, r: Reference): Words {
  const known = words.get(r);
  if (known) return known;
  const {text, zone, zones} = blocks[r.block]!;
  const after = text.slice(r.end, r.end + 60);
  const rest = text.slice(r.end).trimStart();
  const found = {
    isSilent: (zone & SILENT) !== 0 || zones.some(z => z.zone & SILENT && z.start < r.end && r.start < z.end),
    // An editor says right behind it what became of it: "Article 34 [now Article 29]", "Article 34 per 21 November 2013: Article 29".
    isGlossed: /^\s*(?:\[[^\]\d]{0,40}|per\s+)\d/.test(after),
    // "section 31 of this Act"
    sayOfThis: /^\s+of\s+this\b/.test(after),
    // "SCHEDULE 1 (section 4) - PORTS" on a line of its own, which the parser took for text: the annex itself, not a reference to it.
    isTitle: text.slice(0, r.start).trim() === '' && (rest === '' || /^[.:(–—-]/.test(rest)),
  };
  words.set(r, found);
  return found;
}

function canBeMeant(draft: Draft, r: Reference): boolean {
  if (r.kind === 'annex') return /^(?:[A-Z]|[IVX]{1,5}|\d{1,2})$/i.test(r.label);
  if (r.kind === 'part') return isComplete(draft, 'part');
  if (r.kind === 'article')
    return isComplete(draft, 'article') || (wordsAround(draft, r).sayOfThis && numbered(draft, 'article').length === 0 && clausesRunFromOne(draft));
  // "paragraph 5.7": its first number must be one that the draft numbers its sections with.
  return (
    r.label.includes('.') && numbered(draft, 'clause').some(s => s.label === r.label.split('.')[0] || s.label.startsWith(`${r.label.split('.')[0]}.`))
  );
}

/** An act whose sections bear numbers alone: "1.", "2.", "3.". */
function clausesRunFromOne(draft: Draft): boolean {
  const outer = numbered(draft, 'clause').filter(s => s.parent < 0 || !['clause', 'article'].includes(draft.sections[s.parent]!.kind));
  return areComplete(outer);
}

/** Of a draft that is followed the same sections come again as long as they are not cut anew. */
const ofKind = new WeakMap<readonly Section[], Map<SectionKind, {readonly numbered: readonly Section[]; readonly isComplete: boolean}>>();

function sectionsOf({sections}: Draft, kind: SectionKind): {readonly numbered: readonly Section[]; readonly isComplete: boolean} {
  let kinds = ofKind.get(sections);
  if (!kinds) ofKind.set(sections, (kinds = new Map()));
  let known = kinds.get(kind);
  if (!known) {
    const numbered = sections.filter(s => s.kind === kind && /^\d/.test(s.label) && s.role !== 'amendment');
    kinds.set(kind, (known = {numbered, isComplete: areComplete(numbered)}));
  }
  return known;
}

const numbered = (draft: Draft, kind: SectionKind): readonly Section[] => sectionsOf(draft, kind).numbered;
const isComplete = (draft: Draft, kind: SectionKind): boolean => sectionsOf(draft, kind).isComplete;

/** At least three, beginning with 1, with next to no gap: the draft is the whole instrument. */
function areComplete(sections: readonly Section[]): boolean {
  const numbers = new Set(sections.map(s => Number.parseInt(s.label, 10)));
  const highest = Math.max(0, ...numbers);
  return numbers.size >= 3 && numbers.has(1) && numbers.size >= highest * 0.9;
}
