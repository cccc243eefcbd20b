import type {DraftKind} from '../pack/types.ts';
import {wordForm} from '../words.ts';
import {isLetter, type Lexicon} from './lexicon.ts';
import type {Draft} from './types.ts';

/** A title stands among the first blocks of a draft, and is short. */
const FIRST_BLOCKS = 8;
const LONGEST_TITLE = 250;
/** A sentence that says what the draft is says so at once ("This Order establishes ..."). */
const OPENING = 60;
/** Words that an essay has at least in long paragraphs, and words of such a paragraph; what stands around them on a web page is shorter. */
const ESSAY_WORDS = 300;
const LONG_PARAGRAPH = 25;
const FRONT_MATTER_TITLE = /^title[ \t]*:[ \t]*(.+)$/im;

/**
 * What a draft is, by its title: the first block that names a kind of document, and in it the kind named first ("Action Plan under the Trafficking Act" is a
 * plan). A title in front matter comes before all others. Where no title says it, long running text without numbers, lists and tables is an article or a
 * speech, and anything else undefined.
 */
export function draftKind(draft: Draft, {kinds}: Lexicon): DraftKind | undefined {
  const {blocks, sections} = draft;
  for (const {kind, text, section} of blocks.slice(0, FIRST_BLOCKS)) {
    if (kind === 'code' || kind === 'item' || kind === 'footnote') continue;
    if (sections[section]!.kind === 'article' || sections[section]!.kind === 'clause') return undefined;
    // A sentence is no title, but may say what it stands in ("This Order establishes ..."); "Hospitals report on ..." says nothing of the kind.
    const isSentence = kind === 'paragraph' && text.endsWith('.');
    const title = kind === 'meta' ? (FRONT_MATTER_TITLE.exec(text)?.[1] ?? '') : text.length > LONGEST_TITLE ? '' : text;
    const named = firstNamed(wordForm(isSentence ? title.slice(0, OPENING) : title), kinds);
    if (named && !(isSentence && (named === 'communication' || named === 'report'))) return named;
  }
  return isEssay(draft) ? 'communication' : undefined;
}

function isEssay({blocks, sections}: Draft): boolean {
  if (sections.some(({kind}) => kind === 'article' || kind === 'clause')) return false;
  let words = 0;
  let running = 0;
  for (const {kind, text} of blocks) {
    if (kind === 'item' || kind === 'cell') return false;
    if (kind !== 'paragraph') continue;
    const here = text.split(' ').length;
    words += here;
    if (here >= LONG_PARAGRAPH) running += here;
  }
  return running >= ESSAY_WORDS && running * 2 >= words;
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
