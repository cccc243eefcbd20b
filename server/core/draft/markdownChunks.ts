import type {Root} from 'mdast';

/** Offset behind "---" ... "---" at the very start, or 0. */
export function frontMatterEnd(source: string): number {
  if (!/^---[ \t]*(?:\r\n|\n|\r)/.test(source.slice(0, 200))) return 0;
  const close = /(?:\r\n|\n|\r)---[ \t]*(?=\r|\n|$)/g;
  close.lastIndex = 3;
  const m = close.exec(source);
  return m ? m.index + m[0].length : 0;
}

/** An item of a list at the margin, with text. */
export const LIST_ITEM = /^(?:[-*+]|\d{1,9}[.)])[ \t]+\S/;

/** The first offset at or after `from` before which a chunk may end; from `patience` on also before an item of a list, since lists may be as long as books. */
export function chunkEnd(source: string, from: number, patience: number): number {
  let at = from;
  for (;;) {
    at = source.indexOf('\n', at);
    if (at < 0) return source.length;
    at++;
    if (mayBegin(source, at) || (at >= patience && LIST_ITEM.test(source.slice(at, at + 12)))) return at;
  }
}

/** May a chunk begin at the start of this line? It may at an ATX heading, and at a letter or "**" after an empty line. */
export function mayBegin(source: string, at: number): boolean {
  if (source.charCodeAt(at) === 35 && /^#{1,6}[ \t]/.test(source.slice(at, at + 8))) return true;
  return /^(?:[A-Za-z]|\*\*[A-Za-z§])/.test(source.slice(at, at + 3)) && isBlankBefore(source, at);
}

/** Is the line before the one that starts at `at` empty? */
function isBlankBefore(source: string, at: number): boolean {
  let i = at - 2;
  while (i >= 0 && (source.charCodeAt(i) === 32 || source.charCodeAt(i) === 9 || source.charCodeAt(i) === 13)) i--;
  return i < 0 || source.charCodeAt(i) === 10;
}

const HTML_ENDS: readonly (readonly [RegExp, RegExp])[] = [
  [/^\s*<(?:script|pre|style|textarea)\b/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^\s*<!--/, /-->/],
  [/^\s*<\?/, /\?>/],
  [/^\s*<!\[CDATA\[/, /\]\]>/],
  [/^\s*<![A-Za-z]/, />/],
];

/**
 * May the last top-level node of a chunk go on behind its end in another way than the next chunk will read it? Fences and HTML outlive what a chunk ends
 * before, and an item (`next` is how the text goes on) must continue a list of its own kind. `place`: offset of the text for an offset of what was parsed.
 */
export function leavesOpen(tree: Root, place: (offset: number) => number, text: string, next: string): boolean {
  const last = tree.children.at(-1);
  if (LIST_ITEM.test(next)) {
    if (last?.type !== 'list') return true;
    const marker = /^(?:[-*+]|\d{1,9}([.)]))/;
    const [own, other] = [marker.exec(text.slice(place(last.position!.start.offset!))), marker.exec(next)];
    return !own || !other || (own[1] ?? own[0]) !== (other[1] ?? other[0]);
  }
  if (last?.type !== 'code' && last?.type !== 'html') return false;
  const end = place(last.position!.end.offset!);
  const own = text.slice(place(last.position!.start.offset!), end).trimEnd();
  if (last.type === 'html') {
    const kind = HTML_ENDS.find(([start]) => start.test(own));
    // Other HTML lasts to the next empty line.
    return kind ? !kind[1].test(own) : end >= text.trimEnd().length && !/\n[ \t\r]*\n$/.test(text);
  }
  const lines = own.split(/\r\n|\n|\r/);
  const fence = /^\s*(`{3,}|~{3,})/.exec(lines[0]!)?.[1] ?? '```';
  const close = lines.length > 1 ? lines.at(-1)!.trim() : '';
  return !(close.length >= fence.length && close === fence[0]!.repeat(close.length));
}

/** Labels of everything that looks like a definition of a link or a footnote ("[^1]: ..."), as used in references. */
export function definedLabels(source: string): ReadonlySet<string> {
  const labels = new Set<string>();
  if (!source.includes(']:')) return labels;
  for (const m of source.matchAll(/^[ \t>*+\d.)-]{0,24}\[((?:\\.|[^[\]\\\n\r]){1,200})\]:/gm)) labels.add(normalize(m[1]!));
  return labels;
}

/** Everything in brackets that may refer to a definition, as labels and as written. */
export function bracketed(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const m of text.matchAll(/\[((?:\\.|[^[\]\\]){1,200})\]/g)) found.set(m[1]!.replace(/\s+/g, ' '), normalize(m[1]!));
  return found;
}

/** Definitions to put before a chunk for the labels it refers to, so that references parse as such. The rule keeps them apart from an indented first line. */
export function prefixOf(used: ReadonlyMap<string, string>, definitions: ReadonlySet<string>): string {
  const needed = [...used].filter(([, label]) => definitions.has(label)).map(([written]) => `[${written}]: x\n\n`);
  return needed.length ? `${needed.join('')}***\n\n` : '';
}

const normalize = (label: string): string => label.replace(/\s+/g, ' ').trim().toLowerCase().toUpperCase();
