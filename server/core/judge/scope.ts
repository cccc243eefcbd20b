import type {Draft, Section, SectionKind} from '../draft/types.ts';
import type {Within} from '../pack/types.ts';
import {say, type Wording, type WordingKey} from '../pack/wording.ts';
import type {Span} from '../span.ts';

/** Climbs from a section until `accept` says yes; the document (0) if nobody does. */
function climb(draft: Draft, from: number, accept: (section: Section) => boolean): number {
  for (let s = from; s > 0; s = draft.sections[s]!.parent) if (accept(draft.sections[s]!)) return s;
  return 0;
}

/**
 * The section in which a rule with `within` looks around a place. The ladder is article -> outermost numbered clause -> heading -> document,
 * because SOPs and plans have no articles, and "4. INFORMATION" with its 4.1 to 4.7 is what an article is in a law.
 */
export function scopeOf(draft: Draft, section: number, within: Within): number {
  if (within === 'document') return 0;
  if (within === 'section') return climb(draft, section, s => s.kind === 'heading' || s.kind === 'part' || s.kind === 'annex');
  const article = climb(draft, section, s => s.kind === 'article' || s.kind === 'annex');
  if (article > 0) return article;
  let clause = climb(draft, section, s => s.kind === 'clause');
  if (clause === 0) return climb(draft, section, s => s.kind === 'heading' || s.kind === 'part');
  for (;;) {
    const outer = draft.sections[clause]!.parent;
    if (outer <= 0 || draft.sections[outer]!.kind !== 'clause') return clause;
    clause = outer;
  }
}

/** Source span of a section, heading included. */
export function sectionSpan(draft: Draft, section: number): Span {
  const {first, last} = draft.sections[section]!;
  if (section === 0 || first >= last) return {start: 0, end: draft.source.length};
  return {start: draft.blocks[first]!.start, end: draft.blocks[last - 1]!.end};
}

const SECTION: {readonly [kind in Exclude<SectionKind, 'document'>]: WordingKey} = {
  article: 'section-article',
  part: 'section-part',
  annex: 'section-annex',
  clause: 'section-clause',
  heading: 'section-clause',
};

/** How people name a section: "Article 7", "section 4.2", "“Data”", "the draft". */
export function sectionName(draft: Draft, section: number, wording: Wording = {}): string {
  const {kind, label, title} = draft.sections[section]!;
  if (section === 0 || kind === 'document') return say(wording, 'the-draft');
  if (label) return say(wording, SECTION[kind], {label});
  return title ? `“${title}”` : say(wording, 'section-nameless');
}
