import assert from 'node:assert/strict';

/** A stretch of a text to point at, with what is said of it. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

/**
 * The text with a line of carets under every mark:
 *
 *     See Article 9 of the Act.
 *         ^^^^^^^^^ external
 *
 * Marks stand in the order of their start; one that spans lines gets carets under each, its name at the last. An empty mark is a "|".
 */
export function withCarets(text: string, marks: readonly Mark[]): string {
  const out: string[] = [];
  let lineStart = 0;
  const ordered = [...marks].sort((a, b) => a.start - b.start || a.end - b.end);
  for (const line of text.split('\n')) {
    const lineEnd = lineStart + line.length;
    out.push(line.replace(/\r$/, '').replace(/\t/g, '→'));
    for (const mark of ordered) {
      const from = Math.max(mark.start, lineStart);
      const to = Math.min(mark.end, lineEnd);
      if (mark.start === mark.end ? mark.start < lineStart || mark.start > lineEnd : from >= to) continue;
      const carets = mark.start === mark.end ? '|' : '^'.repeat(to - from);
      out.push(`${' '.repeat(from - lineStart)}${carets}${mark.end <= lineEnd ? ` ${mark.name}` : ''}`);
    }
    lineStart = lineEnd + 1;
  }
  return out.join('\n');
}

/** Compares the text under carets with what is expected; the expected text may begin with a line end and be indented as a whole. */
export function assertCarets(text: string, marks: readonly Mark[], expected: string): void {
  assert.equal(withCarets(text, marks), dedent(expected));
}

/** Takes off the first line end, the last line if blank, and the indentation that all lines share. */
export function dedent(text: string): string {
  const lines = text
    .replace(/^\n/, '')
    .replace(/\n[ \t]*$/, '')
    .split('\n');
  const indent = Math.min(...lines.filter(line => line.trim()).map(line => /^ */.exec(line)![0].length));
  return lines.map(line => line.slice(indent)).join('\n');
}
