import type {
  CoverageState,
  DraftCoverage,
  DraftReport,
  EvidenceRole,
  Finding,
  RequirementCoverage,
  RuleSummary,
} from '../../server/protocol/index.ts';

/** What the page about one draft is made from. */
export interface Facts {
  readonly name: string;
  readonly coverage: DraftCoverage;
  readonly report: DraftReport;
  readonly rules: ReadonlyMap<string, RuleSummary>;
  /** Line (from 1) of an offset of the draft. */
  readonly lineOf: (offset: number) => number;
}

const WORDS: {readonly [state in CoverageState]: string} = {present: 'present', weak: 'weak', missing: 'missing', 'not-applicable': 'not called for'};
const MARKS: {readonly [state in CoverageState]: string} = {present: '✓', weak: '!', missing: '✗', 'not-applicable': '–'};
const ROLES: {readonly [role in EvidenceRole]: string} = {trigger: 'called for', safeguard: 'given', weakening: 'taken back'};
const ORDER: readonly CoverageState[] = ['missing', 'weak', 'present'];

/**
 * The report as it is shown and exported: what stands inside `<main>`. Buttons that lead into the draft carry `data-start` and `data-end` (offsets),
 * those about a rule `data-rule`; where nobody listens to them they are left out.
 */
export function page(facts: Facts, {live}: {readonly live: boolean}): string {
  const {name, coverage, report} = facts;
  const count = (level: Finding['level']): number => report.findings.filter(one => one.level === level).length;
  const counts = `${plural(count('error'), 'error')}, ${plural(count('warning'), 'warning')}, ${count('advice')} advice`;
  const place = placer(facts, live);
  return `<header><h1>${html(name)}</h1><p role="status">${counts}.${suppressedNote(report)}</p></header>
<section aria-labelledby="safeguards"><h2 id="safeguards">Safeguards</h2>
${safeguards(coverage.requirements, place)}</section>
<section aria-labelledby="findings"><h2 id="findings">Findings</h2>
${findings(facts, place, live)}</section>
${suppressed(facts, place)}`;
}

type Place = (start: number, end: number, text: string) => string;

const placer =
  ({lineOf}: Facts, live: boolean): Place =>
  (start, end, text) =>
    live
      ? `<button type="button" class="link" data-start="${start}" data-end="${end}">${text}<span class="line"> line ${lineOf(start)}</span></button>`
      : `${text}<span class="line"> line ${lineOf(start)}</span>`;

function safeguards(requirements: readonly RequirementCoverage[], place: Place): string {
  const asked = requirements.filter(one => one.state !== 'not-applicable');
  const areas = new Map<string, RequirementCoverage[]>();
  for (const one of asked) areas.set(one.areaName, [...(areas.get(one.areaName) ?? []), one]);
  const rows = [...areas].map(([area, list]) => {
    const sorted = [...list].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
    return `<tbody><tr class="area"><th colspan="3" scope="rowgroup">${html(area)}</th></tr>${sorted.map(one => row(one, place)).join('')}</tbody>`;
  });
  const silent = requirements.length - asked.length;
  const note = silent ? `<p>${plural(silent, 'other safeguard')} ${silent === 1 ? 'is' : 'are'} not called for by anything in the draft.</p>` : '';
  return rows.length
    ? `<table><thead><tr><th scope="col">Safeguard</th><th scope="col">State</th><th scope="col">Where</th></tr></thead>${rows.join('')}</table>${note}`
    : `<p>Nothing in the draft calls for a safeguard.</p>`;
}

function row({requirement, name, state, evidence}: RequirementCoverage, place: Place): string {
  const where = evidence
    .map(({role, start, end, excerpt, uri}) => {
      const words = `“${html(short(excerpt))}”`;
      const name = uri && decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
      return `<li>${ROLES[role]}: ${name ? `${words} (${html(name)})` : place(start, end, words)}</li>`;
    })
    .join('');
  return `<tr><th scope="row">${html(name)} <small>${html(requirement)}</small></th>
<td class="state ${state}"><span aria-hidden="true">${MARKS[state]}</span> ${WORDS[state]}</td><td>${where ? `<ul>${where}</ul>` : ''}</td></tr>`;
}

function findings({report, rules}: Facts, place: Place, live: boolean): string {
  if (!report.findings.length) return '<p>Nothing was found.</p>';
  const items = report.findings.map(({rule, level, message, excerpt, start, end, covers}) => {
    const title = rules.get(rule)?.title ?? rule;
    const why =
      live && rules.has(rule)
        ? ` <button type="button" class="link" data-rule="${html(rule)}">Why?<span class="hidden"> ${html(title)}</span></button>`
        : '';
    const told = message.startsWith(title) ? message.slice(title.length).replace(/^[.:;,\s]+/, '') : message;
    return `<li class="${level}"><h3><span class="level">${level}</span> ${html(title)}</h3>
<p>${place(start, end, `“${html(short(excerpt))}”`)}</p>${told ? `<p>${html(told)}</p>` : ''}<p class="ids">${html([rule, ...covers].join(' · '))}${why}</p></li>`;
  });
  return `<ol>${items.join('')}</ol>`;
}

function suppressed({report, rules}: Facts, place: Place): string {
  if (!report.suppressed.length) return '';
  const items = report.suppressed.map(
    ({rule, reason, excerpt, start, end}) =>
      `<li><h3>${html(rules.get(rule)?.title ?? rule)}</h3><p>${place(start, end, `“${html(short(excerpt))}”`)}</p><p>Reason given: ${html(reason)}</p></li>`,
  );
  return `<section aria-labelledby="suppressed"><h2 id="suppressed">Suppressed with a reason</h2><ol>${items.join('')}</ol></section>`;
}

const suppressedNote = ({suppressed: {length}}: DraftReport): string => (length ? ` ${length} suppressed with a reason.` : '');

/** The page as a file of its own: it fetches nothing and runs nothing. */
export const document = (facts: Facts, style: string): string => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Clauseguard: ${html(facts.name)}</title>
<style>${style}</style>
</head>
<body>
<main>${page(facts, {live: false})}</main>
<footer><p>Made by Clauseguard. An aid to drafting, not legal advice.</p></footer>
</body>
</html>
`;

const LONGEST = 160;
const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/\s+\S*$/, '')} …` : text);
const plural = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;
export const html = (text: string): string =>
  text.replace(/[&<>"']/g, sign => ({'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'})[sign]!);
