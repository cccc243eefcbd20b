import {areaName} from '../../../core/report/areas.ts';
import {nodeCrypto} from '../../../host/builtins.ts';
import {plural} from '../../plural.ts';
import {escapeHtml as html} from '../escape.ts';
import type {RuleRecord} from '../record.ts';
import {matrix} from './matrix.ts';
import {type DraftFacts, type PageFacts, pagePart} from './parts.ts';
import {SCRIPT} from './script.ts';
import {STYLE} from './style.ts';

const hashOf = (text: string): string => `'sha256-${nodeCrypto().createHash('sha256').update(text).digest('base64')}'`;

/** Nothing is fetched, nothing is sent, and no script runs but ours. */
const policy = (): string => `default-src 'none'; style-src ${hashOf(STYLE)}; script-src ${hashOf(SCRIPT)}; base-uri 'none'; form-action 'none'`;

/** What stands before the sections of the drafts. */
export function pageHead(drafts: readonly DraftFacts[], facts: PageFacts): string {
  const sum = (key: 'error' | 'warning' | 'advice' | 'suppressed' | 'known'): number => drafts.reduce((total, draft) => total + draft[key], 0);
  const counts = [
    `<span class="tag error">${plural(sum('error'), 'error')}</span>`,
    `<span class="tag warning">${plural(sum('warning'), 'warning')}</span>`,
    `<span class="tag advice">${sum('advice')} advice</span>`,
    `in ${plural(drafts.length, 'draft')}`,
  ];
  const apart = [sum('suppressed') && `${sum('suppressed')} suppressed with a reason`, sum('known') && `${sum('known')} known from before`].filter(
    Boolean,
  );
  const part = facts.shard ? ` (part ${facts.shard.index} of ${facts.shard.of})` : '';
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Clauseguard report${part}</title>
<style>${STYLE}</style>
</head>
<body>
${pagePart(facts)}<a class="skip" href="#findings">Skip to the findings</a>
<header>
<h1>Clauseguard report${part}</h1>
<p class="counts">${counts.join(' ')}${apart.length ? `. Not counted: ${apart.join(', ')}.` : '.'}</p>
</header>
<main>
${problems(facts)}<section aria-labelledby="safeguards">
<h2 id="safeguards">Safeguards</h2>
<p>What the drafts provide for calls for these safeguards. “Present” means that the draft gives it, “weak” that it hedges it or takes it back, “missing” that it was not found.</p>
${matrix(drafts, id => facts.requirements[id] ?? id)}
</section>
${checklist(facts)}<section aria-labelledby="findings">
<h2 id="findings">Findings in the drafts</h2>
${filters(drafts)}<p id="shown" role="status"></p>
`;
}

/** What stands after them. */
export const pageTail = ({rules, version}: PageFacts): string => `</section>
${
  rules.length
    ? `<section aria-labelledby="rules">
<h2 id="rules">Why, sources and remedies</h2>
<dl>
${rules.map(ruleEntry).join('\n')}
</dl>
</section>
`
    : ''
}</main>
<footer><p>Made by Clauseguard ${html(version)}. An aid to drafting, not legal advice.</p></footer>
<script>${SCRIPT}</script>
</body>
</html>
`;

function checklist({checklist: questions = {}}: PageFacts): string {
  const rows = Object.entries(questions).map(([id, question]) => `<li>${html(question)} <small>${html(id)}</small></li>`);
  if (!rows.length) return '';
  return `<section aria-labelledby="checklist">\n<h2 id="checklist">To be looked at by a person</h2>\n<p>No text shows these.</p>\n<ul>\n${rows.join('\n')}\n</ul>\n</section>\n`;
}

function problems({problems: list}: PageFacts): string {
  if (!list.length) return '';
  const rows = list.map(
    ({path, line, level, message, repair}) => `<li><strong>${level}</strong> ${html(path)}, line ${line}: ${html(message)} ${html(repair)}</li>`,
  );
  return `<section class="problems" aria-labelledby="problems">\n<h2 id="problems">What could not be used</h2>\n<ul>\n${rows.join('\n')}\n</ul>\n</section>\n`;
}

/** Hidden until the script that serves them runs. */
function filters(drafts: readonly DraftFacts[]): string {
  const of = (key: 'kinds' | 'areas'): string[] => [...new Set(drafts.flatMap(draft => draft[key]))].sort();
  const levels = (['error', 'warning', 'advice'] as const).filter(level => drafts.some(draft => draft[level]));
  const box = (name: string, legend: string, values: readonly string[], label: (value: string) => string): string =>
    `<fieldset><legend>${legend}</legend>\n${values
      .map(value => `<label><input type="checkbox" name="${name}" value="${html(value)}" checked> ${html(label(value))}</label>`)
      .join('\n')}\n</fieldset>`;
  const same = (value: string): string => value;
  return `<form id="filters" hidden aria-label="Show findings by">
${box('level', 'Level', levels, same)}
${box('kind', 'Kind', of('kinds'), same)}
${box('area', 'Area', of('areas'), areaName)}
<button type="reset">Show all</button>
</form>
`;
}

const ruleEntry = ({id, title, why, sources, remedies}: RuleRecord): string =>
  `<dt id="r-${html(id)}">${html(title)} <code>${html(id)}</code></dt>
<dd><p>${html(why)}</p>
${remedies.map(remedy => `<p>${html(remedy)}</p>\n`).join('')}<ul>
${sources.map(source => `<li>${sourceLink(source)}</li>`).join('\n')}
</ul></dd>`;

/** A source with the address at its end as a link, which nothing follows but a reader. */
function sourceLink(source: string): string {
  const [, text, address] = /^(.*) (https:\/\/[^\s<>()]+)$/s.exec(source) ?? [];
  return text && address ? `<a href="${html(address)}" rel="noreferrer noopener">${html(text)}</a>` : html(source);
}
