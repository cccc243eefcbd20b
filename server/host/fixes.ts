import type {Edit, Finding} from '../core/report/types.ts';

export interface SafeEdits {
  /** Ordered by place, none touching another. */
  readonly edits: readonly Edit[];
  /** How many fixes they make. */
  readonly fixes: number;
}

/**
 * The edits of the safe fixes that can be made at once: the first safe fix of each finding, in the order of findings, without those
 * that touch a place another one changes. A fix is taken whole or not at all. Line ends are those of the text.
 */
export function safeEdits(text: string, findings: readonly Finding[]): SafeEdits {
  const eol = lineEndOf(text);
  const edits: Edit[] = [];
  let count = 0;
  for (const finding of findings) {
    const fix = finding.fixes.find(one => one.safe);
    if (!fix || fix.edits.some(edit => !fits(edit, text) || placeFor(edit, edits) < 0)) continue;
    count++;
    for (const edit of fix.edits) edits.splice(placeFor(edit, edits), 0, {...edit, text: edit.text.replace(/\r\n?|\n/g, eol)});
  }
  return {edits, fixes: count};
}

/** The text after `edits`, which are ordered and do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const out: string[] = [];
  let at = 0;
  for (const edit of edits) {
    out.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  out.push(text.slice(at));
  return out.join('');
}

const fits = ({start, end}: Edit, text: string): boolean => start >= 0 && start <= end && end <= text.length;

/** Where `edit` belongs among `edits`, which are ordered, or -1 where it touches one of them: nobody could say which of two that meet comes first. */
function placeFor(edit: Edit, edits: readonly Edit[]): number {
  let low = 0;
  for (let high = edits.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (edits[middle]!.end < edit.start) low = middle + 1;
    else high = middle;
  }
  return low < edits.length && edits[low]!.start <= edit.end ? -1 : low;
}

/** The line end that the text has most of. */
function lineEndOf(text: string): string {
  const feeds = text.split('\n').length;
  const both = text.split('\r\n').length;
  return both * 2 > feeds + 1 ? '\r\n' : feeds === 1 && text.includes('\r') ? '\r' : '\n';
}
