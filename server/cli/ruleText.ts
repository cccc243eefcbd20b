import {instrumentOf} from '../core/pack/bindings.ts';
import type {Pack, Rule, Source} from '../core/pack/types.ts';

/** Every source with its kind and address, and how far somebody checked that it says so. */
export const sourceLines = (rule: Rule, pack: Pack): string[] => rule.source.map(key => sourceLine(key, pack.sources));

/** The sources in one line. The texts that the first rules were drawn from carry no authority, so they stand only where nothing else does. */
export function sourceSummary(rule: Rule, pack: Pack): string {
  const sources = rule.source.map(key => ({title: key, ...pack.sources[key]}));
  const weighty = sources.filter(source => source.type !== 'seed');
  return (weighty.length ? weighty : sources)
    .map(({title, checked}) => title + (checked && CHECKED[checked] ? ` (${CHECKED[checked]})` : ''))
    .join('; ');
}

function sourceLine(key: string, sources: Pack['sources']): string {
  const source = sources[key];
  if (!source) return key;
  const state = CHECKED[source.checked];
  // The note of a part says which part; other notes retell the source.
  const remarks = [source.type, state, source.checked === 'partly' && source.note, standing(sources[instrumentOf(key, sources) ?? key]!)]
    .filter(Boolean)
    .join('; ');
  return `${source.title} (${remarks})${source.url ? ` ${source.url}` : ''}`;
}

/** A source that may not hold any more, or not yet, says so with the date of the look. */
const standing = ({status, asOf}: Source): string =>
  status === undefined || status === 'in force' || status === 'guidance'
    ? ''
    : `${status === 'revised' ? 'under revision' : status}${asOf ? `, as of ${asOf}` : ''}`;

/** A source that nobody has compared with its text says so to its reader. */
const CHECKED: {readonly [state: string]: string} = {
  partly: 'in part',
  seen: 'provision not yet compared',
  knowledge: 'not yet compared with the text',
};

/** Ways to satisfy a rule, from what the rule itself says. */
export function howTo(rule: Rule, pack: Pack): string[] {
  const clause = rule.insert === undefined ? undefined : pack.clauses[rule.insert];
  return [
    ...(rule.advise ? [rule.advise] : []),
    ...(rule.prefer?.length ? [`Write: ${rule.prefer.join(', ')}.`] : []),
    ...(clause ? [`Insert the clause "${clause.title}": ${clause.text}`] : []),
  ];
}

/** What a message adds to the title that stands above it and to the words that are underlined. */
export function beyond({message, excerpt}: {readonly message: string; readonly excerpt: string}, title: string): string {
  const rest = message.startsWith(title) ? message.slice(title.length).replace(/^[.:;,\s]+/, '') : message;
  return /^[“"](.*)[”"]\.?$/s.exec(rest)?.[1] === excerpt ? '' : rest;
}
