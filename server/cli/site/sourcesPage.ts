import {instrumentOf} from '../../core/pack/bindings.ts';
import type {Pack, Rule, Source, Status} from '../../core/pack/types.ts';
import {escapeHtml as html} from '../reporters/escape.ts';
import {ruleList} from './catalogues.ts';
import {lang, linked, page, table} from './page.ts';

/** What a status means for somebody who is about to cite the source, in the order of the page: what may have changed comes first. */
const STANDINGS: {readonly [status in Status]: string} = {
  revised: 'Under revision: look before you cite',
  'not yet in force': 'Not yet in force',
  expired: 'No longer in force',
  'in force': 'In force',
  guidance: 'Guidance, which is no law',
};

/**
 * Every instrument that these rules rest on: whether it holds, when that was looked up, and which rules to look at again when it changes.
 * The texts that the first rules were drawn from are no instruments; they have a page of their own.
 */
export function sourcesPage(rules: readonly Rule[], pack: Pack, site: string): string {
  const {sources} = pack;
  const resting = new Map<string, Set<Rule>>();
  for (const rule of rules)
    for (const key of rule.source) {
      const instrument = instrumentOf(key, sources);
      if (instrument !== undefined) resting.set(instrument, (resting.get(instrument) ?? new Set()).add(rule));
    }
  const sections = Object.entries(STANDINGS).flatMap(([status, standing]) => {
    const rows = [...resting]
      .map(([key, own]) => ({key, own, source: sources[key]!}))
      .filter(({source}) => source.status === status)
      .sort((a, b) => (a.source.title < b.source.title ? -1 : 1))
      .map(row => rowOf(row.key, row.source, [...row.own], pack));
    return rows.length ? [`<h2>${standing}</h2>\n${table(['Instrument', 'Looked up', 'Rules that rest on it'], rows)}`] : [];
  });
  return page({title: 'Sources', root: '', site, body: sections.join('\n') || '<p>The rules name no instruments.</p>'});
}

const rowOf = (key: string, {title, type, asOf, url}: Source, rules: readonly Rule[], pack: Pack): string => {
  const about = linked(url ? `${type}, ${url}` : type);
  return `<tr><th scope="row" id="${html(key)}"><span${lang(pack.language.name)}>${html(title)}</span><br><span class="soft">${about}</span></th><td>${html(asOf ?? '')}</td><td>${ruleList(rules, pack)}</td></tr>`;
};
