import type {Level} from '../../../core/pack/types.ts';
import {RANK} from '../../levels.ts';
import type {Lines} from '../../lines.ts';
import {escapeHtml as html} from '../escape.ts';
import type {Note} from './parts.ts';

/** A stretch of one line under the same findings. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly notes: readonly Note[];
}

/**
 * Lines as HTML with every finding marked. Findings may overlap: a line is cut wherever one starts or ends, and a piece looks like the most severe of
 * those that cover it. The first piece of a finding carries its id and a link to its note.
 */
export function markLines(source: string, lines: Lines, notes: readonly Note[], shown: (line: number) => boolean): (line: number) => string {
  const byLine = new Map<number, Note[]>();
  for (const note of notes) {
    const last = lines.at(Math.max(note.finding.start, note.finding.end - 1)).line;
    for (let line = lines.at(note.finding.start).line; line <= last; line++) if (shown(line)) byLine.set(line, [...(byLine.get(line) ?? []), note]);
  }
  return line => {
    const row = lines.span(line);
    const here = byLine.get(line);
    if (!here) return html(source.slice(row.start, row.end));
    return piecesOf(row.start, row.end, here)
      .map(piece => pieceHtml(source, piece))
      .join('');
  };
}

function piecesOf(start: number, end: number, notes: readonly Note[]): Piece[] {
  const cuts = new Set([start, end]);
  for (const {finding} of notes) for (const cut of [finding.start, finding.end]) if (cut > start && cut < end) cuts.add(cut);
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, i) => {
    const to = sorted[i + 1]!;
    return {start: from, end: to, notes: notes.filter(({finding}) => finding.start < to && finding.end > from)};
  });
}

function pieceHtml(source: string, {start, end, notes}: Piece): string {
  const text = html(source.slice(start, end));
  if (!notes.length) return text;
  const level = notes.reduce<Level>((worst, {finding}) => (RANK[finding.level] > RANK[worst] ? finding.level : worst), 'advice');
  const first = notes.filter(({finding}) => finding.start === start);
  const links = first.map(({id, number}) => `<a class="ref" id="${id}-m" href="#${id}" aria-label="Finding ${number}">${number}</a>`).join('');
  return `${links}<mark class="${level}" data-of="${notes.map(({id}) => id).join(' ')}">${text}</mark>`;
}
