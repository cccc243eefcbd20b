/** Phrase -> variants: alternatives and optional words expanded, so that what is left is words, gaps and references in a row. */
import type {Item, Phrase, PhraseFault, WordItem} from './phrase.ts';
import {PHRASE_LIMITS} from './phrase.ts';

export type Slot =
  /** One word, any of these. */
  | {readonly kind: 'words'; readonly words: readonly WordItem[]}
  | {readonly kind: 'number'}
  | {readonly kind: 'reference'; readonly name: string; readonly at: number}
  | {readonly kind: 'gap'; readonly least: number; readonly most: number; readonly at: number};

export type Row = readonly Slot[];

/** Every variant of a phrase, none of which begins or ends with a gap or has two gaps in a row. */
export function unfold(phrase: Phrase): {rows: readonly Row[]; fault?: undefined} | {rows?: undefined; fault: PhraseFault} {
  const rows = expand(phrase.items);
  if (rows === undefined)
    return {
      fault: {
        at: 0,
        message: `it unfolds into more than ${PHRASE_LIMITS.variants} variants`,
        repair: 'Split it into several phrases, or make a concept of a bracket whose alternatives are several words long.',
      },
    };
  const tidied: Row[] = [];
  for (const row of rows) {
    const result = tidy(row);
    if ('message' in result) return {fault: result};
    tidied.push(result);
  }
  return {rows: tidied};
}

/** undefined: over the limit of variants. Words over the limit per variant are told by `tidy`. */
function expand(items: readonly Item[]): Row[] | undefined {
  let rows: Row[] = [[]];
  for (const item of items) {
    const next = item.kind === 'bracket' ? bracket(item.alternatives, item.optional) : [[slotOf(item)]];
    if (next === undefined || rows.length * next.length > PHRASE_LIMITS.variants) return undefined;
    const joined: Row[] = [];
    for (const left of rows) for (const right of next) joined.push(left.length > PHRASE_LIMITS.words * 2 ? left : [...left, ...right]);
    rows = joined;
  }
  return rows;
}

/** Alternatives of one word each become one slot, whatever their number; the others stay apart. */
function bracket(alternatives: readonly (readonly Item[])[], optional: boolean): Row[] | undefined {
  const words: WordItem[] = [];
  const rows: Row[] = [];
  let empty = optional;
  for (const alternative of alternatives) {
    const expanded = expand(alternative);
    if (expanded === undefined) return undefined;
    for (const row of expanded) {
      const only = row[0];
      if (only === undefined) empty = true;
      else if (row.length === 1 && only.kind === 'words') words.push(...only.words);
      else rows.push(row);
    }
    if (rows.length > PHRASE_LIMITS.variants) return undefined;
  }
  if (words.length) rows.unshift([{kind: 'words', words}]);
  if (empty) rows.push([]);
  return rows;
}

function slotOf(item: Exclude<Item, {kind: 'bracket'}>): Slot {
  switch (item.kind) {
    case 'word':
      return {kind: 'words', words: [item]};
    case 'number':
      return {kind: 'number'};
    case 'reference':
      return {kind: 'reference', name: item.name, at: item.at};
    case 'gap':
      return {kind: 'gap', least: item.least, most: item.most, at: item.at};
  }
}

/** Adds up gaps that an optional word left side by side, and drops one that it left at an end: there a gap of no word says the same. */
function tidy(row: Row): Row | PhraseFault {
  const slots: Slot[] = [];
  for (const slot of row) {
    const last = slots[slots.length - 1];
    if (slot.kind !== 'gap' || last?.kind !== 'gap') {
      slots.push(slot);
      continue;
    }
    const most = last.most + slot.most;
    if (most > PHRASE_LIMITS.gap)
      return {
        at: slot.at,
        message: `two gaps in a row span up to ${most} words when what stands between them is left out; at most ${PHRASE_LIMITS.gap} are allowed`,
        repair: 'Narrow them, or put one gap into the bracket: [the <0-4>] person.',
      };
    slots[slots.length - 1] = {...last, least: last.least + slot.least, most};
  }
  for (const end of [0, -1]) {
    const slot = slots.at(end);
    if (slot?.kind !== 'gap') continue;
    if (slot.least > 0)
      return {
        at: slot.at,
        message: `when what may be left out is left out, it ${end === 0 ? 'begins' : 'ends'} with a gap of at least ${slot.least} words`,
        repair: 'Put the gap into the bracket: [the <1-2>] person.',
      };
    slots.splice(end, 1);
  }
  if (slots.length === 0)
    return {
      at: 0,
      message: 'it can match nothing at all, because everything in it may be left out',
      repair: 'A bracket with one alternative may be left out; take it out of the bracket.',
    };
  if (slots.length > PHRASE_LIMITS.words)
    return {at: 0, message: `it is longer than ${PHRASE_LIMITS.words} words`, repair: 'Shorten it, or split it into a pattern and a `with`.'};
  return slots;
}
