import type {Cell, Result, Target, Unit} from './result.ts';
import type {Figure} from './statistics.ts';

/** Three digits, in a unit that needs no more. */
export function quantity(value: number, unit: Unit): string {
  if (!Number.isFinite(value)) return '–';
  if (unit === 's') return Math.abs(value) < 1 ? `${digits(value * 1000)} ms` : `${digits(value)} s`;
  return unit === '×' ? `${digits(value)} ×` : `${digits(value)} ${unit}`.trimEnd();
}

const digits = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : Number(value.toPrecision(3)).toString());

/** Median, and how far the samples reach where there are several. */
function spread({median, min, max, samples}: Figure, unit: Unit): string {
  const text = quantity(median, unit);
  return samples.length < 2 || min === max ? text : `${text} (${quantity(min, unit)}..${quantity(max, unit)})`;
}

const shown = (cell: Cell): string => (typeof cell === 'string' ? cell : spread(cell.figure, cell.unit));

export const isMet = ({measured, atMost}: Target): boolean => measured.median <= atMost;

export function targetLine(target: Target): string {
  return `${isMet(target) ? 'met   ' : 'MISSED'}  ${target.what}: ${spread(target.measured, target.unit)}, at most ${quantity(target.atMost, target.unit)}`;
}

/** A result for people. Equal neighbours in the first column are said once. */
export function tableOf({title, columns, rows, targets, notes}: Result): string {
  const cells = rows.map((row, i) => row.map((cell, c) => (c === 0 && cell === rows[i - 1]?.[0] ? '' : shown(cell))));
  const widths = columns.map((column, c) => Math.max(column.length, ...cells.map(row => row[c]!.length)));
  const lineOf = (row: readonly string[]): string => `  ${row.map((cell, c) => cell.padEnd(widths[c]!)).join('  ')}`.trimEnd();
  return [
    '',
    title,
    '',
    lineOf(columns),
    lineOf(widths.map(width => '-'.repeat(width))),
    ...cells.map(lineOf),
    ...(notes.length ? ['', ...notes.map(note => `  ${note}`)] : []),
    ...(targets.length ? ['', ...targets.map(target => `  ${targetLine(target)}`)] : []),
    '',
  ].join('\n');
}
