/** How text looks in a terminal: colour, width, and nothing that a file could use to steer the terminal. */

export type Paint = (style: Style, text: string) => string;
type Style = 'bold' | 'dim' | 'error' | 'warning' | 'advice' | 'mark';

const CODES: {readonly [style in Style]: readonly [number, number]} = {
  bold: [1, 22],
  dim: [2, 22],
  error: [31, 39],
  warning: [33, 39],
  advice: [36, 39],
  mark: [35, 39],
};

/** Colour for people only; https://no-color.org and FORCE_COLOR overrule. */
export function painter(isTerminal: boolean, environment: NodeJS.ProcessEnv): Paint {
  const force = environment['FORCE_COLOR'];
  const wanted = environment['NO_COLOR']
    ? false
    : force !== undefined
      ? force !== '0' && force !== 'false'
      : isTerminal && environment['TERM'] !== 'dumb';
  return wanted ? (style, text) => `\u001b[${CODES[style][0]}m${text}\u001b[${CODES[style][1]}m` : (_, text) => text;
}

/** Control and direction characters would move the cursor, recolour the screen or turn a line round: shown as a replacement character. */
export const plain = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200e\u200f]/g, '\ufffd');

/** Columns that a character takes. */
export function widthOf(character: string): number {
  const c = character.codePointAt(0)!;
  if (c < 0x300) return c === 0xad ? 0 : 1;
  if (/^[\p{M}\p{Cf}]$/u.test(character)) return 0;
  return (c >= 0x1100 && c <= 0x115f) || // Hangul
    (c >= 0x2e80 && c <= 0xa4cf && c !== 0x303f) || // CJK, kana, Yi
    (c >= 0xac00 && c <= 0xd7a3) ||
    (c >= 0xf900 && c <= 0xfaff) ||
    (c >= 0xfe30 && c <= 0xfe6f) ||
    (c >= 0xff00 && c <= 0xff60) ||
    (c >= 0xffe0 && c <= 0xffe6) ||
    (c >= 0x1f300 && c <= 0x1faff) || // emoji
    (c >= 0x20000 && c <= 0x3fffd)
    ? 2
    : 1;
}

/** Lines of at most `width` columns, each after the first indented by `indent` spaces. */
export function wrap(text: string, width: number, indent: number): string {
  const lines: string[] = [];
  const all = text.replace(/\s+/g, ' ').trim();
  const room = width - indent;
  let from = 0;
  while (all.length - from > room) {
    let to = all.lastIndexOf(' ', from + room);
    // A word that is longer than the line stands alone.
    if (to <= from) to = all.indexOf(' ', from + Math.max(0, room));
    if (to < 0) break;
    lines.push(all.slice(from, to));
    from = to + 1;
  }
  lines.push(all.slice(from));
  return lines.join(`\n${' '.repeat(indent)}`);
}
