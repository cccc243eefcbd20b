import {instrumentOf} from '../core/pack/bindings.ts';
import type {Pack, Rule, Source} from '../core/pack/types.ts';
import {say, type WordingKey} from '../core/pack/wording.ts';

/** Every source with its kind and address, and how far somebody checked that it says so. */
export const sourceLines = (rule: Rule, pack: Pack): string[] => rule.source.map(key => sourceLine(key, pack));

/** The sources in one line. The texts that the first rules were drawn from carry no authority, so they stand only where nothing else does. */
export function sourceSummary(rule: Rule, pack: Pack): string {
  const sources = rule.source.map(key => ({title: key, ...pack.sources[key]}));
  const weighty = sources.filter(source => source.type !== 'seed');
  return (weighty.length ? weighty : sources)
    .map(({title, checked}) => title + (checked && checkedText(checked, pack) ? ` (${checkedText(checked, pack)})` : ''))
    .join('; ');
}

function sourceLine(key: string, pack: Pack): string {
  const {sources} = pack;
  const source = sources[key];
  if (!source) return key;
  const state = checkedText(source.checked, pack);
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
const CHECKED: {readonly [state: string]: WordingKey} = {partly: 'checked-partly', seen: 'checked-seen', knowledge: 'checked-knowledge'};
const checkedText = (state: string, {language}: Pack): string => (CHECKED[state] ? say(language.wording, CHECKED[state]) : '');

/** Ways to satisfy a rule, from what the rule itself says. */
export function howTo(rule: Pick<Rule, 'advise' | 'prefer' | 'insert'>, pack: Pack): string[] {
  const {wording} = pack.language;
  const clause = rule.insert === undefined ? undefined : pack.clauses[rule.insert];
  return [
    ...(rule.advise ? [rule.advise] : []),
    ...(rule.prefer?.length ? [say(wording, 'write-one-of', {words: rule.prefer.join(', ')})] : []),
    ...(clause ? [say(wording, 'insert-text', {title: clause.title, text: clause.text})] : []),
  ];
}

/** What a message adds to the title that stands above it and to the words that are underlined. */
export function beyond({message, excerpt}: {readonly message: string; readonly excerpt: string}, title: string): string {
  const rest = message.startsWith(title) ? message.slice(title.length).replace(/^[.:;,\s]+/, '') : message;
  return /^[“"](.*)[”"]\.?$/s.exec(rest)?.[1] === excerpt ? '' : rest;
}
