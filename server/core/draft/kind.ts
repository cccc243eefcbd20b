import type {DraftKind} from '../pack/types.ts';
import {wordForm} from '../words.ts';
import {isLetter, type Lexicon} from './lexicon.ts';
import type {Draft} from './types.ts';

/** A title stands among the first blocks of a draft, and is short. */
const FIRST_BLOCKS = 8;
const LONGEST_TITLE = 250;

/**
 * What a draft is, by its title: the first block that names a kind of document, and in it the kind named first ("Action Plan under the Trafficking Act" is a
 * plan). Undefined where no title says it.
 */
export function draftKind({blocks, sections}: Draft, {kinds}: Lexicon): DraftKind | undefined {
  for (const {kind, text, section} of blocks.slice(0, FIRST_BLOCKS)) {
    if (kind === 'code' || kind === 'meta' || kind === 'footnote') continue;
    if (sections[section]!.kind === 'article' || sections[section]!.kind === 'clause') return undefined;
    const named = text.length <= LONGEST_TITLE ? firstNamed(wordForm(text), kinds) : undefined;
    if (named) return named;
  }
  return undefined;
}

function firstNamed(lower: string, kinds: Lexicon['kinds']): DraftKind | undefined {
  let first = Number.POSITIVE_INFINITY;
  let named: DraftKind | undefined;
  // Longest first, so that of two that begin at one place the longer one is taken.
  for (const [phrase, kind] of kinds) {
    for (let at = lower.indexOf(phrase); at >= 0 && at < first; at = lower.indexOf(phrase, at + 1)) {
      if (isLetter(lower.charCodeAt(at - 1)) || isLetter(lower.charCodeAt(at + phrase.length))) continue;
      first = at;
      named = kind;
    }
  }
  return named;
}
