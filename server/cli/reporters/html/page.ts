import type {Level} from '../../../core/pack/types.ts';
import type {WordingKey} from '../../../core/pack/wording.ts';
import {nodeCrypto} from '../../../host/builtins.ts';
import type {Voice} from '../../voice.ts';
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
export function pageHead(drafts: readonly DraftFacts[], facts: PageFacts, voice: Voice): string {
  const say = (...sentence: Parameters<Voice['say']>): string => html(voice.say(...sentence));
  const sum = (key: 'error' | 'warning' | 'advice' | 'suppressed' | 'known'): number => drafts.reduce((total, draft) => total + draft[key], 0);
  const counts = [
    `<span class="tag error">${say('errors', {n: sum('error')})}</span>`,
    `<span class="tag warning">${say('warnings', {n: sum('warning')})}</span>`,
    `<span class="tag advice">${say('advices', {n: sum('advice')})}</span>`,
    say('in-drafts', {n: drafts.length}),
  ];
  const apart = [
    sum('suppressed') && voice.say('suppressed-with-reason', {n: sum('suppressed')}),
    sum('known') && voice.say('known', {n: sum('known')}),
  ].filter(Boolean);
  const part = facts.shard ? ` (part ${facts.shard.index} of ${facts.shard.of})` : '';
  return `<!DOCTYPE html>
<html lang="${voice.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${say('report-title')}${part}</title>
<style>${STYLE}</style>
</head>
<body>
${pagePart(facts)}<a class="skip" href="#findings">${say('skip-to-findings')}</a>
<header>
<h1>${say('report-title')}${part}</h1>
<p class="counts">${counts.join(' ')}${apart.length ? `. ${say('not-counted', {what: apart.join(', ')})}` : '.'}</p>
</header>
<main>
${problems(facts, voice)}<section aria-labelledby="safeguards">
<h2 id="safeguards">${say('safeguards')}</h2>
<p>${say('safeguards-about')}</p>
${matrix(drafts, id => facts.requirements[id] ?? id, voice)}
</section>
${checklist(facts, voice)}<section aria-labelledby="findings">
<h2 id="findings">${say('findings')}</h2>
${filters(drafts, voice)}<p id="shown" role="status" data-all="${say('all-shown', {total: '{total}'})}" data-some="${say('some-shown', {shown: '{shown}', total: '{total}'})}"></p>
`;
}

/** What stands after them. */
export const pageTail = ({rules, version}: PageFacts, voice: Voice): string => `</section>
${
  rules.length
    ? `<section aria-labelledby="rules">
<h2 id="rules">${html(voice.say('rules-heading'))}</h2>
<dl>
${rules.map(ruleEntry).join('\n')}
</dl>
</section>
`
    : ''
}</main>
<footer><p>${html(voice.say('made-by', {version}))}</p></footer>
<script>${SCRIPT}</script>
</body>
</html>
`;

function checklist({checklist: questions = {}}: PageFacts, voice: Voice): string {
  const rows = Object.entries(questions).map(([id, question]) => `<li>${html(question)} <small>${html(id)}</small></li>`);
  if (!rows.length) return '';
  return `<section aria-labelledby="checklist">\n<h2 id="checklist">${html(voice.say('by-hand-short'))}</h2>\n<p>${html(voice.say('by-hand-about'))}</p>\n<ul>\n${rows.join('\n')}\n</ul>\n</section>\n`;
}

function problems({problems: list}: PageFacts, voice: Voice): string {
  if (!list.length) return '';
  const rows = list.map(
    ({path, line, level, message, repair}) => `<li><strong>${level}</strong> ${html(path)}, line ${line}: ${html(message)} ${html(repair)}</li>`,
  );
  return `<section class="problems" aria-labelledby="problems">\n<h2 id="problems">${html(voice.say('problems-heading'))}</h2>\n<ul>\n${rows.join('\n')}\n</ul>\n</section>\n`;
}

/** Hidden until the script that serves them runs. */
function filters(drafts: readonly DraftFacts[], voice: Voice): string {
  const of = (key: 'kinds' | 'areas'): string[] => [...new Set(drafts.flatMap(draft => draft[key]))].sort();
  const levels = (['error', 'warning', 'advice'] as const).filter(level => drafts.some(draft => draft[level]));
  const box = (name: string, legend: WordingKey, values: readonly string[], label: (value: string) => string): string =>
    `<fieldset><legend>${html(voice.say(legend))}</legend>\n${values
      .map(value => `<label><input type="checkbox" name="${name}" value="${html(value)}" checked> ${html(label(value))}</label>`)
      .join('\n')}\n</fieldset>`;
  return `<form id="filters" hidden aria-label="${html(voice.say('filter-by'))}">
${box('level', 'filter-level', levels, level => voice.say(level as Level))}
${box('kind', 'filter-kind', of('kinds'), kind => kind)}
${box('area', 'filter-area', of('areas'), area => voice.area(area))}
<button type="reset">${html(voice.say('filter-all'))}</button>
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
