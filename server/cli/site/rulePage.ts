import type {Example, Pack, Rule} from '../../core/pack/types.ts';
import {escapeHtml as html} from '../reporters/escape.ts';
import {type RuleSection, sectionsAfter, sectionsBefore} from '../ruleSections.ts';
import {lang, linked, list, page} from './page.ts';

export const pathOf = (rule: Pick<Rule, 'id'>): string => `${rule.id}.html`;

/** What `explain` says about the rule, as a page. */
export function rulePage(rule: Rule, level: string, pack: Pack, site: string): string {
  const language = pack.language.name;
  const root = '../'.repeat(rule.id.split('/').length - 1);
  const body = [
    `<p class="soft"><code>${html(rule.id)}</code> · ${html(level)} · ${rule.covers.map(id => requirementLink(id, root)).join(' · ')}</p>`,
    ...sectionsBefore(rule, pack).map(section => sectionOf(section, language)),
    `<h2>Flagged</h2>\n${rule.examples.flags.map(one => flagged(one, language)).join('\n')}`,
    `<h2>Not flagged</h2>\n${rule.examples.allows.map(({text}) => example(html(text.trimEnd()), language)).join('\n')}`,
    ...sectionsAfter(rule).map(section => sectionOf(section, language)),
  ];
  return page({title: rule.title, language, root, site, body: body.join('\n')});
}

export const requirementLink = (id: string, root: string): string => `<a href="${root}requirements.html#${html(id)}">${html(id)}</a>`;

const sectionOf = ({title, rows, ofPack}: RuleSection, language: string): string =>
  `<h2>${html(title)}</h2>\n${rows.length === 1 ? `<p${ofPack ? lang(language) : ''}>${linked(rows[0]!)}</p>` : list(rows.map(linked))}`;

/** `text`: HTML. */
const example = (text: string, language: string): string => `<div class="example"${lang(language)}>${text}</div>`;

function flagged({text, marks, becomes}: Example, language: string): string {
  let out = '';
  let at = 0;
  for (const {start, end} of [...marks].sort((a, b) => a.start - b.start)) {
    out += `${html(text.slice(at, start))}<mark>${html(text.slice(start, end))}</mark>`;
    at = end;
  }
  const after = becomes === undefined ? '' : `\n<p>becomes</p>\n${example(html(becomes.trimEnd()), language)}`;
  return `${example(out + html(text.slice(at).trimEnd()), language)}${after}`;
}
