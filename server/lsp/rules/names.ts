/** What the files of a pack may name, and what is known of each name. */
import {RESERVED} from '../../core/pack/concepts.ts';
import {roleOf} from '../../core/pack/files.ts';
import {Reporter} from '../../core/pack/problems.ts';
import type {Named} from '../../core/pack/schema.ts';
import type {Pack, Source} from '../../core/pack/types.ts';
import {readYaml} from '../../core/pack/yaml.ts';
import {requirementNames} from '../../core/report/requirementNames.ts';
import type {EditedPack} from '../host.ts';
import {escape} from '../markdown.ts';
import {phrasesOf} from './phrasesOf.ts';

/** What is named by a name of its own. */
export type Kind = Exclude<Named, 'phrase'>;
export interface Name {
  readonly kind: Kind;
  readonly name: string;
}

/** Every name of a kind, with a few words on it where they are at hand. A file that cannot be used yet has a name all the same. */
export function namesOf(kind: Kind, {pack, files}: EditedPack): Map<string, string> {
  const inFiles = files.flatMap(({path}): [string, string][] => {
    const role = roleOf(path);
    return role?.role === kind ? [[role.name, '']] : [];
  });
  return new Map([...inFiles, ...compiled(kind, pack)].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function compiled(kind: Kind, pack: Pack): [string, string][] {
  switch (kind) {
    case 'concept':
      return pack.concepts.flatMap(({name}) => (/[:#]/.test(name) ? [] : [[name, ''] as [string, string]]));
    case 'source':
      return Object.entries(pack.sources).map(([key, {title}]) => [key, title]);
    case 'clause':
      return Object.entries(pack.clauses).map(([key, {title}]) => [key, title]);
    case 'requirement': {
      const described = Object.entries(pack.requirements).map(([id, {name}]): [string, string] => [id, name]);
      const terms = pack.rules.flatMap(({covers, title}) => covers.filter(id => id.startsWith('term:')).map((id): [string, string] => [id, title]));
      return [...terms, ...requirementNames(pack), ...described];
    }
  }
}

/** What is to be said of a name, as Markdown; undefined where nothing is known by it. */
export function textAbout({kind, name}: Name, edited: EditedPack): string | undefined {
  const {pack} = edited;
  switch (kind) {
    case 'concept':
      return name === 'number' ? '**number**: a number in figures or words.' : RESERVED.includes(name) ? undefined : aboutConcept(name, edited);
    case 'source':
      return Object.hasOwn(pack.sources, name) ? aboutSource(name, pack.sources[name]!) : undefined;
    case 'clause': {
      const clause = Object.hasOwn(pack.clauses, name) ? pack.clauses[name] : undefined;
      return clause && `**${escape(clause.title)}** · model clause\n\n> ${escape(clause.text)}`;
    }
    case 'requirement': {
      const title = namesOf('requirement', edited).get(name);
      const rules = pack.rules.filter(rule => rule.covers.includes(name)).map(rule => code(rule.id));
      if (title === undefined) return undefined;
      return [`**${escape(name)}** ${escape(title)}`, rules.length ? `Rules: ${rules.slice(0, 8).join(', ')}${rules.length > 8 ? ' …' : ''}` : '']
        .filter(Boolean)
        .join('\n\n');
    }
  }
}

function aboutSource(key: string, {title, type, primary, checked, note, status, asOf, url}: Source): string {
  const facts = [type, primary ? 'primary' : '', status ? `${status}${asOf ? ` (${asOf})` : ''}` : '', `checked: ${checked}`].filter(Boolean);
  return [`**${escape(title)}**`, escape(facts.join(', ')), note ? escape(note) : '', url ? `<${url}>` : '', code(key)].filter(Boolean).join('\n\n');
}

function aboutConcept(name: string, {files, pack}: EditedPack): string | undefined {
  const file = files.find(({path}) => isConcept(path, name));
  const written = file && (readYaml(file.path, file.text, new Reporter())?.value as {title?: unknown; says?: unknown; not?: unknown} | undefined);
  if (written) {
    const list = (value: unknown): string[] => (Array.isArray(value) ? value.filter(one => typeof one === 'string') : []);
    return [`**${escape(String(written.title ?? name))}** · ${code(name)}`, listed(list(written.says), 'Says'), listed(list(written.not), 'Not')]
      .filter(Boolean)
      .join('\n\n');
  }
  const concept = pack.concepts.find(one => one.name === name);
  if (!concept) return undefined;
  const {phrases, more} = phrasesOf(pack, concept);
  const not = pack.concepts[concept.not];
  return [
    `**${escape(name.replaceAll('-', ' '))}** · ${code(name)}`,
    listed(phrases, 'Says, among others', more),
    not ? listed(phrasesOf(pack, not).phrases, 'Not') : '',
  ]
    .filter(Boolean)
    .join('\n\n');
}

export const isConcept = (path: string, name: string): boolean => {
  const role = roleOf(path);
  return role?.role === 'concept' && role.name === name;
};

const MOST_LISTED = 12;
function listed(phrases: readonly string[], head: string, more = phrases.length - MOST_LISTED): string {
  if (!phrases.length) return '';
  const rows = phrases.slice(0, MOST_LISTED).map(one => `- ${code(one)}`);
  return [`${head}:\n`, ...rows, ...(more > 0 ? [`- and ${more} more`] : [])].join('\n');
}

const code = (text: string): string => `\`${text.replaceAll('`', '').replace(/\s+/g, ' ')}\``;
