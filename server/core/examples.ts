import {type CheckOptions, check} from './check.ts';
import {parseDraft} from './draft/index.ts';
import type {Example, Pack, Rule} from './pack/types.ts';
import type {Finding} from './report/types.ts';
import type {Span} from './span.ts';

/**
 * What is wrong with an example. `missing`: nothing is found where something is marked; `noisy`: something is found where nothing is marked; `misplaced`: the
 * right number is found, elsewhere; `fix`: the first fix does not make of the text what `becomes` says.
 */
export interface ExampleFault {
  readonly rule: string;
  /** Line of the example in the rule's file, from 1. */
  readonly line: number;
  /** See Example. */
  readonly file?: string;
  readonly fault: 'missing' | 'noisy' | 'misplaced' | 'fix';
  /** The text as it was expected and as it came out, findings in [[...]]. */
  readonly expected: string;
  readonly actual: string;
  /** In the text without marks: what is not found, or what is found and not marked. For `fix` where the fix belongs. */
  readonly at: Span;
}

/** For people. */
export const FAULTS: {readonly [fault in ExampleFault['fault']]: string} = {
  missing: 'The rule does not find what is marked.',
  noisy: 'The rule finds what is not marked.',
  misplaced: 'The rule finds something, and not exactly what is marked.',
  fix: 'The fix gives another text than `becomes` says.',
};

/** Tries the examples of a rule with that rule alone, in every profile. Pure; the examples are the tests of a pack. */
export function tryExamples(pack: Pack, rule: Rule): ExampleFault[] {
  return [...rule.examples.flags, ...rule.examples.allows].flatMap(example => tryExample(pack, rule, example) ?? []);
}

export function tryExample(pack: Pack, rule: Rule, example: Example): ExampleFault | undefined {
  const findings = findingsOf(pack, rule, example.text);
  const about = {rule: rule.id, line: example.line, ...(example.file === undefined ? {} : {file: example.file})};
  const expected = markSpans(example.text, example.marks);
  const actual = markSpans(example.text, findings);
  if (actual !== expected) {
    const fault = findings.length < example.marks.length ? 'missing' : findings.length > example.marks.length ? 'noisy' : 'misplaced';
    const among = (span: Span, others: readonly Span[]): boolean => others.some(one => one.start === span.start && one.end === span.end);
    const at = (fault === 'missing' ? example.marks.find(mark => !among(mark, findings)) : findings.find(one => !among(one, example.marks)))!;
    return {...about, fault, expected, actual, at: {start: at.start, end: at.end}};
  }
  if (example.becomes === undefined) return undefined;
  const first = findings[0] ?? {start: 0, end: 0, fixes: []};
  const [fix] = first.fixes;
  const text = fix ? fix.edits.reduceRight((out, {start, end, text: by}) => out.slice(0, start) + by + out.slice(end), example.text) : example.text;
  return text === example.becomes
    ? undefined
    : {...about, fault: 'fix', expected: example.becomes, actual: text, at: {start: first.start, end: first.end}};
}

const offByPack = new WeakMap<Pack, {readonly [id: string]: 'off'}>();

/** Options under which a rule of a pack speaks, at its own level, and no other does. */
export function onlyRule(pack: Pack, rule: Rule): CheckOptions {
  let off = offByPack.get(pack);
  if (!off) offByPack.set(pack, (off = Object.fromEntries(pack.rules.map(({id}) => [id, 'off' as const]))));
  return {alone: true, levels: {...off, [rule.id]: rule.level}, profile: 'strict'};
}

function findingsOf(pack: Pack, rule: Rule, text: string): Finding[] {
  const {findings} = check(parseDraft(text, 'markdown', pack.language), pack, onlyRule(pack, rule));
  return findings.filter(finding => finding.rule === rule.id);
}

/** The text with [[...]] around each span. */
export const markSpans = (text: string, spans: readonly Span[]): string =>
  [...spans]
    .sort((a, b) => b.start - a.start)
    .reduce((out, {start, end}) => `${out.slice(0, start)}[[${out.slice(start, end)}]]${out.slice(end)}`, text);
