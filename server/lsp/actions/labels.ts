/** The label after the last of `labels` in its kind of numbering ("3" -> "4", "4.7" -> "4.8", "c" -> "d", "iv" -> "v"), or undefined. */
export function nextLabel(labels: readonly string[]): string | undefined {
  const last = labels.at(-1) ?? '';
  const number = /^(.*?)(\d+)[A-Za-z]{0,2}$/.exec(last);
  if (number) return number[1]! + (Number(number[2]) + 1);
  const isUpper = last === last.toUpperCase();
  const lower = last.toLowerCase();
  // A list that begins with "i" counts in Roman numbers; one that begins elsewhere, in letters.
  const next = /^i$/i.test(labels[0]!) && /^[ivxlc]+$/.test(lower) ? toRoman(fromRoman(lower) + 1) : nextLetter(lower);
  return next && isUpper ? next.toUpperCase() : next;
}

/** A label for what is put between `label` and the next without numbering anything anew: "7a", or "7b" where there is a "7a" already. */
export function labelBetween(label: string, taken: ReadonlySet<string>): string | undefined {
  if (!/\d$/.test(label)) return undefined;
  // Drafts that write "7A" go on so.
  const capital = [...taken].some(one => /\d[A-Z]$/.test(one));
  for (const letter of 'abcdefghijklmnopqrstuvwxyz') {
    const candidate = label + (capital ? letter.toUpperCase() : letter);
    if (!taken.has(candidate)) return candidate;
  }
  return undefined;
}

function nextLetter(label: string): string | undefined {
  if (!/^([a-z])\1{0,2}$/.test(label)) return undefined;
  return label[0] === 'z' ? 'a'.repeat(label.length + 1) : String.fromCharCode(label.charCodeAt(0) + 1).repeat(label.length);
}

const ROMAN: readonly (readonly [number, string])[] = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function toRoman(value: number): string {
  let rest = value;
  let out = '';
  for (const [worth, sign] of ROMAN) for (; rest >= worth; rest -= worth) out += sign;
  return out;
}

function fromRoman(label: string): number {
  let rest = label;
  let value = 0;
  for (const [worth, sign] of ROMAN) for (; rest.startsWith(sign); rest = rest.slice(sign.length)) value += worth;
  return value;
}
