/** Where in a file stands what something is said about. */
import type {Keys} from '../../core/pack/yaml.ts';
import type {Span} from '../../core/span.ts';
import {slotAt, slotsOf} from './cursor.ts';

/** From a line and column (from 1) to the end of what begins there: a key, a value, a reference in a phrase, or else the line. */
export function problemSpan(text: string, line: number, column: number): Span {
  let start = 0;
  for (let i = 1; i < line; i++) {
    const next = text.indexOf('\n', start);
    if (next < 0) break;
    start = next + 1;
  }
  const lineEnd = start + /^[^\r\n]*/.exec(text.slice(start))![0].trimEnd().length;
  start = Math.min(start + column - 1, lineEnd);
  const reference = /^\{[^{}\r\n]*\}/.exec(text.slice(start, lineEnd));
  if (reference) return {start, end: start + reference[0].length};
  const slot = slotAt(text, start) ?? slotAt(text, start + 1);
  if (slot && slot.span.start <= start + 1 && slot.span.end > start) return {start, end: Math.min(slot.span.end, lineEnd)};
  return {start, end: Math.max(lineEnd, start)};
}

/** Marks of an example, which its text is read without. */
const MARKS = /\[\[|\]\]/g;

/**
 * Where in the file a stretch of an example stands. `keys`: of the example; `span`: in its text without marks. The whole example where it is written in a form (folded, with
 * escapes) in which the words are not found again.
 */
export function exampleSpan(text: string, keys: Keys, span: Span | undefined, words: string): Span | undefined {
  const same = (one: Keys): boolean => one.length === keys.length && one.every((key, i) => key === keys[i]);
  const slots = [...slotsOf(text)].filter(({on}) => on === 'value');
  const slot = slots.find(one => same(one.keys)) ?? slots.find(one => same(one.keys.slice(0, -1)) && one.keys.at(-1) === 'text');
  if (!slot) return undefined;
  const {start, end} = slot.span;
  const firstLine = {start, end: start + /^[^\r\n]*/.exec(text.slice(start, end))![0].length};
  if (!span) return firstLine;
  // Offsets in the file of the characters of the example, marks and line breaks left out on both sides.
  const source = text.slice(start, end);
  const isBlock = /^[|>]/.test(source);
  const from = isBlock ? source.indexOf('\n') + 1 : 0;
  const kept: number[] = [];
  const skipped = new Set([...source.matchAll(MARKS)].flatMap(({index}) => [index, index + 1]));
  for (let i = from; i < source.length; i++) if (!skipped.has(i) && !/\s/.test(source[i]!)) kept.push(start + i);
  const before = words.slice(0, span.start).replace(/\s/g, '').length;
  const within = words.slice(span.start, span.end).replace(/\s/g, '').length;
  const first = kept[before];
  const last = kept[before + within - 1];
  const asWritten = kept.map(at => text[at]).join('');
  if (first === undefined || last === undefined || asWritten !== words.replace(/\s/g, '')) return firstLine;
  return {start: first, end: last + 1};
}
