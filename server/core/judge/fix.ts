import {sourceOffset} from '../draft/block.ts';
import type {Block, Draft} from '../draft/types.ts';
import type {Match} from '../match/types.ts';
import {say} from '../pack/wording.ts';
import type {Span} from '../span.ts';
import {Glue, scanWords, Words} from '../words.ts';
import {articleFor} from './article.ts';
import {captures} from './captures.ts';
import type {Evaluator} from './evaluator.ts';
import {type Fix, Insertion, moved} from './remedy.ts';

/** Text of a span as a reader sees it on one line. */
export const excerptOf = (draft: Draft, span: Span): string => draft.source.slice(span.start, span.end).replace(/\s+/g, ' ');

/** The model clause of this name; undefined where there is none. */
export function insertionOf({pack, newline, wording}: Evaluator, key: string): Insertion | undefined {
  const clause = pack.clauses[key];
  return clause && new Insertion(say(wording, 'insert-clause', {title: clause.title}), `${newline}${newline}${clause.text.trim()}`);
}

/**
 * Offers the replacement for a wording, in offsets from where the match begins. `$n` in `becomes` stands for what the nth bracket of the phrase matched, as it is written there;
 * capitals of the first word and a/an before it are carried over. Words that stay as they are stay untouched, so that
 * markup around them survives; where markup stands inside what changes, no replacement is offered.
 */
export function replaceMatch(evaluator: Evaluator, match: Match, phrase: string, becomes: string, safe: boolean): Fix[] {
  const {draft} = evaluator;
  const block = draft.blocks[match.clause.block]!;
  const words = new Words();
  scanWords(block.text, match.clause.textStart, match.clause.textEnd, words);
  const inMatch: number[] = [];
  for (let i = 0; i < words.count; i++) {
    if (sourceOffset(block, words.start[i]!, 'start') >= match.start && sourceOffset(block, words.end[i]!, 'end') <= match.end) inMatch.push(i);
  }
  if (inMatch.length === 0) return [];
  const old = inMatch.map(i => block.text.slice(words.start[i]!, words.end[i]!));
  const groups = captures(
    phrase,
    old,
    inMatch.map(i => words.glue[i] === Glue.hyphen),
  );
  if (!groups && /\$\d/.test(becomes)) return [];
  const text = cased(
    becomes
      .replace(/\$(\d)/g, (_, n: string) => groups?.[Number(n) - 1] ?? '')
      .replace(/ {2,}/g, ' ')
      .trim(),
    old,
    beginsSentence(block.text, words.start[inMatch[0]!]!),
  );
  const edit = smallestEdit(block, words, inMatch, old, text);
  if (!edit) return [];
  const edits = [...articleEdit(evaluator, block, words, inMatch[0]!, old[0]!, text), edit];
  return [moved({title: say(evaluator.wording, 'write-instead', {text}), safe, edits}, -match.start)];
}

function beginsSentence(text: string, at: number): boolean {
  const before = text.slice(0, at).trimEnd();
  return before === '' || '.!?'.includes(before.at(-1)!);
}

/** Capitals of the old words carried over to the new text: ILLEGAL MIGRANT, Illegal Migrant at a sentence start, illegal migrant. */
function cased(text: string, old: readonly string[], begins: boolean): string {
  const letters = old.join('').replace(/[^\p{L}]/gu, '');
  if (letters.length > 3 && letters === letters.toUpperCase()) return text.toUpperCase();
  // "Illegal" begins a sentence or a title; an acronym is written so anywhere, so for it the place decides.
  return (begins ? /^\p{Lu}/u : /^\p{Lu}(?!\p{Lu})/u).test(old[0]!) ? text[0]!.toUpperCase() + text.slice(1) : text;
}

function smallestEdit(
  block: Block,
  words: Words,
  inMatch: readonly number[],
  old: readonly string[],
  text: string,
): {start: number; end: number; text: string} | undefined {
  const fresh = text.split(' ');
  let head = 0;
  while (head < old.length - 1 && head < fresh.length - 1 && old[head] === fresh[head] && words.glue[inMatch[head + 1]!] === Glue.space) head++;
  let tail = 0;
  while (
    tail < old.length - 1 - head &&
    tail < fresh.length - 1 - head &&
    old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail] &&
    words.glue[inMatch[old.length - 1 - tail]!] === Glue.space
  )
    tail++;
  const first = inMatch[head]!;
  const last = inMatch[inMatch.length - 1 - tail]!;
  const start = sourceOffset(block, words.start[first]!, 'start');
  const end = sourceOffset(block, words.end[last]!, 'end');
  // Every character that goes must be one the reader saw: else markup would be torn.
  if (end - start !== words.end[last]! - words.start[first]!) return undefined;
  return {start, end, text: fresh.slice(head, fresh.length - tail).join(' ')};
}

/** "an illegal worker" -> "a worker without ...": repairs the indefinite article before the replaced words. */
function articleEdit(
  evaluator: Evaluator,
  block: Block,
  words: Words,
  first: number,
  old: string,
  text: string,
): {start: number; end: number; text: string}[] {
  if (evaluator.pack.language.name !== 'en' || first === 0 || words.glue[first] !== Glue.space) return [];
  const article = block.text.slice(words.start[first - 1]!, words.end[first - 1]!);
  const wanted = articleFor(article, old, text);
  if (wanted === undefined) return [];
  return [{start: sourceOffset(block, words.start[first - 1]!, 'start'), end: sourceOffset(block, words.end[first - 1]!, 'end'), text: wanted}];
}
