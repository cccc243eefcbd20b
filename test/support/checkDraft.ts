import assert from 'node:assert/strict';
import {type CheckOptions, check} from '../../server/core/check.ts';
import {parseDraft} from '../../server/core/draft/index.ts';
import type {Format} from '../../server/core/draft/types.ts';
import type {Pack} from '../../server/core/pack/types.ts';
import type {Finding, Report} from '../../server/core/report/types.ts';

export interface DraftOptions extends CheckOptions {
  readonly format?: Format;
  /** What stands behind the carets; the rule's id by default. */
  readonly label?: (finding: Finding) => string;
}

/** The only place in the tests that calls the front door. */
export function reportOn(pack: Pack, source: string, options: DraftOptions = {}): Report {
  return check(parseDraft(source, options.format ?? 'markdown', pack.language), pack, options);
}

/**
 * Checks a draft that points at its own findings. A line of carets and a label under a line says what is found there:
 *
 *     The Ministry shall return any person found irregularly present.
 *                        ^^^^^^^^^^^^^^^^^ safeguard/return-needs-assessment
 *
 * Everything that is found must be marked and everything marked must be found. A finding over several lines is marked on its first line.
 */
export function checkDraft(pack: Pack, marked: string, options: DraftOptions = {}): void {
  const text = marked.replace(/^\n/, '').replace(/\n[ ]*$/, '\n');
  const source = text
    .split('\n')
    .filter(line => !isMark(line))
    .join('\n');
  const {findings} = reportOn(pack, source, options);
  assert.equal(mark(source, findings, options.label ?? (f => f.rule)), text);
}

const isMark = (line: string): boolean => /^ *\^+ \S/.test(line);

/** The source with a line of carets under each finding. */
export function mark(source: string, findings: readonly Finding[], label: (finding: Finding) => string): string {
  let offset = 0;
  const out: string[] = [];
  for (const line of source.split('\n')) {
    out.push(line);
    for (const f of findings) {
      if (f.start < offset || f.start > offset + line.length) continue;
      const width = Math.max(1, Math.min(f.end, offset + line.length) - f.start);
      out.push(`${' '.repeat(f.start - offset)}${'^'.repeat(width)} ${label(f)}`);
    }
    offset += line.length + 1;
  }
  return out.join('\n');
}

/** Applies the first fix of the finding of `rule` and compares. */
export function checkFix(pack: Pack, rule: string, before: string, after: string, options: DraftOptions = {}): void {
  const finding = reportOn(pack, before, options).findings.find(f => f.rule === rule);
  assert.ok(finding, `${rule} finds nothing in: ${before}`);
  assert.ok(finding.fixes[0], `${rule} offers no fix in: ${before}`);
  assert.equal(applyEdits(before, finding.fixes[0].edits), after);
}

export function applyEdits(source: string, edits: readonly {start: number; end: number; text: string}[]): string {
  return [...edits].sort((a, b) => b.start - a.start).reduce((text, e) => text.slice(0, e.start) + e.text + text.slice(e.end), source);
}
