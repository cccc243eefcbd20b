import type {Inflect} from './inflect.ts';
import {PHRASE_LIMITS} from './phrase.ts';
import {type ConceptState, type Names, type ReadPhrase, readPhrases, resolveAll} from './phrases.ts';
import {inside, type Place, type Reporter} from './problems.ts';
import type {AuthoredConcept} from './schema.ts';
import {PACK_LIMITS, type Store} from './store.ts';
import type {YamlFile} from './yaml.ts';

export interface ConceptSource {
  readonly name: string;
  readonly file: YamlFile;
  readonly authored: AuthoredConcept;
}

interface Node extends ConceptSource {
  readonly says: readonly ReadPhrase[];
  readonly not: readonly ReadPhrase[];
  readonly references: readonly ReadPhrase['references'][number][];
}

/** Names that mean something else where a concept is expected. */
export const RESERVED: readonly string[] = ['number', 'any'];

/**
 * Puts the concepts into the store, those referred to first, by Kahn's method: a concept is due once nothing that it refers to is left.
 * When nothing is due, what is left holds a cycle, which is reported and taken out.
 *
 * @param broken names whose files cannot be used; grows by those found broken here
 * @param depths levels of reference below each concept of the store; grows alike
 */
export function addConcepts(
  sources: readonly ConceptSource[],
  names: Names,
  broken: Set<string>,
  depths: Map<string, number>,
  store: Store,
  inflect: Inflect,
  report: Reporter,
): void {
  const left = new Map<string, Node>();
  for (const source of [...sources].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const place: Place = {file: source.file, keys: []};
    const says = readPhrases(source.authored.says, inside(place, 'says'), report);
    const not = readPhrases(source.authored.not ?? [], inside(place, 'not'), report);
    left.set(source.name, {...source, says, not, references: [...says, ...not].flatMap(phrase => phrase.references)});
  }
  const waiting = new Map<string, number>();
  const users = new Map<string, string[]>();
  for (const [name, {references}] of left) {
    const within = new Set(references.map(reference => reference.name).filter(other => left.has(other)));
    waiting.set(name, within.size);
    for (const other of within) users.set(other, [...(users.get(other) ?? []), name]);
  }
  const due = [...left.keys()].filter(name => waiting.get(name) === 0);
  const settle = (name: string): void => {
    left.delete(name);
    for (const user of users.get(name) ?? []) {
      const rest = waiting.get(user)! - 1;
      waiting.set(user, rest);
      if (rest === 0 && left.has(user)) due.push(user);
    }
  };
  while (left.size) {
    for (let name = due.shift(); name !== undefined; name = due.shift()) {
      const node = left.get(name);
      if (!node) continue;
      if (!addOne(node, names, depths, store, inflect, report)) broken.add(name);
      settle(name);
    }
    if (left.size) {
      const cycle = findCycle(left);
      tellCycle(cycle, left, report);
      for (const name of cycle) broken.add(name);
      for (const name of cycle) settle(name);
    }
  }
}

function addOne(
  {name, file, says, not, references}: Node,
  names: Names,
  depths: Map<string, number>,
  store: Store,
  inflect: Inflect,
  report: Reporter,
): boolean {
  resolveAll([...says, ...not], names, report);
  const depth = Math.max(0, ...references.map(reference => (depths.get(reference.name) ?? 0) + 1));
  depths.set(name, depth);
  if (depth > PHRASE_LIMITS.references)
    report.error(
      {file, keys: ['says']},
      `"${name}" refers to concepts ${depth} levels deep; at most ${PHRASE_LIMITS.references} are followed.`,
      'Refer to the inner concepts directly.',
      'key',
    );
  if (!report.usable(file.path)) return false;
  const mark = store.mark();
  const excepted = not.length ? store.add(`${name}#not`, not, 'inflected', inflect) : -1;
  if (excepted !== undefined && store.add(name, says, 'inflected', inflect, excepted) !== undefined) return true;
  store.rollback(mark);
  report.error(
    {file, keys: ['says']},
    TOO_MANY,
    'Split the idea into several concepts, or make brackets of single words: each is one step, whatever the number of its alternatives.',
    'key',
  );
  return false;
}

export const TOO_MANY = `The phrases unfold into more variants than a concept (${PACK_LIMITS.perConcept}) or a pack (${PACK_LIMITS.variants}) may have.`;

/** Names along one cycle. Everything left refers to something left, so following any reference must come round. */
function findCycle(left: ReadonlyMap<string, Node>): string[] {
  const path: string[] = [];
  const seen = new Map<string, number>();
  let name = left.keys().next().value!;
  while (!seen.has(name)) {
    seen.set(name, path.length);
    path.push(name);
    name = left.get(name)!.references.find(reference => left.has(reference.name))!.name;
  }
  return path.slice(seen.get(name));
}

function tellCycle(cycle: readonly string[], left: ReadonlyMap<string, Node>, report: Reporter): void {
  const round = [...cycle, cycle[0]].join(' → ');
  cycle.forEach((name, i) => {
    const next = cycle[(i + 1) % cycle.length]!;
    const {place, at} = left.get(name)!.references.find(reference => reference.name === next)!;
    report.error(place, `The concepts refer to each other in a circle: ${round}.`, 'Take one of these references out.', at);
  });
}

/** Levels of reference below each concept of a compiled pack. */
export function depthsOf(
  concepts: readonly {readonly name: string; readonly variants: readonly {readonly elements: readonly {readonly concept?: number}[]}[]}[],
): Map<string, number> {
  const depths: number[] = [];
  for (const {variants} of concepts) {
    let depth = 0;
    for (const {elements} of variants)
      for (const {concept} of elements) if (concept !== undefined) depth = Math.max(depth, (depths[concept] ?? 0) + 1);
    depths.push(depth);
  }
  return new Map(concepts.map(({name}, i) => [name, depths[i]!]));
}

export const stateIn = (known: ReadonlySet<string>, broken: ReadonlySet<string>, name: string): ConceptState =>
  broken.has(name) ? 'broken' : known.has(name) ? 'known' : 'unknown';
