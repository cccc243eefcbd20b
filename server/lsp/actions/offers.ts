import {CodeActionKind} from 'vscode-languageserver';
import type {Level, Rule} from '../../core/pack/types.ts';
import type {Finding} from '../../core/report/types.ts';
import type {View} from '../view.ts';
import {LOWER} from './level.ts';

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.clauseguard`;

/** What a code action does, as plain data: it travels to the client and back before the edit is made. */
export type Deed =
  | {readonly do: 'fix'; readonly fingerprint: string; readonly fix: number}
  | {readonly do: 'insert'; readonly fingerprint: string; readonly as: 'paragraph' | 'article'}
  | {readonly do: 'suppress'; readonly fingerprint: string}
  | {readonly do: 'level'; readonly rule: string; readonly level: Level | 'off'}
  | {readonly do: 'fixAll'; readonly rule?: string};

/** Among more findings at one place the way to switch a rule off is left to the others, so that the list stays readable. */
const FEW = 3;

export interface Offer {
  readonly title: string;
  readonly kind: string;
  readonly preferred: boolean;
  /** The finding it is about, for the client to show the two together. */
  readonly finding?: Finding;
  readonly deed: Deed;
}

/** Everything that can be done about these findings: all replacements first, then clauses, then ways to be silent. */
export function offersFor(view: View, findings: readonly Finding[]): Offer[] {
  const offers = findings.map(finding => aboutOne(view, finding, findings.length));
  const stages = ['mend', 'insert', 'silence'] as const;
  // Two findings may offer the same clause, or the same rule be found twice: once is enough.
  const seen = new Set<string>();
  return stages
    .flatMap(stage => offers.flatMap(one => one[stage]))
    .filter(({title, deed}) => ALIKE.has(deed.do) === false || (!seen.has(title) && seen.add(title)));
}
const ALIKE: ReadonlySet<Deed['do']> = new Set(['insert', 'level', 'fixAll'] as const);

function aboutOne(view: View, finding: Finding, among: number): {mend: Offer[]; insert: Offer[]; silence: Offer[]} {
  const alone = among === 1;
  const rule = view.rules.get(finding.rule);
  const offer = (title: string, deed: Deed, preferred = false): Offer => ({title, kind: CodeActionKind.QuickFix, preferred, finding, deed});
  const {fingerprint} = finding;
  const clause = rule?.insert === undefined ? undefined : view.pack.clauses[rule.insert];
  const mend: Offer[] = [];
  const insert: Offer[] = [];
  finding.fixes.forEach((fix, n) => {
    if (!isInsertion(finding, n, rule)) mend.push(offer(fix.title, {do: 'fix', fingerprint, fix: n}, fix.safe && finding.fixes.length === 1));
    else {
      insert.push(offer(fix.title, {do: 'insert', fingerprint, as: 'paragraph'}));
      if (alone) insert.push(offer(`Insert the model clause “${clause?.title}” as a new article`, {do: 'insert', fingerprint, as: 'article'}));
    }
  });
  const silence: Offer[] = [];
  if (rule) {
    const alike = view.report.findings.filter(one => one.rule === rule.id && one.fixes.length === 1 && one.fixes[0]!.safe).length;
    if (alike > 1 && mend.length) mend.push(offer(`Do so wherever “${rule.title}” has a safe fix (${alike} places)`, {do: 'fixAll', rule: rule.id}));
    silence.push(offer(`Suppress “${rule.title}” here, with a reason`, {do: 'suppress', fingerprint}));
    const lower = LOWER[finding.level];
    if (alone && lower !== 'off')
      silence.push(offer(`Turn “${rule.title}” down to ${lower} in clauseguard.yaml`, {do: 'level', rule: rule.id, level: lower}));
    if (among <= FEW) silence.push(offer(`Turn “${rule.title}” off in clauseguard.yaml`, {do: 'level', rule: rule.id, level: 'off'}));
  }
  return {mend, insert, silence};
}

/** Whether the fix is the insertion of the rule's model clause, which the editor numbers like its neighbours. */
export function isInsertion({fixes}: Finding, n: number, rule: Rule | undefined): boolean {
  const edits = fixes[n]?.edits ?? [];
  return rule?.insert !== undefined && edits.length === 1 && edits[0]!.start === edits[0]!.end;
}
