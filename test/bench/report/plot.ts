import type {Plot, Point, Result} from './result.ts';
import {quantity} from './table.ts';

const WIDTH = 640;
const HEIGHT = 300;
const PLOT = {left: 70, top: 40, right: 190, bottom: 50};
const COLOURS = ['#0b6e99', '#c8553d', '#6a994e', '#8d6a9f', '#c99a2e', '#4a4a4a', '#2a9d8f', '#b56576', '#457b9d'];

/** All plots of a run below each other. */
export function svgOf(results: readonly Result[], caption: string): string {
  const plots = results.flatMap(result => result.plots);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${plots.length * HEIGHT + 30}" font-family="sans-serif" font-size="11">`,
    '<rect width="100%" height="100%" fill="white"/>',
    ...plots.map((plot, i) => `<g transform="translate(0 ${i * HEIGHT})">${plot.kind === 'bars' ? bars(plot) : lines(plot)}</g>`),
    text(10, plots.length * HEIGHT + 18, caption),
    '</svg>',
    '',
  ].join('\n');
}

/** Where a value lies on an axis. */
type Scale = (value: number) => number;

function lines(plot: Plot): string {
  const points = plot.series.flatMap(series => series.points);
  const most = Math.max(...points.map(point => point.x));
  const x: Scale = value => PLOT.left + (value / most) * (WIDTH - PLOT.left - PLOT.right);
  const {y, ticks} = vertical(plot, points);
  const drawn = plot.series.map(({points: own}, i) => {
    const path = own.map((point, k) => `${k ? 'L' : 'M'}${round(x(point.x))} ${round(y(point.figure.median))}`).join('');
    const marks = own.map(
      point =>
        whisker(x(point.x), y, point, COLOURS[i]!) +
        `<circle cx="${round(x(point.x))}" cy="${round(y(point.figure.median))}" r="3" fill="${COLOURS[i]}"/>`,
    );
    return `<path d="${path}" fill="none" stroke="${COLOURS[i]}" stroke-width="1.5"/>${marks.join('')}`;
  });
  const xs = [...new Set(points.map(point => point.x))];
  const labels = xs.map(value => text(x(value), HEIGHT - PLOT.bottom + 15, Number(value.toPrecision(3)).toString(), 'middle'));
  return frame(plot, ticks) + drawn.join('') + labels.join('') + legend(plot);
}

function bars(plot: Plot): string {
  const points = plot.series.flatMap(series => series.points);
  const {y, ticks, base} = vertical(plot, points);
  const groups = plot.labels!.length;
  const group = (WIDTH - PLOT.left - PLOT.right) / groups;
  const bar = Math.min(34, (group * 0.85) / plot.series.length);
  const drawn = plot.series.flatMap(({points: own}, i) =>
    own.map(point => {
      const left = PLOT.left + group * point.x + (group - bar * plot.series.length) / 2 + bar * i;
      const top = y(point.figure.median);
      return `<rect x="${round(left)}" y="${round(top)}" width="${round(bar - 1)}" height="${round(Math.max(0, base - top))}" fill="${COLOURS[i]}"/>${whisker(left + bar / 2, y, point, 'black')}`;
    }),
  );
  const labels = plot.labels!.map((label, i) => text(PLOT.left + group * (i + 0.5), HEIGHT - PLOT.bottom + 15, label, 'middle'));
  return frame(plot, ticks) + drawn.join('') + labels.join('') + legend(plot);
}

/** The vertical axis: from 0, or from the power of ten below the least value. */
function vertical({logarithmic}: Plot, points: readonly Point[]): {y: Scale; ticks: [number, number][]; base: number} {
  const base = HEIGHT - PLOT.bottom;
  const height = base - PLOT.top;
  const most = Math.max(...points.map(point => point.figure.max));
  if (!logarithmic) {
    const step = 10 ** Math.floor(Math.log10(most)) / (most / 10 ** Math.floor(Math.log10(most)) < 3 ? 2 : 1);
    const y: Scale = value => base - (value / most) * height;
    return {y, base, ticks: Array.from({length: Math.floor(most / step) + 1}, (_, i) => [i * step, y(i * step)])};
  }
  const low = Math.floor(Math.log10(Math.min(...points.map(point => point.figure.min))));
  const high = Math.ceil(Math.log10(most));
  const y: Scale = value => base - ((Math.log10(value) - low) / (high - low)) * height;
  return {y, base, ticks: Array.from({length: high - low + 1}, (_, i) => [10 ** (low + i), y(10 ** (low + i))])};
}

function frame({title, xLabel, yLabel}: Plot, ticks: readonly [number, number][]): string {
  const right = WIDTH - PLOT.right;
  const rules = ticks.map(
    ([value, y]) =>
      `<path d="M${PLOT.left} ${round(y)}H${right}" stroke="#ddd"/>${text(PLOT.left - 6, y + 4, Number(value.toPrecision(3)).toString(), 'end')}`,
  );
  const axis = `<g transform="translate(16 ${HEIGHT / 2}) rotate(-90)">${text(0, 0, yLabel, 'middle')}</g>`;
  return `<text x="${PLOT.left}" y="22" font-size="14" font-weight="bold">${escape(title)}</text>${rules.join('')}${axis}${text((PLOT.left + right) / 2, HEIGHT - 16, xLabel, 'middle')}`;
}

function legend({series, yLabel}: Plot): string {
  const seconds = yLabel.startsWith('seconds');
  return series
    .map(({name, points}, i) => {
      const y = PLOT.top + 10 + i * 18;
      const only = points.length === 1 ? `: ${quantity(points[0]!.figure.median, seconds ? 's' : 'MB/s')}` : '';
      return `<rect x="${WIDTH - PLOT.right + 12}" y="${y - 9}" width="10" height="10" fill="${COLOURS[i]}"/>${text(WIDTH - PLOT.right + 27, y, name + only)}`;
    })
    .join('');
}

/** Least to greatest sample. */
const whisker = (x: number, y: Scale, {figure: {min, max}}: Point, colour: string): string =>
  `<path d="M${round(x)} ${round(y(min))}V${round(y(max))}" stroke="${colour}"/>`;

const round = (value: number): string => value.toFixed(1);
const escape = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const text = (x: number, y: number, value: string, anchor = 'start'): string =>
  `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}">${escape(value)}</text>`;
