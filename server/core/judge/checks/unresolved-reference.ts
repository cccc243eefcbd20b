import {sourceOffset} from '../../draft/block.ts';
import type {Draft, Reference, Section, SectionKind} from '../../draft/types.ts';
import {SILENT} from '../evaluator.ts';
import type {Check} from './check.ts';

/**
 * References to an article, clause or annex that the draft does not have. Silent where the draft cannot be meant: it has no
 * numbering of that kind, its numbers do not run from 1 (an excerpt, a title of a larger code), or the reference names another instrument.
 */
export const unresolvedReference: Check = (rule, {draft}) => {
  const complete = new Map<SectionKind, boolean>();
  const isComplete = (kind: SectionKind): boolean => {
    let known = complete.get(kind);
    if (known === undefined) complete.set(kind, (known = runsFromOne(draft, kind)));
    return known;
  };
  const printed = new Set(draft.references.filter(r => r.kind === 'annex' && opensBlock(draft, r)).map(r => r.label));
  return draft.references
    .filter(r => !(r.kind === 'annex' && printed.has(r.label)))
    .filter(r => r.target < 0 && !r.external && !isSilent(draft, r) && canBeMeant(draft, r, isComplete))
    .map(r => {
      const block = draft.blocks[r.block]!;
      return {
        rule,
        level: rule.level,
        start: sourceOffset(block, r.start, 'start'),
        end: sourceOffset(block, r.end, 'end'),
        message: `${rule.title}: “${block.text.slice(r.start, r.end).replace(/\s+/g, ' ')}” is not in the draft.`,
        related: [],
        fixes: [],
        block: r.block,
        scope: -1,
      };
    });
};

/** "SCHEDULE 1 (section 4) - PORTS" on a line of its own, which the parser took for text: the annex itself, not a reference to it. */
const opensBlock = (draft: Draft, r: Reference): boolean => {
  const {text} = draft.blocks[r.block]!;
  const after = text.slice(r.end).trimStart();
  return text.slice(0, r.start).trim() === '' && (after === '' || /^[.:(–—-]/.test(after));
};

function isSilent(draft: Draft, r: Reference): boolean {
  const block = draft.blocks[r.block]!;
  if (block.zone & SILENT || block.foreign) return true;
  return block.zones.some(z => z.zone & SILENT && z.start < r.end && r.start < z.end);
}

function canBeMeant(draft: Draft, r: Reference, isComplete: (kind: SectionKind) => boolean): boolean {
  if (r.kind === 'annex') return /^(?:[A-Z]|[IVX]{1,5}|\d{1,2})$/i.test(r.label);
  if (r.kind === 'part') return isComplete('part');
  if (r.kind === 'article') return isComplete('article');
  // "paragraph 5.7": its first number must be one that the draft numbers its sections with.
  return (
    r.label.includes('.') && numbered(draft, 'clause').some(s => s.label === r.label.split('.')[0] || s.label.startsWith(`${r.label.split('.')[0]}.`))
  );
}

const numbered = (draft: Draft, kind: SectionKind): Section[] =>
  draft.sections.filter(s => s.kind === kind && /^\d/.test(s.label) && s.role !== 'amendment');

/** At least three, beginning with 1, with next to no gap: the draft is the whole instrument. */
function runsFromOne(draft: Draft, kind: SectionKind): boolean {
  const numbers = new Set(numbered(draft, kind).map(s => Number.parseInt(s.label, 10)));
  const highest = Math.max(0, ...numbers);
  return numbers.size >= 3 && numbers.has(1) && numbers.size >= highest * 0.9;
}
