/** Labels as members of a sequence: "b" follows "a", "iv" follows "iii", "3A" follows "3". */

const ROMAN = /^(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/i;
export const isRoman = (label: string): boolean => label.length > 0 && label.length < 8 && ROMAN.test(label);

const VALUES: {readonly [letter: string]: number} = {i: 1, v: 5, x: 10, l: 50, c: 100};
export function romanValue(label: string): number {
  let sum = 0;
  const lower = label.toLowerCase();
  for (let i = 0; i < lower.length; i++) {
    const value = VALUES[lower[i]!] ?? 0;
    sum += value < (VALUES[lower[i + 1] ?? ''] ?? 0) ? -value : value;
  }
  return sum;
}

/** a = 1 ... z = 26, aa = 27 ... */
export function letterValue(label: string): number {
  const c = label.toLowerCase().charCodeAt(0) - 96;
  return c < 1 || c > 26 ? 0 : c + 26 * (label.length - 1);
}

/** Is `next` the one after `label` in its kind of numbering? */
export function follows(label: string, next: string, roman: boolean): boolean {
  // "b.1" stands between "b" and "c".
  if (label.includes('.') || next.includes('.')) {
    const [a, b] = [label.split('.')[0]!, next.split('.')[0]!];
    return a === b || (!next.includes('.') && follows(a, b, roman));
  }
  if (roman) return romanValue(next) === romanValue(label) + 1;
  const a = /^(\d+)([A-Za-z]*)$/.exec(label);
  const b = /^(\d+)([A-Za-z]*)$/.exec(next);
  if (a && b) {
    const step = Number(b[1]) - Number(a[1]);
    return (step === 1 && !b[2]) || (step === 0 && letterValue(b[2] || '`') === (a[2] ? letterValue(a[2]) : 0) + 1);
  }
  if (a || b) return false;
  return letterValue(next) > 0 && letterValue(next) === letterValue(label) + 1;
}

export const isFirst = (label: string): boolean => /^(?:1|a|i|one)$/i.test(label);
