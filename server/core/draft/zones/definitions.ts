import {wordForm} from '../../words.ts';
import {skipSpace} from '../block.ts';
import {type Lexicon, phraseAt} from '../lexicon.ts';
import type {RawBlock} from '../raw.ts';
import {sentenceAt} from '../sentences.ts';
import {Zone, type ZoneSpan} from '../types.ts';
import {Use} from './amendments.ts';
import type {Quote} from './quotes.ts';

/** How far behind a term its "means" may stand, over an aside ("..., in relation to a child, means"). */
const ASIDE = 140;
/** Most characters of a sentence before its first term. */
const OPENING = 40;

/**
 * Entries that define a term: `"child" means ...`, `**Minister** means ...`, `The term "alien" means ...`. Their terms are marked `Use.term`, since they are laid
 * down and not quoted; so are abbreviations that a text gives itself in brackets (`("the Authority")`).
 */
export function findDefinitions(
  block: RawBlock,
  quotes: readonly Quote[],
  uses: Uint8Array,
  sentences: readonly number[],
  lexicon: Lexicon,
  out: ZoneSpan[],
): void {
  const {text} = block;
  const starts: number[] = [];
  for (let n = 0; n < quotes.length; n++) {
    const quote = quotes[n]!;
    if (isShortForm(text, quote)) {
      if (uses[n] === Use.quotation) uses[n] = Use.term;
      const s = sentenceAt(sentences, quote.start);
      if (namesSides(text, quote, sentences[s + 1]!, lexicon)) out.push({start: sentences[s]!, end: sentences[s + 1]!, zone: Zone.definition});
      continue;
    }
    let last = n;
    while (last + 1 < quotes.length && /^\s*(?:,|,?\s*(?:and|or|et|y|o))\s*$/.test(text.slice(quotes[last]!.end, quotes[last + 1]!.start))) last++;
    if (
      (isDefined(text, quotes[last]!.end, lexicon) || isColonEntry(text, quotes[n]!)) &&
      opensEntry(text, quotes[n]!.start, sentences, starts.at(-1))
    ) {
      starts.push(quotes[n]!.start);
      for (let k = n; k <= last; k++) if (uses[k] === Use.quotation) uses[k] = Use.term;
    }
    n = last;
  }
  const {strong} = block;
  if (starts.length === 0 && strong.length >= 2 && strong[0]! <= 1 && isDefined(text, strong[1]!, lexicon)) starts.push(0);
  starts.forEach((start, n) => {
    // The whole sentence for the first entry in it; up to the next entry where several share one.
    const s = sentenceAt(sentences, start);
    const isFirst = n === 0 || starts[n - 1]! < sentences[s]!;
    const next = starts[n + 1];
    const end = next !== undefined && next < sentences[s + 1]! ? next : sentences[s + 1]!;
    out.push({start: isFirst ? sentences[s]! : start, end, zone: Zone.definition});
  });
}

/** At the start of a sentence or after a few words ("In this Act, the term"), or after another entry of the same sentence. */
function opensEntry(text: string, at: number, sentences: readonly number[], previous: number | undefined): boolean {
  const start = sentences[sentenceAt(sentences, at)] ?? 0;
  if (at - start <= OPENING) return true;
  return previous !== undefined && previous >= start && /[;,]\s*(?:and\s|or\s)?(?:the\s)?(?:terms?\s)?$/.test(text.slice(Math.max(0, at - 20), at));
}

/** `"Transit": the passage of ...` */
function isColonEntry(text: string, quote: Quote): boolean {
  return quote.start === 0 && quote.end - quote.start <= 80 && /^\s?(?::|[–—-]\s)/.test(text.slice(quote.end, quote.end + 3));
}

/** Does a defining word follow the term that ends at `at`? */
function isDefined(text: string, at: number, lexicon: Lexicon): boolean {
  const lower = wordForm(text.slice(at, at + ASIDE + 40));
  let from = skipSpace(lower, 0);
  if (phraseAt(lower, from, lexicon.definition)) return true;
  const c = lower[from];
  const close = c === '(' ? lower.indexOf(')', from) : c === ',' ? lower.indexOf(',', from + 1) : -1;
  if (close < 0 || close > ASIDE) return false;
  from = skipSpace(lower, close + 1);
  return phraseAt(lower, from, lexicon.definition) !== '';
}

/** `... and Open Door, which runs a shelter (together the "Parties").`: a sentence that closes so says who the sides of an agreement are, and nothing of what they do under it. */
function namesSides(text: string, {start, end}: Quote, sentenceEnd: number, {sides}: Lexicon): boolean {
  const name = wordForm(text.slice(start + 1, end - 1));
  return /^\)[\s.;,:]*$/.test(text.slice(end, sentenceEnd)) && sides.some(side => name === side || name.endsWith(` ${side}`));
}

/** `(hereinafter "the Parties")`: the last thing in a short bracket. */
function isShortForm(text: string, quote: Quote): boolean {
  if (!quote.closed || text.charCodeAt(quote.end) !== 41 || quote.end - quote.start > 60) return false;
  const before = text.slice(Math.max(0, quote.start - 80), quote.start);
  return before.lastIndexOf('(') > before.lastIndexOf(')');
}
