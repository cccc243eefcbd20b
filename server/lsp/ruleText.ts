import type {Example, Pack, Rule, Source} from '../core/pack/types.ts';
import {escape} from './markdown.ts';

/** How far somebody checked that a source says so, where that needs to be said. `read` and `checked` need not. */
const CHECKED: {readonly [state: string]: string} = {
  partly: 'carries it in part',
  seen: 'provision not yet compared',
  knowledge: 'not yet compared with the text',
};

/** A rule for somebody who reads a draft: why, what to do, sources, examples. */
export function ruleText(rule: Rule, pack: Pack): string {
  return [whyOf(rule), howTo(rule, pack), sourcesOf(rule, pack), examplesOf(rule), missesOf(rule), footOf(rule)].filter(Boolean).join('\n\n');
}

export const whyOf = (rule: Rule): string => `**Why** ${escape(rule.why)}`;

/** Ways to satisfy the rule, from what the rule itself says. */
export function howTo(rule: Pick<Rule, 'advise' | 'prefer' | 'insert'>, pack: Pack): string {
  const clause = rule.insert === undefined ? undefined : pack.clauses[rule.insert];
  const ways = [
    ...(rule.advise ? [escape(rule.advise)] : []),
    ...(rule.prefer?.length ? [`Write: ${rule.prefer.map(one => `“${escape(one)}”`).join(', ')}.`] : []),
    ...(clause ? [`Insert the model clause “${escape(clause.title)}”:\n\n> ${escape(clause.text)}`] : []),
  ];
  return ways.length ? `**What to do** ${ways.join(' ')}` : '';
}

/** The texts that the first rules were drawn from carry no authority, so they stand only where nothing else does. */
function sourcesOf(rule: Rule, pack: Pack): string {
  const sources = rule.source.map(key => pack.sources[key] ?? {title: key, type: '', checked: ''});
  const weighty = sources.filter(source => source.type !== 'seed');
  return `**Source** ${(weighty.length ? weighty : sources).map(sourceText).join('; ')}`;
}

function sourceText({title, checked, url}: Pick<Source, 'title' | 'checked' | 'url'>): string {
  const name = url && /^https?:\/\/[^\s()<>]+$/.test(url) ? `[${escape(title)}](${url})` : escape(title);
  return CHECKED[checked] ? `${name} *(${CHECKED[checked]})*` : name;
}

function examplesOf({examples}: Rule): string {
  const bad = examples.flags[0];
  const good = examples.allows[0];
  return [
    bad && `**Flagged, for example** ${marked(bad)}`,
    bad?.becomes && `**Becomes** ${escape(bad.becomes)}`,
    good && `**Not flagged, for example** ${escape(good.text)}`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** The example with what is underlined in bold. */
function marked({text, marks}: Example): string {
  let out = '';
  let at = 0;
  for (const {start, end} of marks) {
    out += `${escape(text.slice(at, start))}**${escape(text.slice(start, end))}**`;
    at = end;
  }
  return out + escape(text.slice(at));
}
const missesOf = ({misses}: Rule): string => (misses ? `**Does not see** ${escape(misses)}` : '');

const footOf = ({id, covers}: Rule): string => [id, ...covers].map(one => `\`${one.replaceAll('`', '')}\``).join(' · ');
