import type {Example, Pack, Rule} from '../../core/pack/types.ts';
import {escapeHtml as html} from '../reporters/escape.ts';
import {type RuleSection, sectionsAfter, sectionsBefore} from '../ruleSections.ts';
import {linked, list, page} from './page.ts';

export const pathOf = (rule: Pick<Rule, 'id'>): string => `${rule.id}.html`;

/** What `explain` says about the rule, as a page. */
export function rulePage(rule: Rule, level: string, pack: Pack, site: string): string {
  const root = '../'.repeat(rule.id.split('/').length - 1);
  const body = [
    `<p class="soft"><code>${html(rule.id)}</code> · ${html(level)} · ${rule.covers.map(id => requirementLink(id, root)).join(' · ')}</p>`,
    ...sectionsBefore(rule, pack).map(sectionOf),
    `<h2>Flagged</h2>\n${rule.examples.flags.map(flagged).join('\n')}`,
    `<h2>Not flagged</h2>\n${rule.examples.allows.map(({text}) => `<div class="example">${html(text.trimEnd())}</div>`).join('\n')}`,
    ...sectionsAfter(rule).map(sectionOf),
  ];
  return page({title: rule.title, root, site, body: body.join('\n')});
}

export const requirementLink = (id: string, root: string): string => `<a href="${root}requirements.html#${html(id)}">${html(id)}</a>`;

const sectionOf = ({title, rows}: RuleSection): string =>
  `<h2>${html(title)}</h2>\n${rows.length === 1 ? `<p>${linked(rows[0]!)}</p>` : list(rows.map(linked))}`;

function flagged({text, marks, becomes}: Example): string {
  let out = '';
  let at = 0;
  for (const {start, end} of [...marks].sort((a, b) => a.start - b.start)) {
    out += `${html(text.slice(at, start))}<mark>${html(text.slice(start, end))}</mark>`;
    at = end;
  }
  const after = becomes === undefined ? '' : `\n<p>becomes</p>\n<div class="example">${html(becomes.trimEnd())}</div>`;
  return `<div class="example">${out}${html(text.slice(at).trimEnd())}</div>${after}`;
}
