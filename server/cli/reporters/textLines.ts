import {Lines} from '../lines.ts';
import type {Checked} from './types.ts';

/** The lines in which a related place or evidence counts, and the path of their file where it is another than the one reported on. */
export interface At {
  readonly lines: Lines;
  readonly path?: string;
}

/** Lines of a checked file, and of the others that are one draft with it, counted when something in them is named. */
export function linesOf({source, texts = []}: Pick<Checked, 'source' | 'texts'>): {
  readonly own: Lines;
  readonly of: (place: {readonly part?: number}) => At;
} {
  const own = new Lines(source);
  const others: At[] = [];
  return {
    own,
    of: ({part}) => {
      if (part === undefined) return {lines: own};
      const {path, source} = texts[part]!;
      return (others[part] ??= {lines: new Lines(source), path});
    },
  };
}

/** What the file is one draft with: the others where it stands for the draft, else the one that does. */
export function togetherWith({path, texts}: Pick<Checked, 'path' | 'texts'>): {readonly documents?: readonly string[]; readonly partOf?: string} {
  const [first] = texts ?? [];
  if (!first || texts!.length < 2) return {};
  return first.path === path ? {documents: texts!.map(one => one.path)} : {partOf: first.path};
}
