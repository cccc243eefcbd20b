/**
 * Our own sentences, in English: what reports say besides what rules say. A language file may carry them in its language (`wording`), each with the same names in braces;
 * what it lacks is said in English. Behind " | " stands the form for more than one.
 */
export const ENGLISH = {
  // Findings.
  'nothing-found': 'Nothing that gives it was found in {where}.',
  'only-near': 'Only something that comes near it was found in {where}.',
  'only-limited': 'The draft speaks of it only to limit it.',
  'limited-as-often': 'The draft limits it in as many places as it gives it.',
  'the-draft': 'the draft',
  'whole-draft': 'the whole draft',
  'in-section': '{section} and the general provisions',
  'comes-near': 'This comes near it but does not give it in full.',
  'given-elsewhere': 'Given here, but nothing ties it to this provision.',
  'lacking-too': 'This provision goes without it too.',
  'write-instead': 'Write “{text}”',
  'insert-clause': 'Insert the model clause “{title}”',
  // What stands before a rule's own words.
  why: 'Why: {text}',
  'why-as-at': 'as at {place}.',
  source: 'Source: {text}',
  fix: 'Fix: {text}',
  how: 'How: {text}',
  rule: 'Rule: {text}',
  'told-above': 'why and source stand above',
  'fix-does-it': '{option} does it',
  see: 'See {place}: {text}',
  'see-label': 'See:',
  safe: 'safe',
  'write-one-of': 'Write: {words}.',
  'insert-text': 'Insert the clause "{title}": {text}',
  'checked-partly': 'in part',
  'checked-seen': 'provision not yet compared',
  'checked-knowledge': 'not yet compared with the text',
  'delete-suppression': 'Delete the unused suppression',
  'suppression-no-reason': 'A suppression needs a reason: write it after the rule’s id, a colon and a space.',
  'suppression-unknown-rule': 'No rule has the id {rule}, so nothing is suppressed.',
  'suppression-unused': 'There is nothing here to suppress: delete this comment.',
  'suppression-no-rule': 'A suppression must name the rule that it silences.',
  'not-in-draft': '“{reference}” is not in the draft',
  'not-in-draft-either': '“{reference}” is not in the draft; neither is {others}',
  'no-column': 'the table has no column for it',
  'no-entries': 'the row has no entry under “{column}” | {n} of {rows} rows have no entry under “{column}”',
  'no-entry-either': 'No entry here either',
  'section-article': 'Article {label}',
  'section-part': 'Part {label}',
  'section-annex': 'Annex {label}',
  'section-clause': 'section {label}',
  'section-nameless': 'this section',
  // Levels, states, counts.
  error: 'error',
  warning: 'warning',
  advice: 'advice',
  present: 'present',
  weak: 'weak',
  missing: 'missing',
  'not-called-for': 'not called for',
  errors: '{n} error | {n} errors',
  warnings: '{n} warning | {n} warnings',
  advices: '{n} advice | {n} advice',
  'in-drafts': 'in {n} draft | in {n} drafts',
  nothing: 'Nothing found',
  suppressed: '{n} suppressed | {n} suppressed',
  'suppressed-with-reason': '{n} suppressed with a reason | {n} suppressed with a reason',
  'suppressed-list': '{n} suppressed, with the reason | {n} suppressed, with the reason',
  known: '{n} known from before | {n} known from before',
  'not-counted': 'Not counted: {what}.',
  'states-that-apply': 'Requirements that apply: {counts}.',
  'more-about-rule': 'More about a rule: {command}',
  'state-count': '{count} {state}',
  // Headings and notes.
  'report-title': 'Clauseguard report',
  safeguards: 'Safeguards',
  'safeguards-about':
    'What the drafts provide for calls for these safeguards. “Present” means that the draft gives it, “weak” that it hedges it or takes it back, “missing” that it was not found.',
  'safeguards-none': 'No safeguard is called for by what these drafts provide.',
  'safeguards-that-apply': 'Safeguards that apply: {counts}',
  'safeguards-table': 'Table of safeguards',
  safeguard: 'Safeguard',
  drafts: 'Drafts',
  'by-hand': 'To be looked at by a person, since no text shows it',
  'by-hand-short': 'To be looked at by a person',
  'by-hand-about': 'No text shows these.',
  findings: 'Findings in the drafts',
  finding: 'Finding',
  'skip-to-findings': 'Skip to the findings',
  'rules-heading': 'Why, sources and remedies',
  'rule-link': 'Sources and remedy',
  'problems-heading': 'What could not be used',
  'nothing-found-here': 'Nothing found.',
  'lines-left-out': 'Lines without findings are left out here.',
  'made-by': 'Made by Clauseguard {version}. An aid to drafting, not legal advice.',
  'errors-heading': 'Errors',
  'warnings-heading': 'Warnings',
  'advice-heading': 'Advice',
  'other-matters': 'Words and other matters',
  'filter-by': 'Show findings by',
  'filter-level': 'Level',
  'filter-kind': 'Kind',
  'filter-area': 'Area',
  'filter-all': 'Show all',
  'all-shown': 'All {total} findings are shown.',
  'some-shown': '{shown} of {total} findings are shown.',
  line: 'line {n}',
  'line-column': 'line {n}, column {column}',
  'place-paragraph': 'paragraph {n}',
  'place-footnote': 'footnote {n}',
  'place-heading': 'heading',
  'place-cell': 'table {table}, row {row}, column {column}',
  'place-beginning': 'beginning',
  communication: '{path} is read as a communication, which is not asked for safeguards; "kind" in clauseguard.yaml says otherwise.',
  'is-report': '{path} is read as a report, in which only words and facts are looked at; "kind" in clauseguard.yaml says otherwise.',
  aside: '{path} hardly speaks of what the rules are about: where it does not, only its words and facts were looked at.',
  'read-in': 'Read in {languages}.',
  'left-alone': 'Text in {languages} was left alone, since there are no rules for it.',
  'one-draft': '{first} is read as one draft with {others}.',
  'part-of': 'Part of {first}.',
} as const;

export type WordingKey = keyof typeof ENGLISH;
export type Wording = {readonly [key in WordingKey]?: string};

type Values = {readonly [name: string]: string | number};

/** A sentence in the language of `wording`, else in English. `n` among the values chooses the form. */
export function say(wording: Wording, key: WordingKey, values: Values = {}): string {
  const forms = (wording[key] ?? ENGLISH[key]).split(' | ');
  const form = forms.length > 1 && values['n'] !== 1 ? forms[1]! : forms[0]!;
  if (!form.includes('{')) return form;
  return form.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** The names in braces of a sentence, sorted. */
export const namesIn = (sentence: string): string[] => [...new Set([...sentence.matchAll(/\{(\w+)\}/g)].map(m => m[1]!))].sort();
