import {wordForm} from '../words.ts';
import type {TextFacts} from './facts.ts';
import type {Lexicon} from './lexicon.ts';
import type {RawBlock} from './raw.ts';
import type {OpenSection, SectionTree} from './sections.ts';
import type {SectionRole} from './types.ts';

/** Gives sections their roles from their headings. Returns the block at which the operative part begins, 0 where no recitals come before it. */
export function assignRoles(blocks: readonly Read[], tree: SectionTree, roles: TitleRoles): number {
  for (let s = 0; s < tree.sections.length; s++) assignRole(tree.sections, s, roles);
  return preambleEnd(blocks, tree);
}

/** Gives one section its role, when the one around it has its own. */
export function assignRole(sections: readonly OpenSection[], s: number, roles: TitleRoles): void {
  const section = sections[s]!;
  if (section.role === 'amendment') return;
  const own = section.title === '' ? 'operative' : roles.of(section.title);
  const parent = sections[section.parent];
  const inherits = parent && (['definitions', 'preamble', 'signs'].includes(parent.role) || (parent.role === 'general' && section.kind === 'clause'));
  section.role = own === 'operative' && inherits ? parent.role : own;
}

/** A block with what its text says. */
interface Read {
  readonly raw: RawBlock;
  readonly facts: TextFacts;
}

/** Roles by title, for one draft. */
export class TitleRoles {
  readonly #lexicon: Lexicon;
  #known = new Map<string, SectionRole>();

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  of(title: string): SectionRole {
    let role = this.#known.get(title);
    if (role === undefined) this.#known.set(title, (role = roleOfTitle(title, this.#lexicon)));
    return role;
  }

  /** Forgets titles that are no longer there, once they are as many as those that may be. */
  tidy(sections: number): void {
    if (this.#known.size > 2 * sections + 100) this.#known = new Map();
  }
}

/** A phrase that ends in "..." stands for every title that begins so. */
function roleOfTitle(title: string, lexicon: Lexicon): SectionRole {
  if (title === '') return 'operative';
  const form = wordForm(title.trim()).replace(/\s+/g, ' ').replace(/[.:]$/, '');
  const fits = (phrase: string): boolean => (phrase.endsWith('...') ? form.startsWith(phrase.slice(0, -3).trimEnd()) : form === phrase);
  if (lexicon.headings.definitions.some(fits)) return 'definitions';
  if (lexicon.headings.preamble.some(fits)) return 'preamble';
  if (lexicon.headings.general.some(fits)) return 'general';
  if (lexicon.headings.signs.some(fits)) return 'signs';
  return 'operative';
}

/**
 * The block at which the operative part begins, when recitals without a heading of their own come before it, else 0.
 * A recital begins with one of the language's words for it and goes on beyond its block ("Recalling the Convention,").
 */
export function preambleEnd(blocks: readonly Read[], tree: SectionTree): number {
  const firstProvision = tree.sections.findIndex(s => s.kind === 'article' || s.kind === 'clause' || s.kind === 'part' || s.kind === 'annex');
  const limit = firstProvision < 0 ? blocks.length : tree.sections[firstProvision]!.first;
  let last = -1;
  for (let i = 0; i < limit; i++) {
    const {raw, facts} = blocks[i]!;
    if (raw.kind !== 'paragraph' && raw.kind !== 'item') continue;
    if (facts.isRecital) last = i;
  }
  if (last < 0) return 0;
  const next = tree.sections.find(s => s.first > last);
  return Math.min(next ? next.first : blocks.length, limit === blocks.length && !next ? last + 1 : limit);
}
