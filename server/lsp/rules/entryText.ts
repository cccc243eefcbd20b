import {stringify} from 'yaml';
import type {EditedPack} from '../host.ts';
import type {Name} from './names.ts';
import {phrasesOf} from './phrasesOf.ts';

/** So many phrases of a concept are told; longer lists help nobody. */
const MOST_PHRASES = 500;

/**
 * What a pack beside the one that is written has by a name, in the shape of its file, for those who cannot open that. Undefined where there is nothing by the name. Phrases are told
 * from the compiled pack, so brackets are unfolded and one form stands for a word's family.
 */
export function entryText({kind, name}: Name, {pack}: Pick<EditedPack, 'pack'>): string | undefined {
  const entry = entryOf({kind, name}, {pack});
  if (!entry) return undefined;
  const note = kind === 'concept' ? ' Its phrases are told as they were compiled: brackets are unfolded, and one form stands for all of a word.' : '';
  return `# The ${kind} ${name}, as another pack has it; to be read, not changed.${note}\n${stringify(entry, {lineWidth: 160})}`;
}

function entryOf({kind, name}: Name, {pack}: Pick<EditedPack, 'pack'>): object | undefined {
  switch (kind) {
    case 'concept': {
      const concept = pack.concepts.find(one => one.name === name);
      if (!concept) return undefined;
      const says = phrasesOf(pack, concept, MOST_PHRASES).phrases;
      const not = pack.concepts[concept.not];
      return {says, ...(not && {not: phrasesOf(pack, not, MOST_PHRASES).phrases})};
    }
    case 'source':
      return Object.hasOwn(pack.sources, name) ? {[name]: pack.sources[name]} : undefined;
    case 'clause':
      return Object.hasOwn(pack.clauses, name) ? pack.clauses[name] : undefined;
    case 'requirement':
      return Object.hasOwn(pack.requirements, name) ? {requirements: {[name]: pack.requirements[name]}} : undefined;
  }
}
