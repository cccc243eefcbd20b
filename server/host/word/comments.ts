import type {Run} from './runs.ts';

/** A place of a document's XML at which something is put in. */
export interface Insertion {
  readonly at: number;
  readonly markup: string;
  /** Insertions at the same place stand in this order. */
  readonly order: number;
}

/** What is put in to mark the start or the end of a comment at `offset` of a run, which is cut in two where the offset lies inside its words. */
export function insertionAt(run: Run, offset: number, side: 'start' | 'end', markup: string): Insertion {
  const order = side === 'end' ? 0 : 1;
  const before = {at: run.start, markup, order};
  const after = {at: run.end, markup, order};
  if (run.whole) return side === 'start' ? before : after;
  const text = run.texts.find(one => offset >= one.inner && offset <= one.innerEnd);
  const first = run.texts[0];
  if (offset <= run.inner || (text && text === first && offset === text.inner && text.start === run.inner)) return before;
  if (
    offset >= run.end - '</w:r>'.length ||
    (text && text === run.texts.at(-1) && offset === text.innerEnd && text.end === run.end - '</w:r>'.length)
  )
    return after;
  if (!text) return {at: offset, markup: `</w:r>${markup}${run.opening}`, order};
  if (offset === text.inner) return {at: text.start, markup: `</w:r>${markup}${run.opening}`, order};
  if (offset === text.innerEnd) return {at: text.end, markup: `</w:r>${markup}${run.opening}`, order};
  return {at: offset, markup: `</w:t></w:r>${markup}${run.opening}<w:t xml:space="preserve">`, order};
}

/** The texts that are cut lose their white space at the cut unless they say that it counts. */
export function preserved(run: Run, offset: number, xml: string): Insertion | undefined {
  const text = run.texts.find(one => offset > one.inner && offset < one.innerEnd);
  if (!text || run.whole || xml.slice(text.start, text.inner).includes('xml:space')) return undefined;
  return {at: text.start + '<w:t'.length, markup: ' xml:space="preserve"', order: 0};
}

/** The XML with everything put in; the same thing at the same place only once where `once` says so by its markup. */
export function insertAll(xml: string, insertions: readonly Insertion[]): string {
  const ordered = insertions.map((one, i) => ({...one, i})).sort((a, b) => a.at - b.at || a.order - b.order || a.i - b.i);
  const out: string[] = [];
  let at = 0;
  let last = '';
  for (const {at: place, markup} of ordered) {
    if (place === at && markup === last && markup.startsWith(' xml:space')) continue;
    out.push(xml.slice(at, place), markup);
    at = place;
    last = markup;
  }
  out.push(xml.slice(at));
  return out.join('');
}

const escape = (text: string): string =>
  text
    // Characters that XML has no way to write.
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

/** A comment of ours, a paragraph for each line; without a date, so that the same draft gives the same file. */
export const commentXml = (id: number, lines: readonly string[]): string =>
  `<w:comment w:id="${id}" w:author="Clauseguard" w:initials="CG">${lines
    .map(line => `<w:p><w:r><w:t xml:space="preserve">${escape(line)}</w:t></w:r></w:p>`)
    .join('')}</w:comment>`;

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** The comments part with ours behind those that are there. */
export function withComments(part: string | undefined, comments: string): string {
  const end = part?.lastIndexOf('</w:comments>') ?? -1;
  if (part !== undefined && end >= 0) return part.slice(0, end) + comments + part.slice(end);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="${W}">${comments}</w:comments>`;
}

/** The number behind the highest that a comment has. */
export function nextId(part: string | undefined): number {
  let next = 0;
  for (const match of part?.matchAll(/<w:comment\s[^>]{0,1000}?w:id="(\d{1,9})"/g) ?? []) next = Math.max(next, Number(match[1]) + 1);
  return next;
}
