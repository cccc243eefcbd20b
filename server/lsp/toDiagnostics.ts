import {type Diagnostic, DiagnosticSeverity, DiagnosticTag, type Range} from 'vscode-languageserver';
import type {Level} from '../core/pack/types.ts';
import type {Finding} from '../core/report/types.ts';
import {overlaps, type Problem, type Span} from '../core/span.ts';
import type {EditorSettings} from '../protocol/index.ts';
import type {Abilities} from './abilities.ts';
import type {View} from './view.ts';
import {partPlace} from './whole.ts';

export const SOURCE = 'Clauseguard';

/** What a diagnostic carries for code actions: the findings it stands for, in the order of its message. `rules`: where they are several; of one it is the code. */
export interface DiagnosticData {
  readonly rules?: readonly string[];
  readonly fingerprints: readonly string[];
}

export interface Shown {
  readonly settings: EditorSettings;
  readonly client: Pick<Abilities, 'relatedInformation'>;
}

const RANK: {readonly [level in Level]: number} = {error: 0, warning: 1, advice: 2};

/** The order in which findings at one place concern somebody who points at it: the narrowest first, then the gravest. */
export const byNearness = (a: Finding, b: Finding): number => a.end - a.start - (b.end - b.start) || RANK[a.level] - RANK[b.level];

/** A diagnostic without its place. */
type Words = Omit<Diagnostic, 'range'>;

/**
 * What was said of single findings, by fingerprint: an edit moves some and changes few. What stands where it stood is the same diagnostic, and what has moved shares its `data`, so who has
 * written down one of them has written down the next, or all but its range (`node/encoder.ts`).
 */
export class KnownWords {
  readonly #known = new Map<string, {readonly of: Finding; readonly words: Words; diagnostic: Diagnostic}>();
  #pack: View['pack'] | undefined;
  #shown: Shown | undefined;

  of(finding: Finding, range: Range, view: View, shown: Shown): Diagnostic {
    if (this.#pack !== view.pack || this.#shown?.settings !== shown.settings || this.#shown.client !== shown.client) this.#known.clear();
    this.#pack = view.pack;
    this.#shown = shown;
    const known = this.#known.get(finding.fingerprint);
    if (known && saysTheSame(known.of, finding))
      return sameRange(known.diagnostic.range, range) ? known.diagnostic : (known.diagnostic = {range, ...known.words});
    const words = wordsOf(view, [finding], shown);
    const diagnostic = {range, ...words};
    this.#known.set(finding.fingerprint, {of: finding, words, diagnostic});
    return diagnostic;
  }

  /** Forgets what is gone, once it is more than what is there. */
  tidy(findings: number): void {
    if (this.#known.size > 2 * findings + 100) this.#known.clear();
  }
}

const saysTheSame = (a: Finding, b: Finding): boolean =>
  a.rule === b.rule && a.level === b.level && a.message === b.message && a.excerpt === b.excerpt;

const sameRange = ({start: a, end: b}: Range, {start, end}: Range): boolean =>
  a.line === start.line && a.character === start.character && b.line === end.line && b.character === end.character;

/** What the editor underlines. `held`: findings that somebody is typing at just now. */
export function toDiagnostics(view: View, shown: Shown, held: (finding: Finding) => boolean = () => false, known = new KnownWords()): Diagnostic[] {
  const groups = groupsOf(
    view,
    view.report.findings.filter(finding => !held(finding)),
  );
  const diagnostics = groups.map((group): Diagnostic => {
    const [first] = group as [Finding];
    const range = view.places.range(first);
    const related = shown.client.relatedInformation ? relatedTo(view, group) : {};
    // What is related moves, too.
    if (group.length > 1 || related.relatedInformation) return {range, ...wordsOf(view, group, shown), ...related};
    return known.of(first, range, view, shown);
  });
  known.tidy(groups.length);
  if (shown.settings.showSuppressed) for (const one of view.report.suppressed) diagnostics.push(suppressed(view, one, one.reason));
  return diagnostics;
}

/**
 * Safeguards that one provision goes without are told together, the gravest first; every other finding stands alone.
 * A provision is a block of the draft: a paragraph, an item, a cell.
 */
export function groupsOf({draft, rules}: View, findings: readonly Finding[]): Finding[][] {
  const groups: Finding[][] = [];
  let last: {block: number; group: Finding[]} | undefined;
  let block = 0;
  const {blocks} = draft;
  for (const finding of findings) {
    if (!rules.get(finding.rule)?.needs) {
      groups.push([finding]);
      continue;
    }
    while (block + 1 < blocks.length && blocks[block + 1]!.start <= finding.start) block++;
    if (last?.block === block) last.group.push(finding);
    else {
      last = {block, group: [finding]};
      groups.push(last.group);
    }
  }
  for (const group of groups) if (group.length > 1) group.sort((a, b) => RANK[a.level] - RANK[b.level] || a.start - b.start);
  return groups;
}

function wordsOf(view: View, group: readonly Finding[], {settings}: Shown): Words {
  const [first] = group as [Finding];
  const data: DiagnosticData = {...(group.length > 1 && {rules: group.map(one => one.rule)}), fingerprints: group.map(one => one.fingerprint)};
  const unused = first.rule === 'suppression/unused';
  return {
    severity: unused ? DiagnosticSeverity.Hint : severityOf(first.level, settings),
    source: SOURCE,
    code: first.rule,
    message: group.length === 1 ? messageOf(view, first) : messageOfGroup(view, group),
    ...(unused && {tags: [DiagnosticTag.Unnecessary]}),
    data,
  };
}

/** What is found of several safeguards is said once, above those of which it holds. */
function messageOfGroup(view: View, group: readonly Finding[]): string {
  const titles = new Map<string, string[]>();
  for (const one of group) {
    const [title = '', ...rest] = messageOf(view, one).split('\n');
    const found = rest.join(' ');
    titles.set(found, [...(titles.get(found) ?? []), `• ${title.replace(/\.$/, '')}`]);
  }
  const parts = [...titles].flatMap(([found, list]) => [...(found ? [found.replace(/[.:]?$/, ':')] : []), ...list]);
  return [`${group.length} safeguards are missing or too weak here.`, ...parts].join('\n');
}

/** Title, and below it what the message adds to the title and to the words that are underlined. */
export function messageOf({rules}: View, {rule, message, excerpt}: Finding): string {
  const title = rules.get(rule)?.title;
  if (title === undefined || message === title) return message;
  const rest = message.startsWith(title) ? message.slice(title.length).replace(/^[.:;,\s]+/, '') : message;
  const quoted = /^[“"](.*)[”"]\.?$/s.exec(rest)?.[1];
  return rest === '' || quoted === excerpt ? title : `${title}.\n${rest}`;
}

function relatedTo(view: View, group: readonly Finding[]): Pick<Diagnostic, 'relatedInformation'> {
  const at = (span: Span & {readonly part?: number}, message: string) => ({location: partPlace(view, span), message});
  const [first] = group as [Finding];
  const relatedInformation = group.flatMap(one => {
    const title = view.rules.get(one.rule)?.title ?? one.rule;
    const evidence = one.related.map(other => at(other, group.length > 1 ? `${title}: ${other.message}` : other.message));
    // Where other words of the provision call for this safeguard than the ones that are underlined.
    return overlaps(one, first) ? evidence : [at(one, `${title}: these words call for it.`), ...evidence];
  });
  return relatedInformation.length ? {relatedInformation} : {};
}

const severityOf = (level: Level, {advice}: EditorSettings): DiagnosticSeverity =>
  level === 'error'
    ? DiagnosticSeverity.Error
    : level === 'warning'
      ? DiagnosticSeverity.Warning
      : advice === 'hint'
        ? DiagnosticSeverity.Hint
        : DiagnosticSeverity.Information;

const suppressed = (view: View, finding: Finding, reason: string): Diagnostic => ({
  range: view.places.range(finding),
  severity: DiagnosticSeverity.Hint,
  source: SOURCE,
  code: finding.rule,
  message: `Suppressed: ${view.rules.get(finding.rule)?.title ?? finding.rule}.\nReason: ${reason}`,
  tags: [DiagnosticTag.Unnecessary],
});

/** A problem of a whole file (configuration, pack, draft), at its line; `text` is the file's, to know where the line ends. */
export function fromProblem({line, column, level, message, repair}: Problem, text: string): Diagnostic {
  const row = text.split(/\r\n?|\n/, line)[line - 1] ?? '';
  const start = {line: line - 1, character: Math.min(column - 1, row.length)};
  return {
    range: {start, end: {line: line - 1, character: Math.max(start.character, row.trimEnd().length)}},
    severity: level === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    source: SOURCE,
    code: 'configuration',
    message: `${message}\n${repair}`,
  };
}
