import type {Format} from '../core/draft/types.ts';

/** What is being written in a suppression comment, and how much of it stands there already. */
export interface SuppressionSlot {
  readonly kind: 'directive' | 'rule' | 'reason';
  readonly typed: string;
}

/** The slot at the end of `line` (a line up to the cursor), or undefined outside a comment that is or may become a suppression. */
export function suppressionSlot(line: string, format: Format): SuppressionSlot | undefined {
  const open = format === 'text' ? /^\s*%%\s*/.exec(line)?.[0].length : openComment(line);
  if (open === undefined) return undefined;
  const inner = line.slice(open);
  const directive = /^clauseguard-ignore-(?:next|line|start|end|file)\s+/.exec(inner)?.[0];
  if (directive === undefined)
    return /^[\w-]*$/.test(inner) && 'clauseguard-ignore-'.startsWith(inner.slice(0, 19)) ? {kind: 'directive', typed: inner} : undefined;
  const rest = inner.slice(directive.length);
  const colon = /:\s+/.exec(rest);
  if (colon) return {kind: 'reason', typed: rest.slice(colon.index + colon[0].length)};
  return /^\S*$/.test(rest) ? {kind: 'rule', typed: rest} : undefined;
}

/** Offset behind the last `<!--` that is not closed, or undefined. */
function openComment(line: string): number | undefined {
  const open = line.lastIndexOf('<!--');
  if (open < 0 || line.includes('-->', open)) return undefined;
  return open + 4 + /^\s*/.exec(line.slice(open + 4))![0].length;
}
