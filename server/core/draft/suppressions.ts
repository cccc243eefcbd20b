import type {Suppression} from './types.ts';

const DIRECTIVE = /^clauseguard-ignore-(next|line|start|end|file)(?![\w-])/;

/**
 * The suppression that a comment's or a `%%` line's inner text states, or undefined.
 * The id ends at the first colon followed by a space; without one, all is the id.
 */
export function readSuppression(inner: string, start: number, end: number): Suppression | undefined {
  const text = inner.trim();
  const m = DIRECTIVE.exec(text);
  if (!m) return undefined;
  const rest = text.slice(m[0].length).trim();
  const colon = /:(?=\s|$)/.exec(rest);
  return {
    kind: m[1] as Suppression['kind'],
    rule: (colon ? rest.slice(0, colon.index) : rest).trim(),
    reason: colon ? rest.slice(colon.index + 1).trim() : '',
    at: {start, end},
  };
}

/** The comments of an HTML stretch: [start, end) of each, marks included. An unclosed one runs to the end. */
export function commentsIn(html: string): readonly (readonly [number, number])[] {
  const out: [number, number][] = [];
  for (let at = html.indexOf('<!--'); at >= 0; ) {
    const close = html.indexOf('-->', at + 4);
    const end = close < 0 ? html.length : close + 3;
    out.push([at, end]);
    at = close < 0 ? -1 : html.indexOf('<!--', end);
  }
  return out;
}

/** Is there nothing but comments? */
export function isOnlyComments(html: string): boolean {
  let at = 0;
  for (const [start, end] of commentsIn(html)) {
    if (html.slice(at, start).trim() !== '') return false;
    at = end;
  }
  return html.slice(at).trim() === '';
}

/** Suppressions in the comments of an HTML stretch that begins at source offset `base`. */
export function suppressionsInHtml(html: string, base: number): Suppression[] {
  const out: Suppression[] = [];
  if (!html.includes('clauseguard-ignore')) return out;
  for (const [start, end] of commentsIn(html)) {
    const suppression = readSuppression(html.slice(start + 4, end).replace(/-->$/, ''), base + start, base + end);
    if (suppression) out.push(suppression);
  }
  return out;
}

/** The suppression on a whole line of plain text ("%% clauseguard-ignore-next ID: reason"). `start` is the line's offset. */
export function suppressionInLine(line: string, start: number): Suppression | undefined {
  const indent = line.length - line.trimStart().length;
  if (!line.startsWith('%%', indent)) return undefined;
  return readSuppression(line.slice(indent + 2), start + indent, start + line.trimEnd().length);
}
