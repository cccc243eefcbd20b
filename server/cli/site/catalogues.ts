import {KINDS} from '../../core/pack/shapes.ts';
import type {Kind, Pack, Rule} from '../../core/pack/types.ts';
import {areaName, areaOf} from '../../core/report/areas.ts';
import {requirementNames} from '../../core/report/requirementNames.ts';
import {escapeHtml as html} from '../reporters/escape.ts';
import {Voice} from '../voice.ts';
import {lang, linked, list, page, table} from './page.ts';
import {pathOf, requirementLink} from './rulePage.ts';

/** What the kinds of rules look for. */
const KIND_TITLES: {readonly [kind in Kind]: string} = {
  language: 'Words to avoid',
  safeguard: 'Safeguards that must be there',
  weakening: 'Protections hedged, excepted or taken back',
  structure: 'Duties, dates, money, references',
  accuracy: 'Wrong statements',
};

/** A rule that speaks in the strict profile only says so, since most readers do not have it on. */
const ruleLink = (rule: Rule, language: string): string =>
  `<a href="${html(pathOf(rule))}"${lang(language)}>${html(rule.title)}</a> <code class="soft">${html(rule.id)}</code>${rule.profile ? ' <span class="soft">(strict profile)</span>' : ''}`;

/** Rules by their titles, with links to their pages. */
export const ruleList = (rules: readonly Rule[], pack: Pack): string => list(rules.map(rule => ruleLink(rule, pack.language.name)));

export function kindsPage(rules: readonly Rule[], pack: Pack, site: string): string {
  const kinds = KINDS.filter(kind => rules.some(rule => rule.kind === kind));
  const rulesOf = (kind: Kind): Rule[] => rules.filter(rule => rule.kind === kind);
  const body = kinds.map(kind => `<h2 id="${kind}">${KIND_TITLES[kind]}</h2>\n${ruleList(rulesOf(kind), pack)}`);
  return page({title: 'Rules by kind', root: '', site, body: body.join('\n') || '<p>The pack has no rules yet.</p>'});
}

/** Every requirement with its rules, and words (`term:`) after them. */
export function requirementsPage(rules: readonly Rule[], pack: Pack, site: string): string {
  const names = requirementNames(pack);
  const byId = new Map<string, Rule[]>();
  for (const rule of rules) for (const id of rule.covers) byId.set(id, [...(byId.get(id) ?? []), rule]);
  const ids = [...byId.keys()].sort((a, b) => Number(a.startsWith('term:')) - Number(b.startsWith('term:')) || (a < b ? -1 : 1));
  let area: string | undefined;
  const body = ids.flatMap(id => {
    const own = Object.hasOwn(pack.requirements, id) ? pack.requirements[id] : undefined;
    const head = areaOf(id) === area ? [] : [`<h2>${html(areaName((area = areaOf(id))) || Voice.english.say('other-matters'))}</h2>`];
    const demand = own && own.title !== own.name ? [`<p>${html(own.title)}</p>`] : [];
    const hand = own?.byHand ? [`<p><strong>To be looked at by a person:</strong> ${html(own.byHand)}</p>`] : [];
    return [...head, `<h3 id="${html(id)}">${html(id)} ${html(names.get(id) ?? '')}</h3>`, ...demand, ...hand, ruleList(byId.get(id)!, pack)];
  });
  return page({title: 'Rules by requirement', root: '', site, body: body.join('\n')});
}

/** Which sentence of the texts that the rules were drawn from led to which requirements, and those to which rules. */
export function seedsPage(rules: readonly Rule[], pack: Pack, site: string): string {
  const bySentence = new Map<string, string[]>();
  for (const [id, {seeds}] of Object.entries(pack.requirements))
    for (const sentence of seeds ?? []) bySentence.set(sentence, [...(bySentence.get(sentence) ?? []), id]);
  const isMain = (id: string) => (rule: Rule) => rule.covers[0] === id;
  const rulesOf = (id: string): string => ruleList(rules.filter(isMain(id)), pack);
  const rows = [...bySentence]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([sentence, ids]) => {
      const title = pack.sources[sentence.replace(/\.\d+$/, '')]?.title ?? '';
      return `<tr><th scope="row" id="${html(sentence)}">${html(sentence)}<br><span class="soft">${linked(title)}</span></th><td>${ids.map(id => requirementLink(id, '')).join(', ')}</td></tr>`;
    });
  const requirements = Object.entries(pack.requirements).map(
    ([id, {title, noRule}]) =>
      `<tr><th scope="row">${requirementLink(id, '')} ${html(title)}</th><td>${noRule ? html(noRule) : rulesOf(id)}</td></tr>`,
  );
  const body = rows.length
    ? `<h2>Sentence to requirement</h2>\n${table(['Sentence', 'Asks for'], rows)}\n<h2>Requirement to rules</h2>\n<p>Rules that have it as their main requirement; <a href="requirements.html">all</a>.</p>\n${table(['Requirement', 'Decided by'], requirements)}`
    : '<p>The pack describes no requirements of its own.</p>';
  return page({title: 'From the seed documents', root: '', site, body});
}
