const TENS = ['', 'x', 'xx', 'xxx', 'xl', 'l', 'lx', 'lxx', 'lxxx', 'xc'];
const ONES = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'];
const WORDS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const ORDINALS = (
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth ' +
  'seventeenth eighteenth nineteenth twentieth'
).split(' ');

/** "iv"; undefined from 1000 on. */
export function roman(value: number): string | undefined {
  if (value < 1 || value >= 1000) return undefined;
  const hundreds = ['', 'c', 'cc', 'ccc', 'cd', 'd', 'dc', 'dcc', 'dccc', 'cm'][Math.floor(value / 100)]!;
  return hundreds + TENS[Math.floor(value / 10) % 10]! + ONES[value % 10]!;
}

/** a to z, then aa, bb, as Word counts. */
const letters = (value: number): string | undefined =>
  value < 1 || value > 26 * 8 ? undefined : String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));

function ordinal(value: number): string {
  const end = value % 100 >= 11 && value % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
  return `${value}${end}`;
}

const capital = (word: string | undefined): string | undefined => word && word.charAt(0).toUpperCase() + word.slice(1);

/** A number as Word prints it in a format of numbering (ECMA-376 part 1, 17.18.59); formats of other scripts as digits. */
export function numeral(value: number, format: string): string {
  const digits = String(value);
  switch (format) {
    case 'none':
      return '';
    case 'decimalZero':
      return value < 10 ? `0${digits}` : digits;
    case 'lowerRoman':
      return roman(value) ?? digits;
    case 'upperRoman':
      return roman(value)?.toUpperCase() ?? digits;
    case 'lowerLetter':
      return letters(value) ?? digits;
    case 'upperLetter':
      return letters(value)?.toUpperCase() ?? digits;
    case 'ordinal':
      return ordinal(value);
    case 'cardinalText':
      return capital(WORDS[value]) ?? digits;
    case 'ordinalText':
      return capital(ORDINALS[value]) ?? digits;
    default:
      return digits;
  }
}
