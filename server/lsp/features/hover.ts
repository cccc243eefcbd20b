import type {Hover, HoverParams} from 'vscode-languageserver';
import type {Finding, Suppressed} from '../../core/report/types.ts';
import type {Span} from '../../core/span.ts';
import {escape, markup} from '../markdown.ts';
import {ruleHover} from '../rules/answers.ts';
import {howTo, ruleText, whyOf} from '../ruleText.ts';
import {referenceAt, sectionText, sectionTitle} from '../sections.ts';
import {type Feature, forDraft, forRules, type Server} from '../server.ts';
import {occurrenceAt, termsOf} from '../terms.ts';
import {byNearness, messageOf} from '../toDiagnostics.ts';
import type {View} from '../view.ts';
import {wholeOf} from '../whole.ts';

/** So many findings at one place are told in full; of the others the hover says what and why. */
const IN_FULL = 1;
/** Characters of a provision that a hover over a reference to it shows. */
const OPENING = 600;

/** What a hover says about one place; several of them stand below each other. */
export interface HoverPart extends Span {
  readonly markdown: string;
}

export const hover: Feature = {
  capabilities: () => ({hoverProvider: true}),
  register: server => {
    const inDraft = forDraft(server, (view, {position}: HoverParams): Hover | null => {
      const offset = view.places.offset(position);
      const parts = [...suppressionAt(view, offset), ...findingsAt(view, offset), ...termAt(view, offset), ...referenceTextAt(view, offset)];
      return parts.length ? toHover(parts, view, server) : null;
    });
    server.connection.onHover(forRules(server, (file, {position}) => ruleHover(file, position, server.client), inDraft));
  },
};

function toHover(parts: readonly HoverPart[], view: View, {client}: Server): Hover {
  // The smallest place that all parts speak of.
  const start = Math.max(...parts.map(part => part.start));
  const end = Math.min(...parts.map(part => part.end));
  return {
    contents: markup(parts.map(part => part.markdown).join('\n\n---\n\n'), client.markdown),
    range: view.places.range(start <= end ? {start, end} : parts[0]!),
  };
}

const touches = (span: Span, offset: number): boolean => span.start <= offset && offset <= span.end;

function findingsAt(view: View, offset: number): HoverPart[] {
  const found: readonly (Finding | Suppressed)[] = [...view.report.findings, ...view.report.suppressed]
    .filter(one => touches(one, offset))
    .sort(byNearness);
  return found.map((finding, i) => ({start: finding.start, end: finding.end, markdown: findingText(view, finding, i < IN_FULL)}));
}

function findingText(view: View, finding: Finding | Suppressed, full: boolean): string {
  const rule = view.rules.get(finding.rule);
  const [title, ...rest] = messageOf(view, finding).split('\n');
  const head = [`**${escape(title!.replace(/\.$/, ''))}** (${finding.level})`, escape(rest.join(' '))].filter(Boolean).join('  \n');
  const silenced = 'reason' in finding ? `Suppressed: ${escape(finding.reason)}` : '';
  const body = !rule
    ? ''
    : full
      ? ruleText(rule, view.pack)
      : [whyOf(rule), howTo({advise: rule.advise, prefer: rule.prefer}, view.pack)].filter(Boolean).join('\n\n');
  return [head, silenced, body].filter(Boolean).join('\n\n');
}

/** Over a suppression: what the rule is that it silences. */
function suppressionAt(view: View, offset: number): HoverPart[] {
  return view.draft.suppressions
    .filter(one => touches(one.at, offset))
    .flatMap(({rule: id, at}) => {
      const rule = view.rules.get(id);
      return rule ? [{...at, markdown: `**${escape(rule.title)}** (suppressed here)\n\n${ruleText(rule, view.pack)}`}] : [];
    });
}

/** What the draft itself says about a term. */
function termAt(view: View, offset: number): HoverPart[] {
  const {draft, base} = wholeOf(view);
  const terms = termsOf(draft, view.pack.language);
  const here = occurrenceAt(terms, offset + base);
  if (!here || here.defines) return [];
  return [{start: here.start - base, end: here.end - base, markdown: escape(terms.terms[here.term]!.words)}];
}

/** What a cross-reference leads to: its title and how it begins. */
function referenceTextAt(view: View, offset: number): HoverPart[] {
  const {draft, base} = wholeOf(view);
  const here = referenceAt(draft, offset + base);
  if (!here) return [];
  const {target} = here.reference;
  // What bears no heading is known by its number and its words, which are shown.
  const isHeaded = draft.blocks[draft.sections[target]!.first]?.kind === 'heading';
  const title = isHeaded ? [`**${escape(sectionTitle(draft, target))}**`] : [];
  const markdown = [...title, ...sectionText(draft, target, OPENING).map(escape)].join('\n\n');
  return [{start: here.start - base, end: here.end - base, markdown}];
}
